from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from qualifier.reading.date_spans import DateSpan, Precision
from qualifier.reading.dates import find_dates, read_dates
from qualifier.reading.fold import fold
from tests.builders import AS_OF, make_sentences

RU_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
EN_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def read(text: str, said_on: date = AS_OF) -> list[tuple[str, str]]:
    """The first and last days of every date in a text, AS_OF being 2026-09-15."""
    found = find_dates(fold(text).text, said_on)
    return [(span.first.isoformat(), span.last.isoformat()) for _, _, span in found]


def read_one(text: str, said_on: date = AS_OF) -> DateSpan:
    (found,) = find_dates(fold(text).text, said_on)
    return found[2]


def ru_ordinal(day: int, case: str) -> str:
    return str(num2words(day, lang="ru", to="ordinal", case=case, gender="n"))


TEN_FORMS: dict[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "dotted": lambda day: f"{day:%d.%m.%Y}",
    "dotted with a short year": lambda day: f"{day:%d.%m.%y} г.",
    "slashed": lambda day: f"{day:%d/%m/%Y}",
    "month named": lambda day: f"{day.day} {RU_MONTHS[day.month - 1]} {day.year} года",
    "ordinal figures": lambda day: f"{day.day}-го {RU_MONTHS[day.month - 1]} {day.year} г.",
    "spoken genitive": lambda day: (
        f"{ru_ordinal(day.day, 'genitive')} {RU_MONTHS[day.month - 1]} {day.year} года"
    ),
    "spoken nominative": lambda day: (
        f"{ru_ordinal(day.day, 'nominative')} {RU_MONTHS[day.month - 1]} {day.year} года"
    ),
    "British": lambda day: f"{day.day} {EN_MONTHS[day.month - 1]} {day.year}",
    "American": lambda day: f"{EN_MONTHS[day.month - 1]} {day.day}, {day.year}",
    "spoken English": lambda day: (
        f"the {num2words(day.day, to='ordinal')} of {EN_MONTHS[day.month - 1]} {day.year}"
    ),
}


@pytest.mark.parametrize("form", TEN_FORMS)
@settings(max_examples=25)
@given(day=st.dates(date(2019, 1, 1), date(2035, 12, 31)))
def test_any_date_written_in_any_form_is_read_back(form: str, day: date) -> None:
    assert read_one(f"Старт {TEN_FORMS[form](day)}") == DateSpan(day, day, Precision.DAY)


@settings(max_examples=25)
@given(day=st.dates(date(2026, 9, 15), date(2027, 7, 1)))
def test_a_date_without_a_year_is_the_coming_one(day: date) -> None:
    assert read_one(f"начинаем {day.day} {RU_MONTHS[day.month - 1]}").first == day


