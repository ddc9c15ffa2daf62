"""BANT factors of a talk about priced goods: which of the four fail, by our prices and lead times."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kit.counted_words import say_counted
from qualifier.lead_times import days_needed
from qualifier.pricing import PricedAsk, estimate_units, price_ask
from qualifier.profile import Profile
from qualifier.profile_parts import LeadTimePolicy
from qualifier.qualification import Bilingual, Quote
from qualifier.reading.absent_needs import find_absent_need
from qualifier.reading.asked_products import read_asked_products
from qualifier.reading.purchase_authority import find_missing_authority
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import quote_sentence
from qualifier.reading.stated_budgets import StatedBudget, read_stated_budget
from qualifier.reading.wanted_days import WantedDays, read_wanted_days


class Factor(StrEnum):
    """The four factors."""

    BUDGET = "Budget"
    AUTHORITY = "Authority"
    NEED = "Need"
    TIMELINE = "Timeline"


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedFactor:
    """A factor that fails, the words that show it, and why."""

    factor: Factor
    quotes: tuple[Quote, ...]
    why: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What the talk says of the purchase, with the ask priced from the price book."""

    priced: PricedAsk
    budget: StatedBudget | None
    wanted: WantedDays | None


def judge_factors(
    sentences: Sequence[Sentence], profile: Profile, policy: LeadTimePolicy | None = None
) -> tuple[FailedFactor, ...]:
    """Return the factors that fail; what nobody said fails nothing.

    The seller's claims ("fits your budget", a price, a promised day) are not believed: the price book and
    the policy decide. `policy` stands in for the profile's own.
    """
    deal = read_deal(sentences, profile)
    judged = (
        _judge_budget(deal),
        _judge_authority(sentences),
        _judge_need(sentences),
        _judge_timeline(deal, policy or profile.lead_time),
    )
    return tuple(failed for failed in judged if failed is not None)


def read_deal(sentences: Sequence[Sentence], profile: Profile) -> Deal:
    """Read the ask, the budget and the wanted term of a talk."""
    names = {product.name: product.words for product in profile.price_book}
    return Deal(
        priced=price_ask(read_asked_products(sentences, names), profile.price_book),
        budget=read_stated_budget(sentences),
        wanted=read_wanted_days(sentences),
    )


def _judge_budget(deal: Deal) -> FailedFactor | None:
    total, budget = deal.priced.total, deal.budget
    if budget is None or not deal.priced.lines or total <= budget.amount or _differs(deal, budget):
        return None
    least = ("", "") if deal.priced.is_whole else ("не меньше ", "at least ")
    return FailedFactor(
        factor=Factor.BUDGET,
        quotes=_quote(budget.sentence, *(line.asked.sentence for line in deal.priced.lines)),
        why=Bilingual(
            ru=f"По прайсу запрос стоит {least[0]}{total}, бюджет клиента {budget.amount}.",
            en=f"By the price book the ask costs {least[1]}{total}, the client's budget is {budget.amount}.",
        ),
    )


def _differs(deal: Deal, budget: StatedBudget) -> bool:
    """Sums in different currencies are not compared."""
    return budget.currency is not None and any(
        line.product.currency != budget.currency for line in deal.priced.lines
    )


def _judge_authority(sentences: Sequence[Sentence]) -> FailedFactor | None:
    standing = find_missing_authority(sentences)
    if standing is None:
        return None
    return FailedFactor(
        factor=Factor.AUTHORITY,
        quotes=_quote(standing.sentence),
        why=Bilingual(
            ru="Последнее слово не за контактом.", en="The contact does not have the final say."
        ),
    )  # fmt: skip


def _judge_need(sentences: Sequence[Sentence]) -> FailedFactor | None:
    sentence = find_absent_need(sentences)
    if sentence is None:
        return None
    return FailedFactor(
        factor=Factor.NEED,
        quotes=_quote(sentence),
        why=Bilingual(
            ru="Клиент не видит ясной потребности.", en="The client does not see a clear need."
        ),
    )  # fmt: skip


def _judge_timeline(deal: Deal, policy: LeadTimePolicy | None) -> FailedFactor | None:
    wanted, priced = deal.wanted, deal.priced
    if wanted is None or not priced.lines:
        return None
    units = estimate_units(priced, None if deal.budget is None else deal.budget.amount)
    days = days_needed(policy, priced.products, units)
    if days <= wanted.days:
        return None
    about = ("", "") if priced.is_whole else ("около ", "about ")
    return FailedFactor(
        factor=Factor.TIMELINE,
        quotes=_quote(wanted.sentence, *(line.asked.sentence for line in priced.lines)),
        why=Bilingual(
            ru=f"Нужно за {wanted.days} дн., а на {about[0]}{units} шт. уходит {days} дн.",
            en=f"Wanted within {say_counted(wanted.days, 'day')}; {about[1]}{say_counted(units, 'unit')}"
            f" {'takes' if units == 1 else 'take'} {say_counted(days, 'day')}.",
        ),
    )


def _quote(*sentences: Sentence) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quote_sentence(sentence) for sentence in sentences))
