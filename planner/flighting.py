"""A plan in time: what each line costs and brings in every week and month of the flight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.money import ZERO

# A flight of so many days is read in weeks, a longer one in months.
LONGEST_BY_WEEK_DAYS = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days of the flight that stand together, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Portions:
    """Money without VAT, fee included, and contacts as far as known, one figure for each stretch."""

    net_rub: tuple[Decimal, ...]
    contacts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFlight:
    """One line in time; each of the three adds up to the line."""

    row_id: str
    start: date
    end: date
    by_part: Portions
    by_week: Portions
    by_month: Portions


@dataclass(frozen=True, slots=True, kw_only=True)
class Flighting:
    """Weeks and months of a flight and its lines in them; `parts` are weeks cut where a month ends."""

    parts: tuple[Stretch, ...] = ()
    weeks: tuple[Stretch, ...] = ()
    months: tuple[Stretch, ...] = ()
    lines: tuple[LineFlight, ...] = ()

    @property
    def is_long(self) -> bool:
        """Tell whether people read the flight in months."""
        return bool(self.parts) and (self.parts[-1].end - self.parts[0].start).days >= LONGEST_BY_WEEK_DAYS

    @property
    def shown(self) -> tuple[Stretch, ...]:
        """Return the stretches in which people read the flight."""
        return self.months if self.is_long else self.weeks

    def portions_of(self, line: LineFlight) -> Portions:
        """Return a line in the stretches that are shown."""
        return line.by_month if self.is_long else line.by_week


def add_portions(held: Sequence[Portions], count: int) -> Portions:
    """Return the sum of lines by stretch; contacts over the lines that have them."""
    nets = [sum((one.net_rub[place] for one in held), ZERO) for place in range(count)]
    known = [one.contacts for one in held if one.contacts is not None]
    contacts = tuple(sum(one[place] for one in known) for place in range(count)) if known else None
    return Portions(net_rub=tuple(nets), contacts=contacts)


def join_parts(portions: Portions, parts: Sequence[Stretch], key: Callable[[Stretch], object]) -> Portions:
    """Return portions over longer stretches: neighbouring parts with the same key add up."""
    places: dict[object, list[int]] = {}
    for place, part in enumerate(parts):
        places.setdefault(key(part), []).append(place)
    groups = list(places.values())
    nets = tuple(sum((portions.net_rub[place] for place in group), ZERO) for group in groups)
    contacts = portions.contacts
    if contacts is None:
        return Portions(net_rub=nets, contacts=None)
    return Portions(net_rub=nets, contacts=tuple(sum(contacts[place] for place in group) for group in groups))
