"""One thread judges at a time; while it waits for the model, another one judges.

Python 3.11 guards each `cached_property` by one lock for all objects of its class: two threads that judge two
records could each hold what the other needs, for ever.
"""

import threading
from dataclasses import dataclass, replace

from kit.llm import ModelAnswer, Question
from qualifier.llm_engine import AsksModel, LlmEngine
from qualifier.qualify import Engine


@dataclass(slots=True)
class GivingWay:
    """A model that lets others judge while it thinks; its caller holds the turn."""

    model: AsksModel
    turn: threading.Lock
    name: str

    def ask(self, question: Question) -> ModelAnswer:
        """Ask without the turn, and take it again before the answer is read."""
        self.turn.release()
        try:
            return self.model.ask(question)
        finally:
            self.turn.acquire()


def give_way(engine: Engine, turn: threading.Lock) -> Engine:
    """Return the engine with a model that gives the turn away; rules alone never wait."""
    if not isinstance(engine, LlmEngine):
        return engine
    return replace(engine, model=GivingWay(engine.model, turn, engine.model.name))
