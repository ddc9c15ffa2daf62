"""Dates of a brief: the first and last day of the flight, said, listed, counted or hung on an event."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner.brief_reading.brief_text import BriefText
from planner.brief_reading.corrections import correct_flight
from planner.brief_reading.date_rules import end_of_period
from planner.brief_reading.flight import Flight, make_flight, quote_statements
from planner.brief_reading.flight_length import find_end, find_start
from planner.brief_reading.flight_parts import (
    drop_pauses,
    only_starts,
    read_several,
    start_ahead,
)
from planner.brief_reading.flight_shapes import (
    FLIGHT,
    read_pair,
    read_round,
    read_season,
)
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.plain_dates import put_plainly
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.date_spans import DateSpan, Precision, add_months
from qualifier.reading.patterns import pattern
from qualifier.reading.schedule import Purpose, Statement, read_schedule
from qualifier.reading.timetable import settle

_WITHIN_YEARS = 3
_NOT_FLIGHT = frozenset(
    {*ASIDE, Topic.AUDIENCE, Topic.ADVERTISER, Topic.REGIONS, Topic.EXCLUDED, Topic.CHANNELS}
)


def read_flight(brief: BriefText) -> Flight:
    """Return the flight's dates: what stands under their label first, else what the whole text says."""
    return _straighten(correct_flight(brief, _choose(brief)), brief.as_of)


# No running flight began so long before its brief.
_LONGEST_PAST = timedelta(days=120)


def _straighten(flight: Flight, as_of: date) -> Flight:
    """«с 10 октября по 1 сентября 2026»: an end before the start is kept as it stands, for people to see."""
    start, end = flight.start.value, flight.end.value
    if start is None or end is None or start >= as_of - _LONGEST_PAST or end < as_of:
        return flight
    return replace(flight, start=replace(flight.start, value=add_months(start, 12)))


def _choose(brief: BriefText) -> Flight:
    brief = replace(brief, passages=put_plainly(brief.passages, brief.as_of))
    labelled = _read(brief, brief.under(Topic.DATES))
    if labelled.start.value is not None and labelled.end.value is not None:
        return labelled
    rest = tuple(p for p in brief.passages if p.topic not in _NOT_FLIGHT and p.topic is not Topic.DATES)
    whole = _read(brief, (*brief.under(Topic.DATES), *rest))
    if labelled.start.value is None and labelled.end.value is None:
        return whole if whole.start.value or whole.end.value else _read_beside(brief)
    is_fitting = whole.end.value is not None and labelled.start.value is not None
    if labelled.end.value is None and is_fitting and whole.start.value == labelled.start.value:
        return Flight(start=labelled.start, end=whole.end)
    return labelled


def _read_beside(brief: BriefText) -> Flight:
    """«Размещение в ноябре»: where nothing else tells, the line of the channels may name the month."""
    return _read(brief, tuple(brief.under(Topic.CHANNELS)))


def _read(brief: BriefText, passages: Sequence[Passage]) -> Flight:
    statements = _statements(brief, passages)
    shaped = read_round(passages, statements) or read_pair(statements, passages)
    shaped = shaped or read_several(statements, passages)
    if shaped is not None:
        return shaped
    if not statements:
        return read_season(brief.as_of, passages)
    hull = None if _is_spelt(statements) else _hull(statements, passages)
    return hull or start_ahead(_settled(brief, passages, statements), statements, passages)


def _settled(brief: BriefText, passages: Sequence[Passage], statements: Sequence[Statement]) -> Flight:
    """What the statements add up to when they are followed in the order they were said."""
    table = settle(statements, brief.as_of, _WITHIN_YEARS)
    said = table.start or (table.event if table.event is not None and table.event.begins_event else None)
    start = said.span.first if said is not None and said.span is not None else None
    end = table.end_date
    if start is None and end is not None and table.end is not None:
        start = find_start(table.end, end, passages)
    if end is None and said is not None:
        end = _said_end(statements, said) or find_end(said, passages, is_start_only=only_starts(said))
    if start is not None and end is not None and end < start and table.end is not None:
        end = end_of_period(table.end.sentence.folded, start)
    return make_flight(start, end, quote_statements(one for one in (said, table.end) if one is not None))


