"""A card and its spreads with the figures that past campaigns moved, each with a source that says so."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from planner.benchmark_evidence import benchmark_of, is_auctioned
from planner.benchmark_used import BenchmarkUsed, Metric
from planner.brief import Channel
from planner.money import KOPECK
from planner.plan_words import CHANNELS, say_number
from planner.rate_card import RateCard
from planner.rate_row import RateRow
from planner.sourced import Benchmark, Source, Sourced, SourceKind
from planner.uncertainty import Spread, Uncertainty
from qualifier.profile_parts import Words

_SIX = Decimal("0.000001")
_FIELDS = {Metric.CTR: "ctr", Metric.VTR: "vtr", Metric.CR: "cr"}
NAMES: Mapping[Metric, tuple[str, str]] = {
    Metric.CTR: ("CTR", "CTR"),
    Metric.VTR: ("VTR", "VTR"),
    Metric.CR: ("CR", "CR"),
    Metric.PRICE: ("индекс цены", "price index"),
}


def correct_card(
    card: RateCard, used: Sequence[BenchmarkUsed], spreads: Uncertainty, *, as_of: date
) -> RateCard:
    """Return the card with the moved figures; a new card, so that its hash tells them apart."""
    rows = [_correct_row(row, used, spreads, as_of) for row in card.rows]
    sources = {**card.sources, **{_key(one): _describe(one) for one in used}}
    # Only what moved is built anew: the rest was checked when the card was read.
    fields = {name: getattr(card, name) for name in RateCard.model_fields}
    return RateCard.model_construct(**{**fields, "rows": tuple(rows), "sources": sources})


def _correct_row(row: RateRow, used: Sequence[BenchmarkUsed], spreads: Uncertainty, as_of: date) -> RateRow:
    changes: dict[str, Any] = {}
    for one in used:
        if one.channel is not row.channel:
            continue
        if one.metric is Metric.PRICE:
            if row.price is not None and is_auctioned(row, spreads):
                changes["price"] = _correct_price(row.price, one, as_of)
        elif (known := benchmark_of(row, one.metric)) and known.p50 > 0:
            changes[_FIELDS[one.metric]] = _correct_rate(known, one, as_of)
    return row.model_copy(update=changes) if changes else row


def _correct_price(price: Sourced[Decimal], one: BenchmarkUsed, as_of: date) -> Sourced[Decimal]:
    value = max((price.value * one.value / one.card).quantize(KOPECK, ROUND_HALF_UP), KOPECK)
    return Sourced[Decimal](value=value, source=_key(one), since=as_of)


def _correct_rate(known: Benchmark, one: BenchmarkUsed, as_of: date) -> Benchmark:
    """Move the middle, and keep the card's quarters around it as wide as the next campaign's are."""
    middle = min(max(known.p50 * one.value / one.card, _SIX), Decimal(1))
    down, up = known.p25 / known.p50, known.p75 / known.p50
    wide = float(one.spread)
    return Benchmark(
        p25=_share(middle * Decimal(repr(float(down) ** wide))) if down else Decimal(0),
        p50=_share(middle),
        p75=_share(middle * Decimal(repr(float(up) ** wide))),
        source=_key(one),
        since=as_of,
    )


def _share(value: Decimal) -> Decimal:
    return min(value, Decimal(1)).quantize(_SIX, ROUND_HALF_UP)


def correct_spreads(spreads: Uncertainty, used: Sequence[BenchmarkUsed], *, as_of: date) -> Uncertainty:
    """Return the spreads with each channel's own of prices."""
    by_channel: dict[Channel, Spread] = {}
    for one in used:
        if one.metric is Metric.PRICE:
            wide = float(one.spread)
            by_channel[one.channel] = Spread(
                p25=spreads.price.p25**wide,
                p75=spreads.price.p75**wide,
                since=as_of,
                why=f"{one.campaigns} past campaigns of the seller",
            )
    return spreads.model_copy(update={"price_by_channel": by_channel}) if by_channel else spreads


def _key(one: BenchmarkUsed) -> str:
    return f"campaigns-{one.metric.value}-{one.channel.value}"


def _describe(one: BenchmarkUsed) -> Source:
    channel, name = CHANNELS[one.channel], NAMES[one.metric]
    ru = f"Кампании продавца, {name[0]}, {channel.ru}: {one.campaigns}"
    en = f"The seller's campaigns, {name[1]}, {channel.en}: {one.campaigns}"
    raw, card, value = (say_number(part * 100, "en") for part in (one.raw, one.card, one.value))
    return Source(
        kind=SourceKind.SELLER,
        name=Words(ru=ru, en=en),
        where=f"empirical Bayes over {one.campaigns} campaigns: own {raw} %, card {card} %, used {value} %",
    )
