import pytest

from qualifier.labels import CRITERIA, LEVELS, QUALITIES, name_flag, name_place
from qualifier.qualification import Criterion, Level, Quality


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
