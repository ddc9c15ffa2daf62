"""The criterion size: from what the record says to its level."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.agencies import AgencyLead, find_agency, is_agency_line
from qualifier.reading.fold import fold
from qualifier.reading.headcounts import Headcount, find_headcounts, read_headcounts
from qualifier.reading.own_deals import find_own_deals
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.revenues import Revenue, find_revenues, read_revenues
from qualifier.reading.segments import Sentence, Speaker
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import keep_ends, quote_round
from qualifier.record import LeadRecord

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("size")

_RANK = {Level.UNKNOWN: 0, Level.ABSENT: 1, Level.PARTIAL: 2, Level.CONFIRMED: 3}
_DAY = pattern(r"\d{4}-\d{2}(?:-\d{2})?")
_GROUP = pattern(_PHRASES["_GROUP"])
_SEVERAL = pattern(r"\s/\s|[»\"] и [«\"]|» и «|\b(?:и|and|&)\s+[«\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """One figure of the company's size as a level, with where it stands."""

    level: Level
    quotes: tuple[Quote, ...]
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What the rules below look at, read once."""

    record: LeadRecord
    profile: "Profile"
    said: tuple[Sentence, ...]
    agency: AgencyLead | None

    @property
    def is_for_advertiser(self) -> bool:
        """Whether the company judged is the agency's advertiser."""
        return self.agency is not None and self.agency.has_advertiser


