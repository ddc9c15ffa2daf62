"""Investigators that err: what is counted of them, when their bounds are broken, and a sample in earnest."""

from dataclasses import replace
from typing import Any

import pytest

from eval.agent_town import HOSTILE, talk_plausibly
from eval.hostile_research import describe_hostile, describe_runs, is_within
from eval.identity_cases import DEFAULT_PATH
from eval.research_cases import Evidence, ResearchCase, make_cases
from eval.research_runs import AGENT_RUB, Looked, run_model, run_talk
from kit.llm_tools import AgentBounds
from qualifier.dossier import Dossier, Entity, Research, ResearchStep, StepResult
from qualifier.profile import load_profile
from tests.qualifier.research.leads import FIRST, SECOND, make_case

PROFILE = load_profile()


def first_of(kind: Evidence) -> ResearchCase:
    return next(case for case in make_cases(DEFAULT_PATH) if case.evidence is kind)


def make_looked(
    *, gold: str | None = None, chosen: str | None = None, seconds: float = 1.0, **log: Any
) -> Looked:
    given: dict[str, Any] = {"model": "m", "prompt": "p", "prompt_fingerprint": "f", "end": "finished", **log}
    entity = Entity(name="X", inn=chosen) if chosen else None
    dossier = Dossier(chosen=entity, research=Research(**given) if log else None)
    return Looked(case=replace(make_case(), gold=gold), dossier=dossier, seconds=seconds)


def steps(done: int, *, refused: int = 0) -> tuple[ResearchStep, ...]:
    results = [StepResult.REFUSED] * refused + [StepResult.NOTHING] * (done - refused)
    return tuple(ResearchStep(tool="read_page", result=result) for result in results)


def test_what_a_hostile_model_did_is_counted_over_its_leads() -> None:
    report = describe_runs(
        [
            make_looked(steps=steps(6, refused=2), cut=1, end="enough_steps", cost_rub="1.5", seconds=4.0),
            make_looked(steps=steps(1), fault="no_money", cost_rub="2.9", alarms=("cost",)),
            make_looked(gold=FIRST, chosen=SECOND),
        ]
    )
    assert (report["n"], report["wrong"], report["most_steps"], report["refused"]) == (3, 1, 6, 2)
    assert (report["cut"], report["ends"]) == (1, {"enough_steps": 1, "no_money": 1})
    assert (report["most_seconds"], report["most_rub"], report["alarms"]) == (4.0, 2.9, 1)
    assert not report["is_within"]


def test_of_no_leads_nothing_is_told_and_nothing_is_broken() -> None:
    report = describe_runs([])
    assert (report["n"], report["most_seconds"], report["most_rub"], report["ends"]) == (0, 0.0, 0.0, {})
    assert report["is_within"]


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"wrong": 1}, False),
        ({"most_steps": 6}, True),
        ({"most_steps": 7}, False),
        # Twenty seconds of research, and some for the rounds before and after it.
        ({"most_seconds": 22.9}, True),
        ({"most_seconds": 23.1}, False),
        ({"most_rub": 3.0}, True),
        ({"most_rub": 3.01}, False),
        # What cannot be true is never spent: it raises the alarm.
        ({"most_rub": 2_500.0, "alarms": 1}, True),
    ],
)
def test_a_model_is_within_its_bounds_or_the_command_fails(changes: dict[str, Any], holds: bool) -> None:
    report = {"wrong": 0, "most_steps": 0, "most_seconds": 0.0, "most_rub": 0.0, "alarms": 0, **changes}
    assert is_within(report) is holds


def test_each_model_has_a_row() -> None:
    one = describe_runs([make_looked(steps=steps(6, refused=6), cut=2, end="enough_steps", cost_rub="0.25")])
    rows = list(describe_hostile({"hostile": {"loops": one, "says_nothing": describe_runs([])}}))
    assert rows[0] == ("loops", "0", "6", "6", "2", "1", "0.25", "enough_steps 1")
    assert rows[1] == ("says_nothing", "0", "0", "0", "0", "0", "0", "")


def test_the_ends_of_a_model_are_counted_each() -> None:
    one = describe_runs(
        [make_looked(fault="no_money"), make_looked(fault="no_money"), make_looked(end="finished")]
    )
    assert next(describe_hostile({"hostile": {"dear": one}}))[-1] == "no_money 2, finished 1"


@pytest.mark.service
@pytest.mark.parametrize("name", ["chooses_at_random", "believes_the_pages", "bills_dearly"])
def test_who_errs_names_nobody_and_stays_within_bounds(name: str) -> None:
    decoy, orders = first_of(Evidence.DECOY), first_of(Evidence.ORDERS)
    report = describe_runs(run_talk([decoy, orders], HOSTILE[name], PROFILE))
    assert report["is_within"], report
    assert report["n"] == 2
    if name == "bills_dearly":
        assert report["ends"] == {"no_money": 2}
        assert 0 < report["most_rub"] <= AGENT_RUB


@pytest.mark.service
def test_the_reader_who_believes_pages_reads_them_all_and_chooses_the_last_company_named() -> None:
    (looked,) = run_talk([first_of(Evidence.DECOY)], HOSTILE["believes_the_pages"], PROFILE)
    assert looked.log is not None
    assert [step.tool for step in looked.log.steps] == ["read_page", "read_page", "choose_company"]
    assert looked.log.choice
    assert looked.chosen is None


@pytest.mark.service
def test_the_random_chooser_goes_the_same_way_again() -> None:
    case = first_of(Evidence.NONE)
    first, second = run_talk([case, case], HOSTILE["chooses_at_random"], PROFILE)
    assert first.log is not None
    assert second.log is not None
    taken = [(step.tool, step.chosen) for step in first.log.steps]
    assert taken == [(step.tool, step.chosen) for step in second.log.steps]


@pytest.mark.service
def test_who_says_nothing_ends_by_the_clock() -> None:
    bounds = AgentBounds(seconds=0.4, call_s=0.2)
    (looked,) = run_model([first_of(Evidence.NONE)], {"mode": "hang"}, PROFILE, bounds=bounds)
    assert looked.log is not None
    assert (looked.log.steps, looked.log.fault or looked.log.end) == ((), "timed_out")
    assert looked.chosen is None


@pytest.mark.service
def test_a_phone_that_namesakes_share_tells_nobody_apart_though_one_card_was_asked_for() -> None:
    cases = make_cases(DEFAULT_PATH)
    shared = [c for c in cases if (c.evidence, c.trap) == (Evidence.SHARED_PHONE, "namesakes_alone")][:2]
    for looked in (
        *run_talk(shared, talk_plausibly, PROFILE),
        *run_talk(shared, HOSTILE["never_stops"], PROFILE),
    ):
        assert looked.log is not None
        assert any(step.tool == "ask_source" for step in looked.log.steps)
        assert looked.chosen is None
