import pytest

from qualifier.reading.money_span import find_spans
from qualifier.reading.numbers import find_numbers


def spans_of(text: str) -> list[tuple[float, float]]:
    return [(span.low, span.high) for span in find_spans(text, find_numbers(text))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("от 400 до 600 тысяч", 400_000, 600_000),
        ("от двухсот до пятисот тысяч", 200_000, 500_000),
        ("200–400 тыс", 200_000, 400_000),
        ("250-600к", 250_000, 600_000),
        ("двести — четыреста", 200, 400),
        ("полтора-два миллиона", 1_500_000, 2_000_000),
        ("полтора ляма, край два", 1_500_000, 2_000_000),
        ("дам двести, ну край триста пятьдесят тысяч", 200_000, 350_000),
        ("between 1 and 1.5 million", 1_000_000, 1_500_000),
        ("from 300k to 500k", 300_000, 500_000),
        ("$25,000 to $35,000", 25_000, 35_000),
        ("триста пятьдесят четыреста тысяч", 350_000, 400_000),
        ("400 или 500 тысяч", 400_000, 500_000),
    ],
)
def test_two_ends_make_one_range(text: str, low: float, high: float) -> None:
    assert spans_of(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "экраны 3 — 450 000",
        "смс 300 тысяч, пуш 200 тысяч",
        "увеличили с 500 до 800 тысяч",
        "600 тысяч и 14 магазинов",
        "в 5 городах и 300 тысяч",
    ],
)
def test_numbers_side_by_side_are_no_range(text: str) -> None:
    assert len(spans_of(text)) == 2


def test_a_figure_repeated_in_words_is_one_sum() -> None:
    assert spans_of("7 800 000 (семь миллионов восемьсот тысяч) рублей") == [(7_800_000, 7_800_000)]


@pytest.mark.parametrize("text", ["600х6", "600 x 6", "600 × 6"])
def test_a_product_keeps_how_many_times_the_sum_is_taken(text: str) -> None:
    span = find_spans(text, find_numbers(text))[0]

    assert (span.low, span.times) == (600, 6)
