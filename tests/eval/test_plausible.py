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


def rebuild(place: str, text: str, speaker: str = "register", system: str = "") -> LeadRecord:
    return rebuild_record([{"place": place, "speaker": speaker, "text": text}], system)


@pytest.mark.parametrize(
    ("system", "day"),
    [
        ("Today is 2026-11-26.", date(2026, 11, 26)),
        ("Read. Today is 2026-02-28, Saturday. Today is 2020-01-01.", date(2026, 2, 28)),
        # Nothing is said: the usual day of the sandbox.
        ("Today is 26.11.2026.", date(2027, 1, 1)),
        ("", date(2027, 1, 1)),
    ],
)
def test_the_day_is_the_one_that_the_instructions_tell(system: str, day: date) -> None:
    assert rebuild("message", "Хотим рекламу", system=system).as_of == day


@pytest.mark.parametrize(
    ("written", "number"),
    [("300", 300), ("0", 0), ("", None), ("около 300", None), ("-5", None), ("3.5", None)],
)
def test_a_number_of_a_register_is_a_whole_number_or_unknown(written: str, number: int | None) -> None:
    assert rebuild("open_data.employees", written).open_data.employees == number
    assert rebuild("open_data.revenue_rub", written).open_data.revenue_rub == number


@pytest.mark.parametrize(
    ("speaker", "sender"),
    [
        ("client", Sender.CLIENT),
        ("seller", Sender.SELLER),
        ("", Sender.CLIENT),
        ("a stranger", Sender.CLIENT),
    ],
)
def test_who_speaks_in_a_turn_is_the_client_unless_told(speaker: str, sender: Sender) -> None:
    assert rebuild("interactions[0]", "Когда?", speaker).lead.interactions[0].sender is sender


def test_lists_of_a_register_keep_their_order_and_do_not_mix() -> None:
    rows = [
        {"place": f"open_data.{name}[{at}]", "speaker": "register", "text": f"{name} {at}"}
        for at in range(3)
        for name in ("news", "ad_activity")
    ]
    known = rebuild_record(rows, "").open_data
    assert known.news == ("news 0", "news 1", "news 2")
    assert known.ad_activity == ("ad_activity 0", "ad_activity 1", "ad_activity 2")


@pytest.mark.parametrize("place", ["deals[0]", "open_data.site", "message ", "contact.name"])
def test_a_place_that_it_does_not_know_is_passed_over(place: str) -> None:
    record = rebuild(place, "Иван")
    assert record.lead == rebuild_record([], "").lead
    assert record.open_data == OpenData()


def test_a_prompt_that_asks_for_few_words_is_given_few() -> None:
    text = "Бюджет на рекламу нашей новой сети кофеен утверждён и равен двум миллионам рублей, 2 млн без НДС."
    rows = json.dumps([{"place": "message", "speaker": "client", "text": text}], ensure_ascii=False)
    user = f"<<<DATA\n{rows}\nDATA>>>"
    wire = PlausibleWire(PROFILE)
    long, short = (wire.speak(system, user) for system in ("Read.", "Read. Use at most six words."))
    assert len(short) < len(long)
    reasons = [one for row in json.loads(short)["criteria"].values() for one in row["reasons"]]
    assert reasons
    assert all(len(one["text"].split()) <= 6 and len(one["quote"].split()) <= 10 for one in reasons)
    # Cut, and still letter by letter what the client said.
    assert all(one["quote"] in text for one in reasons)


def test_its_tokens_are_counted_from_what_was_said() -> None:
    answer = PlausibleWire(PROFILE).call(Message(system="s" * 30, user="u" * 60), {}, 1.0)
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (30, len(answer.text) // 3)
