"""What calls may cost: reserved before a call, settled after it, so that workers never overspend together."""

import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from kit.clock import read_stopwatch
from kit.ids import make_random_id
from kit.llm_faults import ModelFailed, ModelFault

_MILLION = Decimal(1_000_000)
# Longer than any question may take: what is set aside still after this belongs to a worker that died.
LEASE_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens of one call, as the service counted them; None when it did not say."""

    input_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Roubles for a million tokens."""

    input_rub: Decimal = Decimal(0)
    output_rub: Decimal = Decimal(0)

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal:
        """Return what so many tokens cost, in roubles."""
        return (self.input_rub * input_tokens + self.output_rub * output_tokens) / _MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """Money set aside for one call in each scope; it is settled once, by its id."""

    amount_rub: Decimal
    scopes: tuple[str, ...]
    id: str = ""


class Ledger(Protocol):
    """Where spending is kept; one step of it is atomic for all workers."""

    def reserve(self, amount_rub: Decimal, limits: Mapping[str, Decimal]) -> Reservation:
        """Set money aside in every scope, or raise ModelFailed (no_money) and change nothing."""
        ...

    def settle(self, reservation: Reservation, spent_rub: Decimal) -> None:
        """Replace what was set aside by what was spent."""
        ...


class MemoryLedger:
    """The ledger of one process, and the double of the one in the database.

    `spent_rub` holds what was spent and what is set aside now.
    """

    def __init__(self, *, lease_s: float = LEASE_S, stopwatch: Callable[[], float] = read_stopwatch) -> None:
        self.spent_rub: defaultdict[str, Decimal] = defaultdict(Decimal)
        self._lease_s = lease_s
        self._stopwatch = stopwatch
        # Set aside and not settled; those whose lease has ended count no more, yet may be settled late.
        self._open: dict[str, tuple[Reservation, float]] = {}
        self._ended: dict[str, Reservation] = {}
        self._lock = threading.Lock()

    def reserve(self, amount_rub: Decimal, limits: Mapping[str, Decimal]) -> Reservation:
        """Set money aside in every scope, or raise ModelFailed (no_money) and change nothing."""
        with self._lock:
            self._end_leases()
            if any(self.spent_rub[scope] + amount_rub > limit for scope, limit in limits.items()):
                raise ModelFailed(ModelFault.NO_MONEY)
            reservation = Reservation(amount_rub=amount_rub, scopes=tuple(limits), id=make_random_id("spend"))
            self._open[reservation.id] = (reservation, self._stopwatch() + self._lease_s)
            self._count(reservation, amount_rub)
        return reservation

    def settle(self, reservation: Reservation, spent_rub: Decimal) -> None:
        """Replace what was set aside by what was spent."""
        with self._lock:
            if self._open.pop(reservation.id, None):
                self._count(reservation, spent_rub - reservation.amount_rub)
            elif self._ended.pop(reservation.id, None):
                self._count(reservation, spent_rub)

    def _end_leases(self) -> None:
        now = self._stopwatch()
        for reservation, until in tuple(self._open.values()):
            if until <= now:
                self._ended[reservation.id] = self._open.pop(reservation.id)[0]
                self._count(reservation, -reservation.amount_rub)

    def _count(self, reservation: Reservation, amount_rub: Decimal) -> None:
        for scope in reservation.scopes:
            self.spent_rub[scope] += amount_rub


def settle_cost(
    usage: Usage, reserved_rub: Decimal, prices: Prices, most_rub: Decimal
) -> tuple[Decimal, bool]:
    """Return what a call is counted as, and whether the service's count is absurd.

    Unknown or negative usage counts as the reservation. More than ten times what could be used counts as
    stated, up to the limit of a day: no further call is made until a person has looked.
    """
    tokens = (usage.input_tokens, usage.output_tokens)
    if None in tokens:
        return reserved_rub, False
    stated = prices.cost(usage.input_tokens or 0, usage.output_tokens or 0)
    if min(usage.input_tokens or 0, usage.output_tokens or 0) < 0:
        return reserved_rub, True
    return (min(stated, most_rub), True) if stated > reserved_rub * 10 else (stated, False)
