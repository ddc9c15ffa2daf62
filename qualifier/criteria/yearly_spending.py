"""What the company spends on advertising in a year, and what it earns, by open data and its own account."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Quote
from qualifier.reading.date_spans import add_months
from qualifier.reading.money import Amount, Period, Role, Vat, read_amounts
from qualifier.reading.money_words import AD_WORK, CHANNEL
from qualifier.reading.own_deals import find_own_deals
from qualifier.reading.segments import Segment, Sentence, Speaker
from qualifier.reading.sentences import split_sentences
from qualifier.reading.signals import Polarity, Signal
from qualifier.reading.testimony import quote_round
from qualifier.record import LeadRecord, text_at

if TYPE_CHECKING:
    from qualifier.profile import Profile

_MONTHS_A_YEAR = 12
_A_YEAR = {Period.ONCE: 1, Period.MONTH: 12, Period.QUARTER: 4, Period.YEAR: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """A sum for a year in roubles without VAT, and where it is said."""

    rub: float
    quote: Quote


def find_spending(
    evidence: Evidence, profile: "Profile", amounts: tuple[Signal[Amount], ...]
) -> tuple[Yearly, ...]:
    """Return what is shown of yearly spending: told by the client, seen outside, bought from us."""
    record = evidence.record
    told = (signal for signal in amounts if signal.value.role is Role.SPENDING)
    seen = (
        signal
        for signal in _read_facts(record, ("ad_activity", "news"))
        if signal.value.role not in {Role.REVENUE, Role.PRICE, Role.LOSS} and _is_of_advertising(signal)
    )
    shown = [
        Yearly(rub=_per_year(signal.value, profile, record.as_of), quote=_quote(signal))
        for signal in (*told, *seen)
        if signal.polarity is Polarity.AFFIRMED
    ]
    return (*shown, *_yearly_deals(record))


def find_revenue(
    evidence: Evidence, profile: "Profile", amounts: tuple[Signal[Amount], ...]
) -> Yearly | None:
    """Return the yearly revenue: of the register, else of the news, else as the client says."""
    record = evidence.record
    if record.open_data.revenue_rub is not None:
        return Yearly(rub=record.open_data.revenue_rub, quote=evidence.register("open_data.revenue_rub")[0])
    for signal in (*_read_facts(record, ("news",)), *amounts):
        amount = signal.value
        if amount.role is Role.REVENUE and _says_revenue(signal):
            return Yearly(rub=_per_year(amount, profile, record.as_of), quote=_quote(signal))
    return None


def _says_revenue(signal: Signal[Amount]) -> bool:
    before = signal.sentence.folded[max(0, signal.start - 60) : signal.start]
    return any(word in before for word in ("выручк", "оборот", "revenue", "turnover"))


def _is_of_advertising(signal: Signal[Amount]) -> bool:
    text = signal.sentence.folded
    return bool(AD_WORK.search(text) or CHANNEL.search(text))


def _read_facts(record: LeadRecord, fields: tuple[str, ...]) -> Iterator[Signal[Amount]]:
    for field in fields:
        for index in range(len(_texts_of(record, field))):
            for sentence in _sentences_at(record, f"open_data.{field}[{index}]"):
                yield from read_amounts(sentence)


def _texts_of(record: LeadRecord, field: str) -> tuple[str, ...]:
    """Return the open-data texts of a field."""
    return record.open_data.news if field == "news" else record.open_data.ad_activity


def _sentences_at(record: LeadRecord, place: str) -> tuple[Sentence, ...]:
    text = text_at(record, place) or ""
    if not any(letter.isdigit() for letter in text[10:]):
        return ()
    segment = Segment(place=place, start=0, end=len(text), speaker=Speaker.SYSTEM)
    return split_sentences(segment, text)


def _per_year(amount: Amount, profile: "Profile", as_of: date) -> float:
    roubles = amount.low * profile.currency_rub[amount.currency].value * _A_YEAR[amount.period]
    return roubles / (1 + profile.vat_at(as_of)) if amount.vat is Vat.WITH else roubles


def _quote(signal: Signal[Amount]) -> Quote:
    return quote_round(signal.sentence, signal.start, signal.end)


def _yearly_deals(record: LeadRecord) -> Iterator[Yearly]:
    """What the company bought from us within any twelve months; every deal ends such a year."""
    won = [
        (own.closed, own.deal.amount_rub, own.quote)
        for own in find_own_deals(record)
        if own.is_won and own.closed is not None and own.deal.amount_rub
    ]
    for last, _, quote in won:
        begin = add_months(last, -_MONTHS_A_YEAR)
        yield Yearly(rub=sum(rub for closed, rub, _ in won if begin < closed <= last), quote=quote)
