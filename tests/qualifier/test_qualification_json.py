import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.profile import load_profile
from qualifier.qualification import (
    Bilingual,
    Criterion,
    CriterionScore,
    Level,
    Numbers,
    Qualification,
    Question,
    Quote,
    Scorecard,
    Status,
)
from qualifier.qualification_json import (
    parse_conclusion,
    write_canonical,
    write_conclusion,
    write_qualification,
)
from qualifier.qualify import judge
from qualifier.record_json import parse_record, write_record
from qualifier.rule_engine import RuleEngine
from tests.builders import make_qualification, make_record, make_scorecard, make_verdict


def read_back(qualification: Qualification) -> Qualification:
    return parse_conclusion(json.loads(write_canonical(qualification)), qualification.record)


def test_a_conclusion_is_read_back_equal_but_for_its_time() -> None:
    qualification = make_qualification()
    assert read_back(qualification) == replace(qualification, seconds=None)


def test_the_time_taken_is_no_part_of_the_conclusion() -> None:
    quick, slow = (make_qualification(seconds=seconds) for seconds in (0.001, 9.0))
    assert write_canonical(quick) == write_canonical(slow)


def test_the_record_stands_beside_the_conclusion() -> None:
    qualification = make_qualification()
    assert "record" not in write_conclusion(qualification)
    content = write_qualification(qualification)
    assert content["record"] == write_record(qualification.record)
    assert {name: value for name, value in content.items() if name != "record"} == write_conclusion(
        qualification
    )


def test_words_are_the_rubrics() -> None:
    content = write_conclusion(make_qualification())
    assert content["verdict"]["status"] == "nurture"
    assert content["verdict"]["reason"] == "incomplete"
    assert content["scorecard"]["scores"][0]["criterion"] == "budget"
    assert content["scorecard"]["numbers"]["start_date"] == "2026-10-01"
    assert content["scorecard"]["scores"][0]["quotes"] == [
        {"place": "message", "text": "бюджет", "start": 26}
    ]


def test_what_is_not_known_is_null() -> None:
    verdict = make_verdict(status=Status.QUALIFIED, reason=None)
    content = write_conclusion(make_qualification(verdict=verdict))
    assert content["verdict"]["reason"] is None
    assert content["scorecard"]["numbers"]["budget_max_rub"] is None


def test_judging_twice_is_equal_byte_for_byte() -> None:
    profile = load_profile()
    engine = RuleEngine(profile)
    record = make_record()
    first = write_canonical(judge(record, engine, profile))
    again = write_canonical(judge(parse_record(write_record(record)), RuleEngine(profile), profile))
    assert first == again


def test_a_real_conclusion_is_read_back_equal() -> None:
    profile = load_profile()
    qualification = judge(make_record(), RuleEngine(profile), profile)
    assert read_back(qualification) == qualification


_WORDS = st.builds(Bilingual, ru=st.text(max_size=9), en=st.text(max_size=9))
_QUOTE = st.builds(
    Quote, place=st.just("message"), text=st.text(max_size=9), start=st.none() | st.integers(0, 9)
)
_ROW = st.builds(
    CriterionScore,
    criterion=st.sampled_from(Criterion),
    level=st.sampled_from(Level),
    points=st.integers(0, 100),
    claim=_WORDS,
    quotes=st.lists(_QUOTE, max_size=2).map(tuple),
    note=st.none() | _WORDS,
)
_NUMBERS = st.builds(
    Numbers,
    budget_min_rub=st.none() | st.integers(0, 10**30),
    start_date=st.none() | st.dates(),
    competitors=st.lists(st.text(max_size=5), max_size=2).map(tuple),
)
_CARD = st.builds(
    Scorecard,
    engine=st.just("rules"),
    scores=st.lists(_ROW, max_size=3).map(tuple),
    numbers=_NUMBERS,
    flags=st.lists(st.text(max_size=5), max_size=2).map(tuple),
)
_ASKED = st.lists(st.builds(Question, criterion=st.sampled_from(Criterion), text=_WORDS), max_size=3)


@given(_CARD, _ASKED.map(tuple))
def test_any_conclusion_is_read_back_equal(card: Scorecard, questions: tuple[Question, ...]) -> None:
    qualification = make_qualification(
        scorecard=card, verdict=make_verdict(questions=questions, duplicate_of="crm-9"), seconds=None
    )
    assert read_back(qualification) == qualification


@pytest.mark.parametrize("change", [{"flags": ("suspicious_instructions",)}, {"engine": "model"}])
def test_any_change_shows(change: dict[str, object]) -> None:
    changed = make_qualification(scorecard=make_scorecard(**change))
    assert write_canonical(changed) != write_canonical(make_qualification())
