"""A model that says one thing, and a worker that asks it; as a program it is a worker to be killed."""

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from api.jobs.process import run_jobs
from api.jobs.reading import Reading
from api.jobs.rooms import open_rooms
from kit.clock import Clock, read_stopwatch, read_system_clock
from kit.db import Database, open_database
from kit.ids import NewId, make_random_id
from kit.llm import ModelAnswer, Question
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.llm_engine import LlmEngine
from qualifier.profile import load_profile
from qualifier.qualification import Criterion

PROFILE = load_profile()
# Only a reader of the whole talk sees who decides and what hurts: rules alone do not qualify this.
MESSAGE = "Теряем клиентов каждый месяц. Бюджет 2 млн рублей утверждён, решаю я, директор, старт 1 марта."


@dataclass
class Scripted:
    """A model that gives one content, fails, or breaks; it may be held up before it answers."""

    content: dict[str, Any] | ModelFault | Exception
    name: str = "scripted"
    asked: list[Question] = field(default_factory=list)
    before: Callable[[], object] = lambda: None

    def ask(self, question: Question) -> ModelAnswer:
        self.asked.append(question)
        self.before()
        if isinstance(self.content, ModelFault):
            raise ModelFailed(self.content)
        if isinstance(self.content, Exception):
            raise self.content
        return ModelAnswer(
            content=self.content,
            text=json.dumps(self.content),
            model="m-1",
            fingerprint=None,
            attempts=1,
            seconds=0.1,
            cost_rub=Decimal("0.5"),
            input_tokens=1_000,
            output_tokens=200,
        )


def make_content(level: str, *quotes: str, criteria: tuple[Criterion, ...]) -> dict[str, Any]:
    reasons = [{"text": "сказано", "quote": quote} for quote in quotes]
    row = {"level": level, "certainty_pct": 90, "reasons": reasons}
    return {"criteria": {criterion.value: row for criterion in criteria}}


HURTS = make_content("confirmed", "Теряем клиентов каждый месяц", criteria=(Criterion.CHALLENGES,))


def make_reading(
    database: Database,
    model: Scripted,
    *,
    clock: Clock = read_system_clock,
    new_id: NewId = make_random_id,
) -> Reading:
    return Reading(
        open_rooms=open_rooms(database),
        engine=LlmEngine(PROFILE, model),
        profile=PROFILE,
        clock=clock,
        stopwatch=read_stopwatch,
        new_id=new_id,
    )


def main(address: str, worker_id: str) -> None:
    """Ask a model that never answers, until somebody kills this process."""
    database = open_database(address, state_dir=Path())
    held = Scripted(HURTS, before=threading.Event().wait)
    with run_jobs(make_reading(database, held), database, worker_id=worker_id, parallel=2):
        threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
