"""Where sentences end: in prose, lists, chats, and in speech written down without any punctuation."""

import re

from qualifier.reading.orders import gives_orders
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("clauses")

_END = pattern(r"(?P<mark>[.!?…]+[»\"”)\]]*|;|\}(?=\s+[A-ZА-ЯЁ]))(?=\s|$)|(?P<line>\n)")
_NEXT = pattern(r"\s*([^\s]?)")
_LIST_NUMBER = pattern(r"(?:^|\n)\s*(?:[-—–•*]\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[а-яa-z]|[ivx]{1,4})$", re.I)
_LAST_WORD = pattern(r"([^\W\d_][\w-]*|\d+)$")
# Never the end of a sentence, whatever follows.
_TITLES = frozenset(
    re.findall(
        r"\S+",
        "г ул д стр им гр проф акад зам ген дир рук ком исп нач св mr mrs ms dr st prof тов incl excl",
    )
)
# The end of a sentence only when a capital letter follows.
_SHORT = frozenset(
    re.findall(
        r"\S+",
        "руб тыс млн млрд т р п см др пр кв м тел доб рос обл пос пер наб исх вх чел шт мин сек час ок "
        "коп у.е гос муз янв фев мар апр июн июл авг сен сент окт ноя нояб дек напр прим т.е т.д т.п "
        "т.к и.о etc vs no approx inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov "
        "dec e.g i.e mln bn th p.a",
    )
)
_WRAPPED = 60
_LONGEST_TAIL = 8  # marks that close the sentence before them, "!!!" or ":)"; a longer run is noise
_LONG_CLAUSE = 180
_LEAST_WORDS = 4
# Words that open a new thought in dictated text; a clause is cut before them.
_OPENERS = pattern(
    _PHRASES["_OPENERS"],
    re.I,
)
_BRACKETED = tuple(
    pattern(expression)
    for expression in (
        r"\([^()\n]{10,600}\)",
        r"\[[^\[\]\n]{10,600}\]",
        r"\"[^\"\n]{10,600}\"",
        r"«[^«»\n]{10,600}»",
    )
)
_CAPITAL = pattern(r"[A-ZА-ЯЁ«\"“(\[—–-]")


