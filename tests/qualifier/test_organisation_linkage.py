import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.organisation_linkage import (
    FIGURES,
    NameLikeness,
    compare_names,
    is_same_organisation,
    load_name_weights,
    score_names,
)

SAME = [
    ("Bluebell Limited", "BLUEBELL LTD"),
    ("Bluebell, Inc.", "Bluebell Incorporated"),
    ("Bluebell Aktiengesellschaft", "Bluebell AG"),
    ("BluebellAG", "Bluebell AG"),
    ("Bluebell Aktiengeselschaft", "Bluebell AG"),
    ("Bluebell JOINT STOCK COMPNAY", "JSC Bluebell"),
    ("Bluebell G.m.b.H.", "Bluebell GmbH"),
    ("The Bluebell Company", "Bluebell Co."),
    ("Bluebell & Sons", "Bluebell and Sons"),
    ("B.L.B. Trading", "BLB Trading"),
    ("Blue-Bell Foods", "Bluebell Foods"),
    ("Blübell Foods", "Blubell Foods"),
    ("Bluebell's Foods", "Bluebell Foods"),
    ("Regiment Thirty-Two", "Regiment 32"),
    ("Regiment Thirty 2", "Regiment 32"),
    ("Seven Hills", "7 Hills"),
    ("Hills Int'l Bank", "Hills International Bank"),
    ("U.S. Bureau of Maps", "United States Bureau of Maps"),
    ("ООО «Колокольчик»", "Kolokolchik LLC"),
    ("АО «Северная Верфь»", "Severnaya Verf JSC"),
    ("Colour Works Organisation", "Color Works Organization"),
    ("Bluebel Motors", "Bluebell Motors"),
]
OTHERS = [
    ("Bluebell Foods", "Harebell Mining"),
    ("Bluebell Foods", "Bluebell Mining"),
    ("Bluebell GmbH", "Bluebell AG"),
    ("Bluebell Systems Limited", "Bluebell Ltd"),
    ("ANO Kolokolchik", "Kolokolchik LLC"),
    ("Government of Iceland", "Government of Ireland and Wales"),
    ("QXA Aviation", "QOE Aviation"),
    ("Bluebell AG", "Harebell AG"),
    ("Bluebell Bank (Norway)", "Bluebell Bank (Portugal)"),
    ("Management Company", "Harbour Management Company"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_organisation_under_two_names_is_one(one: str, other: str) -> None:
    assert is_same_organisation(one, other)
    assert is_same_organisation(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_with_words_in_common_may_be_two_organisations(one: str, other: str) -> None:
    assert not is_same_organisation(one, other)
    assert not is_same_organisation(other, one)


@pytest.mark.parametrize(
    ("one", "other", "figure", "value"),
    [
        ("Bluebell Foods", "Bluebell Foods Ltd", "is_equal", 1.0),
        ("Bluebell Foods", "Bluebell Mining", "is_swap", 1.0),
        ("Bluebell Foods", "Bluebell Mining", "rest_is_few", 1.0),
        ("Bluebell", "Bluebell Foods Mining", "only_one_adds", 1.0),
        ("Bluebell Fund IV", "Bluebell Fund V", "only_numerals_differ", 1.0),
        ("Bluebell Fund 2004", "Bluebell Fund 2005", "only_numerals_differ", 1.0),
        ("Bluebell AG", "Bluebell GmbH", "forms_conflict", 1.0),
        ("Bluebell AG", "Bluebell", "forms_conflict", 0.0),
        ("Beta Foods", "Meta Foods", "swapped_is_slip", 1.0),
        ("Abc Foods", "Abd Foods", "swapped_is_short", 1.0),
        ("Abc Foods", "Abd Foods", "swapped_is_slip", 0.0),
    ],
)
def test_a_figure_tells_one_thing_of_a_pair(one: str, other: str, figure: str, value: float) -> None:
    assert getattr(compare_names(one, other), figure) == value


def test_the_package_carries_a_weight_for_every_figure() -> None:
    assert set(load_name_weights()) == {*FIGURES, "bias"}


def test_the_weights_given_decide() -> None:
    nothing = dict.fromkeys((*FIGURES, "bias"), 0.0)
    assert score_names("Bluebell", "Harebell", nothing) == 0.5
    assert score_names("Bluebell", "Harebell", nothing | {"bias": -9.0}) < 0.001


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", "Bluebell"), ("Ltd", "GmbH"), ("—", "!")])
def test_names_of_nothing_are_compared_without_a_fault(one: str, other: str) -> None:
    assert isinstance(compare_names(one, other), NameLikeness)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_score_is_a_share_for_any_text(one: str, other: str) -> None:
    assert 0.0 <= score_names(one, other) <= 1.0


@given(st.lists(st.sampled_from(["blue", "river", "north", "stone", "maple"]), min_size=1, max_size=4))
def test_case_never_parts_a_name_from_itself(words: list[str]) -> None:
    name = " ".join(words)
    assert is_same_organisation(name, name.upper())
