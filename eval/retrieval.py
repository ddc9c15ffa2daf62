"""Retrieval: the articles nearest to a query, ranked by BM25."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]{2,}")
_ENDING = re.compile(r"(?:ations?|ings?|ments?|ed|es|s)$")
# The usual constants: how fast repeats saturate, how far length is evened out.
_SATURATION = 1.5
_LENGTH_SHARE = 0.75
_TITLE_WEIGHT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of a knowledge base."""

    id: str
    title: str
    text: str


def rank_articles(query: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles by relevance, the best first; ties keep their order."""
    bags = [_count_words(f"{article.title} " * _TITLE_WEIGHT + article.text) for article in articles]
    lengths = [sum(bag.values()) for bag in bags]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    known = Counter(word for bag in bags for word in bag)
    scores = [0.0] * len(bags)
    for word in dict.fromkeys(_words(query)):
        rarity = math.log(1 + (len(bags) - known[word] + 0.5) / (known[word] + 0.5))
        for at, bag in enumerate(bags):
            weight = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths[at] / mean)
            scores[at] += rarity * bag[word] * (_SATURATION + 1) / (bag[word] + weight)
    order = sorted(range(len(bags)), key=lambda at: -scores[at])
    return tuple(articles[at] for at in order)


def _count_words(text: str) -> Counter[str]:
    return Counter(_words(text))


def _words(text: str) -> list[str]:
    return [_ENDING.sub("", word) for word in _WORD.findall(text.lower())]
