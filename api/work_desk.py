"""Composition of the list of work and of outcomes: the desks, and the rooms in which both are open."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from kit.clock import Clock
from kit.db import Database, open_with
from kit.ids import NewId
from qualifier.outcome_store import SqlOutcomes
from qualifier.outcomes.outcome_reading import Bounds
from qualifier.priority.next_step import Guide
from qualifier.priority.rules import load_rules
from qualifier.priority.working_time import load_calendar
from qualifier.profile import Profile
from qualifier.queue_store import SqlQueue
from qualifier.work.outcome_desk import OutcomeDesk
from qualifier.work.queue_desk import QueueDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRooms:
    """Outcomes and the list of work in one transaction."""

    outcomes: SqlOutcomes
    queue: SqlQueue


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDesk:
    """What routes and commands need of the list of work and of outcomes."""

    queue: QueueDesk
    outcomes: OutcomeDesk
    open_rooms: Callable[[], AbstractContextManager[WorkRooms]]
    clock: Clock

    def find_bounds(self) -> Bounds:
        """Return what is plausible in an outcome today, by the day where the house works."""
        guide = self.queue.guide
        today = self.clock().astimezone(guide.calendar.zone).date()
        return Bounds(today=today, largest_rub=guide.profile.limits.budget_max_rub.value)


def make_guide(profile: Profile) -> Guide:
    """Return by what next steps are chosen."""
    return Guide(profile=profile, rules=load_rules(), calendar=load_calendar())


def open_work(database: Database, profile: Profile, *, clock: Clock, new_id: NewId) -> WorkDesk:
    """Put the desks together on a database."""

    @contextmanager
    def open_rooms() -> Iterator[WorkRooms]:
        with database.begin() as connection:
            yield WorkRooms(outcomes=SqlOutcomes(connection), queue=SqlQueue(connection))

    queue = QueueDesk(open_queue=open_with(database, SqlQueue), guide=make_guide(profile))
    return WorkDesk(
        queue=queue,
        outcomes=OutcomeDesk(queue_desk=queue, clock=clock, new_id=new_id),
        open_rooms=open_rooms,
        clock=clock,
    )
