"""Advertising seen from outside: what one line of open data tells of placements, paid or petty, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualifier.reading import ad_fact_words as words
from qualifier.reading.past_months import find_past_month
from qualifier.reading.patterns import pattern


class AdKind(StrEnum):
    """What a fact tells of the company's advertising."""

    PAID = "paid"
    PETTY = "petty"  # organic, occasional, a single boosted post
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdFact:
    """One fact of past advertising; `month` is its first day, None when undated."""

    kind: AdKind
    month: date | None = None
    is_ongoing: bool = False


_NUMERIC = pattern(r"\b20\d\d-\d\d\b")
_DATED = pattern(r"\b20\d\d\b")
_CLAUSE_END = pattern(r"[,;:!?»«\"()]|\.(?=\s|$)|\s[—–-]\s|\s(?:но|зато|однако|but|though)\s")
_CONTENT = pattern(r"[^\W\d_]{3,}")


def read_ad_fact(text: str, as_of: date) -> AdFact | None:
    """Return what one folded line of open data tells of advertising, or None when it tells nothing."""
    kind = _kind_of(text)
    return None if kind is None else AdFact(kind=kind, month=_month_of(text, as_of))


def _month_of(text: str, as_of: date) -> date | None:
    """The day that the line is dated by; words of the calendar also name streets and seasons' goods."""
    dated = _NUMERIC.search(text)
    when = find_past_month(text[dated.start() : dated.end()] if dated else text, as_of)
    return when[0] if when else None


def _kind_of(text: str) -> AdKind | None:
    clauses = tuple(_affirmed(text))
    is_denied = len(clauses) < len(tuple(_clauses(text))) or bool(words.WITHOUT.search(text))
    kinds = [kind for clause in clauses if (kind := _kind_of_clause(clause, is_denied=is_denied))]
    if AdKind.PETTY in kinds and (AdKind.PAID not in kinds or is_denied or words.SINGLE.search(text)):
        return AdKind.PETTY
    if kinds:
        return kinds[0] if AdKind.PAID not in kinds else AdKind.PAID
    if is_denied:
        return AdKind.NONE
    return _default(text)


def _default(text: str) -> AdKind | None:
    """A dated line that tells neither of a denial nor of the firm's people names a medium unknown to us."""
    if words.NOT_OF_ADVERTISING.search(text) or not _CONTENT.search(text):
        return None
    return AdKind.PAID if _DATED.search(text) else AdKind.PETTY


def _clauses(text: str) -> Iterator[str]:
    yield from (clause for clause in _CLAUSE_END.split(text) if _CONTENT.search(clause))


def _affirmed(text: str) -> Iterator[str]:
    """Yield the clauses that state something: not what was looked for, nor what was not found."""
    for clause in _clauses(text):
        if not words.NOTHING.search(clause) and not words.CHECK.match(clause.lstrip(" -0123456789")):
            yield clause


def _kind_of_clause(clause: str, *, is_denied: bool) -> AdKind | None:
    rest = words.PETTY_DEAL.sub(" посты ", words.WITHOUT.sub(" ", clause))
    if words.SINGLE.search(rest) or (words.OWN_MEDIUM.search(rest) and not words.BOUGHT.search(rest)):
        return AdKind.PETTY
    is_petty = bool(words.PETTY.search(rest))
    if words.PAID.search(words.PETTY.sub(" ", rest) if is_denied else rest):
        return AdKind.PAID
    return AdKind.PETTY if is_petty else None


def has_petty_word(text: str) -> bool:
    """Whether a folded text names organic or community publishing."""
    return bool(words.PETTY.search(text))


def has_single_word(text: str) -> bool:
    """Whether a folded text names something done once or given away."""
    return bool(words.SINGLE.search(text))
