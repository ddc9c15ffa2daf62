import json
from datetime import date

import pytest

from eval.llm_models import make_model
from eval.plausible import PlausibleWire, rebuild_record
from kit.llm_wire import Message
from qualifier.lead import Interaction, Lead, Sender
from qualifier.llm_engine import LlmEngine
from qualifier.profile import load_profile
from qualifier.qualify import judge
from qualifier.record import LeadRecord, OpenData
from qualifier.rule_engine import RuleEngine

PROFILE = load_profile()
RECORD = LeadRecord(
    as_of=date(2027, 1, 20),
    lead=Lead(
        message="Открываем сеть кофеен в мае 2027, бюджет 2 млн без НДС. Решаю я, директор.",
        interactions=(
            Interaction(at=date(2027, 1, 20), channel="email", sender=Sender.SELLER, text="Когда начнём?"),
        ),
    ),
    open_data=OpenData(industry="Кофейни", employees=300, news=("Открыли пятую кофейню",)),
)


def test_a_model_that_thinks_as_the_rules_changes_nothing() -> None:
    engine = LlmEngine(PROFILE, make_model(PlausibleWire(PROFILE), "plausible"))
    result = judge(RECORD, engine, PROFILE)
    assert result.scorecard.levels() == judge(RECORD, RuleEngine(PROFILE), PROFILE).scorecard.levels()
    assert result.scorecard.opinion is not None
    assert result.scorecard.opinion.model == "plausible"
    assert result.scorecard.opinion.quotes_dropped == 0
    assert result.scorecard.opinion.disagreements == ()


def test_a_record_is_rebuilt_from_what_is_shown() -> None:
    rows = [
        {"place": "message", "speaker": "client", "text": "Хотим рекламу"},
        {"place": "interactions[0]", "speaker": "seller", "text": "Когда?"},
        {"place": "open_data.employees", "speaker": "register", "text": "300"},
        {"place": "open_data.news[0]", "speaker": "register", "text": "Открылись"},
    ]
    record = rebuild_record(rows, "Today is 2027-01-20. More.")
    assert (record.as_of, record.lead.message) == (date(2027, 1, 20), "Хотим рекламу")
    assert record.lead.interactions[0].sender is Sender.SELLER
    assert (record.open_data.employees, record.open_data.news) == (300, ("Открылись",))


@pytest.mark.parametrize("user", ["", "no data at all"])
def test_nothing_shown_is_nothing_known(user: str) -> None:
    answer = PlausibleWire(PROFILE).call(Message(system="", user=user), {}, 1.0)
    rows = json.loads(answer.text)["criteria"]
    assert {row["level"] for row in rows.values()} == {"unknown"}
