"""Versions of plans as use cases: look at what was seen, keep a revision, approve; nothing is overwritten.

Planning happens between two short transactions, so that nobody waits for the optimiser: the first looks, the
second keeps, and what happened in between is a conflict that says so.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from kit.clock import Clock
from kit.errors import BadInput
from kit.ids import NewId
from kit.one_line import clean_line
from planner.approval import Approval, list_blockers
from planner.edit import AskedEdit, Edit
from planner.edit_faults import AlreadyApproved, ApprovalBlocked, VersionConflict
from planner.edit_reading import read_author, read_edits
from planner.media_plan import MediaPlan
from planner.plan_archive import Answered, Link, Plans, StoredPlan, Version
from planner.plan_json import read_plan, write_plan
from planner.plan_request import PlanRequest, read_day, read_wishes, tell_language
from qualifier.canonical_json import write_json

_EDITS = TypeAdapter(tuple[Edit, ...])
_LONGEST_NOTE = 500
_ASK_FIELDS = frozenset({"author", "base_version", "edits", "as_of"})
_LARGEST_VERSION = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionAsk:
    """What a revision asks for: who, which version was seen, the edits, as read and as sent."""

    author: str
    base_version: int
    edits: tuple[AskedEdit, ...]
    sent: tuple[Any, ...]
    as_of: date | None
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A chain as it was when a revision began."""

    ask: RevisionAsk
    payload: str
    versions: tuple[Version, ...]
    base: MediaPlan
    request: PlanRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A revision that was planned and is not kept yet."""

    seen: Seen
    plan: MediaPlan
    microseconds: int


def read_revision(content: Any, *, today: date) -> RevisionAsk:
    """Read `{"author": …, "base_version": …, "edits": […]}`; BadInput says what is wrong."""
    if not isinstance(content, Mapping):
        raise BadInput("The body must be an object.", ru="Тело запроса должно быть объектом.")
    base = content.get("base_version")
    if isinstance(base, bool) or not isinstance(base, int) or not 1 <= base <= _LARGEST_VERSION:
        raise BadInput(
            "base_version: the number of the version that you saw",
            ru="base_version: номер версии, которую вы видели",
        )
    author = read_author(content.get("author"))
    as_of = None if content.get("as_of") is None else read_day(content["as_of"], today)
    edits = read_edits(content.get("edits"), author=author)
    return RevisionAsk(
        author=author,
        base_version=base,
        edits=edits,
        sent=tuple(content["edits"]),
        as_of=as_of,
        ignored=tuple(sorted(str(name) for name in content if name not in _ASK_FIELDS)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionDesk:
    """Makes and keeps versions; everything that touches the store happens inside the caller's transaction."""

    make_revision: Callable[[PlanRequest, MediaPlan, tuple[AskedEdit, ...]], MediaPlan]
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: NewId

    def look(
        self, plan_id: str, body: str, ask: RevisionAsk, plans: Plans, *, key: str | None
    ) -> Answered | Seen:
        """Return what the key was answered before, else the chain to revise; VersionConflict when it grew."""
        versions = plans.list_versions(plan_id)
        root = plans.find_plan(versions[0].link.root_id)
        first = read_plan(root.content)
        lang = tell_language(root.payload, first.brief)
        payload = write_json({"revises": root.id, "lang": lang, "asked": body})
        if key is not None and (known := plans.claim_key(key, payload)):
            return Answered(stored=known, is_repeated=True)
        require_seen(versions, ask)
        latest = versions[-1].link.plan_id
        base = first if latest == root.id else read_plan(plans.find_plan(latest).content)
        as_of = ask.as_of or max(base.as_of, self.clock().date())
        request = PlanRequest(
            brief=first.brief, as_of=as_of, wishes=read_wishes(json.loads(root.payload)), lang=lang
        )
        return Seen(ask=ask, payload=payload, versions=versions, base=base, request=request)

    def make(self, seen: Seen) -> Made:
        """Plan a revision; nothing is kept."""
        began = self.stopwatch()
        plan = self.make_revision(seen.request, seen.base, seen.ask.edits)
        return Made(seen=seen, plan=plan, microseconds=round((self.stopwatch() - began) * 1e6))

    def keep(self, made: Made, plans: Plans, *, key: str | None) -> Answered:
        """Keep a revision; VersionConflict when somebody else's came first, and nothing is kept then."""
        seen, now = made.seen, self.clock()
        if key is not None and (known := plans.claim_key(key, seen.payload)):
            return Answered(stored=known, is_repeated=True)
        root_id = seen.versions[0].link.root_id
        plans.hold_chain(root_id)
        versions = plans.list_versions(root_id)
        require_seen(versions, seen.ask)
        stored = StoredPlan(
            id=self.new_id("plan"),
            payload=seen.payload,
            content=write_json(write_plan(made.plan)),
            ignored=seen.ask.ignored,
            microseconds=made.microseconds,
            created_at=now,
        )
        plans.add_plan(stored, key=key)
        plans.add_link(_link(made, versions, stored.id), at=now)
        return Answered(stored=stored)

    def approve(self, plan_id: str, approval: Approval, plans: Plans) -> tuple[Version, bool]:
        """Lock a version; the same person again gets the first answer (True), anybody else a refusal."""
        plans.hold_chain(plans.list_versions(plan_id)[0].link.root_id)
        versions = plans.list_versions(plan_id)
        version = next(one for one in versions if one.link.plan_id == plan_id)
        if version.approval is not None:
            if version.approval.who == approval.who:
                return version, True
            raise _refuse_second(version.approval)
        if version is not versions[-1]:
            raise make_conflict(versions, version.link.number, sent=())
        blockers = list_blockers(read_plan(plans.find_plan(plan_id).content))
        if blockers:
            raise ApprovalBlocked(
                f"The plan cannot be approved: {' '.join(one.text.en for one in blockers)}",
                ru=f"План нельзя утвердить: {' '.join(one.text.ru for one in blockers)}",
                extra={"blockers": [one.write() for one in blockers]},
            )
        plans.add_approval(plan_id, approval)
        return Version(link=version.link, created_at=version.created_at, approval=approval), False


