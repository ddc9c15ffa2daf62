import pytest

from qualifier.reading.money_span import Span, find_spans
from qualifier.reading.money_terms import (
    Period,
    Vat,
    find_period,
    find_vat,
    find_vat_pct,
    is_ceiling,
    is_denied,
    is_floor,
    is_former,
)
from qualifier.reading.money_window import Window, look_around
from qualifier.reading.numbers import find_numbers


def first_of(text: str) -> tuple[Span, Window]:
    spans = find_spans(text, find_numbers(text))
    return spans[0], look_around(text, spans, 0)


@pytest.mark.parametrize(
    ("text", "vat"),
    [
        ("600 тысяч без учета ндс", Vat.WITHOUT),
        ("без ндс 600 тысяч", Vat.WITHOUT),
        ("600 тысяч, ндс сверху", Vat.WITHOUT),
        ("600k excluding vat", Vat.WITHOUT),
        ("600 тысяч с учетом ндс", Vat.WITH),
        ("с ндс 600 тысяч", Vat.WITH),
        ("600k vat included", Vat.WITH),
        ("600 тысяч", Vat.UNSAID),
        ("600k with or without vat", Vat.UNSAID),
    ],
)
def test_vat_is_said_before_or_after(text: str, vat: Vat) -> None:
    assert find_vat(first_of(text)[1]) is vat


def test_the_stated_rate_is_read() -> None:
    assert find_vat_pct(first_of("600 тысяч, ндс 22 %")[1]) == 22
    assert find_vat_pct(first_of("600 тысяч с ндс")[1]) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("600 тысяч в месяц", Period.MONTH),
        ("600к/мес", Period.MONTH),
        ("годовой бюджет 600 тысяч", Period.YEAR),
        ("600k a year", Period.YEAR),
        ("600 тысяч в квартал", Period.QUARTER),
        ("по месяцам = 600 тысяч", Period.ONCE),
        ("600 тысяч", Period.ONCE),
    ],
)
def test_the_period_is_said_beside_the_sum(text: str, period: Period) -> None:
    span, window = first_of(text)

    assert find_period(span, window) is period


@pytest.mark.parametrize("text", ["до 600 тысяч", "не больше 600 тысяч", "up to 600k", "no more than 600k"])
def test_an_upper_end_is_a_ceiling(text: str) -> None:
    assert is_ceiling(first_of(text)[1])


def test_a_sum_raised_to_a_figure_is_that_figure() -> None:
    assert not is_ceiling(first_of("подняли до 600 тысяч")[1])


@pytest.mark.parametrize(
    "text", ["от 600 тысяч", "не менее 600 тысяч", "600 тысяч с хвостиком", "at least 600k"]
)
def test_a_lower_end_is_a_floor(text: str) -> None:
    assert is_floor(first_of(text)[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("не 600 тысяч", True),
        ("вместо 600 тысяч", True),
        ("забудьте про 600 тысяч", True),
        ("600 тысяч, ой, 700 тысяч", True),
        ("не больше 600 тысяч", False),
        ("600 тысяч, нет", False),
    ],
)
def test_a_denial_stands_before_or_a_correction_after(text: str, expected: bool) -> None:
    assert is_denied(first_of(text)[1]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сначала было 600 тысяч", True),
        ("сначала сказали так: на все про все 600 тысяч", True),
        ("сначала думали долго, но теперь это 600 тысяч", False),
        ("бюджет 600 тысяч", False),
    ],
)
def test_a_former_sum_is_known_until_the_talk_switches(text: str, expected: bool) -> None:
    assert is_former(*first_of(text)) is expected
