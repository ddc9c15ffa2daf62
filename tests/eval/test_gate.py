"""The gate's rules, and its power and false alarms by simulation.

A simulated run judges 200 cases. Its answers repeat the old run's except where the engine was changed:
there it answers afresh with the same skill (no change), or it loses ten points of levels or of statuses.
"""

from random import Random

import pytest

from eval.compare import Change, measure_change
from eval.gate import GateRules, Outcome, compare_runs, judge_changes, write_comparison
from eval.run_files import load_run, pack_baseline
from tests.eval.rows import make_crashed, make_report, make_row, make_rows, make_run

RULES = GateRules(resamples=400)
CASES = 200
KEPT = 0.85


def simulate(random: Random, *, levels_lost: float = 0.0, status_lost: float = 0.0) -> Outcome:
    levels = [simulate_levels(random, levels_lost) for _ in range(CASES)]
    statuses = [simulate_answer(random, 0.88, status_lost) for _ in range(CASES)]
    changes = (change("levels", levels), change("status", statuses))
    return judge_changes(changes, (), RULES)[0]


def simulate_levels(random: Random, lost: float) -> tuple[float, float]:
    # Some leads are harder than others, so the eleven levels of one lead fail together.
    skill = min(1.0, max(0.0, random.gauss(0.9, 0.12)))
    both = [simulate_answer(random, skill, lost) for _ in range(11)]
    return sum(old for old, _ in both) / 11, sum(new for _, new in both) / 11


def simulate_answer(random: Random, skill: float, lost: float) -> tuple[float, float]:
    old = random.random() < skill
    new = old if random.random() < KEPT else random.random() < skill
    return float(old), float(new and random.random() >= lost / max(skill, 0.1))


def change(name: str, scored: list[tuple[float, float]]) -> Change:
    made = measure_change(name, scored, RULES.false_alarms()[name], RULES.resamples)
    assert made is not None
    return made


def share_of(outcome: Outcome, outcomes: list[Outcome]) -> float:
    return outcomes.count(outcome) / len(outcomes)


@pytest.mark.parametrize("lost", [{"levels_lost": 0.1}, {"status_lost": 0.1}], ids=["levels", "status"])
def test_a_loss_of_ten_points_at_200_cases_is_found_in_four_of_five_runs(lost: dict[str, float]) -> None:
    random = Random(11)
    outcomes = [simulate(random, **lost) for _ in range(40)]

    assert share_of(Outcome.REGRESSION, outcomes) >= 0.8


def test_without_a_change_in_skill_at_most_one_run_in_twenty_raises_the_alarm() -> None:
    random = Random(12)
    outcomes = [simulate(random) for _ in range(160)]

    assert share_of(Outcome.REGRESSION, outcomes) <= 0.05
    assert share_of(Outcome.PASSED, outcomes) >= 0.5


def test_equal_runs_pass() -> None:
    run = make_run(make_rows(30, right=25))

    comparison = compare_runs(run, run, RULES)

    assert comparison.outcome is Outcome.PASSED
    assert comparison.outcome == 0
    assert comparison.n == 30


def test_a_better_run_passes() -> None:
    comparison = compare_runs(make_run(make_rows(60, right=30)), make_run(make_rows(60, right=60)), RULES)

    assert comparison.outcome is Outcome.PASSED


def test_a_much_worse_run_is_a_regression_and_says_in_what() -> None:
    comparison = compare_runs(make_run(make_rows(60, right=60)), make_run(make_rows(60, right=30)), RULES)

    assert comparison.outcome is Outcome.REGRESSION
    assert comparison.outcome == 2
    assert any(reason.startswith("status -50.0 points") for reason in comparison.reasons)


def test_a_baseline_will_do_as_the_old_run() -> None:
    baseline = load_run(pack_baseline(make_report(make_rows(60, right=60))), "baseline")

    assert compare_runs(baseline, make_run(make_rows(60, right=30)), RULES).outcome is Outcome.REGRESSION
    assert compare_runs(baseline, make_run(make_rows(60, right=60)), RULES).outcome is Outcome.PASSED


def test_one_new_crash_is_a_regression() -> None:
    rows = make_rows(60, right=60)
    crashed = [*rows[:-1], make_crashed(rows[-1].id)]

    comparison = compare_runs(make_run(rows), make_run(crashed), RULES)

    assert comparison.outcome is Outcome.REGRESSION
    assert comparison.reasons[0] == "cases that crash now: lead-59"


