"""Dates by name: days in figures and words, months, seasons, and their beginnings, middles and ends."""

import re

from qualifier.reading.calendar_words import (
    EN_DAY_WORD,
    EN_MONTHS,
    MONTH,
    RU_BARE_MONTHS,
    RU_DAY_GENITIVE,
    RU_DAY_WORD,
    RU_MONTHS,
    SEASON,
    read_day,
    read_month,
    read_season,
)
from qualifier.reading.date_forms import MONTH_STARTS, SEASON_STARTS, YEAR_STARTS, FormFamily
from qualifier.reading.date_spans import (
    Anchor,
    DateSpan,
    Lean,
    Precision,
    add_days,
    add_months,
    make_date,
    one_day,
    part_of,
    place_day,
    whole_months,
)
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.stem_gate import stems
from qualifier.reading.whole_spans import is_whole
from qualifier.reading.year_words import LONE_YEAR, YEAR, read_year, stretch

_PHRASES = read_phrases("absolute_dates")

_DAY = rf"(?:\d{{1,2}}(?:\s?-?(?:го|ое|ого|ому|му|е|st|nd|rd|th))?|{RU_DAY_WORD}|{EN_DAY_WORD})"
_PART = _PHRASES["_PART"]
_MONTHS = rf"(?:{RU_MONTHS}|{EN_MONTHS})(?!\w)"
_MAY = _PHRASES["_MAY"]

