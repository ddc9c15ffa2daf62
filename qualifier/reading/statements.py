"""Statements of time: one thing said of when, with what its date is for."""

from dataclasses import dataclass

from qualifier.reading.date_contexts import Purpose
from qualifier.reading.date_spans import DateSpan
from qualifier.reading.durations import Duration
from qualifier.reading.postponement import Delay
from qualifier.reading.segments import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said of time: a date with its purpose, a delay, or a length."""

    sentence: Sentence
    start: int
    end: int
    purpose: Purpose | None = None
    span: DateSpan | None = None
    delay: Delay | None = None
    duration: Duration | None = None
    is_dropped: bool = False
    is_doubted: bool = False
    is_guess: bool = False
    is_lapsed: bool = False
    begins_event: bool = False
    is_inclusive: bool = False  # «по декабрь», through December: the month itself is in
