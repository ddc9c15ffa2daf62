"""The year beside a date: in figures, in words, or by its distance from the day it was said."""

import re

from qualifier.reading.date_spans import Anchor, DateSpan, Precision, place_months, whole_months
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("year_words")

# A year beside a day or a month: 2026, 2026 г., 27-го, '27, следующего года, next year.
YEAR = _PHRASES["YEAR"]
# Of a month or season the year may come as words or a bare ordinal; after a day «28-го» is another day.
LONE_YEAR = (
    rf"(?:{YEAR}|[ ]'?(?P<lone>[2-4]\d)-?(?:го|й)(?!\w)"
    r"|(?: в)?[ ](?P<spoken>двадцать (?:шест|седьм|восьм|девят)|тридцат)\w{2,4}(?: года?)?(?!\w))"
)
_SPOKEN_YEARS = ("шест", "седь", "вось", "девя")


def read_year(match: re.Match[str], anchor: Anchor) -> int | None:
    """Return the year that a match names beside its date, if it names one."""
    groups = match.groupdict()
    if year := groups.get("year"):
        return int(year)
    if short := groups.get("short") or groups.get("lone"):
        return 2000 + int(short)
    if spoken := groups.get("spoken"):
        return 2030 if spoken.startswith("тридцат") else 2026 + _SPOKEN_YEARS.index(spoken.split()[1][:4])
    which = groups.get("which") or groups.get("ewhich")
    if which is None:
        return None
    if which.startswith(("следующ", "будущ", "грядущ", "next")):
        return anchor.day.year + 1
    return anchor.day.year - (1 if which.startswith(("прошл", "last")) else 0)


def stretch(
    match: re.Match[str], anchor: Anchor, month: int, count: int, precision: Precision
) -> DateSpan | None:
    """Return whole months from `month`: of the year named, or of the one that is meant."""
    year = read_year(match, anchor)
    if year is None:
        return place_months(month, count, precision, anchor)
    return whole_months(year, month, count, precision)
