from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from planner.brief import Channel
from planner.calendar import lay_calendar
from planner.media_plan import MediaPlan
from planner.offer.document import Chart, Grid, Paragraph, Section
from planner.offer.offer import build_offer
from planner.offer.schedule_section import say_stretch, write_schedule
from planner.plan_words import say_count, say_rub
from tests.planner.offer.offered import desk_of, plan_brief


@cache
def plan_over(start: date, end: date) -> MediaPlan:
    wanted = (Channel.SMS, Channel.DISPLAY, Channel.DOOH)
    return plan_brief(start_date=start, end_date=end, channels_wanted=wanted)


SHORT = plan_over(date(2027, 2, 1), date(2027, 2, 21))
LONG = plan_over(date(2026, 12, 14), date(2027, 6, 20))


def grids(section: Section) -> list[Grid]:
    return [block for block in section.blocks if isinstance(block, Grid)]


def heads(grid: Grid) -> list[str]:
    return [column.title for column in grid.columns]


def test_a_short_flight_is_told_in_weeks() -> None:
    section = write_schedule(desk_of(SHORT))
    days, money, contacts = grids(section)
    assert heads(days) == ["№", "Размещение", "Даты"]
    assert heads(money) == ["№", "Размещение", "01.02–07.02", "08.02–14.02", "15.02–21.02", "Итого"]
    assert heads(contacts) == heads(money)
    assert len(money.rows) == len(SHORT.lines)
    chart = next(block for block in section.blocks if isinstance(block, Chart))
    assert chart.title == "Стоимость по неделям, ₽ без НДС"


def test_each_line_ends_with_its_own_sum_and_the_table_with_the_plans() -> None:
    _, money, contacts = grids(write_schedule(desk_of(SHORT)))
    for row, shown, line in zip(money.rows, contacts.rows, SHORT.lines, strict=True):
        assert line.cost is not None
        assert line.impressions is not None
        assert row[-1] == say_rub(line.cost.amount.net)
        assert shown[-1] == say_count(line.impressions)
    assert SHORT.totals is not None
    assert money.totals[0][-1] == say_rub(SHORT.totals.amount.net)


def test_a_long_flight_is_told_in_months_over_tables_that_fit_a_page() -> None:
    section = write_schedule(desk_of(LONG, "en"))
    _, *tables = grids(section)
    assert len(tables) == 4
    assert heads(tables[0])[2:] == ["December 2026", "January 2027", "February 2027", "March 2027"]
    assert heads(tables[1])[2:] == ["April 2027", "May 2027", "June 2027", "Total"]
    # A line that ends before April still has its row, with dashes.
    assert len(tables[1].rows) == len(LONG.lines)


def test_a_flight_of_one_week_needs_no_table_by_weeks() -> None:
    section = write_schedule(desk_of(plan_over(date(2027, 2, 1), date(2027, 2, 7))))
    assert len(section.blocks) == 1


def test_one_day_is_told_as_a_day() -> None:
    calendar = lay_calendar(plan_over(date(2027, 2, 1), date(2027, 2, 8)))
    assert say_stretch(calendar, calendar.weeks[-1], "ru") == "08.02"


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("plan", [SHORT, LONG, replace(LONG, flighting=None)], ids=["short", "long", "old"])
def test_every_number_of_a_schedule_stands_in_the_plan(plan: MediaPlan, lang: str) -> None:
    assert build_offer(plan, lang=lang).sections[4].blocks


def test_lines_without_contacts_are_left_out_of_their_table() -> None:
    lines = tuple(replace(line, impressions=None) for line in SHORT.lines)
    section = write_schedule(desk_of(replace(SHORT, lines=lines, flighting=None)))
    assert len(grids(section)) == 2
    assert not [one for one in section.blocks if isinstance(one, Paragraph) and "контакты" in one.text]
