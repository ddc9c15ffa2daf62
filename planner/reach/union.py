"""De-duplicated reach of several channels: the default Gaussian copula, clipped to what people allow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planner.reach.bounds import Bounds, NoSuchPopulation, Pair, interval_bounds
from planner.reach.channel_reach import EMPTY, FREQUENCIES, ChannelReach, Flag, UnionReach
from planner.reach.correlation import find_correlation, is_valid, repair
from planner.reach.count_copula import UnionLaw, union_of_counts
from planner.reach.faults import require
from planner.reach.intensity_copula import find_rate_correlation, union_of_intensities

Floats = NDArray[np.float64]
# Exact bounds of 8 channels take milliseconds, of 12 half a second: a plan in a search uses the quick ones.
QUICK_EXACT_CHANNELS = 8
_SLACK = 1e-9
# Fixed points carry three digits; a smaller move to the bounds says nothing about the data.
_CLIP_NOTICED = 1e-3
# Parts of repaired parts are looked at too: of six channels at most 62 unions, of more too many.
_MOST_PARTED = 6


def combine(
    channels: Sequence[ChannelReach],
    audience: float,
    overlaps: Mapping[tuple[str, str], float],
    *,
    exact_channels: int = QUICK_EXACT_CHANNELS,
) -> UnionReach:
    """Join channels into one audience; unknown overlaps are independence, impossible ones are repaired.

    The answer does not depend on the order of channels; only the build-up follows it.
    """
    _check(channels, audience, overlaps)
    return _combine(channels, audience, overlaps, exact_channels=exact_channels, seen={})


def _combine(
    channels: Sequence[ChannelReach],
    audience: float,
    overlaps: Mapping[tuple[str, str], float],
    *,
    exact_channels: int,
    seen: dict[frozenset[str], UnionReach],
) -> UnionReach:
    if not channels:
        return EMPTY
    ordered = sorted(channels, key=lambda channel: channel.name)
    places = {channel.name: place for place, channel in enumerate(ordered)}
    order = np.array([places[channel.name] for channel in channels])
    flags: set[Flag] = set()
    table = np.array([_read_k_plus(channel, audience, flags) for channel in ordered])
    known = _read_overlaps(ordered, audience, overlaps, flags=flags)
    bounds = _bound(ordered, table[:, 0], audience, known=known, exact_channels=exact_channels, flags=flags)
    law = _join(ordered, table, audience, known=known, order=order, flags=flags)
    if Flag.CORRELATIONS_REPAIRED in flags:
        floor = _best_part(channels, audience, overlaps, exact_channels=exact_channels, seen=seen)
        law = replace(law, at_least=np.maximum(law.at_least, floor))
    return _settle(channels, law, table, audience=audience, bounds=bounds, flags=flags)


def _best_part(
    channels: Sequence[ChannelReach],
    audience: float,
    overlaps: Mapping[tuple[str, str], float],
    *,
    exact_channels: int,
    seen: dict[frozenset[str], UnionReach],
) -> Floats:
    """Return the highest k+ shares that the plan has without one channel: another takes nobody away.

    Of valid correlations this comes by itself; the nearest valid ones may move people between the rest.
    Each part is worked out once; above _MOST_PARTED channels there are too many, and the floor is 0.
    """
    best = np.zeros(FREQUENCIES)
    if len(channels) > _MOST_PARTED:
        return best
    for left_out in channels:
        part = [channel for channel in channels if channel is not left_out]
        names = frozenset(channel.name for channel in part)
        if names not in seen:
            seen[names] = _combine(part, audience, overlaps, exact_channels=exact_channels, seen=seen)
        best = np.maximum(best, np.array(seen[names].k_plus or (0.0,)) / audience)
    return best


def _check(
    channels: Sequence[ChannelReach], audience: float, overlaps: Mapping[tuple[str, str], float]
) -> None:
    numbers = [audience, *overlaps.values(), *(value for channel in channels for value in channel.k_plus)]
    require(
        audience > 0 and all(np.isfinite(value) and value >= 0 for value in numbers),
        "Audience, reaches and overlaps are finite numbers of people, none negative.",
        "Аудитория, охваты и пересечения — конечные неотрицательные числа людей.",
    )
    names = [channel.name for channel in channels]
    require(
        len(set(names)) == len(names) and all(channel.k_plus for channel in channels),
        "Each channel stands once and has a reach.",
        "Каждый канал указан один раз и имеет охват.",
    )


def _read_k_plus(channel: ChannelReach, audience: float, flags: set[Flag]) -> Floats:
    """Return k+ shares for 1..FREQUENCIES, capped by the audience and falling."""
    shares = np.asarray(channel.k_plus[:FREQUENCIES], dtype=float) / audience
    if shares[0] > 1 + _SLACK:
        flags.add(Flag.REACH_CAPPED)
    falling = np.minimum.accumulate(np.minimum(shares, 1.0))
    if np.any(shares[1:] > shares[:-1] + _SLACK):
        flags.add(Flag.K_PLUS_SMOOTHED)
    missing = FREQUENCIES - len(falling)
    if not missing:
        return falling
    ratio = _tail_ratio(falling, None if channel.impressions is None else channel.impressions / audience)
    return np.concatenate([falling, falling[-1] * ratio ** np.arange(1, missing + 1)])


def _tail_ratio(shares: Floats, exposure: float | None) -> float:
    """Return the ratio of a geometric tail: the one that spends all impressions, else the last one seen."""
    if shares[-1] <= 0:
        return 0.0
    if exposure is not None:
        left = max(0.0, exposure - float(shares.sum()))
        return left / (left + float(shares[-1]))
    return float(shares[-1] / shares[-2]) if len(shares) > 1 else 0.0


def _read_overlaps(
    ordered: Sequence[ChannelReach],
    audience: float,
    overlaps: Mapping[tuple[str, str], float],
    *,
    flags: set[Flag],
) -> dict[Pair, float]:
    """Return overlaps as shares by places, moved into the range two such channels allow."""
    places = {channel.name: place for place, channel in enumerate(ordered)}
    known: dict[Pair, float] = {}
    for (one, other), people in overlaps.items():
        if one not in places or other not in places or one == other:
            continue
        pair = (min(places[one], places[other]), max(places[one], places[other]))
        first, second = (_reference(ordered[place], audience) for place in pair)
        low, high = max(0.0, first + second - 1), min(first, second)
        share = people / audience
        if not low - _SLACK <= share <= high + _SLACK:
            flags.add(Flag.OVERLAP_OUT_OF_RANGE)
        known[pair] = min(max(share, low), high)
    if len(known) < len(ordered) * (len(ordered) - 1) // 2:
        flags.add(Flag.INDEPENDENCE_ASSUMED)
    return known


def _reference(channel: ChannelReach, audience: float) -> float:
    people = channel.k_plus[0] if channel.reference_reach is None else channel.reference_reach
    return min(1.0, people / audience)


def _bound(
    ordered: Sequence[ChannelReach],
    reaches: Floats,
    audience: float,
    *,
    known: Mapping[Pair, float],
    exact_channels: int,
    flags: set[Flag],
) -> Bounds:
    singles = tuple(float(reach) for reach in reaches)
    intervals = {
        pair: interval
        for pair, share in known.items()
        if (interval := _interval(pair, share, singles, ordered=ordered, audience=audience)) is not None
    }
    try:
        bounds = interval_bounds(singles, intervals, exact_channels=exact_channels)
    except NoSuchPopulation:
        flags.add(Flag.OVERLAPS_CONTRADICT)
        bounds = interval_bounds(singles, {})
    if not bounds.exact:
        flags.add(Flag.BOUNDS_NOT_EXACT)
    return bounds


def _interval(
    pair: Pair, share: float, singles: Sequence[float], *, ordered: Sequence[ChannelReach], audience: float
) -> tuple[float, float] | None:
    """Say between what a pair overlaps now: both grew since it was measured, both shrank, or unknown."""
    now = [singles[place] for place in pair]
    then = [_reference(ordered[place], audience) for place in pair]
    grew = [one >= other - _SLACK for one, other in zip(now, then, strict=True)]
    shrank = [one <= other + _SLACK for one, other in zip(now, then, strict=True)]
    least, most = max(0.0, now[0] + now[1] - 1), min(now)
    if not (all(grew) or all(shrank)):
        return None
    return (share if all(grew) else least, share if all(shrank) else most)


def _join(
    ordered: Sequence[ChannelReach],
    table: Floats,
    audience: float,
    *,
    known: Mapping[Pair, float],
    order: NDArray[np.intp],
    flags: set[Flag],
) -> UnionLaw:
    found = {
        (i, j): find_correlation(_reference(ordered[i], audience), _reference(ordered[j], audience), share)
        for (i, j), share in known.items()
    }
    matrix = _fill(found, len(ordered))
    if not is_valid(matrix):
        flags.add(Flag.CORRELATIONS_REPAIRED)
    rich = [channel.intensity for channel in ordered if channel.intensity is not None]
    spent = [channel.impressions for channel in ordered if channel.impressions is not None]
    if len(rich) == len(ordered) == len(spent) and known:
        rates = {(i, j): find_rate_correlation(rich[i], rich[j], share) for (i, j), share in known.items()}
        exposures = [impressions / audience for impressions in spent]
        links = _make_valid(_fill(rates, len(ordered)))
        return union_of_intensities(rich, exposures, links, order=order, cells=FREQUENCIES)
    return union_of_counts(table, _make_valid(matrix), order)


def _fill(correlations: Mapping[Pair, float], channels: int) -> Floats:
    matrix = np.eye(channels)
    for (i, j), correlation in correlations.items():
        matrix[i, j] = matrix[j, i] = correlation
    return matrix


def _make_valid(matrix: Floats) -> Floats:
    return matrix if is_valid(matrix) else repair(matrix)


def _settle(
    channels: Sequence[ChannelReach],
    law: UnionLaw,
    table: Floats,
    *,
    audience: float,
    bounds: Bounds,
    flags: set[Flag],
) -> UnionReach:
    """Clip to the bounds, keep k+ falling and above every single channel's, turn shares into people."""
    raw = float(law.at_least[0])
    reach = bounds.clip(raw)
    if abs(reach - raw) > _CLIP_NOTICED:
        flags.add(Flag.CLIPPED_TO_BOUNDS)
    floor = table.max(axis=0)
    shares = np.minimum.accumulate(np.clip(np.maximum(law.at_least, floor), 0.0, reach))
    shares[0] = reach
    gains = _share_out(channels, law.prefix_reach, table, reach=reach)
    impressions = sum(
        float(row.sum()) * audience if channel.impressions is None else channel.impressions
        for channel, row in zip(sorted(channels, key=lambda one: one.name), table, strict=True)
    )
    return UnionReach(
        reach=reach * audience,
        k_plus=tuple(float(share) * audience for share in shares),
        average_frequency=impressions / (reach * audience) if reach > 0 else 0.0,
        low=bounds.low * audience,
        high=bounds.high * audience,
        build_up=tuple(
            (channel.name, gain * audience) for channel, gain in zip(channels, gains, strict=True)
        ),
        flags=tuple(sorted(flags)),
    )


def _share_out(
    channels: Sequence[ChannelReach], prefix_reach: Floats, table: Floats, *, reach: float
) -> list[float]:
    """Return what each channel adds, in the plan's order; fixed points do not see a handful of people."""
    names = sorted(channel.name for channel in channels)
    grown: list[float] = []
    before = most = 0.0
    for channel, raw in zip(channels, prefix_reach, strict=True):
        own = float(table[names.index(channel.name), 0])
        most = max(most, own)
        after = min(max(float(raw), before, most), before + own)
        grown.append(after - before)
        before = after
    return [gain * reach / before if before > 0 else 0.0 for gain in grown]
