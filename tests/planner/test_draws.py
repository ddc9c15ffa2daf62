import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.draws import draw_normals, spread_factor


def test_draws_of_one_factor_share_the_market() -> None:
    for share in (0.0, 0.5, 1.0):
        normals = draw_normals(np.random.default_rng(1), draws=40_000, lines=3, market_share=share)
        correlation = np.asarray(np.corrcoef(normals.T))
        assert correlation[0, 1] == pytest.approx(share, abs=0.02)
        assert np.std(normals) == pytest.approx(1, abs=0.02)


def test_the_same_seed_draws_the_same() -> None:
    first, second = (
        draw_normals(np.random.default_rng(7), draws=100, lines=2, market_share=0.5) for _ in range(2)
    )
    assert np.array_equal(first, second)


@pytest.mark.parametrize(
    ("p25", "p50", "p75"), [(0.004, 0.008, 0.012), (0.001, 0.002, 0.009), (0.5, 0.5, 0.5), (0.92, 1, 1.12)]
)
def test_a_factor_keeps_the_published_quarters(p25: float, p50: float, p75: float) -> None:
    normals = np.random.default_rng(3).standard_normal((200_000, 1))
    factor = spread_factor(normals, p25=p25, p50=p50, p75=p75) * p50
    found = np.percentile(factor, [25, 50, 75])
    assert found == pytest.approx([p25, p50, p75], rel=0.02)


def test_a_rate_that_is_unknown_or_starts_at_nothing_stays_finite() -> None:
    normals = np.array([[-3.0], [0.0], [3.0]])
    assert spread_factor(normals, p25=0, p50=0, p75=0).tolist() == [[1.0], [1.0], [1.0]]
    from_nothing = spread_factor(normals, p25=0, p50=0.01, p75=0.02)
    assert np.all(np.isfinite(from_nothing))
    assert from_nothing[0, 0] == pytest.approx(1 / from_nothing[2, 0])


@given(
    st.floats(0.0001, 0.3),
    st.floats(1, 5),
    st.floats(1, 5),
    st.lists(st.floats(-4, 4), min_size=2, max_size=20),
)
def test_a_factor_rises_with_its_normal(p50: float, down: float, up: float, normals: list[float]) -> None:
    drawn = np.array([sorted(normals)])
    factor = spread_factor(drawn, p25=p50 / down, p50=p50, p75=p50 * up)
    assert np.all(factor > 0)
    assert np.all(np.diff(factor[0]) >= -1e-12)