_DAY_MONTH = pattern(rf"(?<![\d.,/])(?<![\w])(?P<day>{_DAY})\s?(?:числа )?(?:of )?(?P<month>{MONTH}){YEAR}?")
_MONTH_DAY = pattern(
    rf"(?<!\w)(?P<month>(?:{EN_MONTHS}|may|mar)\.?) (?:the )?"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{EN_DAY_WORD})(?![\w]|[.,]\d| ?(?:%|million|thousand"
    rf"|k\b|people)){YEAR}?"
)
_DAYS_OF_MONTH = pattern(
    rf"(?<![\d.,])(?<!\w)(?:с |from |between )?(?:the )?(?P<first>\d{{1,2}}(?:-?го|st|nd|rd|th)?"
    rf"|{RU_DAY_WORD})"
    rf"\s?(?:[-–—]|по|до|to|and|till|until|through)\s?(?:the )?(?P<last>\d{{1,2}}(?:-?(?:го|ое)|st|nd"
    rf"|rd|th)?|{RU_DAY_WORD})"
    rf"(?: of)? (?P<month>{MONTH})(?: (?P<year>20\d\d)(?!\d))?"
)
DAY_ONLY = pattern(
    r"(?<![\d.,])(?<!\w)(?:(?P<day>\d{1,2})(?:-?(?:го|ое|му)|-е)(?! (?:класс|этаж|курс|дом|год|апрел"
    r"|числа\w|век|раз|размер|квартал|поколен|уровн))"
    r"|(?P<dated>\d{1,2}) числа"
    rf"|(?:(?<=с )|(?<=до )|(?<=к )|(?<=после )|(?<=старт )|(?<=стартуем )|(?<=начинаем )|(?<=начнем )"
    rf"|(?<=запускаемся )|(?<=выходим )|(?<=решим )"
    rf"|(?<=по ))(?P<word>{RU_DAY_GENITIVE})(?= числа| потому| это|[,.;!?)»]|$| но| а| и | до | по "
    rf"| приед| точно| и| бы )"
    rf"|(?P<spoken>{RU_DAY_GENITIVE}) числа"
    rf"|(?:(?<=[,.;…—–] )|(?<=^))(?P<head>{RU_DAY_GENITIVE})(?= комисси| выбира| реш| вскры| старт"
    rf"| подвод| итог| начина| собира| уже| приед| определ| утвер)"
    rf"|(?:(?<=on the )|(?<=by the )|(?<=from the )|(?<=until the )|(?<=till the )|(?<=before the )"
    rf"|(?<=after the )|(?<=not the ))(?P<the>\d{{1,2}}(?:st|nd|rd|th)|{EN_DAY_WORD})(?=[,.;!?)]|$"
    rf"| because| and| but| so| or| at| to| then| we)"
    rf"|(?<=[рланет]е, )(?P<inside>{RU_DAY_GENITIVE})(?=[,.;!?)]|$| )"
    r"|(?:(?<=until )|(?<=by )|(?<=on )|(?<=from ))(?P<bare>\d{1,2}(?:st|nd|rd|th)))(?!\w)"
)
_PART_MONTH = pattern(rf"(?<!\w){_PART}[ -](?P<month>{MONTH}){LONE_YEAR}?")
_PART_SEASON = pattern(rf"(?<!\w){_PART}[ -](?P<season>{SEASON})(?!\w){LONE_YEAR}?")
_MONTH_PART = pattern(
    rf"(?<!\w)(?P<month>{_MONTHS}){YEAR}?,? (?:в |к |ближе к |где-то |скорее |towards the |toward the "
    rf"|at the )*{_PART}(?: месяца)?(?!\w)"
)
_PART_YEAR = pattern(
    rf"(?<!\w){_PART} (?:(?P<which>эт|сего|текущ|следующ|будущ|this"
    rf"|next)\w*\.? )?(?:(?P<year>20\d\d)(?:-?го)?)?(?P<noun> ?(?:года?|г\.|year))?(?!\w)"
)
_PART_NEAR_MONTH = pattern(
    rf"(?<!\w){_PART} (?:(?P<which>эт|текущ|следующ|будущ|this|next)\w* )?(?:месяца|month)(?!\w)"
)
_MONTH_ONLY = pattern(rf"(?<!\w)(?P<month>(?:{RU_BARE_MONTHS}|{EN_MONTHS})(?!\w)|{_MAY}){LONE_YEAR}?")
_MONTH_SHORT = pattern(rf"(?<!\w)(?P<month>{MONTH}){LONE_YEAR}")
_MONTH_SHORT_YEAR = pattern(
    rf"(?<![\d] )(?<!\w)(?P<month>{RU_MONTHS})[ -](?P<short>[2-4]\d)(?![\d:.,]\d|\d|\s?(?:тыс|млн|%|чел))"
)
_SEASON = pattern(
    rf"(?<!\w)(?P<lead>(?:(?:в|к|с|со|до|на|под|этой|этим|следующ\w+|будущ\w+|после|in|by|from|until"
    rf"|till|after|for|this|next)(?: the| this| next)? )?)"
    rf"(?P<season>{SEASON})(?!\w)(?P<tail>{LONE_YEAR})?"
)
_YEAR_SEASON = pattern(rf"(?<!\d)(?P<year>20\d\d),? (?P<season>{SEASON})(?!\w)")


def _day_month(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    day, month, year = read_day(match["day"]), read_month(match["month"]), read_year(match, anchor)
    return place_day(month, day, anchor) if year is None else one_day(make_date(year, month, day))


def _days_of_month(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    month, first, last = read_month(match["month"]), read_day(match["first"]), read_day(match["last"])
    placed = None if match["year"] else place_day(month, last, anchor)
    ends = placed.first if placed else make_date(int(match["year"] or 0), month, last)
    begins = ends and make_date(ends.year, month, first)
    if begins is None or ends is None or begins > ends:
        return None
    return DateSpan(begins, ends, Precision.RANGE)


def resolve_day_only(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    """Return the coming day of that number («30го», «до пятнадцатого», the 16th)."""
    day = read_day(next(group for group in match.groups() if group))
    if not 1 <= day <= 31:
        return None
    months = [anchor.day.month, anchor.day.month % 12 + 1, (anchor.day.month + 1) % 12 + 1]
    spans = [span for month in months if (span := place_day(month, day, anchor))]
    if anchor.lean is Lean.PAST:
        return max((span for span in spans if span.first <= anchor.day), key=lambda s: s.first, default=None)
    return min((span for span in spans if span.first >= anchor.day), key=lambda s: s.first, default=None)


_WHOLE_MONTHS = pattern(
    rf"(?:(?<=протяжении )|(?<=в течение )|(?<=всего "
    rf"))(?P<month>{RU_MONTHS})(?: и (?P<second>{RU_MONTHS}))?(?!\w)"
)
_NEXT_LEADS = ("следующем ", "следующего ", "следующему ", "следующий ", "будущем ", "будущего ", "next ")


def _month(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    precision = Precision.RANGE if is_whole(match, match.start("month")) else Precision.MONTH
    span = stretch(match, anchor, read_month(match["month"]), 1, precision)
    is_next = match.string[: match.start("month")].endswith(_NEXT_LEADS)
    if span and is_next and span.first <= anchor.day:
        return whole_months(span.first.year + 1, span.first.month, 1, Precision.MONTH)
    return span


def _whole_stretch(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    """«На протяжении апреля и мая»: from the first day to the last one."""
    span = _month(match, anchor)
    if span is None:
        return None
    month = read_month(match["second"] or match["month"])
    later = month < span.first.month
    last = whole_months(span.first.year + later, month, 1, Precision.MONTH)
    return last and DateSpan(span.first, last.last, Precision.RANGE)


_SEASON_LEADS = ("раньше ", "ранее ", "than ", "before ", "теперь ", "только ", "уже ")


def _season(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    groups, season = match.groupdict(), match["season"]
    has_case = season.endswith(("ой", "ою", "ом", "ью"))
    has_case = has_case or match.string[: match.start()].endswith(_SEASON_LEADS)
    if "lead" in groups and not (groups["lead"] or groups["tail"] or has_case):
        return None  # "spring capsule", «лето в зале»: a name, not a date
    span = stretch(match, anchor, read_season(season), 3, Precision.SEASON)
    if span and (groups.get("lead") or "").startswith(("после", "after")):
        after = add_days(span.last, 1)
        return whole_months(after.year, after.month, 1, Precision.MONTH)
    is_next = (groups.get("lead") or "").startswith(("следующ", "будущ", "next")) and span is not None
    if span and is_next and span.first <= anchor.day:
        return whole_months(span.first.year + 1, span.first.month, 3, Precision.SEASON)
    return span


_DAYS_OF_PARTS = (
    (pattern(r"(?:десят\w+|10-?х) чис"), 10),
    (pattern(r"(?:двадцат\w+|20-?х) чис"), 20),
    (pattern(r"втор\w+ недел|second week"), 8),
    (pattern(r"трет\w+ недел|third week"), 15),
)


def _day_of_part(part: str) -> int | None:
    return next((day for pattern, day in _DAYS_OF_PARTS if pattern.match(part)), None)


def _which(part: str) -> str:
    if part.startswith(("нача", "перв", "early", "begin", "the start", "start", "first")):
        return "start"
    if part.startswith(("серед", "втор", "mid", "second")) and "половин" not in part and "half" not in part:
        return "middle"
    return "middle" if "половин" in part or "half" in part else "end"


def _part_of_month(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    span, part = _month(match, anchor), match["part"]
    if span and (day := _day_of_part(part)):
        return DateSpan(span.first.replace(day=day), span.last, Precision.PART)
    return span and part_of(span, _which(part))


def _part_of_season(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    span = _season(match, anchor)
    return span and part_of(span, _which(match["part"]))


def _part_of_year(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    if not (match["noun"] or match["year"]):
        return None
    year = read_year(match, anchor)
    part = _which(match["part"])
    if year is None:
        year = anchor.day.year + (1 if part == "start" and anchor.day.month > 2 else 0)
    span = whole_months(year, 1, 12, Precision.YEAR)
    return span and part_of(span, part)


ABSOLUTE = (
    FormFamily(
        MONTH_STARTS,
        (
            (_DAYS_OF_MONTH, _days_of_month),
            (_DAY_MONTH, _day_month),
            (_MONTH_DAY, _day_month),
            (_PART_MONTH, _part_of_month),
            (_MONTH_PART, _part_of_month),
            (_MONTH_ONLY, _month),
            (_WHOLE_MONTHS, _whole_stretch),
            (_MONTH_SHORT, _month),
            (_MONTH_SHORT_YEAR, _month),
        ),
    ),
    FormFamily(
        SEASON_STARTS,
        ((_PART_SEASON, _part_of_season), (_SEASON, _season), (_YEAR_SEASON, _season)),
    ),
)


def _part_of_near_month(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    is_next = (match["which"] or "").startswith(("следующ", "будущ", "next"))
    month = add_months(anchor.day.replace(day=1), 1 if is_next else 0)
    span = whole_months(month.year, month.month, 1, Precision.MONTH)
    return span and part_of(span, _which(match["part"]))


PARTS_OF_YEARS = (
    FormFamily(YEAR_STARTS, ((_PART_YEAR, _part_of_year),)),
    FormFamily(stems("месяца month"), ((_PART_NEAR_MONTH, _part_of_near_month),)),
)
