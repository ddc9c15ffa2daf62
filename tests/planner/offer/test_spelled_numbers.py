"""Whatever a plan's words make of a figure, the check of numbers knows it again; and nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.media_plan import Range
from planner.money import round_rub
from planner.offer.number_check import Figures, find_unknown
from planner.offer.phrases import write_plain
from planner.plan_words import say_count, say_day, say_number, say_price, say_rub
from tests.planner.offer.offered import desk_of, plan_of

LANGS = ("ru", "en")
DESKS = {lang: desk_of(plan_of("brief_bank_ru.txt"), lang) for lang in LANGS}
AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**11), places=2)
FINE = st.decimals(Decimal("0.000001"), Decimal(10**6), places=6)
SHARES = st.decimals(Decimal("0.0001"), Decimal("0.9999"), places=4)
COUNTS = st.integers(0, 10**9)


def knows(value: object, text: str, lang: str) -> bool:
    held = Figures()
    held.add(value)
    return list(find_unknown([text], held, lang)) == []


@pytest.mark.parametrize("lang", LANGS)
@given(amount=AMOUNTS)
@settings(max_examples=20)
def test_roubles(lang: str, amount: Decimal) -> None:
    assert knows(str(amount), f"стоит {say_rub(amount, lang)} ₽", lang)
    assert not knows(str(amount), f"стоит {say_rub(amount + Decimal('0.01'), lang)} ₽", lang)


@pytest.mark.parametrize("lang", LANGS)
@given(count=COUNTS)
@settings(max_examples=20)
def test_counts(lang: str, count: int) -> None:
    assert knows(count, f"{say_count(count, lang)} чел.", lang)
    assert not knows(count, f"{say_count(count + 1, lang)} чел.", lang)


@pytest.mark.parametrize("lang", LANGS)
@given(price=FINE)
@settings(max_examples=20)
def test_prices_and_short_numbers(lang: str, price: Decimal) -> None:
    assert knows(price, say_price(price, lang), lang)
    short = say_number(price, lang)
    # What four decimals make whole is printed beside counts only.
    if short.strip("0123456789"):
        assert knows(price, short, lang)


@pytest.mark.parametrize("lang", LANGS)
@given(share=SHARES)
@settings(max_examples=20)
def test_shares(lang: str, share: Decimal) -> None:
    assert knows(str(share), f"{DESKS[lang].share(share)} % аудитории", lang)


@pytest.mark.parametrize("lang", LANGS)
@given(value=FINE)
@settings(max_examples=20)
def test_one_decimal(lang: str, value: Decimal) -> None:
    assert knows(value, DESKS[lang].tenth(value), lang)


@pytest.mark.parametrize("lang", LANGS)
@given(amount=st.decimals(Decimal("0.001"), Decimal(10**9), places=5))
@settings(max_examples=20)
def test_sums_that_are_rounded_to_be_printed(lang: str, amount: Decimal) -> None:
    assert knows(round_rub(amount), DESKS[lang].rub(amount), lang)


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
@settings(max_examples=15)
def test_days(day: date) -> None:
    for lang in LANGS:
        assert knows(day.isoformat(), f"с {say_day(day)}.", lang)
        assert knows(day, f"({say_day(day)})", lang)


@given(low=COUNTS, middle=COUNTS, high=COUNTS)
@settings(max_examples=15)
def test_ranges(low: int, middle: int, high: int) -> None:
    desk = DESKS["ru"]
    found = Range(low=low, middle=middle, high=high)
    assert knows({"clicks": middle}, desk.middle(found), "ru")


@given(text=st.text(max_size=300))
@settings(max_examples=25)
def test_numbers_in_a_clients_words_are_known_as_they_are_printed(text: str) -> None:
    for lang in LANGS:
        assert knows({"product": text}, write_plain(text), lang)


@given(text=st.from_regex(r"([a-zа-я ]{0,9}[0-9]{1,5}[., \u00a0]?){1,60}", fullmatch=True))
@settings(max_examples=25)
def test_cutting_a_clients_words_makes_no_new_number(text: str) -> None:
    for lang in LANGS:
        assert knows({"product": text}, write_plain(text, 60), lang)
