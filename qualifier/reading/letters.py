"""The parts of a letter: headers, quoted and forwarded text, signatures and disclaimers."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from qualifier.reading.markup import quoted_spans
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("letters")


class SegmentKind(StrEnum):
    """What part of a letter or talk this is."""

    BODY = "body"
    QUOTED = "quoted"
    FORWARDED = "forwarded"
    HEADER = "header"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a letter: `depth` counts the marks of quotation before it."""

    start: int
    end: int
    kind: SegmentKind
    depth: int = 0
    person: str | None = None
    written_on: date | None = None


_QUOTE_MARK = pattern(r"[ \t]*((?:>[ \t]*)+)")
_HEADER = pattern(
    r"(?P<field>from|to|cc|bcc|date|sent|subject|от кого|от|кому|копия|дата|отправлено|"
    r"тема)\s*:\s*(?P<value>.*)",
    re.I,
)
_FROM = frozenset({"from", "от", "от кого"})
_TELLING = _FROM | {"subject", "тема", "sent", "отправлено"}
_FORWARD = pattern(
    _PHRASES["_FORWARD"],
    re.I,
)
_FORWARD_END = pattern(r"конец пересыл|end of forward", re.I)
_ATTRIBUTION = pattern(
    r"(?:on\b.{3,80}\bwrote|.{0,80}\b(?:пишет|писал[аи]?|написал[аи]?)|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}\b.{0,80})\s*:\s*$",
    re.I,
)
_SIGN_OFF = pattern(
    _PHRASES["_SIGN_OFF"],
    re.I,
)
# «Хорошего дня! Нужна реклама в мае»: a wish, and the letter goes on in the same line.
_GOES_ON = pattern(r"^[^.!,]{4,40}[.!]\s+[^\s,]+ [а-яёa-z]\S* ?\S")
_DASHES = pattern(r"\s*(?:-{2,}|—{2,}|_{3,}|={3,})\s*$")
_POSTSCRIPT = pattern(r"\s*(?:p\.?\s?s\.?|з\.?\s?ы\.?|постскриптум)", re.I)
_NOTICE_HEAD = pattern(
    r"confidential|конфиденциальн|(?:это|данное|настоящее|наше)\s(?:электронное\s)?(?:письмо|сообщение)|"
    r"письмо\s|сообщение\s|"
    r"информация в |содержание |отправитель |файлы и |this (?:e-?mail|message|communication|transmission)|"
    r"(?:the )?information (?:contained )?in |если вы (?:получили|не адресат)|views expressed|disclaimer|"
    r"внимание[!.]|"
    r"имеются противопоказания|отправлено с |sent from my |please consider|подумайте о природе|планировки",
    re.I,
)
_NOTICE = pattern(
    _PHRASES["_NOTICE"],
    re.I,
)
_TO_US = pattern(
    r"\s*(?:теперь|итак|вам\b|ваш|от себя|для вас|коллеги|добрый|здравствуйте|p\.?\s?s\b|now\b|for you|hi\b|"
    r"hello|dear)",
    re.I,
)
_SUM = pattern(r"\d+ ?(?:тыс|млн|руб|k|000)", re.I)
_LONGEST_STAMP = 120
_MOST_LINES = 4_000
_LONGEST_SIGNATURE_LINE = 110
_DAY = pattern(
    r"(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>20\d\d)"
    r"|(?P<d3>\d{1,2})\s+(?P<name>[a-zа-яё]{3,9})\.?,?\s+(?P<y3>20\d\d)",
    re.I,
)
_MONTHS = {
    stem: number
    for number, stems in enumerate(
        (
            *(
                ("янв", "jan"),
                ("фев", "feb"),
                ("мар", "mar"),
                ("апр", "apr"),
                ("мая", "май", "may"),
                ("июн", "jun"),
            ),
            *(("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec")),
        ),
        start=1,
    )
    for stem in stems
}


def read_letter(text: str, plain: str) -> tuple[Line, ...]:
    """Cut a text into lines and tell what part of a letter each one is; `plain` is its blanked form."""
    spans = quoted_spans(text)
    bare: list[_Bare] = []
    at = 0
    for line in _split_lines(plain):
        end = at + len(line)
        marks = _QUOTE_MARK.match(line) if ">" in line else None
        depth = marks[1].count(">") if marks else 0
        if spans:
            depth += sum(1 for start, stop in spans if start <= at + len(line.rstrip()) - 1 < stop)
        bare.append(_Bare(at, end, depth, line[marks.end() :].strip() if marks else line.strip()))
        at = end
    return _name_lines(bare)


def _split_lines(plain: str) -> list[str]:
    """The lines; of a text of more lines than any letter has, the rest is one."""
    lines = plain.splitlines(keepends=True)
    return lines if len(lines) <= _MOST_LINES else [*lines[:_MOST_LINES], "".join(lines[_MOST_LINES:])]


