import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qualifier.lead import Interaction, OpenLead, Sender
from qualifier.record import Likeness, OpenData, Outcome, PastDeal, RegisterStatus
from qualifier.record_json import parse_record
from qualifier.record_writing import hash_record, write_lead, write_record
from tests.builders import make_lead, make_record


def test_a_record_is_read_back_as_it_was_written() -> None:
    record = make_record(
        open_data=OpenData(industry="пекарни", employees=40, ad_activity=("Радио, март",)),
        deals=(PastDeal(id="d-1", client="Пекарь", closed=date(2025, 5, 4), products=("радио",)),),
        open_leads=(OpenLead(id="o-1", company="Пекарь", inn=None, request="радио"),),
        silent_sources=("news",),
    )
    assert parse_record(write_record(record)) == record


def test_a_source_that_answered_is_not_named_as_silent() -> None:
    assert "silent_sources" not in write_record(make_record())


def test_a_turn_is_written_with_its_day_and_its_sender() -> None:
    (turn,) = write_lead(make_lead())["interactions"]
    assert turn == {"at": "2026-09-10", "channel": "call", "from": "client", "text": "Решаю я сама."}


def test_one_letter_changes_the_hash() -> None:
    record = make_record()
    assert hash_record(record) == hash_record(make_record())
    assert hash_record(record) != hash_record(replace(record, lead=make_lead(message="Нужна рассылка")))


def test_what_memory_knows_of_a_deal_is_written_only_where_it_is_known() -> None:
    plain = PastDeal(id="1")
    known = PastDeal(
        id="1", days_taken=0, loss_reason="Дорого", likeness=Likeness(score=0.5, same=("a",), differs=("b",))
    )
    written = [write_record(make_record(deals=(deal,)))["deals"][0] for deal in (plain, known)]
    assert not {"days_taken", "loss_reason", "likeness"} & set(written[0])
    assert (written[1]["days_taken"], written[1]["loss_reason"]) == (0, "Дорого")
    assert written[1]["likeness"] == {"score": 0.5, "same": ["a"], "differs": ["b"]}
    assert parse_record(write_record(make_record(deals=(known,)))).deals == (known,)


def test_all_that_a_record_holds_is_written_under_its_own_name() -> None:
    written = write_record(make_record())
    assert list(written) == ["id", "lang", "as_of", "lead", "open_data", "deals", "open_leads"]
    assert written["as_of"] == "2026-09-15"
    assert written["open_data"]["status"] is None
    assert written["deals"] == written["open_leads"] == []


@pytest.mark.parametrize("status", list(RegisterStatus))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_stable_words_are_written_as_they_are_read(status: RegisterStatus, outcome: Outcome) -> None:
    record = make_record(
        open_data=OpenData(status=status), deals=(PastDeal(id="1", outcome=outcome, amount_rub=0),)
    )
    assert write_record(record)["open_data"]["status"] == status.value
    assert write_record(record)["deals"][0]["outcome"] == outcome.value
    assert write_record(record)["deals"][0]["amount_rub"] == 0
    assert parse_record(json.loads(json.dumps(write_record(record)))) == record


@pytest.mark.parametrize("sender", list(Sender))
def test_every_voice_survives_the_round_trip(sender: Sender) -> None:
    lead = make_lead(interactions=(Interaction(sender=sender, text="Да."),))
    (turn,) = write_lead(lead)["interactions"]
    assert (turn["from"], turn["at"]) == (sender.value, None)
    assert parse_record(write_record(make_record(lead=lead))).lead == lead


@pytest.mark.parametrize(
    "change",
    [
        {"as_of": date(2026, 9, 16)},
        {"id": "crm-2"},
        {"lang": "en"},
        {"silent_sources": ("news",)},
        {"deals": (PastDeal(id="1"),)},
        {"open_leads": (OpenLead(id="o-1", company=None, inn=None, request=""),)},
        {"open_data": OpenData(employees=0)},
        {"open_data": OpenData(news=("a",))},
        {"open_data": OpenData(ad_activity=("a",))},
        {"lead": make_lead(interactions=())},
        {"lead": make_lead(region="тверь")},
    ],
)
def test_every_part_of_a_record_is_in_its_hash(change: dict[str, Any]) -> None:
    assert hash_record(make_record(**change)) != hash_record(make_record())


def test_the_order_of_turns_is_a_part_of_what_was_said() -> None:
    turns = (Interaction(text="Да."), Interaction(text="Нет."))
    one, other = make_lead(interactions=turns), make_lead(interactions=turns[::-1])
    assert hash_record(make_record(lead=one)) != hash_record(make_record(lead=other))
