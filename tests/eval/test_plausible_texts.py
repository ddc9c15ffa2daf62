import json
from typing import Any

import pytest

from eval.plausible_texts import speak_text, tell_brief, word_letter, word_offer

TODAY = "Today is 2026-11-25."
RU, EN = "Language of the letter: Russian", "Language of the letter: English"


def rows_of(text: str, system: str = TODAY) -> dict[str, dict[str, Any]]:
    return {row["field"]: row for row in tell_brief(system, text)["fields"]}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Рекламодатель: АО «Колос»", "advertiser", "АО «Колос»"),
        ("Бюджет 900 тысяч без НДС", "budget", "the whole"),
        ("Бюджет до 2 млн рублей", "budget", "the whole"),
        ("Период: с 1 февраля 2027 по 15 марта 2027", "start_date", "2027-02-01"),
        ("Период: с 1 февраля 2027 по 15 марта 2027", "end_date", "2027-03-15"),
        ("Регионы: Тверь, Ржев", "regions", "Тверь, Ржев"),
        ("Аудитория: женщины 30-55 лет", "audience_age", "30-55"),
        ("Аудитория: женщины 30-55 лет", "audience_gender", "female"),
        ("Аудитория: мужчины от 25 лет", "audience_age", "25-"),
        ("Каналы: SMS, Smart TV", "channels_wanted", "sms, smart_tv"),
        ("Без радио", "channels_excluded", "radio"),
        ("KPI: 1200 заявок", "kpi", "leads=1200"),
    ],
)
def test_a_field_is_told_as_a_model_would_with_the_words_it_stands_in(
    text: str, field: str, value: str
) -> None:
    row = rows_of(text)[field]
    assert row["value"] == value
    assert all(quote in text for quote in row["quotes"])


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Бюджет обсудим", "budget"),
        ("Хотим рекламу", "audience_age"),
        ("Для всех", "audience_gender"),
        ("Нужна реклама", "kpi"),
        ("", "advertiser"),
    ],
)
def test_what_the_text_does_not_say_is_not_told(text: str, field: str) -> None:
    assert field not in rows_of(text)


@pytest.mark.parametrize(("today", "start"), [("2026-11-25", "2027-02-01"), ("2027-11-25", "2028-02-01")])
def test_a_day_without_a_year_is_counted_from_the_prompts_today(today: str, start: str) -> None:
    assert rows_of("Старт 1 февраля", f"Today is {today}.")["start_date"]["value"] == start


def test_a_prompt_without_a_day_still_reads() -> None:
    assert rows_of("Бюджет 900 тысяч", "No day here")["budget"]["value"] == "the whole"


def test_quotes_are_few_and_short() -> None:
    text = (
        "Рекламодатель: "
        + "Очень длинное название " * 30
        + ". Регионы: Тверь, Ржев, Тула, Казань, Самара, Пермь."
    )
    for row in rows_of(text).values():
        assert len(row["quotes"]) <= 3
        assert len(row["value"]) <= 300
        assert all(len(quote) <= 300 for quote in row["quotes"])


FACTS = {
    "template": "Спасибо.",
    "task": "вернуть покупателей",
    "budget": "бюджет — 5 ₽",
    "start": "старт — 1 мая",
    "company": "Колос",
}


@pytest.mark.parametrize(
    ("system", "names", "opening"),
    [
        (RU, ("template",), "Спасибо."),
        (RU, ("template", "task"), "Спасибо. Поняли задачу так: «вернуть покупателей»."),
        (EN, ("template", "task"), 'Спасибо. The task: "вернуть покупателей".'),
        (RU, ("template", "budget", "start"), "Спасибо. Учли: бюджет — 5 ₽, старт — 1 мая."),
        (EN, ("template", "start"), "Спасибо. Noted: старт — 1 мая."),
        # A company's name is no figure worth repeating.
        (RU, ("template", "company"), "Спасибо."),
        (RU, (), ""),
    ],
)
def test_an_opening_says_the_facts_that_it_is_given(
    system: str, names: tuple[str, ...], opening: str
) -> None:
    told = word_letter(system, {"facts": {name: FACTS[name] for name in names}, "questions": []})
    assert told == {"opening": opening, "questions": []}


def test_questions_of_a_letter_are_repeated_as_given() -> None:
    asked = [{"criterion": "budget", "text": "Какая сумма?"}]
    assert word_letter(RU, {"facts": FACTS, "questions": asked})["questions"] == asked


OFFER: dict[str, Any] = {
    "facts": {"task": ["Задача — визиты.", "KPI — 5."], "audience": ["Женщины 30–55."]},
    "roles": [
        {"channel": "sms", "name": "SMS", "placements": "x", "role": "Зовёт зайти"},
        {"channel": "push", "name": "Push", "placements": "y", "role": "Напоминает"},
    ],
}


@pytest.mark.parametrize(
    ("lang", "understanding", "idea"),
    [
        (
            "Russian",
            "Мы поняли задачу так. Задача — визиты. Женщины 30–55.",
            "Каналы дополняют друг друга: SMS, Push.",
        ),
        (
            "English",
            "We understand the task as follows. Задача — визиты. Женщины 30–55.",
            "The channels complement each other: SMS, Push.",
        ),
    ],
)
def test_an_offer_joins_the_templates_sentences(lang: str, understanding: str, idea: str) -> None:
    told = word_offer(f"Language of the offer: {lang}", OFFER)
    assert told["understanding"] == understanding
    assert told["idea"].startswith(f"{idea} ")
    assert told["roles"] == [
        {"channel": "sms", "text": "Зовёт зайти"},
        {"channel": "push", "text": "Напоминает"},
    ]


def test_an_offer_without_people_or_task_says_less() -> None:
    told = word_offer(RU, {"facts": {"task": [], "audience": []}, "roles": []})
    assert told["understanding"] == "We understand the task as follows."
    assert told["roles"] == []


@pytest.mark.parametrize(
    ("system", "user", "keys"),
    [
        (f"You read a client's advertising brief. {TODAY}", '"Бюджет 900 тысяч"', {"fields"}),
        (f"You word a short letter. {RU}", '{"facts": {}, "questions": []}', {"opening", "questions"}),
        ("You word three parts of an offer.", json.dumps(OFFER), {"understanding", "idea", "roles"}),
    ],
)
def test_each_prompt_is_answered_with_its_own_keys(system: str, user: str, keys: set[str]) -> None:
    answer = speak_text(system, f"before\n<<<DATA\n{user}\nDATA>>>\nafter")
    assert answer is not None
    assert set(json.loads(answer)) == keys


@pytest.mark.parametrize(
    ("system", "user"),
    [
        ("You judge leads", "<<<DATA\n{}\nDATA>>>"),
        ("You word a short letter", "no data here"),
        ("You word a short letter", "<<<DATA {} DATA>>>"),
        ("", ""),
    ],
)
def test_what_is_no_question_about_a_text_is_not_answered(system: str, user: str) -> None:
    assert speak_text(system, user) is None
