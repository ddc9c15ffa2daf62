from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kit.yaml_table import read_table
from qualifier.priority.working_time import (
    CALENDAR_PATH,
    CalendarInvalid,
    WorkingCalendar,
    add_working_hours,
    load_calendar,
    open_day,
)

CALENDAR = load_calendar()
MOSCOW = CALENDAR.zone
_START = datetime(2025, 12, 1, tzinfo=UTC)
INSTANTS = st.integers(0, 700 * 24 * 60).map(lambda minutes: _START + timedelta(minutes=minutes))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


# When it began, for how many hours of work, and by when, all in Moscow.
SPANS = [
    ("2026-11-26 10:00", 1, "2026-11-26 11:00"),
    # Exactly to closing is still today; a minute more is tomorrow morning.
    ("2026-11-26 17:00", 1, "2026-11-26 18:00"),
    ("2026-11-26 17:01", 1, "2026-11-27 09:01"),
    ("2026-11-26 18:00", 1, "2026-11-27 10:00"),
    # Before opening and in the night the clock stands.
    ("2026-11-26 06:00", 1, "2026-11-26 10:00"),
    ("2026-11-26 23:59", 2, "2026-11-27 11:00"),
    # Friday evening, and the weekend itself.
    ("2026-11-27 17:30", 1, "2026-11-30 09:30"),
    ("2026-11-28 12:00", 1, "2026-11-30 10:00"),
    # A working day is nine hours: eight of them from the afternoon.
    ("2026-11-26 14:00", 8, "2026-11-27 13:00"),
    # The day before a holiday is an hour shorter, and the holiday does not count.
    ("2026-11-03 16:30", 1, "2026-11-05 09:30"),
    ("2026-11-03 16:00", 1, "2026-11-03 17:00"),
    # 8 March is a Sunday: Monday is off.
    ("2026-03-06 17:30", 1, "2026-03-10 09:30"),
    # The eleven days of the new year, from 31 December on.
    ("2026-12-30 17:30", 1, "2027-01-11 09:30"),
    ("2025-12-30 17:30", 1, "2026-01-12 09:30"),
    ("2026-11-26 10:00", 0.25, "2026-11-26 10:15"),
    ("2026-11-26 10:00", 27, "2026-12-01 10:00"),
]


@pytest.mark.parametrize(("start", "hours", "end"), SPANS)
def test_hours_count_only_while_the_house_works(start: str, hours: float, end: str) -> None:
    found = add_working_hours(at(start), hours, CALENDAR)
    assert found == at(end)
    assert found.tzinfo is UTC


@given(
    begun=INSTANTS,
    hours=st.floats(0.1, 60),
    more=st.floats(0.1, 20),
)
def test_more_hours_never_end_earlier_and_always_in_working_time(
    begun: datetime, hours: float, more: float
) -> None:
    end = add_working_hours(begun, hours, CALENDAR)
    assert end >= begun + timedelta(hours=hours) - timedelta(seconds=1)
    assert add_working_hours(begun, hours + more, CALENDAR) >= end
    local = end.astimezone(MOSCOW)
    opens, closes = CALENDAR.hours_of(local.date())
    assert CALENDAR.is_working(local.date())
    assert opens <= local <= closes


@given(INSTANTS, st.floats(0.1, 9), st.floats(0.1, 9))
def test_two_spans_one_after_the_other_are_one(begun: datetime, first: float, second: float) -> None:
    step = add_working_hours(add_working_hours(begun, first, CALENDAR), second, CALENDAR)
    whole = add_working_hours(begun, first + second, CALENDAR)
    assert abs(step - whole) < timedelta(seconds=1)


