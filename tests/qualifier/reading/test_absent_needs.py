import pytest

from qualifier.reading.absent_needs import find_absent_need
from tests.talks import talk

ABSENT = (
    "We don't have a clear need right now.",
    "There is no immediate need for this.",
    "I'm not so sure that we need it.",
    "I'm not quite certain these suit our needs.",
    "I don't know what it solves here.",
    "I'm not convinced that we require such a tool.",
    "We are not really facing difficulties.",
    "We aren't really having problems with that.",
    "We're just exploring options.",
    "I'm only browsing for now.",
    "Call it an exploratory talk.",
    "I was asking out of curiosity.",
    "I ask myself whether it is required at all.",
    "It's unclear how we'd benefit from this.",
    "It's not a priority for us.",
    "It would be a nice-to-have.",
    "We haven't identified a specific use case yet.",
    "I haven't figured out how we'd use it.",
    "Our current system works well.",
    "I don't think we need it this year.",
    "It could be useful down the road.",
    "There is no definite plan.",
    "Мы пока просто присматриваемся.",
    "I'm still trying to figure out if this is something we need.",
    "I haven't pinpointed what we'd use it for.",
    "We don't have any urgent problems to solve.",
    "I'm still on the fence about whether it's needed.",
    "Right now there isn't a pressing requirement.",
    "Our current tools are serving us well.",
    "We're doing okay without it.",
    "I can't say we have a real need.",
    "I'm not clear on the specific problem it would solve.",
    "I don't see how it would benefit us immediately.",
    "I'm not convinced it's a must-have.",
    "We're in the early stages of looking into it.",
    "We consider it for later, but nothing concrete.",
    "I was wondering if we really need this.",
    "We haven't run into any issues so far.",
    "We have no particular project for it.",
    "I'm simply curious about what you could offer.",
    "I was just kind of browsing.",
    "It's hard to say if we need it.",
    "I don't see a burning need, given the setup we own.",
    "I'm not certain this is what we're looking for.",
    "We don't need it right now.",
)
PRESENT = (
    "We need it to speed up our planning.",
    "Our need for better reports is clear.",
    "I'm curious to hear about the features.",
    "I've compared several options to cut costs.",
    "I'm not sure it fits our budget.",
    "I'm not sure whether it is compatible with our servers.",
    "No problem, go ahead.",
    "There's no need to rush.",
    "I have no questions, thank you.",
    "We want to explore new markets with it.",
    "That is exactly what we need.",
    "I don't have a preferred date.",
    "We definitely have a need for this.",
    "I'm not sure about the exact number of units we need.",
    "I'm not sure how long the setup takes, we need it soon.",
    "I can't wait to see how it will help us.",
    "I don't see any issue with that.",
    "We explored other tools before, and this one fits.",
    "Without better tools we lose orders.",
    "I was not aware that you deliver on Sundays.",
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
