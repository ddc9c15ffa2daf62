"""Literals: pieces of text that every match of a regular expression must hold."""

import re
from functools import cache, lru_cache

_SPECIAL = frozenset("\\[(|.?*+{^$")
_LEAST = 2
# What tells where a part of an expression ends; escaped signs and classes are passed over whole.
_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
# Letters that stand together tell a word well enough from this length on.
_GRAM = 4
# The commoner a letter, the less it tells; the rest are rare.
_COMMON = {letter: rank for rank, letter in enumerate(" оеаинтсрвлкмдпуяыeaotinsrhl")}
_RARE = 40
# A letter named by its number: how much of the source that takes.
_ESCAPES = {"x": 4, "u": 6, "U": 10}


@lru_cache(maxsize=8192)
def split_alternatives(source: str) -> tuple[str, ...]:
    """Cut an expression at its outermost bars."""
    if "|" not in source:
        return (source,)
    parts: list[str] = []
    depth, start = 0, 0
    for found in _STRUCTURE.finditer(source):
        mark = found.group()
        if mark == "|":
            if depth == 0:
                parts.append(source[start : found.start()])
                start = found.end()
        else:
            depth += (mark == "(") - (mark == ")")
    return (*parts, source[start:])


@lru_cache(maxsize=4096)
def required_literals(source: str) -> frozenset[str] | None:
    """Return pieces of at least two letters, one of which every match holds; None when there are none."""
    found: set[str] = set()
    for part in split_alternatives(source):
        sets = required_in_turn(part)
        if not sets:
            return None
        found |= sets[0]
    return frozenset(found)


@lru_cache(maxsize=4096)
def required_in_turn(source: str) -> tuple[frozenset[str], ...]:
    """Return for one alternative all such sets that it runs through, the most telling first."""
    found: list[frozenset[str]] = []
    run, at = "", 0
    while at < len(source):
        end, piece, is_literal = read_atom(source, at)
        least, after = read_quantifier(source, end)
        if is_literal and least == 1 and after == end:
            run += source[at] if end == at + 1 else source[at + 1]
        else:
            found, run = _with_run(found, run), ""
            inner = required_literals(piece) if least >= 1 and piece is not None else None
            found = found if inner is None else [*found, inner]
        at = after
    # longer pieces are rarer in texts; of equal length, fewer are
    return tuple(sorted(_with_run(found, run), key=_weight))


@cache
def telling_gram(literal: str) -> str:
    """Return the piece of a literal that is rarest in texts; it lies within one word."""
    words = literal.split()
    windows = [word[at : at + _GRAM] for word in words for at in range(len(word) - _GRAM + 1)]
    return max(windows, key=_rareness) if windows else max(words, key=len)


def _rareness(gram: str) -> int:
    return sum(_COMMON.get(letter, _RARE) for letter in gram)


def _with_run(found: list[frozenset[str]], run: str) -> list[frozenset[str]]:
    bare = run.strip()
    # A letter tells nothing; a sign by itself does.
    tells = len(bare) >= _LEAST or (bare and not bare.isalnum())
    return [*found, frozenset({run})] if tells else found


def _weight(pieces: frozenset[str]) -> tuple[int, int]:
    return -min(len(piece) for piece in pieces), len(pieces)


def read_atom(source: str, at: int) -> tuple[int, str | None, bool]:
    """Return where one atom ends, the inside of it when it is a group, and whether it is one plain letter."""
    letter = source[at]
    if letter == "\\":
        return at + _ESCAPES.get(source[at + 1], 2), None, not source[at + 1].isalnum()
    if letter == "[":
        return _class_end(source, at) + 1, None, False
    if letter == "(":
        return _group(source, at)
    return at + 1, None, letter not in _SPECIAL


def _group(source: str, at: int) -> tuple[int, str | None, bool]:
    end = _group_end(source, at)
    inside = source[at + 1 : end]
    if inside.startswith("?:"):
        return end + 1, inside[2:], False
    if inside.startswith("?P<"):
        return end + 1, inside[inside.index(">") + 1 :], False
    return end + 1, None if inside.startswith("?") else inside, False


def _class_end(source: str, at: int) -> int:
    at += 2 if source[at + 1] in "]^" else 1
    while source[at] != "]":
        at += 2 if source[at] == "\\" else 1
    return at


def _group_end(source: str, at: int) -> int:
    depth = 0
    for found in _STRUCTURE.finditer(source, at):
        mark = found.group()
        depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return found.start()
    raise ValueError(f"a group is not closed: {source[at:]}")


def read_quantifier(source: str, at: int) -> tuple[int, int]:
    """Return how often the atom before must stand at least (0 or 1), and where the quantifier ends."""
    mark = source[at] if at < len(source) else ""
    if mark not in ("?", "*", "+", "{"):
        return 1, at
    end = source.index("}", at) + 1 if mark == "{" else at + 1
    least = int(source[at + 1] not in "0,") if mark == "{" else int(mark == "+")
    return least, end + (end < len(source) and source[end] == "?")
