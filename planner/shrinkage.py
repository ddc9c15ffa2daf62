"""Empirical Bayes: how far the means of a seller's campaigns move a card's value.

A campaign is the unit. Campaign c has n_c trials and y_c successes; its own rate is drawn from a beta law
of mean p and intraclass correlation r, so that its share of successes has variance p (1-p) (r + (1-r) / n_c),
and it counts as `w_c = n_c / (1 + (n_c - 1) r)` trials, never more than 1 / r (beta-binomial, Kleinman 1973).
The seller's p is beta around the card's value with strength K; the posterior mean is
`(K m + sum w_c y_c / n_c) / (K + sum w_c)`. Prices are normal on the log scale: `t^2 / (t^2 + s^2 / C)`.
r, s and t are moments, each pooled with what the card's own quartiles imply. A variance is relative: of the
figure's logarithm, for small ones the square of its coefficient of variation.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

# A correlation of one half: two campaigns of one seller alike only by chance. Beyond it nothing is learnt.
_MOST_CORRELATED = 0.5
_LEAST_STRENGTH = 0.5
# No success at all has no logarithm: it counts as a tenth of the card's value.
_FARTHEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """The card's value, its variance between sellers and between campaigns of one, and how much it counts."""

    value: float
    between_sellers: float
    between_campaigns: float
    campaigns: float

    def scale_sellers(self, factor: float) -> "Prior":
        """Return the prior of a card that proves nearer to this seller, or farther, than it says."""
        return replace(self, between_sellers=self.between_sellers * factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """One campaign: what it could bring and what it brought."""

    count: float
    successes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrunk:
    """The mean of the campaigns, the value between it and the card's, and how far it went.

    `between_campaigns` is the variance that the next campaign has around the seller's mean, `unsure` that of
    the mean itself; `spread` is both together as a part of the card's, as standard deviations.
    """

    campaigns: int
    raw: float
    value: float
    weight: float
    between_campaigns: float
    unsure: float
    spread: float


def shrink_rate(trials: Sequence[Trials], prior: Prior) -> Shrunk:
    """Return a share between the campaigns' own and the card's."""
    correlation = _estimate_correlation(trials, prior)
    sizes = [_count_effective(one.count, correlation) for one in trials]
    size = math.fsum(sizes)
    raw = _mean(trials, sizes)
    strength = max((1 - prior.value) / (prior.value * prior.between_sellers) - 1, _LEAST_STRENGTH)
    weight = size / (size + strength)
    value = prior.value + weight * (raw - prior.value)
    odds = (1 - value) / value
    return _compile(
        prior,
        Shrunk(
            campaigns=len(trials),
            raw=raw,
            value=value,
            weight=weight,
            between_campaigns=correlation * odds,
            unsure=odds / (strength + size + 1),
            spread=1.0,
        ),
    )


def _estimate_correlation(trials: Sequence[Trials], prior: Prior) -> float:
    """Return the correlation inside a campaign: moments of the campaigns, pooled with the card's own."""
    implied = min(prior.between_campaigns * prior.value / (1 - prior.value), _MOST_CORRELATED)
    if len(trials) < 2:
        return implied
    sizes = [_count_effective(one.count, implied) for one in trials]
    mean, whole = _mean(trials, sizes), math.fsum(sizes)
    parts = [size / whole for size in sizes]
    spread = math.fsum(
        part * (one.successes / one.count - mean) ** 2 for part, one in zip(parts, trials, strict=True)
    )
    chance = math.fsum(part * (1 - part) / one.count for part, one in zip(parts, trials, strict=True))
    free = math.fsum(part * (1 - part) for part in parts) - chance
    if mean in (0, 1) or free <= 0:
        return implied
    seen = min(max((spread / (mean * (1 - mean)) - chance) / free, 0.0), _MOST_CORRELATED)
    return _pool(seen, implied, count=len(trials) - 1, prior=prior)


def _pool(seen: float, implied: float, *, count: int, prior: Prior) -> float:
    return (prior.campaigns * implied + count * seen) / (prior.campaigns + count)


def _count_effective(count: float, correlation: float) -> float:
    return count / (1 + max(count - 1, 0.0) * correlation)


def _mean(trials: Sequence[Trials], sizes: Sequence[float]) -> float:
    sums = math.fsum(size * one.successes / one.count for size, one in zip(sizes, trials, strict=True))
    return sums / math.fsum(sizes)


def shrink_index(logs: Sequence[float], prior: Prior) -> Shrunk:
    """Return a price index between the campaigns' own and 1; `logs` are logarithms of fact over plan."""
    count = len(logs)
    mean = math.fsum(logs) / count
    inside = prior.between_campaigns
    if count > 1:
        seen = math.fsum((one - mean) ** 2 for one in logs) / (count - 1)
        inside = _pool(seen, inside, count=count - 1, prior=prior)
    weight = prior.between_sellers / (prior.between_sellers + inside / count)
    return _compile(
        prior,
        Shrunk(
            campaigns=count,
            raw=math.exp(mean),
            value=math.exp(weight * mean),
            weight=weight,
            between_campaigns=inside,
            unsure=prior.between_sellers * (1 - weight),
            spread=1.0,
        ),
    )


def _compile(prior: Prior, found: Shrunk) -> Shrunk:
    implied = prior.between_sellers + prior.between_campaigns
    return replace(found, spread=math.sqrt((found.between_campaigns + found.unsure) / implied))


def find_seller_factor(pairs: Sequence[tuple[Shrunk, Prior]], *, channels: float) -> float:
    """Return how much farther from the card this seller is than the card says, as a factor on the variance.

    Moments over channels: the squared distance of each from the card, less what chance makes of it, pooled
    with 1 as seen in so many channels.
    """
    seen = math.fsum(_measure_distance(found, prior) for found, prior in pairs)
    return (channels + max(seen, 0.0)) / (channels + len(pairs))


def _measure_distance(found: Shrunk, prior: Prior) -> float:
    """Return the squared distance from the card beyond chance, in variances between sellers."""
    distance = math.log(max(found.raw, prior.value / _FARTHEST) / prior.value) ** 2
    # weight = t^2 / (t^2 + v), so the variance v of the campaigns' own mean follows from the weight.
    return distance / prior.between_sellers - (1 - found.weight) / found.weight