def size(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The company is large enough to be our client.

    Компания достаточно крупная, чтобы быть нашим клиентом.
    """
    said = keep_ends(evidence.testimony)
    reading = _Reading(
        record=evidence.record, profile=profile, said=said, agency=find_agency(evidence.record, said)
    )
    for rule in _RULES:
        if figure := rule(reading, evidence):
            return Finding(level=figure.level, quotes=figure.quotes)
    return Finding(level=Level.UNKNOWN)


def _read_register(reading: _Reading, evidence: Evidence) -> _Figure | None:
    """The register's fields, unless they are the agency's and the advertiser is another firm."""
    data = reading.record.open_data
    if reading.is_for_advertiser and is_agency_line(reading.record):
        return None
    found = []
    if data.employees is not None:
        level = _grade_people(reading.profile, data.employees)
        found.append(
            _Figure(level=level, quotes=evidence.register("open_data.employees"), people=data.employees)
        )
    if data.revenue_rub is not None:
        level = _grade_revenue(reading.profile, data.revenue_rub)
        found.append(_Figure(level=level, quotes=evidence.register("open_data.revenue_rub")))
    best = _choose_best(found)
    return _add_sister(reading, best) if best else None


def _add_sister(reading: _Reading, own: _Figure) -> _Figure:
    """Firms of one group are added: the register counts one of them, the client tells of the other."""
    if own.people is None:
        return own
    for signal in _read_people(reading.said):
        if signal.value.is_own or signal.value.is_part or not _GROUP.search(signal.sentence.folded):
            continue
        level = _grade_people(reading.profile, own.people + signal.value.people)
        if _RANK[level] > _RANK[own.level]:
            return _Figure(level=level, quotes=(*own.quotes, _quote(signal)))
    return own


def _read_news(reading: _Reading, evidence: Evidence) -> _Figure | None:
    """Dated news and directory cards; the latest that names a figure counts."""
    dated: list[tuple[str, _Figure]] = []
    for index, text in enumerate(reading.record.open_data.news):
        place = f"open_data.news[{index}]"
        figure = _grade_line(reading.profile, text, place)
        if figure:
            day = _DAY.search(text)
            dated.append((day.group() if day else "", figure))
    cards = [s for s in keep_ends(evidence.sentences) if s.segment.speaker is Speaker.SYSTEM]
    figures = _grade_signals(reading, _read_people(cards), _read_money(cards))
    if not dated:
        return _choose_best(figures)
    return max(dated, key=lambda pair: pair[0])[1]


def _read_claims(reading: _Reading, _: Evidence) -> _Figure | None:
    """What the contact says of the company, the latest word of each kind."""
    people = [one for one in _read_people(reading.said) if _fits(reading, one.value)]
    money = _read_money(reading.said)
    return _choose_best(_grade_signals(reading, people, money))


def _fits(reading: _Reading, count: Headcount) -> bool:
    return not (reading.is_for_advertiser and count.is_own)


def _read_deals(reading: _Reading, _: Evidence) -> _Figure | None:
    """A headcount in our own past-deal note, when nothing better is there."""
    for own in find_own_deals(reading.record):
        note = own.deal.note or ""
        if figure := _grade_line(reading.profile, note, own.place):
            return _Figure(level=figure.level, quotes=(own.quote,))
    return None


def _grade_signals(
    reading: _Reading, people: Iterable[Signal[Headcount]], money: Iterable[Signal[Revenue]]
) -> list[_Figure]:
    counts, sums = list(people), list(money)
    figures = []
    if counts:
        figures.append(_grade_counts(reading, counts))
    if sums:
        last = sums[-1]
        level = _grade_revenue(reading.profile, _to_rub(reading.profile, last.value))
        figures.append(_Figure(level=level, quotes=(_quote(last),)))
    return figures


def _grade_counts(reading: _Reading, counts: list[Signal[Headcount]]) -> _Figure:
    wholes = [one for one in counts if not one.value.is_part and one.value.is_sure]
    wholes = wholes or [one for one in counts if not one.value.is_part]
    if not wholes:
        return _grade_parts(reading, counts)
    same_turn = [one for one in wholes if one.sentence.segment.place == wholes[-1].sentence.segment.place]
    if len(same_turn) > 1 and _is_group(reading, same_turn):
        total = sum(one.value.people for one in same_turn)
        return _Figure(
            level=_grade_people(reading.profile, total), quotes=tuple(map(_quote, same_turn)), people=total
        )
    last = same_turn[-1] if len(same_turn) == 1 else same_turn[0]
    figure = _Figure(level=_grade_people(reading.profile, last.value.people), quotes=(_quote(last),))
    if figure.level is Level.ABSENT and _is_one_of_several(reading):
        return _Figure(level=Level.UNKNOWN, quotes=())
    return figure


def _grade_parts(reading: _Reading, counts: list[Signal[Headcount]]) -> _Figure:
    """A part of the whole shows at least its own tier, and never that the whole is small."""
    largest = max(counts, key=lambda one: one.value.people)
    total = sum(one.value.people for one in counts if one.sentence is largest.sentence)
    level = _grade_people(reading.profile, total)
    if level is Level.ABSENT:
        return _Figure(level=Level.UNKNOWN, quotes=())
    return _Figure(level=level, quotes=(_quote(largest),), people=total)


def _is_group(reading: _Reading, counts: list[Signal[Headcount]]) -> bool:
    text = " ".join(one.sentence.folded for one in counts)
    return bool(_GROUP.search(text)) or any(_GROUP.search(s.folded) for s in reading.said)


def _is_one_of_several(reading: _Reading) -> bool:
    company = fold(reading.record.lead.company or "").text
    return bool(_SEVERAL.search(company)) and reading.agency is None


def _grade_line(profile: "Profile", text: str, place: str) -> _Figure | None:
    folded = fold(text).text
    figures = [
        _Figure(level=_grade_people(profile, count.people), quotes=(Quote(place=place, text=text, start=0),))
        for count in find_headcounts(folded)
        if not count.is_part or _grade_people(profile, count.people) is not Level.ABSENT
    ]
    figures += [
        _Figure(
            level=_grade_revenue(profile, _to_rub(profile, revenue)),
            quotes=(Quote(place=place, text=text, start=0),),
        )
        for revenue in find_revenues(folded)
    ]
    return _choose_best(figures)


def _choose_best(figures: Iterable[_Figure]) -> _Figure | None:
    """The higher tier of the figures counts; those that agree are quoted together."""
    ranked = sorted(figures, key=lambda figure: -_RANK[figure.level])
    if not ranked:
        return None
    best = ranked[0]
    quotes = tuple(quote for figure in ranked if figure.level is best.level for quote in figure.quotes)
    return _Figure(level=best.level, quotes=quotes, people=best.people)


def _read_people(sentences: Iterable[Sentence]) -> list[Signal[Headcount]]:
    return [signal for sentence in sentences for signal in read_headcounts(sentence)]


def _read_money(sentences: Iterable[Sentence]) -> list[Signal[Revenue]]:
    return [signal for sentence in sentences for signal in read_revenues(sentence)]


def _quote(signal: Signal[Headcount] | Signal[Revenue]) -> Quote:
    return quote_round(signal.sentence, signal.start, signal.end)


def _to_rub(profile: "Profile", revenue: Revenue) -> float:
    rate = profile.currency_rub.get(revenue.currency)
    return revenue.amount * (rate.value if rate else 1)


def _grade_people(profile: "Profile", people: int) -> Level:
    if people >= profile.size.confirmed_employees.value:
        return Level.CONFIRMED
    return Level.PARTIAL if people >= profile.size.partial_employees.value else Level.ABSENT


def _grade_revenue(profile: "Profile", revenue_rub: float) -> Level:
    if revenue_rub >= profile.size.confirmed_revenue_rub.value:
        return Level.CONFIRMED
    return Level.PARTIAL if revenue_rub >= profile.size.partial_revenue_rub.value else Level.ABSENT


_RULES: tuple[Callable[[_Reading, Evidence], _Figure | None], ...] = (
    _read_register,
    _read_news,
    _read_claims,
    _read_deals,
)
