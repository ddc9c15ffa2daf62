"""How long a flight lasts when its end is not said: «и на месяц», "12 weeks", a month named alone."""

from collections.abc import Sequence
from datetime import date

from planner.brief_reading.layout import Passage, Topic
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import Precision, add_days, add_months
from qualifier.reading.durations import Duration, read_durations
from qualifier.reading.patterns import pattern
from qualifier.reading.schedule import Statement
from qualifier.reading.segments import Sentence

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
_LONE = pattern(
    rf"\W*(?:(?:идем|идет|крутим|стоим|длится|продлится|длительность|it runs|runs?|run it|lasts?|keep it|на|"
    rf"for|около|примерно|about) ){{0,2}}(?P<count>{COUNT}) {_UNIT}[\s.!,;|]*"
)


def find_end(start: Statement, passages: Sequence[Passage], *, is_start_only: bool) -> date | None:
    """Return the last day of a flight from its start; a month or a season named alone is the whole flight."""
    span = start.span
    if span is None:
        return None
    if span.precision in _WHOLE and not is_start_only:
        return span.last
    length = said_length(passages) or _length_beside(start.sentence, passages)
    return length.end_from(span.first) if length else None


def find_start(end: Statement, last: date, passages: Sequence[Passage]) -> date | None:
    """Return the first day of a flight of which the last one and the length are told."""
    length = said_length(passages) or _length_beside(end.sentence, passages)
    if length is None:
        return None
    return add_days(add_months(add_days(last, 1), -length.months), -length.days)


def said_length(passages: Sequence[Passage]) -> Duration | None:
    """Return the length that the passages tell of the flight."""
    for passage in passages:
        for signal in read_durations(passage.sentence):
            return signal.value
        if lone := _LONE.fullmatch(passage.words):
            return make_length(read_count(lone["count"]), lone["unit"])
    return None


def _length_beside(sentence: Sentence, passages: Sequence[Passage]) -> Duration | None:
    """«с 21 сентября и на месяц», «запуск 12 января и три недели»: the length stands by its start."""
    for passage in passages:
        if passage.sentence != sentence and passage.topic not in {Topic.DATES, Topic.BUDGET}:
            continue
        found = (
            _AFTER_DAY.search(passage.sentence.folded)
            or _AND_FOR.search(passage.sentence.folded)
            or _LEADING.search(passage.words)
        )
        if found is not None:
            return make_length(read_count(found["count"] or "1"), found["unit"])
    return None


def make_length(many: float, unit: str) -> Duration:
    """Return a length of so many units."""
    if unit.startswith(("мес", "month")):
        # «полтора месяца»: a month and fifteen days.
        return Duration(months=int(many), days=round(30 * (many % 1)))
    return Duration(days=round(many * days_in(unit)))


def days_in(unit: str) -> int:
    """Return the days of a unit's word; a month counts as thirty."""
    if unit.startswith(("мес", "month")):
        return 30
    return 7 if unit.startswith(("нед", "week", "wk")) else 1
