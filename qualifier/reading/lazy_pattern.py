"""Patterns that are compiled when first used: importing the reader costs nothing, a word not met costs nothing."""

import re
from collections.abc import Iterator
from functools import cached_property


class LazyPattern:
    """A regular expression over folded text; it is compiled once, at its first use."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.source)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in the text."""
        return self.regex.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return a match at the beginning of the text."""
        return self.regex.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return a match of the whole text."""
        return self.regex.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        return self.regex.finditer(text)
