import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.identity_cases import DEFAULT_PATH
from eval.investigator import (
    describe_investigator,
    describe_kinds,
    measure,
    run_investigator,
    thin_out,
)
from eval.research_cases import TELLING, Evidence, make_cases
from eval.research_runs import Looked, look_up
from kit.errors import BadInput
from qualifier.dossier import Dossier, Entity, Research, ResearchStep, StepResult
from tests.qualifier.research.leads import FIRST, SECOND, make_case

CASES = {case.id: case for case in make_cases(DEFAULT_PATH)}


def test_cases_are_made_the_same_each_time() -> None:
    assert {case.id: case for case in make_cases(DEFAULT_PATH)} == CASES


def test_what_tells_has_an_answer_and_what_misleads_has_none_of_its_own() -> None:
    assert {case.evidence for case in CASES.values()} == set(Evidence)
    for case in CASES.values():
        assert case.gold is not None or case.evidence not in TELLING
        assert case.lead.website is not None or not case.pages


def test_cases_are_thinned_out_evenly() -> None:
    cases = list(CASES.values())
    few = thin_out(cases, 10)
    assert (len(few), few[0], thin_out(cases, None)) == (10, cases[0], cases)
    assert len({case.trap for case in few}) > 3
    assert thin_out(few, 99) == few


def test_without_a_model_nothing_is_resolved_and_nothing_is_wrong() -> None:
    looked = [look_up(case, None) for case in thin_out(list(CASES.values()), 14)]
    figures = measure(looked)
    assert (figures["n"], figures["resolved"], figures["wrong"], figures["steps_mean"]) == (14, 0, 0, None)


def test_the_figures_are_written_as_rows() -> None:
    figures = measure([look_up(case, None) for case in thin_out(list(CASES.values()), 2)])
    report = {
        "without": figures,
        "with_model": {**figures, "resolved_interval": (0.1, 0.2)},
        "evidence": {"phone": {"without": figures, "with_model": figures}},
    }
    rows = dict((row[0], row[1:]) for row in describe_investigator(report))
    assert rows["wrong choices"] == ("0", "0")
    assert rows["  95 % from - to"][1] == "0.100 - 0.200"
    assert next(describe_kinds(report))[0] == "phone"


def make_log(steps: int = 0, **changes: Any) -> Research:
    done = (ResearchStep(tool="read_page", result=StepResult.NOTHING),) * steps
    given: dict[str, Any] = {"model": "m", "prompt": "p", "prompt_fingerprint": "f", "end": "finished"}
    return Research(**{**given, "steps": done, **changes})


def make_looked(
    gold: str | None, chosen: str | None, *, seconds: float = 1.0, research: Research | None = None
) -> Looked:
    """A case whose right company is this one, looked up with that one chosen."""
    entity = Entity(name="X", inn=chosen) if chosen else None
    case = replace(make_case(), gold=gold)
    return Looked(case=case, dossier=Dossier(chosen=entity, research=research), seconds=seconds)


@pytest.mark.parametrize(
    ("gold", "chosen", "is_wrong"),
    [
        (FIRST, FIRST, False),
        (FIRST, SECOND, True),
        (FIRST, None, False),
        # Where one must ask, any choice is wrong.
        (None, FIRST, True),
        (None, None, False),
    ],
)
def test_a_choice_is_wrong_when_it_is_not_the_right_one_and_silence_never_is(
    gold: str | None, chosen: str | None, is_wrong: bool
) -> None:
    looked = make_looked(gold, chosen)
    assert (looked.chosen, looked.is_wrong) == (chosen, is_wrong)


def test_what_cannot_be_told_counts_neither_for_nor_against_the_share() -> None:
    figures = measure(
        [
            make_looked(FIRST, FIRST),
            make_looked(FIRST, None),
            make_looked(SECOND, FIRST),
            make_looked(SECOND, SECOND),
            make_looked(None, None),
            make_looked(None, FIRST),
        ]
    )
    assert (figures["n"], figures["tellable"], figures["resolved"]) == (6, 4, 2)
    assert (figures["resolved_share"], figures["wrong"]) == (0.5, 2)
    # Wilson's interval of 2 of 4, worked out by hand.
    assert figures["resolved_interval"] == (0.15, 0.85)


