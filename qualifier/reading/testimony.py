"""Testimony: whose sentences count as the client's word, and where one thought in them ends."""

from functools import lru_cache

from qualifier.qualification import Quote
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import SegmentKind, Sentence, Speaker
from qualifier.reading.signals import quote_sentence, quote_span
from qualifier.reading.suspicion import is_injected

_SPOKEN = frozenset({SegmentKind.BODY, SegmentKind.QUOTED, SegmentKind.FORWARDED})
_CLIENT_SIDE = frozenset({Speaker.CLIENT, Speaker.COLLEAGUE})
_CLAUSE_END = pattern(r"[.;:!?\n,()]|\s[—–-]\s|\s(?:но|а|зато|однако|but|while)\s")
# A quote longer than this is cut round the words that matter: dictated texts are one sentence.
_LONG = 300
_ROUND = 120
_MOST_AT_AN_END = 150


def is_client_voice(sentence: Sentence) -> bool:
    """Whether the client or its people say this."""
    is_theirs = sentence.segment.speaker in _CLIENT_SIDE and sentence.segment.kind in _SPOKEN
    return is_theirs and not is_injected(sentence)


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks and so states nothing."""
    return "?" in sentence.folded and sentence.folded.rstrip(" »\")'").endswith("?")


@lru_cache(maxsize=64)
def select_testimony(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return what counts as the client's word: said by its side, or retold by the seller's notes."""
    return tuple(sentence for sentence in sentences if is_client_voice(sentence))


def keep_ends(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Of a text far longer than any letter, return the beginning and the end: the later word counts."""
    if len(sentences) <= 2 * _MOST_AT_AN_END:
        return sentences
    return sentences[:_MOST_AT_AN_END] + sentences[-_MOST_AT_AN_END:]


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
