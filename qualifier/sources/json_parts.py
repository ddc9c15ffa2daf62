"""Reads parts of a payload that may hold anything: a part of the wrong kind is absent, never guessed."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from qualifier.sources.fact import About, Claim, Confidence, Unit

LARGEST_AMOUNT = 10**15
LARGEST_COUNT = 10_000_000
_LONGEST_TEXT = 300
_MOST_ROWS = 200
_EARLIEST, _LATEST = date(1500, 1, 1), date(2100, 1, 1)
_SUM = re.compile(r"-?\d{1,16}(?:\.\d{1,6})?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def at(value: Any, *path: str) -> Any:
    """Return what lies under the keys, or None where one of them is missing."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def rows(value: Any, *path: str) -> Iterator[Mapping[str, Any]]:
    """Return the objects of a list; PHP writes an empty object as a list, so that anything else is none."""
    found = at(value, *path) if path else value
    for row in found[:_MOST_ROWS] if isinstance(found, list) else ():
        if isinstance(row, Mapping):
            yield row


def read_text(value: Any) -> str | None:
    """Return a short line of text; numbers, long texts and broken letters are none."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        return None
    line = " ".join(value.split())
    return line if line and line.isprintable() else None


def read_code(value: Any, lengths: tuple[int, ...]) -> str | None:
    """Return a number that is kept as text, of one of the lengths."""
    text = read_text(value)
    return text if text and text.isascii() and text.isdigit() and len(text) in lengths else None


def read_amount(value: Any, largest: int = LARGEST_AMOUNT) -> int | None:
    """Return a whole number within the range; truths, texts and fractions of nothing are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # NaN and the infinities lie in no range.
    return round(value) if -largest <= value <= largest else None


def read_sum(value: Any, largest: int = LARGEST_AMOUNT) -> int | None:
    """Return a sum of money that is written as a number or as text, in whole units."""
    text = read_text(value)
    if text is None:
        return read_amount(value, largest)
    return read_amount(float(text), largest) if text.isascii() and _SUM.fullmatch(text) else None


def read_count(value: Any, largest: int = LARGEST_COUNT) -> int | None:
    """Return a number of things: whole and not negative."""
    found = read_amount(value, largest)
    return found if found is not None and found >= 0 and found == value else None


def read_day(value: Any) -> date | None:
    """Return the day of an ISO date or instant."""
    text = read_text(value)
    if text is None or len(text) < 10 or not text[:10].isascii():
        return None
    try:
        return _plausible(date.fromisoformat(text[:10]))
    except ValueError:
        return None


def read_millis(value: Any) -> date | None:
    """Return the day of an instant in milliseconds; Moscow's midnight lies in the day before by UTC."""
    millis = read_amount(value)
    if millis is None:
        return None
    try:
        return _plausible((_EPOCH + timedelta(milliseconds=millis, hours=3)).date())
    except OverflowError:
        return None


def read_year(value: Any) -> int | None:
    """Return a year as number or text."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else read_text(value)
    is_year = text is not None and len(text) == 4 and text.isascii() and text.isdigit()
    return int(text) if text and is_year and _EARLIEST.year <= int(text) < _LATEST.year else None


def _plausible(day: date) -> date | None:
    return day if _EARLIEST <= day < _LATEST else None


class Sheet:
    """Collects claims; what is None is not claimed."""

    def __init__(self, confidence: Confidence, as_of: date | None = None) -> None:
        self._confidence = confidence
        self._as_of = as_of
        self._claims: list[Claim] = []

    def put(
        self,
        about: About,
        value: str | int | date | None,
        unit: Unit | None = None,
        *,
        as_of: date | None = None,
    ) -> None:
        """Claim a value unless it is absent."""
        if value is None:
            return
        self._claims.append(
            Claim(
                about=about,
                value=value.isoformat() if isinstance(value, date) else value,
                unit=unit,
                as_of=as_of or self._as_of,
                confidence=self._confidence,
            )
        )

    def claims(self) -> tuple[Claim, ...]:
        """Return what was claimed."""
        return tuple(self._claims)
