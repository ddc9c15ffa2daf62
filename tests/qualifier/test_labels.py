import re
from collections.abc import Mapping

import pytest

from qualifier.labels import CRITERIA, FLAGS, LEVELS, QUALITIES, name_flag, name_place
from qualifier.qualification import Bilingual, Criterion, Level, Quality


def test_every_stable_word_has_a_label_in_both_languages() -> None:
    assert set(CRITERIA) == set(Criterion)
    assert set(LEVELS) == set(Level)
    assert set(QUALITIES) == set(Quality)
    assert all(label.ru and label.en for table in (CRITERIA, LEVELS, QUALITIES) for label in table.values())


@pytest.mark.parametrize(
    ("place", "ru", "en"),
    [
        ("message", "письмо", "message"),
        ("interactions[0]", "контакт 1", "contact 1"),
        ("open_data.news[2]", "новость 3", "news 3"),
        ("open_data.employees", "реестр: сотрудники", "register: employees"),
        ("somewhere.new", "somewhere.new", "somewhere.new"),
        ("somewhere[3]", "somewhere[3]", "somewhere[3]"),
    ],
)
def test_places_are_named_for_people(place: str, ru: str, en: str) -> None:
    assert (name_place(place, "ru"), name_place(place, "en")) == (ru, en)


def test_an_unlabelled_flag_is_shown_as_it_is() -> None:
    assert name_flag("new_flag", "ru") == "new_flag"
    assert "instructions" in name_flag("suspicious_instructions", "en")


@pytest.mark.parametrize(
    ("place", "ru", "en"),
    [
        ("company", "название компании", "company name"),
        ("website", "сайт", "website"),
        ("region", "регион", "region"),
        ("contact.role", "должность", "job title"),
        ("contact.name", "имя контакта", "contact name"),
        ("contact.email", "почта контакта", "contact e-mail"),
        ("open_data.industry", "реестр: отрасль", "register: industry"),
        ("open_data.okved", "реестр: ОКВЭД", "register: activity code"),
        ("open_data.revenue_rub", "реестр: выручка, ₽", "register: revenue, RUB"),
        ("open_data.status", "реестр: статус", "register: status"),
        ("open_data.ad_activity[0]", "реклама 1", "advertising 1"),
        ("deals[0]", "прошлая сделка 1", "past deal 1"),
        ("open_leads[9]", "открытый лид 10", "open lead 10"),
        ("interactions[99]", "контакт 100", "contact 100"),
        # what is not counted from nought in square brackets is shown as it stands
        ("interactions[-1]", "interactions[-1]", "interactions[-1]"),
        ("interactions[]", "interactions[]", "interactions[]"),
        ("interactions[1].text", "interactions[1].text", "interactions[1].text"),
        ("Message", "Message", "Message"),
        ("", "", ""),
    ],
)
def test_a_quotes_place_is_told_in_words_or_as_it_stands(place: str, ru: str, en: str) -> None:
    assert (name_place(place, "ru"), name_place(place, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("flag", "ru", "en"),
    [
        ("hidden_orders", "на сайте компании спрятаны", "site hides instructions"),
        ("needs_review", "посмотрите сами", "look yourself"),
        ("implausible_figures", "не учтены", "do not count"),
        ("personal_data", "личные данные", "personal data"),
    ],
)
def test_a_flag_tells_what_it_means(flag: str, ru: str, en: str) -> None:
    assert ru in name_flag(flag, "ru")
    assert en in name_flag(flag, "en")


@pytest.mark.parametrize("table", [CRITERIA, LEVELS, QUALITIES, FLAGS])
def test_no_two_words_of_a_table_read_alike(table: Mapping[object, Bilingual]) -> None:
    assert len({label.ru for label in table.values()}) == len(table)
    assert len({label.en for label in table.values()}) == len(table)


@pytest.mark.parametrize("table", [CRITERIA, LEVELS, QUALITIES, FLAGS])
def test_english_words_have_no_russian_letters(table: Mapping[object, Bilingual]) -> None:
    assert not [label.en for label in table.values() if re.search("[а-яё]", label.en, re.IGNORECASE)]
