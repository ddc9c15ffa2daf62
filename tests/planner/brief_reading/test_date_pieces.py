"""The pieces of which the days of a flight are said."""

from datetime import date

import pytest

from planner.brief_reading.date_pieces import Piece, cut_pieces
from planner.brief_reading.month_parts import Cut, Soft
from qualifier.reading.durations import Duration
from tests.planner.brief_reading.opened import AS_OF


def _cut(text: str) -> list[Piece]:
    return list(cut_pieces(text, AS_OF))


def _row(text: str) -> str:
    return "".join(piece.code for piece in _cut(text))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("с 5-го по 30-е октября", "fDtDM"),
        ("с пятого до тридцатого, октябрь", "fDuD,M"),
        ("october 5th through the 30th", "MDtD"),
        ("5-30 октября 2026 года", "dtdMY"),
        ("первая половина октября", "HM"),
        ("вторую декаду октября", "HM"),
        ("the first ten days of december", "HM"),
        ("последние две недели ноября", "HM"),
        ("половина ноября", "HM"),
        ("пол-ноября", "HM"),
        ("в начале октября", "BM"),
        ("mid-october", "BM"),
        ("end of october", "BM"),
        ("до конца месяца", "uZ"),
        ("until the end of the month", "tZ"),
        ("to the end of october", "tBM"),
        ("на три недели", "nL"),
        ("за неделю до нового года", "zLuE"),
        ("две недели перед черной пятницей", "LbE"),
        ("the week before halloween", "KbE"),
        ("в понедельник 5 октября", "WdM"),
        ("на следующей неделе, пять дней", "nR,L"),
        ("next week", "R"),
        ("весь октябрь и декабрь", "wM&M"),
        ("5.10–30.10", "NtN"),
        ("05.10.2026 / 30.10.2026", "PtP"),
        ("2026-10-05", "P"),
        ("октябрьский старт, на месяц", "Q,nL"),
        ("октябрьская кампания", "S"),
        ("старт 12 октября", "sdM"),
        ("к 1 октября", "kdM"),
        ("закончить 30-го", "eD"),
        ("", ""),
    ],
)
def test_a_text_is_cut_into_pieces(text: str, row: str) -> None:
    assert _row(text) == row


@pytest.mark.parametrize(
    "text",
    [
        "500 тыс.",
        "25-45 лет",
        "5 млн",
        "12 магазинов",
        "3 раза в неделю",
        "в месяц",
        "ctr 1.25%",
        "версия 10.25",
    ],
)
def test_sums_ages_and_rates_are_no_days(text: str) -> None:
    assert not set(_row(text)) & set("DMLPN")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("три недели", Duration(days=21)),
        ("3 weeks", Duration(days=21)),
        ("21 день", Duration(days=21)),
        ("двадцать один день", Duration(days=21)),
        ("тридцать дней", Duration(days=30)),
        ("10-day", Duration(days=10)),
        ("двухнедельная", Duration(days=14)),
        ("трехнедельный", Duration(days=21)),
        ("fortnight", Duration(days=14)),
        ("десятидневка", Duration(days=10)),
        ("месяц", Duration(months=1)),
        ("месячный", Duration(months=1)),
        ("два месяца", Duration(months=2)),
        ("полтора месяца", Duration(months=1, days=15)),
        ("полмесяца", Duration(days=15)),
        ("полгода", Duration(months=6)),
        ("a couple of weeks", Duration(days=14)),
        ("the week of 12 october", Duration(days=7)),
    ],
)
def test_a_length_is_counted(text: str, length: Duration) -> None:
    assert _cut(text)[0].length == length


@pytest.mark.parametrize(
    "text", ["две недели назад", "2 weeks ago", "две недели на согласование", "10 days notice"]
)
def test_a_length_of_something_else_is_none(text: str) -> None:
    assert "L" not in _row(text)


@pytest.mark.parametrize(
    ("text", "cut", "order", "days"),
    [
        ("первые две недели", Cut.DAYS, 1, 14),
        ("последние десять дней", Cut.DAYS, -1, 10),
        ("last 10 days", Cut.DAYS, -1, 10),
        ("вторая неделя", Cut.WEEK, 2, 0),
        ("ii декада", Cut.TEN_DAYS, 2, 0),
    ],
)
def test_a_part_of_a_month_is_understood(text: str, cut: Cut, order: int, days: int) -> None:
    part = _cut(text)[0].part
    assert part is not None
    assert (part.cut, part.order, part.days) == (cut, order, days)


def test_months_are_no_part_of_a_month() -> None:
    assert _row("последние два месяца") == "x"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.10.2026", date(2026, 10, 5)),
        ("05.10.26 г.", date(2026, 10, 5)),
        ("05/10/2026", date(2026, 10, 5)),
        ("2026-10-05", date(2026, 10, 5)),
        ("10/05/2026 – 10/30/2026", date(2026, 10, 5)),  # the other day shows which stands first
        ("в субботу", date(2026, 9, 5)),
        ("следующий понедельник", date(2026, 9, 7)),
        ("this friday", date(2026, 9, 4)),
        ("next friday", date(2026, 9, 11)),
        ("black friday", date(2026, 11, 27)),
        ("октябрь", date(2026, 10, 1)),
        ("июнь", date(2027, 6, 1)),
        ("на этой неделе", date(2026, 8, 31)),
        ("week after next", date(2026, 9, 14)),
        ("march launch", date(2027, 3, 1)),
    ],
)
def test_days_without_a_year_are_the_coming_ones(text: str, day: date) -> None:
    spans = [piece.span for piece in _cut(text) if piece.span is not None]
    assert spans[0].first == day


@pytest.mark.parametrize("text", ["32.10.2026", "05.13.2026", "2026-13-05", "31/31/2026"])
def test_what_no_calendar_has_is_no_day(text: str) -> None:
    assert all(piece.span is None for piece in _cut(text))


def test_the_dot_behind_a_month_ends_the_sentence() -> None:
    piece = _cut("весь октябрь.")[1]
    assert (piece.text, piece.end) == ("октябрь", len("весь октябрь"))


def test_a_soft_part_keeps_which_it_is() -> None:
    assert _cut("конца октября")[0].soft is Soft.END
