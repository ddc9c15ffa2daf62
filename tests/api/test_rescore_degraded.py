"""Asking again in batches, on a queue in memory whose worker ends a job as soon as it is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from api.rescore_degraded import Asking
from kit.errors import ModelDown
from qualifier.model_job import Job, JobState, NewJob, Outcome, Priority

ASKED = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
# What a model that reads, one that is away, newer words, and a bug make of a job.
READ, AWAY, NEWER, DEAD = Outcome.READ, Outcome.DEGRADED, Outcome.SUPERSEDED, None


@dataclass
class Queue:
    """Jobs in memory; a lead that was not read stays degraded, as in the house."""

    degraded: list[str]
    end: Callable[[str], Outcome | None]
    jobs: dict[str, Job] = field(default_factory=dict)
    asked: list[NewJob] = field(default_factory=list)
    retried: list[str] = field(default_factory=list)
    open_count: int = 0

    def list_degraded(self, *, limit: int) -> tuple[tuple[str, str], ...]:
        return tuple((lead_id, f"qual_{lead_id}") for lead_id in self.degraded[:limit])

    def ask(self, new: NewJob) -> Job:
        self.asked.append(new)
        job = Job(
            id=new.id,
            number=len(self.asked),
            lead_id=new.lead_id,
            qualification_id=new.qualification_id,
            priority=new.priority,
            state=JobState.WAITING,
            attempts=0,
            runs=0,
            outcome=None,
            fault=None,
            result_id=None,
            created_at=ASKED,
            finished_at=None,
        )
        self.jobs[job.id] = job
        return job

    def retry(self, job_id: str) -> Job:
        self.retried.append(job_id)
        return self.jobs[job_id]

    def find(self, job_id: str) -> Job:
        job = self.jobs[job_id]
        outcome = self.end(job.lead_id)
        if outcome in {READ, NEWER} and job.lead_id in self.degraded:
            self.degraded.remove(job.lead_id)
        return replace(job, state=JobState.DONE if outcome else JobState.DEAD, outcome=outcome)

    @contextmanager
    def open_rooms(self) -> Iterator[Any]:
        self.open_count += 1
        yield self._Rooms(self)

    @dataclass(frozen=True)
    class _Rooms:
        jobs: "Queue"


def make_queue(count: int, end: Callable[[str], Outcome | None] = lambda _: READ) -> Queue:
    return Queue(degraded=[f"lead_{number}" for number in range(count)], end=end)


def ask_all(queue: Queue, batch: int = 2) -> dict[str, Any]:
    return Asking(queue.open_rooms, batch=batch).ask_all()


def by_lead(**outcomes: Outcome | None) -> Callable[[str], Outcome | None]:
    return lambda lead_id: outcomes.get(lead_id, READ)


def test_a_house_where_every_lead_was_read_asks_nobody() -> None:
    queue = make_queue(0)
    assert ask_all(queue) == {"asked": 0, "read": 0, "still_degraded": 0, "superseded": 0, "dead": 0}
    assert queue.asked == []


@pytest.mark.parametrize(("leads", "batch"), [(1, 1), (1, 8), (5, 2), (6, 2), (7, 16)])
def test_each_degraded_lead_is_asked_about_once(leads: int, batch: int) -> None:
    queue = make_queue(leads)
    told = ask_all(queue, batch)
    assert (told["asked"], told["read"], told["dead"]) == (leads, leads, 0)
    assert sorted(new.lead_id for new in queue.asked) == [f"lead_{number}" for number in range(leads)]
    assert queue.degraded == []


def test_it_is_asked_about_the_last_verdict_and_after_everybody_else() -> None:
    queue = make_queue(1)
    ask_all(queue)
    (new,) = queue.asked
    assert (new.qualification_id, new.priority) == ("qual_lead_0", Priority.AGAIN)
    assert new.id.startswith("job_")


def test_who_asks_again_gives_a_dead_job_its_attempts_again() -> None:
    queue = make_queue(3)
    ask_all(queue)
    assert queue.retried == [new.id for new in queue.asked]


# How the leads end, and what is told of them.
ENDS = [
    ({"lead_0": NEWER}, {"read": 3, "still_degraded": 0, "superseded": 1, "dead": 0}),
    ({"lead_0": AWAY}, {"read": 3, "still_degraded": 1, "superseded": 0, "dead": 0}),
    ({"lead_0": DEAD}, {"read": 3, "still_degraded": 0, "superseded": 0, "dead": 1}),
    ({"lead_1": DEAD, "lead_2": AWAY}, {"read": 2, "still_degraded": 1, "superseded": 0, "dead": 1}),
    ({"lead_0": NEWER, "lead_3": NEWER}, {"read": 2, "still_degraded": 0, "superseded": 2, "dead": 0}),
]


@pytest.mark.parametrize(("outcomes", "told"), ENDS)
def test_what_came_of_the_questions_is_counted(
    outcomes: dict[str, Outcome | None], told: dict[str, int]
) -> None:
    assert ask_all(make_queue(4, by_lead(**outcomes))) == {"asked": 4, **told}


def test_a_lead_that_stays_degraded_is_not_asked_about_for_ever() -> None:
    queue = make_queue(5, by_lead(lead_0=AWAY, lead_2=DEAD))
    ask_all(queue)
    assert len(queue.asked) == 5
    assert queue.degraded == ["lead_0", "lead_2"]


def test_a_model_that_is_still_away_costs_one_batch_and_is_told() -> None:
    queue = make_queue(9, lambda _: AWAY)
    with pytest.raises(ModelDown) as stopped:
        ask_all(queue, batch=4)
    assert len(queue.asked) == 4
    assert stopped.value.detail == "The model still does not answer; the rest was left as it is."
    assert stopped.value.detail_ru == "Модель по-прежнему не отвечает; остальное оставлено как есть."


def test_a_model_that_goes_away_on_the_way_leaves_the_rest_and_keeps_the_count() -> None:
    queue = make_queue(9, by_lead(**{f"lead_{number}": AWAY for number in range(2, 9)}))
    told = ask_all(queue)
    # The first two were read, the next two found nobody: five leads are left alone.
    assert told == {"asked": 4, "read": 2, "still_degraded": 2, "superseded": 0, "dead": 0}
    assert len(queue.asked) == 4


def test_a_batch_of_dead_jobs_is_no_model_that_is_away() -> None:
    queue = make_queue(4, lambda _: DEAD)
    assert ask_all(queue) == {"asked": 4, "read": 0, "still_degraded": 0, "superseded": 0, "dead": 4}


def test_another_run_asks_about_what_stayed_degraded() -> None:
    queue = make_queue(2, by_lead(lead_1=AWAY))
    ask_all(queue)
    queue.end = lambda _: READ
    assert ask_all(queue)["read"] == 1
    assert [new.lead_id for new in queue.asked] == ["lead_0", "lead_1", "lead_1"]
    assert len({new.id for new in queue.asked}) == 3
