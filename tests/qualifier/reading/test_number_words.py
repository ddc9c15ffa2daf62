import pytest

from qualifier.reading.number_words import NEVER_FIRST, SUFFIXES, WORDS, NumberWord, Slot


@pytest.mark.parametrize(
    ("word", "slot", "value"),
    [
        ("один", Slot.ONES, 1),
        ("одной", Slot.ONES, 1),
        ("восемью", Slot.ONES, 8),
        ("пятнадцати", Slot.TEENS, 15),
        ("сорока", Slot.TENS, 40),
        ("девяноста", Slot.TENS, 90),
        ("двумястами", Slot.HUNDREDS, 200),
        ("ста", Slot.HUNDREDS, 100),
        ("тысяча", Slot.SCALE, 1_000),
        ("тысяч", Slot.SCALES, 1_000),
        ("лям", Slot.SCALE, 1_000_000),
        ("лямов", Slot.SCALES, 1_000_000),
        ("миллиардов", Slot.SCALES, 1_000_000_000),
        ("полтора", Slot.SHARE, 1.5),
        ("half", Slot.SHARE, 0.5),
        ("hundred", Slot.SCALE, 100),
        ("zero", Slot.ZERO, 0),
        ("нуля", Slot.ZERO, 0),
    ],
)
def test_a_form_has_its_slot_and_value(word: str, slot: Slot, value: float) -> None:
    assert WORDS[word] == NumberWord(slot, value)


def test_all_words_are_folded() -> None:
    assert [word for word in WORDS if word != word.lower() or "ё" in word] == []


def test_words_that_stand_alone_as_something_else_are_known_numbers() -> None:
    assert set(WORDS) >= NEVER_FIRST


def test_suffixes_are_thousands_and_up() -> None:
    assert min(SUFFIXES.values()) == 1_000
