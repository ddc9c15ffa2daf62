"""From a record to its evidence: sentences by voice, read once and shared by all criteria."""

from dataclasses import dataclass
from functools import cached_property

from qualifier.qualification import Quote
from qualifier.reading.asks import Asks, read_asks
from qualifier.reading.foreign_blocks import drop_foreign
from qualifier.reading.outside_texts import silence_orders
from qualifier.reading.schedule import Statement, read_schedule
from qualifier.reading.segments import SegmentKind, Sentence, Speaker
from qualifier.reading.sentences import read_sentences
from qualifier.reading.signals import Signal
from qualifier.reading.suspicion import is_injected
from qualifier.reading.testimony import keep_ends, select_testimony
from qualifier.reading.urgency import Urgency, read_urgency
from qualifier.record import LeadRecord, text_at

_SPOKEN = frozenset({SegmentKind.BODY, SegmentKind.QUOTED, SegmentKind.FORWARDED})


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The record and what can be read from it; readings are made on first use and kept."""

    record: LeadRecord

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the message and the interactions, in order of time."""
        sentences = read_sentences(self.record)
        return drop_foreign(sentences) if self.record.lang == "ru" else sentences

    @cached_property
    def client_side(self) -> tuple[Sentence, ...]:
        """What the client or its people say, without headers, signatures, disclaimers and orders to us."""
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.segment.speaker in {Speaker.CLIENT, Speaker.COLLEAGUE}
            and sentence.segment.kind in _SPOKEN
            and not is_injected(sentence)
        )

    @cached_property
    def testimony(self) -> tuple[Sentence, ...]:
        """What counts as the client's word: said by its side or retold by the seller, no orders to us."""
        return tuple(s for s in select_testimony(self.sentences) if not is_injected(s))

    @cached_property
    def asks(self) -> Asks:
        """What the client's side asks for, refuses and complains of, orders to the reader left out."""
        return read_asks(keep_ends(tuple(s for s in self.sentences if not is_injected(s))))

    @cached_property
    def urgency(self) -> tuple[Signal[Urgency], ...]:
        """What the client's side says of urgency, in order."""
        return read_urgency(self.client_side)

    @cached_property
    def schedule(self) -> tuple[Statement, ...]:
        """What the client's side says of time, in the order it was said."""
        return read_schedule(self.sentences, self.client_side, self.record.as_of)

    def register(self, field: str) -> tuple[Quote, ...]:
        """Return a register field (`open_data.employees`) as a quote, or nothing."""
        text = text_at(self.record, field)
        return () if text is None else (Quote(place=field, text=text),)


def extract_evidence(record: LeadRecord) -> Evidence:
    """Open the record for reading; facts that give orders to the reader are left out of it."""
    return Evidence(record=silence_orders(record))
