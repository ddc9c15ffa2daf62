"""The figures of a suite of attacks are worked out by hand."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.outcomes import LARGEST_BYTES, LARGEST_GROWTH_MIB, LONGEST_S, Attempt, summarise_attempts


def make_attempt(**changes: Any) -> Attempt:
    return Attempt(**{"id": "a1", "group": "dns", "expect": "refuse", "got": "refused"} | changes)


CASES = st.builds(
    Attempt,
    id=st.text(max_size=4),
    group=st.just("g"),
    expect=st.sampled_from(["allow", "refuse"]),
    got=st.sampled_from(["page", "refused", "crashed"]),
    faults=st.sampled_from([(), ("a socket was opened",), ("too long", "too large")]),
    sockets=st.integers(0, 3),
    seconds=st.floats(0, 20),
)


def test_a_suite_that_nothing_got_through_has_no_failures() -> None:
    report = summarise_attempts("door", [make_attempt(), make_attempt(id="a2")])
    assert (report["suite"], report["n"], report["failed"]) == ("door", 2, 0)
    assert report["failures"] == []


def test_a_failure_tells_what_was_expected_what_came_and_each_fault() -> None:
    bad = make_attempt(id="ssrf-7", got="page", faults=("a socket was opened", "text of the inner page"))
    assert summarise_attempts("door", [make_attempt(), bad])["failures"] == [
        {
            "id": "ssrf-7",
            "expect": "refuse",
            "got": "page",
            "faults": ["a socket was opened", "text of the inner page"],
        }
    ]


@pytest.mark.parametrize(
    ("attempts", "controls", "passed"),
    [
        ([make_attempt()], 0, 0),
        ([make_attempt(expect="allow", got="page")], 1, 1),
        # An ordinary page that was refused is a fault too: a door that is always shut is no use.
        ([make_attempt(expect="allow", faults=("refused",))], 1, 0),
        # A failed attack is no failed control.
        ([make_attempt(expect="allow", got="page"), make_attempt(faults=("x",))], 1, 1),
        ([make_attempt(expect="allow"), make_attempt(expect="allow", faults=("x",))], 2, 1),
    ],
)
def test_controls_are_what_had_to_be_let_through(attempts: list[Attempt], controls: int, passed: int) -> None:
    report = summarise_attempts("door", attempts)
    assert (report["controls"], report["controls_passed"]) == (controls, passed)


def test_the_worst_case_stands_for_time_bytes_and_memory_and_sockets_add_up() -> None:
    report = summarise_attempts(
        "door",
        [
            make_attempt(seconds=0.12345, read_bytes=10, grown_mib=3.96, sockets=2),
            make_attempt(seconds=2.71828, read_bytes=7, grown_mib=0.5, sockets=1),
        ],
    )
    assert report["longest_s"] == 2.718
    assert report["largest_read_bytes"] == 10
    assert report["largest_growth_mib"] == 4.0
    assert report["sockets_to_refused"] == 3


def test_outcomes_are_counted_in_alphabetical_order() -> None:
    said = ["refused", "page", "refused", "crashed"]
    outcomes = summarise_attempts("door", [make_attempt(got=got) for got in said])["outcomes"]
    assert list(outcomes.items()) == [("crashed", 1), ("page", 1), ("refused", 2)]


def test_an_empty_suite_is_a_report_of_noughts() -> None:
    report = summarise_attempts("door", [])
    assert (report["n"], report["longest_s"], report["largest_read_bytes"]) == (0, 0.0, 0)
    assert report["largest_growth_mib"] == 0.0
    assert report["outcomes"] == {}


def test_the_bounds_are_those_of_the_rules_of_security() -> None:
    assert (LONGEST_S, LARGEST_BYTES, LARGEST_GROWTH_MIB) == (15.5, 5_242_880, 64.0)


@settings(max_examples=40)
@given(st.lists(CASES, max_size=12))
def test_every_case_has_one_outcome_and_every_fault_is_listed(attempts: list[Attempt]) -> None:
    report = summarise_attempts("door", attempts)
    assert sum(report["outcomes"].values()) == report["n"] == len(attempts)
    assert len(report["failures"]) == report["failed"] <= report["n"]
    assert all(one["faults"] for one in report["failures"])
    assert 0 <= report["controls_passed"] <= report["controls"] <= report["n"]
