"""The page of a Telegram channel, by the class names of its layout; no contract, so read with suspicion."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualifier.sources.page_reader import TooDeep, feed_page

_DEEPEST = 512
_MOST_POSTS = 60
_LONGEST_POST = 20_000
_LONGEST_LINE = 300
_INFO = "tgme_channel_info"
_USERNAME = "tgme_channel_info_header_username"
_VALUE, _KIND = "counter_value", "counter_type"
_TEXT = "tgme_widget_message_text"
_DATE = "tgme_widget_message_date"
_EXTRA = "tgme_page_extra"
_LINES = (_VALUE, _KIND, _EXTRA, "title")
_KNOWN = frozenset({_INFO, _USERNAME, _TEXT, _DATE, *_LINES})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPage:
    """What the page shows: counters as written, the instants and texts of its posts."""

    is_preview: bool
    link: str | None
    title: str
    extra: str
    counters: tuple[tuple[str, str], ...]
    days: tuple[str, ...]
    posts: tuple[str, ...]


class _Receiver:
    """Receives the parser's events and keeps only what stands under known names."""

    def __init__(self) -> None:
        self.is_preview = False
        self.link: str | None = None
        self.lines: dict[str, list[str]] = {name: [] for name in _LINES}
        self.days: list[str] = []
        self.posts: list[str] = []
        # Each open element: its tag, and the known name that it or one round it bears.
        self._open: list[tuple[str, frozenset[str]]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if len(self._open) >= _DEEPEST:
            raise TooDeep
        names = {tag if tag == "title" else "", *attributes.get("class", "")[:1_000].split()}
        own = _KNOWN & names
        within = self._open[-1][1] if self._open else frozenset()
        self._open.append((tag, within | own))
        self.is_preview = self.is_preview or _INFO in own
        for name in _LINES:
            if name in own:
                self.lines[name].append("")
        if _TEXT in own:
            self.posts.append("")
        self._keep_attributes(tag, attributes, within | own)

    def _keep_attributes(self, tag: str, attributes: Mapping[str, str], names: frozenset[str]) -> None:
        if tag == "a" and _USERNAME in names and self.link is None:
            self.link = attributes.get("href", "")[:_LONGEST_LINE]
        if tag == "time" and _DATE in names and len(self.days) < _MOST_POSTS:
            self.days.append(attributes.get("datetime", "")[:_LONGEST_LINE])
        if tag == "a" and _TEXT in names:
            self._add_post(f" {attributes.get('href', '')[:_LONGEST_LINE]} ")

    def end(self, tag: str) -> None:
        """Close an element."""
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def data(self, text: str) -> None:
        """Put a piece of text where it belongs."""
        names = self._open[-1][1] if self._open else frozenset()
        for name in _LINES:
            if name in names and self.lines[name]:
                self.lines[name][-1] = (self.lines[name][-1] + text)[:_LONGEST_LINE]
        if _TEXT in names:
            self._add_post(text)

    def _add_post(self, text: str) -> None:
        if self.posts and len(self.posts) <= _MOST_POSTS:
            self.posts[-1] = (self.posts[-1] + text)[:_LONGEST_POST]

    def comment(self, _: str) -> None:
        """A comment is never seen."""

    def pi(self, _: str, __: str | None = None) -> None:
        """Instructions to processors are not for us."""

    def close(self) -> None:
        """Nothing is left to do at the end."""


def read_channel_page(html: str) -> ChannelPage:
    """Read what a page shows, as far as it could be read."""
    seen = _Receiver()
    feed_page(html, seen)
    flat = {name: [" ".join(line.split()) for line in lines] for name, lines in seen.lines.items()}
    return ChannelPage(
        is_preview=seen.is_preview,
        link=seen.link,
        title=next(iter(flat["title"]), ""),
        extra=next(iter(flat[_EXTRA]), ""),
        counters=tuple(zip(flat[_VALUE], flat[_KIND], strict=False)),
        days=tuple(seen.days),
        posts=tuple(seen.posts),
    )
