import threading
from dataclasses import dataclass, field

import pytest

from api.jobs.keeper import HAND_S, Keeper
from api.jobs.rooms import OpenRooms, open_rooms
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import StoreDown
from qualifier.model_job import Job

pytestmark = pytest.mark.service


@dataclass
class Noted:
    """Where jobs are handed to, as a list."""

    handed: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    def hand_over(self, job: Job) -> None:
        self.handed.append(job.run_id)

    def take_over(self, worker_id: str) -> int:
        self.taken.append(worker_id)
        return 1

    def forget_ended(self, *, before: str) -> int:
        self.forgotten.append(before)
        return 0


def make_keeper(rooms: OpenRooms, clock: FrozenClock, runs: Noted, worker_id: str = "worker_1") -> Keeper:
    return Keeper(worker_id=worker_id, runs=runs, open_rooms=rooms, clock=clock, ahead=4, silent_s=60)


def test_a_worker_is_alive_after_its_first_look_and_takes_over_who_left(
    database: Database, clock: FrozenClock
) -> None:
    rooms, runs = open_rooms(database), Noted()
    one, other = make_keeper(rooms, clock, runs), make_keeper(rooms, clock, runs, "worker_2")
    one.look_after()
    other.look_after()
    with rooms() as opened:
        assert opened.workers.count_alive(age_s=60) == 2
    assert runs.taken == []
    one.leave()
    other.look_after()
    other.look_after()
    assert runs.taken == ["worker_1"]
    with rooms() as opened:
        assert opened.workers.count_alive(age_s=60) == 1


def test_notes_of_ended_runs_are_kept_for_minutes_only(database: Database, clock: FrozenClock) -> None:
    runs = Noted()
    make_keeper(open_rooms(database), clock, runs).look_after()
    assert runs.forgotten == ["2026-09-15T09:20:00+00:00"]


@pytest.mark.parametrize("error", [StoreDown(), ZeroDivisionError()])
def test_a_keeper_outlives_what_goes_wrong(database: Database, clock: FrozenClock, error: Exception) -> None:
    """The database is away for a moment, or something has a bug: the next round is another try."""
    opened, over = open_rooms(database), threading.Event()
    rounds: list[int] = []

    class Failing(Keeper):
        def hand_over(self) -> int:
            rounds.append(1)
            if len(rounds) > 1:
                over.set()
            raise error

    keeper = make_keeper(opened, clock, Noted())
    failing = Failing(**{name: getattr(keeper, name) for name in Keeper.__slots__})
    thread = threading.Thread(target=failing.run, args=(over,))
    thread.start()
    thread.join(60 + HAND_S)
    assert not thread.is_alive()
    assert len(rounds) == 2
