"""Warm-up: what a process that lives long does before its first lead, so that no lead waits for it."""

import gc

from qualifier.reading.expressions import compile_alternatives
from qualifier.reading.gated import compile_gated
from qualifier.reading.needs import learn
from qualifier.reading.patterns import compile_patterns
from qualifier.reading.word_pieces import forget_sources

# How many new objects make the collector look: at the youngest, then how often at older ones.
_YOUNG, _MIDDLE, _OLD = 20_000, 10, 20


def warm_up() -> None:
    """Take all expressions apart and compile them: seconds at the start instead of at the first leads."""
    learn()
    compile_patterns()
    compile_gated()
    compile_alternatives()
    forget_sources()
    _settle()


def _settle() -> None:
    """What is loaded by now stays: the collector passes it over, and looks at new things less often.

    A judgement leaves hardly any rings behind; looking for them took a thirtieth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