class _Bare(NamedTuple):
    """A line before it is named: its span, its marks of quotation, and its words without them."""

    start: int
    end: int
    depth: int
    words: str


@dataclass(slots=True)
class _State:
    kind: SegmentKind = SegmentKind.BODY
    person: str | None = None
    written_on: date | None = None
    forwarded_depth: int | None = None
    after_blank: bool = False
    seen_quote: bool = False


def _name_lines(bare: list[_Bare]) -> tuple[Line, ...]:
    headers = _header_lines(bare)
    state = _State()
    lines: list[Line] = []
    for index, (start, end, depth, words) in enumerate(bare):
        kind = (_read_header if index in headers else _kind_of)(words, depth, state)
        state.after_blank = not words
        lines.append(
            Line(
                start=start,
                end=end,
                kind=kind,
                depth=depth,
                person=state.person,
                written_on=state.written_on,
            )
        )
    return tuple(lines)


def _header_lines(bare: list[_Bare]) -> frozenset[int]:
    """A header stands in a run that names a sender or a subject; one line alone must name a sender."""
    found: set[int] = set()
    run: dict[int, str] = {}
    for index, line in enumerate(bare):
        words = line.words
        header = _HEADER.match(words) if ":" in words else None
        if header and not _SUM.match(header["value"]):
            run[index] = header["field"].lower()
            continue
        if words and (_FORWARD.match(words) or (len(words) < _LONGEST_STAMP and _ATTRIBUTION.match(words))):
            found.add(index)
        if run:
            found |= _close_run(run)
            run = {}
    return frozenset(found | _close_run(run))


def _close_run(run: dict[int, str]) -> set[int]:
    fields = set(run.values())
    is_header = bool(fields & _FROM) or (len(run) > 1 and bool(fields & _TELLING))
    return set(run) if is_header else set()


def _read_header(words: str, depth: int, state: _State) -> SegmentKind:
    header = _HEADER.match(words)
    state.kind = SegmentKind.BODY
    if header is None and _FORWARD_END.search(words):
        state.forwarded_depth, state.person, state.written_on = None, None, None
        return SegmentKind.HEADER
    field = header["field"].lower() if header else ""
    if field in _FROM and header is not None:
        state.person = header["value"].strip() or None
        state.written_on = _read_day(words)
    elif header is None:
        state.person, state.written_on = words.strip(" :>-") or None, _read_day(words)
    elif field in {"date", "sent", "дата", "отправлено"}:
        state.written_on = _read_day(words)
    if field in _FROM or header is None:
        state.forwarded_depth, state.seen_quote = depth, False
    return SegmentKind.HEADER


def _kind_of(words: str, depth: int, state: _State) -> SegmentKind:
    if not words:
        if state.kind is SegmentKind.DISCLAIMER:
            state.kind = SegmentKind.SIGNATURE
        return state.kind if depth == 0 else SegmentKind.QUOTED
    if _NOTICE_HEAD.match(words) and _NOTICE.search(words):
        state.kind = SegmentKind.DISCLAIMER
    elif _is_sign_off(words) or (_DASHES.match(words) and state.kind is not SegmentKind.DISCLAIMER):
        state.kind = SegmentKind.SIGNATURE
    elif depth or state.kind is SegmentKind.SIGNATURE:
        state.kind = _leave_signature(words, depth, state)
    if state.kind in {SegmentKind.DISCLAIMER, SegmentKind.SIGNATURE}:
        return state.kind
    return _quoted_kind(words, depth, state)


def _is_sign_off(words: str) -> bool:
    return _SIGN_OFF.match(words) is not None and not _GOES_ON.match(words)


def _leave_signature(words: str, depth: int, state: _State) -> SegmentKind:
    if depth or len(words) > _LONGEST_SIGNATURE_LINE or _POSTSCRIPT.match(words):
        return SegmentKind.BODY
    return state.kind


def _quoted_kind(words: str, depth: int, state: _State) -> SegmentKind:
    if depth:
        state.seen_quote = True
        return SegmentKind.QUOTED
    if state.forwarded_depth is None:
        return SegmentKind.BODY
    # The sender's own words come back after the quotation, or after a blank line when they turn to us.
    if state.seen_quote or (state.after_blank and _TO_US.match(words)):
        state.forwarded_depth, state.person, state.written_on = None, None, None
        return SegmentKind.BODY
    return SegmentKind.FORWARDED


def _read_day(words: str) -> date | None:
    found = _DAY.search(words)
    if found is None:
        return None
    year = found["y"] or found["y2"] or found["y3"]
    month = found["m"] or found["m2"] or _MONTHS.get((found["name"] or "")[:3].lower(), 0)
    day = found["d"] or found["d2"] or found["d3"]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
