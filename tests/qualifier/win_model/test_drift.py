"""The stability index against numbers worked out by hand, and an alarm that chance alone does not raise."""

import math

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from qualifier.win_model.drift import (
    Drift,
    count_shares,
    gather_rare,
    judge_index,
    may_be_chance,
    measure_drift,
    stability,
)
from qualifier.win_model.fields import ORDER, ColumnKind, Field, Row
from qualifier.win_model.training import with_facts
from qualifier.win_model.win_model import Calibration, WinModel

FIELDS = (
    Field(name="source", kind=ColumnKind.CATEGORY, levels=("partner", "site", "tender")),
    Field(name="budget", kind=ColumnKind.NUMBER, edges=(5.0,)),
    Field(name="came", kind=ColumnKind.DATE, edges=(738000.0,)),
    Field(name=f"number ({ORDER})", kind=ColumnKind.NUMBER, edges=(1.0,)),
)
BARE = WinModel(fields=FIELDS, bias=0.0, voices=(), calibration=Calibration(), facts={})


def leads(partner: int, site: int, tender: int) -> list[Row]:
    sources = ["partner"] * partner + ["site"] * site + ["tender"] * tender
    return [{"source": source, "budget": 1.0 + at % 9} for at, source in enumerate(sources)]


def learnt_from(rows: list[Row]) -> WinModel:
    return with_facts(BARE, shares=count_shares(BARE, rows), shares_of=len(rows))


@pytest.mark.parametrize(
    ("before", "now", "index"),
    [
        ([0.5, 0.5], [0.5, 0.5], 0.0),
        ([0.5, 0.3, 0.2], [0.4, 0.4, 0.2], -0.1 * math.log(0.8) + 0.1 * math.log(4 / 3)),
        ([0.6, 0.4], [0.3, 0.7], 0.3 * math.log(2) + 0.3 * math.log(7 / 4)),
        # A share of nothing counts as one in ten thousand.
        ([1.0, 0.0], [0.5, 0.5], -0.5 * math.log(0.5) + (0.5 - 1e-4) * math.log(0.5 / 1e-4)),
    ],
)
def test_the_index_is_as_worked_out_by_hand(before: list[float], now: list[float], index: float) -> None:
    assert stability(before, now) == pytest.approx(index)
    assert stability(now, before) == pytest.approx(index)


@pytest.mark.parametrize(
    ("index", "drift"),
    [
        (0.0, Drift.STEADY),
        (0.0999, Drift.STEADY),
        (0.1, Drift.WATCH),
        (0.2499, Drift.WATCH),
        (0.25, Drift.LEARN_ANEW),
        (9.0, Drift.LEARN_ANEW),
    ],
)
def test_the_limits_are_those_of_scorecards(index: float, drift: Drift) -> None:
    assert judge_index(index) is drift


def test_rare_values_are_judged_together() -> None:
    assert gather_rare([0.5, 0.46, 0.03, 0.01], [0.4, 0.5, 0.02, 0.08]) == (
        [0.5, 0.46, pytest.approx(0.04)],
        [0.4, 0.5, pytest.approx(0.1)],
    )
    assert gather_rare([0.5, 0.5, 0.0], [0.5, 0.5, 0.0]) == ([0.5, 0.5], [0.5, 0.5])
    assert gather_rare([0.5, 0.5, 0.0], [0.2, 0.2, 0.6])[1] == [0.2, 0.2, 0.6]


@pytest.mark.parametrize("seed", range(12))
def test_chance_is_told_as_the_librarys_test_of_homogeneity_does(seed: int) -> None:
    random = np.random.default_rng(seed)
    width = 2 + seed % 5
    before = random.multinomial(300, np.full(width, 1 / width))
    moved = random.dirichlet(np.full(width, 8.0 if seed % 2 else 60.0))
    now = random.multinomial(90, moved)
    told = chi2_contingency(np.array([before, now]), correction=False).pvalue >= 0.01
    assert may_be_chance((before / 300).tolist(), (now / 90).tolist(), (300, 90)) == told


@pytest.mark.parametrize("sizes", [(0, 100), (100, 0)])
def test_with_an_unknown_size_nothing_is_held_back(sizes: tuple[int, int]) -> None:
    assert not may_be_chance([0.5, 0.5], [0.5, 0.5], sizes)


def test_one_value_alone_cannot_move() -> None:
    assert may_be_chance([1.0], [1.0], (10, 10))


def test_chance_alone_raises_no_alarm_even_in_a_field_of_many_values() -> None:
    random = np.random.default_rng(4)
    shares = np.full(15, 1 / 15)
    alarms = by_limits_alone = 0
    for _ in range(200):
        before = (random.multinomial(300, shares) / 300).tolist()
        now = (random.multinomial(60, shares) / 60).tolist()
        moved = judge_index(stability(before, now)) is not Drift.STEADY
        by_limits_alone += moved
        alarms += moved and not may_be_chance(before, now, (300, 60))
    assert by_limits_alone > 150
    assert alarms <= 8


def test_the_same_leads_are_steady_and_other_leads_are_named_first() -> None:
    model = learnt_from(leads(100, 200, 100))
    assert {row.drift for row in measure_drift(model, leads(100, 200, 100))} == {Drift.STEADY}
    moved = measure_drift(model, leads(20, 40, 340))
    assert (moved[0].name, moved[0].drift) == ("source", Drift.LEARN_ANEW)
    by_hand = stability([0.25, 0.5, 0.25, 0.0], [0.05, 0.1, 0.85, 0.0])
    assert moved[0].index == pytest.approx(by_hand)


def test_three_leads_prove_nothing() -> None:
    few = measure_drift(learnt_from(leads(100, 200, 100)), leads(0, 0, 3))
    assert {row.drift for row in few} == {Drift.STEADY}
    assert max(row.index for row in few) > 1


def test_a_model_that_does_not_say_how_many_it_learnt_from_is_judged_by_the_limits_alone() -> None:
    rows = leads(100, 200, 100)
    old = with_facts(BARE, shares=count_shares(BARE, rows))
    assert measure_drift(old, leads(0, 0, 3))[0].drift is Drift.LEARN_ANEW


def test_time_moves_by_itself_and_is_not_judged() -> None:
    names = {row.name for row in measure_drift(learnt_from(leads(9, 9, 9)), leads(9, 9, 9))}
    assert names == {"chance", "source", "budget"}


def test_shares_are_counted_by_code_and_sum_to_one() -> None:
    shares = count_shares(BARE, [*leads(1, 2, 0), {"source": "mars"}, {}])
    assert shares["source"] == [0.2, 0.4, 0.0, 0.2, 0.2]
    assert shares["budget"] == [0.6, 0.0, 0.4]
    assert shares["chance"] == [0, 0, 0, 0, 0, 0, 1.0, 0, 0, 0, 0]
    assert all(sum(one) == pytest.approx(1) for one in shares.values())
    assert all(sum(one) == 0 for one in count_shares(BARE, []).values())


def test_alarms_come_before_larger_figures_that_are_only_noise() -> None:
    model = learnt_from([{"source": "site", "budget": 1.0}] * 50 + [{"source": "partner"}] * 50)
    found = measure_drift(model, [{"source": "site", "budget": 9.0}] * 50 + [{"source": "partner"}] * 50)
    assert [row.drift for row in found] == sorted(
        (row.drift for row in found), key=[Drift.LEARN_ANEW, Drift.WATCH, Drift.STEADY].index
    )
    assert found[0].name == "budget"