def test_of_nothing_there_are_no_figures() -> None:
    figures = measure([])
    assert (figures["n"], figures["resolved"], figures["wrong"], figures["by_choice"]) == (0, 0, 0, 0)
    others = set(figures) - {"n", "tellable", "resolved", "wrong", "by_choice"}
    assert {figures[name] for name in others} == {None}


def test_means_are_of_the_leads_that_a_model_was_asked_about() -> None:
    first = make_log(2, cost_rub="0.5", input_tokens=1_000, output_tokens=100, is_counted=True)
    second = make_log(5, cost_rub="0.2", input_tokens=500, output_tokens=0)
    figures = measure(
        [
            make_looked(FIRST, FIRST, research=first),
            make_looked(FIRST, None, research=second),
            make_looked(FIRST, None),
        ]
    )
    assert (figures["steps_mean"], figures["cost_rub_mean"], figures["by_choice"]) == (3.5, 0.35, 1)
    assert (figures["input_tokens_mean"], figures["output_tokens_mean"]) == (750, 50)


def test_seconds_are_of_all_leads() -> None:
    looked = [make_looked(None, None, seconds=float(seconds)) for seconds in (4, 1, 3, 2, 0)]
    figures = measure(looked)
    # The 99th of a hundred lies 96 hundredths of the way from 3 to 4.
    assert (figures["seconds_p50"], figures["seconds_p99"]) == (2.0, 3.96)


@pytest.mark.parametrize(
    ("limit", "ranks"),
    [
        (None, [0, 1, 2, 3, 4, 5, 6]),
        (99, [0, 1, 2, 3, 4, 5, 6]),
        (7, [0, 1, 2, 3, 4, 5, 6]),
        (6, [0, 1, 2, 3, 4, 5]),
        (3, [0, 2, 4]),
        (2, [0, 3]),
        (1, [0]),
        (0, []),
    ],
)
def test_some_of_the_cases_are_spread_over_all(limit: int | None, ranks: list[int]) -> None:
    cases = [replace(make_case(), id=str(rank)) for rank in range(7)]
    assert [int(case.id) for case in thin_out(cases, limit)] == ranks


def test_a_file_without_uncertain_leads_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    uncertain = {name.split("/")[0] for name in CASES}
    lines = DEFAULT_PATH.read_text(encoding="utf-8").splitlines()
    path.write_text(next(line for line in lines if json.loads(line)["id"] not in uncertain), encoding="utf-8")
    with pytest.raises(BadInput, match="no leads there whose company is uncertain") as told:
        run_investigator(path)
    assert "none.jsonl" in told.value.detail


def test_what_is_unknown_is_a_dash_and_an_interval_has_three_digits() -> None:
    nothing = measure([])
    rows = {
        row[0]: row[1:]
        for row in describe_investigator(
            {"without": nothing, "with_model": {**nothing, "resolved_interval": (0, 1.0), "n": 7}}
        )
    }
    assert rows["leads"] == ("0", "7")
    assert rows["  95 % from - to"] == ("-", "0.000 - 1.000")
    assert rows["seconds, p50"] == ("-", "-")
    assert len(rows) == 13


def test_each_kind_of_evidence_tells_what_was_resolved_of_what_could_be() -> None:
    before, after = measure([make_looked(FIRST, None)] * 3), measure([make_looked(FIRST, FIRST)] * 3)
    evidence = {
        "phone": {"without": before, "with_model": after},
        "none": {"without": measure([]), "with_model": measure([make_looked(None, FIRST)])},
    }
    assert list(describe_kinds({"evidence": evidence})) == [
        ("phone", "0 of 3", "3 of 3", "0"),
        ("none", "0 of 0", "0 of 0", "1"),
    ]
