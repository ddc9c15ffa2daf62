from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.brief import Channel
from planner.calendar import cut_months, cut_parts, cut_weeks, find_seasons, lay_calendar, lay_flighting
from planner.draft import draft_plan
from planner.flighting import Flighting, LineFlight
from planner.media_plan import MediaPlan, PlanLine
from planner.money import KOPECK
from tests.planner.builders import AS_OF, make_brief, the_card

DAYS = st.dates(date(2026, 12, 1), date(2028, 1, 1))


@cache
def plan_of(start: date = date(2027, 2, 1), end: date = date(2027, 2, 28)) -> MediaPlan:
    wanted = (Channel.SMS, Channel.DISPLAY, Channel.DOOH)
    brief = make_brief(start_date=start, end_date=end, channels_wanted=wanted)
    return draft_plan(brief, the_card(), as_of=AS_OF)


PLAN = plan_of()


def line_of(calendar: Flighting, row_id: str) -> LineFlight:
    return next(line for line in calendar.lines if line.row_id == row_id)


def net_of(line: PlanLine) -> Decimal:
    assert line.cost is not None
    return line.cost.amount.net


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


def test_months_are_cut_at_their_first_days_and_parts_at_both() -> None:
    start, end = date(2026, 12, 30), date(2027, 2, 3)
    months = [f"{one.start:%d.%m}–{one.end:%d.%m}" for one in cut_months(start, end)]
    assert months == ["30.12–31.12", "01.01–31.01", "01.02–03.02"]
    parts = [f"{one.start:%d.%m}–{one.end:%d.%m}" for one in cut_parts(start, end)]
    assert parts[:3] == ["30.12–31.12", "01.01–03.01", "04.01–10.01"]


@given(start=DAYS, days=st.integers(0, 400))
def test_every_cut_covers_every_day_once(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    for cut in (cut_weeks(start, end), cut_months(start, end), tuple(cut_parts(start, end))):
        assert sum((one.end - one.start).days + 1 for one in cut) == days + 1
        assert (cut[0].start, cut[-1].end) == (start, end)
        assert all(one.end + timedelta(days=1) == two.start for one, two in zip(cut, cut[1:], strict=False))


@pytest.mark.parametrize(
    "days", [(date(2027, 2, 1), date(2027, 2, 28)), (date(2026, 12, 10), date(2027, 6, 3))]
)
def test_weeks_and_months_of_a_line_add_up_to_it(days: tuple[date, date]) -> None:
    plan = plan_of(*days)
    calendar = lay_calendar(plan)
    assert plan.lines
    for line in plan.lines:
        found = line_of(calendar, line.row_id)
        for portions in (found.by_part, found.by_week, found.by_month):
            assert sum(portions.net_rub) == net_of(line)
            assert portions.contacts is not None
            assert sum(portions.contacts) == line.impressions
        assert (len(found.by_week.net_rub), len(found.by_month.net_rub)) == (
            len(calendar.weeks),
            len(calendar.months),
        )


@given(
    net=st.decimals(1, 10**7, places=2),
    first=st.dates(date(2026, 12, 1), date(2027, 6, 1)),
    days=st.integers(0, 200),
    season=st.lists(st.decimals("0.5", 2, places=2), min_size=12, max_size=12),
)
def test_money_follows_the_months_coefficients_to_the_kopeck(
    net: Decimal, first: date, days: int, season: list[Decimal]
) -> None:
    line = PLAN.lines[0]
    assert line.cost is not None
    cost = replace(line.cost, amount=replace(line.cost.amount, net=net))
    laid = replace(line, start=first, end=first + timedelta(days=days), cost=cost)
    calendar = lay_flighting((laid,), {line.row_id: season})
    found = calendar.lines[0].by_part
    weights = [((one.end - one.start).days + 1) * season[one.start.month - 1] for one in calendar.parts]
    assert sum(found.net_rub) == net
    for part, weight in zip(found.net_rub, weights, strict=True):
        assert abs(part - net * weight / sum(weights)) < KOPECK


def test_a_dearer_month_takes_more_money_and_no_more_contacts() -> None:
    plan = plan_of(date(2027, 2, 15), date(2027, 3, 20))
    display = next(line for line in plan.lines if line.channel is Channel.DISPLAY)
    found = line_of(lay_calendar(plan), display.row_id)
    february, march = found.by_month.net_rub
    # The card's season of displays: 0.9 in February, 1 in March.
    assert float((march / 20) / (february / 14)) == pytest.approx(1 / 0.9, rel=1e-3)
    assert found.by_month.contacts is not None
    early, late = found.by_month.contacts
    assert early / 14 == pytest.approx(late / 20, rel=1e-3)


def test_a_partial_week_counts_by_its_days() -> None:
    plan = plan_of(date(2027, 2, 3), date(2027, 2, 14))
    sms = next(line for line in plan.lines if line.channel is Channel.SMS)
    first, second = line_of(lay_calendar(plan), sms.row_id).by_week.net_rub
    assert float(first / second) == pytest.approx(5 / 7, rel=1e-4)


def test_a_line_costs_nothing_in_weeks_without_it() -> None:
    late = replace(PLAN.lines[0], start=date(2027, 2, 15), end=date(2027, 2, 28))
    calendar = lay_calendar(replace(PLAN, lines=(late, *PLAN.lines[1:])))
    parts = line_of(calendar, late.row_id).by_week.net_rub
    assert parts[:2] == (Decimal(0), Decimal(0))
    assert all(part > 0 for part in parts[2:])
    assert sum(parts) == net_of(late)


def test_a_plan_is_read_in_the_calendar_it_was_kept_with() -> None:
    assert lay_calendar(PLAN) is PLAN.flighting
    # Plans from before are laid out evenly, and add up all the same.
    old = lay_calendar(replace(PLAN, flighting=None))
    assert sum(old.lines[0].by_week.net_rub) == net_of(PLAN.lines[0])
    # A line that changed since makes the kept calendar tell another sum.
    dearer = replace(PLAN, lines=PLAN.lines[1:])
    assert [line.row_id for line in lay_calendar(dearer).lines] == [line.row_id for line in PLAN.lines[1:]]


def test_a_plan_without_lines_has_no_weeks() -> None:
    calendar = lay_calendar(replace(PLAN, lines=(), flighting=None))
    assert (calendar.weeks, calendar.lines) == ((), ())


def test_a_line_without_a_price_is_not_in_the_calendar() -> None:
    unpriced = replace(PLAN.lines[0], cost=None)
    calendar = lay_calendar(replace(PLAN, lines=(unpriced, *PLAN.lines[1:])))
    assert unpriced.row_id not in {line.row_id for line in calendar.lines}


def test_seasons_are_those_of_the_cards_rows() -> None:
    seasons = find_seasons(the_card())
    assert seasons["display-programmatic"][8] == Decimal("1.3")
    assert "sms-base" not in seasons