def _link(made: Made, versions: tuple[Version, ...], plan_id: str) -> Link:
    parent = versions[-1]
    new = made.plan.edits[len(made.seen.base.edits) :]
    return Link(
        plan_id=plan_id,
        root_id=parent.link.root_id,
        number=parent.link.number + 1,
        parent_id=parent.link.plan_id,
        author=made.seen.ask.author,
        edits=write_json(_EDITS.dump_python(new, mode="json")),
        changes_approved=parent.approval is not None,
    )


def require_seen(versions: tuple[Version, ...], ask: RevisionAsk) -> None:
    """Raise VersionConflict unless the newest version is the one that was seen."""
    newest = versions[-1].link.number
    if ask.base_version > newest:
        raise BadInput(
            f"base_version: the newest version is {newest}", ru=f"base_version: последняя версия — {newest}"
        )
    if ask.base_version < newest:
        raise make_conflict(versions, ask.base_version, sent=ask.sent)


def make_conflict(versions: tuple[Version, ...], seen: int, *, sent: tuple[Any, ...]) -> VersionConflict:
    """Return the refusal that tells what happened since, and gives the edits back."""
    since = [one for one in versions if one.link.number > seen]
    who = ", ".join(f"{one.link.number} ({one.link.author})" for one in since)
    latest = versions[-1].link
    then_en = f" and send your edits again with base_version {latest.number}" if sent else " first"
    then_ru = f" и пришлите правки снова с base_version {latest.number}" if sent else ""
    return VersionConflict(
        f"You saw version {seen}; since then: {who}. Read version {latest.number}{then_en}.",
        ru=f"Вы видели версию {seen}; с тех пор: {who}. Прочитайте версию {latest.number}{then_ru}.",
        extra={
            "latest": {"id": latest.plan_id, "number": latest.number},
            "since": [write_version(one) for one in since],
            "edits": list(sent),
        },
    )


def _refuse_second(approval: Approval) -> AlreadyApproved:
    day = f"{approval.at:%d.%m.%Y %H:%M} UTC"
    return AlreadyApproved(
        f"Approved by {approval.who}, {day}.",
        ru=f"Утверждено: {approval.who}, {day}.",
        extra={"approval": write_approval(approval)},
    )


def read_approval(content: Any, clock: Clock) -> Approval:
    """Read `{"who": …, "note": …}`; BadInput says what is wrong."""
    if not isinstance(content, Mapping):
        raise BadInput("The body must be an object.", ru="Тело запроса должно быть объектом.")
    note = content.get("note") or ""
    if not isinstance(note, str) or len(note) > _LONGEST_NOTE:
        raise BadInput(
            f"note: must be a text of at most {_LONGEST_NOTE} letters",
            ru=f"note: текст не длиннее {_LONGEST_NOTE} знаков",
        )
    return Approval(who=read_author(content.get("who")), note=clean_line(note), at=clock())


def write_version(version: Version) -> dict[str, Any]:
    """Return a version's place, its own edits and its approval as JSON has them."""
    link = version.link
    return {
        "id": link.plan_id,
        "root_id": link.root_id,
        "number": link.number,
        "parent_id": link.parent_id,
        "author": link.author,
        "created_at": version.created_at.isoformat(),
        "changes_approved": link.changes_approved,
        "edits": json.loads(link.edits),
        "approval": None if version.approval is None else write_approval(version.approval),
    }


def write_approval(approval: Approval) -> dict[str, str]:
    """Return an approval as JSON has it."""
    return {"who": approval.who, "note": approval.note, "at": approval.at.isoformat()}
