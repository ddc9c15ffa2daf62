"""A date with what stands round it, and the purposes it may have."""

from dataclasses import dataclass
from enum import StrEnum

from qualifier.reading.date_spans import DateSpan


class Purpose(StrEnum):
    """What a date is for."""

    START = "start"
    END = "end"
    DECISION = "decision"
    BIDS = "bids"
    PROPOSAL = "proposal"
    EVENT = "event"
    TALK = "talk"
    OTHER = "other"
    DAY = "day"  # of something of the client's own that no word here names
    BARE = "bare"  # a date alone: the start when nothing else is


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """A date and what stands round it: `left` begins after the date before, whose purpose is `before`."""

    text: str
    span: DateSpan
    said: str
    left: str
    right: str
    whole_left: str
    before: Purpose | None
    asked: Purpose | None
    is_tender: bool
    is_correction: bool  # «не 15 июля, а 3 августа»
    is_past: bool  # the date lies before the day it was said
