"""Policies: the seller's words on how long each volume takes, read as steps."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from qualifier.profile_parts import LeadTimePolicy, LeadTimeStep
from qualifier.reading.fold import fold
from qualifier.reading.numbers import find_numbers
from qualifier.reading.spans_of_days import DAY_SPAN, read_day_span

_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•|]|\d{1,2}[.)]))")
_LOW, _HIGH = r"(?P<low>\d{1,6})", r"(?P<high>\d{1,6})"
_UNITS = (
    r"(?:units?|licen[cs]es?|seats?|systems?|pieces?|copies|items?|installations?|"
    r"шт\w*|единиц\w*|лицензи\w*|комплект\w*|экземпляр\w*|мест\w*)"
)
_VOLUMES = (
    re.compile(rf"\b(?:volume|quantity|qty|объ[её]м|количество)\s?[:=–-]?\s?{_LOW}"),
    re.compile(
        rf"\b{_LOW}\s?(?:-|–|—|to|до|and|и)\s?{_HIGH}\s{_UNITS}"
    ),
    re.compile(rf"\b(?P<upto>up to|no more than|at most|maximum of|до|не более)\s{_HIGH}\s{_UNITS}"),
    re.compile(
        rf"\b(?P<over>over|more than|above|exceeding|свыше|более|больше)\s{_LOW}\s{_UNITS}"
    ),
    re.compile(rf"\b{_LOW}\+?\s(?:or more\s|or fewer\s|и более\s)?{_UNITS}"),
    re.compile(rf"\b(?P<single>single|one|одна|одной|один|одну|одного)\s(?:\w+\s)?{_UNITS}"),
)  # fmt: skip
_TALKS_OF_TIME = re.compile(r"day|week|hour|month|дн|день|сут|недел|час|месяц")
_LEAST_STEPS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a policy: from `low` units on, or up to `high` when only that was said."""

    low: int | None
    high: int | None
    days: int

    @property
    def place(self) -> int:
        """Where the row stands among the others."""
        return self.low or self.high or 0


def read_policy(text: str, source: str) -> LeadTimePolicy | None:
    """Return the steps that a policy's text holds; None when it is no policy by volume.

    Each paragraph or list item that names a volume and then a time is a step. "Up to five" begins where
    the step below it ends.
    """
    rows = [row for block in _BLOCK.split(text) if (row := _read_block(fold(block).text)) is not None]
    steps = tuple(_make_steps(rows))
    if len(steps) < _LEAST_STEPS:
        return None
    try:
        return LeadTimePolicy(steps=steps, source=source)
    except ValidationError:  # steps out of order: some other table of volumes and times
        return None


def _read_block(text: str) -> _Row | None:
    if not _TALKS_OF_TIME.search(text):
        return None
    text = _spell_in_digits(text)
    volume = next((match for pattern in _VOLUMES if (match := pattern.search(text)) is not None), None)
    days = _first_days(text)
    if volume is None or days is None:
        return None
    found = volume.groupdict()
    low = 1 if found.get("single") else _whole(found.get("low"))
    if found.get("over") and low is not None:
        low += 1
    return _Row(low, _whole(found.get("high")), days)


def _spell_in_digits(text: str) -> str:
    """ "Up to five units" reads as "up to 5 units"."""
    for number in reversed(find_numbers(text)):
        if not number.is_digits and number.value == int(number.value):
            text = f"{text[: number.start]}{int(number.value)}{text[number.end :]}"
    return text


def _whole(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _first_days(text: str) -> int | None:
    for match in DAY_SPAN.finditer(text):
        span = read_day_span(match, text, None)
        if span is not None and span.is_length:
            return span.days
    return None


def _make_steps(rows: Iterable[_Row]) -> Iterator[LeadTimeStep]:
    below = 0
    seen: set[int] = set()
    for row in sorted(rows, key=lambda row: row.place):
        start = below + 1 if row.low is None else row.low
        below = max(below, row.high or start)
        if start not in seen:
            seen.add(start)
            yield LeadTimeStep(units=start, days=row.days)
