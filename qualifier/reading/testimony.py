"""Testimony: whose sentences count as the client's word, and where one thought in them ends."""

import re

from qualifier.qualification import Quote
from qualifier.reading.segments import SegmentKind, Sentence, Speaker
from qualifier.reading.signals import quote_sentence, quote_span

_SPOKEN = frozenset({SegmentKind.BODY, SegmentKind.QUOTED, SegmentKind.FORWARDED})
_CLIENT_SIDE = frozenset({Speaker.CLIENT, Speaker.COLLEAGUE})
_GUESS = re.compile(
    r"\b(?:думаю|подозреваю|полагаю|предпол[оа]г\w+|предположу|наверн\w+|вероятно|скорее всего|кажется|похоже|"
    r"по-моему|по ощущени\w+|ощущени\w+|судя по|сдается|чувствую|уверен\w?|видимо|догадк\w+|слух\w*|шепчут|"
    r"не удивлюсь|я считаю|моя версия|ставлю|ставил бы|можно дожать|дожм\w+|надо цеплять|"
    r"вроде(?: бы)?|прикид\w+|навскидку|на глаз|"
    r"guess|probably|i think|i suppose|my feeling|feels like|reads like|must have|likely|bet|i reckon|"
    r"seems|presumably|will pitch|could pitch|rumou?r)\b"
)
_ADDRESSED = re.compile(
    r"\b(?:вы|вас|вам|вами|ваш\w*|добрый день|здравствуйте|спасибо|подскажите|уточните|"
    r"you|your|thanks|thank you|dear|hello|hi|please)\b"
)
_INSIDE_QUOTES = re.compile(r"«[^«»]{3,}»|\"[^\"]{3,}\"")
_CLAUSE_END = re.compile(r"[.;:!?\n,()]|\s[—–-]\s|\s(?:но|а|зато|однако|but|while)\s")
# A quote longer than this is cut round the words that matter: dictated texts are one sentence.
_LONG = 300
_ROUND = 120


def is_client_voice(sentence: Sentence) -> bool:
    """Whether the client or its people say this."""
    return sentence.segment.speaker in _CLIENT_SIDE and sentence.segment.kind in _SPOKEN


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks and so states nothing."""
    return sentence.folded.rstrip(" »\")'").endswith("?")


def is_report(sentence: Sentence) -> bool:
    """Whether the seller retells what the client said, rather than guesses or speaks to the client."""
    if sentence.segment.speaker is not Speaker.SELLER or is_question(sentence):
        return False
    text = sentence.folded
    if _GUESS.search(text):
        return False
    return not _ADDRESSED.search(_INSIDE_QUOTES.sub(" ", text))


def select_testimony(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return what counts as the client's word: said by its side, or retold by the seller."""
    return tuple(s for s in sentences if is_client_voice(s) or is_report(s))


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the clause that holds a span: from the comma before to the comma after."""
    first = 0
    for mark in _CLAUSE_END.finditer(text, max(0, start - 160), start):
        first = mark.end()
    after = _CLAUSE_END.search(text, end, min(len(text), end + 160))
    return first, after.start() if after else min(len(text), end + 160)


def words_before(text: str, start: int, width: int = 40) -> str:
    """Return what stands before a span in the same clause, at most `width` letters of it."""
    first, _ = clause_around(text, start, start)
    return text[max(first, start - width) : start]


def quote_round(sentence: Sentence, start: int, end: int) -> Quote:
    """Return the sentence as a quote; of a very long one, the words round the span."""
    if len(sentence.text) <= _LONG:
        return quote_sentence(sentence)
    text = sentence.folded
    first = text.rfind(" ", 0, max(0, start - _ROUND)) + 1
    last = text.find(" ", min(len(text), end + _ROUND))
    return quote_span(sentence, first, last if last > 0 else len(text))
