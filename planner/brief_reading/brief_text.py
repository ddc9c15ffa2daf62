"""A brief opened for reading: its sentences under their labels, and what a field's reader gives back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from planner.brief_reading.layout import ASIDE, Passage, Topic
from qualifier.evidence import Evidence
from qualifier.profile import Profile

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[Value]):
    """What was read for a field and the words that say it; `is_disputed`: the text itself doubts it."""

    value: Value
    quotes: tuple[str, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefText:
    """The text's passages with the date it came on and the house's rates."""

    text: str
    evidence: Evidence
    passages: tuple[Passage, ...]
    profile: Profile
    # Where sentences begin that give orders to the reader: nothing is read from them.
    orders: frozenset[int] = frozenset()

    @property
    def as_of(self) -> date:
        """Return the day the brief came."""
        return self.evidence.record.as_of

    def under(self, *topics: Topic) -> tuple[Passage, ...]:
        """Return the passages under some labels, in order."""
        return tuple(passage for passage in self.passages if passage.topic in topics)

    def unlabelled(self) -> tuple[Passage, ...]:
        """Return the passages under no label."""
        return tuple(passage for passage in self.passages if passage.topic is None)

    def to_the_point(self) -> tuple[Passage, ...]:
        """Return all but the background and the procedure."""
        return tuple(passage for passage in self.passages if passage.topic not in ASIDE)

    def topic_at(self, offset: int) -> Topic | None:
        """Return the label that a place of the text stands under."""
        held: Topic | None = None
        for passage in self.passages:
            if passage.sentence.start > offset:
                break
            held = passage.topic
        return held


def quote_all(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return the passages' sentences verbatim, each once."""
    return tuple(dict.fromkeys(passage.quote() for passage in passages))
