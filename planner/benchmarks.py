"""The card as the seller's past campaigns correct it: rates and auction prices by channel, with the proof.

Without campaigns the card is returned as it is. Rates of a channel's rows move together, by the posterior
mean over the card's value; their quarters widen or narrow around it as the next campaign's spread does. The
channel comes first; an industry with enough campaigns of its own is then shrunk towards its channel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from planner.benchmark_evidence import (
    RATES,
    ChannelCard,
    count_trials,
    find_price_logs,
    is_auctioned,
    keep_known,
    read_price_card,
    read_rate_card,
)
from planner.benchmark_rules import BenchmarkRules, load_benchmark_rules
from planner.benchmark_used import BenchmarkUsed, Metric
from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.corrected_card import correct_card, correct_spreads
from planner.past_campaigns import PastLine
from planner.rate_card import RateCard
from planner.shrinkage import Prior, Shrunk, find_seller_factor, shrink_index, shrink_rate
from planner.uncertainty import Uncertainty, load_uncertainty

_SIX = Decimal("0.000001")
_THREE = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """A card and its spreads after the seller's campaigns, and what moved; `used` is empty without any."""

    card: RateCard
    rules: Uncertainty
    used: tuple[BenchmarkUsed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A channel in one metric: the card's word and the campaigns' lines."""

    channel: Channel
    metric: Metric
    card: ChannelCard
    lines: tuple[PastLine, ...]
    unit: BuyingUnit

    def shrink(self, prior: Prior, lines: Sequence[PastLine]) -> Shrunk | None:
        """Return the value between the campaigns' and the prior's; None where the lines tell nothing."""
        if self.metric is Metric.PRICE:
            logs = find_price_logs(lines, self.unit)
            return shrink_index(logs, prior) if logs else None
        trials = count_trials(lines, self.metric, self.card)
        return shrink_rate(trials, prior) if trials else None


def learn(
    card: RateCard,
    lines: Sequence[PastLine],
    *,
    industry: str | None = None,
    as_of: date,
    rules: BenchmarkRules | None = None,
) -> Learnt:
    """Return the card as campaigns that had ended by a day correct it, for a brief of an industry."""
    spreads, limits = load_uncertainty(), rules or load_benchmark_rules()
    known = keep_known(lines, as_of, limits)
    groups = _group(card, known, spreads)
    used = [
        one
        for metric in Metric
        for one in _shrink_metric([group for group in groups if group.metric is metric], industry, limits)
    ]
    if not used:
        return Learnt(card=card, rules=spreads)
    return Learnt(
        card=correct_card(card, used, spreads, as_of=as_of),
        rules=correct_spreads(spreads, used, as_of=as_of),
        used=tuple(used),
    )


def _group(card: RateCard, lines: Sequence[PastLine], spreads: Uncertainty) -> list[_Group]:
    # In a fixed order, so that the order of the file decides nothing.
    ordered = sorted(lines, key=lambda line: (line.campaign, repr(line)))
    by_channel: Mapping[Channel, list[PastLine]] = {
        channel: [line for line in ordered if line.channel is channel] for channel in Channel
    }
    groups = []
    for channel, held in by_channel.items():
        cards = {metric: read_rate_card(card, channel, metric) for metric in RATES}
        cards[Metric.PRICE] = read_price_card(card, channel, spreads)
        unit = _find_unit(card, channel, spreads)
        groups += [
            _Group(channel=channel, metric=metric, card=one, lines=tuple(held), unit=unit)
            for metric, one in cards.items()
            if one is not None and held
        ]
    return groups


def _find_unit(card: RateCard, channel: Channel, spreads: Uncertainty) -> BuyingUnit:
    """Return what a channel's auction counts; clicks only where every auctioned row does."""
    units = {row.unit for row in card.rows if row.channel is channel and is_auctioned(row, spreads)}
    return BuyingUnit.CPC if units == {BuyingUnit.CPC} else BuyingUnit.CPM


def _shrink_metric(
    groups: Sequence[_Group], industry: str | None, rules: BenchmarkRules
) -> list[BenchmarkUsed]:
    """Shrink a metric's channels, each with the card's own spread, then with what all of them show of it."""
    first = [(group, prior, group.shrink(prior, group.lines)) for group, prior in _list_priors(groups, rules)]
    found = [(group, prior, shrunk) for group, prior, shrunk in first if shrunk is not None]
    factor = find_seller_factor(
        [(shrunk, prior) for _, prior, shrunk in found], channels=rules.channels_behind_card.value
    )
    used = []
    for group, prior, _ in found:
        shrunk = group.shrink(prior.scale_sellers(factor), group.lines)
        if shrunk is not None:
            used.append(_refine(group, prior, shrunk, industry=industry, rules=rules))
    return used


def _list_priors(groups: Sequence[_Group], rules: BenchmarkRules) -> list[tuple[_Group, Prior]]:
    return [(group, group.card.to_prior(rules)) for group in groups]


def _refine(
    group: _Group, prior: Prior, shrunk: Shrunk, *, industry: str | None, rules: BenchmarkRules
) -> BenchmarkUsed:
    """Return the industry's own value where it has campaigns enough, else the channel's."""
    own = [line for line in group.lines if industry and _fold(line.industry) == _fold(industry)]
    if len({line.campaign for line in own}) >= rules.industry_campaigns_min.value:
        below = group.shrink(_narrow(prior, shrunk, rules), own)
        if below is not None:
            return _note(group, below, industry=industry)
    return _note(group, shrunk, industry=None)


def _narrow(prior: Prior, shrunk: Shrunk, rules: BenchmarkRules) -> Prior:
    """Return the channel's posterior as an industry's prior."""
    share, inside = rules.industry_share.value, max(shrunk.between_campaigns, prior.between_campaigns / 100)
    return replace(
        prior, value=shrunk.value, between_sellers=inside * share, between_campaigns=inside * (1 - share)
    )


def _fold(industry: str | None) -> str:
    return " ".join((industry or "").casefold().split())


def _note(group: _Group, shrunk: Shrunk, *, industry: str | None) -> BenchmarkUsed:
    return BenchmarkUsed(
        channel=group.channel,
        metric=group.metric,
        industry=industry,
        campaigns=shrunk.campaigns,
        raw=_round(shrunk.raw, _SIX),
        card=_round(group.card.value, _SIX),
        value=_round(shrunk.value, _SIX),
        weight=_round(shrunk.weight, _THREE),
        spread=_round(shrunk.spread, _THREE),
    )


def _round(value: float, step: Decimal) -> Decimal:
    return Decimal(repr(value)).quantize(step, ROUND_HALF_UP)
