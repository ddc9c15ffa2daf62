"""The criterion prioritization: does it come first, does a day or a trigger force it, or can it wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.postponement import Delay
from qualifier.reading.schedule import Purpose, Statement
from qualifier.reading.schedule_words import AD_OBJECT, HAPPENING, OPENS_ADS, TENDER
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import quote_round
from qualifier.reading.timetable import Timetable, settle
from qualifier.reading.urgency import Urgency

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("prioritization")

_ONLY_SOON = pattern(
    r"^(?:скоро|вскоре|в скором времени|в обозримом будущем|не за горами|soon|shortly|before long)$"
)
# What only holds the start back, or is said under a condition, does not force the day.
_CONSTRAINT = pattern(r"раньше|ранее|сначала|not before|earlier|until then")
_CONDITION = pattern(r"\bесли\b|\bif\b")
_TIED = pattern(r"^,? (?:ровно )?(?:когда|потому что|так как|поскольку|because|when|since) (?:\w+ ){1,5}")
_TELLS_DAY = pattern(r"\d|день|недел|that (?:day|week)|открыти|opening")
_MOVED = pattern(r"перен(?:ес|ос)|сдвин|подвин|отодвин|отлож|postpon|moved|pushed")
_OWN_OPENING = pattern(_PHRASES["_OWN_OPENING"])
_CALLED_OFF = pattern(r"отмен|\bcancel")
# «Три штуки надо», "two things"; wishes and numbered lists count nothing.
_COUNTED = pattern(_PHRASES["_COUNTED"])
_BEFORE = 25
_NEAR = 3
_ROUND = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """The timetable and what is said of urgency."""

    table: Timetable
    urgency: tuple[Signal[Urgency], ...]
    schedule: tuple[Statement, ...]
    as_of: date
    is_tender: bool
    is_far: bool
    has_task: bool
    has_no_problem: bool

    def last(self, *kinds: Urgency) -> Signal[Urgency] | None:
        """The last thing said of these kinds."""
        return next((signal for signal in reversed(self.urgency) if signal.value in kinds), None)

    def loss(self) -> Signal[Urgency] | None:
        """What is lost when a day is missed, said beside that day."""
        to_come = [said for said in self.schedule if _is_to_come(said, self.as_of)]
        start = self.table.start
        if start is not None and not start.is_lapsed:
            to_come.append(start)  # a start that has passed keeps its trigger
        return next(
            (
                signal
                for signal in reversed(self.urgency)
                if signal.value is Urgency.CONSEQUENCE
                and (any(_is_near(said, signal) for said in to_come) or self._names_day(signal))
            ),
            None,
        )

    def _names_day(self, signal: Signal[Urgency]) -> bool:
        """Whether the words of the loss name the day themselves: «если до декабря не продадим, спишем»."""
        return any(
            said.sentence == signal.sentence
            and said.purpose is Purpose.OTHER
            and not (said.is_dropped or said.is_lapsed)
            and said.span is not None
            and said.span.last >= self.as_of
            for said in self.schedule
        )

    def near(self, said: Statement, kind: Urgency) -> Signal[Urgency] | None:
        """The last thing of a kind said close to a statement: in its place, a few sentences off."""
        return next(
            (signal for signal in reversed(self.urgency) if signal.value is kind and _is_near(said, signal)),
            None,
        )


def _is_to_come(said: Statement, as_of: date) -> bool:
    is_of_plan = said.purpose not in {Purpose.TALK, Purpose.PROPOSAL, Purpose.OTHER} and not (
        said.is_dropped or said.is_lapsed
    )
    return is_of_plan and said.span is not None and said.span.last >= as_of


def _is_near(said: Statement, signal: Signal[Urgency]) -> bool:
    if said.sentence.segment.place != signal.sentence.segment.place:
        return bool(_TELLS_DAY.search(signal.sentence.folded))
    return abs(said.sentence.order - signal.sentence.order) <= _NEAR


def prioritization(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The task comes first, or a hard date or trigger forces it.

    Задача стоит первой, либо её торопит твёрдая дата или событие.
    """
    as_of = evidence.record.as_of
    table = settle(evidence.schedule, as_of, profile.limits.dates_within_years.value)
    timing, need = earlier.get(Criterion.TIMING), earlier.get(Criterion.NEED)
    problem = earlier.get(Criterion.CHALLENGES)
    case = _Case(
        table=table,
        urgency=evidence.urgency,
        schedule=evidence.schedule,
        as_of=as_of,
        is_tender=any(TENDER.search(sentence.folded) for sentence in evidence.client_side),
        is_far=timing is not None and timing.level is Level.ABSENT,
        has_task=need is not None and need.level is Level.CONFIRMED,
        has_no_problem=problem is not None and problem.level is Level.ABSENT,
    )
    if table.cancelled is None and need is not None and need.level is Level.ABSENT:
        return _of_no_need(case, timing)
    gone = table.cancelled or table.put_off
    if gone is not None and case.is_far:
        return Finding(level=Level.ABSENT, quotes=(_quote(gone),))
    found = _judge(case)
    is_mere_look = case.has_no_problem and not case.has_task and problem is not None
    if is_mere_look and found.level in {Level.UNKNOWN, Level.PARTIAL} and table.decision is None:
        return Finding(level=Level.ABSENT, quotes=problem.quotes) if problem is not None else found
    return found


