"""A reader of a chosen skill, made of the right answers: no model, but a yardstick for the merging.

It knows the labelled level with a given chance and says a neighbouring one otherwise; its quotes are those of
the people who labelled, or else any sentence of the client. Its figures tell what merging makes of a reader
so good, and never how good a model is.
"""

import json
import random
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from eval.cases import LeadCase
from kit.llm import ModelAnswer, Question
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.qualification import STEPS, Level
from qualifier.record_writing import hash_record

_CERTAINTY_PCT = 85
_SENTENCE = re.compile(r"[^.!?\n]{3,200}")
_LONGEST_QUOTE = 300


class GoldReader:
    """Answers from the labels, right with the given chance; the same seed gives the same answers."""

    def __init__(self, cases: Sequence[LeadCase], *, right: float, seed: int = 1) -> None:
        self.name = f"gold-reader-{right:.0%}"
        self._right = right
        self._seed = seed
        self._cases = {
            case.record.id or hash_record(case.record): case for case in cases if case.record is not None
        }

    def ask(self, question: Question) -> ModelAnswer:
        """Return an answer about a lead that is among the cases."""
        case = self._cases.get(question.lead_key)
        if case is None:
            raise ModelFailed(ModelFault.EMPTY)
        chance = random.Random(f"{self._seed} {question.lead_key}")  # noqa: S311  (a yardstick, no secret)
        rows = {name: self._write_row(case, name, gold, chance) for name, gold in case.gold.levels.items()}
        content = {"criteria": rows}
        if question.check:
            question.check(content)
        return ModelAnswer(
            content=content,
            text=json.dumps(content, ensure_ascii=False),
            model=self.name,
            fingerprint=None,
            attempts=1,
            seconds=0.0,
            cost_rub=Decimal(0),
            input_tokens=None,
            output_tokens=None,
        )

    def _write_row(self, case: LeadCase, name: str, gold: str, chance: random.Random) -> Mapping[str, Any]:
        is_right = chance.random() < self._right
        level = gold if is_right else _neighbour(Level(gold), chance)
        quotes = case.gold.quotes.get(name, ()) if is_right else ()
        told = quotes or _sentences(case, chance)
        reasons = [{"text": "", "quote": quote[:_LONGEST_QUOTE]} for quote in told[:2] if quote]
        return {
            "level": level,
            "certainty_pct": _CERTAINTY_PCT,
            "reasons": [] if level == Level.UNKNOWN else reasons,
        }


def _neighbour(level: Level, chance: random.Random) -> str:
    at = STEPS.index(level)
    return chance.choice([STEPS[near] for near in (at - 1, at + 1) if 0 <= near < len(STEPS)]).value


def _sentences(case: LeadCase, chance: random.Random) -> tuple[str, ...]:
    if case.record is None:
        return ()
    said = [found.group().strip() for found in _SENTENCE.finditer(case.record.lead.message)]
    return (chance.choice(said),) if said else ()
