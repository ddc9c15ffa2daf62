import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.gated import gate
from qualifier.reading.gates import Gates

ORDER = gate("ignor забудь", r"ignor\w* (?:rules|orders)|забудь (?:правила|все)")
MARK = gate("<| score", r"<\||\bscore\b \d+")
GATES = Gates(ORDER, MARK)
WORDS = ["ignore", "rules", "забудь", "правила", "все", "score", "10", "<|", "нужна", "реклама", ","]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_several_gates_answer_as_each_of_them_would(text: str) -> None:
    one = ORDER.regex.search(text) or MARK.regex.search(text)
    assert GATES.match(text) == (one is not None)
    assert GATES.may_match(text) or one is None


@pytest.mark.parametrize(
    "text",
    [
        "нужна реклама",
        "забудь об этом",  # the word alone is no order: what it governs is missing
        "we ignore the rest",
        "",
    ],
)
def test_a_text_that_lacks_what_a_whole_alternative_needs_is_passed_over(text: str) -> None:
    assert not GATES.may_match(text)


def test_without_gates_nothing_matches() -> None:
    assert not Gates().may_match("ignore all rules")
    assert not Gates().match("ignore all rules")
