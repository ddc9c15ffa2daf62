"""Whether shrinkage finds a seller's true rates: sellers drawn by seed, campaigns seen, errors compared.

Each seller's true CTR lies around the card's by the spread the card implies, or by a third or three times of
it: the rules do not know which. The error is squared on the log scale, twice too much being as bad as half;
`pooled` divides all clicks by all impressions, `raw` is the mean with the campaign as the unit, `card`
learns nothing.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from planner.benchmark_used import Metric
from planner.benchmarks import learn
from planner.brief import Channel
from planner.past_campaigns import PastLine
from planner.rate_card import RateCard, load_rate_card

COUNTS = (1, 2, 3, 5, 10, 30)
_AS_OF, _CLOSED = date(2026, 11, 25), date(2026, 6, 30)
_CHANNELS = (Channel.VK_ADS, Channel.SMS, Channel.DISPLAY, Channel.YANDEX_DIRECT, Channel.PUSH)
# Variance between sellers, and between campaigns of one, as parts of the card's.
_WORLDS = {"as the card says": (0.5, 0.5), "sellers alike": (0.17, 0.5), "sellers apart": (1.5, 0.5)}
_LARGEST_SHARE, _LEAST = 0.5, 1e-5
_IMPRESSIONS = (20_000.0, 2_000_000.0)


def run_shrinkage(sellers: int, *, seed: int = 1) -> dict[str, Any]:
    """Return the mean squared relative error of each estimate, by campaigns seen and over all."""
    dice, card = np.random.default_rng(seed), load_rate_card()
    errors: dict[tuple[str, int], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(sellers):
        for world, shares in _WORLDS.items():
            for count in COUNTS:
                _try_seller(card, dice, shares, count, into=errors[world, count])
    by_world = {world: {count: _average(errors[world, count]) for count in COUNTS} for world in _WORLDS}
    pooled: dict[str, list[float]] = defaultdict(list)
    for held in errors.values():
        for name, values in held.items():
            pooled[name] += values
    overall = _average(pooled)
    return {"sellers": sellers, "by_world": by_world, "overall": overall, "beats_both": _beats(overall)}


def _average(errors: Mapping[str, list[float]]) -> dict[str, float]:
    return {name: math.fsum(values) / len(values) for name, values in errors.items()}


def _beats(errors: Mapping[str, float]) -> bool:
    return errors["shrunk"] < min(errors["raw"], errors["pooled"], errors["card"])


def _try_seller(
    card: RateCard,
    dice: np.random.Generator,
    shares: tuple[float, float],
    count: int,
    *,
    into: dict[str, list[float]],
) -> None:
    """Draw one seller with so many campaigns in every channel and note how far each estimate falls."""
    truths, lines = {}, []
    for channel in _CHANNELS:
        centre, variance = _read_channel(card, channel)
        truth = centre * math.exp(dice.normal(0, math.sqrt(variance * shares[0])))
        truths[channel] = min(truth, _LARGEST_SHARE)
        lines += _draw_campaigns(dice, channel, truths[channel], variance * shares[1], count)
    used = {one.channel: one for one in learn(card, lines, as_of=_AS_OF).used if one.metric is Metric.CTR}
    for channel, truth in truths.items():
        one = used[channel]
        held = [line for line in lines if line.channel is channel]
        pooled = sum(line.clicks or 0 for line in held) / sum(line.impressions or 0 for line in held)
        estimates = {"pooled": pooled, "raw": one.raw, "card": one.card, "shrunk": one.value}
        for name, estimate in estimates.items():
            into[name].append(math.log(max(float(str(estimate)), _LEAST) / truth) ** 2)


def _read_channel(card: RateCard, channel: Channel) -> tuple[float, float]:
    """Return the geometric mean of a channel's CTR and the mean variance of its logarithm."""
    found = [row.ctr for row in card.rows if row.channel is channel and row.ctr]
    centre = math.exp(math.fsum(math.log(float(one.p50)) for one in found) / len(found))
    quartile = 0.6744897501960817
    spreads = [
        (math.log(float(one.p75 / one.p50)) ** 2 + math.log(float(one.p50 / one.p25)) ** 2) / 2
        for one in found
    ]
    return centre, math.fsum(spreads) / len(spreads) / quartile**2


def _draw_campaigns(
    dice: np.random.Generator, channel: Channel, truth: float, variance: float, count: int
) -> list[PastLine]:
    """Draw campaigns whose own rates are beta around the seller's, of very unequal sizes."""
    correlation = min(variance * truth / (1 - truth), _LARGEST_SHARE)
    strength = 1 / correlation - 1
    low, high = (math.log(one) for one in _IMPRESSIONS)
    lines = []
    for number in range(count):
        impressions = int(math.exp(dice.uniform(low, high)))
        rate = dice.beta(truth * strength, (1 - truth) * strength)
        lines.append(
            PastLine(
                campaign=f"{channel.value}-{number}",
                channel=channel,
                closed_on=_CLOSED,
                impressions=impressions,
                clicks=int(dice.binomial(impressions, rate)),
            )
        )
    return lines


def describe_shrinkage(report: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return root mean squared relative errors as rows: world, campaigns, each estimate."""
    rows = [
        (world, str(count), *_say(errors))
        for world, by_count in report["by_world"].items()
        for count, errors in by_count.items()
    ]
    return [*rows, ("all", "", *_say(report["overall"]))]


def _say(errors: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(f"{math.sqrt(errors[name]):.1%}" for name in ("pooled", "raw", "card", "shrunk"))
