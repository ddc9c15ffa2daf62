import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.record_linkage import (
    FIELDS,
    WEIGHTS_PATH,
    LinkageWeights,
    PartyRecord,
    choose_threshold,
    compare_parties,
    find_candidates,
    is_same_party,
    join_pairs,
    link_parties,
    load_weights,
    weigh_likeness,
)

ANNA = PartyRecord(
    name="anna",
    surname="petrova",
    house="17",
    street="garden lane",
    locality="old mill",
    suburb="riverton",
    postcode="4120",
    state="qld",
    birth_date="19800412",
    number="5551234",
)
BORIS = PartyRecord(
    name="boris",
    surname="lindqvist",
    house="203",
    street="harbour road",
    locality="east wharf",
    suburb="kingsley",
    postcode="6026",
    state="wa",
    birth_date="19651130",
    number="7778899",
)


def without_identity(record: PartyRecord) -> PartyRecord:
    return replace(record, birth_date="", number="")


@pytest.mark.parametrize(
    ("field", "value", "likeness"),
    [
        ("name", "anna", "equal"),
        ("name", "", "missing"),
        ("surname", "petrov a", "close"),
        ("surname", "petrowa", "close"),
        ("surname", "lindqvist", "other"),
        ("street", "lane garden", "close"),
        ("street", "gardenlane", "close"),
        ("street", "garden lnae", "close"),
        ("postcode", "4102", "close"),
        ("postcode", "4210", "close"),
        ("postcode", "4012", "near"),
        ("postcode", "6026", "other"),
        ("house", "71", "other"),
        ("birth_date", "19800421", "close"),
        ("number", "5551234", "equal"),
    ],
)
def test_a_field_is_compared_by_its_slips(field: str, value: str, likeness: str) -> None:
    assert compare_parties(ANNA, replace(ANNA, **{field: value}))[field] == likeness


def test_first_and_last_name_may_be_swapped() -> None:
    swapped = replace(ANNA, name=ANNA.surname, surname=ANNA.name)
    compared = compare_parties(ANNA, swapped)
    assert (compared["name"], compared["surname"]) == ("equal", "equal")


def test_street_and_locality_may_be_swapped() -> None:
    swapped = replace(ANNA, street=ANNA.locality, locality=ANNA.street)
    compared = compare_parties(ANNA, swapped)
    assert (compared["street"], compared["locality"]) == ("equal", "equal")


def test_fields_in_their_places_are_not_swapped() -> None:
    other = replace(ANNA, surname="anna")
    assert compare_parties(ANNA, other)["name"] == "equal"


@pytest.mark.parametrize(
    "changes",
    [
        {"surname": "petrvoa"},
        {"postcode": "4102", "suburb": "rivetron"},
        {"name": "petrova", "surname": "anna"},
        {"house": "", "locality": ""},
        {"street": "old mill", "locality": "garden lane"},
        {"surname": "sidorova"},
    ],
)
@pytest.mark.parametrize("has_identity", [True, False])
def test_a_person_with_a_slip_stays_the_same(changes: dict[str, str], has_identity: bool) -> None:
    one, other = ANNA, replace(ANNA, **changes)
    if not has_identity:
        one, other = without_identity(one), without_identity(other)
    assert is_same_party(one, other)


@pytest.mark.parametrize(
    "other",
    [
        BORIS,
        replace(BORIS, name="anna", surname="petrova"),
        replace(BORIS, suburb="riverton", postcode="4120", state="qld"),
    ],
)
@pytest.mark.parametrize("has_identity", [True, False])
def test_a_stranger_with_something_in_common_stays_a_stranger(other: PartyRecord, has_identity: bool) -> None:
    one = ANNA
    if not has_identity:
        one, other = without_identity(one), without_identity(other)
    assert not is_same_party(one, other)


def test_the_threshold_depends_on_what_can_be_compared() -> None:
    weights = LinkageWeights({}, threshold=7.0, threshold_without_identity=3.0)
    assert choose_threshold(compare_parties(ANNA, ANNA), weights) == 7.0
    assert choose_threshold(compare_parties(ANNA, without_identity(ANNA)), weights) == 3.0


def test_a_missing_value_adds_nothing() -> None:
    weights = LinkageWeights({field: {"equal": 1.0, "other": -1.0} for field in FIELDS}, 0.0, 0.0)
    assert weigh_likeness(compare_parties(ANNA, ANNA), weights) == len(FIELDS)
    assert weigh_likeness(compare_parties(ANNA, PartyRecord()), weights) == 0.0


def test_the_package_carries_weights_for_every_field() -> None:
    weights = load_weights()
    assert set(weights.by_field) == set(FIELDS)
    assert all(by["equal"] > by["other"] for by in weights.by_field.values())
    assert "card" in json.loads(WEIGHTS_PATH.read_text(encoding="utf-8"))


def test_candidates_share_a_block_and_come_once() -> None:
    records = (ANNA, replace(ANNA, surname="petrvoa"), BORIS)
    assert list(find_candidates(records)) == [(0, 1)]


def test_a_block_that_holds_everybody_is_left_out() -> None:
    crowd = [PartyRecord(name="x", surname="y", number=str(index)) for index in range(200)]
    assert list(find_candidates(crowd)) == []


def test_linked_records_are_joined_into_whole_groups() -> None:
    slip = replace(ANNA, surname="petrvoa")
    other_slip = replace(ANNA, postcode="4102", name="")
    assert link_parties((ANNA, BORIS, slip, other_slip)) == {(0, 2), (0, 3), (2, 3)}


def test_no_records_no_pairs() -> None:
    assert link_parties(()) == frozenset()


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], set()),
        ([(1, 2)], {frozenset({1, 2})}),
        ([(1, 2), (3, 4)], {frozenset({1, 2}), frozenset({3, 4})}),
        ([(1, 2), (3, 4), (2, 3)], {frozenset({1, 2, 3, 4})}),
    ],
)
def test_pairs_connect_into_groups(pairs: list[tuple[int, int]], groups: set[frozenset[int]]) -> None:
    assert set(join_pairs(pairs)) == groups


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_does_not_depend_on_the_order(one: str, other: str) -> None:
    left, right = replace(ANNA, surname=one), replace(ANNA, surname=other)
    assert compare_parties(left, right)["surname"] == compare_parties(right, left)["surname"]
