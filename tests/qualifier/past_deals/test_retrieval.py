from datetime import date

import pytest

from qualifier.past_deals.retrieval import MEMORY, DealsNotReady, Question, ask_of, retrieve
from qualifier.past_deals.search import Found, PastDeals
from qualifier.record import LeadRecord, OpenData, Outcome
from tests.builders import make_lead, make_record
from tests.qualifier.deals.memory import make_search

BANK = {"id": "bank", "company": "АО «Банк»", "company_key": "b", "task": "Заявки на ипотеку"}
LOST = {**BANK, "id": "lost", "company_key": "c", "outcome": Outcome.LOST, "loss_reason": "Нет бюджета"}
LEAD = make_lead(company="ООО «Новая»", message="Нужны заявки на ипотеку")


@pytest.fixture(scope="module")
def search() -> PastDeals:
    return make_search(BANK, LOST)


def test_a_record_asks_by_its_own_day_its_facts_and_its_own_id() -> None:
    record = make_record(id="crm-7", as_of=date(2026, 2, 3), open_data=OpenData(employees=80))
    asked = ask_of(record)
    assert (asked.lead, asked.as_of, asked.open_data) == (record.lead, date(2026, 2, 3), record.open_data)
    assert (asked.own_id, asked.count) == ("crm-7", 5)


@pytest.mark.parametrize(("lang", "alike"), [("ru", "задача близка"), ("en", "the task")])
def test_a_record_is_closed_with_what_is_like_its_lead_in_its_language(
    lang: str, alike: str, search: PastDeals
) -> None:
    record = make_record(lead=LEAD, as_of=date(2026, 9, 1), lang=lang)
    closed = retrieve(record, lambda asked: search.like(asked.lead, asked.as_of))
    assert {deal.id for deal in closed.deals} == {"bank", "lost"}
    lost = next(deal for deal in closed.deals if deal.id == "lost")
    assert (lost.outcome, lost.loss_reason, lost.days_taken) == (Outcome.LOST, "Нет бюджета", 40)
    assert lost.likeness is not None
    words = " ".join((*lost.likeness.same, *lost.likeness.differs))
    assert words
    assert ("same" in words) is (lang == "en")
    assert closed.silent_sources == record.silent_sources
    assert (closed.lead, closed.open_data, closed.as_of) == (record.lead, record.open_data, record.as_of)


def test_nothing_closed_after_the_records_day_is_kept(search: PastDeals) -> None:
    record = make_record(lead=LEAD, as_of=date(2025, 4, 9))
    assert retrieve(record, lambda asked: search.like(asked.lead, asked.as_of)).deals == ()


def test_memory_that_does_not_answer_is_named_among_the_silent_and_costs_nothing_else() -> None:
    def ask(_: Question) -> Found:
        raise DealsNotReady

    record = make_record(silent_sources=("dadata",))
    closed: LeadRecord = retrieve(record, ask)
    assert closed.silent_sources == ("dadata", MEMORY)
    assert closed.deals == ()


def test_a_bug_in_the_search_is_not_taken_for_silence() -> None:
    def ask(_: Question) -> Found:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        retrieve(make_record(), ask)


def test_not_being_ready_is_a_problem_with_words_in_both_languages() -> None:
    error = DealsNotReady()
    assert (error.status, error.code) == (503, "past_deals_not_ready")
    assert "ask again" in error.detail
    assert "повторите" in error.detail_ru
