"""Urgency: what is said to come first, to press or to wait, and what happens if the day is missed."""

from collections.abc import Iterator
from enum import StrEnum

from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import is_question, words_before


class Urgency(StrEnum):
    """How a task stands among others."""

    FIRST = "first"
    CONSEQUENCE = "consequence"  # what is lost when the day is missed
    LAUNCH = "launch"  # something of the client's own comes out
    PRESSING = "pressing"
    EQUAL = "equal"  # said to be one of several, none before another
    SEVERAL = "several"
    LOW = "low"
    LOOKING = "looking"
    REFUSED = "refused"  # not to be spoken of before its day


_WORDS = load_lexicon("urgency")
_PATTERNS: tuple[tuple[Urgency, AnyOf], ...] = tuple(
    (urgency, _WORDS[urgency.value])
    for urgency in (
        Urgency.LOW,
        Urgency.FIRST,
        Urgency.LOOKING,
        Urgency.EQUAL,
        Urgency.CONSEQUENCE,
        Urgency.LAUNCH,
        Urgency.PRESSING,
        Urgency.SEVERAL,
        Urgency.REFUSED,
    )
)
_NOT = pattern(
    r"(?:\bне|\bnot|n't|\bno|\bнет|\bwithout|\bбез)\s+(?:(?:в|a|the|our|самая|самый|сейчас|вообще|very)\s+)*$"
)
# «Раньше печь не встанет» says why not sooner, not what is lost.
_HOLDS_BACK = pattern(r"\b(?:раньше|ранее|not before|no earlier)\b(?! никак)")
_LISTED = pattern(r"^\W*(?:\d{1,2}|[а-яa-z])[).]\s*(?:\w+ )?\w+(?:ть|ться|чь)\b")


def read_urgency(spoken: tuple[Sentence, ...]) -> tuple[Signal[Urgency], ...]:
    """Return what the client's side says of urgency, in order; questions say nothing."""
    found = [
        signal for sentence in spoken if not is_question(sentence) for signal in _read_sentence(sentence)
    ]
    listed = [sentence for sentence in spoken if _LISTED.match(sentence.folded)]
    if len(listed) > 1:
        found.append(Signal(value=Urgency.SEVERAL, sentence=listed[0], start=0, end=len(listed[0].folded)))
    return tuple(found)


_CUE = cue(*(expression for _, expression in _PATTERNS))


def _read_sentence(sentence: Sentence) -> Iterator[Signal[Urgency]]:
    text = sentence.folded
    if not _CUE.stands_in(text):
        return
    for urgency, expression in _PATTERNS:
        for match in expression.finditer(text):
            if urgency in {Urgency.FIRST, Urgency.PRESSING} and _NOT.search(
                words_before(text, match.start())
            ):
                continue
            if urgency is Urgency.CONSEQUENCE and _HOLDS_BACK.search(words_before(text, match.start())):
                continue
            yield Signal(value=urgency, sentence=sentence, start=match.start(), end=match.end())
            break
