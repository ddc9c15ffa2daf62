"""A campaign's flight as read: its first and last day with the words that say them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.brief_reading.brief_text import Found
from qualifier.reading.schedule import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """The first and the last day, each None when nobody said it, with the words that say them."""

    start: Found[date | None]
    end: Found[date | None]


NO_FLIGHT = Flight(start=Found(value=None), end=Found(value=None))


def make_flight(start: date | None, end: date | None, quotes: Iterable[str]) -> Flight:
    """Return a flight whose both days rest on the same words."""
    said = tuple(dict.fromkeys(quotes))
    return Flight(
        start=Found(value=start, quotes=said if start else ()),
        end=Found(value=end, quotes=said if end else ()),
    )


def quote_statements(said: Iterable[Statement]) -> tuple[str, ...]:
    """Return the sentences of some statements verbatim, each once."""
    return tuple(dict.fromkeys(one.sentence.text.strip()[:300] for one in said))
