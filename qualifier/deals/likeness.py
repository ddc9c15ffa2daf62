"""Why a past deal is like a request, and how it differs: sentences that a salesperson can repeat."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.facets import Facets, Size
from qualifier.qualification import Bilingual
from qualifier.record import PastDeal

_SIZES = {
    Size.SMALL: Bilingual(ru="до 50 человек", en="up to 50 people"),
    Size.MEDIUM: Bilingual(ru="51-250 человек", en="51-250 people"),
    Size.LARGE: Bilingual(ru="больше 250 человек", en="over 250 people"),
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
    told = [*_tell_industry(stored, asked, known), *_tell_region(stored, asked, known)]
    told += [*_tell_channels(asked, known), *_tell_size(asked, known), *_tell_words(shares)]
    return tuple(text for is_same, text in told if is_same), tuple(
        text for is_same, text in told if not is_same
    )


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


def _tell_channels(asked: Facets, known: Facets) -> Iterator[tuple[bool, Bilingual]]:
    if not asked.channels or not known.channels:
        return
    shared, other = sorted(asked.channels & known.channels), sorted(known.channels - asked.channels)
    if shared:
        names = ", ".join(shared)
        yield True, Bilingual(ru=f"те же продукты: {names}", en=f"same products: {names}")
    if other:
        names = ", ".join(other)
        yield False, Bilingual(ru=f"другие продукты: {names}", en=f"other products: {names}")


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
        yield True, Bilingual(ru="задача теми же словами", en="the task in the same words")
    elif shares.get("meaning", 0.0) >= _NEAR:
        yield True, Bilingual(ru="задача близка по смыслу", en="the task is near in meaning")
