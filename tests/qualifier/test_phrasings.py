"""Phrasings of what clients say, beside those that only look like them: what follows from each."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qualifier.lead import Contact, Lead
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Criterion, Qualification
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

TABLE = Path(__file__).with_name("phrasings.txt")
LEVELS = {"c": "confirmed", "p": "partial", "u": "unknown", "a": "absent"}
CRITERIA = {criterion.value: criterion for criterion in Criterion}

Group = tuple[str, tuple[str, ...]]


def read_groups() -> Iterator[Group]:
    """Yield each heading of the table with its lines."""
    heading, lines = "", []
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            if lines:
                yield heading, tuple(lines)
            heading, lines = line.strip("# "), []
        elif line:
            lines.append(line)
    yield heading, tuple(lines)


@cache
def take_profile() -> Profile:
    return load_profile()


@cache
def make_engine() -> RuleEngine:
    return RuleEngine(take_profile())


def conclude(line: str) -> Qualification:
    as_of, company, role, text, _ = line.split("|")
    lead = Lead(company=company or None, contact=Contact(name="Икс", role=role or None), message=text)
    is_ru = any("а" <= letter <= "я" for letter in text.lower())
    record = LeadRecord(as_of=date.fromisoformat(as_of), lang="ru" if is_ru else "en", lead=lead)
    return judge(record, make_engine(), take_profile())


def find_misses(line: str) -> Iterator[str]:
    judged = conclude(line)
    for claim in line.split("|")[4].split(";"):
        name, wanted = claim.split("=")
        if name in CRITERIA:
            level = judged.scorecard.levels()[CRITERIA[name]].value
            if level != LEVELS[wanted]:
                yield f"{line}: {name} is {level}"
        elif str(number := getattr(judged.scorecard.numbers, name)) != wanted:
            yield f"{line}: {name} is {number}"


@pytest.mark.parametrize(("heading", "lines"), tuple(read_groups()), ids=lambda value: str(value)[:40])
def test_what_follows_from_a_phrasing(heading: str, lines: tuple[str, ...]) -> None:
    assert [miss for line in lines for miss in find_misses(line)] == []


def test_the_table_holds_both_what_counts_and_what_does_not() -> None:
    groups = tuple(read_groups())
    lines = [line for _, group in groups for line in group]
    assert len(lines) > 350
    assert len({line.split("|")[3] for line in lines}) > 300
    assert {claim.split("=")[0] for line in lines for claim in line.split("|")[4].split(";")} > set(CRITERIA)