def test_a_crash_that_was_there_before_is_not_new() -> None:
    rows = [*make_rows(60, right=60), make_crashed()]

    assert compare_runs(make_run(rows), make_run(rows), RULES).outcome is Outcome.PASSED


def test_a_loss_that_may_be_chance_cannot_be_told() -> None:
    # 2 of 25 statuses lost: no proof of a loss, and no proof that it is small.
    old, new = make_run(make_rows(25, right=25)), make_run(make_rows(25, right=23))

    comparison = compare_runs(old, new, RULES)

    assert comparison.outcome is Outcome.CANNOT_TELL
    assert comparison.outcome == 3
    assert "cannot be ruled out" in comparison.reasons[0]


def test_runs_without_labels_cannot_be_told_apart() -> None:
    row = make_row()
    bare = type(row.gold)(levels={}, labels={}, numbers={}, quotes={})
    run = make_run([make_row(f"lead-{at}", gold=bare) for at in range(30)])

    assert compare_runs(run, run, RULES).outcome is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("was", "now", "outcome"),
    [
        (40, 40, Outcome.PASSED),
        (30, 40, Outcome.PASSED),
        (40, 20, Outcome.REGRESSION),
        # Below the old figure, within its interval.
        (30, 29, Outcome.CANNOT_TELL),
    ],
)
def test_other_cases_are_measured_by_the_old_runs_intervals(was: int, now: int, outcome: Outcome) -> None:
    others = [make_row(f"other-{row.id}", given=row.given) for row in make_rows(40, right=now)]

    comparison = compare_runs(make_run(make_rows(40, right=was)), make_run(others), RULES)

    assert comparison.outcome is outcome
    assert comparison.reasons[0] == "only 0 common cases"
    assert (comparison.only_old, comparison.only_new) == (40, 40)


def test_a_comparison_as_json_names_every_measure() -> None:
    run = make_run(make_rows(25, right=20))

    written = write_comparison(compare_runs(run, run, RULES))

    assert written["outcome"] == "passed"
    assert written["exit_code"] == 0
    assert written["measures"]["status"]["difference"]["mean"] == 0


def make_scored(count: int, *, lost: int, gained: int = 0) -> list[tuple[float, float]]:
    """Cases of which some fell from right to wrong, some rose, and the rest stayed right."""
    return [(1.0, 0.0)] * lost + [(0.0, 1.0)] * gained + [(1.0, 1.0)] * (count - lost - gained)


@pytest.mark.parametrize(
    ("count", "lost", "gained", "outcome"),
    [
        (200, 0, 0, Outcome.PASSED),
        (200, 20, 0, Outcome.REGRESSION),
        # As many better as worse: no loss, and 200 cases are enough to say that it is small.
        (200, 6, 6, Outcome.PASSED),
        (200, 0, 20, Outcome.PASSED),
        # Much came and went: a real loss might hide in it.
        (200, 40, 38, Outcome.CANNOT_TELL),
        (20, 2, 1, Outcome.CANNOT_TELL),
        (20, 20, 0, Outcome.REGRESSION),
    ],
)
def test_the_status_alone_can_decide(count: int, lost: int, gained: int, outcome: Outcome) -> None:
    changes = (change("status", make_scored(count, lost=lost, gained=gained)),)

    assert judge_changes(changes, (), RULES)[0] is outcome


def test_a_measure_without_a_gate_decides_nothing() -> None:
    fit = measure_change("fit", make_scored(200, lost=100), 0.025, RULES.resamples)
    assert fit is not None

    outcome, _ = judge_changes((change("status", make_scored(200, lost=0)), fit), (), RULES)

    assert outcome is Outcome.PASSED


def test_false_alarms_of_all_gated_measures_stay_under_five_percent_together() -> None:
    assert sum(GateRules().false_alarms().values()) < 0.05


def test_what_is_tolerated_can_be_set() -> None:
    changes = (change("status", make_scored(200, lost=6, gained=6)),)

    assert judge_changes(changes, (), GateRules(tolerated_loss=0.001))[0] is Outcome.CANNOT_TELL
    assert judge_changes(changes, (), GateRules(tolerated_loss=0.5))[0] is Outcome.PASSED


def test_reasons_give_points_with_their_interval() -> None:
    _, reasons = judge_changes((change("status", make_scored(200, lost=50)),), (), RULES)

    assert reasons[0].startswith("status -25.0 points (-")
