"""The plain form of a text: markup blanked out, every character still at its own offset."""

import re
from functools import lru_cache

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("markup")

# Struck-out and invisible text is not said: a reader of the page does not see it.
_HIDDEN = pattern(
    _PHRASES["_HIDDEN"],
    re.I | re.S,
)
_TAG = pattern(r"<(?P<name>/?[a-zA-Z][\w-]{0,30}|![^<>]{0,40})(?P<rest>[^<>@]{0,400})>")
_BLOCK = frozenset(
    re.findall(
        r"\S+",
        "address article blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre "
        "section table tbody tr ul",
    )
)
_ENTITY = pattern(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_ENTITIES = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&laquo;": "«",
    "&raquo;": "»",
    "&ldquo;": "«",
    "&rdquo;": "»",
    "&mdash;": "—",
    "&ndash;": "–",
    "&hellip;": "…",
    "&apos;": "'",
    "&#39;": "'",
    "&#34;": '"',
}
_QUOTED = pattern(r"<blockquote\b[^<>]{0,200}>|</blockquote\s*>", re.I)


@lru_cache(maxsize=256)
def blank_markup(text: str) -> str:
    """Return the text with tags, hidden parts and entities blanked; offsets stay as they were."""
    plain = text
    if "<" in plain or "~~" in plain:
        plain = _HIDDEN.sub(_blank, plain)
        plain = _TAG.sub(_blank_tag, plain)
    if "&" in plain:
        plain = _ENTITY.sub(_spell_entity, plain)
    return plain


@lru_cache(maxsize=64)
def hidden_parts(text: str) -> tuple[str, ...]:
    """Return what the markup hides from a person who reads the page."""
    if "<" not in text and "~~" not in text:
        return ()
    return tuple(found.group() for found in _HIDDEN.finditer(text))


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans that stand in a quotation element."""
    if "<" not in text:
        return ()
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for tag in _QUOTED.finditer(text):
        if not tag.group().startswith("</"):
            opened.append(tag.end())
        elif opened:
            spans.append((opened.pop(), tag.start()))
    spans += [(start, len(text)) for start in opened]
    return tuple(spans)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _blank_tag(found: re.Match[str]) -> str:
    name = found["name"].strip("/").lower()
    width = len(found.group())
    return "\n" + " " * (width - 1) if name in _BLOCK else " " * width


def _spell_entity(found: re.Match[str]) -> str:
    letter = _ENTITIES.get(found.group().lower(), " ")
    width = len(found.group())
    return letter.rjust(width) if letter == "«" else letter.ljust(width)