def _of_no_need(case: _Case, timing: Finding | None) -> Finding:
    """Without a need for advertising only a refusal of it for a time says how it stands."""
    if case.is_far and timing is not None:
        return Finding(level=Level.ABSENT, quotes=timing.quotes)
    return Finding(level=Level.UNKNOWN)


def _judge(case: _Case) -> Finding:
    if waits := _why_it_waits(case):
        return Finding(level=Level.ABSENT, quotes=waits)
    is_one_of_many = case.last(Urgency.EQUAL) is not None and case.table.bids is None
    if (forced := _what_forces(case)) and not is_one_of_many:
        return Finding(level=Level.CONFIRMED, quotes=forced)
    if wished := _what_is_wished(case):
        return Finding(level=Level.PARTIAL, quotes=wished)
    return Finding(level=Level.UNKNOWN)


def _why_it_waits(case: _Case) -> tuple[Quote, ...]:
    """Low priority, only a look with no task, or put off to a far day."""
    if low := case.last(Urgency.LOW):
        return (_quote(low),)
    looking = case.last(Urgency.LOOKING)
    if looking is not None and not (case.has_task or _bids(case) or case.last(Urgency.FIRST)):
        return (_quote(looking),)
    return _put_far(case) if case.is_far else ()


def _put_far(case: _Case) -> tuple[Quote, ...]:
    table = case.table
    if table.start is None:
        return (_quote(table.talk),) if table.talk is not None else ()
    if table.overruled is not None and not case.near(table.start, Urgency.CONSEQUENCE):
        return _both(table.overruled, table.start)
    if _MOVED.search(table.start.sentence.folded):
        return (_quote(table.start),)
    refused = case.near(table.start, Urgency.REFUSED)
    return (_quote(refused),) if refused is not None else ()


def _what_forces(case: _Case) -> tuple[Quote, ...]:
    if first := case.last(Urgency.FIRST):
        return (_quote(first),)
    if bids := _bids(case):
        return (_quote(bids),)
    table = case.table
    dated = table.start or table.event or table.decision
    loss = case.loss()
    if dated is None:
        return () if loss is None else (_quote(loss),)
    if loss is not None:
        return _both(dated, loss)
    if table.start is None and case.last(Urgency.SEVERAL):
        return ()  # an event of one of several tasks forces none of them
    if table.frozen is not None and table.event is not None and table.start is not None:
        return ()  # the day on which the money thaws forces nothing
    if table.event is not None and _is_trigger(table.event):
        return _both(dated, table.event)
    return _launch(case, dated) or _own_day(case)


