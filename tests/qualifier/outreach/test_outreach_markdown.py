import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.outreach.call_sheet import LikelyObjection, SheetFact
from qualifier.outreach.letter import AskedQuestion
from qualifier.outreach.outreach_markdown import draw_call_sheet, draw_letter, escape
from qualifier.qualification import Criterion
from tests.qualifier.outreach.outreach_pages import make_letter, make_sheet

WHOLE = """# Колос: уточнения

Анна, здравствуйте\\!

Спасибо за обращение.

Задача: «вернуть покупателей».

Минимальный заказ — 300 000 ₽ без НДС.

Уточните, пожалуйста:

1. Какая сумма предусмотрена?
2. Когда нужен старт?

Можно в двух словах.

"""
# Two spaces break a line in Markdown.
WHOLE += "С уважением,  \nОльга Ким  \nРекламный дом\n"
PAGE = """# К звонку: Колос

## Кто они

- Контакт: Анна, маркетолог (указано в заявке)

## Вывод

- В развитие. Спросить о бюджете.

## Что известно

- Сумма: 900 000 ₽ (прочитано из слов клиента)

Не ответили источники: ЕГРЮЛ.

## Какие возражения вероятны

- Сорвалось: «дорого». Ответ: меньше.

## На что сослаться

- Выиграна сделка: «сезон».

## Что спросить

1. Какая сумма?

## Чего не обещать

- Результата.
- Скидки.

## О чём помнить

- Есть персональные данные.
"""


def test_a_letter_is_a_heading_and_paragraphs_in_the_order_of_reading() -> None:
    assert draw_letter(make_letter()) == WHOLE


def test_a_call_sheet_is_a_heading_and_lists_in_the_order_of_the_call() -> None:
    assert draw_call_sheet(make_sheet()) == PAGE


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"minimum": None}, "Минимальный заказ — 300 000 ₽ без НДС.\n\n"),
        ({"ask": ""}, "Уточните, пожалуйста:\n\n"),
        ({"questions": ()}, "1. Какая сумма предусмотрена?\n2. Когда нужен старт?\n\n"),
        ({"closing": ""}, "Можно в двух словах.\n\n"),
    ],
    ids=["minimum", "ask", "questions", "closing"],
)
def test_a_part_that_a_letter_lacks_leaves_no_empty_paragraph(changes: dict[str, Any], gone: str) -> None:
    assert draw_letter(make_letter(**changes)) == WHOLE.replace(gone, "")


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"silent": None}, "Не ответили источники: ЕГРЮЛ.\n\n"),
        ({"references": ()}, "## На что сослаться\n\n- Выиграна сделка: «сезон».\n\n"),
        ({"reminders": ()}, "\n## О чём помнить\n\n- Есть персональные данные.\n"),
        # These titles stay: that nothing is known is worth a look.
        ({"known": ()}, "- Сумма: 900 000 ₽ (прочитано из слов клиента)\n\n"),
        ({"who": ()}, "- Контакт: Анна, маркетолог (указано в заявке)\n\n"),
        ({"not_promise": ()}, "- Результата.\n- Скидки.\n\n"),
        ({"questions": ()}, "1. Какая сумма?\n\n"),
    ],
    ids=["silent", "references", "reminders", "known", "who", "not_promise", "questions"],
)
def test_a_part_that_a_sheet_lacks_leaves_no_empty_list(changes: dict[str, Any], gone: str) -> None:
    assert gone in PAGE
    assert draw_call_sheet(make_sheet(**changes)) == PAGE.replace(gone, "")


@pytest.mark.parametrize(
    ("lang", "objections"),
    [("ru", "Проигранных сделок с этим клиентом"), ("en", "The record holds no lost deals")],
)
def test_no_objections_is_told_not_left_blank(lang: str, objections: str) -> None:
    page = draw_call_sheet(make_sheet(lang=lang, objections=()))
    assert f"\n- {objections}" in page
    assert "Сорвалось" not in page


def test_why_nothing_is_asked_stands_where_the_questions_would() -> None:
    page = draw_call_sheet(make_sheet(questions=(), nothing_to_ask="Договоритесь о брифе."))
    assert "## Что спросить\n\n- Договоритесь о брифе.\n\n## Чего не обещать" in page


def test_the_titles_are_of_the_sheets_language() -> None:
    page = draw_call_sheet(make_sheet(lang="en"))
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == [
        "Who they are",
        "Verdict",
        "What is known",
        "Likely objections",
        "What to refer to",
        "What to ask",
        "What not to promise",
        "What to keep in mind",
    ]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("", ""),
        ("a|b", "a\\|b"),
        ("~~нет~~", "\\~\\~нет\\~\\~"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("`код`", "\\`код\\`"),
        ("{client}", "\\{client\\}"),
        ("a\\b", "a\\\\b"),
        ("HTTPS://A.RU", "HTTPS\\://A.RU"),
        ("WWW.a.ru", "WWW\\.a.ru"),
        ("http://www.a.ru", "http\\://www\\.a.ru"),
        ("(скобки), «кавычки» и 5 %", "(скобки), «кавычки» и 5 %"),
    ],
)
def test_a_sign_of_markup_is_shown_as_itself(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(st.text(alphabet="ab<>[]()*_`#|~!{}\\.:/ htpsw", max_size=80))
def test_no_text_keeps_a_bare_sign_or_a_live_address(text: str) -> None:
    shown = re.sub(r"\\[\\`*_{}\[\]<>#|~!.:]", "", escape(text))
    assert not re.search(r"[`*_{}\[\]<>#|~!\\]", shown)
    assert not re.search(r"(?i)https?:|www\.", escape(text))


@given(st.text(alphabet="аб*_[]<>#|~!", max_size=60))
def test_taking_the_escapes_away_gives_the_text_back(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", escape(text)) == text


NASTY = "*x* <b> [a](http://e.example)"
SAFE = "\\*x\\* \\<b\\> \\[a\\](http\\://e.example)"


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": NASTY},
        {"greeting": NASTY},
        {"opening": ("Спасибо.", NASTY)},
        {"minimum": NASTY},
        {"ask": NASTY},
        {"closing": NASTY},
        {"signature": ("С уважением,", NASTY)},
        {"questions": (AskedQuestion(criterion=Criterion.NEED, text=NASTY),)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_no_part_of_a_letter_brings_markup_of_its_own(changes: dict[str, Any]) -> None:
    page = draw_letter(make_letter(**changes))
    assert page.count(SAFE) == 1
    assert NASTY not in page


@pytest.mark.parametrize(
    "changes",
    [
        {"title": NASTY},
        {"verdict": NASTY},
        {"silent": NASTY},
        {"references": (NASTY,)},
        {"not_promise": (NASTY,)},
        {"reminders": (NASTY,)},
        {"questions": (), "nothing_to_ask": NASTY},
        {"who": (SheetFact(label=NASTY, text="x", source="y"),)},
        {"known": (SheetFact(label="x", text=NASTY, source="y"),)},
        {"known": (SheetFact(label="x", text="y", source=NASTY),)},
        {"objections": (LikelyObjection(text=NASTY, deal_id="d", answer="y"),)},
        {"objections": (LikelyObjection(text="x", deal_id="d", answer=NASTY),)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_no_part_of_a_sheet_brings_markup_of_its_own(changes: dict[str, Any]) -> None:
    page = draw_call_sheet(make_sheet(**changes))
    assert page.count(SAFE) == 1
    assert NASTY not in page