@settings(max_examples=25)
@given(first=st.dates(date(2026, 1, 1), date(2030, 1, 1)), length=st.integers(1, 400))
def test_two_dates_joined_by_a_dash_are_one_range(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert read_one(f"период: {first:%d.%m.%Y} – {last:%d.%m.%Y}") == DateSpan(first, last, Precision.RANGE)


@settings(max_examples=25)
@given(text=st.text(alphabet="0123456789 .-/маяйиюньlв到с по до 'the of may", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for start, end, span in find_dates(fold(text).text, AS_OF):
        assert 0 <= start < end
        assert span.first <= span.last


@settings(max_examples=25)
@given(text=st.sampled_from(["31 декабря", "через год", "осенью", "в Q4", "к Новому году", "next week"]))
@pytest.mark.parametrize("day", [date.min, date(1, 2, 3), date(9999, 12, 30), date.max])
def test_the_ends_of_the_calendar_hold(day: date, text: str) -> None:
    find_dates(fold(text).text, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("с 1 по 20 мая", "2027-05-01", "2027-05-20"),
        ("1–20 октября", "2026-10-01", "2026-10-20"),
        ("1-20 октября 2027", "2027-10-01", "2027-10-20"),
        ("from 1 to 20 October", "2026-10-01", "2026-10-20"),
        ("с первого по двадцатое октября", "2026-10-01", "2026-10-20"),
        ("с 12 октября по 9 ноября", "2026-10-12", "2026-11-09"),
        ("16 февраля – 15 марта 2027", "2027-02-16", "2027-03-15"),
        ("from 5 October until 15 November", "2026-10-05", "2026-11-15"),
        ("May-July", "2027-05-01", "2027-07-31"),
        ("с мая по июль", "2027-05-01", "2027-07-31"),
        # «До августа» leaves August out.
        ("с мая до августа", "2027-05-01", "2027-07-31"),
        ("September to November", "2026-09-01", "2026-11-30"),
        ("октябрь – декабрь 2026", "2026-10-01", "2026-12-31"),
        ("between May and August", "2027-05-01", "2027-08-31"),
        ("декабрь-февраль", "2026-12-01", "2027-02-28"),
        ("01.10–15.10", "2026-10-01", "2026-10-15"),
        ("с 01.10 по 15.11", "2026-10-01", "2026-11-15"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert read(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("не в июле, а в октябре", ["2027-07-01", "2026-10-01"]),
        # A bare day follows the date named before it.
        ("заявки до 23 октября, итоги 30-го", ["2026-10-23", "2026-10-30"]),
        ("до двадцать восьмого октября, двадцать девятого комиссия выбирает", ["2026-10-28", "2026-10-29"]),
        ("до 25 декабря, 28-го выбираю", ["2026-12-25", "2026-12-28"]),
        # A month without a year takes the year named before it.
        ("раньше 2028 года никак, лучше с марта", ["2028-01-01", "2028-03-01"]),
        ("сначала март, потом май", ["2027-03-01", "2027-05-01"]),
    ],
)
def test_several_dates_of_a_sentence(text: str, days: list[str]) -> None:
    assert [first for first, _ in read(text)] == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("за неделю до 1 октября", "2026-09-24"),
        ("за две недели до 15 ноября", "2026-11-01"),
        ("за 10 дней до 1 декабря", "2026-11-21"),
        ("two weeks before Christmas", "2026-12-11"),
    ],
)
def test_days_counted_back_from_a_date(text: str, day: str) -> None:
    assert read(text) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # What was meant leans to the nearest day, past or to come.
        ("хотели стартовать 1 сентября", "2026-09-01"),
        ("планировали начать 20 апреля", "2026-04-20"),
        ("думали про 1 октября", "2026-10-01"),
        # What is said to be over is the last such day.
        ("1 июня проехали", "2026-06-01"),
        ("15 марта уже прошло", "2026-03-15"),
        # A wish is no memory.
        ("хотели бы начать 1 марта", "2027-03-01"),
    ],
)
def test_memories_lean_back_and_wishes_lean_forward(text: str, day: str) -> None:
    assert read(text)[0][0] == day


@pytest.mark.parametrize(
    "text",
    [
        "Нас 120 человек, телефон 8 (495) 000-10-10",
        "версия 2.0.1, бюджет 1.5 млн, НДС 22%",
        "Марта Генриховна решает сама",
        "we may start soon",
        "второй этаж, третий корпус, 5-го класса",
        "spring capsule и «Лето в зале»",
        "31 июня, 30 февраля, 45.13.2026",
        "с третьего раза, до первого заказа",
        "СМС по 2.50 руб., охват 12.5 млн",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


def test_a_date_is_counted_from_the_day_it_was_said() -> None:
    said = read_dates(make_sentences("Начнём через месяц.")[0], AS_OF)
    assert [signal.value.first for signal in said] == [date(2026, 10, 15)]


def test_the_offsets_of_a_date_cut_its_very_words() -> None:
    sentence = make_sentences("Стартуем Двадцать Второго мая, не раньше.")[0]
    (signal,) = read_dates(sentence, AS_OF)
    assert sentence.cut(signal.start, signal.end)[0] == "Двадцать Второго мая"


def test_a_range_until_the_end_of_a_month_holds_that_end_but_until_a_month_does_not() -> None:
    ends = [
        span.last
        for text in ("с 25 мая до конца июня", "с 25 мая до июня")
        for _, _, span in find_dates(text, date(2026, 5, 18))
    ]
    assert ends == [date(2026, 6, 30), date(2026, 5, 31)]