def test_another_zone_names_the_same_instant() -> None:
    moscow = at("2026-11-26 10:00")
    assert add_working_hours(moscow.astimezone(UTC), 1, CALENDAR) == add_working_hours(moscow, 1, CALENDAR)


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        ("2026-11-26", "2026-11-26 09:00"),
        ("2026-11-28", "2026-11-30 09:00"),
        ("2027-01-01", "2027-01-11 09:00"),
    ],
)
def test_a_day_opens_on_itself_or_on_the_next_working_one(day: str, opens: str) -> None:
    assert open_day(date.fromisoformat(day), CALENDAR) == at(opens)


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_holidays_of_the_labour_code_are_off(year: int) -> None:
    fixed = [(1, day) for day in range(1, 9)] + [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)]
    assert [day for day in fixed if CALENDAR.is_working(date(year, *day))] == []


def test_a_usual_year_has_as_many_working_days_as_the_official_calendar() -> None:
    days = [date(2026, 1, 1) + timedelta(days=shift) for shift in range(365)]
    assert sum(map(CALENDAR.is_working, days)) == 247


def _bend(tmp_path: Path, **changes: Any) -> Path:
    content = yaml.safe_load(CALENDAR_PATH.read_text(encoding="utf-8"))
    path = tmp_path / "calendar.yaml"
    path.write_text(yaml.safe_dump({**content, **changes}, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"timezone": "Europe/Nowhere"},
        {"timezone": "../etc/passwd"},
        {"opens": "19:00"},
        {"opens": "17:00", "short_hours": 1},
        {"weekend": [0, 1, 2, 3, 4, 5, 6]},
        {"weekend": [7]},
        {"days_on": [date(2026, 1, 1)]},
        {"short_hours": 9},
        {"days_off": ["someday"]},
        {"lunch": "13:00"},
    ],
)
def test_a_calendar_that_cannot_be_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(CalendarInvalid):
        read_table(_bend(tmp_path, **changes), WorkingCalendar, CalendarInvalid)


def test_a_calendar_without_a_working_day_is_told_instead_of_searched_for_ever() -> None:
    off = frozenset(date(2026, 11, 26) + timedelta(days=shift) for shift in range(100))
    closed = CALENDAR.model_copy(update={"days_off": off})
    with pytest.raises(CalendarInvalid, match="No working day"):
        add_working_hours(at("2026-11-26 10:00"), 1, closed)


def test_a_worked_saturday_counts() -> None:
    saturday = date(2026, 11, 28)
    moved = CALENDAR.model_copy(update={"days_on": frozenset({saturday})})
    assert add_working_hours(at("2026-11-27 17:30"), 1, moved) == at("2026-11-28 09:30")


def test_one_changed_day_is_another_calendar() -> None:
    content = {**CALENDAR.model_dump(), "days_on": {date(2026, 11, 28)}}
    moved = WorkingCalendar.model_validate(content)
    assert moved.hash != CALENDAR.hash
    again = read_table(CALENDAR_PATH, WorkingCalendar, CalendarInvalid)
    assert again.hash == CALENDAR.hash
    assert (CALENDAR.opens, CALENDAR.closes) == (time(9), time(18))


# --- another house: half hours, a weekend of Friday and Saturday, and days of its own

URALS = WorkingCalendar.model_validate(
    {
        **CALENDAR.model_dump(),
        "timezone": "Asia/Yekaterinburg",
        "opens": time(8, 30),
        "closes": time(17, 15),
        "weekend": (4, 5),
        # A Wednesday off, a Saturday worked, and a Thursday that ends at 15:15.
        "days_off": {date(2026, 11, 25)},
        "days_on": {date(2026, 11, 28)},
        "short_hours": 2,
        "short_days": {date(2026, 11, 26)},
    }
)
OTHER_SPANS = [
    ("2026-11-24 16:15", 1, "2026-11-24 17:15"),
    ("2026-11-24 16:45", 1, "2026-11-26 09:00"),
    ("2026-11-26 14:15", 1, "2026-11-26 15:15"),
    # A quarter of an hour is left of the short day, and the Saturday after it is worked.
    ("2026-11-26 15:00", 1, "2026-11-28 09:15"),
    ("2026-11-26 15:30", 0.5, "2026-11-28 09:00"),
    ("2026-11-27 12:00", 8.75, "2026-11-28 17:15"),
    ("2026-11-27 12:00", 9, "2026-11-29 08:45"),
    ("2026-11-25 10:00", 6.75, "2026-11-26 15:15"),
    ("2026-11-25 10:00", 7, "2026-11-28 08:45"),
    # No work at all: at once in working time, else when the house opens.
    ("2026-11-24 12:00", 0, "2026-11-24 12:00"),
    ("2026-11-24 17:15", 0, "2026-11-24 17:15"),
    ("2026-11-24 07:00", 0, "2026-11-24 08:30"),
    ("2026-11-24 18:00", 0, "2026-11-26 08:30"),
]


