"""Judging in processes of its own: a long text never holds up answers nor hangs the service."""

import queue
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import cast

import structlog

from api.published_text import PublishedText, read_published
from kit.errors import JudgingFailed
from qualifier.profile import Profile
from qualifier.qualification_json import Conclusion, conclude
from qualifier.qualify import judge
from qualifier.reading.warm_up import warm_up
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

log = structlog.get_logger()

JudgeRecord = Callable[[LeadRecord], Conclusion]

# The longest text that is taken needs a few seconds; what needs more never ends.
DEADLINE_S = 20.0
# A process that has just begun loads its rules first; on a busy machine that takes longer than a judgement.
START_S = 120.0
_READY = "ready"
_SPAWN = get_context("spawn")


def judge_here(profile: Profile, given: PublishedText | None = None) -> JudgeRecord:
    """Return a judge that works in this process; `given` is what is known of the chance to win.

    One thread judges at a time: two could each hold a lock that the other needs (see `api.jobs.turns`).
    """
    engine, published, turn = RuleEngine(profile), read_published(given), threading.Lock()

    def judge_one(record: LeadRecord) -> Conclusion:
        with turn:
            return conclude(judge(record, engine, profile, published))

    return judge_one


class Judge:
    """One process that judges one record at a time."""

    def __init__(self, profile: Profile, given: PublishedText | None = None) -> None:
        # As text: what the profile is made of cannot be sent as it is, and a file could change meanwhile.
        self._profile = profile.model_dump_json()
        self._given = given
        self._start()

    def _start(self) -> None:
        self._line, other_end = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=_work, args=(other_end, self._profile, self._given), daemon=True
        )
        self._process.start()
        other_end.close()
        self._is_ready = False

    def ask(self, record: LeadRecord, deadline_s: float) -> Conclusion:
        """Return the judgement; a process that fails or does not answer in time is replaced."""
        try:
            answer = self._exchange(record, deadline_s) if self._wait_until_ready() else "TimeoutError"
        except (EOFError, OSError):
            answer = "ProcessDied"
        if isinstance(answer, Conclusion):
            return answer
        log.error("judging_failed", error=answer)
        if answer in {"TimeoutError", "ProcessDied"}:
            self.stop()
            self._start()
        raise JudgingFailed

    def _exchange(self, record: LeadRecord, deadline_s: float) -> Conclusion | str:
        self._line.send(record)
        return cast("Conclusion | str", self._line.recv()) if self._line.poll(deadline_s) else "TimeoutError"

    def _wait_until_ready(self) -> bool:
        """The time to load is not the lead's: counted in, it would have processes replaced for ever."""
        if not self._is_ready and self._line.poll(START_S):
            self._is_ready = self._line.recv() == _READY
        return self._is_ready

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._line.close()
        self._process.kill()
        self._process.join()
        self._process.close()


class Judges:
    """A few processes that share the work; calling it waits for a free one."""

    def __init__(
        self,
        profile: Profile,
        given: PublishedText | None = None,
        *,
        count: int,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._deadline_s = deadline_s
        self._judges = [Judge(profile, given) for _ in range(count)]
        self._free: queue.SimpleQueue[Judge] = queue.SimpleQueue()
        for one in self._judges:
            self._free.put(one)

    def __call__(self, record: LeadRecord) -> Conclusion:
        """Judge a record in one of the processes."""
        try:
            one = self._free.get(timeout=self._deadline_s)
        except queue.Empty as error:
            raise JudgingFailed from error
        try:
            return one.ask(record, self._deadline_s)
        finally:
            self._free.put(one)

    def stop(self) -> None:
        """End all processes."""
        for one in self._judges:
            one.stop()


def _work(line: Connection, profile: str, given: PublishedText | None) -> None:
    """Judge what comes until the other end is closed; a bug is told by its name, never by its message."""
    judge_record = judge_here(Profile.model_validate_json(profile), given)
    # Seconds at the start instead of at the first leads.
    warm_up()
    line.send(_READY)
    while True:
        try:
            record = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            answer: Conclusion | str = judge_record(record)
        except Exception as error:  # noqa: BLE001 the outermost loop of the process
            answer = type(error).__name__
        line.send(answer)
