"""Word lists: the expressions of one field, kept as text beside the code, one a line."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qualifier.reading.patterns import pattern

_FOLDER = Path(__file__).with_name("words")
_HEAD = re.compile(r"\[(?P<part>=?)(?P<name>[\w —-]+)\]")
_PART = re.compile(r"%(\w+)%")


@cache
def read_word_list(name: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of `words/<name>.txt` by section, each beginning at the start of a word.

    Sections called `..._after` go on from where a word has ended. A line is one expression over folded text;
    `[=part]` sections serve the others as `%part%`.
    """
    sources = read_sources(name)
    return {
        section: pattern(source if section.endswith("_after") else rf"(?<!\w){source}")
        for section, source in sources.items()
    }


@cache
def read_sources(name: str) -> Mapping[str, str]:
    """Return the sections of `words/<name>.txt`, each as one group of its lines."""
    parts: dict[str, str] = {}
    sections: dict[str, str] = {}
    for is_part, section, lines in _read_sections(name):
        filled = (_PART.sub(lambda found: parts[found[1]], line) for line in lines)
        (parts if is_part else sections)[section] = f"(?:{'|'.join(filled)})"
    return sections


def _read_sections(name: str) -> list[tuple[bool, str, list[str]]]:
    found: list[tuple[bool, str, list[str]]] = []
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if head := _HEAD.fullmatch(line):
            found.append((bool(head["part"]), head["name"], []))
        elif line.strip() and not line.startswith("#"):
            found[-1][2].append(line)
    return found
