"""How the lead's company line stands to the names that an entity bears or bore."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from qualifier.identity.places import read_country
from qualifier.organisation_linkage import score_names
from qualifier.reading.company_name import CompanyName, is_same_name, read_company_name
from qualifier.reading.fold import fold
from qualifier.reading.regions import find_region

# From which probability two names are one with a slip, below which they are two; between, nothing is said.
_CLOSE, _OTHER = 0.9, 0.5
_LEAST_LETTERS = 2
_LONGEST_NAME = 300
_TRADING_HOUSE = re.compile(r"\bторгов(?:ый|ого) дома?\b|\btrading house\b")
_ONE_SPELLING = {
    "td": "тд", "группа": "гк", "групп": "гк", "group": "гк", "gk": "гк", "holding": "холдинг",
    "holdings": "холдинг", "rus": "рус", "uk": "ук",
}  # fmt: skip
_PLACES_IN_GROUP = frozenset(
    {"тд", "ук", "гк", "тпк", "пкф", "нпо", "нпп", "тк", "холдинг", "рус", "концерн"}
)


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
    # The name as registers hold it; people drop half of it, registers never do.
    are_registered = bool(one.legal_forms and other.legal_forms)
    lands, other_lands = _lands_of(one), _lands_of(other)
    if lands and other_lands and not lands & other_lands:
        return NameLikeness.OTHER
    if _keys_of(one) & _keys_of(other):
        if _places_in_group(one) == _places_in_group(other) and lands == other_lands:
            return NameLikeness.SAME
        return NameLikeness.UNSURE if are_registered else NameLikeness.CLOSE
    likeness = score_names(one.core, other.core)
    if likeness >= _CLOSE:
        return NameLikeness.CLOSE
    if is_same_name(one.text, other.text):
        # A word of trade that only one has: one shop to its visitors, often two entities of a group.
        return NameLikeness.UNSURE if are_registered and likeness < _OTHER else NameLikeness.CLOSE
    return NameLikeness.OTHER if likeness < _OTHER else NameLikeness.UNSURE


def _lands_of(name: CompanyName) -> frozenset[str]:
    """Return the countries in a name and the place in its brackets: a group's daughters are told by them."""
    folded = fold(name.text[:_LONGEST_NAME]).text
    words = re.findall(r"[^\W\d_]+", folded)
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    countries = {country for text in (*words, *pairs) if (country := read_country(text))}
    bracketed = {place for inner in re.findall(r"\(([^()]{2,60})\)", folded) if (place := find_region(inner))}
    return frozenset(countries | bracketed)


def _places_in_group(name: CompanyName) -> frozenset[str]:
    """Return the words that tell a trading house or a managing company from the rest of its group."""
    folded = _TRADING_HOUSE.sub("тд", fold(name.text[:_LONGEST_NAME]).text)
    words = (_ONE_SPELLING.get(word, word) for word in re.findall(r"[^\W_]+", folded))
    return frozenset(word for word in words if word in _PLACES_IN_GROUP)


def _keys_of(name: CompanyName) -> frozenset[str]:
    return frozenset("".join(part.keys) for part in name.parts)


def _numbers_of(name: CompanyName) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", name.core))
