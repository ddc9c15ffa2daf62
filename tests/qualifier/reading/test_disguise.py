import pytest

from qualifier.reading.disguise import hides_letters, is_disguised, undisguise


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("bypɑss sɑfety", "bypass safety"),
        ("dısable polıcy", "disable policy"),
        ("𝗲𝘃𝗮𝗹 it", "eval it"),
        ("Ｉｇｎｏｒｅ", "ignore"),
        ("Игнopиpyй", "игнорируй"),
        ("за\u200bбудь", "забудь"),
    ],
)
def test_look_alikes_are_spelt_as_what_they_pass_for(words: str, plain: str) -> None:
    assert is_disguised(words)
    assert undisguise(words) == plain


@pytest.mark.parametrize("words", ["Нужен охват — срочно…", "плюс «Радио»", "ads", "TV и радио", "5 %"])
def test_plain_letters_and_marks_are_no_disguise(words: str) -> None:
    assert not is_disguised(words)


@pytest.mark.parametrize(
    ("text", "hides"),
    [
        ("&#x65;&#x76;&#x61;&#x6C;", True),
        ("&#101;&#118;&#97;&#108;", True),
        # Mailers spell Cyrillic letters and marks so.
        ("&#1055;&#1088;&#1080;&#1074;&#1077;&#1090;", False),
        ("AT&#38;T &#x26; Co", False),
        ("Нужен охват", False),
    ],
)
def test_plain_letters_spelt_as_entities_are_hidden(text: str, *, hides: bool) -> None:
    assert hides_letters(text) is hides