@pytest.mark.parametrize(("start", "hours", "end"), OTHER_SPANS)
def test_another_house_works_by_its_own_calendar(start: str, hours: float, end: str) -> None:
    begun = datetime.fromisoformat(start).replace(tzinfo=URALS.zone)
    due = datetime.fromisoformat(end).replace(tzinfo=URALS.zone)
    assert add_working_hours(begun, hours, URALS) == due


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        ("2026-11-22", True),
        ("2026-11-25", False),
        ("2026-11-26", True),
        ("2026-11-27", False),
        ("2026-11-28", True),
        ("2026-12-05", False),
        ("2026-12-06", True),
    ],
)
def test_a_day_named_in_the_calendar_goes_before_its_weekday(day: str, is_working: bool) -> None:
    assert URALS.is_working(date.fromisoformat(day)) is is_working


# Where clocks are put forward in March and back in October: half past nine of the Monday after it.
@pytest.mark.parametrize(
    ("friday", "due"),
    [
        (datetime(2026, 3, 27, 15, 30, tzinfo=UTC), datetime(2026, 3, 30, 7, 30, tzinfo=UTC)),
        (datetime(2026, 10, 23, 14, 30, tzinfo=UTC), datetime(2026, 10, 26, 8, 30, tzinfo=UTC)),
        (datetime(2026, 6, 26, 14, 30, tzinfo=UTC), datetime(2026, 6, 29, 7, 30, tzinfo=UTC)),
    ],
)
def test_a_change_of_the_clocks_moves_no_opening_hour(friday: datetime, due: datetime) -> None:
    told = {"timezone": "Europe/Berlin", "closes": time(17), "days_off": set(), "days_on": set()}
    berlin = WorkingCalendar.model_validate({**CALENDAR.model_dump(), **told, "short_days": set()})
    assert add_working_hours(friday, 1, berlin) == due


# What decides when something is due is in the hash, and what only explains it is not.
@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({"timezone": "Europe/Samara"}, False),
        ({"opens": time(9, 30)}, False),
        ({"closes": time(18, 30)}, False),
        ({"weekend": (6,)}, False),
        ({"short_hours": 0}, False),
        ({"days_off": CALENDAR.days_off | {date(2026, 11, 26)}}, False),
        ({"short_days": CALENDAR.short_days | {date(2026, 11, 26)}}, False),
        ({"why": "иначе сказано"}, True),
        ({"since": date(2020, 1, 1)}, True),
        ({"sources": {2026: "другой указ"}}, True),
    ],
)
def test_the_hash_holds_what_decides_and_nothing_else(changes: dict[str, Any], is_same: bool) -> None:
    other = WorkingCalendar.model_validate({**CALENDAR.model_dump(), **changes})
    assert (other.hash == CALENDAR.hash) is is_same


def test_what_is_wrong_with_a_calendar_is_told_in_both_languages() -> None:
    closed = CALENDAR.model_copy(
        update={"days_off": frozenset(date(2026, 11, 26) + timedelta(days=n) for n in range(60))}
    )
    with pytest.raises(CalendarInvalid) as told:
        open_day(date(2026, 11, 26), closed)
    assert told.value.detail == "No working day within 60 days of 2026-11-26."
    assert told.value.detail_ru == "Нет рабочего дня в течение 60 дней от 2026-11-26."
    assert told.value.code == "calendar_invalid"
