"""Sentences: the unit that signals are read from."""

from collections.abc import Iterator, Sequence

from qualifier.reading.clauses import cut_clauses
from qualifier.reading.fold import Folded, fold_part
from qualifier.reading.needs import look_at
from qualifier.reading.plain import read_plain
from qualifier.reading.segments import LONGEST_TEXT, Segment, Sentence, split_segments
from qualifier.reading.spelling import mend_spelling
from qualifier.record import LeadRecord, text_at


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
    plain = read_plain(text)
    for offset, (start, end) in enumerate(cut_clauses(plain, segment.start, segment.end)):
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


def _shift(origin: Sequence[int], start: int) -> Sequence[int]:
    """Letter for letter is the usual case, and then the offsets are a range."""
    if isinstance(origin, range):
        return range(start, start + len(origin))
    return tuple(map(start.__add__, origin))
