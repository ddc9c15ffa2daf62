"""Ad answers: the client says no when the seller asks whether it would advertise."""

from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence, Speaker
from qualifier.reading.testimony import is_client_voice, is_question

_WHETHER = pattern(
    r"(?=.*(?:реклам|продвиж|продвига|привлечени|раскрут|advertis|\bads?\b|promot|publicity|campaign))"
    r"(?:.*\b(?:нуж(?:ен|н[аоы])|надо|интерес\w*|рассматрива\w+|планиру\w+|обсужда\w+|хотите|хотели|думаете|актуальн\w+|"
    r"собирае\w+|требуется|поговори\w*|обсудим|want|need|like|interested|consider\w*|plan|care|after|looking|think\w*)\b)"
)
# Whether it was done before is another question, and so is who does it and for how much.
_OTHER_QUESTION = pattern(
    r"\b(?:раньше|прежде|уже|давали|размещали|запускали|пробовали|кто|когда|сколько|какой|какая|какую|какие|где|"
    r"бюджет\w*|before|ever|did you|have you|when|who|how|which|what|where|budget)\b"
)
_NO = pattern(
    r"\W*(?:(?:\w+: |ой|ну|спасибо|благодарю|ха|thanks|thank you|oh|lord|god|"
    r"heavens|well|ah|sorry|мне|нам)[?!,.: ]+){0,2}"
    r"(?:не(?:т|а)?(?=[,.! ]|$)(?! (?:только|знаю|уверен|помешает|откаж|против|вопрос|проблема))|"
    r"пас\b|мимо\b|увольте|"
    r"ни в коем|боже упаси|упаси|no(?=[,.! ]|$)(?! (?:problem|doubt|idea))|nope|nah|"
    r"not (?:for us|really|at all|us|now)|"
    r"never\b)"
)
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
