from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calendar import cut_weeks, lay_calendar
from planner.draft import draft_plan
from planner.media_plan import MediaPlan
from tests.planner.builders import AS_OF, make_brief, the_card


def make_plan() -> MediaPlan:
    return draft_plan(make_brief(), the_card(), as_of=AS_OF)


PLAN = make_plan()


@pytest.mark.parametrize(
    ("start", "end", "weeks"),
    [
        # Monday to Sunday is one week.
        (date(2027, 2, 1), date(2027, 2, 7), ["01.02–07.02"]),
        (date(2027, 2, 1), date(2027, 2, 8), ["01.02–07.02", "08.02–08.02"]),
        (date(2027, 2, 4), date(2027, 2, 4), ["04.02–04.02"]),
        # A Sunday alone, then the next week.
        (date(2026, 12, 27), date(2027, 1, 2), ["27.12–27.12", "28.12–02.01"]),
        (date(2027, 2, 5), date(2027, 2, 1), []),
    ],
)
def test_weeks_are_cut_at_mondays(start: date, end: date, weeks: list[str]) -> None:
    assert [f"{week.start:%d.%m}–{week.end:%d.%m}" for week in cut_weeks(start, end)] == weeks


@given(start=st.dates(date(2026, 1, 1), date(2028, 1, 1)), days=st.integers(0, 200))
def test_weeks_cover_every_day_once(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    weeks = cut_weeks(start, end)
    assert sum((week.end - week.start).days + 1 for week in weeks) == days + 1
    assert (weeks[0].start, weeks[-1].end) == (start, end)
    assert all(week.start.weekday() == 0 for week in weeks[1:])


def test_the_weeks_of_a_line_add_up_to_its_cost() -> None:
    calendar = lay_calendar(PLAN)
    assert calendar.weeks
    for line in PLAN.lines:
        assert line.cost is not None
        assert sum(calendar.net_by_row[line.row_id]) == line.cost.amount.net


def test_a_line_costs_nothing_in_weeks_without_it() -> None:
    late = replace(PLAN.lines[0], start=date(2027, 2, 15), end=date(2027, 2, 28))
    calendar = lay_calendar(replace(PLAN, lines=(late, *PLAN.lines[1:])))
    parts = calendar.net_by_row[late.row_id]
    assert parts[:2] == (Decimal(0), Decimal(0))
    assert all(part > 0 for part in parts[2:])
    assert late.cost is not None
    assert sum(parts) == late.cost.amount.net


def test_a_plan_without_lines_has_no_weeks() -> None:
    calendar = lay_calendar(replace(PLAN, lines=()))
    assert calendar.weeks == ()
    assert calendar.net_by_row == {}


def test_a_line_without_a_price_is_not_in_the_calendar() -> None:
    unpriced = replace(PLAN.lines[0], cost=None)
    calendar = lay_calendar(replace(PLAN, lines=(unpriced, *PLAN.lines[1:])))
    assert unpriced.row_id not in calendar.net_by_row