def cut_clauses(plain: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences between two offsets; together they cover all but white space."""
    spans: list[tuple[int, int]] = []
    at = start
    for found in _END.finditer(plain, start, end):
        stop = found.end()
        if found["line"] is not None:
            if _is_wrapped(plain, at, found.start(), end):
                continue
        elif not _ends(plain, at, found, end):
            continue
        at = _add(plain, at, stop, spans)
    _add(plain, at, end, spans)
    spans = [part for span in spans for part in _cut_remark(plain, *span)]
    return tuple(part for span in spans for part in _cut_dictated(plain, *span))


def _add(plain: str, start: int, stop: int, spans: list[tuple[int, int]]) -> int:
    words = plain[start:stop]
    if any(letter.isalnum() for letter in words):
        lead = len(words) - len(words.lstrip())
        spans.append((start + lead, start + len(words.rstrip())))
    elif 0 < len(words.strip()) <= _LONGEST_TAIL and spans:
        spans[-1] = (spans[-1][0], start + len(words.rstrip()))
    return stop


def _ends(plain: str, at: int, found: re.Match[str], end: int) -> bool:
    mark = found["mark"]
    if mark[0] != "." or len(mark.rstrip('»"”)]')) > 1:
        return not mark.startswith("....") and not (
            mark[0] in ".…" and _next_letter(plain, found.end(), end).isdigit()
        )
    if mark != ".":
        return True  # brackets or quotation marks close after the stop
    before = plain[max(at, found.start() - 24) : found.start()]
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    return _ends_after(word[1], plain[at : found.start()], _next_letter(plain, found.end(), end))


def _ends_after(word: str, clause: str, follows: str) -> bool:
    low = word.lower()
    if _LIST_NUMBER.fullmatch(clause.strip()):
        return False
    if low in _TITLES and (low != "г" or not clause[:-1].rstrip().endswith(tuple("0123456789"))):
        return False
    if len(word) == 1 and word.isalpha():
        return not word.isupper() and bool(_CAPITAL.match(follows)) and low not in {"т", "и"}
    if low in _SHORT or _is_dotted(clause, word):
        return bool(_CAPITAL.match(follows))
    return True


def _is_dotted(clause: str, word: str) -> bool:
    return clause[: -len(word)].rstrip().endswith(".") and len(word) < 3


def _next_letter(plain: str, at: int, end: int) -> str:
    found = _NEXT.match(plain, at, end)
    return found[1] if found else ""


# A small letter or a figure goes on; «а) …», «бюджет: …», "1. …" and "- …" begin.
_GOES_ON = pattern(r"[^\W\dA-ZА-ЯЁ_]|\d")
# «…и в», "…excluding": after such a word a name may stand first in the next line.
_HANGS = pattern(
    r"\b(?:и|или|в|во|на|с|со|к|по|для|от|до|из|о|об|при|за|у|без|включая|кроме|and|or|in|of|for|the|an?|"
    r"to|with|from|at|by|on|excluding|including|except|without)$"
)
_BEGINS = pattern(r"[a-zа-я]\)|[a-zа-яё]+ ?[:—–]|\d+[.)](?:\s|$)|\d{1,2}[.:]\d{2}\b")


def _is_wrapped(plain: str, at: int, line_end: int, end: int) -> bool:
    """A hard-wrapped line goes on in the next: it is long, unfinished, and the next starts small."""
    line = plain[plain.rfind("\n", 0, line_end) + 1 : line_end].rstrip()
    if len(line) < _WRAPPED or line[-1:] in ".!?…:;|" or not plain[at:line_end].strip():
        return False
    follows = plain[line_end + 1 : min(end, line_end + 40)].lstrip(" \t>")
    if _BEGINS.match(follows):
        return False
    return _GOES_ON.match(follows) is not None or (follows[:1].isalpha() and bool(_HANGS.search(line)))


def _cut_remark(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """An order to the reader that stands in brackets or quotation marks is a sentence of its own."""
    words = plain[start:end]
    if not any(mark in words for mark in '([«"') or not gives_orders(words):
        return [(start, end)]
    for found in (found for expression in _BRACKETED for found in expression.finditer(plain, start, end)):
        if gives_orders(found.group()) and not gives_orders(plain[start : found.start()]):
            parts = ((start, found.start()), found.span(), (found.end(), end))
            return [_trim(plain, *part) for part in parts if any(map(str.isalnum, plain[part[0] : part[1]]))]
    return [(start, end)]


def _trim(plain: str, start: int, end: int) -> tuple[int, int]:
    words = plain[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _cut_dictated(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a long run of words without punctuation where a new thought opens."""
    words = plain[start:end]
    if len(words) < _LONG_CLAUSE or 120 * sum(words.count(mark) for mark in ",;:—–") > len(words):
        return [(start, end)]
    cuts = [start]
    for found in _OPENERS.finditer(plain, start, end):
        if plain.count(" ", cuts[-1], found.start()) >= _LEAST_WORDS - 1 and not _is_bound(
            plain, found.start()
        ):
            cuts.append(found.start() + 1)
    if len(cuts) > 1 and plain.count(" ", cuts[-1], end) < _LEAST_WORDS - 2:
        cuts.pop()
    return list(zip(cuts, [at - 1 for at in cuts[1:]] + [end], strict=True))


_BOUND = pattern(
    _PHRASES["_BOUND"],
    re.I,
)


def _is_bound(plain: str, at: int) -> bool:
    """A small word before the cut belongs to what follows."""
    return bool(_BOUND.search(plain[max(0, at - 12) : at]))
