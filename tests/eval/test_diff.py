import pytest

from eval.diff import FieldChange, diff_runs
from eval.run_files import load_run, pack_baseline
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows, make_run


def make_change(old: str | None, new: str | None, right: str | None, is_labelled: bool = True) -> FieldChange:
    return FieldChange(
        field="status",
        old=old,
        new=new,
        right=right,
        is_labelled=is_labelled,
        old_because="",
        new_because="",
    )


@pytest.mark.parametrize(
    ("old", "new", "right", "verdict"),
    [
        ("nurture", "qualified", "qualified", "fixed"),
        ("qualified", "nurture", "qualified", "broken"),
        ("nurture", "duplicate", "qualified", "changed"),
        (None, "no_budget", None, "broken"),
    ],
)
def test_a_change_is_named_by_the_right_answer(
    old: str | None, new: str | None, right: str | None, verdict: str
) -> None:
    assert make_change(old, new, right).verdict == verdict


def test_without_a_label_a_change_is_only_a_change() -> None:
    assert make_change(None, "no_budget", None, is_labelled=False).verdict == "changed"


def test_equal_runs_have_no_differences() -> None:
    run = make_run(make_rows(5, right=3))

    assert diff_runs(run, run) == ()


def test_only_changed_cases_and_fields_are_listed() -> None:
    old, new = make_run(make_rows(5, right=5)), make_run(make_rows(5, right=4))

    (change,) = diff_runs(old, new)

    assert change.id == "lead-4"
    assert [field.field for field in change.fields] == ["status", "budget"]
    assert {field.verdict for field in change.fields} == {"broken"}


def test_both_explanations_are_there() -> None:
    later = make_given(
        make_answer(levels={"budget": "partial"}),
        quotes={"budget": ("message: бюджет согласуем",)},
        notes={"budget": "сначала 2 млн, потом ни слова"},
        explanation="Прогрев: бюджет не назван",
    )
    old, new = make_run([make_row()]), make_run([make_row(given=later)])

    (change,) = diff_runs(old, new)

    assert change.old_explanation == "Прогрев: не хватает сведений"
    assert change.new_explanation == "Прогрев: бюджет не назван"
    assert change.fields[0].old_because == "message: бюджет 600 тысяч"
    assert change.fields[0].new_because == "message: бюджет согласуем | сначала 2 млн, потом ни слова"


def test_numbers_that_changed_are_listed() -> None:
    later = make_given(make_answer(numbers={"budget_min_rub": 900_000}))
    gold = make_answer(numbers={"budget_min_rub": 900_000})
    old, new = make_run([make_row(gold=gold)]), make_run([make_row(gold=gold, given=later)])

    (change,) = diff_runs(old, new)

    (field,) = change.fields
    assert (field.field, field.old, field.new, field.verdict) == ("budget_min_rub", None, "900000", "fixed")


def test_a_baseline_stores_no_numbers_so_none_has_changed() -> None:
    later = make_given(make_answer(numbers={"budget_min_rub": 900_000}))
    baseline = load_run(pack_baseline(make_report([make_row()])), "baseline")

    assert diff_runs(baseline, make_run([make_row(given=later)])) == ()


def test_a_baseline_has_no_explanation_and_the_levels_still_show() -> None:
    baseline = load_run(pack_baseline(make_report(make_rows(2, right=2))), "baseline")

    (change,) = diff_runs(baseline, make_run(make_rows(2, right=1)))

    assert change.old_explanation == ""
    assert change.new_explanation
    assert change.fields[0].verdict == "broken"


def test_a_crash_is_a_change_explained_by_its_error() -> None:
    old, new = make_run([make_row("lead-9")]), make_run([make_crashed("lead-9")])

    (change,) = diff_runs(old, new)

    assert change.new_explanation == "ValueError: no such month"
    assert all(field.new == "crashed" for field in change.fields)
