"""Leads written by hand before the rules had met them: what is read of them now must hold."""

from pathlib import Path

import pytest

from eval.cases import CRITERIA, LeadCase, read_case_files
from eval.leads import Judge, judge_cases
from qualifier.profile import load_profile
from qualifier.rule_engine import RuleEngine

PATH = Path(__file__).parents[2] / "eval" / "data" / "leads_own.jsonl"
LEAST_RIGHT = 0.985
LEAST_STATUS = 0.98


@pytest.fixture(scope="module")
def cases() -> tuple[LeadCase, ...]:
    read = read_case_files([PATH])
    return tuple(case for case in read if isinstance(case, LeadCase) and case.record is not None)


def test_every_line_is_a_labelled_lead(cases: tuple[LeadCase, ...]) -> None:
    assert len(cases) == len(PATH.read_text("utf-8").splitlines()) == 120
    assert all(set(case.gold.levels) == set(CRITERIA) for case in cases)
    assert {case.lang for case in cases} == {"ru", "en"}


def test_what_is_read_of_them_holds(cases: tuple[LeadCase, ...]) -> None:
    profile = load_profile()
    rows = judge_cases(cases, Judge(RuleEngine(profile), profile))
    answers = [(row.gold, row.given.answer) for row in rows if row.given is not None]
    assert len(answers) == len(cases)
    right = sum(got.levels[name] == level for gold, got in answers for name, level in gold.levels.items())
    statuses = sum(got.labels["status"] == gold.labels["status"] for gold, got in answers)
    assert right / (len(cases) * len(CRITERIA)) >= LEAST_RIGHT
    assert statuses / len(cases) >= LEAST_STATUS
