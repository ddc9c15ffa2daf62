from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from api.letter_terminal import print_call_sheet, print_letter, say_drafted
from api.terminal import make_console
from qualifier.outreach.draft_log import Drafted
from tests.qualifier.outreach.outreach_pages import DROPPED, LOG, make_letter, make_sheet


def shown(draw: Callable[[Console, Any], None], told: Any) -> str:
    console = make_console()
    with console.capture() as capture:
        draw(console, told)
    return capture.get()


@pytest.mark.parametrize(
    ("lang", "subject", "draft"),
    [
        ("ru", "Тема: Колос: уточнения", "Черновик: прочитайте, прежде чем отправить."),
        ("en", "Subject: Колос: уточнения", "A draft: read it before you send it."),
    ],
)
def test_subject_text_and_a_warning_are_printed_in_this_order(lang: str, subject: str, draft: str) -> None:
    lines = [line.rstrip() for line in shown(print_letter, make_letter(lang=lang)).splitlines()]
    assert lines[0].startswith(subject)
    assert lines[1] == "Анна, здравствуйте!"
    assert lines[-1] == draft
    assert lines.index("1. Какая сумма предусмотрена?") < lines.index("С уважением,")


def test_brackets_of_a_letter_are_no_markup_of_the_terminal() -> None:
    letter = make_letter(
        signature=("С уважением,", "[имя менеджера]", "[red]Дом[/red]"), subject="[b]Тема[/b]"
    )
    text = shown(print_letter, letter)
    assert "\n[имя менеджера]\n" in text
    assert "[red]Дом[/red]" in text
    assert "[b]Тема[/b]" in text


@pytest.mark.parametrize(
    ("log", "lang", "lines"),
    [
        (LOG, "ru", ["Модель m-1: её слова — ничего"]),
        (LOG, "en", ["Model m-1 worded: nothing"]),
        (
            replace(LOG, sections=("opening", "question:budget")),
            "en",
            ["Model m-1 worded: opening, question:budget"],
        ),
        (
            replace(LOG, dropped=(DROPPED,), dropped_count=1),
            "ru",
            ["Модель m-1: её слова — ничего", "отброшено 1:", "  opening: number, 5"],
        ),
        # Of many a few are kept, and all are counted.
        (
            replace(LOG, dropped=(DROPPED, replace(DROPPED, section="idea")), dropped_count=31),
            "en",
            ["Model m-1 worded: nothing", "31 dropped:", "  opening: number, 5", "  idea: number, 5"],
        ),
        # With a fault there are no words to speak of.
        (
            replace(LOG, fault="busy", dropped_count=1),
            "ru",
            ["Модель не ответила (busy): письмо по шаблону."],
        ),
        (replace(LOG, fault="leak"), "en", ["The model gave nothing (leak): by template."]),
    ],
)
def test_what_a_model_wrote_is_told_line_by_line(log: Drafted, lang: str, lines: list[str]) -> None:
    assert list(say_drafted(log, lang)) == lines


def test_a_models_part_stands_beneath_the_warning() -> None:
    text = shown(print_letter, make_letter(drafted=replace(LOG, sections=("opening",))))
    assert text.index("Черновик: прочитайте") < text.index("Модель m-1: её слова — opening")
    assert "Модель" not in shown(print_letter, make_letter())


TITLES = {
    "ru": [
        "Кто они",
        "Вывод",
        "Что известно",
        "Какие возражения вероятны",
        "На что сослаться",
        "Что спросить",
        "Чего не обещать",
        "О чём помнить",
    ],
    "en": [
        "Who they are",
        "Verdict",
        "What is known",
        "Likely objections",
        "What to refer to",
        "What to ask",
        "What not to promise",
        "What to keep in mind",
    ],
}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_parts_of_a_sheet_stand_under_their_titles(lang: str) -> None:
    lines = [line.rstrip() for line in shown(print_call_sheet, make_sheet(lang=lang)).splitlines()]
    assert [line for line in lines[1:] if not line.startswith("  ")] == TITLES[lang]


@pytest.mark.parametrize(
    "row",
    [
        "  · Контакт: Анна, маркетолог (указано в заявке)",
        "  · В развитие. Спросить о бюджете.",
        "  · Сумма: 900 000 ₽ (прочитано из слов клиента)",
        "  · Не ответили источники: ЕГРЮЛ.",
        "  · Сорвалось: «дорого». Ответ: меньше.",
        "  · Выиграна сделка: «сезон».",
        "  · Какая сумма?",
        "  · Скидки.",
        "  · Есть персональные данные.",
    ],
)
def test_each_thing_on_a_sheet_is_a_row_of_its_own(row: str) -> None:
    assert row in [line.rstrip() for line in shown(print_call_sheet, make_sheet()).splitlines()]


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"references": ()}, "На что сослаться"),
        ({"reminders": ()}, "О чём помнить"),
        ({"not_promise": ()}, "Чего не обещать"),
        ({"who": ()}, "Кто они"),
        ({"known": (), "silent": None}, "Что известно"),
    ],
)
def test_an_empty_part_has_no_title(changes: dict[str, Any], title: str) -> None:
    assert title in shown(print_call_sheet, make_sheet())
    assert title not in shown(print_call_sheet, make_sheet(**changes))


def test_silent_sources_are_told_even_when_nothing_is_known() -> None:
    assert "Что известно\n  · Не ответили источники: ЕГРЮЛ." in "\n".join(
        line.rstrip() for line in shown(print_call_sheet, make_sheet(known=())).splitlines()
    )


def test_why_nothing_is_asked_and_no_objections_are_told() -> None:
    sheet = make_sheet(questions=(), nothing_to_ask="Лид не берём в работу, вопросов нет.", objections=())
    text = shown(print_call_sheet, sheet)
    assert "  · Лид не берём в работу, вопросов нет." in text
    assert "  · Проигранных сделок с этим клиентом и похожими в записи нет" in text


def test_long_words_of_others_stay_within_eighty_columns_and_are_not_lost() -> None:
    said = "оченьдлинноеслово" * 9
    text = shown(print_call_sheet, make_sheet(verdict=said, references=(f"[bold]{said}[/bold]",)))
    assert max(map(len, text.splitlines())) <= 80
    assert "".join(text.split()).count(said) == 2
    assert "[bold]" in text
