"""Do two short free texts mean the same thing? Their content words overlap by half."""

import re
from collections.abc import Iterable

from qualifier.reading.fold import fold

# Dice's coefficient (1945) of the two sets of words: 2 x shared / (one + other).
LEAST_OVERLAP = 0.5
# Case endings fall away with the letters after these; numbers stay whole.
_STEM = 5
_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        "и в во на с со для от до по из за у о об к или а но не тех те кто это который которые доход дохода "
        "the a an of for and in on at to with or who that income",
    )
)


def word_stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the content words of some texts, lower case, cut to their first letters."""
    words = (word for text in texts for word in _WORD.findall(fold(text).text))
    return frozenset(word if word[0].isdigit() else word[:_STEM] for word in words if word not in _EMPTY)


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return Dice's coefficient of the words of two lists of texts; two empty lists are one."""
    left, right = word_stems(one), word_stems(other)
    if not left and not right:
        return 1.0
    return 2 * len(left & right) / (len(left) + len(right))


def is_loosely_equal(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two free texts share half of their words; nothing equals only nothing."""
    return overlap(one, other) >= LEAST_OVERLAP
