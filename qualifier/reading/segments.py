"""Who says what: a text is cut into segments of one voice and one kind, in the order of time."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from qualifier.lead import Interaction, Sender
from qualifier.reading.clauses import cut_clauses
from qualifier.reading.hearsay import holds_clients_words, reported_sentences
from qualifier.reading.letters import Line, SegmentKind, read_letter
from qualifier.reading.plain import read_plain
from qualifier.reading.turns import Turn, find_turns
from qualifier.record import LeadRecord

__all__ = ["Segment", "SegmentKind", "Sentence", "Speaker", "split_segments"]

LONGEST_TEXT = 200_000


class Speaker(StrEnum):
    """Whose words these are."""

    CLIENT = "client"
    SELLER = "seller"
    SYSTEM = "system"
    COLLEAGUE = "colleague"  # the client's own people writing to each other, or a quoted third person


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of one place's text with one voice; `start` and `end` are offsets in that text.

    `is_reported`: the seller's note passes on what the client said; the speaker is then the client.
    `is_turn`: a label or a dash names the voice. `depth` counts marks of quotation: the deeper, the earlier.
    """

    place: str
    start: int
    end: int
    speaker: Speaker
    kind: SegmentKind = SegmentKind.BODY
    said_on: date | None = None
    channel: str | None = None
    person: str | None = None
    is_reported: bool = False
    is_turn: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence or list item: its exact words, and the folded form that patterns match."""

    segment: Segment
    order: int
    text: str
    start: int
    folded: str
    origin: Sequence[int]

    def __hash__(self) -> int:
        """Cheap: readings are kept by the sentences they were made from."""
        return hash(self.folded)

    def cut(self, start: int, end: int) -> tuple[str, int]:
        """Return the stored words under a span of `folded`, and their offset in the place's text."""
        first = self.origin[start]
        last = self.origin[max(start, end - 1)] + 1
        return self.text[first - self.start : last - self.start], first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """One text of the record with what the reading of its voices needs."""

    name: str
    text: str
    speaker: Speaker
    said_on: date | None = None
    channel: str | None = None
    contact: str | None = None
    sent: str = ""  # what the seller wrote before, to know it again in a quotation


_SPEAKERS = {Sender.CLIENT: Speaker.CLIENT, Sender.SELLER: Speaker.SELLER, Sender.SYSTEM: Speaker.SYSTEM}
_KNOWN_AGAIN = 12


def split_segments(record: LeadRecord) -> tuple[Segment, ...]:
    """Cut the message and the interactions, in order of time, into segments of one voice."""
    contact = record.lead.contact.name
    turns = record.lead.interactions
    sent = "\n".join(turn.text for turn in turns if turn.sender is Sender.SELLER)
    places = [
        _Place(
            name="message", text=record.lead.message or "", speaker=Speaker.CLIENT, contact=contact, sent=sent
        )
    ]
    for index in sorted(range(len(turns)), key=lambda at: (turns[at].at or date.min, at)):
        places.append(_place_of(turns[index], index, contact, sent))
    return tuple(segment for place in places for segment in _split_place(place))


def _place_of(turn: Interaction, index: int, contact: str | None, sent: str) -> _Place:
    return _Place(
        name=f"interactions[{index}]",
        text=turn.text,
        speaker=_speaker_of(turn),
        said_on=turn.at,
        channel=turn.channel,
        contact=contact,
        sent=sent if turn.sender is Sender.CLIENT else "",
    )


def _speaker_of(turn: Interaction) -> Speaker:
    """A program that notes the client's own words is the client's voice."""
    if turn.sender is Sender.SYSTEM and holds_clients_words(turn.text):
        return Speaker.CLIENT
    return _SPEAKERS[turn.sender]


def _split_place(place: _Place) -> list[Segment]:
    """Segments of one text, the deepest quotation first: it was written first."""
    text = place.text[:LONGEST_TEXT]
    plain = read_plain(text)
    lines = read_letter(text, plain)
    turns = find_turns(plain, place.contact, place.speaker is Speaker.SELLER)
    segments = list(_merge(_voiced(place, plain, lines, turns)))
    if place.speaker is Speaker.SELLER:
        segments = [part for segment in segments for part in _split_hearsay(place, plain, segment)]
    return sorted(segments, key=lambda segment: -_age(segment))


