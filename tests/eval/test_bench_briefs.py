"""Figures of brief to plan are counted right on a few letters; speed is never asserted."""

import random
from datetime import date

import pytest

from eval.bench_briefs import bench_briefs, write_letter
from planner.brief_reading import read_brief

AS_OF = date(2026, 11, 25)


def test_letters_are_planned_and_counted() -> None:
    figures = bench_briefs(6)
    assert figures["n"] == 6
    assert sum(figures["statuses"].values()) == 6
    assert 0 < figures["seconds"]["p50"] <= figures["seconds"]["p99"]
    beyond = figures["out_of_reach"]
    assert beyond["n"] == figures["statuses"].get("infeasible", 0)
    assert beyond["n"] == 0 or beyond["fewest_ways_out"] >= 3


def test_no_letter_out_of_reach_has_no_figures() -> None:
    figures = bench_briefs(1)
    assert figures["out_of_reach"] == {"n": 0, "seconds": {}, "fewest_ways_out": 0}


@pytest.mark.parametrize("is_modest", [True, False])
def test_every_letter_is_read_whole(is_modest: bool) -> None:
    rng = random.Random(3)
    for _ in range(8):
        letter = write_letter(rng, is_modest=is_modest)
        brief = read_brief(letter, as_of=AS_OF)
        assert brief.budget_max_rub, letter
        assert brief.objective, letter
        assert brief.start_date, letter
        assert brief.end_date, letter
        assert brief.regions, letter
        assert brief.kpi, letter
        assert brief.audience.age_min, letter


def test_letters_repeat_with_their_seed() -> None:
    one, other = (write_letter(random.Random(9), is_modest=True) for _ in range(2))
    assert one == other
    assert one != write_letter(random.Random(10), is_modest=True)
