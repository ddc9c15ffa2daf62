import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.reach.beta_binomial import fit_beta_binomial
from planner.reach.canonical_expansion import expand

FIRST, SECOND = (0.4902, 0.033), (0.5805, 0.0502)


def test_two_vehicles_have_the_computed_contacts() -> None:
    plan = expand((2, 2), FIRST, SECOND, ((1, 0.0157), (0.0157, 1)))
    assert plan.correlations == pytest.approx([-0.005337000727524298])
    assert plan.contacts.shares == pytest.approx(
        [0.3979431886432939, 0.186224165733112, 0.393399900537997, 0.0163549471514955, 0.0060777979341018]
    )
    assert 0.9 < plan.lowest_factor <= 1


def test_random_duplication_is_the_product_of_both() -> None:
    chance = FIRST[0] * FIRST[1]
    plan = expand((2, 3), FIRST, SECOND, ((1, chance), (chance, 1)))
    missed = [
        1 - fit_beta_binomial(one, two).reach(n) for one, two, n in zip(FIRST, SECOND, (2, 3), strict=True)
    ]
    assert plan.contacts.reach == pytest.approx(1 - missed[0] * missed[1])


@given(st.floats(0.7, 1.3), st.floats(0.7, 1.3), st.floats(0.7, 1.3))
@settings(max_examples=25)
def test_contacts_are_those_of_all_insertions(one: float, two: float, three: float) -> None:
    first, second, insertions = (0.2, 0.1, 0.3), (0.3, 0.17, 0.42), (3, 2, 4)
    pairs = {(0, 1): one * 0.02, (0, 2): two * 0.06, (1, 2): three * 0.03}
    table = [[pairs.get((min(i, j), max(i, j)), 1.0) for j in range(3)] for i in range(3)]
    plan = expand(insertions, first, second, table)
    assert sum(plan.contacts.shares) == pytest.approx(1)
    # A correlation moves people between contacts; the number of contacts is bought.
    assert plan.contacts.mean == pytest.approx(3 * 0.2 + 2 * 0.1 + 4 * 0.3)


def test_a_correlation_too_strong_shows_as_a_negative_factor() -> None:
    plan = expand((2, 2), (0.5, 0.5), (0.7, 0.7), ((1, 0.49), (0.49, 1)))
    assert plan.lowest_factor < 0
