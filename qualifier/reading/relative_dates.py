"""Dates counted from the day they were said: завтра, через три недели, next Monday, within five months."""

import re

from qualifier.reading.calendar_words import COUNT, WEEKDAY, read_count, read_weekday
from qualifier.reading.date_forms import FormFamily
from qualifier.reading.date_spans import (
    Anchor,
    DateSpan,
    Precision,
    add_days,
    add_months,
    one_day,
    week_of,
    whole_months,
)
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.stem_gate import stems

_PHRASES = read_phrases("relative_dates")

_UNIT = _PHRASES["_UNIT"]
_RU_IN = pattern(
    rf"(?<!\w)через\s+(?:(?:где-то|примерно|каких-то|какие-то|около|буквально|ровно)\s+)?"
    rf"(?:(?P<count>{COUNT})(?:\s*[-–]\s*(?:{COUNT})|\s+или\s+(?:{COUNT}))?\s+)?(?P<unit>{_UNIT})(?!\w)"
)
_RU_IN_TURNED = pattern(rf"(?<!\w)(?P<unit>{_UNIT})\s+(?:так\s+)?через\s+(?P<count>{COUNT})(?!\w)")
_RU_WITHIN = pattern(
    rf"(?<!\w)(?:в течение|в теченье|в пределах|в ближайшие|за ближайшие|в ближайший)\s+"
    rf"(?:(?P<count>{COUNT})\s+)?(?P<unit>{_UNIT})(?!\w)"
)
_EN_IN = pattern(
    rf"(?<!\w)(?:with)?in\s+(?:about\s+|around\s+|roughly\s+|the next\s+|exactly\s+)?"
    rf"(?P<count>{COUNT})(?:\s*(?:-|–|to|or)\s*(?:{COUNT}))?[\s-]+(?P<unit>{_UNIT})(?:'s? time|' time)?(?!\w)"
    r"(?! ago| a row|\s+a (?:week|month|year))"
)
_EN_FROM_NOW = pattern(rf"(?<!\w)(?P<count>{COUNT})\s+(?P<unit>{_UNIT})\s+from (?:now|today)(?!\w)")
_NAMED_DAY = pattern(
    r"(?<!\w)(?P<word>послезавтра|завтра|сегодня|the day after tomorrow|day after tomorrow|tomorrow"
    r"|today|tonight)(?!\w)"
)
_NAMED_DAYS = {"послезавтра": 2, "завтра": 1, "сегодня": 0, "tomorrow": 1, "today": 0, "tonight": 0}
_WEEK_AFTER_NEXT = pattern(r"(?<!\w)(?:the )?week after next(?!\w)|(?<!\w)через одну неделю(?!\w)")
_NEAR_UNIT = pattern(_PHRASES["_NEAR_UNIT"])
_ON_WEEKDAY = pattern(
    rf"(?<!\w)(?:(?:в|во|к|ко|с|со|до|на|on|by|until|till|before|from)\s+)?"
    rf"(?:(?P<which>следующ\w+|ближайш\w+|эт(?:у|от|ой|ого|о|ому)|next|this"
    rf"|coming)\s+)?(?P<day>{WEEKDAY})(?!\w)"
)


def _shift(anchor: Anchor, count: float, unit: str) -> DateSpan | None:
    if unit.startswith(("д", "рабоч", "day")):
        return one_day(add_days(anchor.day, round(count)))
    if unit.startswith(("недел", "week")):
        return one_day(add_days(anchor.day, round(7 * count)))
    if unit.startswith("fortnight"):
        return one_day(add_days(anchor.day, 14))
    if unit.startswith(("месяц", "month")):
        whole = add_months(anchor.day, int(count))
        return one_day(add_days(whole, 15) if count % 1 else whole)
    return one_day(add_months(anchor.day, 6 if unit.startswith("полгод") else round(12 * count)))


def _count_from_now(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    return _shift(anchor, read_count(match["count"]), match["unit"])


def _name_day(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    shift = 2 if match["word"].endswith("after tomorrow") else _NAMED_DAYS[match["word"]]
    return one_day(add_days(anchor.day, shift))


def _week_after_next(_match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    return week_of(anchor.day, 2)


def _near_unit(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    is_running = match["which"].startswith(("эт", "текущ", "this"))
    if match["unit"].startswith(("недел", "week")):
        return week_of(anchor.day, 0 if is_running else 1)
    month = add_months(anchor.day.replace(day=1), 0 if is_running else 1)
    return whole_months(month.year, month.month, 1, Precision.MONTH)


# "Can you start Monday?"
_SETS_WEEKDAY = ("start ", "begin ", "launch ", "live ", "decide ")


def _on_weekday(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    is_set = match.string[: match.start()].endswith(_SETS_WEEKDAY)
    if match["which"] is None and match.group() == match["day"] and not is_set:
        return None  # a bare weekday is a heading of a timetable, not a day
    ahead = (read_weekday(match["day"]) - anchor.day.weekday()) % 7
    if (match["which"] or "").startswith(("следующ", "next")):
        monday = week_of(anchor.day, 1).first
        return one_day(add_days(monday, read_weekday(match["day"])))
    return one_day(add_days(anchor.day, ahead or 7))


RELATIVE = (
    FormFamily(stems("через"), ((_RU_IN, _count_from_now), (_RU_IN_TURNED, _count_from_now))),
    FormFamily(stems("течение теченье пределах ближайшие ближайший"), ((_RU_WITHIN, _count_from_now),)),
    FormFamily(stems("in within from"), ((_EN_IN, _count_from_now), (_EN_FROM_NOW, _count_from_now))),
    FormFamily(
        stems("послезавтра завтра сегодня day tomorrow today tonight"),
        ((_NAMED_DAY, _name_day),),
    ),
    FormFamily(
        stems("неделе недели неделю неделя месяц week month"),
        ((_WEEK_AFTER_NEXT, _week_after_next), (_NEAR_UNIT, _near_unit)),
    ),
    FormFamily(
        stems(
            "понедельник вторник среду среды среде среда четверг пятницу суббота воскресенье "
            "monday tuesday wednesday thursday friday saturday sunday"
        ),
        ((_ON_WEEKDAY, _on_weekday),),
    ),
)
