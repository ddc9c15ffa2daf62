from typing import Any

import pytest

from kit.llm_faults import ModelFailed, ModelFault
from qualifier.model_answer import answer_schema, read_proposals
from qualifier.qualification import Criterion, Level

REASON = {"text": "есть бюджет", "quote": "бюджет 2 млн"}


def make_answer(**changes: Any) -> dict[str, Any]:
    row = {"level": "partial", "certainty_pct": 62, "reasons": [REASON], **changes}
    return {"criteria": {"budget": row}}


def test_a_proposal_is_read() -> None:
    (proposal,) = read_proposals(make_answer())
    assert (proposal.criterion, proposal.level, proposal.certainty_pct) == (
        Criterion.BUDGET,
        Level.PARTIAL,
        62,
    )
    assert (proposal.reasons[0].why, proposal.reasons[0].quote) == ("есть бюджет", "бюджет 2 млн")


def test_proposals_come_in_the_order_of_the_criteria() -> None:
    row = make_answer()["criteria"]["budget"]
    answer = {"criteria": {"potential": row, "need": row, "budget": row}}
    assert [p.criterion.value for p in read_proposals(answer)] == ["budget", "need", "potential"]


def test_keys_nobody_asked_for_are_dropped() -> None:
    answer = {**make_answer(override_rubric=True), "weights": {"budget": 100}}
    assert len(read_proposals(answer)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"level": "S+"},
        {"level": "Partial"},
        {"certainty_pct": "62"},
        {"certainty_pct": 62.5},
        {"certainty_pct": -1},
        {"certainty_pct": 101},
        {"certainty_pct": None},
        {"certainty_pct": 3},
        {"certainty_pct": True},
        {"reasons": "всё хорошо"},
        {"reasons": [REASON] * 6},
        {"reasons": [{"text": "x"}]},
        {"reasons": [{"text": "x", "quote": "ы" * 301}]},
        {"reasons": [{"text": "ы" * 501, "quote": "x"}]},
    ],
)
def test_what_is_out_of_shape_is_refused_whole(changes: dict[str, Any]) -> None:
    with pytest.raises(ModelFailed) as raised:
        read_proposals(make_answer(**changes))
    assert raised.value.fault is ModelFault.WRONG_SHAPE


@pytest.mark.parametrize(
    "content", [{}, {"criteria": {}}, {"criteria": {"charm": make_answer()}}, {"criteria": []}]
)
def test_an_answer_about_nothing_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ModelFailed):
        read_proposals(content)


def test_an_empty_quote_is_no_reason() -> None:
    (proposal,) = read_proposals(make_answer(reasons=[{"text": "есть бюджет", "quote": ""}]))
    assert proposal.reasons == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<img src=x onerror=alert(1)>", "‹img src=x onerror=alert(1)›"),
        ("как у +7 900 000-00-01", "как у ‹"),
        ("a\u0007b", "ab"),
    ],
)
def test_the_models_words_run_nowhere_and_name_nobody(text: str, why: str) -> None:
    (proposal,) = read_proposals(make_answer(reasons=[{"text": text, "quote": "x"}]))
    assert "<img" not in proposal.reasons[0].why
    assert "000-00-01" not in proposal.reasons[0].why
    assert proposal.reasons[0].why.startswith(why.rstrip("‹"))


def test_the_schema_is_strict_and_names_every_criterion() -> None:
    schema = answer_schema()
    assert schema["properties"]["criteria"]["required"] == [criterion.value for criterion in Criterion]
    assert schema["additionalProperties"] is False
