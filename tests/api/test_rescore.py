import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import rescore_ray
from api.rescore import Rescoring, open_rescores
from api.rescore_degraded import Asking
from api.rescore_pool import Judged, JudgeLost, judge_locally, judge_texts, spread
from api.rescore_ray import judge_on_ray
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import ModelDown, SettingsInvalid
from kit.ids import make_sequential_ids
from kit.llm_faults import ModelFault
from qualifier.model_job import Job
from qualifier.profile import Profile
from qualifier.qualification_json import Conclusion
from qualifier.rescore_store import Run
from tests.api.jobs.conftest import client, services
from tests.api.jobs.scripts import HURTS, MESSAGE, PROFILE, Scripted, make_reading

__all__ = ["client", "services"]

pytestmark = pytest.mark.service

# The house's own rules of tomorrow: the same but for their version, so that every verdict is a new one.
TOMORROW = Profile.model_validate({**PROFILE.model_dump(), "version": "99.0.0"})
CLOSED = "Уберите меня из рассылки, рекламы не нужно."


def send(client: TestClient, number: int, message: str = MESSAGE, **params: str) -> str:
    lead = {"id": f"crm-{number}", "company": f"Зерно-{number}", "message": message}
    answer = client.post("/v1/qualifications", json=lead, params=params)
    return answer.json()["lead_id"]


def versions(client: TestClient, lead_id: str) -> list[dict[str, Any]]:
    return client.get(f"/v1/leads/{lead_id}/qualifications").json()["qualifications"]


def make_rescoring(
    database: Database, clock: FrozenClock, profile: Profile = TOMORROW, **told: Any
) -> Rescoring:
    new_id = make_sequential_ids()
    return Rescoring(
        **{
            "open_rooms": open_rescores(database),
            "judge_chunks": judge_locally(profile, 1),
            "clock": clock,
            "new_id": lambda prefix: f"{prefix}_again{new_id(prefix).rpartition('_')[2]}",
            "basis": profile.hash,
            "chunk": 2,
            **told,
        }
    )


def ignore(_: Run) -> None:
    """Nobody listens."""


