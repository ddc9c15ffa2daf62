"""Tasks: what the client wants advertising to do, in the words people use for it."""

import re
from enum import StrEnum

from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Polarity, Signal
from qualifier.reading.testimony import is_client_voice, is_question, select_testimony, words_before

_PHRASES = read_phrases("tasks")


class TaskKind(StrEnum):
    """What the advertising should achieve."""

    PROMOTE = "promote"  # advertise, push, place
    AWARENESS = "awareness"  # people should know, see, remember
    LEADS = "leads"  # applications, calls, registrations, installs, subscribers
    VISITS = "visits"  # traffic, footfall, people through the door
    RETURN = "return"  # win back, re-activate, keep
    SELL = "sell"  # tickets, places, cards, apartments, left stock
    LAUNCH = "launch"  # bring a product or a place to the market
    LISTED = "listed"  # stands after "task:", "need:", "what:"


_WORDS = load_lexicon("tasks")
_PROMOTE = _WORDS["promote"]
_AWARENESS = _WORDS["awareness"]
_LEADS = _WORDS["leads"]
_VISITS = _WORDS["visits"]
_RETURN = _WORDS["return"]
_SELL = _WORDS["sell"]
_LAUNCH = _WORDS["launch"]
_LISTED = _WORDS["listed"]
_BY_KIND: tuple[tuple[TaskKind, AnyOf], ...] = (
    (TaskKind.PROMOTE, _PROMOTE),
    (TaskKind.RETURN, _RETURN),
    (TaskKind.LEADS, _LEADS),
    (TaskKind.VISITS, _VISITS),
    (TaskKind.SELL, _SELL),
    (TaskKind.AWARENESS, _AWARENESS),
    (TaskKind.LAUNCH, _LAUNCH),
    (TaskKind.LISTED, _LISTED),
)
_CUE = cue(*(expression for _, expression in _BY_KIND))
_DENIED = pattern(r"(?:\bне|\bни|\bбез|\bnot|\bno|n't)\s+(?:[\w-]+\s+)?$")
# "To promote us is not required": the denial follows what it denies.
_DENIED_AFTER = pattern(_PHRASES["_DENIED_AFTER"])
# «Спросил, есть ли у него клиенты, которым нужна реклама» asks and tells of no task.
_ASKED_ABOUT = pattern(
    r"\b(?:спросил|спрашивал|спрошу|уточнил|узнавал|поинтересовал\w+|asked|inquired)\w*\b[^.!?;]{0,40}"
    r"(?:\bли\b|\bwhether\b|\bif\b)"
)
_CONDITIONAL = pattern(r"\bесли\b|\bвозможно\b|\bможет быть\b|\bif\b|\bmaybe\b|\bperhaps\b")


def read_tasks(sentences: tuple[Sentence, ...]) -> tuple[Signal[TaskKind], ...]:
    """Return every task that the client's side states, in order; one sentence may state several."""
    found: list[Signal[TaskKind]] = []
    for sentence in select_testimony(sentences):
        if is_question(sentence) and not is_client_voice(sentence):
            continue
        if not _CUE.stands_in(sentence.folded):
            continue
        for kind, expression in _BY_KIND:
            found += [
                _make_signal(sentence, kind, match)
                for match in expression.finditer(sentence.folded)
                if not _DENIED.search(words_before(sentence.folded, match.start(), 20))
                and not _DENIED_AFTER.match(sentence.folded, match.end())
                and not _ASKED_ABOUT.search(sentence.folded, 0, match.start())
            ]
    return tuple(found)


def _make_signal(sentence: Sentence, kind: TaskKind, match: re.Match[str]) -> Signal[TaskKind]:
    certainty = Certainty.ASKED if is_question(sentence) else Certainty.STATED
    if certainty is Certainty.STATED and _CONDITIONAL.search(words_before(sentence.folded, match.start())):
        certainty = Certainty.CONDITIONAL
    return Signal(
        value=kind,
        sentence=sentence,
        start=match.start(),
        end=match.end(),
        polarity=Polarity.AFFIRMED,
        certainty=certainty,
    )
