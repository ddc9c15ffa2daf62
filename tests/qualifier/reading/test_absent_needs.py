import pytest

from qualifier.reading.absent_needs import find_absent_need
from tests.talks import talk

ABSENT = (
    "We don't have a clear need right now.",
    "There is no immediate need for this.",
    "I'm not sure if we need it at the moment.",
    "I'm not entirely sure how these align with our needs.",
    "I don't really know what it would solve for us.",
    "I'm not convinced that we require such a tool.",
    "We're not facing any major issues.",
    "We aren't really having problems with that.",
    "We're just exploring options.",
    "I'm only browsing for now.",
    "It's more of an exploratory interest.",
    "I was asking out of curiosity.",
    "My concern is whether this is really necessary.",
    "It's unclear how we'd benefit from this.",
    "It's not a priority for us.",
    "It would be a nice-to-have.",
    "We haven't identified a specific use case yet.",
    "I haven't figured out how we'd use it.",
    "Our current system works well.",
    "I don't think we need it this year.",
    "It could be useful down the road.",
    "We don't have a very defined plan yet.",
    "Мы пока просто присматриваемся.",
)
PRESENT = (
    "We need it to speed up our planning.",
    "We have a clear need for better reports.",
    "I'm curious to learn more about the features.",
    "I've been looking at a few options to cut costs.",
    "I'm not sure it fits our budget.",
    "I'm not sure whether it is compatible with our servers.",
    "No problem, go ahead.",
    "There's no need to rush.",
    "I have no questions, thank you.",
    "We want to explore new markets with it.",
    "That is exactly what we need.",
    "I don't have a preferred date.",
)


@pytest.mark.parametrize("sentence", ABSENT)
def test_the_client_sees_no_clear_need(sentence: str) -> None:
    found = find_absent_need(talk(f"C {sentence}"))
    assert found is not None
    assert found.text == sentence


@pytest.mark.parametrize("sentence", PRESENT)
def test_other_doubts_are_no_lack_of_need(sentence: str) -> None:
    assert find_absent_need(talk(f"C {sentence}")) is None


@pytest.mark.parametrize(
    ("lines", "is_absent"),
    [
        (["S What are you looking to achieve?", "C Honestly, I'm not sure."], True),
        (["S Would this benefit your team?", "C We use another tool, so I'm unsure."], True),
        (["S Is Tuesday fine?", "C I'm not sure."], False),
        (["S We're just exploring ways to help.", "C Great, we need that."], False),
        (["S I gather you don't have an immediate need?", "C That's right."], True),
    ],
)
def test_doubt_in_answer_to_what_for_is_a_lack_of_need(lines: list[str], is_absent: bool) -> None:
    assert (find_absent_need(talk(*lines)) is not None) == is_absent