def test_open_leads_get_a_new_version_by_the_new_profile(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    leads = [send(client, number) for number in range(5)]
    closed = send(client, 9, CLOSED)
    seen: list[int] = []
    run = make_rescoring(database, clock).run(lambda run: seen.append(run.judged))
    assert (run.judged, run.changed, run.moved, run.failed) == (5, 5, 0, 0)
    assert seen == [0, 2, 4, 5]
    for lead_id in leads:
        first, second = versions(client, lead_id)
        assert second["profile_version"] == "99.0.0"
        assert second["record"] == first["record"]
    assert len(versions(client, closed)) == 1
    with open_rescores(database)() as rooms:
        assert rooms.store.check_chain().fault is None


def test_what_would_be_the_same_word_for_word_is_not_written_again(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    lead_id = send(client, 1)
    run = make_rescoring(database, clock, PROFILE).run(ignore)
    assert (run.judged, run.changed) == (1, 0)
    assert len(versions(client, lead_id)) == 1


class Killed(Exception):
    """The process is gone."""


def kill_after(chunks: int, profile: Profile) -> Callable[..., Iterator[tuple[Judged, ...]]]:
    def judge(texts: Iterable[tuple[str, ...]]) -> Iterator[tuple[Judged, ...]]:
        for number, chunk in enumerate(texts):
            if number == chunks:
                raise Killed
            yield judge_texts(chunk, profile)

    return judge


def test_a_killed_run_goes_on_behind_its_last_chunk_and_ends_with_the_same_digest(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    leads = [send(client, number, f"{MESSAGE} Нас {number + 2} в отделе.") for number in range(5)]
    killed = make_rescoring(database, clock, judge_chunks=kill_after(1, TOMORROW))
    with pytest.raises(Killed):
        killed.run(ignore)
    assert sorted(len(versions(client, lead_id)) for lead_id in leads) == [1, 1, 1, 2, 2]
    seen: list[int] = []
    resumed = replace(killed, judge_chunks=judge_locally(TOMORROW, 1))
    run = resumed.run(lambda run: seen.append(run.judged))
    assert seen == [2, 4, 5]
    assert {len(versions(client, lead_id)) for lead_id in leads} == {2}
    # Once more from the start: nothing changes, and the digest is that of the run that was cut in two.
    whole = make_rescoring(database, clock, chunk=3).run(ignore)
    assert (whole.changed, whole.digest) == (0, run.digest)


def test_a_lead_that_was_judged_meanwhile_is_not_judged_over(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    lead_id = send(client, 1)

    def meanwhile(texts: Iterable[tuple[str, ...]]) -> Iterator[tuple[Judged, ...]]:
        for chunk in texts:
            send(client, 1, "Передумали: бюджета нет.")
            yield judge_texts(chunk, TOMORROW)

    run = make_rescoring(database, clock, judge_chunks=meanwhile).run(ignore)
    assert (run.judged, run.changed, run.moved) == (1, 0, 1)
    assert versions(client, lead_id)[-1]["record"]["lead"]["message"] == "Передумали: бюджета нет."


def test_a_record_that_cannot_be_judged_costs_only_itself(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    leads = [send(client, number) for number in range(3)]

    def stumble(texts: Iterable[tuple[str, ...]]) -> Iterator[tuple[Judged, ...]]:
        for chunk in texts:
            yield ("KeyError", *judge_texts(chunk[1:], TOMORROW))

    run = make_rescoring(database, clock, judge_chunks=stumble).run(ignore)
    assert (run.judged, run.failed, run.changed) == (1, 2, 1)
    assert sorted(len(versions(client, lead_id)) for lead_id in leads) == [1, 1, 2]


def test_judging_what_is_no_record_is_told_by_its_kind() -> None:
    (good, bad) = judge_texts((json.dumps({"as_of": "2026-09-01", "lead": {"message": "x"}}), "{}"), PROFILE)
    assert isinstance(good, Conclusion)
    assert bad == "BadInput"


def test_several_processes_say_the_same_as_one_in_the_same_order() -> None:
    texts = [
        tuple(
            json.dumps({"as_of": "2026-09-01", "lead": {"message": f"Бюджет {n} млн рублей, старт в мае"}})
            for n in range(at, at + 3)
        )
        for at in range(1, 10, 3)
    ]
    assert list(judge_locally(PROFILE, 2)(texts)) == list(judge_locally(PROFILE, 1)(texts))


@given(st.lists(st.text(max_size=8), max_size=12), st.integers(0, 12))
def test_a_digest_does_not_depend_on_where_a_run_was_cut(contents: list[str], at: int) -> None:
    whole = Run(number=1, basis="x").add_to_digest(contents)
    half = Run(number=1, basis="x", digest=Run(number=1, basis="x").add_to_digest(contents[:at]))
    assert half.add_to_digest(contents[at:]) == whole


def test_a_node_of_a_cluster_says_the_same_and_follows_the_profile_that_it_is_given() -> None:
    texts = (json.dumps({"as_of": "2026-09-01", "lead": {"message": "Бюджет 2 млн рублей"}}),)
    for profile in (PROFILE, TOMORROW, PROFILE):
        assert rescore_ray._work_on_ray(texts, (profile.model_dump_json(), None)) == judge_texts(
            texts, profile
        )


def test_without_ray_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(SettingsInvalid, match="requirements-bulk"):
        judge_on_ray(PROFILE, "127.0.0.1:6379")


def read_with(database: Database, clock: FrozenClock, model: Scripted, job_id: str) -> Job:
    reading = make_reading(database, model, clock=clock)
    job = reading.begin(job_id)
    assert job is not None
    reading.keep(job, reading.ask(job))
    with reading.open_rooms() as rooms:
        return rooms.jobs.find(job_id)


def degrade(client: TestClient, database: Database, clock: FrozenClock, number: int) -> str:
    """Store a lead that the model should have read and did not."""
    lead_id = send(client, number, engine="model")
    (job,) = (job for job in client.get("/v1/jobs").json()["jobs"] if job["lead_id"] == lead_id)
    read_with(database, clock, Scripted(ModelFault.TIMED_OUT), job["id"])
    return lead_id


class Answering(Asking):
    """Asks a model of this process instead of waiting for a worker."""

    def __init__(self, database: Database, clock: FrozenClock, model: Scripted, batch: int = 2) -> None:
        super().__init__(make_reading(database, model).open_rooms, batch=batch)
        self._told = (database, clock, model)

    def _wait(self, batch: Any) -> list[Job]:
        for job in batch:
            read_with(*self._told, job.id)
        return super()._wait(batch)


def test_leads_that_the_model_left_out_are_read_when_it_is_back(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    leads = [degrade(client, database, clock, number) for number in range(3)]
    model = Scripted(HURTS)
    told = Answering(database, clock, model).ask_all()
    assert told == {"asked": 3, "read": 3, "still_degraded": 0, "superseded": 0, "dead": 0}
    for lead_id in leads:
        assert [one["is_degraded"] for one in versions(client, lead_id)] == [False, True, False]
    assert Answering(database, clock, model).ask_all()["asked"] == 0


def test_a_model_that_is_still_away_costs_one_batch(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    leads = [degrade(client, database, clock, number) for number in range(4)]
    away = Scripted(ModelFault.RESTING)
    with pytest.raises(ModelDown):
        Answering(database, clock, away).ask_all()
    assert len(away.asked) == 2
    assert sorted(len(versions(client, lead_id)) for lead_id in leads) == [2, 2, 3, 3]
    back = Answering(database, clock, Scripted(HURTS)).ask_all()
    assert back["read"] == 4


def test_a_lead_that_has_said_more_since_is_not_asked_about(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    degrade(client, database, clock, 1)
    send(client, 1, "Передумали: бюджета нет.")
    assert Answering(database, clock, Scripted(HURTS)).ask_all()["asked"] == 0


def test_what_the_model_has_read_is_left_to_its_own_jobs(
    client: TestClient, database: Database, clock: FrozenClock
) -> None:
    lead_id = send(client, 1, engine="model")
    job_id = client.get("/v1/jobs").json()["jobs"][0]["id"]
    read_with(database, clock, Scripted(HURTS), job_id)
    make_rescoring(database, clock).run(ignore)
    assert len(versions(client, lead_id)) == 2
    make_rescoring(database, clock, has_model=True).run(ignore)
    jobs = client.get("/v1/jobs").json()["jobs"]
    assert [job["state"] for job in jobs] == ["done", "pending"]
    assert jobs[1]["qualification"].endswith(versions(client, lead_id)[-1]["id"])


def test_a_judging_process_that_is_ended_ends_the_run_in_words() -> None:
    """The system does so when memory is short; started again, the run goes on where it was."""

    def chunks() -> Iterator[tuple[str, ...]]:
        text = json.dumps({"as_of": "2026-09-01", "lead": {"message": "Бюджет 2 млн рублей"}})
        yield (text,)
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
        yield from [(text,)] * 12

    with pytest.raises(JudgeLost) as told:
        list(judge_locally(PROFILE, 2)(chunks()))
    assert "та же команда продолжит" in told.value.detail_ru


@given(st.integers(0, 20), st.integers(1, 9))
def test_chunks_come_back_in_their_order_with_no_more_under_way_than_may_be(number: int, most: int) -> None:
    under_way, widest = list[int](), 0

    def ask(chunk: tuple[str, ...]) -> int:
        nonlocal widest
        under_way.append(int(chunk[0]))
        widest = max(widest, len(under_way))
        return int(chunk[0])

    def wait(answer: int) -> tuple[Judged, ...]:
        under_way.remove(answer)
        return (str(answer),)

    chunks = [(str(at),) for at in range(number)]
    assert list(spread(chunks, ask, wait, most=most)) == chunks
    assert widest <= most
    assert not under_way
