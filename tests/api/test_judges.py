import os
import signal
import threading
from collections.abc import Iterator

import pytest
import structlog

from api.judges import Judge, Judges, judge_here
from kit.errors import JudgingFailed
from qualifier.profile import load_profile
from qualifier.record_json import hash_record
from tests.builders import make_lead, make_record

PROFILE = load_profile()
HERE = judge_here(PROFILE)


@pytest.fixture(scope="module")
def judges() -> Iterator[Judges]:
    judges = Judges(PROFILE, count=2)
    yield judges
    judges.stop()


@pytest.fixture
def judge() -> Iterator[Judge]:
    judge = Judge(PROFILE)
    yield judge
    judge.stop()


def test_a_judge_beside_concludes_the_same_as_one_here(judges: Judges) -> None:
    for message in ("", "Нужна рассылка, бюджет 2 млн", "We need a campaign in April"):
        record = make_record(lead=make_lead(message=message))
        assert judges(record) == HERE(record)


def test_many_at_once_each_get_their_own_answer(judges: Judges) -> None:
    answers: dict[int, str | None] = {}

    def ask(number: int) -> None:
        answers[number] = judges(make_record(id=f"crm-{number}")).record_hash

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: hash_record(make_record(id=f"crm-{number}")) for number in range(12)}


def test_a_bug_is_a_failure_that_says_nothing_of_the_lead(judge: Judge) -> None:
    broken = make_record(lead=None)
    with structlog.testing.capture_logs() as logs, pytest.raises(JudgingFailed):
        judge.ask(broken, 60)
    assert [entry["event"] for entry in logs] == ["judging_failed"]
    assert logs[0]["error"] == "AttributeError"
    assert judge.ask(make_record(), 60).record_hash == hash_record(make_record())


def test_a_judge_that_takes_too_long_is_replaced(judge: Judge) -> None:
    judge.ask(make_record(), 60)
    endless = make_record(lead=make_lead(message="Нужна реклама, бюджет 2 млн, в марте. " * 5_000))
    with pytest.raises(JudgingFailed):
        judge.ask(endless, 0.01)
    assert judge.ask(make_record(), 60).record_hash == hash_record(make_record())


def test_a_judge_that_dies_is_replaced(judge: Judge) -> None:
    judge.ask(make_record(), 60)
    os.kill(judge._process.pid, signal.SIGKILL)
    judge._process.join()
    with pytest.raises(JudgingFailed):
        judge.ask(make_record(), 60)
    assert judge.ask(make_record(), 60).record_hash == hash_record(make_record())


def test_when_all_are_busy_waiting_ends() -> None:
    none_free = Judges(PROFILE, count=0, deadline_s=0.01)
    with pytest.raises(JudgingFailed):
        none_free(make_record())
