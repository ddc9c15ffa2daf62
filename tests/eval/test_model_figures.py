"""The figures of a model, each worked out by hand from a few things heard."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from eval.cases import CRITERIA
from eval.gold_reader import GoldReader
from eval.model_figures import compare_readers, describe_figures, describe_model
from eval.model_run import Heard, ModelJudge, make_judge
from eval.rows import CaseRow
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine
from tests.eval.rows import make_answer, make_crashed, make_given, make_row

PROFILE = load_profile()
HEARD = Heard(levels={}, fault=None, quotes_kept=0, quotes_dropped=0, needs_review=False)
POOR = LeadRecord(as_of=date(2027, 1, 20), lead=Lead(message="Хотим рекламу."))
RICH = LeadRecord(
    as_of=date(2027, 1, 20),
    lead=Lead(message="Бюджет 2 млн без НДС утверждён, старт в марте. Решаю я, директор."),
)


def hear(**changes: Any) -> Heard:
    return replace(HEARD, **changes)


def judge_of(*heard: Sequence[Heard]) -> ModelJudge:
    """One lead for each sequence, one thing heard in each repeat."""
    judging = make_judge(PROFILE, GoldReader([], right=1.0))
    judging.heard.update({f"{at:012d}": list(told) for at, told in enumerate(heard)})
    return judging


def figures_of(*heard: Sequence[Heard]) -> dict[str, Any]:
    return describe_model(judge_of(*heard), [], [])


def test_a_run_says_who_was_asked_and_by_which_prompt() -> None:
    figures = figures_of()
    assert figures["model"] == "gold-reader-100%"
    assert figures["prompt"].startswith("judge")


def test_every_repeat_is_a_question_and_only_answers_are_answered() -> None:
    figures = figures_of([hear(), hear(fault="busy")], [hear(fault="busy")], [hear(fault="not_json")])
    assert (figures["questions"], figures["answered"]) == (4, 1)
    assert figures["faults"] == {"busy": 2, "not_json": 1}


def test_money_is_summed_to_the_kopeck_and_failures_cost_too() -> None:
    figures = figures_of(
        [hear(cost_rub=Decimal("0.10")), hear(cost_rub=Decimal("0.20"))],
        [hear(cost_rub=Decimal("0.30"), fault="truncated")],
    )
    assert figures["cost_rub"] == "0.60"


@pytest.mark.parametrize(
    ("seconds", "spread"),
    [
        ([2.0], {"p50": 2.0, "p99": 2.0}),
        ([1.0, 3.0], {"p50": 2.0, "p99": 2.98}),
        ([5.0, 1.0, 3.0], {"p50": 3.0, "p99": 4.96}),
    ],
)
def test_seconds_are_told_by_their_median_and_their_slowest(
    seconds: list[float], spread: dict[str, float | None]
) -> None:
    assert figures_of([hear(seconds=one) for one in seconds])["seconds"] == pytest.approx(spread)


def test_a_failure_has_no_say_in_how_fast_or_long_answers_are() -> None:
    told = [
        hear(seconds=1.0, input_tokens=100, output_tokens=10),
        hear(seconds=60.0, input_tokens=9_999, output_tokens=9_999, fault="timed_out"),
    ]
    figures = figures_of(told)
    assert figures["seconds"]["p99"] == 1.0
    assert (figures["input_tokens"]["p99"], figures["output_tokens"]["p99"]) == (100, 10)


def test_tokens_that_a_service_does_not_count_are_unknown_and_not_nought() -> None:
    figures = figures_of([hear(input_tokens=None), hear(input_tokens=40)])
    assert figures["input_tokens"] == {"p50": 40, "p99": 40}
    assert figures["output_tokens"] == {"p50": None, "p99": None}


@pytest.mark.parametrize(
    ("kept", "dropped", "quotes", "share"),
    [(0, 0, 0, None), (4, 0, 4, 0.0), (3, 1, 4, 0.25), (0, 2, 2, 1.0)],
)
def test_dropped_quotes_are_a_share_of_all_that_were_given(
    kept: int, dropped: int, quotes: int, share: float | None
) -> None:
    figures = figures_of([hear(quotes_kept=kept, quotes_dropped=dropped)])
    assert (figures["quotes"], figures["quotes_dropped_share"]) == (quotes, share)


def test_a_lead_for_a_person_is_one_lead_however_often_it_is_asked_about() -> None:
    figures = figures_of([hear(needs_review=True)] * 3, [hear(), hear(needs_review=True)])
    assert figures["needs_review"] == 1


def flips_of(*answers: dict[str, str] | None) -> float | None:
    told = [hear(levels=one) if one is not None else hear(fault="busy") for one in answers]
    share: float | None = figures_of(told)["flips"]["model_levels"]
    return share


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        # Asked once, nothing can flip.
        ([{"budget": "partial"}], None),
        ([{"budget": "partial"}, {"budget": "partial"}], 0.0),
        ([{"budget": "partial"}, {"budget": "absent"}], 1 / len(CRITERIA)),
        # Said once and not said again is a flip as well.
        ([{"budget": "partial"}, {}], 1 / len(CRITERIA)),
        ([{"budget": "partial"}, {"budget": "absent"}, {"budget": "partial"}], 1 / len(CRITERIA)),
        # A failure is no other opinion.
        ([{"budget": "partial"}, None], None),
        ([{"budget": "partial"}, None, {"budget": "partial"}], 0.0),
    ],
)
def test_a_level_flips_when_the_repeats_do_not_agree(
    answers: list[dict[str, str] | None], share: float | None
) -> None:
    assert flips_of(*answers) == share


def test_a_merged_level_and_a_status_flip_on_their_own() -> None:
    judging = judge_of()
    poor, rich = (judge(record, RuleEngine(PROFILE), PROFILE) for record in (POOR, RICH))
    judging.merged["a"] = [poor, rich]
    judging.merged["b"] = [poor, poor]
    moved = sum(level is not rich.scorecard.levels()[name] for name, level in poor.scorecard.levels().items())
    flips = describe_model(judging, [], [])["flips"]
    assert moved > 0
    assert flips["merged_levels"] == moved / (2 * len(CRITERIA))
    assert flips["statuses"] == (0.5 if poor.verdict.status is not rich.verdict.status else 0.0)
    assert flips["model_levels"] is None


def row(gold: str, given: str) -> CaseRow:
    answer = make_answer(levels={"budget": given})
    return make_row(gold=make_answer(levels={"budget": gold}), given=make_given(answer))


def test_the_readers_are_counted_level_by_level() -> None:
    heard = {"0123456789abcdef": hear(levels={**dict.fromkeys(CRITERIA, "unknown"), "budget": "absent"})}
    right = compare_readers([row("partial", "partial")], [row("partial", "unknown")], heard)
    wrong_once = (len(CRITERIA) - 1) / len(CRITERIA)
    assert right == {
        "levels": len(CRITERIA),
        "rules": wrong_once,
        "model": wrong_once,
        "merged": 1.0,
        "model_agrees_with_rules": wrong_once,
        "is_merged_at_least_the_better": True,
    }


def test_a_criterion_that_the_model_leaves_out_counts_as_unknown() -> None:
    right = compare_readers(
        [row("unknown", "unknown")], [row("unknown", "unknown")], {"0123456789ab": hear()}
    )
    assert (right["model"], right["model_agrees_with_rules"]) == (1.0, 1.0)


@pytest.mark.parametrize("heard", [{}, {"ffffffffffff": HEARD}, {"0123456789ab": hear(fault="refusal")}])
def test_a_lead_without_an_answer_is_no_part_of_the_comparison(heard: dict[str, Heard]) -> None:
    right = compare_readers([row("partial", "partial")], [row("partial", "partial")], heard)
    assert right["levels"] == 0
    assert (right["rules"], right["model"], right["merged"]) == (None, None, None)
    # Of nothing nobody can say that it is at least as good.
    assert not right["is_merged_at_least_the_better"]


def test_a_crash_of_the_merged_answer_is_wrong_in_every_level() -> None:
    crashed = replace(make_crashed(), record_hash="0123456789ab")
    right = compare_readers([crashed], [row("unknown", "unknown")], {"0123456789ab": hear()})
    assert (right["rules"], right["merged"]) == (1.0, 0.0)
    assert not right["is_merged_at_least_the_better"]


def test_rows_of_two_runs_that_do_not_match_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        compare_readers([row("partial", "partial")], [], {})


def show(figures: dict[str, Any]) -> list[tuple[str, str]]:
    return describe_figures(figures)


def test_the_table_of_a_silent_run_has_dashes_for_what_is_not_known() -> None:
    table = dict(show(figures_of()))
    assert table["questions, answered"] == "0, 0"
    assert table["levels right merged"] == table["model agrees with rules"] == "-"
    assert table["quotes, dropped"] == "0, -"
    assert table["seconds p50, p99"] == "-"
    assert table["flips of statuses"] == "-"
    assert table["merged at least the better"] == "no"
    assert table["cost, roubles"] == "0"


def test_the_table_shows_shares_in_percent_and_each_fault_in_a_row_of_its_own() -> None:
    told = [
        hear(seconds=1.234, input_tokens=1_500, quotes_kept=2, quotes_dropped=1, cost_rub=Decimal("1.5")),
        hear(fault="busy"),
        hear(fault="leak"),
    ]
    table = show(figures_of(told))
    assert ("quotes, dropped", "3, 33.3%") in table
    assert ("seconds p50, p99", "1.23, 1.23") in table
    assert ("input tokens p50, p99", "1500, 1500") in table
    assert ("cost, roubles", "1.5") in table
    assert [shown for name, shown in table if name == "fault"] == ["busy: 1", "leak: 1"]
