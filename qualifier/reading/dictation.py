"""Dictated speech: a thought may run over the place where a text without punctuation was cut."""

from collections.abc import Iterator, Sequence

from qualifier.reading.segments import Sentence
from qualifier.record import LeadRecord, text_at

_ENDS = ".!?…;:"


def rejoin_dictated(sentences: Sequence[Sentence], record: LeadRecord) -> tuple[Sentence, ...]:
    """Return each pair of neighbours that no mark of punctuation parts, as one sentence."""
    return tuple(_join_pairs(sentences, record))


def _join_pairs(sentences: Sequence[Sentence], record: LeadRecord) -> Iterator[Sentence]:
    for first, second in zip(sentences, sentences[1:], strict=False):
        if first.segment.place != second.segment.place or first.text.rstrip()[-1:] in _ENDS:
            continue
        gap = second.start - first.start - len(first.text)
        text = text_at(record, first.segment.place) or ""
        if gap < 1 or gap > 2 or text[second.start - gap : second.start].strip(" "):
            continue
        yield Sentence(
            segment=first.segment,
            order=first.order,
            text=text[first.start : second.start + len(second.text)],
            start=first.start,
            folded=f"{first.folded} {second.folded}",
            origin=(*first.origin, second.start - 1, *second.origin),
        )
