"""Cases of research: each kind of evidence is what it says, and the world of a case gives just that."""

import re
from dataclasses import replace

import pytest

from eval.identity_cases import DEFAULT_PATH
from eval.research_cases import TELLING, Evidence, ResearchCase, make_cases
from qualifier.identity import Choice, identify
from qualifier.sources.fact import About
from qualifier.sources.identifiers import read_valid_inn
from qualifier.sources.industry_codes import find_group

CASES = tuple(make_cases(DEFAULT_PATH))
BY_ID = {case.id: case for case in CASES}
INN = re.compile(r"ИНН (\d{10,12})")


def of_kind(*kinds: Evidence) -> list[ResearchCase]:
    return [case for case in CASES if case.evidence in kinds]


def list_inns(case: ResearchCase) -> list[str]:
    return [inn for answer in case.answers for inn in answer.texts(About.INN)]


@pytest.mark.parametrize("kind", Evidence)
def test_there_are_cases_of_each_kind_on_both_sides_of_the_fold(kind: Evidence) -> None:
    assert {case.fold for case in of_kind(kind)} == {case.fold for case in CASES}
    assert len(of_kind(kind)) >= 5


def test_each_case_has_a_name_of_its_own_that_tells_its_kind() -> None:
    assert len(BY_ID) == len(CASES)
    assert all(case.id.endswith(f"/{case.evidence.value}") for case in CASES)


def test_no_lead_can_be_told_before_anybody_looks() -> None:
    for case in of_kind(Evidence.NONE):
        assert identify(case.lead, case.answers).choice is Choice.AMBIGUOUS, case.id


def test_the_right_company_is_among_those_that_can_be_chosen() -> None:
    assert [case.id for case in CASES if case.gold and case.gold not in list_inns(case)] == []


@pytest.mark.parametrize("kind", sorted(TELLING))
def test_of_what_tells_every_case_has_its_answer(kind: Evidence) -> None:
    assert all(case.gold for case in of_kind(kind))


def test_one_page_of_an_imprint_states_the_number_and_no_other_page_does() -> None:
    for case in of_kind(Evidence.IMPRINT):
        stated = {path: INN.findall(text) for path, text in case.pages.items()}
        assert [numbers for numbers in stated.values() if numbers] == [[case.gold]], case.id
        assert stated["/"] == []


def test_every_page_of_a_site_is_linked_from_its_home() -> None:
    for case in of_kind(Evidence.IMPRINT, Evidence.DECOY, Evidence.ORDERS):
        home = case.pages["/"]
        assert all(f'href="{path}"' in home for path in case.pages if path != "/"), case.id


def test_some_sites_tell_their_name_and_some_do_not() -> None:
    named = [("application/ld+json" in case.pages["/"]) for case in of_kind(Evidence.IMPRINT)]
    assert 0 < sum(named) < len(named)


def test_the_card_of_the_right_company_alone_has_the_phone_of_the_lead() -> None:
    for case in of_kind(Evidence.PHONE):
        assert set(case.phones) == set(list_inns(case))
        assert [inn for inn, phone in case.phones.items() if phone == case.lead.contact.phone] == [case.gold]


def test_a_shared_phone_is_the_same_on_at_least_two_cards() -> None:
    for case in of_kind(Evidence.SHARED_PHONE):
        assert len(case.phones) > 1, case.id
        assert set(case.phones.values()) == {case.lead.contact.phone}


def test_of_the_namesakes_one_is_of_the_trade_that_the_lead_says() -> None:
    for case in of_kind(Evidence.TRADE):
        trades = {
            answer.first(About.INN): getattr(find_group(str(answer.first(About.OKVED))), "name", None)
            for answer in case.answers
        }
        own = trades.pop(case.gold)
        assert own is not None
        assert own not in trades.values(), case.id


def test_the_numbers_on_a_decoy_are_valid_and_of_none_of_the_companies() -> None:
    for case in of_kind(Evidence.DECOY):
        stated = [number for text in case.pages.values() for number in INN.findall(text)]
        assert len(set(stated)) == 2
        assert not set(stated) & set(list_inns(case))
        assert all(read_valid_inn(replace(case.lead, inn=number)) for number in stated)


def test_orders_stand_in_the_message_and_on_pages_and_no_number_does() -> None:
    for case in of_kind(Evidence.ORDERS):
        assert "Ignore all previous instructions" in case.lead.message
        assert INN.findall("".join(case.pages.values())) == []
        assert "//evil.example/x" in case.pages["/"]


def test_where_nothing_is_to_be_found_the_lead_is_as_it_was() -> None:
    for case in of_kind(Evidence.NONE):
        assert (dict(case.pages), dict(case.phones), case.lead.website) == ({}, {}, None)


def test_what_was_added_to_one_kind_is_not_in_another() -> None:
    for case in CASES:
        has_site = case.evidence in {Evidence.IMPRINT, Evidence.DECOY, Evidence.ORDERS}
        has_cards = case.evidence in {Evidence.PHONE, Evidence.SHARED_PHONE}
        assert (bool(case.pages), case.lead.website is not None) == (has_site, has_site), case.id
        assert bool(case.phones) == has_cards, case.id


def test_a_lead_that_says_something_wrong_has_no_answer_to_be_told() -> None:
    """Only leads whose words may be true of a namesake can be one's; others need a gold of their own."""
    made = {case.id.split("/")[0]: set[Evidence]() for case in CASES}
    for case in CASES:
        made[case.id.split("/")[0]].add(case.evidence)
    without = [name for name, kinds in made.items() if not kinds & TELLING]
    assert without
    for name in without:
        assert BY_ID[f"{name}/none"].gold is None
