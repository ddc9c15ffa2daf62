"""How a question to the model is told to whoever asks for it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from api.jobs.desk import name_state
from api.model_jobs import MOST_ROWS, After, JobJson, Limit, write_job
from qualifier.model_job import Job, JobState, Outcome

ASKED = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def make_job(**changes: Any) -> Job:
    usual: dict[str, Any] = {
        "id": "job_1",
        "number": 7,
        "lead_id": "lead_1",
        "qualification_id": "qual_1",
        "priority": 10,
        "state": JobState.WAITING,
        "attempts": 0,
        "runs": 0,
        "outcome": None,
        "fault": None,
        "result_id": None,
        "created_at": ASKED,
        "finished_at": None,
    }
    return Job(**{**usual, **changes})


def test_a_question_that_waits_names_its_verdict_and_no_result() -> None:
    assert write_job(make_job()) == {
        "id": "job_1",
        "state": "pending",
        "attempts": 0,
        "fault": None,
        "lead_id": "lead_1",
        "qualification": "/v1/qualifications/qual_1",
        "result": None,
        "created_at": "2026-11-26T09:00:00+00:00",
        "finished_at": None,
    }


def test_an_answered_question_names_the_verdict_it_brought() -> None:
    told = write_job(
        make_job(
            state=JobState.DONE,
            outcome=Outcome.READ,
            result_id="qual_2",
            finished_at=ASKED + timedelta(seconds=12),
        )
    )
    assert (told["state"], told["result"]) == ("done", "/v1/qualifications/qual_2")
    assert told["finished_at"] == "2026-11-26T09:00:12+00:00"


def test_a_dead_question_says_what_failed_and_how_often() -> None:
    told = write_job(make_job(state=JobState.DEAD, attempts=5, fault="KeyError", finished_at=ASKED))
    assert (told["state"], told["attempts"], told["fault"]) == ("dead", 5, "KeyError")
    assert told["result"] is None


# Where a job stands, what it brought, and the one word for both.
STATES = [
    (JobState.WAITING, None, "pending"),
    (JobState.RUNNING, None, "pending"),
    (JobState.DEAD, None, "dead"),
    (JobState.DONE, Outcome.READ, "done"),
    (JobState.DONE, Outcome.DEGRADED, "degraded"),
    (JobState.DONE, Outcome.SUPERSEDED, "superseded"),
]


@pytest.mark.parametrize(("state", "outcome", "word"), STATES)
def test_one_word_says_what_has_become_of_the_question(
    state: JobState, outcome: Outcome | None, word: str
) -> None:
    job = make_job(state=state, outcome=outcome)
    assert name_state(job) == word
    assert write_job(job)["state"] == word


@pytest.mark.parametrize(("state", "outcome", "word"), STATES)
def test_what_is_told_has_the_shape_that_is_documented(
    state: JobState, outcome: Outcome | None, word: str
) -> None:
    told = JobJson.model_validate(write_job(make_job(state=state, outcome=outcome)), strict=True)
    assert told.state == word
    assert set(write_job(make_job())) == set(JobJson.model_fields)


def test_nothing_of_the_houses_own_bookkeeping_is_told() -> None:
    assert not {"number", "priority", "runs"} & set(write_job(make_job()))


def test_the_zone_of_an_instant_is_kept() -> None:
    moscow = timezone(timedelta(hours=3))
    assert (
        write_job(make_job(created_at=ASKED.astimezone(moscow)))["created_at"] == "2026-11-26T12:00:00+03:00"
    )


@pytest.mark.parametrize(
    ("value", "is_good"), [(0, False), (1, True), (200, True), (201, False), (-1, False)]
)
def test_a_page_holds_from_one_to_two_hundred_rows(value: int, is_good: bool) -> None:
    assert MOST_ROWS == 200
    assert _fits(Limit, value) is is_good


# Numbers of rows are PostgreSQL's own: 63 bits.
@pytest.mark.parametrize(("value", "is_good"), [(0, True), (-1, False), (2**63 - 1, True), (2**63, False)])
def test_a_page_begins_after_a_row_that_can_be(value: int, is_good: bool) -> None:
    assert _fits(After, value) is is_good


def _fits(kind: Any, value: int) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True
