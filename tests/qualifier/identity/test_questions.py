import re
from typing import Any

import pytest

from qualifier.identity import Trouble, ask_back, describe_signs, identify, name_candidate
from qualifier.identity.questions import load_words
from qualifier.lead import Lead
from qualifier.sources.candidates import Candidate
from tests.qualifier.sources.facts import INN, OTHER_INN, THIRD_INN, bare_candidate, make_candidate, make_site


def ask(*candidates: Candidate, lang: str = "ru", **said: Any) -> tuple[str, ...]:
    return ask_back(identify(Lead(**said), candidates), lang)


ROMASHKA = 'ООО "РОМАШКА", ИНН 7700000016, Казань'


@pytest.mark.parametrize(
    ("candidates", "said", "ru", "en"),
    [
        ((make_candidate(),), {"company": "Ромашка", "inn": INN}, (), ()),
        (
            (),
            {"company": "Ромашка"},
            ("Назовите ИНН компании или её сайт.",),
            ("Please give the company's tax number or its site.",),
        ),
        (
            (make_candidate(),),
            {"company": "Ромашка"},
            (f"Это {ROMASHKA}? Назовите ИНН или сайт компании.",),
            (f"Is it {ROMASHKA.replace('ИНН', 'INN')}? Please give the company's tax number or site.",),
        ),
        (
            (make_candidate(), make_candidate(inn=OTHER_INN, city="Уфа", region="Башкортостан")),
            {"company": "Ромашка"},
            ("В каком городе зарегистрирована компания: Уфа или Казань?",),
            ("In which town is the company registered: Уфа or Казань?",),
        ),
        (
            (make_candidate(), make_candidate(inn=OTHER_INN), make_candidate(inn=THIRD_INN)),
            {"company": "Ромашка"},
            ("Какой у компании ИНН: 5000000024, 7700000016 или 7800000034?",),
            ("What is the company's tax number: 5000000024, 7700000016 or 7800000034?",),
        ),
        (
            (
                make_candidate(legal_name="ООО Ромашка"),
                make_candidate(inn=OTHER_INN, legal_name="АО Ромашка"),
            ),
            {"company": "Ромашка"},
            ("Как называется юридическое лицо: АО Ромашка или ООО Ромашка?",),
            ("What is the legal entity's name: АО Ромашка or ООО Ромашка?",),
        ),
    ],
)
def test_the_question_tells_the_candidates_apart(
    candidates: tuple[Candidate, ...], said: dict[str, str], ru: tuple[str, ...], en: tuple[str, ...]
) -> None:
    assert ask(*candidates, **said) == ru
    assert ask(*candidates, lang="en", **said) == en


def test_a_wrong_number_is_asked_about_first() -> None:
    stranger = make_candidate(inn=OTHER_INN, legal_name='ООО "ЛЮТИК"', city="Уфа")
    questions = ask(stranger, make_candidate(), company="ООО Ромашка", inn=OTHER_INN)
    assert (
        questions[0]
        == 'Названный ИНН принадлежит другой компании: ООО "ЛЮТИК", ИНН 5000000024, Уфа. Чей это номер?'
    )
    assert len(questions) == 2


def test_a_slip_is_asked_about_though_the_company_is_chosen() -> None:
    questions = ask(make_candidate(), company="ООО Ромашка", inn="7700000017", lang="en")
    assert questions == ("The tax number has a mistake: its control digit is wrong. What is the right one?",)


def test_a_number_that_nobody_knows_is_asked_about() -> None:
    assert "никого не нашли" in ask(make_candidate(), company="Ромашка", inn=OTHER_INN)[0]


def test_what_agrees_and_differs_is_told_the_weightiest_first() -> None:
    site = make_site("romashka.ru", inn=INN)
    found = identify(Lead(company="ООО Окна", inn=INN, website="romashka.ru"), [make_candidate(), site])
    assert describe_signs(found.weighed[0]) == (
        "ИНН 7700000016 совпадает",
        "сайт romashka.ru сам называет номер компании",
        'юридическое название другое: ООО Окна, по реестру ООО "РОМАШКА"',
    )
    assert describe_signs(found.weighed[0], "en")[0] == "tax number 7700000016 is the same"


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ru", "по реестру не действует: ликвидирована"), ("en", "not alive by the register: wound up")],
)
def test_a_state_of_life_is_told_in_the_readers_language(lang: str, told: str) -> None:
    found = identify(Lead(company="Ромашка", inn=INN), [make_candidate(status="liquidated")])
    assert told in describe_signs(found.weighed[0], lang)


@pytest.mark.parametrize(
    ("candidate", "line"),
    [
        (make_candidate(name="Цветы"), ROMASHKA),
        (bare_candidate(name="Цветы", region="Татарстан"), "Цветы, https://dadata.example/, Татарстан"),
        (bare_candidate(company_number="gb:00445790", legal_name="TESCO"), "TESCO, gb:00445790"),
        (bare_candidate(found_by=INN), "ИНН 7700000016"),
    ],
)
def test_a_candidate_is_told_in_one_line(candidate: Candidate, line: str) -> None:
    assert name_candidate(candidate) == line


def test_all_words_have_both_languages_and_the_same_places() -> None:
    for part in load_words().values():
        for words in part.values():
            assert set(words) == {"ru", "en"}
            assert set(re.findall(r"{(\w+)}", words["ru"])) == set(re.findall(r"{(\w+)}", words["en"]))
            assert not re.search("[а-яё]", words["en"], re.I)
    assert set(load_words()["questions"]) >= {trouble.value for trouble in Trouble}
