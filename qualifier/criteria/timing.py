"""The criterion timing: how soon the client decides or starts, by the last thing said of it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from kit.counted_words import say_counted
from qualifier.evidence import Evidence
from qualifier.lead_times import find_late
from qualifier.qualification import Bilingual, Criterion, Finding, Level, Numbers, Quote
from qualifier.reading.date_spans import Precision, add_months
from qualifier.reading.schedule import Purpose, Statement
from qualifier.reading.signals import quote_sentence
from qualifier.reading.testimony import quote_round
from qualifier.reading.timetable import Timetable, settle

if TYPE_CHECKING:
    from qualifier.profile import Profile


def timing(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The decision or the start falls within three months.

    Решение или старт приходится на ближайшие три месяца.
    """
    table = settle(evidence.schedule, evidence.record.as_of, profile.limits.dates_within_years.value)
    if table.cancelled is not None:
        return Finding(level=Level.ABSENT, quotes=(_quote(table.cancelled),))
    if (gone := evidence.asks.cancelled) is not None and _is_dropped(earlier):
        return Finding(level=Level.ABSENT, quotes=(quote_sentence(gone),))
    if _is_about_something_else(table, earlier):
        return Finding(level=Level.UNKNOWN)
    if table.put_off is not None:
        return Finding(level=Level.ABSENT, quotes=(_quote(table.put_off),), note=_note(table))
    numbers = read_numbers(table)
    dated = _soonest(table, evidence.record.as_of)
    if dated is not None:
        level = _level_of(dated[0], evidence.record.as_of, profile)
        short = _short_notice(numbers.start_date, evidence.record.as_of, profile, earlier)
        note = _join(_note(table), short)
        return Finding(level=level, quotes=(_quote(dated[1]),), note=note, numbers=numbers)
    if table.soon is not None:
        return Finding(level=Level.PARTIAL, quotes=(_quote(table.soon),), note=_note(table), numbers=numbers)
    return Finding(level=Level.UNKNOWN, numbers=numbers)


def read_numbers(table: Timetable) -> Numbers:
    """Return the start, end and decision that the timetable holds."""
    decision = table.decision or table.bids
    start = table.beginning
    return Numbers(
        start_date=start.span.first if start is not None and start.span is not None else None,
        end_date=table.end_date,
        decision_date=_first_day(decision) if decision is not None else None,
    )


def _first_day(said: Statement) -> date | None:
    """A range counts by its first day; but bids taken over several days are due on the last."""
    if said.span is None:
        return None
    is_window = said.purpose is Purpose.BIDS and said.span.precision is Precision.RANGE
    return said.span.last if is_window else said.span.first


def _is_dropped(earlier: Mapping[Criterion, Finding]) -> bool:
    need = earlier.get(Criterion.NEED)
    return need is not None and need.level is Level.ABSENT


def _is_about_something_else(table: Timetable, earlier: Mapping[Criterion, Finding]) -> bool:
    """Dates of a job, of a sale to us or of a web site are no dates of a campaign."""
    need, industry = earlier.get(Criterion.NEED), earlier.get(Criterion.INDUSTRY)
    if need is None or need.level is not Level.ABSENT:
        return False
    is_vendor = industry is not None and industry.level is Level.ABSENT
    return is_vendor or (table.put_off is None and table.talk is None)


def _soonest(table: Timetable, as_of: date) -> tuple[date, Statement] | None:
    """The earliest day to come of those on which something is decided or starts."""
    starts = (
        _to_come((table.start,), as_of) or _to_come((table.event,), as_of) or _to_come((table.talk,), as_of)
    )
    days = [*starts, *_to_come((table.decision or table.bids,), as_of)]
    if not days and table.soon is None and table.end is not None and table.end.span is not None:
        # What must be sold by a day is advertised before it.
        days = _to_come((table.end,), as_of) if table.end.span.is_exact else []
    return min(days, key=lambda pair: pair[0], default=None)


def _to_come(said: tuple[Statement | None, ...], as_of: date) -> list[tuple[date, Statement]]:
    return [(day, one) for one in said if one is not None and (day := _day_to_come(one, as_of))]


def _day_to_come(said: Statement, as_of: date) -> date | None:
    if said.span is None or said.is_lapsed and said.span.first <= as_of:
        return None
    day = _first_day(said)
    if day is not None and day >= as_of:
        return day
    is_running = said.span.last >= as_of and said.span.precision not in {Precision.DAY, Precision.RANGE}
    return as_of if is_running else None


def _level_of(day: date, as_of: date, profile: "Profile") -> Level:
    if day <= add_months(as_of, profile.timing.confirmed_months.value):
        return Level.CONFIRMED
    return Level.PARTIAL if day <= add_months(as_of, profile.timing.partial_months.value) else Level.ABSENT


def _quote(said: Statement) -> Quote:
    return quote_round(said.sentence, said.start, said.end)


def _short_notice(
    start: date | None, as_of: date, profile: "Profile", earlier: Mapping[Criterion, Finding]
) -> Bilingual | None:
    """Say when the start is nearer than production and moderation of a wanted channel take."""
    need = earlier.get(Criterion.NEED)
    if start is None or start < as_of or need is None:
        return None
    days = (start - as_of).days
    late = find_late(profile.price_book, need.numbers.channels, days)
    if not late:
        return None
    name, takes = late[0].name, late[0].lead_days
    return Bilingual(
        ru=f"До старта {days} дн., а на подготовку канала {name} уходит {takes} дн.",
        en=f"The start is {say_counted(days, 'day')} away;"
        f" preparing the channel {name} takes {say_counted(takes, 'day')}.",
    )


def _join(first: Bilingual | None, second: Bilingual | None) -> Bilingual | None:
    if first is None or second is None:
        return first or second
    return Bilingual(ru=f"{first.ru} {second.ru}", en=f"{first.en} {second.en}")


def _note(table: Timetable) -> Bilingual | None:
    """Say what was replaced: the later statement counts."""
    old, new = table.replaced, table.put_off or table.start
    # Two dates of one sentence explain each other; nothing was taken back.
    if old is None or old.span is None or new is None or old.sentence.order == new.sentence.order:
        return None
    before = old.span.first.isoformat()
    if new.span is None:
        return Bilingual(
            ru=f"Сначала называли {before}, затем срок отложили: действует последнее.",
            en=f"First {before}, then put off: the later statement counts.",
        )
    after = new.span.first.isoformat()
    return Bilingual(
        ru=f"Сначала называли {before}, затем {after}: действует последнее.",
        en=f"First {before}, later {after}: the later statement counts.",
    )
