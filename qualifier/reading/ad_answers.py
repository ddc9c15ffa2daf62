"""Ad answers: the client says no when the seller asks whether it would advertise."""

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence, Speaker
from qualifier.reading.testimony import is_client_voice, is_question

_PHRASES = read_phrases("ad_answers")

_WHETHER = pattern(_PHRASES["_WHETHER"])
# Whether it was done before is another question, and so is who does it and for how much.
_OTHER_QUESTION = pattern(
    r"\b(?:раньше|прежде|уже|давали|размещали|запускали|пробовали|кто|когда|сколько|какой|какая|какую|какие|где|"
    r"бюджет\w*|before|ever|did you|have you|when|who|how|which|what|where|budget)\b"
)
_NO = pattern(_PHRASES["_NO"])
_YES_AFTER_ALL = pattern(
    r"\bно (?:\w+ ){0,3}(?:хот|нуж|надо|интерес|будем)|but (?:\w+ ){0,3}(?:need|want|would)"
)


def find_ad_answers(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """Return the sentences by which the client answers no to "would you advertise with us?"."""
    found = []
    for asked, answer in zip(sentences, sentences[1:], strict=False):
        if asked.segment.speaker is not Speaker.SELLER or not is_client_voice(answer):
            continue
        if is_question(answer) or not _asks_whether(asked):
            continue
        if _NO.match(answer.folded) and not _YES_AFTER_ALL.search(answer.folded):
            found.append(answer)
    return found


def _asks_whether(sentence: Sentence) -> bool:
    text = sentence.folded
    return is_question(sentence) and bool(_WHETHER.match(text)) and not _OTHER_QUESTION.search(text)
