import pytest

from api.review_words import HEADS, OUTLINE, name_why, speak
from qualifier.qualification import Bilingual, Criterion

# The stable word of a question, and how people read it.
WORDS = [
    ("needs_review", "готов только по мнению модели", "only the model finds it ready"),
    ("status", "с моделью статус иной", "another status with the model"),
    ("held_back:budget", "Бюджет: модель далеко от правил", "Budget: model far from rules"),
    ("held_back:authority", "Полномочия: модель далеко от правил", "Authority: model far from rules"),
    ("held_back:need", "Потребность: модель далеко от правил", "Need: model far from rules"),
    ("held_back:timing", "Сроки: модель далеко от правил", "Timing: model far from rules"),
    ("held_back:challenges", "Проблема: модель далеко от правил", "Challenges: model far from rules"),
    ("held_back:size", "Размер: модель далеко от правил", "Size: model far from rules"),
    ("held_back:ad_activity", "Реклама сейчас: модель далеко от правил", "Ad activity: model far from rules"),
]


@pytest.mark.parametrize(("word", "russian", "english"), WORDS)
def test_why_a_verdict_is_doubtful_is_said_in_the_readers_language(
    word: str, russian: str, english: str
) -> None:
    assert (name_why(word, "ru"), name_why(word, "en")) == (russian, english)


@pytest.mark.parametrize("criterion", list(Criterion))
def test_every_criterion_that_was_held_back_fits_the_column(criterion: Criterion) -> None:
    # The table has 80 columns, and three other ones stand beside the words.
    for lang in ("ru", "en"):
        assert 10 < len(name_why(f"held_back:{criterion.value}", lang)) <= 42


@pytest.mark.parametrize(
    ("word", "error"), [("held_back:weather", ValueError), ("held_back", ValueError), ("other", KeyError)]
)
def test_a_word_that_nobody_knows_is_an_error_and_no_empty_cell(word: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        name_why(word, "en")


def test_the_heads_of_the_table_stand_in_its_order() -> None:
    assert [speak(head, "ru") for head in HEADS] == ["Компания", "Почему спорно", "С дня", "Оценка"]
    assert [speak(head, "en") for head in HEADS] == ["Company", "Why doubtful", "Since", "Verdict"]


def test_how_many_questions_are_open_is_told_below() -> None:
    assert speak(OUTLINE, "ru").format(3) == "Вопросов к людям: 3"
    assert speak(OUTLINE, "en").format(0) == "Questions to people: 0"


def test_words_are_spoken_as_they_are_written() -> None:
    assert speak(Bilingual(ru="да {}", en="yes {}"), "ru") == "да {}"
