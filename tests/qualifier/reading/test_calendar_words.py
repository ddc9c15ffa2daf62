from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from qualifier.reading.calendar_words import (
    black_friday,
    easter,
    read_count,
    read_day,
    read_month,
    read_season,
    read_weekday,
)

CASES = ("genitive", "nominative", "dative", "prepositional", "instrumental")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("day", range(1, 32))
def test_every_day_in_words_is_read_in_every_case(day: int, case: str) -> None:
    spoken = num2words(day, lang="ru", to="ordinal", case=case, gender="n").replace("ё", "е")
    assert read_day(spoken) == day


@pytest.mark.parametrize("day", range(1, 32))
def test_every_day_in_english_words(day: int) -> None:
    assert read_day(num2words(day, to="ordinal")) == day


@pytest.mark.parametrize(("word", "day"), [("1", 1), ("15-го", 15), ("3rd", 3), ("22nd", 22), ("9ое", 9)])
def test_days_in_figures(word: str, day: int) -> None:
    assert read_day(word) == day


@pytest.mark.parametrize(
    ("word", "month"),
    [("январе", 1), ("фев", 2), ("марта", 3), ("мае", 5), ("may", 5), ("июню", 6), ("sept", 9), ("dec.", 12)],
)
def test_months(word: str, month: int) -> None:
    assert read_month(word) == month


@pytest.mark.parametrize(
    ("word", "month"), [("весной", 3), ("лета", 6), ("осени", 9), ("зиму", 12), ("fall", 9), ("winter", 12)]
)
def test_seasons_begin_with_their_first_month(word: str, month: int) -> None:
    assert read_season(word) == month


@pytest.mark.parametrize(("word", "day"), [("понедельника", 0), ("среду", 2), ("пятницы", 4), ("sunday", 6)])
def test_weekdays(word: str, day: int) -> None:
    assert read_weekday(word) == day


@pytest.mark.parametrize(
    ("word", "count"),
    [
        (None, 1),
        ("", 1),
        ("3", 3),
        ("1,5", 1.5),
        ("полтора", 1.5),
        ("полутора", 1.5),
        ("пару", 2),
        ("два", 2),
        ("двух", 2),
        ("одну", 1),
        ("трех", 3),
        ("шести", 6),
        ("двенадцать", 12),
        ("восемнадцать", 18),
        ("a", 1),
        ("an", 1),
        ("a couple of", 2),
        ("couple of", 2),
        ("twelve", 12),
        ("eighteen", 18),
    ],
)
def test_small_counts(word: str | None, count: float) -> None:
    assert read_count(word) == count


@pytest.mark.parametrize(
    ("year", "orthodox", "western"),
    [
        (2000, date(2000, 4, 30), date(2000, 4, 23)),
        (2008, date(2008, 4, 27), date(2008, 3, 23)),  # one of the earliest in the West
        (2019, date(2019, 4, 28), date(2019, 4, 21)),
        (2023, date(2023, 4, 16), date(2023, 4, 9)),
        (2024, date(2024, 5, 5), date(2024, 3, 31)),  # five weeks apart
        (2025, date(2025, 4, 20), date(2025, 4, 20)),  # the same day
        (2026, date(2026, 4, 12), date(2026, 4, 5)),
        (2027, date(2027, 5, 2), date(2027, 3, 28)),
        (2028, date(2028, 4, 16), date(2028, 4, 16)),
        (2038, date(2038, 4, 25), date(2038, 4, 25)),  # the latest that there is in the West
    ],
)
def test_easter_falls_on_the_day_of_either_church(year: int, orthodox: date, western: date) -> None:
    assert (easter(year, is_orthodox=True), easter(year, is_orthodox=False)) == (orthodox, western)


@settings(max_examples=25)
@given(st.integers(1900, 2099))
def test_easter_is_a_spring_sunday_and_the_orthodox_one_is_never_the_earlier(year: int) -> None:
    orthodox, western = easter(year, is_orthodox=True), easter(year, is_orthodox=False)
    assert orthodox.isoweekday() == western.isoweekday() == 7
    assert date(year, 3, 22) <= western <= date(year, 4, 25)
    assert western <= orthodox <= date(year, 5, 8)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2018, 23), (2019, 29), (2022, 25), (2023, 24), (2024, 29), (2025, 28), (2026, 27), (2027, 26)],
)
def test_black_friday_is_the_day_after_thanksgiving(year: int, day: int) -> None:
    assert black_friday(year) == date(year, 11, day)


@settings(max_examples=25)
@given(st.integers(1950, 2150))
def test_black_friday_is_a_friday_of_november_from_the_23rd_to_the_29th(year: int) -> None:
    day = black_friday(year)
    assert (day.isoweekday(), day.month) == (5, 11)
    assert 23 <= day.day <= 29


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("январь январю январем jan january", 1),
        ("февраль февраля feb february", 2),
        ("март марту мартом мар mar march", 3),
        ("апрель апреле апр apr april", 4),
        ("май маю маем may", 5),
        ("июнь июне июн jun june", 6),
        ("июль июлем июл jul july", 7),
        ("август августе авг aug august", 8),
        ("сентябрь сентября сен сент sep september", 9),
        ("октябрь октябрю окт oct october", 10),
        ("ноябрь ноябре нояб nov november", 11),
        ("декабрь декабрем дек dec december", 12),
    ],
)
def test_a_month_is_the_same_in_every_form_and_language(words: str, month: int) -> None:
    assert {word: read_month(word) for word in words.split()} == dict.fromkeys(words.split(), month)


@pytest.mark.parametrize(
    ("words", "weekday"),
    [
        ("понедельник понедельнику monday mon", 0),
        ("вторник вторника tuesday", 1),
        ("среда среду среды wednesday", 2),
        ("четверг четвергу thursday", 3),
        ("пятница пятницу friday", 4),
        ("суббота субботу saturday", 5),
        ("воскресенье воскресенья sunday", 6),
    ],
)
def test_a_weekday_is_the_same_in_every_form_and_language(words: str, weekday: int) -> None:
    assert {word: read_weekday(word) for word in words.split()} == dict.fromkeys(words.split(), weekday)


@pytest.mark.parametrize(
    "words", ["пять пяти five", "семь семи seven", "восемь восьми eight", "девять девяти nine"]
)
def test_a_count_is_the_same_in_every_form_and_language(words: str) -> None:
    ru, ru_form, en = words.split()
    assert read_count(ru) == read_count(ru_form) == read_count(en)
