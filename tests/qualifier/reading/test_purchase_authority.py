import pytest

from qualifier.reading.purchase_authority import Say, find_missing_authority, read_standings
from tests.talks import talk

LACKS = (
    "I don't get the last word here.",
    "I hold no financial authority.",
    "I'm not the decision-maker here.",
    "I am not the right person to sign.",
    "I'm not authorized to make purchases.",
    "I can't sign off on this myself.",
    "I may have views, but it's not my call.",
    "It is not up to me.",
    "The final decision rests with our director.",
    "Every approval must go through our treasurer.",
    "The final call is made by the board.",
    "My boss will make the final decision.",
    "Our CFO has to sign it.",
    "Somebody else approves purchases here.",
    "That's above my pay grade.",
    "I'll send it up the ladder.",
    "I can only recommend.",
    "I have no authority over spending.",
    "Решает директор, не я.",
    "I'm afraid I do not possess the authority for such a deal.",
    "Just so you know, the ultimate decision isn't mine to make.",
    "I don't hold the final vote, my director makes the final call.",
    "I don't control the budget.",
    "The purchase has to be approved by our executive team.",
    "I'm not in a position to authorize the purchase.",
    "Ultimately, it's our head of sales who makes that decision.",
    "That decision lies with the board.",
    "I'm not the one who signs off on budgets.",
    "I will not be the one who signs.",
    "Finance has to sign off on anything of this size.",
    "I lack the authority to approve it.",
    "It will be up to my supervisor.",
    "The decision will be made by someone else.",
    "I'm just the point of contact; the decision is made above me.",
    "I don't hold the full budget authority.",
    "Approval goes through our owner.",
    "My hands are tied here.",
    "We have no purchasing authority.",
)
ASKS = (
    "I should run this past my manager.",
    "I have to consult with our finance team.",
    "I need to check with my supervisor first.",
    "I will take it, present it, and let the board rule.",
    "I need to get approval from the director.",
    "I'd need the head office's approval.",
    "We must discuss the order with our procurement people.",
    "I still need to get it approved.",
    "It is subject to budget approval.",
    "I should convince our leadership.",
    "I'll have to get the green light from our CFO.",
    "I'll need sign-off from our finance department.",
    "I would need to loop in my boss before we go on.",
    "I need to take this back to the committee.",
    "I'd have to pass it along to the decision-makers.",
    "I'll have to seek approval from the higher-ups.",
    "I'd need to justify it to our CFO.",
    "We will have to escalate it to senior management.",
    "I have to coordinate the order with my boss.",
    "Let me say that it requires internal approval.",
    "I must ask my boss.",
)
HOLDS = (
    "I have the last word.",
    "Yes, I have full authority.",
    "I'm the decision maker.",
    "I'm in charge of the budget.",
    "I make the decision myself.",
    "It's my call.",
    "I've got the go-ahead.",
    "I am authorized to sign for purchases.",
    "I have full authority over purchasing decisions.",
    "I make the final decisions on purchases.",
    "I'm able to make this decision.",
    "I'm the one who decides.",
    "I do hold financial authority.",
    "I've got full purchasing power.",
)
NEITHER = (
    "I'll review it with my team.",
    "Let me show it to my team and call you later.",
    "Our manager liked the demo.",
    "We need something to manage our finances.",
    "We want to improve project management.",
    "Our CFO has already approved this.",
    "We'd like to talk about purchasing two licenses.",
    "The board needs new chairs.",
    "I'd like to go over the details with my colleagues.",
    "Our finance team needs better tools.",
    "We want to present data to our clients.",
    "We need to report faster.",
    "My team will use it.",
    "It was approved last week.",
    "I'll share it with the team.",
    "You should talk about the price first.",
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
        (["C The board gives its approval, yet I'm the decision maker."], False),
        (["C I'd consult my manager.", "C The last word is mine: I have the last word."], False),
        (["C I have the last word.", "C Well, in truth I have no authority."], True),
        (["S As you hold the authority, shall we go on?", "C Sounds good."], False),
        (["S Do you hold the authority here?", "C Yes, I do."], False),
        (["S Do you hold the authority here?", "C Not exactly, no."], True),
        (["S Is there anyone else involved in the decision?", "C Yes, our owner."], True),
        (["S Is there anyone else involved in the decision?", "C No, just me."], False),
        (["S I know you may not have full authority.", "C That's fine."], True),
        (["S I know you may not have full authority.", "C Actually I do."], False),
        (["S I have to ask my manager about a discount.", "C Sure."], False),
        (["C Nice weather."], False),
    ],
)
def test_the_talk_shows_whether_authority_is_missing(lines: list[str], is_missing: bool) -> None:
    assert (find_missing_authority(talk(*lines)) is not None) == is_missing
