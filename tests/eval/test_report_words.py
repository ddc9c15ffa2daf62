import pytest

from eval.cases import CRITERIA, NUMBER_FIELDS
from eval.report_words import choose_words


@pytest.mark.parametrize("name", [*CRITERIA, *NUMBER_FIELDS, "confirmed", "qualified", "crashed"])
def test_domain_words_are_said_in_both_languages(name: str) -> None:
    english, russian = choose_words("en")(name), choose_words("ru")(name)

    assert english.isascii()
    assert not russian.isascii()


def test_what_has_no_words_is_said_as_it_is() -> None:
    assert choose_words("ru")("some_tag") == "some_tag"


def test_another_language_falls_back_to_english() -> None:
    assert choose_words("de")("budget") == "Budget"
