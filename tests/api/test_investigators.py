from dataclasses import replace
from decimal import Decimal

import pytest

from api.investigators import BUSY, MOST_AT_ONCE, OFF, Investigators, make_purse, note_absence
from eval.agent_town import talk_plausibly
from eval.llm_town import LlmTown
from eval.research_world import NOW, open_world
from kit.llm_money import MemoryLedger
from kit.settings import Settings
from qualifier.record import LeadRecord
from tests.qualifier.research.leads import FIRST, SECOND, make_case, make_lead

PHONES = {FIRST: "+74951234567", SECOND: "+74957654321"}


def make_settings(url: str = "", **changes: object) -> Settings:
    given = {"model_url": url, "model": "town" if url else "", "model_input_rub": 100.0, "_env_file": None}
    return Settings(**{**given, **changes})


def look(investigators: Investigators) -> LeadRecord:
    case = make_case(make_lead(phone=PHONES[SECOND]), phones=PHONES)
    with open_world(case) as office:
        return investigators.investigate(LeadRecord(as_of=NOW.date(), lead=case.lead), office)


def test_without_a_model_a_lead_is_looked_up_plainly_and_the_dossier_says_so() -> None:
    investigators = Investigators(make_settings(), MemoryLedger)
    found = look(investigators).dossier
    assert not investigators.is_on
    assert found is not None
    assert found.research is not None
    assert (found.choice, found.research.end, found.research.steps) == ("ambiguous", OFF, ())
    investigators.close()


def test_whoever_comes_when_all_turns_are_taken_is_looked_up_plainly() -> None:
    investigators = Investigators(make_settings("http://127.0.0.1:9/v1"), MemoryLedger)
    for _ in range(MOST_AT_ONCE):
        investigators._turns.acquire()
    found = look(investigators).dossier
    assert found is not None
    assert found.research is not None
    assert found.research.end == BUSY


@pytest.mark.service
def test_with_a_model_of_the_settings_its_choices_are_followed_and_paid_for() -> None:
    ledger = MemoryLedger()
    with LlmTown({"mode": "talk", "talk": talk_plausibly}) as town:
        investigators = Investigators(make_settings(town.base_url), lambda: ledger)
        found = look(investigators).dossier
        again = look(investigators).dossier
        investigators.close()
    assert found is not None
    assert again is not None
    assert found.research is not None
    assert found.chosen is not None
    assert (found.chosen.inn, found.research.model, found.research.fault) == (SECOND, "town", None)
    assert sum(ledger.spent_rub.values()) > 0
    assert again.chosen == found.chosen


def test_the_purse_holds_the_limits_of_the_settings() -> None:
    purse = make_purse(
        make_settings("http://127.0.0.1:9/v1", model_agent_rub=2, model_day_rub=7), MemoryLedger()
    )
    assert (purse.agent_rub, purse.limits.day_rub, purse.prices.input_rub) == (Decimal(2), 7, 100)


def test_a_record_that_was_not_looked_up_has_nothing_to_be_noted() -> None:
    record = LeadRecord(as_of=NOW.date(), lead=make_lead())
    assert note_absence(record, OFF) is record


@pytest.mark.parametrize(
    ("changes", "is_on"),
    [
        ({}, False),
        ({"model_url": "http://127.0.0.1:9/v1"}, False),
        ({"model": "town"}, False),
        ({"model_url": "http://127.0.0.1:9/v1", "model": "town"}, True),
    ],
)
def test_a_model_is_set_by_its_address_and_its_name_together(changes, is_on: bool) -> None:
    assert Investigators(make_settings(**changes), MemoryLedger).is_on is is_on


def test_without_a_model_no_ledger_is_opened() -> None:
    def refuse() -> MemoryLedger:
        raise AssertionError

    investigators = Investigators(make_settings(), refuse)
    assert look(investigators).dossier is not None
    investigators.close()


def test_a_turn_that_is_given_back_is_there_for_the_next() -> None:
    """Nobody who was turned away took a turn with him."""
    investigators = Investigators(make_settings("http://127.0.0.1:9/v1"), MemoryLedger)
    for _ in range(MOST_AT_ONCE):
        assert investigators._turns.acquire(blocking=False)
    look(investigators)
    look(investigators)
    for _ in range(MOST_AT_ONCE):
        investigators._turns.release()
    with pytest.raises(ValueError, match="released too many times"):
        investigators._turns.release()


@pytest.mark.parametrize("why", [OFF, BUSY])
def test_that_a_model_was_absent_changes_nothing_but_its_note(why: str) -> None:
    record = look(Investigators(make_settings(), MemoryLedger))
    assert record.dossier is not None
    plain = replace(record, dossier=replace(record.dossier, research=None))
    noted = note_absence(plain, why)
    assert noted.dossier is not None
    assert noted.dossier.research is not None
    log = noted.dossier.research
    assert (log.end, log.model, log.before, log.after) == (why, "", "ambiguous", "ambiguous")
    assert (log.choice, log.is_counted, log.cost_rub) == (None, False, "0")
    assert replace(noted, dossier=replace(noted.dossier, research=None)) == plain


def test_the_purse_pays_by_the_prices_and_limits_of_the_settings() -> None:
    settings = make_settings(
        "http://127.0.0.1:9/v1", model_output_rub=400.0, model_hour_rub=5, model_agent_rub=1
    )
    ledger = MemoryLedger()
    purse = make_purse(settings, ledger)
    # 1,000 letters are 500 tokens for 5 kopecks; 100 tokens of answer are 4.
    reserved = purse.reserve(1_000, 100, "lead-1")
    assert reserved.amount_rub == Decimal("0.09")
    assert ledger.spent_rub["agent:lead-1"] == Decimal("0.09")
    assert (purse.limits.hour_rub, purse.agent_rub) == (5, Decimal(1))
