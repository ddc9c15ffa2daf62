"""Names by which companies are chosen: given once, kept while more is learned, never given to another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.identity import Choice, Identity, identify
from qualifier.identity.choice import Weighed
from qualifier.identity.signs import Seen
from qualifier.identity.weights import Sign
from qualifier.research.companies import CompanyList, describe, is_same
from qualifier.sources.candidates import Candidate, build_candidate
from tests.qualifier.offices import facts
from tests.qualifier.research.leads import FIRST, NAME, SECOND, STRANGER, make_company, make_lead


def weigh(number: str, *signs: Sign) -> Weighed:
    seen = tuple(Seen(sign=sign) for sign in (signs or (Sign.NAME_SAME,)))
    return Weighed(candidate=make_company(number), points=0, signs=seen)


def know(*weighed: Weighed) -> Identity:
    return Identity(choice=Choice.AMBIGUOUS, weighed=weighed)


def list_names(companies: CompanyList) -> dict[str, str]:
    return {one.id: one.weighed.candidate.key for one in companies.listed}


def test_companies_are_named_in_the_order_of_likelihood() -> None:
    companies = CompanyList().update(know(weigh("2"), weigh("1"), weigh("3")))
    assert list_names(companies) == {"c1": "2", "c2": "1", "c3": "3"}


def test_a_new_order_of_likelihood_renames_nobody() -> None:
    companies = CompanyList().update(know(weigh("1"), weigh("2")))
    assert list_names(companies.update(know(weigh("2"), weigh("1")))) == {"c1": "1", "c2": "2"}


def test_whom_nothing_speaks_for_is_not_listed() -> None:
    # A town and a form are common to many.
    shared = weigh("3", Sign.CITY_SAME, Sign.FORM_SAME)
    against = weigh("4", Sign.NAME_DIFFERS)
    assert list_names(CompanyList().update(know(shared, against, weigh("1")))) == {"c1": "1"}


def test_who_was_listed_stays_though_nothing_speaks_for_it_any_more() -> None:
    companies = CompanyList().update(know(weigh("1"), weigh("2")))
    again = companies.update(know(weigh("2"), weigh("1", Sign.NAME_DIFFERS)))
    assert list_names(again) == {"c1": "1", "c2": "2"}
    found = again.find("c1")
    assert found is not None
    assert [seen.sign for seen in found.signs] == [Sign.NAME_DIFFERS]


def test_no_more_than_eight_are_listed_and_the_likeliest_are() -> None:
    companies = CompanyList().update(know(*(weigh(str(number)) for number in range(1, 12))))
    assert list(list_names(companies).values()) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_others_that_take_the_place_of_all_get_names_of_their_own() -> None:
    companies = CompanyList().update(know(weigh("1"), weigh("2")))
    assert list_names(companies.update(know(weigh("8"), weigh("9")))) == {"c3": "8", "c4": "9"}


def test_a_full_list_takes_nobody_else() -> None:
    first = tuple(weigh(str(number)) for number in range(1, 9))
    companies = CompanyList().update(know(*first))
    assert list_names(companies.update(know(weigh("99"), *first))) == list_names(companies)


def test_two_that_turn_out_to_be_one_keep_the_first_name() -> None:
    companies = CompanyList().update(know(weigh("1"), weigh("2")))
    joined = build_candidate((*make_company("1").facts, *make_company("2").facts))
    one = Weighed(candidate=joined, points=0, signs=(Seen(sign=Sign.NAME_SAME),))
    again = companies.update(know(one))
    assert [(listed.id, listed.weighed) for listed in again.listed] == [("c1", one)]
    assert again.find("c2") is None


def test_a_name_that_fell_out_in_the_middle_is_given_to_nobody_else() -> None:
    companies = CompanyList().update(know(weigh("1"), weigh("2"), weigh("3")))
    without = companies.update(know(weigh("1"), weigh("3")))
    assert list_names(without.update(know(weigh("1"), weigh("3"), weigh("4")))) == {
        "c1": "1",
        "c3": "3",
        "c4": "4",
    }


@pytest.mark.parametrize("name", ["", "c0", "c3", "C1", " c1", "1", FIRST, NAME, "none"])
def test_a_name_that_was_not_given_finds_nobody(name: str) -> None:
    companies = CompanyList().update(know(weigh(FIRST), weigh(SECOND)))
    assert (companies.find(name), companies.name(name)) == (None, None)


def test_a_company_is_shown_by_its_name_and_number() -> None:
    companies = CompanyList().update(identify(make_lead(), (make_company(FIRST), make_company(SECOND))))
    assert companies.name("c1") == 'ООО "ЛАЗУРЬ" 0000101640'
    assert companies.name("c2") == 'ООО "ЛАЗУРЬ" 0000101714'


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"legal_name": NAME, "inn": FIRST}, f"{NAME} {FIRST}"),
        ({"name": "Лазурь"}, "Лазурь https://dadata.example/"),
        ({"inn": FIRST}, FIRST),
        ({"name": "Tesco PLC", "company_number": "gb:00445790"}, "Tesco PLC gb:00445790"),
        # The tax number goes before the state's number of registration.
        ({"legal_name": NAME, "ogrn": "1027700132195", "inn": FIRST}, f"{NAME} {FIRST}"),
        ({"legal_name": NAME, "ogrn": "1027700132195"}, f"{NAME} 1027700132195"),
        ({"legal_name": "Я" * 300, "inn": FIRST}, "Я" * 200),
    ],
)
def test_a_company_is_described_in_one_line(values: dict[str, str], words: str) -> None:
    assert describe(build_candidate(facts("dadata", **values))) == words


def test_a_company_of_no_facts_is_an_empty_line() -> None:
    assert describe(Candidate(facts=())) == ""
    assert describe(Candidate(facts=(), found_by=FIRST)) == FIRST


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"legal_name": NAME, "name": "Лазурь"}, NAME),
        ({"name": "Лазурь"}, "Лазурь"),
        ({"brand": "Лазурь"}, None),
    ],
)
def test_registers_are_asked_by_a_name_and_never_by_a_brand(values: dict[str, str], name: str | None) -> None:
    assert CompanyList().register_name(build_candidate(facts("dadata", **values))) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"inn": FIRST}, {"inn": FIRST, "name": "Иначе"}, True),
        ({"inn": FIRST}, {"inn": SECOND}, False),
        ({"inn": FIRST, "ogrn": "1027700132195"}, {"ogrn": "1027700132195"}, True),
        # One number under two kinds is two numbers.
        ({"inn": FIRST}, {"ogrn": FIRST}, False),
        ({"inn": FIRST}, {"name": "Лазурь"}, False),
        ({"name": "Лазурь"}, {"name": "Другая"}, True),
    ],
)
def test_readings_are_of_one_entity_by_a_number_or_without_numbers_by_their_page(
    one: dict[str, str], other: dict[str, str], same: bool
) -> None:
    first, second = (build_candidate(facts("dadata", **values)) for values in (one, other))
    assert (is_same(first, second), is_same(second, first)) == (same, same)


def test_pages_of_two_sites_are_of_two_entities() -> None:
    first, second = (build_candidate(facts(source, name="Лазурь")) for source in ("girbo", "checko"))
    assert not is_same(first, second)


def test_the_number_that_was_asked_for_is_a_number_too() -> None:
    owner = build_candidate(facts("checko", name="ИП"), found_by=STRANGER)
    assert is_same(owner, build_candidate(facts("dadata", inn=STRANGER)))


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from("12345678abc"), unique=True, max_size=9), max_size=5))
def test_a_name_means_one_company_for_as_long_as_it_is_listed(rounds: list[list[str]]) -> None:
    companies, before = CompanyList(), dict[str, str]()
    for keys in rounds:
        companies = companies.update(know(*(weigh(key) for key in keys)))
        names = list_names(companies)
        assert len(names) == len(companies.listed) <= 8
        assert len(set(names.values())) == len(names)
        assert set(names.values()) <= set(keys)
        assert all(names[name] == key for name, key in before.items() if name in names and key in keys)
        # Whoever is still among the weighed has the name that it had.
        assert {name for name, key in before.items() if key in keys} <= set(names)
        before = names
