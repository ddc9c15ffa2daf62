import json

import pytest

from eval.cases import CRITERIA, NUMBER_FIELDS, BrokenLine
from eval.summary import summarise
from tests.eval.rows import RESAMPLES, make_answer, make_crashed, make_given, make_row, make_rows


def test_the_report_has_the_keys_that_others_rely_on() -> None:
    report = summarise(make_rows(12, right=9), resamples=RESAMPLES)

    assert report["n"] == 12
    for criterion in CRITERIA:
        assert {"accuracy", "kappa", "weighted_kappa"} <= set(report["criteria"][criterion])
    for label in ("fit", "status", "reason"):
        assert {"accuracy", "kappa"} <= set(report[label])
    for field in NUMBER_FIELDS:
        assert report["numbers"][field]["exact"] == 1.0
    assert {"required", "present", "verbatim"} <= set(report["evidence"])
    assert {"p50", "p99"} <= set(report["seconds_per_case"])
    assert report["confusion"] == {"nurture": {"disqualified": 3, "nurture": 9}}


def test_the_report_is_json() -> None:
    rows = [*make_rows(3, right=2), make_crashed()]

    assert json.loads(json.dumps(summarise(rows, resamples=RESAMPLES), allow_nan=False))["n"] == 4


def test_mean_accuracy_is_the_mean_of_the_criteria() -> None:
    report = summarise(make_rows(10, right=7), resamples=RESAMPLES)
    by_criterion = [report["criteria"][name]["accuracy"] for name in CRITERIA]

    assert report["mean_accuracy"] == pytest.approx(sum(by_criterion) / len(by_criterion))
    assert report["mean_accuracy_interval"]["low"] <= report["mean_accuracy"]


def test_figures_have_intervals() -> None:
    report = summarise(make_rows(30, right=20), resamples=RESAMPLES)
    span = report["status"]["intervals"]["accuracy"]

    assert span["low"] < 2 / 3 < span["high"]
    assert set(report["criteria"]["budget"]["intervals"]) == {"accuracy", "kappa", "weighted_kappa"}


def test_a_crash_counts_as_wrong_and_is_listed() -> None:
    report = summarise([make_row(), make_crashed()], resamples=RESAMPLES)

    assert report["mean_accuracy"] == 0.5
    assert report["crashed"] == [{"id": "lead-9", "error": "ValueError: no such month"}]
    assert report["confusion"]["nurture"] == {"crashed": 1, "nurture": 1}


def test_broken_lines_are_listed_and_not_counted() -> None:
    report = summarise([make_row()], [BrokenLine(place="a:3", error="not JSON")], resamples=RESAMPLES)

    assert report["n"] == 1
    assert report["broken"] == [{"place": "a:3", "error": "not JSON"}]


def test_unsound_quotes_are_named_with_their_case() -> None:
    given = make_given(unsound_quotes=("budget message: сто миллионов",))

    report = summarise([make_row(given=given)], resamples=RESAMPLES)

    assert report["evidence"]["unsound"] == [{"id": "lead-1", "quote": "budget message: сто миллионов"}]


def test_fit_falls_from_the_leads_that_people_qualified_to_those_they_turned_down() -> None:
    rows = [
        make_row("good", gold=make_answer(status="qualified"), given=make_given(icp=85)),
        make_row("bad", gold=make_answer(status="disqualified"), given=make_given(icp=20)),
    ]

    means = summarise(rows, resamples=RESAMPLES)["calibration"]["mean_icp_by_status"]

    assert means == {"disqualified": 20, "qualified": 85}


def test_leads_are_grouped_by_the_confidence_that_the_verdict_states() -> None:
    rows = [make_row("a", given=make_given(confidence_pct=100)), make_row("b", given=make_given())]

    groups = summarise(rows, resamples=RESAMPLES)["calibration"]["by_stated_confidence"]

    assert [(group["low"], group["n"]) for group in groups] == [(0.4, 1), (0.8, 1)]


def test_no_rows_make_an_empty_report() -> None:
    report = summarise([], resamples=RESAMPLES)

    assert report["mean_accuracy"] is None
    assert report["mean_accuracy_interval"] is None
    assert report["seconds_per_case"]["p50"] is None
    assert report["evidence"]["verbatim"] is None


def test_the_same_rows_give_the_same_report() -> None:
    rows = make_rows(15, right=8)

    assert summarise(rows, resamples=RESAMPLES) == summarise(rows, resamples=RESAMPLES)
