import pytest

from qualifier.win_model.shown_numbers import (
    show_count,
    show_number,
    show_share,
    show_share_span,
    show_span,
)


@pytest.mark.parametrize(
    ("share", "digits", "ru", "en"),
    [
        (0.485, 1, "48,5\u00a0%", "48.5%"),
        (0.0, 0, "0\u00a0%", "0%"),
        (1.0, 0, "100\u00a0%", "100%"),
        (0.125, 0, "12\u00a0%", "12%"),
    ],
)
def test_a_share_is_a_percentage_of_the_language(share: float, digits: int, ru: str, en: str) -> None:
    assert show_share(share, "ru", digits) == ru
    assert show_share(share, "en", digits) == en


@pytest.mark.parametrize(
    ("number", "digits", "ru", "en"),
    [(0.5, 2, "0,50", "0.50"), (-1.234, 1, "-1,2", "-1.2"), (7.0, 0, "7", "7")],
)
def test_a_number_has_the_mark_of_the_language(number: float, digits: int, ru: str, en: str) -> None:
    assert show_number(number, "ru", digits) == ru
    assert show_number(number, "en", digits) == en


def test_intervals_and_counts() -> None:
    assert show_span(0.1, 0.25, "ru") == "0,100 – 0,250"
    assert show_span(0.1, 0.25, "en", 2) == "0.10 – 0.25"
    assert show_share_span(0.1, 0.25, "en") == "10% – 25%"
    assert show_count(1234567, "ru") == "1\u00a0234\u00a0567"
    assert show_count(1234567, "en") == "1,234,567"
