"""How long a person waits for the model: on a queue in memory and a clock that moves only by sleeping."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from api.jobs.desk import MOST_WAITING, Absence, AskedEngine, ModelDesk, Wish, write_state
from api.jobs.keeper import SILENT_S
from kit.errors import QueueFull, StoreDown
from kit.ids import make_sequential_ids
from qualifier.model_job import Job, JobState, NewJob, Outcome, Priority, choose_wait_s

ASKED = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def make_job(state: JobState = JobState.WAITING, **changes: Any) -> Job:
    told: dict[str, Any] = {
        "id": "job_1",
        "number": 1,
        "lead_id": "lead_1",
        "qualification_id": "qual_1",
        "priority": 0,
        "attempts": 0,
        "runs": 0,
        "outcome": None,
        "fault": None,
        "result_id": None,
        "created_at": ASKED,
        "finished_at": None,
        **changes,
    }
    return Job(state=state, **told)


@dataclass
class Queue:
    """A job that ends after so many looks, room for so many more, and a store that may be away."""

    ends_after: int = 10**6
    unfinished: int = 0
    is_away: bool = False
    looks: int = 0
    now: float = 100.0
    slept: list[float] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)

    def find(self, job_id: str) -> Job:
        self.looks += 1
        return make_job(JobState.DONE if self.looks >= self.ends_after else JobState.RUNNING, id=job_id)

    def has_room(self, limit: int) -> bool:
        self.limits.append(limit)
        return self.unfinished < limit

    def ask(self, new: NewJob) -> Job:
        return make_job(id=new.id, qualification_id=new.qualification_id, priority=new.priority)

    def count_open(self) -> int:
        return self.unfinished

    def count_dead(self) -> int:
        return 2

    def count_alive(self, *, age_s: float) -> int:
        return int(age_s == SILENT_S)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @contextmanager
    def open_rooms(self) -> Iterator[Any]:
        if self.is_away:
            raise StoreDown
        yield SimpleNamespace(jobs=self, workers=self, reviews=SimpleNamespace(count_open=lambda: 5))


def make_desk(queue: Queue, **changes: Any) -> ModelDesk:
    told = {"is_on": True, "reads_deliveries": True, "limit": 3, **changes}
    return ModelDesk(
        open_rooms=queue.open_rooms,
        new_id=make_sequential_ids(),
        sleep=queue.sleep,
        stopwatch=lambda: queue.now,
        **told,
    )


# Seconds that one waits, and the looks in between: soon at first, then rarer, never past the end.
WAITS = [
    (0.01, [0.01]),
    (0.05, [0.05]),
    (0.1, [0.05, 0.05]),
    (0.35, [0.05, 0.1, 0.2]),
    (1.0, [0.05, 0.1, 0.2, 0.4, 0.25]),
    (1.55, [0.05, 0.1, 0.2, 0.4, 0.4, 0.4]),
]


@pytest.mark.parametrize(("seconds", "slept"), WAITS)
def test_who_waits_looks_soon_then_rarer_and_never_too_long(seconds: float, slept: list[float]) -> None:
    # From zero, so that the sums of seconds are what they seem.
    queue = Queue(now=0.0)
    assert not make_desk(queue).wait(make_job(), seconds).is_finished
    assert sum(queue.slept) == pytest.approx(seconds)
    assert [one for one in queue.slept if one > 1e-9] == pytest.approx(slept)


@pytest.mark.parametrize(("ends_after", "slept"), [(1, [0.05]), (2, [0.05, 0.1]), (4, [0.05, 0.1, 0.2, 0.4])])
def test_an_answer_that_comes_ends_the_wait(ends_after: int, slept: list[float]) -> None:
    queue = Queue(ends_after=ends_after)
    assert make_desk(queue).wait(make_job(), 45).is_finished
    assert queue.slept == slept


@pytest.mark.parametrize("seconds", [0, -1, -0.5])
def test_who_does_not_wait_has_the_job_as_it_stands(seconds: float) -> None:
    queue, job = Queue(), make_job()
    assert make_desk(queue).wait(job, seconds) is job
    assert (queue.looks, queue.slept) == (0, [])


@pytest.mark.parametrize("state", [JobState.DONE, JobState.DEAD])
def test_nobody_waits_for_what_has_ended(state: JobState) -> None:
    queue, job = Queue(), make_job(state)
    assert make_desk(queue).wait(job, 45) is job
    assert queue.slept == []


def test_a_wait_gives_its_place_back_even_when_the_store_goes_away() -> None:
    queue = Queue(is_away=True)
    desk = make_desk(queue)
    for _ in range(MOST_WAITING + 1):
        with pytest.raises(StoreDown):
            desk.wait(make_job(), 1)
    queue.is_away = False
    queue.ends_after = 1
    assert desk.wait(make_job(), 1).is_finished


# What is in the queue of three, who asks, and what they get.
WISHES = [
    (0, None, Wish(priority=Priority.DELIVERY)),
    (2, None, Wish(priority=Priority.DELIVERY)),
    (3, None, Wish(absence=Absence.FULL)),
    (0, AskedEngine.MODEL, Wish(priority=Priority.PERSON)),
    (2, AskedEngine.MODEL, Wish(priority=Priority.PERSON)),
    (9, AskedEngine.RULES, Wish()),
]


@pytest.mark.parametrize(("unfinished", "engine", "wish"), WISHES)
def test_a_full_queue_judges_deliveries_by_rules(
    unfinished: int, engine: AskedEngine | None, wish: Wish
) -> None:
    assert make_desk(Queue(unfinished=unfinished)).take_wish(engine) == wish


def test_a_full_queue_is_told_to_who_asked_for_the_model() -> None:
    with pytest.raises(QueueFull) as full:
        make_desk(Queue(unfinished=3)).take_wish(AskedEngine.MODEL)
    assert (full.value.status, full.value.code) == (429, "queue_full")


@pytest.mark.parametrize("engine", [None, *AskedEngine])
def test_without_a_model_nobody_looks_into_the_queue(engine: AskedEngine | None) -> None:
    queue = Queue(unfinished=9)
    wish = make_desk(queue, is_on=False).take_wish(engine)
    assert wish == (Wish(absence=Absence.OFF) if engine is AskedEngine.MODEL else Wish())
    assert queue.limits == []


@pytest.mark.parametrize(
    ("engine", "priority"), [(None, None), (AskedEngine.RULES, None), (AskedEngine.MODEL, Priority.PERSON)]
)
def test_where_only_reps_have_the_model_deliveries_do_not_ask(
    engine: AskedEngine | None, priority: Priority | None
) -> None:
    assert make_desk(Queue(), reads_deliveries=False).take_wish(engine).priority is priority


@pytest.mark.parametrize("wish", [Wish(), Wish(absence=Absence.OFF), Wish(absence=Absence.FULL)])
def test_who_may_not_have_the_model_leaves_no_job(wish: Wish) -> None:
    queue = Queue()
    stored: Any = SimpleNamespace(link=SimpleNamespace(lead_id="lead_1", id="qual_1"))
    jobs: Any = queue
    assert make_desk(queue).ask(stored, wish, jobs) is None


def test_a_wish_becomes_a_job_about_the_stored_verdict() -> None:
    stored: Any = SimpleNamespace(link=SimpleNamespace(lead_id="lead_1", id="qual_7"))
    jobs: Any = Queue()
    job = make_desk(jobs).ask(stored, Wish(priority=Priority.PERSON), jobs)
    assert job is not None
    assert (job.qualification_id, job.priority) == ("qual_7", Priority.PERSON)
    assert job.id.startswith("job_")


# What an answer says of the model, by the wish and by how the job stands.
STATES = [
    (Wish(), None, None),
    (Wish(absence=Absence.OFF), None, ("off", None, None)),
    (Wish(absence=Absence.FULL), None, ("queue_full", None, None)),
    (Wish(priority=Priority.PERSON), make_job(), ("pending", "/v1/jobs/job_1", None)),
    (
        Wish(priority=Priority.PERSON),
        make_job(JobState.DONE, outcome=Outcome.READ, result_id="qual_2"),
        ("done", "/v1/jobs/job_1", "/v1/qualifications/qual_2"),
    ),
    (Wish(priority=Priority.DELIVERY), make_job(JobState.DEAD), ("dead", "/v1/jobs/job_1", None)),
]


@pytest.mark.parametrize(("wish", "job", "told"), STATES)
def test_an_answer_says_where_the_models_part_will_be(
    wish: Wish, job: Job | None, told: tuple[str, str | None, str | None] | None
) -> None:
    state = write_state(wish, job)
    assert (tuple(state[name] for name in ("state", "job", "qualification")) if state else None) == told


def test_health_counts_what_waits_who_works_and_what_people_should_see() -> None:
    told = make_desk(Queue(unfinished=4)).describe()
    assert told == {"state": "on", "unfinished": 4, "dead": 2, "workers": 1, "reviews": 5}


@pytest.mark.parametrize(("is_on", "state"), [(True, "on"), (False, "off")])
def test_health_is_told_without_numbers_while_the_store_is_away(is_on: bool, state: str) -> None:
    told = make_desk(Queue(is_away=True), is_on=is_on).describe()
    assert told == {"state": state, "unfinished": None, "dead": None, "workers": None, "reviews": None}


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 1), (1, 1), (2, 5), (3, 30), (4, 120), (5, 120), (99, 120)]
)
def test_a_job_that_failed_rests_longer_each_time(attempts: int, seconds: int) -> None:
    assert choose_wait_s(attempts) == seconds


def test_each_beginning_of_a_job_is_a_run_of_its_own() -> None:
    assert [make_job(runs=runs).run_id for runs in (0, 1, 12)] == ["job_1.0", "job_1.1", "job_1.12"]
