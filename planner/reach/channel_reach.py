"""What a union of channels is made from, what comes of it, and what a reader of it must know."""

from dataclasses import dataclass
from enum import StrEnum

from planner.reach.intensity_copula import Intensity

FREQUENCIES = 10


class Flag(StrEnum):
    """What a reader of the union must know."""

    INDEPENDENCE_ASSUMED = "independence_assumed"
    REACH_CAPPED = "reach_capped"
    K_PLUS_SMOOTHED = "k_plus_smoothed"
    OVERLAP_OUT_OF_RANGE = "overlap_out_of_range"
    OVERLAPS_CONTRADICT = "overlaps_contradict"
    CORRELATIONS_REPAIRED = "correlations_repaired"
    CLIPPED_TO_BOUNDS = "clipped_to_bounds"
    BOUNDS_NOT_EXACT = "bounds_not_exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelReach:
    """One channel of a plan, in people: k+ at its impressions, and its reach where overlaps were measured.

    `reference_reach` None means the overlaps hold at this very reach. `intensity` lets the union move
    between levels of spend more exactly; it is used when every channel has one.
    """

    name: str
    k_plus: tuple[float, ...]
    impressions: float | None = None
    reference_reach: float | None = None
    intensity: Intensity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionReach:
    """The plan's de-duplicated reach in people, with what no population can undercut or exceed."""

    reach: float
    k_plus: tuple[float, ...]
    average_frequency: float
    low: float
    high: float
    build_up: tuple[tuple[str, float], ...]
    flags: tuple[Flag, ...]


EMPTY = UnionReach(
    reach=0.0,
    k_plus=(0.0,) * FREQUENCIES,
    average_frequency=0.0,
    low=0.0,
    high=0.0,
    build_up=(),
    flags=(),
)
