import pytest

from eval.compare import MEASURES, measure_change, measure_changes, pair_cases
from eval.run_files import load_run, pack_baseline
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows, make_run

ALARMS = {"levels": 0.01, "status": 0.025}


def test_cases_are_paired_by_id_whatever_their_order() -> None:
    rows = make_rows(5, right=5)

    pairs = pair_cases(make_run(rows), make_run(rows[::-1]))

    assert [pair.old.id for pair in pairs] == [row.id for row in rows[::-1]]


def test_an_edited_record_is_another_case() -> None:
    old, new = make_run([make_row()]), make_run([make_row(record_hash="ffffffffffff")])

    assert pair_cases(old, new) == ()


def test_cases_of_one_run_only_are_left_out() -> None:
    assert len(pair_cases(make_run(make_rows(3, right=3)), make_run(make_rows(2, right=2)))) == 2


def test_every_criterion_and_label_is_measured() -> None:
    pairs = pair_cases(make_run(make_rows(3, right=3)), make_run(make_rows(3, right=3)))

    measured = [change.measure for change in measure_changes(pairs, ALARMS, 20)]

    assert measured == list(MEASURES)
    assert {"levels", "status", "fit", "reason", "budget", "potential"} <= set(measured)


def test_a_change_counts_cases_that_got_better_and_worse() -> None:
    change = measure_change("status", [(0, 1), (0, 1), (1, 0), (1, 1)], 0.025, 50)

    assert change is not None
    assert (change.old, change.new) == (0.5, 0.75)
    assert (change.better, change.worse) == (2, 1)
    assert change.sign_p == 1.0


def test_nothing_scored_is_no_change() -> None:
    assert measure_change("status", [], 0.025) is None


def test_a_baseline_is_held_against_the_right_answers_of_the_new_run() -> None:
    report = make_report(make_rows(10, right=5))
    old, new = load_run(pack_baseline(report), "baseline"), make_run(make_rows(10, right=8))

    by_name = {change.measure: change for change in measure_changes(pair_cases(old, new), ALARMS, 20)}

    assert by_name["status"].old == 0.5
    assert by_name["status"].new == 0.8
    assert by_name["budget"].difference.mean == pytest.approx(0.3)


def test_both_runs_are_held_against_the_newer_right_answer() -> None:
    # The label was corrected between the runs; the answer stayed: nothing changed.
    old = make_run([make_row(gold=make_answer(status="qualified"))])
    new = make_run([make_row()])

    by_name = {change.measure: change for change in measure_changes(pair_cases(old, new), ALARMS, 20)}

    assert (by_name["status"].old, by_name["status"].new) == (1.0, 1.0)


def test_a_crash_scores_nothing() -> None:
    old, new = make_run([make_row("lead-9")]), make_run([make_crashed("lead-9")])

    by_name = {change.measure: change for change in measure_changes(pair_cases(old, new), ALARMS, 20)}

    assert by_name["levels"].new == 0
    assert by_name["status"].new == 0
    assert by_name["need"].new == 0


def test_a_measure_without_labels_is_left_out() -> None:
    bare = make_answer()
    bare = type(bare)(levels=bare.levels, labels={"fit": "B"}, numbers={}, quotes={})
    run = make_run([make_row(gold=bare, given=make_given())])

    measured = {change.measure for change in measure_changes(pair_cases(run, run), ALARMS, 20)}

    assert "fit" in measured
    assert not measured & {"status", "reason"}
