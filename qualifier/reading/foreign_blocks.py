"""Foreign blocks: a passage in another language than the client's that touches nothing of trade."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from qualifier.reading.assistant_tasks import is_of_trade
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import SegmentKind, Sentence, Speaker

_CYRILLIC = pattern(r"[а-я]")
_LATIN = pattern(r"[a-z]")
_LATIN_WORD = pattern(r"[a-z]{2,}")
_LEAST_WORDS = 4
_LEAST_LETTERS = 40
_CLIENT = frozenset({Speaker.CLIENT, Speaker.COLLEAGUE})


def drop_foreign(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of a Russian record without Latin passages that have nothing to do with trade."""
    latin = [_is_latin(sentence) for sentence in sentences]
    if not any(latin) or not _speaks_russian(sentences):
        return tuple(sentences)
    return tuple(replace(kept, order=order) for order, kept in enumerate(_keep(sentences, latin)))


def _keep(sentences: Sequence[Sentence], latin: Sequence[bool]) -> Iterator[Sentence]:
    keyed = zip(sentences, latin, strict=True)
    for (_, is_latin), pairs in groupby(keyed, key=lambda pair: (pair[0].segment.place, pair[1])):
        block = [sentence for sentence, _ in pairs]
        if not (is_latin and _is_alien(block)):
            yield from block


def _is_latin(sentence: Sentence) -> bool:
    text = sentence.folded
    return _LATIN.search(text) is not None and _CYRILLIC.search(text) is None


def _is_alien(block: Sequence[Sentence]) -> bool:
    words = sum(len(_LATIN_WORD.findall(sentence.folded)) for sentence in block)
    is_body = all(sentence.segment.kind is SegmentKind.BODY for sentence in block)
    return words >= _LEAST_WORDS and is_body and not any(is_of_trade(s.folded) for s in block)


def _speaks_russian(sentences: Iterable[Sentence]) -> bool:
    said = (sentence.folded for sentence in sentences if sentence.segment.speaker in _CLIENT)
    return sum(len(_CYRILLIC.findall(text)) for text in said) >= _LEAST_LETTERS
