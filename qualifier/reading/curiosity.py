"""Curiosity: asks what there is without a task, or says outright that there is no task."""

from enum import StrEnum

from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import select_testimony


class CuriosityKind(StrEnum):
    """How the client shows that it has no task yet."""

    NO_TASK = "no_task"  # says in words that no task is set
    ONLY_LOOKING = "only_looking"  # says that it is mere interest
    OVERVIEW = "overview"  # asks what there is


_WORDS = load_lexicon("curiosity")
_NO_TASK = _WORDS["no_task"]
_ONLY_LOOKING = _WORDS["only_looking"]
_OVERVIEW = _WORDS["overview"]
_BY_KIND: tuple[tuple[CuriosityKind, AnyOf], ...] = (
    (CuriosityKind.NO_TASK, _NO_TASK),
    (CuriosityKind.ONLY_LOOKING, _ONLY_LOOKING),
    (CuriosityKind.OVERVIEW, _OVERVIEW),
)
_CUE = cue(_NO_TASK, _ONLY_LOOKING, _OVERVIEW)


def read_curiosity(sentences: tuple[Sentence, ...]) -> tuple[Signal[CuriosityKind], ...]:
    """Return every sign of interest without a task, in order; one sentence may give several."""
    found: list[Signal[CuriosityKind]] = []
    for sentence in select_testimony(sentences):
        if not _CUE.stands_in(sentence.folded):
            continue
        for kind, pattern in _BY_KIND:
            if match := pattern.search(sentence.folded):
                found.append(Signal(value=kind, sentence=sentence, start=match.start(), end=match.end()))
    return tuple(found)
