import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.sources.candidates import Candidate, build_candidate, gather_candidates
from qualifier.sources.fact import About
from tests.qualifier.sources.facts import (
    INN,
    OGRN,
    OTHER_INN,
    PERSON_INN,
    THIRD_INN,
    bare_candidate,
    make_candidate,
    make_fact,
    make_site,
)


def keys_of(*candidates: Candidate) -> list[str]:
    return [one.key for one in gather_candidates(candidates)]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"inn": INN, "ogrn": OGRN}, INN),
        ({"ogrn": OGRN}, OGRN),
        ({"lei": "529900T8BM49AURSDO55"}, "529900T8BM49AURSDO55"),
        ({"company_number": "gb:00445790"}, "gb:00445790"),
        # Without a number, the page that tells of it.
        ({"name": "Ромашка"}, "https://dadata.example/"),
        ({}, ""),
    ],
)
def test_the_strongest_number_names_an_entity(said: dict[str, str], key: str) -> None:
    assert bare_candidate(**said).key == key


def test_a_sole_proprietor_is_named_by_the_number_it_was_asked_for_by() -> None:
    trader = bare_candidate(found_by=PERSON_INN, kind="individual", city="Казань")
    assert trader.key == PERSON_INN
    assert trader.inns == {PERSON_INN}
    assert trader.texts(About.INN) == ()


def test_a_fact_that_is_said_twice_counts_once() -> None:
    fact = make_fact("name", "Ромашка")
    assert build_candidate([fact, fact]).facts == (fact,)
    assert make_candidate(name=["Ромашка", "Лютик", "Ромашка"]).texts(About.NAME) == ("Ромашка", "Лютик")


def test_domains_are_of_sites_pages_and_mail_and_never_of_rented_rooms() -> None:
    one = bare_candidate(site=["https://www.a.ru/x", "https://vk.com/a"], email_domain="B.ru")
    assert one.domains == {"a.ru", "b.ru"}
    assert make_site("c.ru", inn=INN).domains == {"c.ru"}
    assert one.own_pages == frozenset()


def test_only_its_own_site_states_a_number() -> None:
    assert make_site(inn=INN).states_number
    assert not make_site(name="Ромашка").states_number
    assert not make_candidate().states_number


def test_what_shares_a_number_is_one_entity() -> None:
    merged = gather_candidates([make_candidate(), bare_candidate("checko", inn=INN, phone="+79000000011")])
    assert [one.key for one in merged] == [INN]
    assert merged[0].sources == ("dadata", "checko")
    assert merged[0].first(About.PHONE) == "+79000000011"


def test_a_number_of_another_kind_joins_two_that_were_apart() -> None:
    bridge = bare_candidate("gleif", ogrn=OGRN, lei="529900T8BM49AURSDO55")
    both = bare_candidate("checko", inn=INN, ogrn=OGRN)
    assert keys_of(make_candidate(), bridge, both) == [INN]


def test_namesakes_are_never_merged() -> None:
    assert keys_of(make_candidate(), make_candidate(inn=OTHER_INN)) == [INN, OTHER_INN]
    assert len(keys_of(make_candidate(), bare_candidate("wikidata", name="Ромашка"))) == 2


def test_the_facts_of_a_trader_found_by_number_join_by_it() -> None:
    headcount = bare_candidate("fns", found_by=INN, employees=12)
    merged = gather_candidates([make_candidate(), headcount])
    assert len(merged) == 1
    assert merged[0].texts(About.EMPLOYEES) == ("12",)


def test_a_domain_ties_what_has_no_number_to_its_only_bearer() -> None:
    item = bare_candidate("wikidata", name="Цветы", site="https://romashka.ru")
    merged = gather_candidates([item, make_site(inn=INN), make_candidate()])
    assert [one.key for one in merged] == [INN]
    assert merged[0].texts(About.NAME) == ("Цветы",)


def test_a_domain_that_two_entities_share_ties_nothing() -> None:
    item = bare_candidate("wikidata", name="Цветы", site="romashka.ru")
    first, second = make_candidate(site="romashka.ru"), make_candidate(inn=OTHER_INN, site="romashka.ru")
    assert len(gather_candidates([item, first, second])) == 3


def test_a_site_with_two_numbers_tells_of_two_entities() -> None:
    page = make_site(inn=[INN, OTHER_INN], ogrn=OGRN, name="Студия", phone="+79000000011")
    merged = gather_candidates([page, make_candidate(), make_candidate(inn=THIRD_INN)])
    assert [one.key for one in merged] == [OTHER_INN, INN, THIRD_INN]
    # Whose name and register number they are is not said.
    assert merged[0].texts(About.NAME, About.OGRN) == ()
    assert merged[0].first(About.PHONE) == "+79000000011"


@given(st.lists(st.sampled_from([INN, OTHER_INN, THIRD_INN]), max_size=8), st.randoms())
def test_no_order_of_answers_makes_another_set_of_entities(inns: list[str], shuffle: object) -> None:
    answers = [bare_candidate(f"s{at}", inn=inn) for at, inn in enumerate(inns)]
    mixed = list(answers)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    gathered = gather_candidates(mixed)
    assert {one.key for one in gathered} == set(inns)
    assert sum(len(one.facts) for one in gathered) == len(answers)
