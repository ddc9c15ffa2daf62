"""How long a flight lasts: «на три месяца», for six weeks, 600 тыс. в месяц, полгода."""

import re
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
_STARTS_OF_UNITS = stems(
    "дней дня день неделю недели недель неделя мес месяц месяца месяцев полгода год года лет day days "
    "week weeks "
    "month months year years двухнедельный"
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
    r"старт|нача|начин|начн|запус|размещ|период|кампани|реклам|крут|start|launch|live|kick|run|campaign"
)
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
        for match in _LENGTH.finditer(text)
        if _is_flight(text, match, is_monthly) and (length := _read_length(match))
    ]
    if is_monthly and not found and (match := _TIMES.search(text)):
        months = Duration(months=int(match["count"]))
        found.append(Signal(value=months, sentence=sentence, start=match.start(), end=match.end()))
    return tuple(found)


def _is_flight(text: str, match: re.Match[str], is_monthly: bool) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :]
    if _NOT_AFTER.match(after) or _OTHER_THING.search(before):
        return False
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
    if unit.startswith(("д", "day")):
        return Duration(days=int(count))
    if unit.startswith(("недел", "week")):
        return Duration(days=7 * int(count))
    if unit == "полгода":
        return Duration(months=6)
    if unit.startswith(("мес", "month")):
        return Duration(months=int(count))
    return Duration(months=12 * int(count))
