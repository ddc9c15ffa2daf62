"""Word pieces: what every match of an expression must hold, told with the borders of words.

`\\bии\\b` needs the word «ии», not its letters in «компании»: a piece marks the borders that the expression
asks for. A piece lies within one word, so what a word holds is worked out once for every text it stands in.
"""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from qualifier.reading.literals import read_atom, read_quantifier, split_alternatives

# Stands where `\b` matches; a text that holds it by chance is searched once too often at worst.
BORDER = "\x02"
# The needs beyond these hardly ever tell a text apart that the first ones do not.
_MOST_NEEDS = 4
Need = frozenset[str]
# A digit, of whatever script, is told apart from letters.
DIGITS: Need = frozenset("0123456789")
_DIGIT_ATOMS = (r"\d", "[0-9]", "[1-9]", r"[\d]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
# Marks that part a word from its neighbours; none of them is a letter to an expression.
_MARKS = ".,;:!?()[]«»\"'…—–-"
_NO_LETTERS = re.compile(r"[\d_]+")
_JOINED = re.compile(r"_|\d[^\W\d]|[^\W\d]\d")
_INNER = re.compile(r"(?<=\w)(?=\W)|(?<=\W)(?=\w)")
_ANY = re.compile(r"\b")
# Letters that stand for themselves, but for one that a quantifier follows.
_PLAIN = re.compile(r"[^\\\[(|.?*+{^$]+(?![?*+{])")
# What may stand before a group that is otherwise the whole expression.
_OPENING = re.compile(r"(?:\\b|\^|\(\?<?!(?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\[\]\\])*\))*(?=\((?!\?[=!<]))")
_TIMES = re.compile(r"\{(\d)(?=[,}])")
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")
_NO_WORD = re.compile(r"\(\?<?!(?:\\w|\[(?:\^\\W_|[^\]^\\]{0,20}\\w[^\]\\]{0,40})\])\)")
_GAP_CLASS = re.compile(r"\[-?(?:\\[sW.,;:!?/()\[\]-]|[ .,;:!?/()\"'«»—–\n])+-?\]")
_GAPS = (" ", r"\s", r"\W", r"\n", r"\t", r"\r")
_GAP_AHEAD = re.compile(r"(?:\\[sWn.,]|[ ,])(?![?*{])|\\b|\$|\(\?!\\w\)")
_GAP_BEFORE_END = re.compile(r"(?:(?<!\\)(?:\\\\)*(?:\\[sW]| ))\+?$")


def mark_borders(word: str) -> str:
    """Return a word, as it stands between spaces, with the borders of what letters it holds."""
    letters = word.strip(_MARKS)
    if letters.isalpha():  # nine of ten are a plain word with or without a comma: no expression is needed
        return word.replace(letters, f"{BORDER}{letters}{BORDER}", 1)
    marked = _ANY.sub(BORDER, word)
    if not word.isascii() and _OTHER_DIGIT.search(word):
        marked += " 0"
    # An underscore and a digit are letters to expressions; readers of _emphasis_ and «5млн» tell them apart.
    return f"{marked} {_ANY.sub(BORDER, _NO_LETTERS.sub(' ', word))}" if _JOINED.search(word) else marked


def cut_literal(literal: str) -> list[str]:
    """Return the pieces of a literal between its spaces, with the borders of words inside it."""
    return _INNER.sub(BORDER, literal).split()


@cache
def needs_of(source: str, *, at_word: bool = False) -> tuple[Need, ...]:
    """Return sets of pieces, of each of which every match holds one; the most telling first.

    `at_word`: matches that do not begin a word are of no interest.
    """
    if source.startswith("(?") and source[2:3].isalpha() and source[2] != "P":
        return ()  # flags change what letters mean
    parts = split_alternatives(source)
    if len(parts) > 1:
        need = _any_of(source, is_edge=at_word, is_closed=False)
        return () if need is None else (need,)
    return tuple(sorted(_Reading(is_edge=at_word).read(source, is_closed=False), key=_weight)[:_MOST_NEEDS])


def open_alternatives(source: str) -> tuple[str, ...]:
    """Return the alternatives of an expression; those of a group that is all of it count as its own."""
    found: list[str] = []
    for part in split_alternatives(source):
        opening = _OPENING.match(part)
        end, inside, _ = read_atom(part, opening.end()) if opening else (0, None, False)
        if opening is None or inside is None or end < len(part):
            found.append(part)
        else:
            found += [opening.group() + alternative for alternative in split_alternatives(inside)]
    return tuple(found)


@lru_cache(maxsize=8192)  # groups come again in many expressions
def _any_of(source: str, *, is_edge: bool, is_closed: bool) -> Need | None:
    """Return pieces of which each of the alternatives needs one; None when one of them needs none."""
    pieces: set[str] = set()
    for part in split_alternatives(source):
        needs = _Reading(is_edge=is_edge).read(part, is_closed=is_closed)
        if not needs:
            return None
        tells_most = min(needs, key=_weight)
        pieces |= tells_most
    return frozenset(pieces)


def _weight(need: Need) -> tuple[int, int, str]:
    return -min(map(len, need)), len(need), min(need)


@dataclass(slots=True)
class _Reading:
    """What was read of one alternative so far; `run` are the letters that stand one after another."""

    is_edge: bool  # what comes next, if a letter, begins a word
    found: list[Need] = field(default_factory=list)
    run: str = ""
    is_run_edge: bool = False

    def read(self, source: str, *, is_closed: bool) -> list[Need]:
        """Return what the alternative needs; `is_closed`: behind it no word goes on."""
        at, size = 0, len(source)
        while at < size:
            plain = _PLAIN.match(source, at)
            if plain:
                self._add(plain.group())
                at = plain.end()
                continue
            end, inside, is_literal = read_atom(source, at)
            least, after = read_quantifier(source, end)
            if is_literal and least:
                # `#{2,}` holds "##" and goes on nobody knows how far.
                self._add(source[end - 1] * _least_times(source, end))
                if after > end:
                    self._end_run(is_closed=False)
            elif not self._pass_border(source, at, end):
                is_once = least == 1 and after == end
                self._end_run(is_closed=least == 1 and _is_gap(source, at, end))
                if inside is not None:
                    ends = _GAP_AHEAD.match(source, after) is not None if after < size else is_closed
                    self._read_group(inside, least, is_once=is_once, is_closed=ends)
                else:
                    self.is_edge = least == 1 and _is_gap(source, at, end)
                    if least and source[at:end] in _DIGIT_ATOMS:
                        self.found.append(DIGITS)
            at = after
        self._end_run(is_closed=is_closed)
        return self.found

    def _add(self, letters: str) -> None:
        if not self.run:
            self.is_run_edge = self.is_edge
        self.run += letters
        self.is_edge = False

    def _pass_border(self, source: str, at: int, end: int) -> bool:
        """Take what matches no letter of its own; tells whether it was such."""
        atom = source[at:end]
        if atom in (r"\b", "^", "$") or _NO_WORD.match(atom):
            # What is not before a word says nothing of the letters before it, and the other way round.
            self._end_run(is_closed=not atom.startswith(("(?<", "^")))
            self.is_edge = not atom.startswith("(?!") and atom != "$"
            return True
        return atom.startswith(_LOOKAROUND)

    def _read_group(self, inside: str, least: int, *, is_once: bool, is_closed: bool) -> None:
        if least:
            need = _any_of(inside, is_edge=self.is_edge and is_once, is_closed=is_closed and is_once)
            if need is not None:
                self.found.append(need)
        self.is_edge = (least == 1 or self.is_edge) and _ends_in_gap(inside)

    def _end_run(self, *, is_closed: bool) -> None:
        run, self.run = self.run, ""
        if not run:
            return
        pieces = cut_literal(run)
        if self.is_run_edge and _is_letter(run[0]) and "_" not in run:
            pieces[0] = BORDER + pieces[0]
        if is_closed and _is_letter(run[-1]) and "_" not in run:
            pieces[-1] += BORDER
        self.found += [frozenset({piece}) for piece in pieces if _tells(piece)]
        self.is_edge = not _is_letter(run[-1])


def forget_sources() -> None:
    """Drop what was kept while expressions were taken apart: megabytes that nothing asks for afterwards."""
    for kept in (needs_of, _any_of, _ends_in_gap, split_alternatives):
        kept.cache_clear()


@lru_cache(maxsize=8192)
def _ends_in_gap(source: str) -> bool:
    return all(map(_GAP_BEFORE_END.search, split_alternatives(source)))


def _least_times(source: str, at: int) -> int:
    found = _TIMES.match(source, at)
    return int(found[1]) if found else 1


def _tells(piece: str) -> bool:
    letters = piece.strip(BORDER)
    return len(letters) > 1 or len(piece) > 2 or (bool(letters) and not letters.isalnum())


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _is_gap(source: str, at: int, end: int) -> bool:
    atom = source[at:end]
    return atom in _GAPS or _GAP_CLASS.fullmatch(atom) is not None
