"""Dates in figures: 2026-10-01, 01.10.2026, 01/10/26, «с 01.10», 01.10–15.10."""

import re

from qualifier.reading.date_forms import Resolver
from qualifier.reading.date_spans import Anchor, DateSpan, make_date, one_day, place_day
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("numeric_dates")

_ISO = pattern(r"(?<![\d.-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_NUMERIC = pattern(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}"
    r"|\d\d)(?![\d/-]|\.\d)(?: ?г(?:ода|\.)?(?!\w))?"
)
_NUMERIC_BARE = pattern(_PHRASES["_NUMERIC_BARE"])
_NUMERIC_RANGE = pattern(_PHRASES["_NUMERIC_RANGE"])
_NUMERIC_LATE = pattern(
    r"(?<=[а-яa-z] )(?P<day>1[3-9]|2\d|3[01])\.(?P<month>0[1-9]|1[0-2])(?=$|[,.;!?)](?:\s|$)"
    r"| )(?! ?(?:млн|тыс|%|руб|₽|час|мск))"
)


def _numeric(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 2000
    if month > 12 >= day and match["mark"] == "/":
        day, month = month, day
    return one_day(make_date(year, month, day))


def _numeric_bare(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    groups = [group for group in match.groups() if group]
    return place_day(int(groups[1]), int(groups[0]), anchor)


NUMERIC: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (_ISO, lambda m, _: one_day(make_date(int(m["year"]), int(m["month"]), int(m["day"])))),
    (_NUMERIC, _numeric),
    (_NUMERIC_BARE, _numeric_bare),
    (_NUMERIC_LATE, _numeric_bare),
    (_NUMERIC_RANGE, _numeric_bare),
)
