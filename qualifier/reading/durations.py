"""How long a flight lasts: «на три месяца», for six weeks, 600 тыс. в месяц, полгода."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import add_days, add_months
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.stem_gate import stems, word_starts

_PHRASES = read_phrases("durations")

_UNIT = (
    r"(?P<unit>дней|дня|день|недел(?:ю|и|ь|я)|мес(?:яц(?:а|ев)?|\.)?|полгода|год(?:а)?|лет|days?|weeks?"
    r"|months?|years?)"
)
_LENGTH = pattern(rf"(?<![\w.,])(?:(?P<count>{COUNT})[ -]+)?{_UNIT}(?!\w)")
# «Месяца три», «недели на две»: a count behind its unit is an estimate, and a length all the same.
_ESTIMATE = pattern(
    rf"(?<![\w.,])(?<!два )(?<!две )(?<!три )(?<!четыре )(?P<unit>месяца|месяцев|недели|недель|дней)"
    rf"(?: на| этак| так)? (?P<count>{COUNT})(?![\w.,]*\d)(?!\w)"
)
_STARTS_OF_UNITS = stems(
    "дней дня день неделю недели недель неделя мес месяц месяца месяцев полгода год года лет day days "
    "week weeks "
    "month months year years двухнедельный трехнедельный четырехнедельный пятинедельный шестинедельный "
    "восьминедельный двухмесячный трехмесячный четырехмесячный шестимесячный two-week three-week four-week "
    "five-week six-week eight-week two-month three-month six-month"
)
_BEFORE = pattern(_PHRASES["_BEFORE"])
_MONTHLY = pattern(r"(?:в|/|per|a|each)\s?(?:мес(?:яц)?\b|month|mo\b)|ежемесячн|помесячн|monthly|на месяц по")
_TIMES = pattern(r"\d\s?[xх×*]\s?(?P<count>\d{1,2})(?!\d|\s?(?:\d|тыс|сек|м\b))")
_FOR_ONE = pattern(_PHRASES["_FOR_ONE"])
_NAMED_AFTER = pattern(r"^(?:ный|ная)?[ -](?:flight|campaign|burst|флайт|кампани|размещени)")
# «Старт 1 октября, шесть недель»: a length that stands by itself beside a start.
_ENCLOSED = pattern(r"[,;:—–(]\s*$")
_COUNTED_FROM = pattern(
    r"^,? (?:начиная|считая|стартуя) с\b|^,? с \d|^,? (?:starting|beginning|counting|commencing)\b|"
    r"^,? from (?:the )?\d"
)
_CLOSED = pattern(r"^\s*(?:[,.;)!]|$)")
_STARTS = pattern(
    r"старт|нача|начин|начн|запус|размещ|период|кампани|реклам|крут|выход|выйд|\bс \d|start|launch|live|"
    r"kick|run|campaign|\bbegin|\bfrom (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_RUNS = pattern(_PHRASES["_RUNS"])
_AT_FIRST = pattern(_PHRASES["_AT_FIRST"])
# «Шестинедельный флайт», "a six-week campaign".
_COMPOUND = pattern(_PHRASES["_COMPOUND"])
_YEARS = ("год", "лет", "year")
_NOT_LENGTH = pattern(_PHRASES["_NOT_LENGTH"])
_OTHER_THING = pattern(_PHRASES["_OTHER_THING"])
_NOT_AFTER = pattern(r"^\s*(?:назад|ago|from now|from today|подряд|old|молч|тому)|^\s*(?:через)\b")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in calendar months and days."""

    months: int = 0
    days: int = 0

    def end_from(self, start: date) -> date:
        """Return the last day of a flight that begins on `start`, that day included."""
        return add_days(add_months(start, self.months), self.days - 1)


def read_durations(sentence: Sentence) -> tuple[Signal[Duration], ...]:
    """Return the lengths of a flight that a sentence names; spans of the past and of waiting are left out."""
    text = sentence.folded
    if _STARTS_OF_UNITS.isdisjoint(word_starts(text)) and not _TIMES.search(text):
        return ()
    is_monthly = bool(_MONTHLY.search(text))
    found = [
        Signal(value=length, sentence=sentence, start=match.start(), end=match.end())
        for match in _find_lengths(text, is_monthly)
        if (length := _read_length(match))
    ]
    if is_monthly and not found and (match := _TIMES.search(text)):
        months = Duration(months=int(match["count"]))
        found.append(Signal(value=months, sentence=sentence, start=match.start(), end=match.end()))
    return tuple(found)


def _find_lengths(text: str, is_monthly: bool) -> Iterator[re.Match[str]]:
    estimates = [match for match in _ESTIMATE.finditer(text) if _is_estimate(text, match, is_monthly)]
    known = [*estimates, *_COMPOUND.finditer(text)]
    yield from known
    for match in _LENGTH.finditer(text):
        is_read = any(one.start() <= match.start() < one.end() for one in known)
        if not is_read and _is_flight(text, match, is_monthly):
            yield match


def _is_estimate(text: str, match: re.Match[str], is_monthly: bool) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :]
    if _NOT_AFTER.match(after) or _OTHER_THING.search(before) or _NOT_LENGTH.search(before):
        return False
    is_alone = _ENCLOSED.search(before) and _CLOSED.match(after) and _STARTS.search(text)
    return bool(is_monthly or is_alone or _RUNS.search(before) or _BEFORE.search(before))


def _is_flight(text: str, match: re.Match[str], is_monthly: bool) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :]
    if _NOT_AFTER.match(after) or _OTHER_THING.search(before):
        return False
    if _STARTS.search(text) and _RUNS.search(before) and not match["unit"].startswith(_YEARS):
        return True
    if match["count"] and _AT_FIRST.match(after) and not _NOT_LENGTH.search(before):
        return True
    if match["count"] is None and match["unit"] != "полгода":
        is_alone = _ENCLOSED.search(before) and _CLOSED.match(after) and _STARTS.search(text)
        return bool(_FOR_ONE.search(before) or is_alone)
    if _COUNTED_FROM.match(after) and not _NOT_LENGTH.search(before):
        return True
    if _BEFORE.search(before) or _NAMED_AFTER.match(after):
        return True
    if match["count"] and _ENCLOSED.search(before) and _CLOSED.match(after) and _STARTS.search(text):
        return True
    return is_monthly and match["count"] not in {None, "a", "an", "один"} and not _NOT_LENGTH.search(before)


def _read_length(match: re.Match[str]) -> Duration | None:
    count, unit = read_count(match["count"]), match["unit"]
    if count <= 0 or count != int(count):
        return None
    if unit.startswith(("д", "day", "дн")):
        return Duration(days=int(count))
    if unit.startswith(("недел", "week")):
        return Duration(days=7 * int(count))
    if unit == "полгода":
        return Duration(months=6)
    if unit.startswith(("мес", "month")):
        return Duration(months=int(count))
    return Duration(months=12 * int(count))