def _own_day(case: _Case) -> tuple[Quote, ...]:
    """Beside a start, another day to come of the client's own: what happens then is why the start is set."""
    start = case.table.start
    if start is None or start.span is None:
        return ()
    days = (
        said
        for said in case.schedule
        if said.purpose is Purpose.DAY
        and _is_to_come(said, case.as_of)
        and said.span is not None
        and said.span.first != start.span.first
        and not _CONDITION.search(said.sentence.folded)
    )
    return next((_both(day, start) for day in days), ())


def _is_trigger(event: Statement) -> bool:
    """An event on a day forces by itself; one in a month only when the client opens something then."""
    text = event.sentence.folded
    if _CONDITION.search(text):
        return False
    around = text[max(0, event.start - _ROUND) : event.end + _ROUND]
    is_exact = event.span is not None and event.span.is_exact
    return is_exact or bool(_OWN_OPENING.search(around))


def _launch(case: _Case, dated: Statement) -> tuple[Quote, ...]:
    """A launch, or an event in the words that name the day, ties the day to it."""
    launch = case.last(Urgency.LAUNCH)
    if launch is not None and not (_is_of_ads(launch) or _is_called_off(case, launch)):
        return _both(dated, launch)
    text = dated.sentence.folded
    is_past = dated.span is not None and dated.span.last < case.as_of
    if is_past or _CONSTRAINT.search(text) or _CONDITION.search(text):
        return ()
    around = text[max(0, dated.start - _ROUND) : dated.end + _ROUND]
    if _CALLED_OFF.search(text) or OPENS_ADS.search(around):
        return ()
    return (_quote(dated),) if HAPPENING.search(around) or _TIED.search(text[dated.end :]) else ()


def _is_of_ads(launch: Signal[Urgency]) -> bool:
    """«Эфир открываем 12 мая» opens nothing but the campaign."""
    return bool(AD_OBJECT.search(launch.sentence.folded[max(0, launch.start - _BEFORE) : launch.end]))


def _is_called_off(case: _Case, launch: Signal[Urgency]) -> bool:
    """Whether an event was cancelled after it was named."""
    return any(
        said.is_dropped and said.purpose is Purpose.EVENT and said.sentence.order > launch.sentence.order
        for said in case.schedule
    )


def _bids(case: _Case) -> Statement | None:
    """The day by which bids are taken, or by which a tender is decided."""
    said = case.table.bids or (case.table.decision if case.is_tender else None)
    if said is None or said.span is None or said.span.last < case.as_of:
        return None
    return said


def _what_is_wished(case: _Case) -> tuple[Quote, ...]:
    if equal := case.last(Urgency.EQUAL):
        return (_quote(equal),)
    table = case.table
    for said in (table.start, table.decision, table.event, table.talk):
        if said is not None and said.span is not None and said.span.last >= case.as_of:
            return (_quote(said),)
    if pressing := case.last(Urgency.PRESSING):
        return (_quote(pressing),)
    return _soon(case) or _one_of_several(case)


def _one_of_several(case: _Case) -> tuple[Quote, ...]:
    """Several tasks counted in words; a numbered list counts nothing."""
    several = case.last(Urgency.SEVERAL)
    if several is None or not case.has_task:
        return ()
    return (_quote(several),) if _COUNTED.match(several.sentence.folded, several.start) else ()


def _soon(case: _Case) -> tuple[Quote, ...]:
    soon = case.table.soon
    if soon is None:
        return ()
    if several := case.last(Urgency.SEVERAL):
        return _both(several, soon)
    words = soon.sentence.folded[soon.start : soon.end]
    is_vague = _ONLY_SOON.search(words) or soon.delay is Delay.NEXT_STEP
    return () if is_vague else (_quote(soon),)


def _quote(said: Statement | Signal[Urgency]) -> Quote:
    return quote_round(said.sentence, said.start, said.end)


def _both(first: Statement | Signal[Urgency], second: Statement | Signal[Urgency]) -> tuple[Quote, ...]:
    quotes = (_quote(first), _quote(second))
    return quotes[:1] if quotes[0] == quotes[1] else quotes
