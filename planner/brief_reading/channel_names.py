"""Names of media in a text: each channel with where it is named."""

from collections.abc import Iterator
from functools import cache

from planner.brief import Channel
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.expressions import AnyOf
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern

_HYPHEN_TAIL = pattern(r"-[a-zа-я]+")
# «пуш и почта»: what stands before only tells that the post is e-mail, and is a medium of its own.
_LEAD = pattern(r"\w+ и (?=почта\b)")


def name_channels(text: str) -> list[tuple[Channel, int, int]]:
    """Return the media a folded text names; longer names first, and a stretch of text names one."""
    named: list[tuple[Channel, int, int]] = []
    for start, part in _parts(text):
        for channel, expression in _names():
            for found in expression.finditer(part):
                tail = _HYPHEN_TAIL.match(part, found.end())
                lead = _LEAD.match(part, found.start(), found.end())
                begins = lead.end() if lead else found.start()
                named.append((channel, start + begins, start + (tail or found).end()))
    taken: list[tuple[Channel, int, int]] = []
    for one in sorted(named, key=lambda item: item[1] - item[2]):
        if all(one[2] <= start or one[1] >= end for _, start, end in taken):
            taken.append(one)
    return sorted(taken, key=lambda item: item[1])


_LONGEST_PART = 300


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """A list of hundreds is read in parts: the lexicon reads no sentence that says a thing so often."""
    start = 0
    while len(text) - start > _LONGEST_PART:
        cut = text.rfind(",", start + 1, start + _LONGEST_PART)
        cut = start + _LONGEST_PART if cut < 0 else cut + 1
        yield start, text[start:cut]
        start = cut
    yield start, text[start:] if start else text


@cache
def _names() -> tuple[tuple[Channel, AnyOf], ...]:
    own = read_word_list("channels")
    pairs: list[tuple[Channel, AnyOf]] = []
    for name, expression in load_lexicon("channels").items():
        pairs.append((Channel(name), expression))
    return (*pairs, *((Channel(name), expression) for name, expression in own.items()))  # type: ignore[arg-type]
