"""A web page as a person sees it: visible text, addresses and declared data; what is hidden is kept apart.

The page is fed in slices to a parser that builds no tree, so that neither depth nor size can cost more than
the limits here; nothing that the page refers to is fetched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from kit.clock import read_stopwatch
from qualifier.reading.suspicion import holds_orders
from qualifier.sources.page_hiding import HiddenStyles, is_hidden, read_hidden_styles

LONGEST_TEXT = 200_000
_LONGEST_HIDDEN = 20_000
_LONGEST_SCRIPTS = 1_000_000
_MOST_LISTED = 5_000
_LONGEST_VALUE = 4_000
_SLICE = 64 * 1024
# No page that people made nests so deep; the parser's own work grows with the square of it.
_DEEPEST = 512
_LONGEST_S = 2.0
# What a browser does not show as text, whatever its style.
_UNSEEN_TAGS = frozenset(
    {
        "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas",
        "audio", "video", "map", "datalist", "head", "title", "select", "textarea", "noembed", "noframes",
    }
)  # fmt: skip
# These begin a new line; all other elements stand within one.
_INLINE_TAGS = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "label",
        "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "nobr",
    }
)  # fmt: skip
_ADDRESSES = {"script": "src", "img": "src", "iframe": "src", "link": "href", "a": "href"}
_JSON_LD = "application/ld+json"

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """What was read from one page; all of it is outside data."""

    title: str
    text: str
    hidden_text: str
    metas: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    # Addresses of scripts, pictures and frames, and the scripts written in the page: marks of services.
    resources: tuple[str, ...]
    scripts: tuple[str, ...]
    json_ld: tuple[str, ...]
    # Whether what a visitor does not see gives orders to whoever reads it.
    hides_orders: bool
    is_cut: bool


class _Clipped:
    """Pieces of text up to a limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pieces: list[str] = []
        self.is_cut = False

    def add(self, piece: str) -> None:
        if len(piece) > self._limit:
            piece, self.is_cut = piece[: self._limit], True
        self._limit -= len(piece)
        if piece:
            self._pieces.append(piece)

    def join(self) -> str:
        lines = "".join(self._pieces).replace("\xa0", " ").split("\n")
        return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


class TooDeep(Exception):
    """The page nests deeper than any page that people made."""


class _Reader:
    """Receives the parser's events."""

    def __init__(self) -> None:
        self.visible, self.hidden = _Clipped(LONGEST_TEXT), _Clipped(_LONGEST_HIDDEN)
        self.title = _Clipped(_LONGEST_VALUE)
        self.metas: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.resources: list[str] = []
        self.scripts: list[str] = []
        self.json_ld: list[str] = []
        self._scripts_left = _LONGEST_SCRIPTS
        self._styles: HiddenStyles = frozenset()
        # Each open element: its tag, and whether it or one round it is hidden from view.
        self._open: list[tuple[str, bool]] = []
        self._script: list[str] | None = None
        self._is_json_ld = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Open an element."""
        if len(self._open) >= _DEEPEST:
            raise TooDeep
        is_inside = bool(self._open and self._open[-1][1])
        self._open.append((tag, is_inside or tag in _UNSEEN_TAGS or is_hidden(attributes, self._styles)))
        if tag not in _INLINE_TAGS:
            self.visible.add("\n")
            self.hidden.add("\n")
        if tag in {"script", "style"}:
            self._script = []
            self._is_json_ld = attributes.get("type", "").strip().lower() == _JSON_LD
        if tag == "meta":
            self._keep_meta(attributes)
        self._keep_addresses(tag, attributes)
        # A visitor sees these only when a picture fails or a pointer rests on it.
        for name in ("alt", "title", "aria-label"):
            if name in attributes:
                self.hidden.add(f"{attributes[name][:_LONGEST_VALUE]}\n")

    def end(self, tag: str) -> None:
        """Close an element."""
        if self._script is not None and tag in {"script", "style"}:
            self._keep_script(tag, "".join(self._script))
            self._script = None
        while self._open:
            if self._open.pop()[0] == tag:
                break
        if tag not in _INLINE_TAGS:
            self.visible.add("\n")

    def data(self, text: str) -> None:
        """Put a piece of text where it belongs."""
        tag, is_hidden_here = self._open[-1] if self._open else ("", False)
        if self._script is not None:
            self._script.append(text)
        elif tag == "title":
            self.title.add(text)
        elif is_hidden_here:
            self.hidden.add(text)
        else:
            self.visible.add(text)

    def comment(self, text: str) -> None:
        """A comment is never seen."""
        self.hidden.add(f"\n{text}\n")

    def pi(self, _: str, __: str | None = None) -> None:
        """Instructions to processors are not for us."""

    def close(self) -> None:
        """Nothing is left to do at the end."""

    def _keep_meta(self, attributes: Attributes) -> None:
        name = attributes.get("name") or attributes.get("property") or ""
        value = attributes.get("content", "")
        if name and value and len(self.metas) < _MOST_LISTED:
            self.metas.append((name.strip().lower()[:100], value[:_LONGEST_VALUE]))

    def _keep_addresses(self, tag: str, attributes: Attributes) -> None:
        value = attributes.get(_ADDRESSES.get(tag, ""), "").strip()
        kept = self.links if tag == "a" else self.resources
        if value and len(kept) < _MOST_LISTED:
            kept.append(value[:_LONGEST_VALUE])

    def _keep_script(self, tag: str, text: str) -> None:
        if tag == "style":
            self._styles |= read_hidden_styles(text)
        elif len(text) <= self._scripts_left:
            self._scripts_left -= len(text)
            (self.json_ld if self._is_json_ld else self.scripts).append(text)


def read_page(html: str) -> SitePage:
    """Read a page within two seconds; what could not be read by then is missing, and `is_cut` says so."""
    reader = _Reader()
    is_whole = feed_page(html, reader)
    hidden = reader.hidden.join()
    return SitePage(
        title=reader.title.join(),
        text=reader.visible.join(),
        hidden_text=hidden,
        metas=tuple(reader.metas),
        links=tuple(reader.links),
        resources=tuple(reader.resources),
        scripts=tuple(reader.scripts),
        json_ld=tuple(reader.json_ld),
        hides_orders=holds_orders(hidden) or any(holds_orders(value) for _, value in reader.metas),
        is_cut=not is_whole or reader.visible.is_cut,
    )


def feed_page(html: str, reader: Any) -> bool:
    """Feed a page to a receiver of the parser's events; False when it could not be read to its end."""
    parser = etree.HTMLParser(target=reader, no_network=True, huge_tree=False, recover=True)
    began = read_stopwatch()
    try:
        for start in range(0, len(html), _SLICE):
            parser.feed(html[start : start + _SLICE])
            if read_stopwatch() - began > _LONGEST_S:
                return False
        parser.close()
    except (etree.XMLSyntaxError, ValueError, AssertionError, TooDeep):
        return False
    return True
