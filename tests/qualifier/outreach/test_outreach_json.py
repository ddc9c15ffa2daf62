from dataclasses import replace
from typing import Any

import pytest

from qualifier.outreach.letter import LetterNotDue, write_letter, write_text
from qualifier.outreach.outreach_json import write_call_sheet_json, write_letter_json
from tests.qualifier.outreach.outreach_leads import BAKERY, CLINIC, house, judged
from tests.qualifier.outreach.outreach_pages import DROPPED, LOG, make_letter, make_sheet

TEXT = (
    "Анна, здравствуйте!\n\nСпасибо за обращение.\n\nЗадача: «вернуть покупателей».\n\n"
    "Минимальный заказ — 300 000 ₽ без НДС.\n\n"
    "Уточните, пожалуйста:\n1. Какая сумма предусмотрена?\n2. Когда нужен старт?\n\n"
    "Можно в двух словах.\n\nС уважением,\nОльга Ким\nРекламный дом\n"
)


def test_a_letter_is_told_part_by_part_and_whole() -> None:
    content = write_letter_json(make_letter())
    assert content["text"] == TEXT
    assert (content["tone"], content["kind"]) == ("brief", "questions")
    assert content["opening"] == ["Спасибо за обращение.", "Задача: «вернуть покупателей»."]
    assert content["questions"][1] == {"criterion": "timing", "text": "Когда нужен старт?"}
    assert content["facts"] == [{"name": "budget", "text": "бюджет — 900 000 ₽"}]


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        ({"minimum": None}, "minimum", None),
        ({"quoted": None}, "quoted", None),
        ({"facts": ()}, "facts", []),
        ({"questions": ()}, "questions", []),
        ({"closing": ""}, "closing", ""),
        ({"lang": "en"}, "lang", "en"),
    ],
)
def test_what_a_letter_lacks_is_told_as_lacking(changes: dict[str, Any], name: str, value: object) -> None:
    assert write_letter_json(make_letter(**changes))[name] == value


def test_a_models_part_is_told_only_when_one_was_asked() -> None:
    log = replace(LOG, sections=("question:budget",), dropped=(DROPPED,), dropped_count=1, cost_rub="0.5")
    assert "drafted" not in write_letter_json(make_letter())
    told = write_letter_json(make_letter(drafted=log))["drafted"]
    assert told["sections"] == ["question:budget"]
    assert told["dropped"] == [
        {"section": "opening", "sentence": "Охват 5.", "kind": "number", "detail": "5"}
    ]
    # Money stays text: a float would lose kopecks.
    assert (told["cost_rub"], told["fault"], told["input_tokens"]) == ("0.5", None, None)


def test_a_call_sheet_is_told_part_by_part() -> None:
    content = write_call_sheet_json(make_sheet())
    assert content["who"] == [{"label": "Контакт", "text": "Анна, маркетолог", "source": "указано в заявке"}]
    assert content["objections"] == [
        {"text": "Сорвалось: «дорого».", "deal_id": "d-1", "answer": "Ответ: меньше."}
    ]
    assert content["questions"] == [{"criterion": "budget", "text": "Какая сумма?"}]
    assert (content["nothing_to_ask"], content["silent"]) == (None, "Не ответили источники: ЕГРЮЛ.")


@pytest.mark.parametrize("record", [BAKERY, CLINIC])
def test_the_text_is_made_of_the_parts_and_of_nothing_else(record: Any) -> None:
    content = write_letter_json(write_letter(judged(record), house()))
    rest = content["text"]
    parts = [content["greeting"], *content["opening"], content["minimum"] or "", content["ask"]]
    parts += [one["text"] for one in content["questions"]] + [content["closing"], *content["signature"]]
    for part in filter(None, parts):
        before, found, rest = rest.partition(part)
        assert found == part
        assert not before.strip(" \n0123456789.")
    assert rest == "\n"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"minimum": None, "questions": (), "ask": "", "closing": ""},
            "«вернуть покупателей».\n\nС уважением,",
        ),
        ({"questions": (), "ask": "Напишите время."}, "без НДС.\n\nНапишите время.\n\nМожно"),
        ({"opening": ("Одно.",), "minimum": None}, "здравствуйте!\n\nОдно.\n\nУточните"),
        ({"signature": ("С уважением,",)}, "словах.\n\nС уважением,\n"),
    ],
)
def test_a_part_that_is_not_there_leaves_no_hole_in_the_text(changes: dict[str, Any], text: str) -> None:
    written = write_text(make_letter(**changes))
    assert text in written
    assert "\n\n\n" not in written
    assert written.endswith("\n")


def test_a_letter_that_is_not_due_is_told_in_both_languages() -> None:
    refused = LetterNotDue()
    assert refused.detail_ru == "Письмо этому лиду не пишут: отвечать не на что."
    assert "No letter is written to this lead" in str(refused)
