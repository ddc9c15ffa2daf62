"""Cues: whether any of several patterns could match a text at all; without a cue no reader begins."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qualifier.reading.expressions import AnyOf
from qualifier.reading.gated import Gated
from qualifier.reading.needs import MET, learn, look_at, mask_of, needs_met, register
from qualifier.reading.word_pieces import BORDER, cut_literal, needs_of

Cued = AnyOf | Gated | re.Pattern[str]
# The cue of a pattern that needs nothing is always there.
_ALWAYS = -1


@dataclass(frozen=True, eq=False)
class Cue:
    """The patterns that a reader begins with, and words that it looks for by itself."""

    patterns: tuple[Cued, ...]
    words: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        """Whether one of the patterns could match the text, or one of the words stands in it."""
        mask = self.mask
        if mask == _ALWAYS:
            return True
        if mask:
            met = MET.get(text)
            if (needs_met(text) if met is None else met) & mask:
                return True
        keys = self.keys
        return bool(keys) and not look_at(text).keys().isdisjoint(keys)

    @cached_property
    def mask(self) -> int:
        """The needs of which the text must meet one, unless there is a key."""
        learn()  # a pattern knows what it needs from then on
        mask = mask_of((frozenset(map(_telling_piece, self.words)),)) if self.words else 0
        for one in self.patterns:
            if isinstance(one, AnyOf):
                mask = _ALWAYS if one.is_free else mask
                continue
            needs = one.needs if isinstance(one, Gated) else needs_of(one.pattern)
            if not needs or mask == _ALWAYS:
                return _ALWAYS
            mask |= mask_of(needs[:1])
        return mask

    @cached_property
    def keys(self) -> frozenset[int]:
        """The keys of which a look at the text must have one, unless a need is met."""
        return frozenset(one.key for one in self.patterns if isinstance(one, AnyOf))


def cue(*patterns: Cued, words: Iterable[str] = ()) -> Cue:
    """Return the cue of patterns over small letters and of words; a word may be part of a longer one."""
    made = Cue(patterns, tuple(words))
    register(lambda: made.mask)
    return made


def _telling_piece(word: str) -> str:
    is_begun = word.startswith(BORDER)
    return BORDER * is_begun + max(cut_literal(word[is_begun:]), key=len)
