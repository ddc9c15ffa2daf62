import json
from dataclasses import replace
from typing import Any

import pytest

from kit.llm_faults import ModelFailed, ModelFault
from qualifier.masking.mask import Mask
from qualifier.outreach.draft_log import Drafted
from qualifier.outreach.drafting import (
    MOST_DROPPED,
    Draftsman,
    Sections,
    Strict,
    Task,
    ask_for_draft,
    is_suspicious,
    make_question,
    object_schema,
    write_data,
)
from qualifier.outreach.fact_check import Fault, FaultKind
from tests.qualifier.outreach.outreach_leads import Scripted


class Shape(Strict):
    opening: str
    questions: tuple[str, ...] = ()


def make_task(**changes: Any) -> Task:
    values = dict.fromkeys(
        ("language", "house", "tone", "purpose", "most_letters", "as_of", "facts", "questions"), "x"
    )
    plain = Task(
        prompt="write_letter.v1",
        values=values,
        schema=object_schema(opening={"type": "string"}),
        shape=Shape,
        lead_key="lead-1",
    )
    return replace(plain, **changes)


LOG = Drafted(model="m", prompt="p", prompt_fingerprint="f")


def test_an_answer_is_read_by_its_shape_and_its_cost_is_logged() -> None:
    draft, log = ask_for_draft(make_task(), Draftsman(Scripted({"opening": "Да.", "mood": 1})), Mask())
    assert draft is not None
    assert draft.content == Shape(opening="Да.")
    assert (log.model, log.prompt, log.input_tokens, log.output_tokens, log.cost_rub) == (
        "m-1",
        "write_letter.v1",
        700,
        90,
        "0.5",
    )
    assert len(log.answer_hash or "") == 64


@pytest.mark.parametrize("fault", [ModelFault.BUSY, ModelFault.NO_MONEY, ModelFault.LEAK])
def test_a_failure_is_logged_and_nothing_is_drafted(fault: ModelFault) -> None:
    draft, log = ask_for_draft(make_task(), Draftsman(Scripted(fault)), Mask())
    assert draft is None
    assert (log.fault, log.sections, log.input_tokens) == (fault.value, (), None)


@pytest.mark.parametrize(
    "content", [{}, {"opening": 5}, {"opening": None}, {"opening": "x", "questions": "y"}]
)
def test_a_wrong_shape_is_a_failure_of_the_model(content: dict[str, Any]) -> None:
    question = make_question(make_task(), "ref-1", Mask())
    assert question.check is not None
    with pytest.raises(ModelFailed) as failed:
        question.check(content)
    assert failed.value.fault is ModelFault.WRONG_SHAPE


def test_a_question_names_who_pays_its_prompt_and_its_canary() -> None:
    question = make_question(make_task(), "ref-42", Mask())
    assert (question.lead_key, question.canary, question.prompt) == ("lead-1", "ref-42", "write_letter.v1")
    assert "ref-42" in question.message.system
    assert question.schema == make_task().schema


def test_each_draftsman_has_a_canary_of_its_own() -> None:
    first, second = (Draftsman(Scripted({})) for _ in range(2))
    assert first.canary != second.canary
    assert first.canary.startswith("ref-")


def test_people_in_an_answer_are_hidden_before_it_is_kept_and_come_back_in_the_draft() -> None:
    mask = Mask()
    told = mask.hide("Пишите Ивану Ермолаеву").text
    question = make_question(make_task(), "c", mask)
    assert question.clean is not None
    assert "Ермолаев" not in question.clean("Спасибо Ивану Ермолаеву")
    token = told.removeprefix("Пишите ")
    draft, _ = ask_for_draft(make_task(), Draftsman(Scripted({"opening": token})), mask)
    assert draft is not None
    assert draft.text(f"Спасибо,  {token}\n!") == "Спасибо, Ивану Ермолаеву !"


def test_a_token_of_nobody_stays_and_is_markup_to_the_checks() -> None:
    draft, _ = ask_for_draft(make_task(), Draftsman(Scripted({"opening": "x"})), Mask())
    assert draft is not None
    assert draft.text("<PERSON_7>") == "<PERSON_7>"


@pytest.mark.parametrize(
    ("content", "hidden", "kept"),
    [
        ({"a": "Звоните +7 900 123-45-67"}, "123-45-67", "Звоните"),
        ({"a": ["почта anna@firm.example"]}, "anna@firm", "почта"),
        ([{"a": {"b": "+7 900 123-45-67"}}], "123-45-67", "PHONE"),
        ({"a": 5, "b": None}, "никто", "5"),
        ({"a": "бюджет 900 000 ₽"}, "никто", "900 000 ₽"),
    ],
)
def test_data_is_masked_at_any_depth(content: Any, hidden: str, kept: str) -> None:
    written = write_data(content, Mask())
    assert hidden not in written
    assert kept in written
    json.loads(written)


@pytest.mark.parametrize("mark", ["<|im_start|>", "[INST]", "<<SYS>>", "DATA>>>", "<<<DATA"])
def test_marks_of_chat_formats_are_broken_up_in_data(mark: str) -> None:
    assert mark not in write_data({"a": f"до {mark} после"}, Mask())


def wrong(text: str) -> tuple[Fault, ...]:
    return (Fault(kind=FaultKind.NUMBER, sentence=text, detail="5"),) if "5" in text else ()


def test_sections_keep_what_is_right_and_note_what_is_not() -> None:
    sections = Sections()
    assert sections.take("opening", "Спасибо.", wrong) == "Спасибо."
    assert sections.take("idea", "Охват 5.", wrong) is None
    log = sections.note(LOG)
    assert log.sections == ("opening",)
    assert [(one.section, one.sentence, one.kind, one.detail) for one in log.dropped] == [
        ("idea", "Охват 5.", "number", "5")
    ]
    assert log.dropped_count == 1


def test_two_faults_of_one_sentence_are_one_dropped_sentence() -> None:
    sections = Sections()
    fault = Fault(kind=FaultKind.NUMBER, sentence="Охват 5.", detail="5")
    sections.take("idea", "Охват 5.", lambda _: (fault, replace(fault, kind=FaultKind.NAME)))
    log = sections.note(LOG)
    assert (len(log.dropped), log.dropped_count) == (2, 1)


def test_the_log_of_what_was_dropped_is_bounded_but_counts_all() -> None:
    sections = Sections()
    for number in range(50):
        sections.take(f"role:{number}", f"5 {number} " + "x" * 1_000, wrong)
    log = sections.note(LOG)
    assert (len(log.dropped), log.dropped_count) == (MOST_DROPPED, 50)
    assert all(len(one.sentence) <= 300 for one in log.dropped)


@pytest.mark.parametrize(
    ("flags", "is_told"),
    [
        ((), False),
        (("personal_data",), False),
        (("suspicious_instructions",), True),
        (("a", "suspicious"), True),
    ],
)
def test_a_record_that_gives_orders_is_known_by_its_flags(flags: tuple[str, ...], is_told: bool) -> None:
    assert is_suspicious(flags) is is_told


def test_schemas_are_strict() -> None:
    schema = object_schema(a={"type": "string"}, b={"type": "integer"})
    assert schema == {
        "type": "object",
        "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
        "required": ["a", "b"],
        "additionalProperties": False,
    }
