"""When something was done: months, seasons and years named of the past, as the month they fell in."""

import re
from datetime import date

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("past_months")

_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "мае": 5,
    "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10, "ноя": 11, "дек": 12, "jan": 1, "feb": 2, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_EN_MARCH = "march"
# The last month of the season: what was run in it was run up to then.
_SEASONS = {"вес": 5, "лет": 8, "осе": 11, "зим": 2, "spr": 5, "sum": 8, "aut": 11, "fal": 11, "win": 2}
_MONTH_WORD = _PHRASES["_MONTH_WORD"]
_SEASON_WORD = (
    r"весной|весны|весну|летом|лета|лето|осенью|осени|осень|зимой|зимы|spring|summer|autumn|fall|winter"
)
_COUNTS = {
    "пару": 2, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8,
    "девять": 9, "десять": 10, "несколько": 4,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "couple of": 2, "a few": 4,
}  # fmt: skip
_COUNT_WORD = "|".join(sorted(_COUNTS, key=len, reverse=True))
_AGO_UNIT = (
    r"полгода|полтора года|год[а]?|лет|месяц(?:а|ев)?|мес|недел[юиь]|дн(?:я|ей)|years?|months?|weeks?|days?"
)
_WHEN = pattern(
    rf"\b(?:(?P<month>{_MONTH_WORD})|(?P<season>{_SEASON_WORD}))(?:[ ,]+(?:of )?(?P<year>20\d\d)|"
    rf"(?P<last> прошлого года| прошлым годом| last year)?)"
    r"|(?P<numeric>\b20\d\d-\d\d\b)"
    r"|\b(?:в|за|in|of|during|since|с)? ?(?P<bare>20\d\d)(?:-?м|-?ом|-?го)?(?: год\w*)?\b"
    rf"|\b(?:лет|месяца|месяцев) (?P<about>{_COUNT_WORD}|\d{{1,2}}) назад\b"
    rf"|\b(?:(?P<count>\d{1, 2}|{_COUNT_WORD})[ -]?)?(?P<unit>{_AGO_UNIT}) (?:тому )?(?:назад|ago)\b"
    r"|(?P<lastyear>\bпрошл(?:ом|ый|ого|ым) год\w*|\blast year\b)"
    r"|(?P<recent>недавно|прошл(?:ом|ый|ого) (?:месяц\w*|квартал\w*)|на прошлой неделе|на той неделе|"
    r"только что|"
    r"в этом году|этого года|с начала года|этим летом|этой (?:весной|зимой|осенью)|на днях|"
    r"recently|last month|last quarter|last week|this year|just finished)"
)


def find_past_month(text: str, as_of: date) -> tuple[date | None, int, int] | None:
    """Return the first day of the latest past month that a folded text names, with its span."""
    found = [(when, m.start(), m.end()) for m in _WHEN.finditer(text) if (when := _resolve(m, as_of))]
    return max(found, key=lambda one: one[0]) if found else None


def find_past_months(text: str, as_of: date) -> tuple[tuple[date, int, int], ...]:
    """Return every past month that a folded text names, with its span."""
    return tuple(
        (when, m.start(), m.end()) for m in _WHEN.finditer(text) if (when := _resolve(m, as_of)) is not None
    )


def months_between(earlier: date, later: date) -> int:
    """Return the number of whole calendar months from one month to another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def _resolve(found: re.Match[str], as_of: date) -> date | None:
    if found["numeric"]:
        year, month = (int(part) for part in found["numeric"].split("-"))
        return date(year, month, 1) if 1 <= month <= 12 else None
    if found["bare"]:
        return _middle(int(found["bare"]), as_of)
    if found["lastyear"]:
        return date(as_of.year - 1, 7, 1)
    if found["about"]:
        return _months_back(_count(found["about"]) * (12 if "лет" in found.group() else 1), as_of)
    if found["unit"]:
        return _months_back(_months_of(found), as_of)
    if found["recent"]:
        return date(as_of.year, as_of.month, 1)
    return _latest(_number(found), found, as_of)


def _months_of(found: re.Match[str]) -> int:
    """Return how many months ago; weeks and days are of this month or the last."""
    unit, count = found["unit"], _count(found["count"] or "один")
    if unit.startswith("пол"):
        return 6 if unit == "полгода" else 18
    if unit.startswith(("год", "лет", "year")):
        return 12 * count
    return count if unit.startswith(("мес", "month")) else min(count // 4, 2)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS.get(word, 1)


def _months_back(months: int, as_of: date) -> date:
    whole = as_of.year * 12 + as_of.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


def _number(found: re.Match[str]) -> int:
    if word := found["month"]:
        return 3 if word == _EN_MARCH or word.startswith("мар") else _MONTHS[word[:3]]
    return _SEASONS[found["season"][:3]]


def _latest(month: int, found: re.Match[str], as_of: date) -> date | None:
    if found["year"]:
        when = date(int(found["year"]), month, 1)
        return when if when <= as_of else None
    year = as_of.year if month <= as_of.month else as_of.year - 1
    return date(as_of.year - 1 if found["last"] else year, month, 1)


def _middle(year: int, as_of: date) -> date | None:
    if not as_of.year - 30 <= year <= as_of.year:
        return None
    return date(year, min(7, as_of.month) if year == as_of.year else 7, 1)
