"""How the lead's company line stands to the names that an entity bears or bore."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from qualifier.organisation_linkage import score_names
from qualifier.reading.company_name import CompanyName, is_same_name, read_company_name

# From which probability two names are one with a slip, below which they are two; between, nothing is said.
_CLOSE, _OTHER = 0.9, 0.5
_LEAST_LETTERS = 2


class NameLikeness(StrEnum):
    """What two company lines are to each other."""

    SAME = "same"
    CLOSE = "close"
    UNSURE = "unsure"
    OTHER = "other"


_ORDER = tuple(NameLikeness)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """The best of an entity's names of one kind, and whether the legal forms agree (None: not both said)."""

    likeness: NameLikeness
    name: str
    is_form_same: bool | None = None


def match_names(said: str, names: Iterable[str]) -> NameMatch | None:
    """Return the likest of the names; None when there is nothing to compare."""
    read = read_company_name(said)
    if len(read.core) < _LEAST_LETTERS:
        return None
    matches = [_match(read, name) for name in names]
    found = [match for match in matches if match is not None]
    return min(
        found, key=lambda match: (_ORDER.index(match.likeness), match.is_form_same is False), default=None
    )


def _match(said: CompanyName, name: str) -> NameMatch | None:
    other = read_company_name(name)
    if len(other.core) < _LEAST_LETTERS:
        return None
    mine, theirs = frozenset(said.legal_forms), frozenset(other.legal_forms)
    is_form_same = bool(mine & theirs) if mine and theirs else None
    return NameMatch(likeness=compare_names(said, other), name=name, is_form_same=is_form_same)


def compare_names(one: CompanyName, other: CompanyName) -> NameLikeness:
    """Compare two company lines without their legal forms; other numbers in them make other companies."""
    if _numbers_of(one) != _numbers_of(other):
        return NameLikeness.OTHER
    if _keys_of(one) & _keys_of(other):
        return NameLikeness.SAME
    if is_same_name(one.text, other.text):
        return NameLikeness.CLOSE
    likeness = score_names(one.core, other.core)
    if likeness >= _CLOSE:
        return NameLikeness.CLOSE
    return NameLikeness.OTHER if likeness < _OTHER else NameLikeness.UNSURE


def _keys_of(name: CompanyName) -> frozenset[str]:
    return frozenset("".join(part.keys) for part in name.parts)


def _numbers_of(name: CompanyName) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", name.core))
