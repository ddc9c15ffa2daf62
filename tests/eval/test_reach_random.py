import numpy as np
import pytest

from eval.reach_random import describe_random, draw_plan, find_faults, is_repaired, run_random
from planner.reach.channel_reach import UnionReach
from planner.reach.union import combine


def test_five_hundred_random_plans_break_no_rule() -> None:
    result = run_random(500)
    assert (result["n"], result["violations"], result["first"]) == (500, 0, [])


def test_the_sample_holds_every_kind_of_trouble() -> None:
    flags = run_random(120)["flags"]
    assert {"independence_assumed", "overlap_out_of_range", "correlations_repaired"} <= set(flags)


def test_the_same_seed_draws_the_same_plans() -> None:
    first, second = (draw_plan(np.random.default_rng(7)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"reach": 2e12}, "outside its bounds"),
        ({"reach": 2e12}, "above the audience"),
        ({"k_plus": (1.0, 5.0)}, "k+ rises"),
        ({"build_up": (("c0", -1e12),)}, "the build-up does not add up"),
        ({"low": -1.0}, "depends on the order"),
    ],
)
def test_a_broken_union_is_noticed(changes: dict[str, object], fault: str) -> None:
    generator = np.random.default_rng(3)
    plan = draw_plan(generator)
    union = combine(plan.channels, plan.audience, plan.overlaps)
    fields = {name: getattr(union, name) for name in UnionReach.__slots__}
    broken = UnionReach(**{**fields, **changes})
    assert fault in list(find_faults(plan, broken, generator))


def test_the_table_shows_plans_violations_and_flags() -> None:
    result = {"n": 5, "violations": 0, "flags": {"reach_capped": 2}}
    assert describe_random(result) == [("plans", "5"), ("violations", "0"), ("flag reach_capped", "2")]


def test_contradicting_overlaps_are_told_from_the_rest() -> None:
    generator = np.random.default_rng(11)
    seen = set()
    for _ in range(60):
        plan = draw_plan(generator)
        seen.add(is_repaired(combine(plan.channels, plan.audience, plan.overlaps)))
    assert seen == {True, False}
