from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.reading.durations import Duration, read_durations
from tests.builders import make_sentences

SIX_WEEKS = Duration(days=42)


def read(text: str) -> list[Duration]:
    return [signal.value for signal in read_durations(make_sentences(text)[0])]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Размещение на три месяца", Duration(months=3)),
        ("Кампания на 6 недель", SIX_WEEKS),
        ("Флайт 6 недель с 5 октября", SIX_WEEKS),
        ("a flight of 6 weeks starting 12 October", SIX_WEEKS),
        ("for six weeks", SIX_WEEKS),
        ("we want SMS for three months", Duration(months=3)),
        ("8-week flight", Duration(days=56)),
        ("период шесть месяцев", Duration(months=6)),
        ("срок: 2 мес.", Duration(months=2)),
        ("размещение на полгода", Duration(months=6)),
        ("бюджет 300 тысяч в месяц на полгода", Duration(months=6)),
        ("400 тысяч в месяц без НДС три месяца", Duration(months=3)),
        ("по 1,2 млн в месяц, три месяца", Duration(months=3)),
        ("600 тыс. в месяц, 600х6", Duration(months=6)),
        ("250k a month for four months", Duration(months=4)),
        ("на 10 дней", Duration(days=10)),
        ("Старт 1 октября, шесть недель.", SIX_WEEKS),
        ("Kick-off on 1 October, six weeks.", SIX_WEEKS),
        ("По 220 тысяч в месяц, месяца три", Duration(months=3)),
        ("двести тысяч в месяц, месяца на четыре", Duration(months=4)),
        ("Старт 10 марта, идем шесть недель", SIX_WEEKS),
        ("Запуск 1 марта, крутим месяц", Duration(months=1)),
        ("Start 3 November, six weeks in total.", SIX_WEEKS),
        ("180k per month, three months to begin with", Duration(months=3)),
        ("flight length is four weeks", Duration(days=28)),
        ("We go live 2 November and run a month", Duration(months=1)),
        ("шестинедельный флайт", SIX_WEEKS),
        ("a six-week flight", SIX_WEEKS),
    ],
)
def test_lengths_of_a_flight(text: str, length: Duration) -> None:
    assert read(text) == [length]


@pytest.mark.parametrize(
    "text",
    [
        "через три месяца",
        "in three months",
        "за последние три месяца трафик просел",
        "за 3 месяца потеряли треть",
        "три месяца назад",
        "two weeks ago",
        "a month from now",
        "работаем пять лет",
        "350 тыс. в месяц",
        "по 500 тысяч ежемесячно",
        "гарантия на два года",
        "обучение на 3 месяца",
        "the course runs for three weeks",
        "дети 3 лет",
        "в течение двух недель",
        "each month we lose clients",
    ],
)
def test_waiting_the_past_and_other_things_are_no_length(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2026, 10, 20), Duration(months=3), date(2027, 1, 19)),
        (date(2027, 1, 1), Duration(months=6), date(2027, 6, 30)),
        (date(2026, 2, 28), Duration(months=3), date(2026, 5, 27)),
        (date(2026, 10, 5), SIX_WEEKS, date(2026, 11, 15)),
        (date(2026, 10, 5), Duration(days=1), date(2026, 10, 5)),
    ],
)
def test_the_end_is_the_last_day_itself(start: date, length: Duration, end: date) -> None:
    assert length.end_from(start) == end


@settings(max_examples=25)
@given(start=st.dates(date(2020, 1, 1), date(2040, 1, 1)), days=st.integers(1, 400))
def test_a_flight_lasts_as_many_days_as_said(start: date, days: int) -> None:
    assert (Duration(days=days).end_from(start) - start).days == days - 1


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Кампания на 4 недели", Duration(days=28)),
        ("Размещение на 45 дней", Duration(days=45)),
        ("Срок размещения — два месяца", Duration(months=2)),
        ("Рекламная кампания на год", Duration(months=12)),
        ("Размещение на четыре недели, старт 5 октября", Duration(days=28)),
        ("Размещение на пару недель", Duration(days=14)),
        ("a two-month campaign", Duration(months=2)),
        ("campaign for 10 days", Duration(days=10)),
        ("we run it for a month", Duration(months=1)),
        ("for a couple of weeks", Duration(days=14)),
        ("200k per month for 6 months", Duration(months=6)),
        ("for ten weeks", Duration(days=70)),
    ],
)
def test_a_length_is_read_in_days_or_in_calendar_months(text: str, length: Duration) -> None:
    assert read(text) == [length]


@pytest.mark.parametrize(
    "text",
    [
        "2 недели назад запускали",
        "ждать две недели",
        "нам 20 лет",
        "позвоните через десять дней",
        "in 10 days",
        "Размещение на 0 дней",
        "Нужна реклама",
        "",
    ],
)
def test_a_span_that_is_no_flight_has_no_length(text: str) -> None:
    assert [length for sentence in make_sentences(text) for length in read_durations(sentence)] == []


def test_the_place_of_a_length_is_where_it_stands() -> None:
    sentence = make_sentences("Кампания на 4 недели, старт 5 октября")[0]
    (signal,) = read_durations(sentence)
    assert sentence.folded[signal.start : signal.end] == "4 недели"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 30), 1, date(2024, 2, 28)),  # up to the day before the 29th, the last of February
        (date(2026, 12, 31), 2, date(2027, 2, 27)),
        (date(2026, 11, 1), 2, date(2026, 12, 31)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
    ],
)
def test_months_are_the_calendars_own(start: date, months: int, end: date) -> None:
    assert Duration(months=months).end_from(start) == end


@pytest.mark.parametrize(
    "text",
    [
        "месяца три назад запускали рекламу",
        "за последние недели две запусков не было",
        "работаем 12 лет",
        "мы давно в рекламе, лет десять",
        "три месяца курса, потом реклама",
    ],
)
def test_spans_of_the_past_and_of_other_things_are_no_flight(text: str) -> None:
    assert read(text) == []
