"""Spans of days: "within four days", "two-week", by Friday, до конца недели, as a count of calendar days."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("spans_of_days")

_COUNT = _PHRASES["_COUNT"]
_UNIT = _PHRASES["_UNIT"]
_LESS = r"(?P<less>(?:less than|under|fewer than|менее|меньше|быстрее)(?: чем)?(?: за)? )?"
_WEEKDAY = _PHRASES["_WEEKDAY"]
DAY_SPAN = pattern(
    rf"(?<![\w.,$€£₽-]){_LESS}(?:(?P<count>{_COUNT})(?:[ -](?:(?:or|to|или|до) (?P<more>{_COUNT})[ -])?)|"
    rf"(?<=за )|(?<=через )|(?<=течение )){_UNIT}(?![\w/])"
    r"|(?P<week>(?:by |before |within |in |at |к |до |на )?(?:the )?(?:end of |конц[аеуы] )?(?:the |"
    r"this |next |the next |"
    r"этой |следующей |будущей )?(?:week|недел[иею])(?!\w|[ -]?(?:end|day)))"
    rf"|(?P<weekday>(?:by|before|until|no later than|к|до|не позднее) (?:this |next |the end of |этой |"
    rf"этого )?{_WEEKDAY})"
    r"|(?P<tomorrow>\b(?:by |before |as early as |к |до )?(?:tomorrow|same[- ]day|завтра\w*)\b(?! for))"
    r"|(?P<today>\b(?:by |before |до )?(?:the )?(?:end of (?:the |today|this )?\s?(?:day)?|today|"
    r"конца дня|сегодня)\b)"
)
_ROUGH = {"few": 3, "several": 3, "несколько": 3, "нескольких": 3}
_ONE = frozenset({"a", "an", "single", "a single", "the next", "the coming", "next"})
_DAYS_IN = {"h": 1 / 24, "ч": 1 / 24, "d": 1, "д": 1, "с": 1, "w": 7, "н": 7, "m": 30, "м": 30}
_WEEKDAYS = (
    "mon пон",
    "tue вто",
    "wed сре",
    "thu чет",
    "fri пят",
    "sat суб",
    "sun вос",
)
_LAST_DAY = 6


@dataclass(frozen=True, slots=True)
class DaySpan:
    """`days` from the talk on; `is_length` is False when they were counted on a calendar."""

    days: int
    is_length: bool


def read_day_span(match: re.Match[str], text: str, said_on: date | None) -> DaySpan | None:
    """Return the days that a `DAY_SPAN` means; None for hours, and for the calendar without a date."""
    if match["unit"]:
        return _read_length(match, text)
    days = _read_calendar(match, said_on)
    return None if days is None else DaySpan(days, is_length=False)


def _read_length(match: re.Match[str], text: str) -> DaySpan | None:
    count = _read_count(match["more"] or match["count"] or "one")
    days = count * _DAYS_IN[match["unit"][0]]
    follows = text[match.end() :]
    is_ago = re.match(r"\s?(?:ago|назад|a week|in a row|per|of (?:free|support|training))|'s? worth", follows)
    if days < 1 or is_ago:
        return None
    return DaySpan(int(days) - bool(match["less"]), is_length=True)


def _read_count(word: str) -> int:
    if word in _ONE:
        return 1
    if rough := next((value for key, value in _ROUGH.items() if key in word), None):
        return rough
    return int(next((number.value for number in find_numbers(word)), 1))


def _read_calendar(match: re.Match[str], said_on: date | None) -> int | None:
    if match["tomorrow"]:
        return 1
    if match["today"]:
        return None
    if said_on is None:
        return None
    if match["weekday"]:
        return _days_to_weekday(match["weekday"], said_on)
    is_end = re.match(r"by|before|within|in|at|end|the end|к|до|на|конц", match["week"])
    return _days_to_week_end(match["week"], said_on) if is_end else None


def _days_to_weekday(words: str, said_on: date) -> int:
    day = next(at for at, names in enumerate(_WEEKDAYS) if any(name in words for name in names.split()))
    return (day - said_on.weekday()) % 7 or 7


def _days_to_week_end(words: str, said_on: date) -> int:
    """To Sunday; what is said at a weekend means the week that comes."""
    is_weekend = said_on.weekday() >= _LAST_DAY - 1
    ahead = _LAST_DAY - said_on.weekday() + 7 * is_weekend
    is_next = re.search(r"next|следующ|будущ", words)
    return (said_on + timedelta(days=ahead + 7 * bool(is_next)) - said_on).days
