"""Competitors: the rivals that the client names by name."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import select_testimony

# Words by which a name beside them is a rival's.
_WORDS = load_lexicon("competitors")
_RIVALRY = _WORDS["rivalry"]
_IN_QUOTES = pattern(r"[«\"“]([A-ZА-ЯЁ][^«»\"”\n]{1,39})[»\"”]")
_AFTER_RIVAL = pattern(
    r"(?:конкурент\w*|competitors?|rivals?|vs\.?|versus|left for|lost to|to)\s*(?:[—–:-]|это|is|are|"
    r",)?\s*([A-ZА-ЯЁ][\w&'+-]+(?: [A-ZА-ЯЁ&][\w&'+-]+)?)"
)
_BEFORE_VERB = pattern(
    r"\b([A-Z][\w&'+-]+(?: [A-Z&][\w&'+-]+)?) (?:came in|opened|launched|entered|put a|moved in|"
    r"gave away|undercut|took)"
)
_NEAR = 70


def read_competitors(sentences: tuple[Sentence, ...], own: tuple[str, ...] = ()) -> tuple[Signal[str], ...]:
    """Return each rival named beside words of rivalry; `own` names are the client's and never rivals."""
    mine = {_bare(name) for name in own}
    return tuple(
        signal
        for sentence in select_testimony(sentences)
        for signal in _read_sentence(sentence)
        if not any(_bare(signal.value) in name or name in _bare(signal.value) for name in mine if name)
    )


def competitor_names(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the names once each, in the order of their first mention."""
    return tuple(dict.fromkeys(signal.value for signal in signals))


def _read_sentence(sentence: Sentence) -> Iterator[Signal[str]]:
    marks = [match.span() for match in _RIVALRY.finditer(sentence.folded)]
    if not marks:
        return
    for name, start, end in dict.fromkeys(_named(sentence.text)):
        first, last = _fold_span(sentence, start, end)
        if any(first - _NEAR <= after and before <= last + _NEAR for before, after in marks):
            yield Signal(value=name, sentence=sentence, start=first, end=last)


def _fold_span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Map a span of the sentence's own text to its folded form."""
    first = bisect_left(sentence.origin, sentence.start + start)
    return first, bisect_left(sentence.origin, sentence.start + end)


def _named(text: str) -> list[tuple[str, int, int]]:
    found = [(m[1].strip(), m.start(1), m.end(1)) for m in _IN_QUOTES.finditer(text)]
    for expression in (_AFTER_RIVAL, _BEFORE_VERB):
        found += [(m[1], m.start(1), m.end(1)) for m in expression.finditer(text)]
    return sorted(found, key=lambda item: item[1])


def _bare(name: str) -> str:
    return re.sub(r"[^\w]+", "", name.lower())
