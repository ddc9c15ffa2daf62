import pytest

from qualifier.reading.purchase_authority import Say, find_missing_authority, read_standings
from tests.talks import talk

LACKS = (
    "I don't have the final say on this.",
    "I do not have ultimate financial authority.",
    "I'm not the decision-maker here.",
    "I am not the person who can approve the purchase.",
    "I'm not authorized to make purchases.",
    "I can't sign off on this myself.",
    "I can influence the decision, but it's not my call.",
    "It is not up to me.",
    "The final decision rests with our director.",
    "Final decisions have to go through our finance director.",
    "The final call is made by the board.",
    "My boss will make the final decision.",
    "Our CFO has to sign it.",
    "Somebody else approves purchases here.",
    "That's above my pay grade.",
    "I'll send it up the ladder.",
    "I can only recommend.",
    "I have no authority over spending.",
    "Решает директор, не я.",
)
ASKS = (
    "I'll need to run it by my manager.",
    "I have to consult with our finance team.",
    "I need to check with my supervisor first.",
    "I will present this to the board.",
    "I need to get approval from the director.",
    "I'd need the head office's approval.",
    "We must discuss it with our procurement department.",
    "I still need to get it approved.",
    "It is subject to budget approval.",
    "I should convince our leadership.",
)
HOLDS = (
    "I have the final say.",
    "Yes, I do have the authority to buy.",
    "I'm the decision maker.",
    "I'm in charge of financial decisions here.",
    "I can make the decision myself.",
    "It's my call.",
    "I have the go-ahead to make this purchase.",
    "I am authorized to sign for purchases.",
)
NEITHER = (
    "I'll review it with my team.",
    "Let me discuss it with my team and get back to you.",
    "Our manager liked the demo.",
    "We need something to manage our finances.",
    "We want to improve project management.",
    "Our CFO has already approved this.",
    "We'd like to talk about purchasing two licenses.",
    "The board needs new chairs.",
)


@pytest.mark.parametrize(
    ("sentence", "say"),
    [
        *((sentence, Say.LACKS) for sentence in LACKS),
        *((sentence, Say.ASKS) for sentence in ASKS),
        *((sentence, Say.HOLDS) for sentence in HOLDS),
        *((sentence, None) for sentence in NEITHER),
    ],
)
def test_the_contact_says_what_he_may(sentence: str, say: Say | None) -> None:
    said = [standing.say for standing in read_standings(talk(f"C {sentence}"))]
    assert said == ([] if say is None else [say])


@pytest.mark.parametrize(
    ("lines", "is_missing"),
    [
        (["C I need one more approval by the board, but I am the final decision maker."], False),
        (["C I'd run it by my manager.", "C I have the final say, though."], False),
        (["C I have the final say.", "C Well, in truth I don't have the authority."], True),
        (["S Since you have the authority, shall we go on?", "C Sounds good."], False),
        (["S Do you have the authority to buy?", "C Yes, I do."], False),
        (["S Do you have the authority to buy?", "C Not exactly, no."], True),
        (["S Is there anyone else involved in the decision?", "C Yes, our owner."], True),
        (["S Is there anyone else involved in the decision?", "C No, just me."], False),
        (["S I know you might not have the final authority.", "C That's fine."], True),
        (["S I know you might not have the final authority.", "C Actually I do."], False),
        (["S I have to ask my manager about a discount.", "C Sure."], False),
        (["C Nice weather."], False),
    ],
)
def test_the_talk_shows_whether_authority_is_missing(lines: list[str], is_missing: bool) -> None:
    assert (find_missing_authority(talk(*lines)) is not None) == is_missing
