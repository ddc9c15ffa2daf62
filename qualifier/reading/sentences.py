"""Sentences: the unit that signals are read from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualifier.reading.clauses import cut_clauses
from qualifier.reading.fold import Folded, fold_part
from qualifier.reading.needs import look_at
from qualifier.reading.plain import read_plain
from qualifier.reading.segments import LONGEST_TEXT, Segment, Sentence, split_segments
from qualifier.reading.spelling import mend_spelling
from qualifier.record import LeadRecord, text_at

_LONGEST = 2000
_MOST_AT_AN_END = 1000


def read_sentences(record: LeadRecord) -> tuple[Sentence, ...]:
    """Return every sentence of the message and the interactions, earliest said first."""
    found: list[Sentence] = []
    for segment in split_segments(record):
        text = (text_at(record, segment.place) or "")[:LONGEST_TEXT]
        found += _sentences_of(segment, text, len(found))
    # Of a chat without end the beginning and the end are read: the later word counts.
    return tuple(found) if len(found) <= 2 * _MOST_AT_AN_END else _keep_ends(found)


def _keep_ends(found: list[Sentence]) -> tuple[Sentence, ...]:
    kept = (*found[:_MOST_AT_AN_END], *found[-_MOST_AT_AN_END:])
    return tuple(replace(sentence, order=order) for order, sentence in enumerate(kept))


def split_sentences(segment: Segment, text: str) -> tuple[Sentence, ...]:
    """Cut one segment of a place's whole text into sentences."""
    return tuple(_sentences_of(segment, text, 0))


def _sentences_of(segment: Segment, text: str, order: int) -> Iterator[Sentence]:
    plain = read_plain(text)
    spans = (
        part for span in cut_clauses(plain, segment.start, segment.end) for part in _cut_long(plain, *span)
    )
    for offset, (start, end) in enumerate(spans):
        folded = mend_spelling(fold_part(plain, start, end), plain[start:end])
        yield _make_sentence(segment, order + offset, text[start:end], start, folded)


def _make_sentence(segment: Segment, order: int, text: str, start: int, folded: Folded) -> Sentence:
    look_at(folded.text)  # one look serves every pattern that the sentence will be searched for
    return Sentence(
        segment=segment,
        order=order,
        text=text,
        start=start,
        folded=folded.text,
        origin=_shift(folded.origin, start),
    )


def _cut_long(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Nobody says a sentence of such a length; reading it whole would cost more than its parts do."""
    while end - start > _LONGEST:
        cut = plain.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut + (plain[cut] == " ")
    if start < end:
        yield start, end


def _shift(origin: Sequence[int], start: int) -> Sequence[int]:
    """Letter for letter is the usual case, and then the offsets are a range."""
    if isinstance(origin, range):
        return range(start, start + len(origin))
    return tuple(map(start.__add__, origin))
