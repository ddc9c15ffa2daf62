import pytest

from qualifier.masking.first_names import read_first_names, read_not_surnames


@pytest.mark.parametrize(
    "form",
    [
        "иван",
        "ивану",
        "ивана",
        "сергея",
        "игорю",
        "марии",
        "марию",
        "ольгой",
        "петра",
        "павлу",
        "льва",
        "olga",
        "ани",
    ],
)
def test_case_forms_are_names(form: str) -> None:
    assert form in read_first_names()


def test_names_that_are_words_too_are_doubtful() -> None:
    names = read_first_names()
    assert names["мария"]
    assert not any(names[word] for word in ("роман", "вера", "любовь", "владимир", "mark"))


def test_words_of_letters_are_no_surnames() -> None:
    assert {"здравствуйте", "dear"} <= read_not_surnames()
    assert "#" not in read_not_surnames()
