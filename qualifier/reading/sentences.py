"""Sentences: the unit that signals are read from."""

from collections.abc import Iterator

from razdel import sentenize

from qualifier.reading.fold import fold
from qualifier.reading.segments import Segment, Sentence, split_segments
from qualifier.record import LeadRecord, text_at

LONGEST_TEXT = 200_000


def read_sentences(record: LeadRecord) -> tuple[Sentence, ...]:
    """Return every sentence of the message and the interactions, earliest said first."""
    found: list[Sentence] = []
    for segment in split_segments(record):
        text = (text_at(record, segment.place) or "")[:LONGEST_TEXT]
        found += _sentences_of(segment, text, len(found))
    return tuple(found)


def split_sentences(segment: Segment, text: str) -> tuple[Sentence, ...]:
    """Cut one segment of a place's whole text into sentences."""
    return tuple(_sentences_of(segment, text, 0))


def _sentences_of(segment: Segment, text: str, order: int) -> Iterator[Sentence]:
    body = text[segment.start : segment.end]
    at = segment.start
    for line in body.splitlines(keepends=True):
        for piece in sentenize(line):
            if piece.text.strip():
                yield _make_sentence(segment, order, piece.text, at + piece.start)
                order += 1
        at += len(line)


def _make_sentence(segment: Segment, order: int, text: str, start: int) -> Sentence:
    folded = fold(text)
    origin = tuple(start + offset for offset in folded.origin)
    return Sentence(segment=segment, order=order, text=text, start=start, folded=folded.text, origin=origin)
