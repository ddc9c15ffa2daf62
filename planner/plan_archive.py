"""What is kept of plans, and what the use case needs of a store; the double in memory is for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from kit.clock import Clock
from kit.errors import KeyReused, NotFound
from kit.ids import NewId
from planner.media_plan import MediaPlan
from planner.plan_json import write_plan
from planner.plan_request import PlanRequest
from qualifier.canonical_json import hash_text, write_json


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan:
    """A plan as it is kept: the body that asked for it, the plan in canonical JSON, and when."""

    id: str
    payload: str
    content: str
    ignored: tuple[str, ...]
    microseconds: int
    created_at: datetime


class Plans(Protocol):
    """What the use case needs of a store, inside one transaction."""

    def claim_key(self, key: str, payload: str) -> StoredPlan | None:
        """Return what the key was answered before; KeyReused when it came with another body.

        No other transaction uses the key until the end.
        """

    def add_plan(self, plan: StoredPlan, *, key: str | None) -> None:
        """Keep a plan, and the key of the request that asked for it."""

    def find_plan(self, plan_id: str) -> StoredPlan:
        """Return a plan; NotFound when there is none."""


@dataclass(slots=True)
class MemoryPlans:
    """Holds what was added; one transaction at a time."""

    plans: dict[str, StoredPlan] = field(default_factory=dict)
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)

    @contextmanager
    def begin(self) -> Iterator["MemoryPlans"]:
        """Open one transaction: what was added is forgotten when the block raises."""
        before = (copy(self.plans), copy(self.keys))
        try:
            yield self
        except BaseException:
            self.plans, self.keys = before
            raise

    def claim_key(self, key: str, payload: str) -> StoredPlan | None:
        """Return what the key was answered before."""
        if key not in self.keys:
            return None
        payload_hash, plan_id = self.keys[key]
        if payload_hash != hash_text(payload):
            raise KeyReused
        return self.plans[plan_id]

    def add_plan(self, plan: StoredPlan, *, key: str | None) -> None:
        """Keep a plan, and the key of the request that asked for it."""
        self.plans[plan.id] = plan
        if key is not None:
            self.keys[key] = (hash_text(plan.payload), plan.id)

    def find_plan(self, plan_id: str) -> StoredPlan:
        """Return a plan; NotFound when there is none."""
        if plan_id not in self.plans:
            raise NotFound
        return self.plans[plan_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was stored; `is_repeated` when it was stored before this request."""

    stored: StoredPlan
    is_repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDesk:
    """Plans what comes in and keeps it; everything happens inside the caller's transaction."""

    make_plan: Callable[[PlanRequest], MediaPlan]
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: NewId

    def answer(
        self, payload: str, read: Callable[[], PlanRequest], plans: Plans, *, key: str | None
    ) -> Answered:
        """Plan and store a request; one with a key that came before gets the answer that it got then."""
        if key is not None and (known := plans.claim_key(key, payload)):
            return Answered(stored=known, is_repeated=True)
        request = read()
        began = self.stopwatch()
        plan: dict[str, Any] = write_plan(self.make_plan(request))
        stored = StoredPlan(
            id=self.new_id("plan"),
            payload=payload,
            content=write_json(plan),
            ignored=request.ignored,
            microseconds=round((self.stopwatch() - began) * 1e6),
            created_at=self.clock(),
        )
        plans.add_plan(stored, key=key)
        return Answered(stored=stored)