_TILL = pattern(
    r"(?:\bдо|\bпо|\buntil|\btill|\bthrough|\bto|(?:\bзаканч\w+|\bзаконч\w+|\bfinish\w*)(?: к| до|"
    r" by| on)?|\bзаверш\w+|\bфиниш\w*|\bстоп|\bend\w*|"
    r"\bкон(?:ец|чается|чаем)(?: (?:всей )?(?:кампании|размещени\w+|рк|акции|флайта|периода))?)"
    r"(?: (?:stays|remains|is|прежний|тот же|остается|не меняется))?"
    r"[\s:—–-]*(?:the |самого |в |on )?$"
)


def _statements(brief: BriefText, passages: Sequence[Passage]) -> tuple[Statement, ...]:
    spoken = tuple(dict.fromkeys(p.sentence for p in sorted(passages, key=lambda p: p.sentence.start)))
    said = read_schedule(brief.evidence.sentences, spoken, brief.as_of)
    words = read_word_list("dates")
    labelled = {p.sentence.start for p in passages if p.topic is Topic.DATES}
    kept = [
        one
        for one in said
        if not _is_idle(one, words["_idle"], words["_if"]) and not _is_memory(one, labelled, brief.as_of)
    ]
    running = [_as_flight(_as_end(_as_event(one), labelled), brief.as_of) for one in drop_pauses(kept)]
    return _drop_inner(_drop_outer(_drop_aims(running)))


def _is_memory(said: Statement, labelled: set[int], as_of: date) -> bool:
    """«Осень 2025: только баннеры»: days gone by are the flight only where its label says so."""
    return said.span is not None and said.span.last < as_of and said.sentence.start not in labelled


def _as_event(said: Statement) -> Statement:
    """«Розыгрыш 31 октября»: the day of what is advertised is no day of the advertising."""
    is_day = said.span is not None and said.span.is_exact and said.purpose in {Purpose.START, Purpose.BARE}
    head = said.sentence.folded[max(0, said.start - 45) : said.start]
    is_event = is_day and read_word_list("dates")["_event"].search(head) is not None
    return replace(said, purpose=Purpose.EVENT) if is_event else said


def _as_end(said: Statement, labelled: set[int]) -> Statement:
    """«Срок: с даты подписания по 20 декабря» speaks of signing, but its day ends the flight."""
    of_label = {Purpose.DECISION, Purpose.BIDS, Purpose.OTHER} if said.sentence.start in labelled else set()
    is_odd = said.purpose in {Purpose.START, Purpose.BARE, *of_label} and not _is_stretch(said)
    is_till = _TILL.search(said.sentence.folded[max(0, said.start - 20) : said.start]) is not None
    return replace(said, purpose=Purpose.END) if is_odd and is_till and said.span is not None else said


# «1200 визитов за март», "in October": what is to be got over a month runs in it.
_OVER_MONTH = pattern(r"\b(?:за|на|весь|during|over|in)\s$")


def _is_stretch(said: Statement) -> bool:
    return said.span is not None and said.span.precision is Precision.RANGE


def _as_flight(said: Statement, as_of: date) -> Statement:
    """A stretch of days to come that is said of nothing else is the flight: «план за октябрь–ноябрь»."""
    is_month = (
        said.span is not None
        and said.span.precision is Precision.MONTH
        and _OVER_MONTH.search(said.sentence.folded[: said.start]) is not None
    )
    is_stretch = (said.purpose in {Purpose.OTHER, Purpose.EVENT, Purpose.END} and _is_stretch(said)) or (
        said.purpose is Purpose.OTHER and is_month
    )
    is_to_come = said.span is not None and said.span.last >= as_of
    return replace(said, purpose=Purpose.BARE) if is_stretch and is_to_come else said


# «чтобы к ноябрю всё продать»: a month that something is to be done by.
_TOWARDS = pattern(r"\b(?:ко?|by)\s$")


def _drop_aims(said: Sequence[Statement]) -> list[Statement]:
    """Beside a stretch of days a month to be ready by starts nothing."""
    if not any(_is_stretch(one) and one.purpose in FLIGHT and not one.is_dropped for one in said):
        return list(said)
    return [
        one
        for one in said
        if one.span is None
        or one.span.precision is not Precision.MONTH
        or not _TOWARDS.search(one.sentence.folded[: one.start])
    ]


def _drop_outer(said: Sequence[Statement]) -> list[Statement]:
    """«в феврале–марте (с 8 февраля по 21 марта)»: the days told inside a stretch are the flight."""
    return [one for one in said if not any(_is_told_closer(one, other) for other in said)]


