import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.reach.interpolation import fit_table

LEVELS = (100.0, 1_000.0, 10_000.0)
ROWS = ((90.0, 5.0), (500.0, 150.0), (900.0, 700.0))


def test_below_the_first_level_nearly_every_impression_is_a_new_person() -> None:
    table = fit_table(LEVELS, ROWS, 1000)
    assert table.k_plus(1, 1) == pytest.approx(1, abs=0.15)
    # Second contacts need two: they vanish faster than impressions.
    assert table.k_plus(10, 2) < table.k_plus(100, 2) / 10


def test_nothing_is_shown_to_nobody() -> None:
    table = fit_table(LEVELS, ROWS, 1000)
    assert [table.k_plus(0, 1), table.k_plus(-5, 1), table.k_plus(100, 3)] == [0, 0, 0]


@given(st.floats(0.1, 1e6), st.floats(1.001, 10))
def test_the_join_is_monotone_in_impressions_and_k(level: float, more: float) -> None:
    table = fit_table(LEVELS, ROWS, 1000)
    assert table.k_plus(level * more, 1) >= table.k_plus(level, 1) - 1e-9
    assert table.k_plus(level, 2) <= table.k_plus(level, 1)


def test_a_random_audience_is_joined_exactly() -> None:
    # ln(-ln(1 - r)) is linear in ln I for an equal Poisson audience.
    levels = np.array([100.0, 400.0, 3_000.0])
    rows = [[1000 * (1 - np.exp(-level / 1000))] for level in levels]
    table = fit_table(list(levels), rows, 1000)
    for level in (50.0, 250.0, 1_700.0):
        assert table.k_plus(level, 1) == pytest.approx(1000 * (1 - np.exp(-level / 1000)), rel=1e-6)


def test_a_column_seen_once_is_not_joined() -> None:
    table = fit_table((10.0, 100.0), ((9.0, 0.0), (80.0, 10.0)), 1000)
    assert table.k_plus(50, 2) == 0
    assert table.k_plus(100, 2) == 10


def test_a_table_above_its_audience_is_cut() -> None:
    table = fit_table((10.0, 5_000.0), ((9.0,), (4_000.0,)), 1000)
    assert table.k_plus(1e9, 1) == 1000
    assert table.k_plus(4_000, 1) <= 1000
