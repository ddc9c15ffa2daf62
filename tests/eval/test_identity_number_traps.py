"""Each trap about numbers says in its lead and its answers what its one line claims."""

import re
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from eval import identity_number_traps as traps
from eval.identity_town import Company, Made, read_town
from qualifier.normalise import is_valid_inn, is_valid_ogrn

TOWN = read_town()
C, O = TOWN[0], TOWN[1]  # noqa: E741 the same letters as in the traps


def make(name: str, seed: int = 1, c: Company = C, o: Company = O) -> Made:
    made: Made = getattr(traps, name)(c, o, Random(seed))
    return made


def numbers_of(answers: list[dict[str, Any]], about: str = "inn") -> list[str]:
    return [answer["facts"][about] for answer in answers if about in answer["facts"]]


@pytest.mark.parametrize(
    "name",
    [
        "all_agrees", "brand_with_number", "site_of_mother", "agency_writes", "renamed_with_number",
        "liquidated_number_only",
    ],
)  # fmt: skip
def test_where_the_company_s_own_number_is_given_it_is_the_answer(name: str) -> None:
    lead, answers, right = make(name)
    assert lead["inn"] == right == C.inn
    assert C.inn in numbers_of(answers)


@pytest.mark.parametrize(
    "name",
    [
        "number_of_other_with_site", "number_of_other_alone", "number_of_other_and_form",
        "number_of_other_brand", "number_of_other_mail",
    ],
)  # fmt: skip
def test_another_s_number_is_found_and_yet_has_to_be_asked_about(name: str) -> None:
    lead, answers, right = make(name)
    assert lead["inn"] == O.inn
    assert O.inn in numbers_of(answers)
    assert O.name not in lead["company"]
    assert right is None


@pytest.mark.parametrize("name", ["slip_with_site", "slip_with_name"])
@pytest.mark.parametrize("seed", range(6))
def test_a_slip_is_one_digit_from_the_right_number(name: str, seed: int) -> None:
    lead, _, right = make(name, seed)
    assert right == C.inn
    assert sum(one != other for one, other in zip(lead["inn"], C.inn, strict=True)) == 1
    assert not is_valid_inn(lead["inn"])


@pytest.mark.parametrize("seed", range(6))
def test_a_bad_number_is_near_to_none_that_was_found(seed: int) -> None:
    lead, answers, right = make("bad_number_with_name", seed)
    assert right is None
    assert not is_valid_inn(lead["inn"])
    for number in numbers_of(answers):
        assert sum(one != other for one, other in zip(lead["inn"], number, strict=True)) > 1


@pytest.mark.parametrize("seed", range(6))
def test_an_unknown_number_is_valid_and_in_no_source(seed: int) -> None:
    lead, answers, right = make("unknown_number_and_name", seed)
    assert is_valid_inn(lead["inn"])
    assert lead["inn"].startswith(C.code)
    assert lead["inn"] not in numbers_of(answers)
    assert right is None


def test_a_spaced_number_is_the_same_digits() -> None:
    lead, _, right = make("spaced_number")
    assert re.sub(r"\D", "", lead["inn"]) == right
    assert lead["inn"].startswith("ИНН ")
    assert lead["inn"].count(" ") == 3


def test_a_namesake_s_number_is_contradicted_by_the_site() -> None:
    lead, answers, right = make("number_of_namesake")
    (site,) = (answer for answer in answers if answer["source"] == "own_site")
    assert site["facts"]["inn"] == C.inn != lead["inn"]
    assert lead["inn"] in numbers_of(answers)
    assert right is None


def test_the_mother_s_site_names_the_mother_and_the_daughter_is_right() -> None:
    lead, answers, right = make("site_of_mother")
    (site,) = (answer for answer in answers if answer["source"] == "own_site")
    assert (lead["website"], site["facts"]["inn"], right) == (O.domain, O.inn, C.inn)


def test_an_agency_s_mail_is_not_its_client_s() -> None:
    lead, _, _ = make("agency_writes")
    assert lead["contact"] == {"email": f"media@{O.domain}"}


@pytest.mark.parametrize("name", ["renamed_with_number", "renamed_with_site", "old_name_of_other"])
def test_a_renamed_company_is_called_by_its_former_name(name: str) -> None:
    lead, answers, _ = make(name)
    assert C.former in lead["company"]
    assert C.name not in lead["company"]
    assert numbers_of(answers, "former_name") == [C.former]


def test_an_old_name_that_somebody_bears_now_has_to_be_asked_about() -> None:
    _, answers, right = make("old_name_of_other")
    assert [one["facts"]["legal_name"] for one in answers] == [
        C.legal_name,
        replace(O, name=C.former).legal_name,
    ]
    assert right is None


