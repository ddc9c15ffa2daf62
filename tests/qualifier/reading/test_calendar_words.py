import pytest
from num2words import num2words

from qualifier.reading.calendar_words import read_count, read_day, read_month, read_season, read_weekday

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
