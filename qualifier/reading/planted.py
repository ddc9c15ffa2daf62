"""Planted passages: an order to the reader and what follows it that no client would say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualifier.reading.assistant_tasks import is_of_trade
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.planted_pieces import (
    Span,
    cut_pieces,
    is_planted,
    orders_reader,
    runs_into_order,
    trim_order,
)

_PHRASES = read_phrases("planted")

_CYRILLIC = pattern(r"[а-яё]", re.I)
# In the client's own language only talk of marks and machines belongs to an order; the rest may be his.
_OF_MARKS = pattern(
    r"\b(?:(?:лид\w{0,3}|заявк\w+) (?:класс|счит|всегда|на \d)|балл\w*|оценк\w+"
    r"|класс\w* [aа]\b|100 из 100|итог\b|скоринг\w*|"
    r"систем\w+ (?:оценк|инструкц|сообщ)|инструкц\w+|промпт\w*|критери\w+|вердикт\w*|рейтинг\w*|json"
    r"|score|grade)",
    re.I,
)
_GREETING = pattern(
    r"\W*(?:здравствуй|добр\w+ (?:день|утро|вечер)|привет|уважаем|hello|hi\b|dear\b|good (?:mor|aft|day))",
    re.I,
)
# How the next sentence of an order opens.
_GOES_ON = pattern(_PHRASES["_GOES_ON"], re.I)
# An order that ends so goes on in the next line.
_OPEN_ENDS = (":", "<", "[", "{")
_FENCE = pattern(r"`{3}[^`]{1,4000}`{3}|\[inst\].{1,400}?\[/inst\]", re.I | re.S)
_ELEMENT = pattern(r"<(?P<tag>[A-Za-z]\w{2,24})>(?P<inside>[^<>]{1,4000})</(?P=tag)>")
_HTML = frozenset(_PHRASES["_HTML"].split("|"))
# Elements that only a machine's reader would mark.
_ROLES = frozenset(_PHRASES["_ROLES"].split("|"))
_CLOSING = tuple(f"</{role}>" for role in sorted(_ROLES))
# Between two orders a few lines that touch nothing of trade belong to them.
_MOST_BETWEEN = 8
# So many sentences after an order may still belong to it.
_MOST_AFTER = 3
_LEAST_LETTERS = 20
# A dictated letter is one long piece, and only a remark in it is planted: it is cut into sentences later.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its planted spans, and whether a client would not say it; a blank line says nothing."""

    start: int
    end: int
    planted: tuple[Span, ...]
    is_alien: bool

    @property
    def opens(self) -> bool:
        """Whether the line begins with an order."""
        return bool(self.planted) and self.planted[0][0] <= self.start

    @property
    def closes(self) -> bool:
        """Whether the line ends with an order."""
        return bool(self.planted) and self.planted[-1][1] >= self.end

    @property
    def is_whole(self) -> bool:
        """Whether the line begins and ends with an order."""
        return self.opens and self.closes


def blank_planted(text: str, plain: str) -> str:
    """Return the plain form with planted passages blanked; offsets stay as they were."""
    spans = [*_fenced(text), *_ordered(text, plain)]
    if not spans:
        return plain
    letters = list(plain)
    for start, end in spans:
        letters[start:end] = ("\n" if letter == "\n" else " " for letter in letters[start:end])
    return "".join(letters)


def marks_roles(text: str) -> bool:
    """Tell whether a text holds an element that only a machine's reader would mark."""
    return "</" in text and any(tag in text.lower() for tag in _CLOSING)


def _fenced(text: str) -> Iterator[Span]:
    """What a fence or an element of no web page encloses is planted when any of it gives orders."""
    if "```" in text or "[" in text:
        for fence in _FENCE.finditer(text):
            if any(orders_reader(line) for line in fence.group().splitlines()):
                yield fence.span()
    if "</" in text:
        for element in _ELEMENT.finditer(text):
            inside, tag = element["inside"], element["tag"].lower()
            if tag in _ROLES or (tag not in _HTML and any(map(orders_reader, inside.splitlines()))):
                yield element.span("inside")


