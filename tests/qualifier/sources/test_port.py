import pytest

from kit.errors import NotFetched, SourceDown
from kit.http import Page
from qualifier.sources.port import read_answer


def page(status: int, text: str = "") -> Page:
    return Page(url="https://s.example/", status=status, media_type="application/json", text=text)


def test_an_answer_is_its_json() -> None:
    assert read_answer("s", page(200, '{"a": 1}')) == {"a": 1}


@pytest.mark.parametrize("status", [204, 404])
def test_nothing_there_is_none(status: int) -> None:
    assert read_answer("s", page(status, "not json")) is None


@pytest.mark.parametrize("status", [201, 400, 401, 403, 422])
def test_any_other_answer_is_silence_that_quotes_nothing(status: int) -> None:
    with pytest.raises(SourceDown) as silence:
        read_answer("s", page(status, "secret"))
    assert str(silence.value) == f"s answered {status}"


@pytest.mark.parametrize("text", ["", "<html>", '{"a": NaN}'])
def test_what_is_no_json_is_silence(text: str) -> None:
    with pytest.raises(NotFetched):
        read_answer("s", page(200, text))
