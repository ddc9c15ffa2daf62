"""Curves, tables and pairs of the additive part: what they add up to, and what they must not invent."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import encode, learn_fields, tell_codes
from qualifier.win_model.fields import MISSING, Cell, ColumnKind
from qualifier.win_model.learn_additive import (
    SMALLEST_CELL,
    AdditiveSetup,
    choose_pairs,
    hat_basis,
    learn_additive,
)
from qualifier.win_model.many_scores import score_many
from tests.qualifier.win_model.deals import column, make_encoded

ENCODED = make_encoded(180, seed=31)
NUMBERS = st.lists(st.one_of(st.integers(-20, 20).map(float), st.just(math.nan)), min_size=1, max_size=30)


@settings(max_examples=30)
@given(NUMBERS, st.lists(st.integers(-9, 9), min_size=2, max_size=6, unique=True).map(sorted))
def test_hats_add_up_to_one_and_missing_has_its_own(numbers: list[float], knots: list[int]) -> None:
    basis = hat_basis(np.asarray(numbers), [float(knot) for knot in knots])
    assert basis.sum(1) == pytest.approx(np.ones(len(numbers)))
    assert (basis >= 0).all()
    assert basis[:, -1].tolist() == [float(math.isnan(number)) for number in numbers]


def test_a_number_on_a_knot_has_that_hat_alone() -> None:
    basis = hat_basis(np.array([0.0, 2.0, 1.0, -5.0, 9.0]), (0.0, 2.0, 4.0))
    assert basis[:, :3].tolist() == [[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0], [1, 0, 0], [0, 0, 1]]


@pytest.mark.parametrize("pairs", [0, 5])
def test_the_average_deal_is_the_mean_of_all_scores(pairs: int) -> None:
    part = learn_additive(ENCODED, AdditiveSetup(strength=0.5, pairs=pairs))
    assert part.base() == pytest.approx(score_many(part, ENCODED).mean(), abs=1e-9)


@pytest.mark.parametrize("strength", [0.01, 0.1, 1.0])
def test_the_mean_chance_is_the_share_won(strength: float) -> None:
    scores = score_many(learn_additive(ENCODED, AdditiveSetup(strength=strength)), ENCODED)
    assert (1 / (1 + np.exp(-scores))).mean() == pytest.approx(ENCODED.won.mean(), abs=1e-4)


def test_a_weaker_strength_says_less() -> None:
    spreads = [
        score_many(learn_additive(ENCODED, AdditiveSetup(strength=c)), ENCODED).std()
        for c in (0.001, 0.1, 10)
    ]
    assert spreads == sorted(spreads)


def test_what_was_never_seen_is_said_nothing_of() -> None:
    part = learn_additive(ENCODED, AdditiveSetup())
    at = next(at for at, field in enumerate(ENCODED.fields) if field.name == "source")
    other = len(ENCODED.fields[at].levels)
    assert part.tables[at][other] == pytest.approx(0.0, abs=1e-9)


def test_beyond_what_was_seen_a_curve_does_not_run_on() -> None:
    part = learn_additive(ENCODED, AdditiveSetup())
    at = next(at for at, field in enumerate(ENCODED.fields) if field.name == "budget")
    curve = part.curves[at]
    assert curve.read(1e12) == curve.heights[-1]
    assert curve.read(-1e12) == curve.heights[0]
    assert curve.read(math.nan) == curve.missing


def pair_table(size: int, seed: int) -> DealTable:
    random = np.random.default_rng(seed)
    sides = [random.integers(0, 3, size) for _ in range(3)]
    won = random.random(size) < np.where(sides[0] == sides[1], 0.8, 0.2)
    return DealTable(
        ids=("",) * size,
        columns=tuple(
            column(f"f{at}", ColumnKind.CATEGORY, [f"v{v}" if v else None for v in side])
            for at, side in enumerate(sides)
        ),
        outcomes=tuple(bool(end) for end in won),
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_only_the_pair_that_decides_is_chosen(seed: int) -> None:
    table = pair_table(500, seed)
    encoded = encode(table, learn_fields(table))
    expected = np.full(500, encoded.won.mean())
    chosen = choose_pairs(encoded, tell_codes(encoded), expected, 3)
    assert chosen[0] == (0, 1)
    assert choose_pairs(encoded, tell_codes(encoded), expected, 0) == []


def test_a_pair_knows_its_missing_values_and_is_halved_between_its_fields() -> None:
    table = pair_table(500, 4)
    encoded = encode(table, learn_fields(table))
    part = learn_additive(encoded, AdditiveSetup(pairs=1))
    pair = part.pairs[0]
    assert (MISSING, MISSING) in pair.weights
    cells = (Cell(math.nan, 0), Cell(math.nan, 0), Cell(math.nan, 1))
    plain = [part.tables[at][cells[at].code] - part.averages[at] for at in range(3)]
    half = (pair.read(cells) - pair.average) / 2
    assert part.share(cells) == pytest.approx([plain[0] + half, plain[1] + half, plain[2]])


def test_cells_with_too_few_deals_choose_no_pair() -> None:
    size = SMALLEST_CELL * 4 - 4
    table = pair_table(size, 5)
    encoded = encode(table, learn_fields(table))
    assert choose_pairs(encoded, tell_codes(encoded), np.full(size, 0.5), 9) in ([], [(0, 1)])
