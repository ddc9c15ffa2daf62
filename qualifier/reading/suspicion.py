"""Signs that a text tries to steer its reader; they raise a flag and change nothing else."""

from qualifier.reading.segments import Sentence
from qualifier.record import LeadRecord


def find_flags(record: LeadRecord, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return stable words for what a person should look at."""
    return ()
