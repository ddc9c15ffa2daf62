import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.source_answer import SourceAnswer, read_answer, write_answer
from qualifier.sources.candidates import build_candidate
from qualifier.sources.fact import About, Claim, Confidence, Origin, Unit, sign
from tests.builders import NOW

ORIGIN = Origin(source="dadata", url="https://a.example/", fetched_at=NOW, licence="CC0")


def make_answer(*values: str | int) -> SourceAnswer:
    claims = [
        Claim(about=About.REVENUE, value=value, unit=Unit.RUB, as_of=date(2025, 12, 31)) for value in values
    ]
    return SourceAnswer(
        candidates=(build_candidate(sign(claims, ORIGIN), found_by="0000101070"),), fetched_at=NOW
    )


@given(st.lists(st.integers(-(10**15), 10**15) | st.text(st.characters(codec="utf-8")), max_size=5))
def test_an_answer_survives_being_kept(values: list[str | int]) -> None:
    answer = make_answer(*values)
    assert read_answer(write_answer(answer), NOW) == answer


def test_that_there_is_nothing_is_an_answer() -> None:
    nothing = SourceAnswer(candidates=(), fetched_at=NOW)
    assert read_answer(write_answer(nothing), NOW) == nothing
    assert (nothing.facts, make_answer(1, 2).facts) == (0, 2)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "{}1",
        '[{"facts": []}]',
        '[{"found_by": null, "facts": [{"about": "a kind of tomorrow"}]}]',
        write_answer(make_answer(1)).replace('"high"', '"certain"'),
        "[1]",
    ],
)
def test_what_another_version_wrote_is_asked_for_anew(content: str) -> None:
    assert read_answer(content, NOW) is None


def test_the_confidence_and_the_unit_come_back_as_what_they_are() -> None:
    kept = read_answer(write_answer(make_answer(5)), NOW)
    assert kept is not None
    fact = kept.candidates[0].facts[0]
    assert (fact.confidence, fact.unit, fact.as_of) == (Confidence.HIGH, Unit.RUB, date(2025, 12, 31))
    assert json.loads(write_answer(kept))[0]["found_by"] == "0000101070"
