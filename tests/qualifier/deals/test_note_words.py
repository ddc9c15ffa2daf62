import re

import pytest

from qualifier.deals.closed_deal import Note
from qualifier.deals.note_words import NOTES


def test_every_note_has_words_in_both_languages_and_no_words_are_left_over() -> None:
    assert set(NOTES) == set(Note)


@pytest.mark.parametrize("note", list(Note))
def test_a_note_is_told_in_the_language_of_its_reader(note: Note) -> None:
    words = NOTES[note]
    assert re.search("[а-я]", words.ru)
    assert not re.search("[а-яё]", words.en)
    assert words.in_language("ru") == words.ru
    assert words.in_language("en") == words.en


def test_no_two_notes_are_told_alike() -> None:
    assert len({words.ru for words in NOTES.values()}) == len(Note)
    assert len({words.en for words in NOTES.values()}) == len(Note)


@pytest.mark.parametrize("note", list(Note))
def test_a_note_is_a_part_of_a_sentence_not_a_sentence(note: Note) -> None:
    for words in (NOTES[note].ru, NOTES[note].en):
        assert not words.endswith((".", "!", " "))
        assert words[0].islower() or words.startswith("ИНН")


@pytest.mark.parametrize(
    ("note", "ru", "en"),
    [
        (Note.NO_ID, "номера", "id"),
        (Note.OTHER_CURRENCY, "рублях", "roubles"),
        (Note.FUTURE_DATE, "будущем", "future"),
        (Note.BAD_INN, "12 цифр", "12 digits"),
        (Note.SWAPPED_DATES, "раньше", "before"),
        (Note.REPEATED_ID, "последняя", "last"),
    ],
)
def test_the_words_say_what_to_look_for_in_the_row(note: Note, ru: str, en: str) -> None:
    assert ru in NOTES[note].ru
    assert en in NOTES[note].en
