import numpy as np
import pytest

from qualifier.win_model.deal_table import DealTable, TooFewDeals
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.folds import MOST_COPIES, draw_folds, group_equal
from qualifier.win_model.metrics import area, brier
from qualifier.win_model.model_json import hash_model, write_model
from qualifier.win_model.stacking import (
    beats_constant,
    choose_calibration,
    fit_beta,
    fit_isotonic,
    fit_weights,
    log_loss_each,
    read_many,
)
from qualifier.win_model.training import predict_many, train_model
from qualifier.win_model.win_model import explain_row, score_row, try_change
from tests.qualifier.win_model.deals import column, make_table, trained


def test_a_model_orders_deals_it_has_not_seen_and_beats_the_share_won() -> None:
    _, model = trained()
    fresh = make_table(400, seed=9)
    won = np.asarray(fresh.outcomes, dtype=float)
    run = predict_many(model, fresh)
    assert area(run, won) > 0.75
    assert brier(run, won) < brier(np.full(400, won.mean()), won) - 0.03


def test_one_lead_is_scored_as_many_are() -> None:
    table, model = trained()
    run = predict_many(model, table)
    for at in range(0, 300, 40):
        assert score_row(model, table.row(at)) == pytest.approx(run[at], abs=1e-9)


def test_reasons_add_up_to_the_chance() -> None:
    table, model = trained()
    for at in range(0, 300, 50):
        chance = explain_row(model, table.row(at))
        total = chance.base_log_odds + sum(reason.log_odds for reason in chance.reasons)
        assert total == pytest.approx(chance.log_odds, abs=1e-9)
        strengths = [abs(reason.log_odds) for reason in chance.reasons]
        assert strengths == sorted(strengths, reverse=True)
        assert len(chance.reasons) == len(model.fields)


def test_another_source_changes_the_chance_the_way_it_was_made() -> None:
    table, model = trained()
    row = {**table.row(0), "source": "tender"}
    before, after = try_change(model, row, {"source": "partner"})
    assert after > before + 0.1


def test_pure_chance_gives_all_the_share_won() -> None:
    table = make_table(160, seed=5, signal=0.0).without(["town"])
    model = train_model(table)
    run = predict_many(model, table)
    assert abs(run.mean() - table.base_rate) < 0.02
    assert brier(run, np.asarray(table.outcomes)) <= table.base_rate * (1 - table.base_rate) + 0.001


def test_learning_twice_gives_the_same_bytes() -> None:
    table = make_table(80).without(["town", "created", "budget"])
    first, second = train_model(table), train_model(table)
    assert write_model(first) == write_model(second)
    assert hash_model(first) == hash_model(second)


def test_a_large_table_is_learnt_by_one_trial_fold() -> None:
    model = train_model(make_table(2100, seed=4).without(["town", "created"]))
    assert {voice.name for voice in model.voices} <= {"additive", "trees", "forest", "bayes", "cases"}
    assert model.voices
    assert model.facts["calibration"] in ("sigmoid", "beta", "isotonic")


def test_a_third_of_the_values_may_be_missing() -> None:
    table = make_table(160, seed=6)
    random = np.random.default_rng(1)
    holes = tuple(
        column(c.name, c.kind, [None if random.random() < 0.3 else v for v in c.values])
        for c in table.columns
    )
    holed = DealTable(ids=table.ids, columns=holes, outcomes=table.outcomes)
    run = predict_many(train_model(holed), holed)
    assert np.isfinite(run).all()
    assert area(run, np.asarray(table.outcomes, dtype=float)) > 0.6


def test_deals_that_all_ended_alike_teach_nothing() -> None:
    table = make_table(50)
    with pytest.raises(TooFewDeals):
        train_model(DealTable(ids=table.ids, columns=table.columns, outcomes=(True,) * 50))


def test_without_fields_the_share_won_is_the_answer() -> None:
    table = DealTable(ids=("1", "2", "3"), columns=(), outcomes=(True, False, False))
    model = train_model(table)
    assert score_row(model, {}) == pytest.approx(1 / 3)
    assert explain_row(model, {}).reasons == ()


def test_copies_share_a_group_and_frequent_kinds_do_not() -> None:
    vectors = ["a", "a", "b"] + ["many"] * (MOST_COPIES + 5)
    groups = group_equal(vectors)
    assert groups[0] == groups[1] != groups[2]
    assert len(set(groups[3:].tolist())) == MOST_COPIES + 5
    assert not set(groups[:3].tolist()) & set(groups[3:].tolist())


def test_folds_keep_groups_whole_and_outcomes_even() -> None:
    random = np.random.default_rng(0)
    groups = random.integers(0, 80, 300)
    won = (random.random(300) < 0.3).astype(float)
    fold = draw_folds(groups, won, 5, 1)
    for group in range(80):
        assert len(set(fold[groups == group].tolist())) <= 1
    shares = [won[fold == number].mean() for number in range(5)]
    sizes = np.bincount(fold)
    assert max(shares) - min(shares) < 0.08
    assert sizes.max() - sizes.min() < 15
    assert (draw_folds(groups, won, 5, 2) != fold).any()


def scores_of(size: int = 3000, stretch: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(2)
    true = random.normal(0, 1.5, size)
    won = (random.random(size) < 1 / (1 + np.exp(-true))).astype(float)
    return true * stretch, won


def test_a_part_that_knows_nothing_is_silenced() -> None:
    good, won = scores_of()
    noise = np.random.default_rng(3).normal(0, 2, len(won))
    weights, _ = fit_weights(np.column_stack([good, noise]), won)
    assert weights[0] == pytest.approx(1, abs=0.15)
    assert weights[1] < 0.05
    assert not beats_constant(noise * 0.01, won)
    assert beats_constant(good, won)


@pytest.mark.parametrize("fit", [fit_beta, fit_isotonic])
def test_a_calibration_never_falls_and_mends_overconfidence(fit: object) -> None:
    bold, won = scores_of(stretch=3.0)
    calibration = fit(bold, won)  # type: ignore[operator]
    assert list(calibration.heights) == sorted(calibration.heights)
    mended = read_many(calibration, bold)
    assert log_loss_each(mended, won).mean() < log_loss_each(bold, won).mean() - 0.1
    assert (1 / (1 + np.exp(-mended))).mean() == pytest.approx(won.mean(), abs=0.02)
    assert [calibration.read(x) for x in bold[:50]] == pytest.approx(list(mended[:50]))


def test_a_calibration_is_chosen_only_when_it_pays() -> None:
    fair, won = scores_of()
    groups = np.arange(len(won))
    bent = np.where(fair > 0, fair * 4, fair)
    assert choose_calibration(bent, won, groups)[0] in ("beta", "isotonic")
    name, calibration = choose_calibration(fair[:400], won[:400], groups[:400])
    assert log_loss_each(read_many(calibration, fair), won).mean() < log_loss_each(fair, won).mean() + 0.01
    assert name in ("sigmoid", "beta")


def test_a_table_can_be_cut_and_read() -> None:
    table = make_table(10)
    part = table.take([1, 3]).without(["town"])
    assert part.ids == ("1", "3")
    assert part.row(0)["industry"] == table.row(1)["industry"]
    assert len(part.vectors()[0]) == 4
    assert DealTable(ids=("1",), columns=(), outcomes=(True,)).vectors() == [()]
    assert column("x", ColumnKind.FLAG, [None, "yes"]).missing_share == 0.5
