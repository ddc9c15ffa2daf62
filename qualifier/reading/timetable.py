"""The timetable that statements add up to: the later replaces the earlier, what is called off is gone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from qualifier.reading.date_spans import DateSpan, Precision, add_months
from qualifier.reading.patterns import pattern
from qualifier.reading.postponement import Delay
from qualifier.reading.schedule import Purpose, Statement

_STILL = pattern(
    r"теперь|взамен|\bnow\b|make it|вс[ея] равно|вс[ея][ -]таки|тем не менее|зато|\bно\b|\bbut\b|still|"
    r"instead|nevertheless"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """What holds at the end of the record; each part keeps the statement it rests on."""

    start: Statement | None = None
    end: Statement | None = None
    decision: Statement | None = None
    bids: Statement | None = None
    event: Statement | None = None
    talk: Statement | None = None
    soon: Statement | None = None
    put_off: Statement | None = None
    cancelled: Statement | None = None
    frozen: Statement | None = None
    length: Statement | None = None
    replaced: Statement | None = None
    overruled: Statement | None = None  # what was put off before a date was named again

    @property
    def end_date(self) -> date | None:
        """The last day of the flight, said or counted from its start."""
        if self.end is not None and self.end.span is not None:
            until = self.end.span
            whole = until.is_exact or self.end.is_inclusive
            whole = whole or until.precision in {Precision.PART, Precision.RANGE}
            return until.last if whole else _day_before(until)
        begins = self.beginning
        if begins is None or begins.span is None:
            return None
        if begins is self.start and begins.span.precision is Precision.RANGE:
            return begins.span.last
        if self.length is not None and self.length.duration is not None:
            return self.length.duration.end_from(begins.span.first)
        return None

    @property
    def beginning(self) -> Statement | None:
        """What says when the flight begins: its start, or else an opening or launch of the client's own."""
        if self.start is not None:
            return self.start
        return self.event if self.event is not None and self.event.begins_event else None


def _day_before(span: DateSpan) -> date:
    return date.fromordinal(max(1, span.first.toordinal() - 1))


def settle(statements: Iterable[Statement], as_of: date, within_years: int) -> Timetable:
    """Follow the statements in the order they were said; implausible years are passed over."""
    table = Timetable()
    for statement in statements:
        if _counts(statement, as_of, within_years):
            table = _apply(table, statement, as_of)
    return table


def _counts(said: Statement, as_of: date, within_years: int) -> bool:
    if said.span is None:
        return True
    is_past_event = said.purpose is Purpose.EVENT and said.span.last < as_of
    return _is_plausible(said.span, as_of, within_years) and not is_past_event


def _is_plausible(span: DateSpan, as_of: date, within_years: int) -> bool:
    return add_months(as_of, -12 * within_years) <= span.first <= add_months(as_of, 12 * within_years)


def _apply(table: Timetable, said: Statement, as_of: date) -> Timetable:
    if said.delay is not None:
        return _apply_delay(table, said, said.delay, as_of)
    if said.duration is not None:
        return replace(table, length=said)
    if said.span is None:
        return table
    if said.is_dropped:
        return _drop(table, said.span)
    if said.is_doubted or (said.is_guess and (table.put_off or table.cancelled)):
        return table
    return _apply_date(table, said)


def _apply_delay(table: Timetable, said: Statement, delay: Delay, as_of: date) -> Timetable:
    if delay is Delay.CANCELLED:
        return Timetable(cancelled=said)
    if delay is Delay.PUT_OFF:
        return replace(table, start=None, end=None, event=None, soon=None, put_off=said, replaced=table.start)
    if delay is Delay.FROZEN:
        return replace(table, frozen=said)
    if table.start is not None and table.start.span is not None and table.start.span.last < as_of:
        table = replace(table, start=None, end=None, replaced=table.start)  # "soon" stands in its place
    return replace(table, soon=said)


def _drop(table: Timetable, span: DateSpan) -> Timetable:
    event = table.event.span if table.event is not None else None
    if (
        event is not None
        and span.precision is not Precision.YEAR
        and event.first <= span.last
        and span.first <= event.last
    ):
        table = replace(table, event=None)
    held = table.start.span if table.start is not None else None
    if held is not None and held.first <= span.last and span.first <= held.last:
        put_off = table.put_off or table.overruled
        return replace(table, start=None, end=None, replaced=table.start, put_off=put_off)
    return table


def _apply_date(table: Timetable, said: Statement) -> Timetable:
    match said.purpose:
        case Purpose.START:
            return _apply_start(table, said)
        case Purpose.BARE:
            return _apply_start(table, said) if _takes_bare(table) else table
        case Purpose.END:
            return replace(table, end=said)
        case Purpose.DECISION:
            return replace(table, decision=said)
        case Purpose.BIDS:
            return replace(table, bids=said)
        case Purpose.EVENT:
            is_second = table.event is not None and table.event.sentence == said.sentence
            return table if is_second else replace(table, event=said)
        case Purpose.TALK:
            return replace(table, talk=said)
    return table


def _takes_bare(table: Timetable) -> bool:
    return table.cancelled is None and (table.start is None or table.start.purpose is Purpose.BARE)


def _apply_start(table: Timetable, said: Statement) -> Timetable:
    gone = table.cancelled
    is_same_breath = gone is not None and gone.sentence.segment.place == said.sentence.segment.place
    if is_same_breath and not _STILL.search(said.sentence.folded[: said.start]):
        return table
    held = table.start
    if held is None or held.span is None or said.span is None:
        return replace(table, start=said, put_off=None, cancelled=None, overruled=table.put_off)
    if _is_vaguer(said.span, held.span):
        return table
    end = table.end
    if held.span.precision is Precision.RANGE and held.span.first <= said.span.first <= held.span.last:
        end = table.end or held
    is_changed = held.span.first != said.span.first
    return replace(
        table,
        start=said,
        end=end,
        put_off=None,
        cancelled=None,
        replaced=held if is_changed else table.replaced,
    )


def _is_vaguer(span: DateSpan, held: DateSpan) -> bool:
    if span.precision is Precision.RANGE:
        return False
    return not span.is_exact and span.first <= held.first and held.last <= span.last and span != held
