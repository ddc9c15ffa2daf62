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
from planner.approval import Approval
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A version's place in its chain: what it was made from, by whom, and with which edits of its own.

    `edits` is canonical JSON; `changes_approved` when the version before it was approved by then.
    """

    plan_id: str
    root_id: str
    number: int
    parent_id: str | None = None
    author: str | None = None
    edits: str = "[]"
    changes_approved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a plan: its place, when it was made, and its approval where it has one."""

    link: Link
    created_at: datetime
    approval: Approval | None = None


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

    def list_versions(self, plan_id: str) -> tuple[Version, ...]:
        """Return the whole chain of a plan, the first version first; NotFound when there is none."""

    def hold_chain(self, root_id: str) -> None:
        """Let no other transaction add to a chain until the end."""

    def add_link(self, link: Link, *, at: datetime) -> None:
        """Keep a new version's place in its chain."""

    def add_approval(self, plan_id: str, approval: Approval) -> None:
        """Keep an approval."""


@dataclass(slots=True)
class MemoryPlans:
    """Holds what was added; one transaction at a time."""

    plans: dict[str, StoredPlan] = field(default_factory=dict)
    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    approvals: dict[str, Approval] = field(default_factory=dict)

    @contextmanager
    def begin(self) -> Iterator["MemoryPlans"]:
        """Open one transaction: what was added is forgotten when the block raises."""
        before = (copy(self.plans), copy(self.keys), copy(self.links), copy(self.approvals))
        try:
            yield self
        except BaseException:
            self.plans, self.keys, self.links, self.approvals = before
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

    def list_versions(self, plan_id: str) -> tuple[Version, ...]:
        """Return the whole chain of a plan, the first version first; NotFound when there is none."""
        self.find_plan(plan_id)
        root_id = self.links[plan_id].root_id if plan_id in self.links else plan_id
        links = sorted(
            (link for link in self.links.values() if link.root_id == root_id), key=lambda link: link.number
        )
        return tuple(
            Version(
                link=link,
                created_at=self.plans[link.plan_id].created_at,
                approval=self.approvals.get(link.plan_id),
            )
            for link in (Link(plan_id=root_id, root_id=root_id, number=1), *links)
        )

    def hold_chain(self, root_id: str) -> None:
        """One transaction at a time holds every chain."""

    def add_link(self, link: Link, *, at: datetime) -> None:
        """Keep a new version's place in its chain."""
        self.links[link.plan_id] = link

    def add_approval(self, plan_id: str, approval: Approval) -> None:
        """Keep an approval."""
        self.approvals[plan_id] = approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was stored; `is_repeated` when it was stored before this request."""

    stored: StoredPlan
    is_repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePlan:
    """A plan that is made and not kept yet."""

    content: str
    ignored: tuple[str, ...]
    microseconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDesk:
    """Plans what comes in and keeps it; what touches the store happens inside the caller's transaction."""

    make_plan: Callable[[PlanRequest], MediaPlan]
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: NewId

    def answer(
        self, payload: str, read: Callable[[], PlanRequest], plans: Plans, *, key: str | None
    ) -> Answered:
        """Plan and store a request; one with a key that came before gets the answer that it got then."""
        return self.look(payload, plans, key=key) or self._store(self.make(read), payload, plans, key=key)

    def look(self, payload: str, plans: Plans, *, key: str | None) -> Answered | None:
        """Return what a key was answered before; None when it is new."""
        known = plans.claim_key(key, payload) if key is not None else None
        return Answered(stored=known, is_repeated=True) if known else None

    def make(
        self, read: Callable[[], PlanRequest], word: Callable[[MediaPlan, str], MediaPlan] | None = None
    ) -> MadePlan:
        """Plan a request; nothing is kept. `word` has the last word on the plan's sentences."""
        request = read()
        began = self.stopwatch()
        plan = self.make_plan(request)
        written: dict[str, Any] = write_plan(word(plan, request.lang) if word else plan)
        return MadePlan(
            content=write_json(written),
            ignored=request.ignored,
            microseconds=round((self.stopwatch() - began) * 1e6),
        )

    def keep(self, made: MadePlan, payload: str, plans: Plans, *, key: str | None) -> Answered:
        """Keep a plan; where another request with the key came first, its answer is given."""
        return self.look(payload, plans, key=key) or self._store(made, payload, plans, key=key)

    def _store(self, made: MadePlan, payload: str, plans: Plans, *, key: str | None) -> Answered:
        stored = StoredPlan(
            id=self.new_id("plan"),
            payload=payload,
            content=made.content,
            ignored=made.ignored,
            microseconds=made.microseconds,
            created_at=self.clock(),
        )
        plans.add_plan(stored, key=key)
        return Answered(stored=stored)
