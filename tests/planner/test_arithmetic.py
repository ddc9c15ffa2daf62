import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import arithmetic

counts = st.floats(min_value=1, max_value=1e9)


def test_grp_of_insertions_is_contacts_per_hundred_people() -> None:
    contacts = arithmetic.count_contacts([300_000, 400_000, 200_000], [3, 2, 4])
    assert contacts == 2_500_000
    assert arithmetic.grp_from_contacts(contacts, 1_000_000) == 250
    assert arithmetic.average_frequency(250, 65.5) == pytest.approx(3.816793893129771)


def test_grp_is_reach_times_frequency() -> None:
    assert arithmetic.grp_from_reach(30, 3) == 90
    assert arithmetic.sum_points([35, 40, 45, 43, 37]) == 200


def test_a_plan_costs_its_insertions() -> None:
    assert arithmetic.sum_cost([38_720, 128_130, 43_415, 216_200], [1, 2, 1, 3]) == 986_995


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (arithmetic.cost_per_thousand(986_995, 136_694_000), 7.22),
        (arithmetic.cost_per_point(75_000, 6.7), 11_194.03),
        (arithmetic.cost_per_unit(100, 8), 12.5),
        (arithmetic.cpc_from_cpm(102.61, 0.012), 8.55),
        (arithmetic.cpm_from_cpc(8.56, 0.012), 102.72),
        (arithmetic.affinity(12, 8), 150),
        (arithmetic.ooh_grp(5_000, 14, 1_000_000), 7),
        (arithmetic.share_pct(76_022, 215_800), 35.23),
    ],
)
def test_costs_and_ratios_are_those_that_sources_print(value: float, wanted: float) -> None:
    assert value == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize(
    "value",
    [
        arithmetic.cost_per_thousand(100, 0),
        arithmetic.cost_per_point(100, 0),
        arithmetic.cost_per_unit(100, 0),
        arithmetic.cpc_from_cpm(100, 0),
        arithmetic.average_frequency(100, 0),
        arithmetic.grp_from_contacts(100, 0),
        arithmetic.affinity(1, 0),
        arithmetic.mean([]),
        arithmetic.effective_reach(60, [], at_least=3),
    ],
)
def test_a_ratio_without_its_base_is_none_and_not_zero(value: float | None) -> None:
    assert value is None


def test_effective_reach_counts_the_groups_that_see_enough() -> None:
    assert arithmetic.effective_reach(60, [10, 8, 6, 4, 2], at_least=3) == 48
    assert arithmetic.mean([10, 8, 6, 4, 2]) == 6


@given(counts, counts, counts)
def test_grp_by_contacts_and_by_reach_agree(audience: float, times: float, population: float) -> None:
    contacts = audience * times
    grp = arithmetic.grp_from_contacts(contacts, population)
    reach_pct = arithmetic.share_pct(audience, population)
    assert grp is not None
    assert reach_pct is not None
    assert grp == pytest.approx(arithmetic.grp_from_reach(reach_pct, times))


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        arithmetic.count_contacts([1, 2], [1])
