import pytest
from starlette.requests import Request

from api.problems import choose_lang, make_problem
from kit.errors import AppError, BadInput, NotFound, StoreDown


def make_request(**headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": raw, "state": {"request_id": "req_1"}})


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("RU-ru", "ru"),
        ("en", "en"),
        ("ru, en", "en"),
        ("ru;q=0.9, en;q=0.8", "ru"),
        ("en;q=0.1, ru;q=0.2", "ru"),
        ("de, fr", "en"),
        ("*", "en"),
        ("ru;q=0", "en"),
        ("ru;q=nan", "en"),
        ("ru;q=много", "en"),
        ("ru;q=2", "en"),
        (";;;,,,=", "en"),
        ("ru" * 10_000, "en"),
    ],
)
def test_the_language_is_the_preferred_of_the_two(accepted: str, lang: str) -> None:
    assert choose_lang(accepted) == lang


def test_only_an_outage_asks_to_come_back() -> None:
    assert make_problem(StoreDown(), make_request()).headers["retry-after"] == "5"
    assert "retry-after" not in make_problem(NotFound(), make_request()).headers


@pytest.mark.parametrize("kind", [AppError, BadInput, NotFound, StoreDown])
def test_each_error_has_words_in_both_languages(kind: type[AppError]) -> None:
    for lang, letters in (("ru", "абвгдежзиклмнопрстуф"), ("en", "abcdefghiklmnoprstuwy")):
        body = make_problem(kind(), make_request(accept_language=lang)).body.decode().lower()
        assert sum(letter in body for letter in letters) > 5
