import inspect

import pytest

import kit.errors
from kit.errors import AppError, BadInput, NotFound

ERRORS = [kind for _, kind in inspect.getmembers(kit.errors, inspect.isclass) if issubclass(kind, AppError)]


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_message_in_both_languages_a_code_and_a_status(kind: type[AppError]) -> None:
    error = kind()
    assert error.detail.endswith(".")
    assert any("а" <= letter <= "я" for letter in error.detail_ru.lower())
    assert kind.code.islower()
    assert 400 <= kind.status < 600


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in ERRORS]
    assert len(codes) == len(set(codes))


def test_every_error_stands_in_the_drawn_tree() -> None:
    tree = kit.errors.__doc__ or ""
    assert all(kind.__name__ in tree for kind in ERRORS)


def test_a_given_detail_replaces_the_default_in_both_languages() -> None:
    error = BadInput("lead.message: too long", ru="lead.message: слишком длинно")
    assert (error.detail, error.detail_ru) == ("lead.message: too long", "lead.message: слишком длинно")


def test_a_detail_in_one_language_serves_for_both() -> None:
    assert NotFound("no lead L-1").detail_ru == "no lead L-1"
