"""Signals: what a sentence says, as a value with its span, polarity and certainty."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from qualifier.qualification import Quote
from qualifier.reading.segments import Sentence

Value = TypeVar("Value", covariant=True)


class Polarity(StrEnum):
    """Whether the sentence affirms or denies the thing."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(StrEnum):
    """How firmly it is said."""

    STATED = "stated"
    CONDITIONAL = "conditional"  # if, maybe, depends, under approval
    ASKED = "asked"  # a question is no statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Generic[Value]):
    """One thing read from one sentence; `start` and `end` are offsets in `sentence.folded`."""

    value: Value
    sentence: Sentence
    start: int
    end: int
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.STATED

    def quote(self) -> Quote:
        """Return the whole sentence as the quote: people read the words in their context."""
        return quote_sentence(self.sentence)


def quote_sentence(sentence: Sentence) -> Quote:
    """Return the sentence's exact words, without outer white space, cut to 300 characters."""
    lead = len(sentence.text) - len(sentence.text.lstrip())
    text = sentence.text.strip()[:300]
    return Quote(place=sentence.segment.place, text=text, start=sentence.start + lead)


def quote_span(sentence: Sentence, start: int, end: int) -> Quote:
    """Return the exact words under a span of the folded sentence."""
    text, at = sentence.cut(start, end)
    return Quote(place=sentence.segment.place, text=text, start=at)
