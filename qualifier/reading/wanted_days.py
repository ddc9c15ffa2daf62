"""Wanted days: how soon the client wants it installed, delivered or started, in days from the talk."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from qualifier.reading.asked_products import is_confirmed_next, is_denied_next
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence, Speaker
from qualifier.reading.spans_of_days import DAY_SPAN, read_day_span

_PHRASES = read_phrases("wanted_days")

# What the days are for: the thing in place and working.
_PUT_IN_PLACE = pattern(_PHRASES["_PUT_IN_PLACE"])
# Papers, calls and care that have dates of their own.
_OTHER_MATTER = pattern(_PHRASES["_OTHER_MATTER"])
_RESTATES = pattern(_PHRASES["_RESTATES"])
_PROMISES = pattern(
    r"\b(?:we|our|team|i)\b|\b(?:installation|setup|delivery)\b|\b(?:мы|наш\w*|команда|сделаем|успеем|"
    r"запустим)\b"
)
_CLAUSE = pattern(r"[;—]|, (?:and|but|so|а|но|и) |\.\s")


_WINDOW = 200  # letters on either side: a dictated letter is one long sentence


class Source(IntEnum):
    """Whose word it is, from the weakest."""

    PROMISED = 1  # the seller offers it and the client lets it stand
    RESTATED = 2  # the seller repeats the client's wish
    CLIENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedDays:
    """The wish; a length ("within four days") tells more than the calendar ("by the end of the week")."""

    days: int
    source: Source
    sentence: Sentence
    is_length: bool = True


def read_wanted_days(sentences: Sequence[Sentence]) -> WantedDays | None:
    """Return how soon the client wants it: lengths before calendar words, the client's words before others'.

    Among equals the later counts. None when nobody named a term.
    """
    best: WantedDays | None = None
    for at, sentence in enumerate(sentences):
        for wanted in _wishes_in(sentences, at, sentence):
            if best is None or _rank(wanted) >= _rank(best):
                best = wanted
    return best


def _rank(wanted: WantedDays) -> tuple[bool, Source]:
    return wanted.is_length, wanted.source


def _wishes_in(sentences: Sequence[Sentence], at: int, sentence: Sentence) -> Iterator[WantedDays]:
    text = sentence.folded
    for match in DAY_SPAN.finditer(text):
        span = read_day_span(match, text, sentence.segment.said_on)
        if span is None or not _is_about_start(sentences, at, match):
            continue
        source = _source_of(sentences, at, match)
        if source is not None:
            yield WantedDays(days=span.days, source=source, sentence=sentence, is_length=span.is_length)


def _is_about_start(sentences: Sequence[Sentence], at: int, match: re.Match[str]) -> bool:
    """The clause speaks of putting in place and not of papers; a bare answer looks at the sentence before."""
    text = sentences[at].folded
    first, last = max(0, match.start() - _WINDOW), min(len(text), match.end() + _WINDOW)
    starts = [cut.end() for cut in _CLAUSE.finditer(text, first, match.start())]
    stop = _CLAUSE.search(text, match.end(), last)
    clause = text[starts[-1] if starts else first : stop.start() if stop else last]
    if _PUT_IN_PLACE.search(clause):
        return not _OTHER_MATTER.search(clause) or _is_nearer(clause, match.group())
    if _OTHER_MATTER.search(clause):
        return False
    return bool(_PUT_IN_PLACE.search(text, first, last)) or any(
        _PUT_IN_PLACE.search(before.folded) and not _OTHER_MATTER.search(before.folded)
        for before in sentences[max(0, at - 2) : at]
    )


def _is_nearer(clause: str, words: str) -> bool:
    """ "Sign the contract and install within two days": the days go with what stands nearer."""
    where = clause.find(words)
    return _gap(_PUT_IN_PLACE, clause, where) < _gap(_OTHER_MATTER, clause, where)


def _gap(expression: re.Pattern[str], clause: str, where: int) -> int:
    return min((abs(found.start() - where) for found in expression.finditer(clause)), default=len(clause))


def _source_of(sentences: Sequence[Sentence], at: int, match: re.Match[str]) -> Source | None:
    sentence = sentences[at]
    if sentence.segment.speaker is not Speaker.SELLER:
        return Source.CLIENT
    if is_denied_next(sentences, at):
        return None
    if _RESTATES.search(sentence.folded) or _asks_and_is_confirmed(sentences, at):
        return Source.RESTATED
    return Source.PROMISED if _PROMISES.search(sentence.folded) else None


def _asks_and_is_confirmed(sentences: Sequence[Sentence], at: int) -> bool:
    return sentences[at].folded.rstrip().endswith("?") and is_confirmed_next(sentences, at)
