"""Answers by rules while a model is slow: the same clock stands behind both figures."""

import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from eval.llm_latency import judge_behind
from eval.llm_models import make_model
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_money import Usage
from kit.llm_wire import Message, RawAnswer, ScriptedWire
from qualifier.lead import Lead
from qualifier.llm_engine import LlmEngine
from qualifier.profile import load_profile
from qualifier.record import LeadRecord

PROFILE = load_profile()
RECORD = LeadRecord(as_of=date(2027, 1, 20), id="slow", lead=Lead(message="Бюджет 2 млн на рекламу."))


class Gate:
    """A model that answers nobody before eight have asked."""

    def __init__(self) -> None:
        self.met = threading.Barrier(8, timeout=30)
        self.asked: list[str] = []

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        self.asked.append(message.user)
        self.met.wait()
        return RawAnswer(text='{"criteria": {}}', usage=Usage())


def test_eight_wait_for_the_model_at_a_time_and_each_gets_a_result() -> None:
    gate = Gate()
    results, answer_ms = judge_behind(RECORD, LlmEngine(PROFILE, make_model(gate, "gate")), PROFILE)
    assert (len(results), len(gate.asked)) == (8, 8)
    assert 0 < answer_ms < 5_000


@pytest.mark.parametrize("fault", [ModelFault.REFUSAL, ModelFault.UNTRUSTED, ModelFault.LEAK])
def test_a_model_that_fails_costs_no_lead_its_answer(fault: ModelFault) -> None:
    engine = LlmEngine(PROFILE, make_model(ScriptedWire(ModelFailed(fault)), "broken"))
    results, _ = judge_behind(RECORD, engine, PROFILE)
    assert [result.is_degraded for result in results] == [True] * 8
    opinions = [result.scorecard.opinion for result in results]
    assert {opinion.fault for opinion in opinions if opinion} <= {fault.value, "resting"}
