"""Phrasebooks: long patterns kept as text beside the code, one alternative a line."""

import re
from collections.abc import Mapping
from pathlib import Path

_PART = re.compile(r"%([a-z_]+)%")
_FOLDER = Path(__file__).with_name("phrases")


def read_phrases(name: str) -> Mapping[str, str]:
    """Return the sections of `phrases/<name>.txt`, each as one expression of its alternatives.

    A section is `[NAME]` and the lines under it; a line that begins with `#` is a remark.
    """
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
            lines = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {section: "|".join(alternatives) for section, alternatives in sections.items()}


def fill_phrase(phrases: Mapping[str, str], name: str) -> str:
    """Return a section whose `%parts%` are sections too."""
    return _PART.sub(lambda found: phrases[found[1]], phrases[name])
