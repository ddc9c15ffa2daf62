"""Who says what: a text is cut into segments of one voice and one kind, then into sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualifier.lead import Sender
from qualifier.record import LeadRecord


class Speaker(StrEnum):
    """Whose words these are."""

    CLIENT = "client"
    SELLER = "seller"
    SYSTEM = "system"
    COLLEAGUE = "colleague"  # the client's own people writing to each other, or a quoted third person


class SegmentKind(StrEnum):
    """What part of a letter or talk this is."""

    BODY = "body"
    QUOTED = "quoted"
    FORWARDED = "forwarded"
    HEADER = "header"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of one place's text with one voice; `start` and `end` are offsets in that text."""

    place: str
    start: int
    end: int
    speaker: Speaker
    kind: SegmentKind = SegmentKind.BODY
    said_on: date | None = None
    channel: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence or list item: its exact words, and the folded form that patterns match."""

    segment: Segment
    order: int
    text: str
    start: int
    folded: str
    origin: tuple[int, ...]

    def cut(self, start: int, end: int) -> tuple[str, int]:
        """Return the stored words under a span of `folded`, and their offset in the place's text."""
        first = self.origin[start]
        last = self.origin[max(start, end - 1)] + 1
        return self.text[first - self.start : last - self.start], first


_SELLER_NAME = re.compile(r"(?:менеджер|продавец|rep|manager|seller|sales|account|аккаунт|оператор)\b", re.I)
_TURN = re.compile(
    r"(?:^|(?<=[\s—–-]))(?:\(\d\d:\d\d\)\s*)?"
    r"(?P<who>[A-ZА-ЯЁ][\w.]{1,20}(?: [A-ZА-ЯЁ][\w.]{0,20})?)\s*:\s+(?=\S)",
    re.M,
)
_MAIL_QUOTE = re.compile(r"^\s*>")
_MAIL_HEADER = re.compile(r"^\s*>*\s*(?:from|to|cc|date|sent|subject|от|кому|копия|дата|тема)\s*:", re.I)
_FORWARD = re.compile(r"^\s*-{2,}|^\s*(?:fw|fwd|re)\s*:|пересылаемое сообщение|forwarded message", re.I)
_SIGN_OFF = re.compile(
    r"^\s*(?:с уважением|с наилучшими|best regards|kind regards|regards|sincerely|"
    r"всего доброго|--\s*$)",
    re.I,
)
_DISCLAIMER = re.compile(
    r"конфиденциальн|предназначен[оы]? только|не является офертой|confidentiality notice|"
    r"this e-?mail and any|intended solely|по ошибке",
    re.I,
)


def split_segments(record: LeadRecord) -> tuple[Segment, ...]:
    """Cut the message and the interactions, in order of time, into segments of one voice."""
    found = list(_split_text("message", record.lead.message or "", Speaker.CLIENT, None, None))
    turns = sorted(enumerate(record.lead.interactions), key=lambda pair: (pair[1].at or date.min, pair[0]))
    for index, turn in turns:
        speaker = {
            Sender.CLIENT: Speaker.CLIENT,
            Sender.SELLER: Speaker.SELLER,
            Sender.SYSTEM: Speaker.SYSTEM,
        }[turn.sender]
        found += _split_text(f"interactions[{index}]", turn.text, speaker, turn.at, turn.channel)
    return tuple(found)


def _split_text(
    place: str, text: str, speaker: Speaker, said_on: date | None, channel: str | None
) -> Iterator[Segment]:
    """Yield one segment a line or a turn, each with its own voice and kind."""
    kind, voice, person = SegmentKind.BODY, speaker, None
    at = 0
    for line in text.splitlines(keepends=True):
        kind = _kind_of(line, kind)
        for start, who in _turns(line):
            if who is not None:
                person = who
                voice = _voice_of(who, speaker)
            end = next((s for s, _ in _turns(line) if s > start), len(line))
            yield Segment(
                place=place,
                start=at + start,
                end=at + end,
                kind=kind,
                said_on=said_on,
                speaker=_quoted_voice(kind, voice),
                channel=channel,
                person=person,
            )
        at += len(line)


def _turns(line: str) -> list[tuple[int, str | None]]:
    if _MAIL_HEADER.match(line):
        return [(0, None)]
    turns: list[tuple[int, str | None]] = [(m.start("who"), m["who"]) for m in _TURN.finditer(line)]
    return turns if turns and turns[0][0] == 0 else [(0, None), *turns]


def _voice_of(who: str, speaker: Speaker) -> Speaker:
    if _SELLER_NAME.match(who):
        return Speaker.SELLER
    return Speaker.CLIENT if speaker is not Speaker.SYSTEM else speaker


def _quoted_voice(kind: SegmentKind, voice: Speaker) -> Speaker:
    return Speaker.COLLEAGUE if kind in {SegmentKind.QUOTED, SegmentKind.FORWARDED} else voice


def _kind_of(line: str, before: SegmentKind) -> SegmentKind:
    if _MAIL_HEADER.match(line):
        return SegmentKind.HEADER
    if _MAIL_QUOTE.match(line):
        return SegmentKind.QUOTED
    if _DISCLAIMER.search(line):
        return SegmentKind.DISCLAIMER
    if _SIGN_OFF.match(line):
        return SegmentKind.SIGNATURE
    if before is SegmentKind.QUOTED and line.strip():
        return SegmentKind.BODY
    if before is SegmentKind.HEADER:
        return SegmentKind.FORWARDED if not line.strip() else before
    return SegmentKind.BODY if _FORWARD.match(line) else before
