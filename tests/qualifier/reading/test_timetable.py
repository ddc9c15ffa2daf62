from datetime import date

import pytest

from qualifier.reading.schedule import read_schedule
from qualifier.reading.timetable import Timetable, settle
from tests.builders import AS_OF, make_sentences


def read(message: str, *later: str, within_years: int = 5) -> Timetable:
    sentences = make_sentences(message, *later)
    return settle(read_schedule(sentences, sentences, AS_OF), AS_OF, within_years)


def start_of(table: Timetable) -> date | None:
    return table.start.span.first if table.start is not None and table.start.span is not None else None


@pytest.mark.parametrize(
    ("said", "start"),
    [
        (("Старт 1 октября.", "Нет, всё-таки 15 октября."), date(2026, 10, 15)),
        (("Старт 1 октября.", "Сдвинулись: 1 ноября."), date(2026, 11, 1)),
        (("Старт в октябре.", "Точнее, 12 октября."), date(2026, 10, 12)),
        # A vaguer word for the same time takes nothing back.
        (("Старт 12 октября.", "Да, в октябре начинаем."), date(2026, 10, 12)),
        (("Старт 1 октября.", "Про октябрь забудьте."), None),
        (("Старт 1 октября.", "Не в октябре, а в декабре."), date(2026, 12, 1)),
        (("Сначала думали про октябрь, но решили начать с ноября.",), date(2026, 11, 1)),
        (("Не раньше 1 ноября и не позже 15 ноября.",), date(2026, 11, 1)),
        # Beyond what the profile calls plausible.
        (("Запуск в 2041 году.",), None),
    ],
)
def test_the_later_start_holds(said: tuple[str, ...], start: date | None) -> None:
    assert start_of(read(*said)) == start


def test_what_was_replaced_is_kept_for_the_note() -> None:
    table = read("Старт 1 октября.", "Сдвинулись: 1 ноября.")
    assert table.replaced is not None
    assert table.replaced.span is not None
    assert table.replaced.span.first == date(2026, 10, 1)


def test_calling_off_clears_everything() -> None:
    table = read("Старт 1 октября на три месяца, решение 20 сентября.", "Кампанию отменяем.")
    assert table.cancelled is not None
    assert (table.start, table.decision, table.length) == (None, None, None)


def test_a_date_after_calling_off_revives_the_plan() -> None:
    table = read("Кампанию отменяем.", "Хорошие новости: план вернули, старт 1 ноября.")
    assert table.cancelled is None
    assert start_of(table) == date(2026, 11, 1)


def test_a_date_in_the_same_breath_does_not_revive_it() -> None:
    table = read("Кампанию отменяем. Офис работает до конца октября, старт был 1 октября.")
    assert table.cancelled is not None


def test_putting_off_clears_the_start_and_a_new_date_takes_its_place() -> None:
    assert read("Старт 1 октября.", "Отложили, когда — не знаем.").put_off is not None
    table = read("Старт 1 октября.", "Отложили.", "Теперь старт 1 декабря.")
    assert (table.put_off, start_of(table)) == (None, date(2026, 12, 1))
    assert table.overruled is not None


def test_soon_stands_in_the_place_of_a_start_that_passed() -> None:
    table = read("Старт 1 сентября.", "Начнём вот-вот.")
    assert table.start is None
    assert table.soon is not None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("С 1 октября по 30 ноября.", date(2026, 11, 30)),
        ("Старт 1 октября, на два месяца.", date(2026, 11, 30)),
        ("Старт 1 октября, крутим до 15 декабря.", date(2026, 12, 15)),
        ("Распродать надо до ноября.", date(2026, 10, 31)),
        ("Крутим весь 2027 год.", date(2027, 12, 31)),
        ("Реклама нужна до конца года.", date(2026, 12, 31)),
        ("Старт 1 октября.", None),
        # A season has no end date.
        ("Начинаем осенью.", None),
    ],
)
def test_the_end_of_the_flight(text: str, end: date | None) -> None:
    assert read(text).end_date == end


def test_an_exact_start_inside_a_period_keeps_its_end() -> None:
    assert read("Период: октябрь – декабрь.", "Старт 12 октября.").end_date == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        (("Start on 1 October.", "No, make it 15 October."), date(2026, 10, 15), None),
        (("Start on 1 October for two months.",), date(2026, 10, 1), date(2026, 11, 30)),
        (("Flight from 1 October to 30 November.",), date(2026, 10, 1), date(2026, 11, 30)),
        (("Старт 1 октября.", "Сроки сдвинулись на ноябрь."), date(2026, 11, 1), None),
        (("Бюджет заморожен.", "Старт 1 октября."), date(2026, 10, 1), None),
        (("Открытие магазина 10 октября.",), None, None),
        (("The campaign is cancelled.",), None, None),
    ],
)
def test_what_holds_at_the_end_of_a_talk(said: tuple[str, ...], start: date | None, end: date | None) -> None:
    table = read(*said)
    assert (start_of(table), table.end_date) == (start, end)


@pytest.mark.parametrize(
    ("within_years", "is_kept"),
    [(4, False), (5, True), (20, True)],
)
def test_how_far_a_plausible_start_lies_is_the_profiles_to_say(within_years: int, is_kept: bool) -> None:
    table = read("Старт в 2031 году.", within_years=within_years)
    assert (start_of(table) == date(2031, 1, 1)) == is_kept
    assert (table.start is None) != is_kept


def test_a_decision_that_was_moved_has_its_new_day() -> None:
    table = read("Решение 20 сентября.", "Решение перенесли на 25 сентября.")
    assert table.decision is not None
    assert table.decision.span is not None
    assert table.decision.span.first == date(2026, 9, 25)
    assert table.start is None


def test_saying_the_same_start_twice_replaces_nothing() -> None:
    table = read("Старт 1 октября.", "Старт 1 октября.")
    assert (start_of(table), table.replaced) == (date(2026, 10, 1), None)


def test_each_kind_of_date_has_its_own_place() -> None:
    table = read("Запуск 1 октября, решение 20 сентября.", "Выставка 10 ноября.", "Позвоните завтра.")
    days = {
        name: said.span.first
        for name in ("start", "decision", "event", "talk")
        if (said := getattr(table, name)) is not None and said.span is not None
    }
    assert days == {
        "start": date(2026, 10, 1),
        "decision": date(2026, 9, 20),
        "event": date(2026, 11, 10),
        "talk": date(2026, 9, 16),
    }


def test_an_event_that_is_over_is_no_event() -> None:
    assert read("Выставка была 1 сентября 2026.").event is None


def test_nothing_said_is_an_empty_timetable() -> None:
    assert settle((), AS_OF, 5) == Timetable()
    assert Timetable().end_date is None
