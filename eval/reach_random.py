"""Random plans against what no union may break: bounds, audience, falling k+, order, currency."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from planner.reach.channel_reach import ChannelReach, Flag, UnionReach
from planner.reach.curves import CappedCurve, audience_curve, channel_reach, point_curve
from planner.reach.union import combine

SEED = 20261125
_SIZES = (1, 2, 2, 3, 3, 3, 4, 4, 5, 6)
_SLACK = 1e-9
# Money is bought at another rate of exchange; the people reached must not notice.
_CURRENCY = 92.37
_MOST_SHOWN = 20
Overlaps = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomPlan:
    """A plan to join, and the union of the population it was drawn from, when there is one."""

    channels: tuple[ChannelReach, ...]
    audience: float
    overlaps: Overlaps
    true_reach: float | None


def run_random(number: int, seed: int = SEED) -> dict[str, Any]:
    """Return n, violations by rule, the first of them, and how often each flag was raised."""
    generator = np.random.default_rng(seed)
    broken: Counter[str] = Counter()
    flags: Counter[str] = Counter()
    shown: list[dict[str, Any]] = []
    for index in range(number):
        plan = draw_plan(generator)
        union = combine(plan.channels, plan.audience, plan.overlaps)
        faults = list(find_faults(plan, union, generator))
        broken.update(faults)
        flags.update(union.flags)
        if faults and len(shown) < _MOST_SHOWN:
            shown.append({"plan": index, "faults": faults})
    total = sum(broken.values())
    return {"n": number, "violations": total, "by_rule": dict(broken), "first": shown, "flags": dict(flags)}


def describe_random(result: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the rows of the terminal's table."""
    rows = [("plans", str(result["n"])), ("violations", str(result["violations"]))]
    return [*rows, *((f"flag {flag}", str(count)) for flag, count in sorted(result["flags"].items()))]


def draw_plan(generator: np.random.Generator) -> RandomPlan:
    """Draw channels bought at random prices, or a population, with true, old, impossible or no overlaps."""
    size = int(generator.choice(_SIZES))
    audience = float(10 ** generator.uniform(2, 8))
    if generator.random() < 0.5:
        return _draw_population(generator, size, audience)
    curves = [_draw_curve(generator, audience) for _ in range(size)]
    channels = _buy(generator, curves, audience)
    return RandomPlan(
        channels=channels, audience=audience, overlaps=_draw_overlaps(generator, channels), true_reach=None
    )


def find_faults(plan: RandomPlan, union: UnionReach, generator: np.random.Generator) -> Iterator[str]:
    """Name each rule the union breaks."""
    slack = _SLACK * plan.audience
    singles = [min(channel.k_plus[0], plan.audience) for channel in plan.channels]
    if not union.low - slack <= union.reach <= union.high + slack:
        yield "outside its bounds"
    if not max(singles) - slack <= union.reach <= min(plan.audience, sum(singles)) + slack:
        yield "outside the bounds of single reaches"
    if (
        plan.true_reach is not None
        and not union.low - 10 * slack <= plan.true_reach <= union.high + 10 * slack
    ):
        yield "bounds exclude the true population"
    if union.reach > plan.audience:
        yield "above the audience"
    if (
        any(low > high for high, low in zip(union.k_plus, union.k_plus[1:], strict=False))
        or union.k_plus[-1] < 0
    ):
        yield "k+ rises"
    gains = [gain for _, gain in union.build_up]
    if min(gains) < -slack or abs(sum(gains) - union.reach) > slack:
        yield "the build-up does not add up"
    yield from _find_moves(plan, union, generator)


def _find_moves(plan: RandomPlan, union: UnionReach, generator: np.random.Generator) -> Iterator[str]:
    """Join the plan again in another order, pairs named the other way round."""
    shuffled = tuple(plan.channels[place] for place in generator.permutation(len(plan.channels)))
    turned = {(other, one): people for (one, other), people in reversed(plan.overlaps.items())}
    again = combine(shuffled, plan.audience, turned)
    if (again.reach, again.k_plus, again.low, again.high) != (
        union.reach,
        union.k_plus,
        union.low,
        union.high,
    ):
        yield "depends on the order"
    if {name for name, _ in again.build_up} != {name for name, _ in union.build_up}:
        yield "the build-up loses a channel"


def _draw_population(generator: np.random.Generator, size: int, audience: float) -> RandomPlan:
    """Draw shares of all atoms, so that reaches, overlaps and the union belong to real people."""
    atoms = generator.dirichlet(np.full(1 << size, generator.choice([0.05, 0.3, 1.0])))
    inside = ((np.arange(1 << size)[:, None] >> np.arange(size)) & 1).astype(bool)
    reaches = atoms @ inside
    channels = tuple(
        ChannelReach(name=f"c{place}", k_plus=_draw_k_plus(generator, float(reach) * audience))
        for place, reach in enumerate(reaches)
    )
    overlaps: Overlaps = {
        (f"c{i}", f"c{j}"): float(atoms @ (inside[:, i] & inside[:, j])) * audience
        for i in range(size)
        for j in range(i)
        if generator.random() < 0.8
    }
    true_reach = float(1 - atoms[0]) * audience
    return RandomPlan(channels=channels, audience=audience, overlaps=overlaps, true_reach=true_reach)


def _draw_k_plus(generator: np.random.Generator, reach: float) -> tuple[float, ...]:
    falls = generator.uniform(0.05, 0.95, size=int(generator.integers(0, 10)))
    return tuple(float(people) for people in reach * np.cumprod(np.append(1.0, falls)))


def _draw_curve(generator: np.random.Generator, audience: float) -> CappedCurve:
    if generator.random() < 0.5:
        return audience_curve(audience * float(generator.uniform(0.05, 1)))
    impressions = audience * float(10 ** generator.uniform(-2, 1))
    reach = min(impressions, audience) * float(generator.uniform(0.05, 0.95))
    return point_curve(impressions, reach, audience=audience)


def _buy(
    generator: np.random.Generator, curves: Sequence[CappedCurve], audience: float
) -> tuple[ChannelReach, ...]:
    channels = []
    for place, curve in enumerate(curves):
        price = float(generator.uniform(50, 1500))
        spent = audience * float(10 ** generator.uniform(-2, 1)) * price / 1000
        bought = channel_reach(f"c{place}", curve, 1000 * spent / price)
        abroad = channel_reach(f"c{place}", curve, 1000 * (spent / _CURRENCY) / (price / _CURRENCY))
        if abs(abroad.k_plus[0] - bought.k_plus[0]) > _SLACK * audience:
            raise AssertionError("the reach of a channel depends on the currency")
        channels.append(bought)
    return tuple(channels)


def _draw_overlaps(generator: np.random.Generator, channels: Sequence[ChannelReach]) -> Overlaps:
    """Draw overlaps that need not agree with each other, some beyond either channel."""
    return {
        (one.name, other.name): min(one.k_plus[0], other.k_plus[0]) * float(generator.uniform(0, 1.1))
        for place, one in enumerate(channels)
        for other in channels[:place]
        if generator.random() < 0.5
    }


def is_repaired(union: UnionReach) -> bool:
    """Say whether the overlaps contradicted each other."""
    return Flag.CORRELATIONS_REPAIRED in union.flags or Flag.OVERLAPS_CONTRADICT in union.flags
