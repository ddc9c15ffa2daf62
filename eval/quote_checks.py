"""Is a quote really in the record, and are they the client's words? Checked apart from the engine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from eval.metrics.evidence import EvidenceCount
from qualifier.qualification import CriterionScore, Level, Quote
from qualifier.reading.segments import Segment, SegmentKind, Speaker, split_segments
from qualifier.record import LeadRecord, text_at

# Channels in which the seller's people write down what they heard.
_REPORTING_CHANNELS = frozenset({"note", "meeting", "call", "event"})
_SPOKEN_PLACE = re.compile(r"message|interactions\[\d+\]")
_REPORTS_CLIENT = re.compile(
    r"клиент|заказчик|директор|собственник|владел|он[аи]? (?:сказал|просил|хо[чт]|подтверд)|"
    r"сказал|сообщил|подтверди|ответил|назвал|обещал|отказал|просит|хотят?\b|"
    r"client|customer|they|she|he\b|said|says|confirm|told|wants?|asked|replied|agreed",
    re.I,
)


def stands_verbatim(record: LeadRecord, quote: Quote) -> bool:
    """Tell whether the quote's words stand at its place, at its offset when it names one."""
    text = text_at(record, quote.place)
    if text is None or not quote.text:
        return False
    if quote.start is None:
        return quote.text in text
    return text[quote.start : quote.start + len(quote.text)] == quote.text


def is_from_client(record: LeadRecord, quote: Quote, segments: tuple[Segment, ...]) -> bool:
    """Tell whether the words are the client's, or a register's, or the seller's report of the client."""
    if not _SPOKEN_PLACE.fullmatch(quote.place):
        # Register fields, open data, past deals and the lead's own fields: nobody of ours speaks there.
        return True
    spoken = tuple(segment for segment in segments if segment.place == quote.place)
    covering = _covering(spoken, record, quote)
    return bool(covering) and all(_is_clients(segment, record) for segment in covering)


def _covering(spoken: tuple[Segment, ...], record: LeadRecord, quote: Quote) -> tuple[Segment, ...]:
    text = text_at(record, quote.place) or ""
    start = text.find(quote.text) if quote.start is None else quote.start
    return tuple(s for s in spoken if s.start < start + len(quote.text) and start < s.end)


def _is_clients(segment: Segment, record: LeadRecord) -> bool:
    if segment.kind is SegmentKind.DISCLAIMER:
        return False
    if segment.speaker is not Speaker.SELLER:
        return True
    text = (text_at(record, segment.place) or "")[segment.start : segment.end]
    noted = not segment.is_turn and segment.channel in _REPORTING_CHANNELS
    return noted or bool(_REPORTS_CLIENT.search(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """One quote of one criterion, and what is wrong with it, if anything."""

    criterion: str
    quote: Quote
    stands: bool
    is_clients: bool

    @property
    def is_sound(self) -> bool:
        """Tell whether the quote may carry a level."""
        return self.stands and self.is_clients


def check_quotes(record: LeadRecord, scores: Iterable[CriterionScore]) -> tuple[QuoteCheck, ...]:
    """Check every quote that carries a level."""
    segments = split_segments(record)
    return tuple(
        QuoteCheck(
            criterion=score.criterion.value,
            quote=quote,
            stands=stands_verbatim(record, quote),
            is_clients=is_from_client(record, quote, segments),
        )
        for score in scores
        if score.level is not Level.UNKNOWN
        for quote in score.quotes
    )


def count_evidence(scores: Iterable[CriterionScore], checks: tuple[QuoteCheck, ...]) -> EvidenceCount:
    """Count what one scorecard owes and gives as evidence."""
    levelled = tuple(score for score in scores if score.level is not Level.UNKNOWN)
    return EvidenceCount(
        required=len(levelled),
        present=sum(bool(score.quotes) for score in levelled),
        quotes=len(checks),
        standing=sum(check.stands for check in checks),
        from_client=sum(check.is_clients for check in checks),
        sound=sum(check.is_sound for check in checks),
    )