def _ordered(text: str, plain: str) -> Iterator[Span]:
    lines = _read_lines(text, plain)
    ordered = [at for at, line in enumerate(lines) if line.planted]
    for at in ordered:
        yield from lines[at].planted
    for first, last in zip(ordered, ordered[1:], strict=False):
        between = lines[first + 1 : last]
        if len(between) <= _MOST_BETWEEN and all(line.is_alien for line in between):
            yield from ((line.start, line.end) for line in between)
    for at in ordered:
        if lines[at].opens:
            yield from _rules_beside(lines, plain, at, -1)
        if lines[at].closes:
            yield from _rules_beside(lines, plain, at, 1)


def _rules_beside(lines: list[_Line], plain: str, at: int, step: int) -> Iterator[Span]:
    """A row of dashes next to an order is part of it, and no mark of a signature."""
    near = at + step
    while 0 <= near < len(lines) and not any(map(str.isalnum, plain[lines[near].start : lines[near].end])):
        yield lines[near].start, lines[near].end
        near += step


def _read_lines(text: str, plain: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    is_open = False
    # In a Russian text what follows an order in Latin letters is not the client's.
    is_foreign = len(_CYRILLIC.findall(plain)) >= _LEAST_LETTERS
    for words in plain.split("\n"):
        line = _read_line(words, at, is_open=is_open, is_foreign=is_foreign)
        # What the order announced may stand in angle brackets, which look like markup.
        if text[at : at + len(words)].strip():
            is_open = line.closes and words.rstrip().endswith(_OPEN_ENDS)
        lines.append(line)
        at += len(words) + 1
    return lines


def _read_line(words: str, start: int, *, is_open: bool, is_foreign: bool) -> _Line:
    end = start + len(words)
    if not words.strip():
        return _Line(start, end, (), is_alien=True)
    is_alien = _is_alien(words)
    if is_open and is_alien and not _GREETING.match(words):
        return _Line(start, end, ((start, end),), is_alien=True)
    pieces = _planted_pieces(words, is_open=is_open, is_foreign=is_foreign)
    planted = tuple((start + first, start + last) for first, last in pieces)
    return _Line(start, end, planted, is_alien=is_alien)


def _is_alien(words: str) -> bool:
    if _CYRILLIC.search(words):
        return _OF_MARKS.search(words) is not None
    return not is_of_trade(words.lower())


def _planted_pieces(words: str, *, is_open: bool, is_foreign: bool) -> Iterator[Span]:
    """The pieces of a line that give orders, and what follows them up to what a client would say."""
    left = _MOST_AFTER if is_open else 0
    is_foreign = is_foreign or is_open
    pieces = tuple(cut_pieces(words))
    for (at, end), is_order in zip(pieces, _find_ordered(words, pieces), strict=True):
        if is_order:
            left = _MOST_AFTER + 1
            at, end = trim_order(words, at, end)
        elif not _goes_on(words[at:end], is_foreign=is_foreign):
            left = 0
        if left > 0:
            yield at, end
            left -= 1


def _goes_on(piece: str, *, is_foreign: bool) -> bool:
    """Whether a piece goes on with the order before it; in the client's own language it has to show it."""
    if not _is_alien(piece):
        return False
    return is_foreign or _CYRILLIC.search(piece) is not None or _GOES_ON.match(piece) is not None


def _is_ordered(piece: str) -> bool:
    return is_planted(piece) or runs_into_order(piece)


def _find_ordered(words: str, pieces: tuple[Span, ...]) -> list[bool]:
    """Which pieces give orders; one that announces something is read together with what it announces."""
    ordered = [end - at <= _LONGEST and _is_ordered(words[at:end]) for at, end in pieces]
    for index in range(len(pieces) - 2, -1, -1):
        start, stop = pieces[index]
        end = pieces[index + 1][1]
        if ordered[index] or end - start > _LONGEST or not words[start:stop].rstrip().endswith(":"):
            continue
        if ordered[index + 1]:
            ordered[index] = _is_alien(words[start:stop])
        elif orders_reader(words[start:end]):
            ordered[index] = ordered[index + 1] = True
    return ordered
