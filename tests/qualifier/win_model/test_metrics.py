import numpy as np
import pytest

from qualifier.win_model.base_rates import has_enough, list_base_rates
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.drift import Drift, count_shares, judge_index, measure_drift, stability
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.metrics import (
    MEASURES,
    area,
    bin_reliability,
    brier,
    calibration_error,
    calibration_error_by_rank,
    find_intervals,
    log_loss,
    measure,
    table_lift,
    top_to_bottom,
    wilson,
)
from qualifier.win_model.reliability_chart import draw_reliability
from qualifier.win_model.training import with_facts
from tests.qualifier.win_model.deals import column, make_table, trained

CHANCES = np.array([0.1, 0.4, 0.35, 0.8])
WON = np.array([0.0, 0.0, 1.0, 1.0])


def test_measures_of_four_deals_are_as_worked_out_by_hand() -> None:
    assert area(CHANCES, WON) == 0.75
    assert brier(CHANCES, WON) == pytest.approx((0.01 + 0.16 + 0.4225 + 0.04) / 4)
    assert log_loss(CHANCES, WON) == pytest.approx(-np.log([0.9, 0.6, 0.35, 0.8]).mean())
    assert calibration_error(CHANCES, WON) == pytest.approx((0.1 + 0.4 + 0.65 + 0.2) / 4)
    assert calibration_error_by_rank(CHANCES, WON) == pytest.approx((0.1 + 0.65 + 0.4 + 0.2) / 4)


def test_ties_count_by_half_and_one_class_cannot_be_ordered() -> None:
    assert area(np.full(4, 0.5), WON) == 0.5
    assert area(CHANCES, np.ones(4)) == 0.5


def test_the_calibration_error_of_a_fair_coin_is_small_and_of_a_boaster_large() -> None:
    random = np.random.default_rng(1)
    chances = random.random(20_000)
    won = (random.random(20_000) < chances).astype(float)
    assert calibration_error(chances, won) < 0.02
    assert calibration_error(np.where(chances > 0.5, 0.99, 0.01), won) > 0.2


def test_intervals_hold_the_figure_and_shrink_with_more_deals() -> None:
    random = np.random.default_rng(2)
    widths = []
    for size in (100, 1600):
        chances = random.random(size)
        won = (random.random(size) < chances).astype(float)
        spans = find_intervals([chances], won, np.arange(size), resamples=100)
        figures = measure([chances], won)
        assert set(spans) == set(MEASURES)
        assert spans["brier"]["low"] < figures["brier"] < spans["brier"]["high"]
        widths.append(spans["auc"]["high"] - spans["auc"]["low"])
    assert widths[1] < widths[0] / 2


@pytest.mark.parametrize(
    ("wins", "n", "low", "high"), [(0, 0, 0, 1), (5, 10, 0.237, 0.763), (0, 10, 0, 0.278)]
)
def test_wilsons_interval(wins: int, n: int, low: float, high: float) -> None:
    assert wilson(wins, n) == pytest.approx((low, high), abs=1e-3)


def test_the_best_leads_first_bring_the_most() -> None:
    chances = np.linspace(0, 1, 100)
    won = (chances > 0.75).astype(float)
    rows = table_lift(chances, won)
    assert [row.flagged for row in rows] == [0.1, 0.2, 0.3, 0.5]
    assert (rows[0].recall, rows[0].win_rate, rows[0].lift) == (0.4, 1.0, 4.0)
    assert rows[3].recall == 1.0
    assert top_to_bottom(chances, won) is None
    assert top_to_bottom(np.arange(10.0), np.array([1, 0, 0, 0, 0, 0, 0, 1, 1, 1.0])) == 2.0


def test_a_reliability_chart_shows_every_band_and_names_its_axes() -> None:
    bins = bin_reliability(np.array([0.05, 0.05, 0.95]), np.array([0, 1, 1.0]))
    assert [(one.n, one.held) for one in bins] == [(2, 0.5), (1, 1.0)]
    for lang, word in (("ru", "доля выигранных"), ("en", "share won")):
        chart = draw_reliability(bins, lang)
        # One more explains the sign.
        assert chart.count('class="dot"') == 3
        assert word in chart
    assert "<svg" in draw_reliability((), "en")


def test_equal_spreads_do_not_drift_and_moved_ones_do() -> None:
    assert stability([0.5, 0.5], [0.5, 0.5]) == 0
    assert stability([0.5, 0.5], [0.9, 0.1]) > 0.25
    assert [judge_index(value) for value in (0.01, 0.1, 0.3)] == [Drift.STEADY, Drift.WATCH, Drift.LEARN_ANEW]


def test_a_field_whose_leads_changed_is_named_first_and_time_itself_is_not() -> None:
    table, bare = trained()
    rows = [table.row(at) for at in range(len(table))]
    model = with_facts(bare, shares=count_shares(bare, rows))
    assert all(row.drift is Drift.STEADY for row in measure_drift(model, rows))
    moved = measure_drift(model, [{**row, "industry": "bank"} for row in rows])
    assert (moved[0].name, moved[0].drift) == ("industry", Drift.LEARN_ANEW)
    assert {row.name for row in moved} == {"chance", "industry", "source", "budget", "town"}
    assert measure_drift(bare, rows) == ()


def test_few_deals_give_base_rates_with_intervals_and_no_more() -> None:
    table = make_table(79)
    assert not has_enough(table)
    rates = list_base_rates(table)
    assert (rates[0].field, rates[0].n, rates[0].won) == ("", 79, table.won)
    assert all(rate.low <= rate.won / rate.n <= rate.high for rate in rates)
    assert all(rate.n >= 5 for rate in rates)
    assert "budget" not in {rate.field for rate in rates}


@pytest.mark.parametrize(("won", "lost", "enough"), [(40, 40, True), (39, 400, False), (400, 39, False)])
def test_forty_of_each_are_enough(won: int, lost: int, enough: bool) -> None:
    outcomes = (True,) * won + (False,) * lost
    cells = column("x", ColumnKind.FLAG, ["yes"] * len(outcomes))
    assert has_enough(DealTable(ids=("",) * len(outcomes), columns=(cells,), outcomes=outcomes)) is enough
