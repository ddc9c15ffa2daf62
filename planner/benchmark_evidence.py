"""What past campaigns say of each channel: trials for rates, indexes of prices, and the card's own word."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.benchmark_rules import BenchmarkRules
from planner.benchmark_used import Metric
from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.past_campaigns import PastLine
from planner.rate_card import RateCard
from planner.rate_row import RateRow
from planner.shrinkage import Prior, Trials
from planner.sourced import Benchmark
from planner.uncertainty import Spread, Uncertainty

_QUARTILE = 0.6744897501960817
Ratio = tuple[float, float]
_READ: Mapping[Metric, tuple[Callable[[PastLine], int | None], Callable[[PastLine], int | None]]] = {
    Metric.CTR: (lambda line: line.impressions, lambda line: line.clicks),
    Metric.VTR: (lambda line: line.impressions, lambda line: line.views),
    Metric.CR: (lambda line: line.clicks, lambda line: line.conversions),
}
RATES = tuple(_READ)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCard:
    """What the card says of a channel in one metric: its rows' mean, and their spread."""

    value: float
    variance: float
    rows: Mapping[str, float]

    def to_prior(self, rules: BenchmarkRules) -> Prior:
        """Return the card's value with its variance split between sellers and their campaigns."""
        share = rules.seller_share.value
        return Prior(
            value=self.value,
            between_sellers=self.variance * share,
            between_campaigns=self.variance * (1 - share),
            campaigns=rules.campaigns_behind_card.value,
        )


def keep_known(lines: Sequence[PastLine], as_of: date, rules: BenchmarkRules) -> tuple[PastLine, ...]:
    """Return the lines of campaigns that had ended by a day and are not too old."""
    first = as_of - timedelta(days=rules.oldest_days.value)
    return tuple(line for line in lines if first <= line.closed_on <= as_of)


def benchmark_of(row: RateRow, metric: Metric) -> Benchmark | None:
    """Return a row's benchmark of a rate."""
    return {Metric.CTR: row.ctr, Metric.VTR: row.vtr, Metric.CR: row.cr}.get(metric)


def read_rate_card(card: RateCard, channel: Channel, metric: Metric) -> ChannelCard | None:
    """Return what the card's rows say of a rate: geometric mean of P50, mean variance of the logarithm."""
    known = {
        row.id: found
        for row in card.rows
        if row.channel is channel and (found := benchmark_of(row, metric)) and 0 < found.p50 < 1
    }
    if not known:
        return None
    logs = [math.log(float(one.p50)) for one in known.values()]
    value = math.exp(math.fsum(logs) / len(logs))
    variances = [_measure_variance(float(one.p25), float(one.p50), float(one.p75)) for one in known.values()]
    variance = math.fsum(variances) / len(variances)
    if variance <= 0:
        return None
    rows = {row_id: float(one.p50) / value for row_id, one in known.items()}
    return ChannelCard(value=value, variance=variance, rows=rows)


def read_price_card(card: RateCard, channel: Channel, spreads: Uncertainty) -> ChannelCard | None:
    """Return the index that prices start from, 1, where an auction sets them; None where they are agreed."""
    rows = {row.id: 1.0 for row in card.rows if row.channel is channel and is_auctioned(row, spreads)}
    if not rows:
        return None
    variance = _variance_of(spreads.price)
    return ChannelCard(value=1.0, variance=variance, rows=rows) if variance > 0 else None


def is_auctioned(row: RateRow, spreads: Uncertainty) -> bool:
    """Tell whether a row's price is only known when it runs."""
    return row.price is not None and spreads.is_auction(row.channel, row.unit)


def _variance_of(spread: Spread) -> float:
    return _measure_variance(spread.p25, 1.0, spread.p75)


def _measure_variance(p25: float, p50: float, p75: float) -> float:
    """Return the variance of a logarithm with these quarters; both sides count alike."""
    up = math.log(p75 / p50) / _QUARTILE
    down = math.log(p50 / p25) / _QUARTILE if p25 > 0 else up
    return (up**2 + down**2) / 2


def count_trials(lines: Sequence[PastLine], metric: Metric, card: ChannelCard) -> tuple[Trials, ...]:
    """Return a channel's campaigns as trials and successes.

    A line of a row whose own benchmark is twice the channel's has twice the trials: what is left to see is
    how the seller differs from the card.
    """
    of_trials, of_successes = _READ[metric]
    sums: dict[str, list[Trials]] = {}
    for line in lines:
        count, successes = of_trials(line), of_successes(line)
        if count and successes is not None:
            weighed = max(count * card.rows.get(line.row_id or "", 1.0), float(successes))
            sums.setdefault(line.campaign, []).append(Trials(count=weighed, successes=float(successes)))
    return tuple(
        Trials(
            count=math.fsum(one.count for one in parts), successes=math.fsum(one.successes for one in parts)
        )
        for parts in sums.values()
    )


def find_price_logs(lines: Sequence[PastLine], unit: BuyingUnit) -> tuple[float, ...]:
    """Return the logarithm of the price paid over the price planned, one for each campaign that has both."""
    sums: dict[str, list[tuple[Ratio, Ratio]]] = {}
    for line in lines:
        fact = _price(line.spend_rub, _volume(line.impressions, line.clicks, unit))
        plan = _price(line.planned_spend_rub, _volume(line.planned_impressions, line.planned_clicks, unit))
        if fact and plan:
            sums.setdefault(line.campaign, []).append((fact, plan))
    return tuple(_compare(pairs) for pairs in sums.values())


def _volume(impressions: int | None, clicks: int | None, unit: BuyingUnit) -> int | None:
    return clicks if unit is BuyingUnit.CPC else impressions


def _price(spend: object, volume: int | None) -> Ratio | None:
    return (float(str(spend)), float(volume)) if spend and volume else None


def _compare(pairs: Sequence[tuple[Ratio, Ratio]]) -> float:
    """Return the log index of a campaign: what its volumes cost over what they would have cost as planned."""
    paid = math.fsum(spend for (spend, _), _ in pairs)
    planned = math.fsum(volume * spend / planned for (_, volume), (spend, planned) in pairs)
    return math.log(paid / planned)
