"""The criterion money: from what the record says to its level."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qualifier.criteria.stated_sums import read_money
from qualifier.criteria.yearly_spending import find_revenue, find_spending
from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.fold import fold
from qualifier.reading.own_deals import find_own_deals
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.record import LeadRecord, RegisterStatus

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("criteria_money")

_INSOLVENT = pattern(_PHRASES["_INSOLVENT"])
_REFUTED = pattern(
    r"опроверг|опроверж|не подтвержд|слух|отозвал|отказал\w* (?:в|от)|прекращено|denie[sd]|refut|rumou?r|"
    r"dismiss"
)
_STOPPED = frozenset({RegisterStatus.BANKRUPT, RegisterStatus.LIQUIDATING})


def money(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """There is money for advertising: a budget, or a record of spending.

    Деньги на рекламу есть: бюджет или подтверждённые траты.
    """
    if quotes := tuple(_find_insolvency(evidence)):
        return Finding(level=Level.ABSENT, quotes=quotes)
    budget = earlier.get(Criterion.BUDGET, Finding(level=Level.UNKNOWN))
    if budget.level in {Level.ABSENT, Level.CONFIRMED}:
        return Finding(level=budget.level, quotes=budget.quotes)
    amounts = read_money(evidence)
    enough = profile.minimum_order_rub.value * profile.spending.money_confirmed_orders.value
    spent = tuple(one.quote for one in find_spending(evidence, profile, amounts) if one.rub >= enough)
    if spent:
        return Finding(level=Level.CONFIRMED, quotes=spent)
    hints = [*budget.quotes, *_find_deals(evidence.record, profile)]
    revenue = find_revenue(evidence, profile, amounts)
    if revenue is not None and revenue.rub >= profile.spending.money_partial_revenue_rub.value:
        hints.append(revenue.quote)
    return Finding(level=Level.PARTIAL if hints else Level.UNKNOWN, quotes=tuple(hints))


def _find_insolvency(evidence: Evidence) -> Iterator[Quote]:
    """The register decides; the news counts only where the register is silent."""
    open_data = evidence.record.open_data
    if open_data.status in _STOPPED:
        yield from evidence.register("open_data.status")
    elif open_data.status is not None:
        return
    for index, text in enumerate(open_data.news):
        folded = fold(text).text
        if _INSOLVENT.search(folded) and not _REFUTED.search(folded):
            yield Quote(place=f"open_data.news[{index}]", text=text, start=0)


def _find_deals(record: LeadRecord, profile: "Profile") -> Iterator[Quote]:
    """A won deal of at least one minimum order shows that the client can pay."""
    for own in find_own_deals(record):
        if own.is_won and (own.deal.amount_rub or 0) >= profile.minimum_order_rub.value:
            yield own.quote
