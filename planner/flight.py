"""When a campaign can run: the brief's dates, mended where they cannot hold, with what was mended."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.brief import Brief
from planner.finding import Finding, FindingCode, Severity
from planner.finding_words import find_words
from planner.plan_words import say_day

# A flight when the brief names none: four whole weeks, the usual shortest campaign.
USUAL_DAYS = 28
# Prices and audiences of a longer plan are guesses.
LONGEST_DAYS = 366
# When the start is open, the time in which most placements can be prepared.
USUAL_LEAD_DAYS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """The days on which the plan runs; None when they cannot be told."""

    start: date | None
    end: date | None
    findings: tuple[Finding, ...] = ()


def settle_flight(brief: Brief, as_of: date) -> Flight:
    """Return the days of a brief as seen on a day."""
    start, end = brief.start_date, brief.end_date
    if start and end and end < start:
        return _blocked(FindingCode.END_BEFORE_START, start=say_day(start), end=say_day(end))
    if (end or start or as_of) < as_of and (end is not None or start is None):
        return _blocked(FindingCode.DATES_PAST, end=say_day(end or as_of), as_of=say_day(as_of))
    return _complete(start, end, as_of)


def _complete(start: date | None, end: date | None, as_of: date) -> Flight:
    findings = []
    first = start or add_working_days(as_of, USUAL_LEAD_DAYS)
    if end is not None and first > end:
        first = min(as_of, end)
    last = end or max(first, as_of) + timedelta(days=USUAL_DAYS - 1)
    if start is None or end is None:
        findings.append(_warn(FindingCode.DATES_ASSUMED, start=say_day(first), end=say_day(last)))
    if first < as_of:
        findings.append(_warn(FindingCode.START_MOVED, start=say_day(first), as_of=say_day(as_of)))
        first = as_of
    if (last - first).days >= LONGEST_DAYS:
        last = first + timedelta(days=LONGEST_DAYS - 1)
        findings.append(_warn(FindingCode.FLIGHT_TOO_LONG, end=say_day(last)))
    return Flight(start=first, end=last, findings=tuple(findings))


def _warn(code: FindingCode, **words: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, text=find_words(code, **words))


def _blocked(code: FindingCode, **words: str) -> Flight:
    text = find_words(code, **words)
    return Flight(start=None, end=None, findings=(Finding(code=code, severity=Severity.BLOCKS, text=text),))


def add_working_days(day: date, count: int) -> date:
    """Return the day so many working days later; weekends only, holidays lengthen it further in practice."""
    current = day
    for _ in range(count):
        current += timedelta(days=1)
        while current.weekday() >= 5:
            current += timedelta(days=1)
    return current


def count_days(start: date, end: date) -> int:
    """Return the days of a flight, both ends included."""
    return (end - start).days + 1
