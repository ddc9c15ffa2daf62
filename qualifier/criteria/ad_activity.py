"""The criterion ad_activity: from what the record says to its level."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.ad_facts import AdFact, AdKind, read_ad_fact
from qualifier.reading.advertising import is_asking_for_history, read_ad_history
from qualifier.reading.agencies import AgencyLead, find_agency
from qualifier.reading.dictation import rejoin_dictated
from qualifier.reading.fold import fold
from qualifier.reading.foreign_requests import ForeignKind, read_foreign_requests
from qualifier.reading.own_deals import find_own_deals
from qualifier.reading.past_months import months_between
from qualifier.reading.segments import Sentence, Speaker
from qualifier.reading.testimony import keep_ends, quote_round
from qualifier.record import LeadRecord

if TYPE_CHECKING:
    from qualifier.profile import Profile

_WRITTEN = frozenset({"chat", "email"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One fact of advertising with where it stands."""

    fact: AdFact
    quote: Quote


def ad_activity(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The company placed paid advertising within the last twelve months.

    Компания размещала платную рекламу за последние двенадцать месяцев.
    """
    record = evidence.record
    months = profile.spending.ad_activity_months.value
    seen = tuple(_read_open_data(record))
    said = tuple(_read_statements(evidence))
    # A check that found nothing beats what the contact claims without a date.
    if any(one.fact.kind is AdKind.NONE for one in seen):
        said = tuple(one for one in said if one.fact.month is not None or one.fact.kind is not AdKind.PAID)
    told = (*seen, *_read_deals(record), *said)
    recent = tuple(one.quote for one in told if _is_recent(one.fact, record.as_of, months))
    if recent:
        return Finding(level=Level.CONFIRMED, quotes=recent)
    agency = find_agency(record, keep_ends(evidence.testimony))
    if agency is not None and agency.has_advertiser and not _seeks_job(evidence):
        return Finding(level=Level.CONFIRMED, quotes=agency.quotes)
    return _weigh_rest(told, agency)


def _seeks_job(evidence: Evidence) -> bool:
    """Whose trade is buying media and who looks for work places nothing for a client of ours."""
    return any(one.value is ForeignKind.JOB for one in read_foreign_requests(evidence.testimony))


def _weigh_rest(told: tuple[_Told, ...], agency: AgencyLead | None) -> Finding:
    """Without a recent placement: something petty or old, or nothing at all."""
    some = tuple(one.quote for one in told if one.fact.kind is not AdKind.NONE)
    if some:
        return Finding(level=Level.PARTIAL, quotes=some)
    none = tuple(one.quote for one in told)
    if none:
        return Finding(level=Level.ABSENT, quotes=none)
    return Finding(level=Level.UNKNOWN)


def _is_recent(fact: AdFact, as_of: date, months: int) -> bool:
    if fact.kind is not AdKind.PAID:
        return False
    return fact.is_ongoing or (fact.month is not None and 0 <= months_between(fact.month, as_of) <= months)


def _read_open_data(record: LeadRecord) -> Iterator[_Told]:
    for index, text in enumerate(record.open_data.ad_activity):
        if fact := read_ad_fact(fold(text).text, record.as_of):
            yield _Told(fact=fact, quote=Quote(place=f"open_data.ad_activity[{index}]", text=text, start=0))


def _read_deals(record: LeadRecord) -> Iterator[_Told]:
    """What the client bought from us was placed, on the day the deal was closed."""
    for own in find_own_deals(record):
        if own.is_won and own.closed is not None:
            yield _Told(fact=AdFact(kind=AdKind.PAID, month=own.closed.replace(day=1)), quote=own.quote)


def _speaks_to_client(sentence: Sentence) -> bool:
    """What the seller writes to the client is of the seller's own advertising."""
    return sentence.segment.speaker is Speaker.SELLER and sentence.segment.channel in _WRITTEN


def _read_statements(evidence: Evidence) -> Iterator[_Told]:
    as_of = evidence.record.as_of
    told = tuple(s for s in keep_ends(evidence.testimony) if not _speaks_to_client(s))
    for sentence in rejoin_dictated(told, evidence.record):
        signal = read_ad_history(sentence, as_of)
        if signal is not None and signal.value.month is not None:
            yield _Told(fact=signal.value, quote=quote_round(sentence, signal.start, signal.end))
    own = frozenset(sentence.order for sentence in told)
    was_asked = False
    for sentence in keep_ends(evidence.sentences):
        if sentence.order not in own:
            was_asked = is_asking_for_history(sentence.folded)
            continue
        signal = read_ad_history(sentence, as_of, is_answer=was_asked)
        was_asked = is_asking_for_history(sentence.folded)
        if signal is not None:
            quote = quote_round(sentence, signal.start, signal.end)
            yield _Told(fact=signal.value, quote=quote)
