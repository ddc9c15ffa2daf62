"""When and how urgently, in many words: nearly all of the bank must be read as a person reads it."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qualifier.criteria import RULES
from qualifier.evidence import extract_evidence
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Criterion, Finding
from tests.builders import make_lead, make_record

PHRASES = Path(__file__).parent / "paraphrases"
AS_OF = date(2026, 5, 12)
LEAST_SHARE = 0.97
CRITERIA = [Criterion.TIMING, Criterion.PRIORITIZATION]
# The rules that the two stand on, in the order they are judged.
NEEDED = [Criterion.NEED, Criterion.TIMING, Criterion.CHALLENGES, Criterion.PRIORITIZATION]


def read_rows(name: str) -> list[list[str]]:
    lines = (PHRASES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n").split("\t") for line in lines]


@cache
def read_profile() -> Profile:
    return load_profile()


@cache
def judge_text(text: str) -> dict[Criterion, Finding]:
    lead = make_lead(message=text, interactions=())
    evidence = extract_evidence(make_record(lead=lead, as_of=AS_OF))
    found: dict[Criterion, Finding] = {}
    for criterion in NEEDED:
        found[criterion] = RULES[criterion](evidence, read_profile(), found)
    return found


@pytest.mark.parametrize("criterion", CRITERIA)
def test_nearly_all_paraphrases_get_their_level(criterion: Criterion) -> None:
    rows = read_rows(criterion.value)
    missed = [
        f"{level} but {got}: {text}"
        for level, _, text in rows
        if (got := judge_text(text)[criterion].level.value) != level
    ]
    assert len(missed) <= (1 - LEAST_SHARE) * len(rows), "\n".join(missed)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_every_level_of_the_bank_is_quoted(criterion: Criterion) -> None:
    for _, _, text in read_rows(criterion.value):
        found = judge_text(text)[criterion]
        assert all(quote.text in text for quote in found.quotes)
        assert (found.level.value == "unknown") == (not found.quotes)


def test_nearly_all_dates_are_read() -> None:
    rows = read_rows("dates")
    missed = [
        f"{start} {end} {decision} but {got}: {text}"
        for start, end, decision, _, text in rows
        if (got := read_days(text)) != (start, end, decision)
    ]
    assert len(missed) <= (1 - LEAST_SHARE) * len(rows), "\n".join(missed)


def read_days(text: str) -> tuple[str, str, str]:
    numbers = judge_text(text)[Criterion.TIMING].numbers
    days = (numbers.start_date, numbers.end_date, numbers.decision_date)
    start, end, decision = (day.isoformat() if day else "-" for day in days)
    return start, end, decision
