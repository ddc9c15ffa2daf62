import pytest

from qualifier.masking.shadow import cast_shadow, spell_out


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("８ ９００", "8 900"),
        ("+٧٩٠", "+790"),
        ("8—900‑00", "8-900-00"),
        ("8\u200b9\u00adtest", "89test"),
        ("ﬁrm", "firm"),
        ("a\u00a0b\tc\nd", "a b c\nd"),
    ],
)
def test_the_plain_form_has_one_width_one_dash_and_no_invisible_marks(text: str, plain: str) -> None:
    assert cast_shadow(text).text == plain


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("восемь девятьсот двадцать пять", "8 925"),
        ("сто один", "101"),
        ("ноль ноль ноль", "0 0 0"),
        ("девятьсот ноль", "900 0"),
        ("сорок пятнадцать", "40 15"),
        ("тринадцать", "13"),
        ("телвосемь девятьсот", "тел8 900"),
        ("plus seven nine", "+ 7 9"),
        ("семья и одиннадцать", "семья и 11"),
    ],
)
def test_number_words_become_digits(text: str, digits: str) -> None:
    assert spell_out(cast_shadow(text)).text == digits


def test_each_letter_knows_its_stretch_of_the_text() -> None:
    text = "звоните сто двадцать пять, ﬁrm"
    shadow = spell_out(cast_shadow(text))
    start = shadow.text.index("125")
    assert text[slice(*shadow.place(start, start + 3))] == "сто двадцать пять"
    start = shadow.text.index("fi")
    assert text[slice(*shadow.place(start, start + 2))] == "ﬁ"
