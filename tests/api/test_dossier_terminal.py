from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from api.dossier_terminal import draw_dossier, group_values, print_dossier
from qualifier.dossier import Dossier
from qualifier.record import LeadRecord
from tests.builders import make_lead, make_record
from tests.qualifier.dossiers import make_dossier, make_fact


def draw(dossier: Dossier, lang: str = "ru", **changes) -> str:
    record: LeadRecord = make_record(lang=lang, dossier=dossier, **changes)
    console = Console(file=StringIO(), width=80, highlight=False, markup=False)
    console.print(draw_dossier(record, dossier))
    return console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ru",
            ["Компания", "Кто ещё подходит", "Спросить клиента", "молчит", "не успел к сроку", "нет ключа"],
        ),
        ("en", ["Company", "Who else might be meant", "Ask the client", "silent", "too late", "no key"]),
    ],
)
def test_a_dossier_tells_who_it_is_who_else_and_who_was_silent(lang: str, words: list[str]) -> None:
    page = draw(make_dossier(), lang)
    assert [word for word in words if word not in page] == []
    assert max(map(len, page.splitlines())) == 80


def test_what_is_invented_is_marked_and_what_is_not_is_not() -> None:
    assert "ПЕСОЧНИЦА" in draw(make_dossier(is_sandbox=True))
    assert "ПЕСОЧНИЦА" not in draw(make_dossier())


@pytest.mark.parametrize(
    ("choice", "words"), [("ambiguous", "не определена"), ("unknown", "не найдена"), ("?", "не найдена")]
)
def test_without_a_choice_the_page_says_why(choice: str, words: str) -> None:
    assert words in draw(make_dossier(chosen=None, choice=choice))


def test_a_record_without_a_dossier_prints_nothing() -> None:
    console = Console(file=StringIO())
    print_dossier(console, make_record())
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]


def test_what_sources_say_differently_of_one_time_stands_side_by_side() -> None:
    facts = (make_fact(value=86), make_fact(value=79, source="wikidata", moved=(), confidence="medium"))
    page = draw(make_dossier(facts=facts))
    rows = [line for line in page.splitlines() if "≠" in line and "(2025)" in line]
    assert len(rows) == 2
    assert "◆≠ 86" in rows[0]


def test_what_was_true_at_another_time_is_no_contradiction() -> None:
    facts = (make_fact(), make_fact(value=70, as_of=date(2024, 12, 31), moved=()))
    assert not [
        line for line in draw(make_dossier(facts=facts)).splitlines() if "≠" in line and "(20" in line
    ]


def test_a_long_list_is_cut_visibly() -> None:
    facts = tuple(
        make_fact(about="phone", value=f"+7 495 000-00-{n:02}", unit=None, moved=()) for n in range(9)
    )
    assert "+3" in draw(make_dossier(facts=facts))


def test_a_fact_read_on_another_day_tells_the_day() -> None:
    page = draw(make_dossier(facts=(make_fact(),)), as_of=date(2026, 9, 20))
    assert "2026-09-15" in page


def test_values_of_several_sources_are_one_row() -> None:
    facts = (make_fact(), make_fact(source="checko", moved=()))
    rows = group_values(facts, "ru")
    assert [(text, when, len(told)) for text, when, told in rows] == [("86", "2025", 2)]


def test_the_title_falls_back_on_what_the_lead_says() -> None:
    assert "Северный Пекарь" in draw(make_dossier(chosen=None))
    assert "a.example" in draw(make_dossier(chosen=None), lead=make_lead(company=None, website="a.example"))
