import inspect

import pytest

import kit.errors
from kit.errors import (
    AppError,
    BadInput,
    BodyTooLarge,
    BodyTooSlow,
    JudgingFailed,
    KeyReused,
    ModelDown,
    NotFetched,
    NotFound,
    NotJson,
    NotJsonType,
    ProfileInvalid,
    PromptInvalid,
    QueueFull,
    SettingsInvalid,
    SourceDown,
    SourcesOff,
    StoreDown,
    StoreFull,
    TooManyAtOnce,
    WhyNot,
)

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


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        (BadInput, 422, "bad_input"),
        (BodyTooLarge, 413, "body_too_large"),
        (NotJson, 400, "not_json"),
        (NotJsonType, 415, "not_json_type"),
        (BodyTooSlow, 408, "body_too_slow"),
        (KeyReused, 409, "key_reused"),
        (NotFound, 404, "not_found"),
        (TooManyAtOnce, 429, "too_many_at_once"),
        (QueueFull, 429, "queue_full"),
        (SourcesOff, 503, "sources_off"),
        (StoreDown, 503, "store_down"),
        (StoreFull, 503, "store_full"),
        (JudgingFailed, 503, "judging_failed"),
        (SourceDown, 502, "source_down"),
        (NotFetched, 502, "not_fetched"),
        (ModelDown, 502, "model_down"),
        (ProfileInvalid, 500, "profile_invalid"),
        (SettingsInvalid, 500, "settings_invalid"),
        (PromptInvalid, 500, "prompt_invalid"),
        (AppError, 500, "internal"),
    ],
)
def test_clients_rely_on_a_status_and_a_code_that_stay(kind: type[AppError], status: int, code: str) -> None:
    assert (kind.status, kind.code) == (status, code)


@pytest.mark.parametrize(
    ("kind", "wider"),
    [
        (KeyReused, BadInput),
        (QueueFull, TooManyAtOnce),
        # Whoever can do without the database or the page need not know why it is away.
        (StoreFull, StoreDown),
        (NotFetched, SourceDown),
    ],
)
def test_who_handles_the_wider_error_handles_the_narrower(
    kind: type[AppError], wider: type[AppError]
) -> None:
    with pytest.raises(wider):
        raise kind


@pytest.mark.parametrize(
    ("detail", "ru", "said"),
    [
        (None, None, ("Nothing is stored under this id.", "Под этим номером ничего нет.")),
        (None, "Нет лида.", ("Nothing is stored under this id.", "Нет лида.")),
        ("no lead", "нет лида", ("no lead", "нет лида")),
        # Nothing said is as if nothing was given, in the words of the kind.
        ("", None, ("Nothing is stored under this id.", "Под этим номером ничего нет.")),
    ],
)
def test_each_language_says_what_it_was_given(
    detail: str | None, ru: str | None, said: tuple[str, str]
) -> None:
    error = NotFound(detail, ru=ru)
    assert (error.detail, error.detail_ru) == said
    assert str(error) == said[0]


def test_what_a_program_needs_stands_beside_the_sentence_and_is_its_own() -> None:
    given = {"edits": ["budget"]}
    error = BadInput("refused", extra=given)
    given["more"] = []
    assert error.extra == {"edits": ["budget"]}
    assert BadInput().extra == {}


@pytest.mark.parametrize(
    ("error", "detail", "detail_ru"),
    [
        (
            NotFetched(),
            "The page was not fetched: no_connection.",
            "Страница не получена: no_connection.",
        ),
        (
            NotFetched(WhyNot.STATUS, http_status=404),
            "The page was not fetched: bad_status 404.",
            "Страница не получена: bad_status 404.",
        ),
        (
            NotFetched(WhyNot.ROBOTS),
            "The page was not fetched: robots_forbid.",
            "Страница не получена: robots_forbid.",
        ),
    ],
)
def test_a_page_that_was_not_fetched_says_why_in_both_languages(
    error: NotFetched, detail: str, detail_ru: str
) -> None:
    assert (error.detail, error.detail_ru) == (detail, detail_ru)


def test_the_patience_that_a_host_asks_for_is_no_part_of_the_sentence() -> None:
    error = NotFetched(WhyNot.STATUS, http_status=429, retry_after_s=7.0)
    assert error.retry_after_s == 7.0
    assert "7" not in error.detail
