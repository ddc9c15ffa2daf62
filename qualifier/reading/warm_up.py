"""Warm-up: what a process that lives long does before its first lead, so that no lead waits for it."""

from qualifier.reading.expressions import compile_alternatives
from qualifier.reading.gated import compile_gated
from qualifier.reading.needs import learn
from qualifier.reading.patterns import compile_patterns


def warm_up() -> None:
    """Take all expressions apart and compile them: seconds at the start instead of at the first leads."""
    learn()
    compile_patterns()
    compile_gated()
    compile_alternatives()
