"""From a record to its evidence: sentences by voice, read once and shared by all criteria."""

from dataclasses import dataclass
from functools import cached_property

from qualifier.qualification import Quote
from qualifier.reading.segments import SegmentKind, Sentence, Speaker
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord, text_at

_SPOKEN = frozenset({SegmentKind.BODY, SegmentKind.QUOTED, SegmentKind.FORWARDED})


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The record and what can be read from it; readings are made on first use and kept."""

    record: LeadRecord

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the message and the interactions, in order of time."""
        return read_sentences(self.record)

    @cached_property
    def client_side(self) -> tuple[Sentence, ...]:
        """What the client or its people say, without headers, signatures and disclaimers."""
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.segment.speaker in {Speaker.CLIENT, Speaker.COLLEAGUE}
            and sentence.segment.kind in _SPOKEN
        )

    def register(self, field: str) -> tuple[Quote, ...]:
        """Return a register field (`open_data.employees`) as a quote, or nothing."""
        text = text_at(self.record, field)
        return () if text is None else (Quote(place=field, text=text),)


def extract_evidence(record: LeadRecord) -> Evidence:
    """Open the record for reading."""
    return Evidence(record=record)
