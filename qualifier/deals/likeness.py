"""Why a past deal is like a request, and how it differs: sentences that a salesperson can repeat."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.facets import Facets, Size, find_channels
from qualifier.qualification import Bilingual
from qualifier.reading.aims import Aim
from qualifier.record import PastDeal

_SIZES = {
    Size.SMALL: Bilingual(ru="до 50 человек", en="up to 50 people"),
    Size.MEDIUM: Bilingual(ru="51-250 человек", en="51-250 people"),
    Size.LARGE: Bilingual(ru="больше 250 человек", en="over 250 people"),
}
_AIMS = {
    Aim.OPENING: Bilingual(ru="открытие точки", en="an opening"),
    Aim.LAUNCH: Bilingual(ru="запуск новинки", en="a launch"),
    Aim.LEADS: Bilingual(ru="заявки и звонки", en="enquiries and calls"),
    Aim.ORDERS: Bilingual(ru="заказы и продажи", en="orders and sales"),
    Aim.TRAFFIC: Bilingual(ru="переходы на сайт", en="visits to the site"),
    Aim.VISITS: Bilingual(ru="поток посетителей", en="footfall"),
    Aim.APP: Bilingual(ru="установки приложения", en="app installs"),
    Aim.LOYALTY: Bilingual(ru="возврат и удержание клиентов", en="winning back and keeping clients"),
    Aim.SALE: Bilingual(ru="акция и скидки", en="a sale"),
    Aim.AWARENESS: Bilingual(ru="узнаваемость", en="awareness"),
    Aim.HIRING: Bilingual(ru="подбор сотрудников", en="hiring"),
    Aim.EVENT: Bilingual(ru="зрители и гости события", en="an event"),
    Aim.PARTNERS: Bilingual(ru="поиск партнёров", en="finding partners"),
}
# From this share of the best on, deals are told to be near in meaning; words by themselves prove little.
_NEAR = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A past deal with what makes it like the request and what does not; a score from 0 to 1."""

    stored: StoredDeal
    score: float
    parts: Mapping[str, float]
    same: tuple[Bilingual, ...]
    differs: tuple[Bilingual, ...]

    def as_past_deal(self) -> PastDeal:
        """Return the deal as a lead's record holds it."""
        deal = self.stored.deal
        return PastDeal(
            id=deal.id,
            client=deal.company,
            industry=deal.industry,
            closed=deal.closed,
            outcome=deal.outcome,
            amount_rub=None if deal.amount_rub is None else round(deal.amount_rub),
            products=deal.products,
            note=deal.loss_reason or deal.task,
        )


def explain(
    stored: StoredDeal, asked: Facets, known: Facets, shares: Mapping[str, float]
) -> tuple[tuple[Bilingual, ...], tuple[Bilingual, ...]]:
    """Return what is the same and what differs; what one side does not know is neither.

    `shares` are the features of meaning and words, each from 0 to 1.
    """
    told = [*_tell_aims(asked, known), *_tell_industry(stored, asked, known)]
    told += [*_tell_region(stored, asked, known), *_tell_channels(stored, asked, known)]
    told += [*_tell_size(asked, known), *_tell_words(shares)]
    return tuple(text for is_same, text in told if is_same), tuple(
        text for is_same, text in told if not is_same
    )


def _tell_aims(asked: Facets, known: Facets) -> Iterator[tuple[bool, Bilingual]]:
    if not asked.aims or not known.aims:
        return
    shared = asked.aims & known.aims
    named = [_AIMS[aim] for aim in sorted(shared or known.aims)]
    ru, en = " и ".join(name.ru for name in named), " and ".join(name.en for name in named)
    if shared:
        yield True, Bilingual(ru=f"та же цель: {ru}", en=f"same aim: {en}")
    else:
        yield False, Bilingual(ru=f"другая цель: {ru}", en=f"another aim: {en}")


def _tell_industry(stored: StoredDeal, asked: Facets, known: Facets) -> Iterator[tuple[bool, Bilingual]]:
    if asked.industry is None or known.industry is None:
        return
    name = stored.deal.industry or known.industry
    if asked.industry == known.industry:
        yield True, Bilingual(ru=f"та же отрасль: {name}", en=f"same industry: {name}")
    else:
        yield False, Bilingual(ru=f"другая отрасль: {name}", en=f"another industry: {name}")


def _tell_region(stored: StoredDeal, asked: Facets, known: Facets) -> Iterator[tuple[bool, Bilingual]]:
    if asked.region is None or known.region is None:
        return
    name = stored.deal.region or known.region
    if asked.region == known.region:
        yield True, Bilingual(ru=f"тот же регион: {name}", en=f"same region: {name}")
    else:
        yield False, Bilingual(ru=f"другой регион: {name}", en=f"another region: {name}")


def _tell_channels(stored: StoredDeal, asked: Facets, known: Facets) -> Iterator[tuple[bool, Bilingual]]:
    if not asked.channels or not known.channels:
        return
    if shared := _name_products(stored, asked.channels & known.channels):
        yield True, Bilingual(ru=f"те же продукты: {shared}", en=f"same products: {shared}")
    if other := _name_products(stored, known.channels - asked.channels):
        yield False, Bilingual(ru=f"другие продукты: {other}", en=f"other products: {other}")


def _name_products(stored: StoredDeal, channels: frozenset[str]) -> str:
    """Return the products of these channels as the deal itself calls them."""
    named = (product for product in stored.deal.products if channels & find_channels((product,)))
    return ", ".join(dict.fromkeys(named))


def _tell_size(asked: Facets, known: Facets) -> Iterator[tuple[bool, Bilingual]]:
    if asked.size is None or known.size is None:
        return
    size = _SIZES[known.size]
    if asked.size is known.size:
        yield True, Bilingual(ru=f"тот же размер: {size.ru}", en=f"same size: {size.en}")
    else:
        yield False, Bilingual(ru=f"другой размер: {size.ru}", en=f"another size: {size.en}")


def _tell_words(shares: Mapping[str, float]) -> Iterator[tuple[bool, Bilingual]]:
    if shares.get("words", 0.0) >= _NEAR:
        yield True, Bilingual(ru="есть общие слова", en="words in common")
    elif shares.get("meaning", 0.0) >= _NEAR:
        yield True, Bilingual(ru="задача близка по смыслу", en="the task is near in meaning")
