"""Wordings gathered before the rules had met them: sums, days, troubles and requests as people put them."""

from functools import cache
from pathlib import Path

import pytest

from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Qualification
from qualifier.qualify import judge
from qualifier.record_json import parse_record
from qualifier.rule_engine import RuleEngine

BANK = Path(__file__).parent / "paraphrases" / "fresh_words.tsv"
LEAST_SHARE = 0.92
ROWS = [line.split("\t") for line in BANK.read_text("utf-8").splitlines()]

PROFILE = load_profile()
ENGINE = RuleEngine(PROFILE)


@cache
def judge_row(as_of: str, company: str, role: str, text: str) -> Qualification:
    lang = "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"
    lead = {"company": company, "contact": {"role": role or None, "email": "a@b.example"}, "message": text}
    record = parse_record({"id": "x", "lang": lang, "as_of": as_of, "lead": lead})
    return judge(record, ENGINE, PROFILE)


def find_misses() -> tuple[list[str], int]:
    missed: list[str] = []
    checks = 0
    for as_of, company, role, text, wanted in ROWS:
        card = judge_row(as_of, company, role, text).scorecard
        levels = {criterion.value: level.value for criterion, level in card.levels().items()}
        for want in wanted.split(";"):
            name, value = want.split("=")
            got = levels[name] if name in levels else str(getattr(card.numbers, name))
            checks += 1
            missed += [f"{name} {value} but {got}: {text}"] if got != value else []
    return missed, checks


def test_nearly_all_of_the_bank_is_read_as_people_read_it() -> None:
    missed, checks = find_misses()
    assert checks > 400
    assert len(missed) <= (1 - LEAST_SHARE) * checks, "\n".join(missed)


@pytest.mark.parametrize("criterion", [Criterion.BUDGET, Criterion.TIMING, Criterion.NEED])
def test_no_level_of_the_bank_rests_on_nothing(criterion: Criterion) -> None:
    for as_of, company, role, text, _ in ROWS:
        row = next(
            one
            for one in judge_row(as_of, company, role, text).scorecard.scores
            if one.criterion is criterion
        )
        assert (row.level.value == "unknown") == (not row.quotes)
        assert all(quote.text in text for quote in row.quotes if quote.place == "message")
