import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kit.errors import BadInput
from kit.llm import ModelAnswer, Question
from kit.llm_cassette import Cassette, CassetteGap, Label, Take, TapedModel, open_cassette, record
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_wire import Message

LABEL = Label(model="m", prompt="judge.v1", note="for tests")


def make_question(text: str = "a", **changes: Any) -> Question:
    told = {"message": Message(system="s", user=text), "schema": {}, "lead_key": f"lead-{text}"}
    return Question(**{**told, **changes})


class Counting:
    """A model that tells how often it was asked; to some texts it has no answer."""

    name = "m"

    def __init__(self, faults: dict[str, ModelFault] | None = None) -> None:
        self.asked = 0
        self._faults = faults or {}

    def ask(self, question: Question) -> ModelAnswer:
        self.asked += 1
        if fault := self._faults.get(question.message.user):
            raise ModelFailed(fault)
        content = {"n": self.asked, "said": "«да»"}
        return ModelAnswer(
            content=content,
            text=json.dumps(content, ensure_ascii=False),
            model="m-1",
            fingerprint="f",
            attempts=1,
            seconds=1.23456,
            cost_rub=Decimal("0.5"),
            input_tokens=10,
            output_tokens=2,
            parameters='{"temperature": 0}',
        )


def test_what_was_recorded_is_said_again_with_all_it_took(tmp_path: Path) -> None:
    path = tmp_path / "tapes" / "m.jsonl"
    assert record(Cassette(LABEL, path), Counting(), [make_question()]) == 0
    read = open_cassette(path)
    assert read.label == LABEL
    answer = TapedModel(read).ask(make_question())
    assert answer.content == {"n": 1, "said": "«да»"}
    assert (answer.model, answer.fingerprint, answer.seconds) == ("m-1", "f", 1.235)
    assert (answer.cost_rub, answer.input_tokens, answer.output_tokens) == (Decimal("0.5"), 10, 2)


def test_each_time_a_question_comes_again_is_another_turn() -> None:
    cassette = Cassette(LABEL)
    record(cassette, Counting(), [make_question()], turns=3)
    model = TapedModel(cassette)
    assert [model.ask(make_question()).content["n"] for _ in range(3)] == [1, 2, 3]
    with pytest.raises(CassetteGap, match="no answer 4 for lead-a"):
        model.ask(make_question())
    assert model.gaps == ["lead-a"]


def test_two_leads_with_the_same_words_both_have_an_answer() -> None:
    cassette = Cassette(LABEL)
    twins = [make_question(), make_question(lead_key="lead-b")]
    record(cassette, Counting(), twins, turns=2)
    model = TapedModel(cassette)
    assert len({model.ask(twin).content["n"] for twin in twins * 2}) == 4


def test_only_what_is_missing_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    record(Cassette(LABEL, path), Counting(), [make_question("a")])
    model = Counting()
    record(open_cassette(path), model, [make_question("a"), make_question("b")], turns=2, parallel=4)
    assert model.asked == 3
    assert len(open_cassette(path)) == 4


def test_a_question_that_is_not_on_the_cassette_is_a_clear_error() -> None:
    with pytest.raises(CassetteGap) as raised:
        TapedModel(Cassette(LABEL)).ask(make_question())
    assert raised.value.code == "cassette_gap"


def test_the_models_own_failures_are_played_and_ours_are_asked_for_again() -> None:
    cassette = Cassette(LABEL)
    model = Counting({"a": ModelFault.REFUSAL, "b": ModelFault.NO_MONEY, "c": ModelFault.RESTING})
    assert record(cassette, model, [make_question(text) for text in "abc"]) == 2
    with pytest.raises(ModelFailed) as raised:
        TapedModel(cassette).ask(make_question("a"))
    assert raised.value.fault is ModelFault.REFUSAL
    assert len(cassette) == 1


def test_an_answer_is_checked_when_it_is_said_again() -> None:
    def check(content: Any) -> None:
        raise ModelFailed(ModelFault.WRONG_SHAPE)

    cassette = Cassette(LABEL)
    record(cassette, Counting(), [make_question()])
    with pytest.raises(ModelFailed):
        TapedModel(cassette).ask(make_question(check=check))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "слова",
        "[]",
        '{"cassette": 2, "model": "m", "prompt": "p"}',
        '{"cassette": 1}',
        '{"cassette": 1, "x": 1}',
    ],
)
def test_what_is_no_cassette_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match="not a cassette"):
        open_cassette(path)
    with pytest.raises(BadInput, match="no such cassette"):
        open_cassette(tmp_path / "none.jsonl")


def test_a_take_is_one_line_that_a_person_can_read(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    Cassette(LABEL, path).add(Take(key="k", turn=0, lead="b-012", text="«да»"))
    head, line = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(head) == {"cassette": 1, "model": "m", "prompt": "judge.v1", "note": "for tests"}
    assert "«да»" in line
    assert "fault" not in line