def _is_told_closer(outer: Statement, inner: Statement) -> bool:
    if outer is inner or outer.span is None or inner.span is None or not _is_stretch(inner):
        return False
    is_same = outer.sentence.start == inner.sentence.start and {outer.purpose, inner.purpose} <= FLIGHT
    is_within = outer.span.first <= inner.span.first and inner.span.last <= outer.span.last
    return is_same and is_within and outer.span != inner.span and not inner.is_dropped


def _drop_inner(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """«за октябрь–ноябрь … на ноябрь столько же»: a month inside the stretch named before starts nothing."""
    kept: list[Statement] = []
    stretch: DateSpan | None = None
    for one in said:
        if one.span is not None and one.purpose in FLIGHT and not one.is_dropped:
            is_inner = (
                stretch is not None and stretch.first <= one.span.first and one.span.last <= stretch.last
            )
            if is_inner and one.span.precision is Precision.MONTH:
                continue
            stretch = one.span if one.span.precision is Precision.RANGE else stretch
        kept.append(one)
    return tuple(kept)


def _is_idle(said: Statement, idle: re.Pattern[str], condition: re.Pattern[str]) -> bool:
    """A day under a condition, of another thing than the flight, or let go in the same breath."""
    if said.span is None:
        return False
    text = said.sentence.folded
    clause = text[: said.start].rsplit(",", 1)[-1][-60:]
    if _THEN.match(clause):
        clause = text[max(0, said.start - 60) : said.start]  # «если зальёт, то с восьмого»
    return bool(condition.search(clause) or idle.search(text[max(0, said.start - 45) : said.start]))


def _hull(statements: Sequence[Statement], passages: Sequence[Passage]) -> Flight | None:
    """Months or stretches listed together bound the flight: «Июнь, июль, август», «апрель и май»."""
    labelled = {p.sentence.start for p in passages if p.topic is Topic.DATES}
    for group in _by_sentence(statements):
        dated = [one for one in group if one.span is not None and not one.is_dropped]
        flight = [
            one
            for one in dated
            if one.purpose in FLIGHT or one.purpose is Purpose.OTHER or one.sentence.start in labelled
        ]
        if len(flight) < 2 or not any(_is_wide(one.span) for one in flight):
            continue
        if flight[0].sentence.start not in labelled and not _is_list(flight):
            continue
        spans = [one.span for one in flight if one.span is not None]
        widest = [span for span in spans if span.precision is Precision.RANGE]
        bounds = spans if _is_list(flight) else widest[:1] or spans
        first, last = min(span.first for span in bounds), max(span.last for span in bounds)
        return make_flight(first, last, quote_statements(flight))
    return None


_THEN = pattern(r"\s*(?:то|тогда|then)\b")
# «начать можно хоть завтра, закончить к 10 мая»: words of the flight itself beat months in passing.
_SPELT = pattern(
    r"(?:нача\w+|начн\w+|старт\w*|закончить|законч\w+|заверш\w+|start\w*|launch\w*|finish\w*)[^.;!?]{0,25}$"
)


def _is_spelt(statements: Sequence[Statement]) -> bool:
    return any(s.span is not None and _SPELT.search(s.sentence.folded[: s.start]) for s in statements)


def _is_wide(span: DateSpan | None) -> bool:
    return span is not None and span.precision in {
        Precision.MONTH,
        Precision.RANGE,
        Precision.SEASON,
        Precision.QUARTER,
    }


def _is_list(statements: Sequence[Statement]) -> bool:
    text = statements[0].sentence.folded
    gaps = [text[one.end : other.start] for one, other in zip(statements, statements[1:], strict=False)]
    return all(_LIST_GAP.fullmatch(gap) for gap in gaps)


_LIST_GAP = pattern(
    r"(?:\s?\([^()\d]{1,30}\))?[\s,;+/&)–—-]*(?:(?:и|плюс|and|plus|а также|затем|then)\s*)?"
    r"(?:(?:весь|вся|all of|the whole of|the first|first|перв\w+|\w+ (?:weeks?|недел\w+) (?:of )?)\s*){0,3}"
)


def _by_sentence(statements: Sequence[Statement]) -> list[list[Statement]]:
    groups: dict[int, list[Statement]] = {}
    for one in statements:
        groups.setdefault(one.sentence.start, []).append(one)
    return list(groups.values())


def _said_end(statements: Sequence[Statement], start: Statement) -> date | None:
    """«…до конца октября», "until 30 June": a later day that a word of ending stands before."""
    for one in statements:
        if one.span is None or start.span is None or one.is_dropped or one.span.last <= start.span.first:
            continue
        if _TILL.search(one.sentence.folded[max(0, one.start - 20) : one.start]):
            return one.span.last
    return None
