"""Lexicons: the words of one kind of signal, kept as text beside the code, one expression a line."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qualifier.reading.expressions import AnyOf, any_of

_FOLDER = Path(__file__).with_name("words")
_HEAD = re.compile(r"\[(?P<part>=?)(?P<name>\w+)\]")
_PART = re.compile(r"%([a-z_]+)%")


@cache
def load_lexicon(name: str) -> Mapping[str, AnyOf]:
    """Return the patterns of `words/<name>.txt`; `[=part]` sections serve the others as `%part%`."""
    parts: dict[str, str] = {}
    patterns: dict[str, AnyOf] = {}
    for is_part, section, lines in _sections((_FOLDER / f"{name}.txt").read_text("utf-8")):
        expressions = tuple(_fill(line, parts) for line in lines)
        if is_part:
            parts[section] = f"(?:{'|'.join(expressions)})"
        else:
            patterns[section] = any_of(*expressions)
    return patterns


def _fill(line: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda found: parts[found[1]], line)


def _sections(text: str) -> list[tuple[bool, str, list[str]]]:
    found: list[tuple[bool, str, list[str]]] = []
    for line in text.splitlines():
        if head := _HEAD.fullmatch(line):
            found.append((bool(head["part"]), head["name"], []))
        elif line.strip() and not line.startswith("#"):
            found[-1][2].append(line)
    return found
