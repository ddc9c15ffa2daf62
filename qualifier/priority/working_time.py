"""Working time: hours counted only while the house works; days off are data."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Strict, require

CALENDAR_PATH = Path(__file__).with_name("calendar.yaml")
# No two working days are further apart; a calendar that offers none is refused instead of searched for ever.
_LONGEST_REST_DAYS = 60


class CalendarInvalid(AppError):
    """The working calendar cannot be used."""

    code = "calendar_invalid"
    ru = "Рабочий календарь нельзя использовать."


class WorkingCalendar(Strict):
    """When people work."""

    timezone: str
    opens: time
    closes: time
    weekend: tuple[Annotated[int, Field(ge=0, le=6)], ...]
    since: date
    why: str
    sources: dict[int, str]
    days_off: frozenset[date]
    days_on: frozenset[date]
    short_hours: Annotated[int, Field(ge=0, le=4)]
    short_days: frozenset[date]

    @field_validator("timezone")
    @classmethod
    def _must_exist(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"there is no time zone {name}") from error
        return name

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        require(self.opens < self.closes, "opens must be before closes")
        require(not self.days_off & self.days_on, "a day is either off or on")
        require(len(set(self.weekend)) < 7, "weekend must leave a day to work")
        shortest = timedelta(hours=self.closes.hour - self.opens.hour - self.short_hours)
        require(shortest > timedelta(), "short_hours must leave time to work")
        return self

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the hours."""
        return ZoneInfo(self.timezone)

    @cached_property
    def hash(self) -> str:
        """Return the hash of everything that decides; sets are written in order."""
        days = [sorted(days) for days in (self.days_off, self.days_on, self.short_days)]
        said = (self.timezone, self.opens, self.closes, self.weekend, self.short_hours, days)
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def is_working(self, day: date) -> bool:
        """Tell whether people work on a day."""
        return day in self.days_on or (day.weekday() not in self.weekend and day not in self.days_off)

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """Return when a working day begins and ends."""
        opens = datetime.combine(day, self.opens, self.zone)
        closes = datetime.combine(day, self.closes, self.zone)
        return opens, closes - timedelta(hours=self.short_hours if day in self.short_days else 0)


def add_working_hours(start: datetime, hours: float, calendar: WorkingCalendar) -> datetime:
    """Return the instant, in UTC, by which so many working hours have passed since `start`."""
    left = timedelta(hours=hours)
    day = start.astimezone(calendar.zone).date()
    while True:
        day = _next_working(day, calendar)
        opens, closes = calendar.hours_of(day)
        begins = max(opens, start)
        if begins + left <= closes:
            return (begins + left).astimezone(UTC)
        left -= max(closes - begins, timedelta())
        day += timedelta(days=1)


def open_day(day: date, calendar: WorkingCalendar) -> datetime:
    """Return the first working instant, in UTC, of a day or of the next one that is worked."""
    return calendar.hours_of(_next_working(day, calendar))[0].astimezone(UTC)


def _next_working(day: date, calendar: WorkingCalendar) -> date:
    for shift in range(_LONGEST_REST_DAYS):
        if calendar.is_working(found := day + timedelta(days=shift)):
            return found
    raise CalendarInvalid(
        f"No working day within {_LONGEST_REST_DAYS} days of {day}.",
        ru=f"Нет рабочего дня в течение {_LONGEST_REST_DAYS} дней от {day}.",
    )


@lru_cache(maxsize=1)
def load_calendar(path: Path = CALENDAR_PATH) -> WorkingCalendar:
    """Read the calendar that the package carries."""
    return read_table(path, WorkingCalendar, CalendarInvalid)