def _age(segment: Segment) -> int:
    return max(segment.depth, 1 if segment.kind is SegmentKind.FORWARDED else 0)


def _voiced(place: _Place, plain: str, lines: tuple[Line, ...], turns: tuple[Turn, ...]) -> Iterator[Segment]:
    """Yield a piece for each line, cut again where a turn begins in it."""
    voice: Turn | None = None
    starts = [turn.start for turn in turns]
    for line in lines:
        inside = turns[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        begins = bool(inside) and not plain[line.start : inside[0].start].strip(" \t—–-[]():.…0123456789>")
        if (voice and voice.person is None) or begins or not plain[line.start : line.end].strip():
            voice = None
        at = line.start
        for index, turn in enumerate(inside):
            start = line.start if begins and index == 0 else _before_dash(plain, turn.start)
            if start > at:
                yield _piece(place, plain, line, voice, (at, start))
                at = start
            voice = turn
        yield _piece(place, plain, line, voice, (at, line.end))


def _before_dash(plain: str, start: int) -> int:
    return len(plain[:start].rstrip(" \t—–-"))


def _piece(place: _Place, plain: str, line: Line, turn: Turn | None, span: tuple[int, int]) -> Segment:
    is_quoted = _is_quoted(line)
    return Segment(
        place=place.name,
        start=span[0],
        end=span[1],
        speaker=_voice_of(place, plain[span[0] : span[1]], line, turn),
        kind=line.kind,
        said_on=line.written_on if line.written_on and is_quoted else place.said_on,
        channel=place.channel,
        person=line.person if is_quoted else (turn.person if turn else None),
        is_reported=place.speaker is Speaker.SELLER and turn is not None and turn.is_seller is False,
        is_turn=turn is not None and turn.is_seller is not None,
        depth=line.depth,
    )


def _is_quoted(line: Line) -> bool:
    return line.kind in {SegmentKind.QUOTED, SegmentKind.FORWARDED}


def _voice_of(place: _Place, said: str, line: Line, turn: Turn | None) -> Speaker:
    if _is_quoted(line):
        words = " ".join(said.replace(">", " ").split())
        if len(words) >= _KNOWN_AGAIN and words in place.sent:
            return Speaker.SELLER
        return Speaker.CLIENT if place.speaker is Speaker.SELLER else Speaker.COLLEAGUE
    if turn is None or turn.is_seller is None:
        return place.speaker
    if turn.is_seller:
        return Speaker.SELLER
    return Speaker.CLIENT


def _merge(pieces: Iterator[Segment]) -> Iterator[Segment]:
    """Join neighbours that differ in nothing but their span."""
    held: Segment | None = None
    end = 0
    for piece in pieces:
        if held is not None and _is_same_voice(held, piece):
            end = piece.end
            continue
        if held is not None:
            yield held if held.end == end else replace(held, end=end)
        held, end = piece, piece.end
    if held is not None:
        yield held if held.end == end else replace(held, end=end)


def _is_same_voice(held: Segment, piece: Segment) -> bool:
    return (
        held.kind is piece.kind
        and held.kind is not SegmentKind.HEADER
        and held.speaker is piece.speaker
        and held.person == piece.person
        and held.is_turn == piece.is_turn
        and held.is_reported == piece.is_reported
        and held.depth == piece.depth
        and held.said_on == piece.said_on
    )


def _split_hearsay(place: _Place, plain: str, segment: Segment) -> list[Segment]:
    """Cut the seller's own text where it passes from guessing to reporting the client."""
    if segment.speaker is not Speaker.SELLER or segment.kind is not SegmentKind.BODY or segment.is_turn:
        return [segment]
    spans = cut_clauses(plain, segment.start, segment.end)
    told = reported_sentences(tuple(plain[start:end] for start, end in spans), place.channel)
    parts: list[Segment] = []
    for (start, end), is_told in zip(spans, told, strict=True):
        speaker = Speaker.CLIENT if is_told else Speaker.SELLER
        if parts and parts[-1].is_reported is is_told:
            parts[-1] = replace(parts[-1], end=end)
        else:
            parts.append(replace(segment, start=start, end=end, speaker=speaker, is_reported=is_told))
    return parts