@pytest.mark.parametrize(
    ("name", "statuses", "is_told"),
    [
        ("liquidated_before", ["liquidated", "active"], True),
        ("liquidated_number", ["liquidated", "active"], False),
        ("liquidated_number_only", ["liquidated"], True),
    ],
)
def test_the_dead_and_their_heirs_stand_in_this_order(name: str, statuses: list[str], is_told: bool) -> None:
    _, answers, right = make(name)
    assert numbers_of(answers, "status") == statuses
    assert (right == C.inn) is is_told


def test_the_number_of_the_dead_is_given_where_the_heir_is_alive() -> None:
    lead, answers, _ = make("liquidated_number")
    assert lead["inn"] == answers[0]["facts"]["inn"] != C.inn
    assert answers[0]["facts"]["city"] == answers[-1]["facts"]["city"] == C.city


@pytest.mark.parametrize("name", ["trader_by_number", "trader_number_of_firm", "trader_by_name"])
def test_a_trader_is_found_by_a_personal_number_and_shows_none(name: str) -> None:
    _, answers, _ = make(name)
    (trader,) = (one for one in answers if one["facts"].get("kind") == "individual")
    assert len(trader["found_by"]) == 12
    assert is_valid_inn(trader["found_by"])
    assert "inn" not in trader["facts"]


@pytest.mark.parametrize(("name", "is_told"), [("trader_by_number", True), ("trader_by_name", False)])
def test_only_the_number_tells_a_trader(name: str, is_told: bool) -> None:
    lead, answers, right = make(name)
    assert right == (answers[0]["found_by"] if is_told else None)
    assert ("inn" in lead) is is_told


@pytest.mark.parametrize(
    ("name", "number"),
    [("number_in_message", C.inn), ("contractor_in_message", O.inn), ("ogrn_in_message", C.ogrn)],
)
def test_a_number_in_the_message_is_nowhere_else_in_the_lead(name: str, number: str) -> None:
    lead, _, _ = make(name)
    assert number in lead["message"]
    assert "inn" not in lead
    assert number not in lead["company"]


def test_a_contractor_is_named_beside_its_number() -> None:
    lead, _, right = make("contractor_in_message")
    assert f"подрядчика {O.said}, ИНН {O.inn}" in lead["message"]
    assert right is None


@pytest.mark.parametrize(("name", "is_told"), [("numbered_trust", True), ("other_numbered_trust", False)])
def test_trusts_are_told_apart_by_the_number_in_their_names(name: str, is_told: bool) -> None:
    lead, answers, right = make(name)
    names = numbers_of(answers, "legal_name")
    assert "№5" in lead["company"]
    assert any("№5" in one for one in names) is is_told
    assert any("№7" in one for one in names)
    assert right == (answers[-1]["facts"]["inn"] if is_told else None)


@pytest.mark.parametrize("name", ["foreign_by_town", "british_by_name", "british_form_at_home"])
def test_a_british_number_has_its_country_and_eight_digits(name: str) -> None:
    _, answers, right = make(name)
    numbers = numbers_of(answers, "company_number")
    assert all(re.fullmatch(r"gb:\d{8}", number) for number in numbers)
    assert right is None if name == "british_form_at_home" else right in numbers


def test_the_town_tells_one_british_namesake_from_the_other() -> None:
    lead, answers, right = make("foreign_by_town")
    towns = {one["facts"]["company_number"]: one["facts"]["city"] for one in answers}
    assert sorted(towns.values()) == ["Dover", "Leeds"]
    assert towns[str(right)] == lead["region"] == "Leeds"


def test_a_german_firm_is_not_its_russian_namesake() -> None:
    lead, answers, right = make("foreign_namesake")
    assert lead["company"].endswith(" GmbH")
    assert lead["website"].endswith(".de")
    assert " " not in lead["website"]
    assert (numbers_of(answers), right) == ([C.inn], None)


def test_a_daughter_of_another_country_shares_the_site_and_not_the_name() -> None:
    lead, answers, right = make("daughter_of_other_country")
    (found,) = answers
    assert found["facts"]["site"] == lead["website"]
    assert "(France)" in found["facts"]["legal_name"]
    assert "(Germany)" in lead["company"]
    assert right is None


def test_identifiers_are_tied_by_the_register_number_alone() -> None:
    lead, answers, right = make("lei_ties")
    assert numbers_of(answers, "ogrn") == [C.ogrn] * 3
    assert is_valid_ogrn(C.ogrn)
    assert numbers_of(answers) == [C.inn] == [right]
    assert "inn" not in lead


def test_a_russian_firm_abroad_keeps_its_own_phone() -> None:
    lead, _, _ = make("british_form_at_home")
    assert lead["contact"] == {"phone": C.phone}
