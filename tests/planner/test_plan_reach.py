from collections.abc import Sequence

import pytest

from planner.candidate import Candidate
from planner.plan_reach import describe_reach, find_overlaps, join_lines
from tests.planner.builders import bend_card, the_card
from tests.planner.test_candidate import make

ROWS = ("vk-universal", "olv-programmatic", "display-programmatic", "dooh-screens", "sms-base")


def candidates(*rows: str, regions: tuple[str, ...] = ("Москва",)) -> list[Candidate]:
    return [make(row, regions=regions) for row in rows or ROWS]


def orders_of(found: Sequence[Candidate], share: float = 0.3) -> dict[str, int]:
    return {
        one.row.id: max(one.least_units, int(one.most_units * share) // one.step * one.step) for one in found
    }


def people(found: Sequence[Candidate]) -> int:
    return max(one.population for one in found)


def test_a_union_is_between_the_largest_line_and_the_sum() -> None:
    found = candidates()
    orders = orders_of(found)
    union = join_lines(the_card(), found, orders, people=people(found))
    assert union is not None
    reach = describe_reach(union, people(found))
    singles = [one.curve.reach(orders[one.row.id] * float(one.target_contacts_per_unit)) for one in found]
    assert max(singles) - 1 <= reach.people <= min(sum(singles), people(found))
    assert reach.low <= reach.people <= reach.high <= people(found)
    assert list(reach.k_plus) == sorted(reach.k_plus, reverse=True)
    assert reach.k_plus[0] == reach.people


def test_the_build_up_adds_up_to_the_printed_reach_in_the_printed_order() -> None:
    found = candidates()
    union = join_lines(the_card(), found, orders_of(found), people=people(found))
    assert union is not None
    reach = describe_reach(union, people(found))
    assert [step.row_id for step in reach.build_up] == [one.row.id for one in found]
    assert sum(step.added for step in reach.build_up) == reach.people
    assert reach.build_up[-1].reached == reach.people


def test_the_order_of_lines_changes_the_build_up_and_not_the_reach() -> None:
    found = candidates()
    orders = orders_of(found)
    one = join_lines(the_card(), found, orders, people=people(found))
    other = join_lines(the_card(), list(reversed(found)), orders, people=people(found))
    assert one is not None
    assert other is not None
    assert one.reach == pytest.approx(other.reach, rel=1e-9)


def test_nobody_reached_is_none() -> None:
    found = candidates()
    assert join_lines(the_card(), found, {}, people=people(found)) is None
    assert join_lines(the_card(), found, orders_of(found), people=0) is None


def test_overlaps_are_the_index_times_chance() -> None:
    one, other = candidates("vk-universal", "olv-programmatic")
    (shared,) = find_overlaps(the_card(), [one, other], one.population).values()
    assert shared == pytest.approx(1.1 * one.addressable * other.addressable / one.population, rel=1e-6)


def test_an_unknown_pair_is_left_to_independence() -> None:
    one, other = candidates("sms-base", "olv-programmatic")
    assert find_overlaps(the_card(), [one, other], one.population) == {}


def test_two_city_channels_overlap_in_their_cities() -> None:
    one, other = candidates("dooh-screens", "ooh-billboards", regions=("Россия",))
    whole = make("sms-base", regions=("Россия",)).population
    (shared,) = find_overlaps(the_card(), [one, other], whole).values()
    assert one.population < whole
    assert shared == pytest.approx(1.15 * one.addressable * other.addressable / one.population, rel=1e-6)


def test_more_overlap_means_less_reach() -> None:
    found = candidates("vk-universal", "olv-programmatic")
    orders = orders_of(found)
    apart = join_lines(bend_card(overlaps=[]), found, orders, people=people(found))
    together = join_lines(the_card(), found, orders, people=people(found))
    assert apart is not None
    assert together is not None
    assert together.reach < apart.reach
