"""A job that asks the model about a stored verdict: what it is, and what came of it."""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

# A job that failed so often is left to people.
MOST_ATTEMPTS = 5
# Seconds before another attempt, by how many there were: a bug does not go away in a moment.
_WAITS_S = (1, 5, 30, 120)


class JobState(StrEnum):
    """Where a job stands; `dead` waits for a person."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Outcome(StrEnum):
    """What a finished job brought.

    `read`: a verdict of rules and model. `degraded`: a verdict by rules, since the model did not answer.
    `superseded`: none, since newer words of the same lead have come meanwhile.
    """

    READ = "read"
    DEGRADED = "degraded"
    SUPERSEDED = "superseded"


class Priority(IntEnum):
    """Who is served first: a person who waits, then deliveries, then what was scored before."""

    PERSON = 0
    DELIVERY = 10
    AGAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job; `runs` counts all beginnings, `attempts` those since a person last said to try again."""

    id: str
    number: int
    lead_id: str
    qualification_id: str
    priority: int
    state: JobState
    attempts: int
    runs: int
    outcome: Outcome | None
    fault: str | None
    result_id: str | None
    created_at: datetime
    finished_at: datetime | None

    @property
    def is_finished(self) -> bool:
        """Tell whether nothing more will come of it by itself."""
        return self.state in {JobState.DONE, JobState.DEAD}

    @property
    def run_id(self) -> str:
        """Name the next run: the same until it begins, another one after each beginning."""
        return f"{self.id}.{self.runs}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """What is asked for: a verdict to be read once more."""

    id: str
    lead_id: str
    qualification_id: str
    priority: Priority


def choose_wait_s(attempts: int) -> int:
    """Return the seconds before the next attempt after so many failed ones."""
    return _WAITS_S[min(max(attempts, 1), len(_WAITS_S)) - 1]


def read_fault(conclusion: str) -> str | None:
    """Return why the model's part of a conclusion is missing; None when it is there."""
    opinion = json.loads(conclusion)["scorecard"].get("opinion")
    fault = opinion["fault"] if opinion else "not_asked"
    return None if fault is None else str(fault)
