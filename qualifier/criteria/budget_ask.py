"""What the client would pay us: lines added up, later words over earlier ones."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from qualifier.criteria.offers import Offer, choose_offers, find_bar, rate_offers, with_vat
from qualifier.criteria.roubles import rub_per_unit
from qualifier.evidence import Evidence
from qualifier.qualification import Quote
from qualifier.reading.money import Amount, Period, Role, Vat
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import quote_round

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("budget_ask")

_AT_ALL = pattern(_PHRASES["_AT_ALL"])
_HYPOTHETICAL = pattern(_PHRASES["_HYPOTHETICAL"])
_FIRM = pattern(
    r"утвержд|выделен|согласован|одобрен|отложен|заложен|approved|allocated|set aside|earmark|signed off"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The sum asked for in roubles without VAT, and where it is said; an end that nobody named is None.

    `parts` are the figures as they were said; `is_hypothetical`: the plan may not go ahead at all.
    """

    low_rub: int | None
    high_rub: int | None
    order: int
    start: int
    quotes: tuple[Quote, ...]
    parts: tuple[float, ...] = ()
    is_hypothetical: bool = False


def find_asks(evidence: Evidence, profile: "Profile", amounts: tuple[Signal[Amount], ...]) -> tuple[Ask, ...]:
    """Return the ask of each place that names one, earliest first; the last one counts."""
    offers = rate_offers(amounts, evidence, profile)
    if not offers:
        return ()
    bar = find_bar(offers)
    asks: list[Ask] = []
    for _, group in groupby(offers, key=lambda offer: offer.signal.sentence.segment.place):
        held = [offer for offer in group if _is_held(offer, bar)]
        chosen = choose_offers(held, bar)
        if asks and chosen and _restates(chosen, asks[-1]):
            asks[-1] = replace(asks[-1], order=chosen[-1].order)
        elif chosen:
            asks.append(_make_ask(chosen, evidence, profile))
    return tuple(asks)


def _is_held(offer: Offer, bar: int) -> bool:
    return offer.tier >= bar or bool(offer.amount.label) or offer.amount.role is Role.NOT_FOR_US


def _restates(chosen: tuple[Offer, ...], before: Ask) -> bool:
    """The same figure said again, or a part confirmed alone, leaves VAT, months and the whole as they "
    "stand."""
    amount = chosen[0].amount
    says_more = amount.vat is not Vat.UNSAID or amount.period is Period.MONTH
    is_part = len(before.parts) > 1 or not says_more
    return len(chosen) == 1 and is_part and amount.high in before.parts


def _make_ask(chosen: tuple[Offer, ...], evidence: Evidence, profile: "Profile") -> Ask:
    chosen = _share_vat(chosen)
    rates = [rub_per_unit(offer, evidence, profile) for offer in chosen]
    lows = [offer.amount.low * rate for offer, rate in zip(chosen, rates, strict=True)]
    highs = [offer.amount.high * rate for offer, rate in zip(chosen, rates, strict=True)]
    quotes = dict.fromkeys(
        quote_round(offer.signal.sentence, offer.signal.start, offer.signal.end) for offer in chosen
    )
    heading = evidence.sentences[max(0, chosen[0].order - 1)].folded
    return Ask(
        low_rub=None if any(_is_open_below(offer, evidence) for offer in chosen) else round(sum(lows)),
        high_rub=None if any(offer.amount.is_floor for offer in chosen) else round(sum(highs)),
        order=chosen[-1].order,
        start=chosen[-1].signal.start,
        quotes=tuple(quotes),
        parts=tuple(offer.amount.high for offer in chosen),
        is_hypothetical=bool(_AT_ALL.search(heading)) or any(_is_doubted(offer.signal) for offer in chosen),
    )


def _is_open_below(offer: Offer, evidence: Evidence) -> bool:
    """A ceiling that is approved or set aside is the sum itself."""
    near = evidence.sentences[offer.order : offer.order + 2]
    return offer.amount.is_ceiling and not any(_FIRM.search(sentence.folded) for sentence in near)


def _is_doubted(signal: Signal[Amount]) -> bool:
    text = signal.sentence.folded
    near = text[max(0, signal.start - 40) : signal.end + 60]
    return bool(_HYPOTHETICAL.search(near) or _AT_ALL.search(text))


def _share_vat(chosen: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """What is said of one line's VAT holds for the lines that say nothing."""
    said = {offer.amount.vat for offer in chosen} - {Vat.UNSAID}
    if said != {Vat.WITH}:
        return chosen
    return tuple(with_vat(offer) for offer in chosen)
