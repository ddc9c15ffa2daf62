"""How long a flight lasts when its end is not said: «и на месяц», "12 weeks", a month named alone."""

from collections.abc import Sequence
from datetime import date

from planner.brief_reading.layout import Passage, Topic
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import Precision
from qualifier.reading.durations import Duration, read_durations
from qualifier.reading.patterns import pattern
from qualifier.reading.schedule import Statement

UNIT = r"(?P<{0}>дн\w+|день|недел\w*|месяц\w*|days?|weeks?|months?)"
_WHOLE = frozenset(
    {Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.HALF, Precision.WEEK, Precision.RANGE}
)
_UNIT = UNIT.format("unit")
_AND_FOR = pattern(
    r"(?:и |на |и на |, |—|– ?|for |(?:идет|длится|продлится|работает|крутится|длительность\w*|lasts?|"
    r"lasting|runs?|duration) (?:[:—–-] )?(?:for )?)"
    rf"(?:(?P<count>{COUNT}) )?{_UNIT}(?!\w)(?! (?:до|назад|before|ago))"
)
# «С 16 февраля три месяца».
_AFTER_DAY = pattern(
    rf"\b(?:со?|from) \d{{1,2}} [а-яa-z]{{3,9}},? (?:на |for )?(?P<count>{COUNT}) {_UNIT}(?!\w)"
)
# «Два месяца, с середины сентября».
_LEADING = pattern(rf"^\W*(?:на |for )?(?P<count>{COUNT}) {_UNIT},? (?=с\b|со\b|начиная|from|starting)")
# A sentence that is nothing but a length: "12 weeks."
_LONE = pattern(rf"\s*(?:на |for |около |примерно )?(?P<count>{COUNT}) {_UNIT}\s*[.!,;]*\s*")


def find_end(start: Statement, passages: Sequence[Passage]) -> date | None:
    """Return the last day of a flight from its start; a month or a season named alone is the whole flight."""
    span = start.span
    if span is None:
        return None
    if span.precision in _WHOLE:
        return span.last
    length = _said_length(passages) or _length_beside(start, passages)
    return length.end_from(span.first) if length else None


def _said_length(passages: Sequence[Passage]) -> Duration | None:
    for passage in passages:
        for signal in read_durations(passage.sentence):
            return signal.value
        if lone := _LONE.fullmatch(passage.words):
            return _make_length(lone["count"], lone["unit"])
    return None


def _length_beside(start: Statement, passages: Sequence[Passage]) -> Duration | None:
    """«с 21 сентября и на месяц», «запуск 12 января и три недели»: the length stands by its start."""
    for passage in passages:
        if passage.sentence != start.sentence and passage.topic not in {Topic.DATES, Topic.BUDGET}:
            continue
        found = (
            _AFTER_DAY.search(passage.sentence.folded)
            or _AND_FOR.search(passage.sentence.folded)
            or _LEADING.search(passage.words)
        )
        if found is not None:
            return _make_length(found["count"], found["unit"])
    return None


def _make_length(count: str | None, unit: str) -> Duration:
    many = read_count(count or "1")
    if unit.startswith(("мес", "month")):
        # «полтора месяца»: a month and fifteen days.
        return Duration(months=int(many), days=round(30 * (many % 1)))
    return Duration(days=round(many * days_in(unit)))


def days_in(unit: str) -> int:
    """Return the days of a unit's word; a month counts as thirty."""
    if unit.startswith(("мес", "month")):
        return 30
    return 7 if unit.startswith(("недел", "week")) else 1
