"""Learn the additive part: logistic regression over curves, levels and the pairs that earn their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from qualifier.win_model.encoding import Array, Encoded, find_edges, tell_codes
from qualifier.win_model.fields import MISSING
from qualifier.win_model.parts import AdditivePart, Curve, Pair

KNOTS = 9
PAIR_SCALE = 0.5
# Rarer cells of a pair say nothing that their sum of residuals could show.
SMALLEST_CELL = 5
_COUNT_SCALE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditiveSetup:
    """How strongly weights are pulled to zero (sklearn's C), and how many pairs may be chosen."""

    strength: float = 0.3
    pairs: int = 0


@dataclass(frozen=True, slots=True)
class _Block:
    """The columns of one field or pair: a matrix with one row for each entry of its table."""

    entries: Array
    basis: Array
    field: int
    knots: tuple[float, ...] = ()


def learn_additive(encoded: Encoded, setup: AdditiveSetup) -> AdditivePart:
    """Return the additive part learnt from these deals."""
    blocks = [_make_block(encoded, at) for at in range(len(encoded.fields))]
    places = tell_codes(encoded)
    designs = [_design(block, encoded) for block in blocks]
    weights, bias = _fit(designs, encoded.won, setup.strength)
    if not setup.pairs:
        return _pack(encoded, blocks, weights, bias, [])
    linear = bias + sum(
        (design @ weight for design, weight in zip(designs, weights, strict=True)), np.zeros(len(encoded))
    )
    pairs = choose_pairs(encoded, places, _squash(linear), setup.pairs)
    cells = [_pair_cells(places, encoded, first, second) for first, second in pairs]
    weights, bias = _fit([*designs, *(cell[1] for cell in cells)], encoded.won, setup.strength)
    named = [(pair, cell[0], cell[1]) for pair, cell in zip(pairs, cells, strict=True)]
    return _pack(encoded, blocks, weights, bias, named)


def _squash(log_odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -35, 35))))


def _make_block(encoded: Encoded, at: int) -> _Block:
    field = encoded.fields[at]
    if field.is_counted:
        return _make_curve_block(encoded.numbers[:, at], at)
    places = tell_codes(encoded)[:, at]
    counts = np.bincount(places, minlength=field.width).astype(float)
    basis = np.eye(field.width)
    if field.width > 30:
        # How often a level occurs tells rare landing pages apart from busy ones, seen levels or not.
        basis = np.column_stack([basis, _COUNT_SCALE * np.log1p(counts)])
    return _Block(places, basis, at)


def _make_curve_block(numbers: Array, at: int) -> _Block:
    known = numbers[~np.isnan(numbers)]
    inner = find_edges(known, KNOTS - 1)
    ends = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    knots = tuple(sorted({*ends, *inner}))
    return _Block(numbers, np.eye(len(knots) + 1), at, knots)


def _design(block: _Block, encoded: Encoded) -> Array:
    if not block.knots:
        return np.asarray(block.basis[block.entries])
    return hat_basis(block.entries, block.knots)


def hat_basis(numbers: Array, knots: Sequence[float]) -> Array:
    """Return the hat functions of the knots at each number, and a last column for the missing."""
    design = np.zeros((len(numbers), len(knots) + 1))
    missing = np.isnan(numbers)
    design[missing, -1] = 1
    held = np.clip(np.where(missing, knots[0], numbers), knots[0], knots[-1])
    for at in range(len(knots)):
        unit = np.zeros(len(knots))
        unit[at] = 1
        design[:, at] = np.where(missing, 0, np.interp(held, knots, unit))
    return design


def _fit(designs: Sequence[Array], won: Array, strength: float) -> tuple[list[Array], float]:
    # The service that only scores never holds the learning library in memory.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    widths = [design.shape[1] for design in designs]
    whole = np.concatenate(designs, axis=1)
    fitted = LogisticRegression(C=strength, solver="newton-cholesky").fit(whole, won)
    weights = np.split(fitted.coef_[0], np.cumsum(widths)[:-1])
    return weights, float(fitted.intercept_[0])


def choose_pairs(encoded: Encoded, places: Array, expected: Array, most: int) -> list[tuple[int, int]]:
    """Return the pairs whose cells' residuals are least like chance (score test), the clearest first."""
    residual = encoded.won - expected
    spread = np.maximum(expected * (1 - expected), 1e-6)
    found: list[tuple[float, tuple[int, int]]] = []
    for first, second in combinations(range(len(encoded.fields)), 2):
        clear = _test_pair(places[:, first], places[:, second], residual, spread)
        if clear > 2.0:
            found.append((clear, (first, second)))
    found.sort(key=lambda scored: (-scored[0], scored[1]))
    return [pair for _, pair in found[:most]]


def _test_pair(first: Array, second: Array, residual: Array, spread: Array) -> float:
    cell = first.astype(np.int64) * 1024 + second
    _, at, counts = np.unique(cell, return_inverse=True, return_counts=True)
    big = counts >= SMALLEST_CELL
    freedom = int(big.sum()) - 1
    if freedom < 1:
        return 0.0
    sums, variances = np.bincount(at, residual)[big], np.bincount(at, spread)[big]
    chi = float((sums**2 / variances).sum())
    # Wilson and Hilferty's cube root turns chi-square into about a standard normal.
    share = 2 / (9 * freedom)
    return float(((chi / freedom) ** (1 / 3) - (1 - share)) / share**0.5)


def _pair_cells(places: Array, encoded: Encoded, first: int, second: int) -> tuple[Any, Array]:
    widths = encoded.fields[first].width, encoded.fields[second].width
    cell = places[:, first].astype(np.int64) * widths[1] + places[:, second]
    kept, counts = np.unique(cell, return_counts=True)
    kept = kept[counts >= 3]
    design = PAIR_SCALE * (cell[:, None] == kept[None, :])
    codes = [
        (_to_code(int(key) // widths[1], widths[0]), _to_code(int(key) % widths[1], widths[1]))
        for key in kept
    ]
    return codes, design


def _to_code(place: int, width: int) -> int:
    return MISSING if place == width - 1 else place


def _pack(
    encoded: Encoded, blocks: Sequence[_Block], weights: Sequence[Array], bias: float, pairs: Sequence[Any]
) -> AdditivePart:
    curves: dict[int, Curve] = {}
    tables: dict[int, tuple[float, ...]] = {}
    averages: list[float] = []
    for block, weight in zip(blocks, weights, strict=False):
        heights = block.basis @ weight
        averages.append(float((_design(block, encoded) @ weight).mean()))
        if block.knots:
            values = tuple(map(float, heights))
            curves[block.field] = Curve(knots=block.knots, heights=values[:-1], missing=values[-1])
        else:
            tables[block.field] = tuple(map(float, heights))
    packed = [
        Pair(
            first=first,
            second=second,
            weights={code: float(PAIR_SCALE * w) for code, w in zip(codes, weight, strict=True)},
            average=float((design @ weight).mean()),
        )
        for ((first, second), codes, design), weight in zip(pairs, weights[len(blocks) :], strict=True)
    ]
    return AdditivePart(
        bias=bias, curves=curves, tables=tables, averages=tuple(averages), pairs=tuple(packed)
    )
