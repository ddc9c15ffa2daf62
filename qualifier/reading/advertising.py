"""Advertising done so far, in the client's own words: what was placed, paid or petty, and when."""

import re
from datetime import date
from functools import lru_cache

from qualifier.reading import ad_history_words as words
from qualifier.reading.ad_fact_words import PETTY_DEAL
from qualifier.reading.ad_facts import AdFact, AdKind, has_petty_word, has_single_word
from qualifier.reading.cues import cue
from qualifier.reading.past_months import find_past_months
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

_WINDOW = 75
_UNDATED = (
    (words.BY_AGENCY, AdFact(kind=AdKind.PAID, is_ongoing=True)),
    (words.PETTY_SAID, AdFact(kind=AdKind.PETTY)),
    (words.NEVER, AdFact(kind=AdKind.NONE)),
    (words.RAN, AdFact(kind=AdKind.PAID)),
    (words.CLAIMS, AdFact(kind=AdKind.PAID)),
)
_CUE = cue(words.DID_AT_ALL, words.DOES, *(expression for expression, _ in _UNDATED))


def read_ad_history(sentence: Sentence, as_of: date, *, is_answer: bool = False) -> Signal[AdFact] | None:
    """Return what a sentence tells of the client's past advertising; `is_answer`: it was asked about."""
    text = sentence.folded
    if text.rstrip(" »\")'").endswith("?"):
        return None
    if told := _find_told(text, as_of):
        return Signal(value=told[0], sentence=sentence, start=told[1], end=told[2])
    return _read_answer(sentence) if is_answer or words.LABEL.match(text) else None


# Read twice where dictated neighbours are joined, and over and over in a text that repeats itself.
@lru_cache(maxsize=512)
def _find_told(text: str, as_of: date) -> tuple[AdFact, int, int] | None:
    if not _CUE.stands_in(text):
        return None
    if dated := _find_dated(text, as_of):
        return dated
    if ongoing := _find_ongoing(text):
        return AdFact(kind=AdKind.PAID, is_ongoing=True), *ongoing
    for pattern, fact in _UNDATED:
        if (found := pattern.search(text)) and not _is_of_others(text, found.start()):
            return fact, found.start(), found.end()
    return None


def _is_of_others(text: str, start: int) -> bool:
    """Whether the clause before speaks of others, or takes the words back («не скажу, что»)."""
    before = text[max(0, start - 30) : start]
    if re.search(
        r"(?:не скажу|не говорю|нельзя сказать|не то чтобы|not that)[ ,]+(?:что )?(?:мы )?(?:\w+ )?$", before
    ):
        return True
    return bool(words.NOT_OURS.search(re.split(r"[,.;:]", before)[-1]))


def is_asking_for_history(text: str) -> bool:
    """Whether a folded sentence asks what was advertised before."""
    return bool(words.ASKED.search(text)) and "?" in text


def _find_dated(text: str, as_of: date) -> tuple[AdFact, int, int] | None:
    best: tuple[AdFact, int, int] | None = None
    if words.DID_AT_ALL.search(text) is None:
        return None
    for when, start, end in find_past_months(text, as_of):
        first, last = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
        near = text[first:last]
        did, channel = _nearest(words.DID, near, start - first), _nearest(words.CHANNEL, near, start - first)
        if did is None or channel is None or _is_other_talk(near, start - first, did, channel):
            continue
        kind = AdKind.PETTY if has_single_word(near) or _is_petty(near, channel) else AdKind.PAID
        if best is None or (best[0].month or date.min) < when:
            best = AdFact(kind=kind, month=when), start, end
    return best


def _nearest(pattern: re.Pattern[str], near: str, at: int) -> re.Match[str] | None:
    return min(pattern.finditer(near), key=lambda found: abs(found.start() - at), default=None)


def _is_petty(near: str, channel: re.Match[str]) -> bool:
    if words.HANDED_OUT.match(channel.group()) or PETTY_DEAL.search(near):
        return True
    return bool(words.BY_BLOGGERS.match(channel.group())) and not re.search(r"ads|реклам", near)


def _is_other_talk(near: str, at: int, did: re.Match[str], channel: re.Match[str]) -> bool:
    """A plan, a rival's campaign, or words of another clause are no history of ours."""
    first = min(at, did.start(), channel.start())
    last = max(at, did.end(), channel.end())
    inside = near[first:last]
    if re.search(r"[.!?;\n]", inside) or re.search(r"\bне\s+$", near[: did.start()]):
        return True
    return bool(
        words.PLANNED.search(near[max(0, first - 12) : last])
        or words.NOT_OURS.search(near[max(0, first - 25) : last])
    )


def _find_ongoing(text: str) -> tuple[int, int] | None:
    for found in words.DOES.finditer(text):
        near = text[found.end() : found.end() + 60]
        before = text[max(0, found.start() - 30) : found.start()]
        if (
            words.PLANNED.search(before)
            or re.search(r"\bне\s+$|\bnot\s+$|n't\s+$", before)
            or words.NOT_OURS.search(before)
        ):
            continue
        if words.CHANNEL.search(
            re.split(r"[.!?;,]", before)[-1] + found.group() + re.split(r"[.!?;]", near)[0]
        ):
            return found.start(), found.end()
    return None


def _read_answer(sentence: Sentence) -> Signal[AdFact] | None:
    text = sentence.folded
    if re.match(r"\W*(?:нет|не|ни разу|никогда|no|never)\b", text):
        return Signal(value=AdFact(kind=AdKind.NONE), sentence=sentence, start=0, end=len(text))
    if has_single_word(text) or has_petty_word(text):
        return Signal(value=AdFact(kind=AdKind.PETTY), sentence=sentence, start=0, end=len(text))
    if words.CHANNEL.search(text):
        return Signal(value=AdFact(kind=AdKind.PAID), sentence=sentence, start=0, end=len(text))
    return None
