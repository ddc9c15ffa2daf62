"""Product names in a talk: in full, in any number and case, or by the one word that tells them apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence

# Name of a product -> the words that clients call it by, besides the name.
NameBook = Mapping[str, Sequence[str]]

_WORD = pattern(r"[^\W_]+")
_SHORTEST_ALIAS = 3
_RU_ENDING = pattern(r"(?:ый|ий|ая|яя|ое|ее|ые|ие|ой|[аяыиоеуюьй])$")
_LEAST_STEM = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A product named in a sentence; `start` and `end` are offsets in `sentence.folded`."""

    name: str
    start: int
    end: int
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds the products of a book; short names count once the whole name has been said in the talk."""

    whole: tuple[tuple[str, re.Pattern[str]], ...]
    short: tuple[tuple[str, re.Pattern[str]], ...]

    def find(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the products that a sentence names, from left to right, the longest name first."""
        taken: list[Mention] = []
        for mention in (*self._find_whole(sentence), *self._find_short(sentence)):
            if not any(mention.start < other.end and other.start < mention.end for other in taken):
                taken.append(mention)
        return tuple(sorted(taken, key=lambda mention: mention.start))

    def _find_whole(self, sentence: Sentence) -> Iterator[Mention]:
        for name, expression in self.whole:
            for match in expression.finditer(sentence.folded):
                yield Mention(name, match.start(), match.end())

    def _find_short(self, sentence: Sentence) -> Iterator[Mention]:
        for name, expression in self.short:
            for match in expression.finditer(sentence.folded):
                # A proper name is written as one: "the Hub", never "a hub".
                if sentence.cut(match.start(), match.end())[0][:1].isupper():
                    yield Mention(name, match.start(), match.end(), is_whole=False)


def open_names(book: NameBook, sentences: Iterable[Sentence]) -> NameFinder:
    """Return the finder for one talk."""
    whole = _compile_book(tuple((name, tuple(words)) for name, words in book.items()))
    said = " ".join(sentence.folded for sentence in sentences)
    named = tuple(dict.fromkeys(name for name, expression in whole if expression.search(said)))
    return NameFinder(whole=whole, short=_short_names(named))


@lru_cache(maxsize=32)
def _compile_book(book: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    spelled = {fold(alias).text.strip(): name for name, words in book for alias in (name, *words)}
    ordered = sorted(spelled.items(), key=lambda pair: -len(pair[0]))
    return tuple((name, _compile_name(alias)) for alias, name in ordered if alias)


def _short_names(named: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of the products named, each word that only one of them has; "Pro" alone tells nothing of two."""
    words = {name: tuple(dict.fromkeys(_WORD.findall(fold(name).text))) for name in named}
    owners = Counter(word for parts in words.values() for word in parts)
    return tuple(
        (name, _compile_name(word))
        for name, parts in words.items()
        for word in parts
        if owners[word] == 1 and len(word) >= _SHORTEST_ALIAS and len(parts) > 1
    )


def _compile_name(alias: str) -> re.Pattern[str]:
    words = r"[\W_]{1,3}".join(_inflect(word) for word in _WORD.findall(alias))
    return pattern(rf"(?<!\w){words}(?!\w)")


def _inflect(word: str) -> str:
    if word.isascii():
        return rf"{re.escape(word)}(?:'s|e?s)?" if word[-1].isalpha() else re.escape(word)
    stem = _RU_ENDING.sub("", word)
    return rf"{re.escape(stem)}\w{{0,4}}" if len(stem) >= _LEAST_STEM else rf"{re.escape(word)}"
