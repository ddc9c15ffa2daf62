"""Channels: which media the client wants, which it excludes, and which it only mentions."""

from collections.abc import Iterator
from functools import lru_cache

from qualifier.reading.cues import cue
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Polarity, Signal
from qualifier.reading.testimony import is_question, select_testimony

_PHRASES = read_phrases("channels")

# Longer names stand first: "Smart TV" is no TV, "цифровые щиты" are no plain boards.
_CHANNELS = tuple(load_lexicon("channels").items())
_MESSENGER = pattern(r"мессенджер|messenger")  # a way to talk, unless it is ruled out
_NO_BEFORE = pattern(_PHRASES["_NO_BEFORE"])
_NO_AFTER = pattern(_PHRASES["_NO_AFTER"])
_NO_LABEL = pattern(_PHRASES["_NO_LABEL"])
_ENDS_CLAUSE = pattern(r"[.;!?\n]|\s(?:но|а|зато|однако|but|только)\s|,\s(?:но|а|зато|but|только)\s")
_JOINS = pattern(r"^[\s,/+&»«\"']*(?:(?:и|или|ни|либо|не|and|or|nor)\s+)?(?:(?:на|в|про|с)\s+)?$")
_MAYBE = pattern(
    r"(?:возможно|может(?: быть)?|наверно\w*|думал\w* про|думаем про|не исключаю|maybe|perhaps|"
    r"possibly|probably)[,\s]+(?:[\w-]+\s+){0,2}$"
)
_MAYBE_AFTER = pattern(r"^[^.,;]{0,12}(?:i guess|наверное|может быть|по желанию)")
_PAST = pattern(_PHRASES["_PAST"])
_OWN_MEDIA = pattern(_PHRASES["_OWN_MEDIA"])
_CUE = cue(*(expression for _, expression in _CHANNELS))


@lru_cache(maxsize=64)
def read_channels(sentences: tuple[Sentence, ...]) -> tuple[Signal[str], ...]:
    """Return every channel named for this work: affirmed or denied, stated, conditional or asked about."""
    return tuple(signal for sentence in select_testimony(sentences) for signal in _read_sentence(sentence))


def wanted_channels(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the channels asked for; the last word on a channel counts."""
    return tuple(name for name, signal in _last_words(signals).items() if _is_wanted(signal))


def named_channels(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the channels that are talked of and not ruled out: whoever asks of a price wants it as well."""
    last = _last_words(signals)
    return tuple(name for name, signal in last.items() if signal.polarity is Polarity.AFFIRMED)


def excluded_channels(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the channels that the client rules out."""
    last = _last_words(signals)
    return tuple(name for name, signal in last.items() if signal.polarity is Polarity.DENIED)


def _is_wanted(signal: Signal[str]) -> bool:
    return signal.polarity is Polarity.AFFIRMED and signal.certainty is Certainty.STATED


def _last_words(signals: tuple[Signal[str], ...]) -> dict[str, Signal[str]]:
    """A later sentence beats an earlier one, but a passing "maybe" or question unsays nothing."""
    last: dict[str, Signal[str]] = {}
    for signal in signals:
        before = last.get(signal.value)
        if before is None or signal.certainty is Certainty.STATED:
            last[signal.value] = signal
    return last


def _read_sentence(sentence: Sentence) -> Iterator[Signal[str]]:
    text = sentence.folded
    named = _name_channels(text)
    before_end, before_denied = -1, False
    for name, start, end in named:
        first, last = _clause(text, start, end)
        denied = _is_denied(text, start, end)
        if not denied and before_denied and before_end >= first and _JOINS.match(text[before_end:start]):
            denied = True
        before_end, before_denied = end, denied
        if not denied and _MESSENGER.match(text, start):
            continue
        clause = text[first:last]
        if not denied and (
            _PAST.search(clause) or _OWN_MEDIA.search(text[max(first, start - 30) : end + 30])
        ):
            continue
        yield Signal(
            value=name,
            sentence=sentence,
            start=start,
            end=end,
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            certainty=_certainty(sentence, start, end, first),
        )


def _name_channels(text: str) -> list[tuple[str, int, int]]:
    """Longer and more special names first; a stretch of text names one channel."""
    taken: list[tuple[str, int, int]] = []
    if not _CUE.stands_in(text):
        return taken
    for name, expression in _CHANNELS:
        for found in expression.finditer(text):
            if all(found.end() <= start or found.start() >= end for _, start, end in taken):
                taken.append((name, found.start(), found.end()))
    return sorted(taken, key=lambda item: item[1])


def _is_denied(text: str, start: int, end: int) -> bool:
    if _NO_BEFORE.search(text[max(0, start - 50) : start]) or _NO_AFTER.match(text, end):
        return True
    first, _ = _clause(text, start, end)
    return bool(_NO_LABEL.search(text[first:start]))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((mark.end() for mark in _ENDS_CLAUSE.finditer(text, max(0, start - 120), start)), default=0)
    after = _ENDS_CLAUSE.search(text, end, min(len(text), end + 120))
    return max(first, start - 120), after.start() if after else min(len(text), end + 120)


def _certainty(sentence: Sentence, start: int, end: int, first: int) -> Certainty:
    text = sentence.folded
    if is_question(sentence):
        return Certainty.ASKED
    if _MAYBE.search(text[first:start]) or _MAYBE_AFTER.match(text[end : end + 40]):
        return Certainty.CONDITIONAL
    return Certainty.STATED
