"""Planted passages: an order to the reader and what follows it that no client would say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualifier.reading.assistant_tasks import is_of_trade
from qualifier.reading.fold import fold
from qualifier.reading.orders import gives_orders
from qualifier.reading.patterns import pattern

Span = tuple[int, int]

_PIECE_END = pattern(
    r"(?<=[.!?…:\u202c])[ \t]+|(?<=[»\"\])>;}])[ \t]+(?=[A-ZА-ЯЁ])|(?<=`{3})[ \t]+|(?<=`{3}json)[ \t]+"
)
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
# An order that ends so goes on in the next line.
_OPEN_ENDS = (":", "<", "[", "{")
# Letters of another alphabet or width, or invisible marks between letters.
_DISGUISED = pattern(r"[\u200b-\u206f\uff01-\uff5e]|[A-Za-z][А-Яа-я]|[А-Яа-я][A-Za-z]")
_FENCE = pattern(r"`{3}[^`]{1,4000}`{3}|\[inst\].{1,400}?\[/inst\]", re.I | re.S)
_ELEMENT = pattern(r"<(?P<tag>[A-Za-z]\w{2,24})>(?P<inside>[^<>]{1,4000})</(?P=tag)>")
_HTML = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "footer",
        "form",
        "header",
        "html",
        "label",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "head",
        "html",
    ]
)
# Between two orders a few lines that touch nothing of trade belong to them.
_MOST_BETWEEN = 8
# So many sentences after an order may still belong to it.
_MOST_AFTER = 3
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
    def is_whole(self) -> bool:
        """Whether nothing of the line is left."""
        return bool(self.planted) and self.planted[0][0] <= self.start and self.planted[-1][1] >= self.end


def blank_planted(text: str, plain: str) -> str:
    """Return the plain form with planted passages blanked; offsets stay as they were."""
    spans = [*_fenced(text), *_ordered(text, plain)]
    if not spans:
        return plain
    letters = list(plain)
    for start, end in spans:
        letters[start:end] = ("\n" if letter == "\n" else " " for letter in letters[start:end])
    return "".join(letters)


def orders_reader(words: str) -> bool:
    """Tell whether words give orders, also in letters in disguise."""
    return gives_orders(words) or (_DISGUISED.search(words) is not None and gives_orders(fold(words).text))


def _fenced(text: str) -> Iterator[Span]:
    """What a fence or an element of no web page encloses is planted when any of it gives orders."""
    if "```" in text or "[" in text:
        for fence in _FENCE.finditer(text):
            if any(orders_reader(line) for line in fence.group().splitlines()):
                yield fence.span()
    if "</" in text:
        for element in _ELEMENT.finditer(text):
            inside = element["inside"]
            if element["tag"].lower() not in _HTML and any(map(orders_reader, inside.splitlines())):
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
        if lines[at].is_whole:
            yield from _rules_round(lines, plain, at)


def _rules_round(lines: list[_Line], plain: str, at: int) -> Iterator[Span]:
    """A row of dashes next to an order is part of it, and no mark of a signature."""
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(lines) and not any(
            map(str.isalnum, plain[lines[near].start : lines[near].end])
        ):
            yield lines[near].start, lines[near].end
            near += step


def _read_lines(text: str, plain: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    is_open = False
    for words in plain.split("\n"):
        line = _read_line(words, at, is_open=is_open)
        # What the order announced may stand in angle brackets, which look like markup.
        if text[at : at + len(words)].strip():
            is_open = line.is_whole and words.rstrip().endswith(_OPEN_ENDS)
        lines.append(line)
        at += len(words) + 1
    return lines


def _read_line(words: str, start: int, *, is_open: bool) -> _Line:
    end = start + len(words)
    if not words.strip():
        return _Line(start, end, (), is_alien=True)
    is_alien = _is_alien(words)
    if is_open and is_alien and not _GREETING.match(words):
        return _Line(start, end, ((start, end),), is_alien=True)
    planted = tuple((start + first, start + last) for first, last in _planted_pieces(words))
    return _Line(start, end, planted, is_alien=is_alien)


def _is_alien(words: str) -> bool:
    if _CYRILLIC.search(words):
        return _OF_MARKS.search(words) is not None
    return not is_of_trade(words.lower())


def _planted_pieces(words: str) -> Iterator[Span]:
    """The pieces of a line that give orders, and what follows them up to what a client would say."""
    left = 0
    at = 0
    for end in (*(found.end() for found in _PIECE_END.finditer(words)), len(words)):
        piece = words[at:end]
        if len(piece) <= _LONGEST and orders_reader(piece):
            left = _MOST_AFTER + 1
        elif not _is_alien(piece):
            left = 0
        if left > 0:
            yield at, end
            left -= 1
        at = end
