from dataclasses import replace
from datetime import date

from qualifier.lead import OpenLead
from qualifier.record import Likeness, OpenData, PastDeal
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
