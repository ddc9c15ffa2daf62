"""Requests for something else than advertising: a job, a sale to us, a web site, content, support."""

from enum import StrEnum

from qualifier.reading.cues import cue
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import is_question, select_testimony, words_before


class ForeignKind(StrEnum):
    """What is asked for instead of advertising."""

    JOB = "job"
    VENDOR = "vendor"
    DEVELOPMENT = "development"
    CONTENT = "content"
    SUPPORT = "support"
    MISTAKE = "mistake"


_WORDS = load_lexicon("foreign_requests")
_JOB = _WORDS["job"]
_VENDOR = _WORDS["vendor"]
_DEVELOPMENT = _WORDS["development"]
_CONTENT = _WORDS["content"]
_SUPPORT = _WORDS["support"]
_MISTAKE = _WORDS["mistake"]
_PATTERNS = (
    (ForeignKind.JOB, _JOB),
    (ForeignKind.VENDOR, _VENDOR),
    (ForeignKind.DEVELOPMENT, _DEVELOPMENT),
    (ForeignKind.CONTENT, _CONTENT),
    (ForeignKind.SUPPORT, _SUPPORT),
    (ForeignKind.MISTAKE, _MISTAKE),
)
_DENIED = pattern(r"(?:\bне|\bnot|n't|\bбез|\bno)\s+(?:\w+\s+)?$")
# «Деньги соберём под ваше предложение» gathers the client's own money.
_OWN_MONEY = pattern(r"(?:деньг|бюджет|средств|сумм|money|budget)\w*\s+(?:\w+\s+)?$")
# "Last week I was offered bird boxes": somebody else sells.
_CUE = cue(*(expression for _, expression in _PATTERNS))
_OFFERED_TO_US = pattern(r"\b(?:мне|нам)\s+(?:\w+\s+)?$")

# "It is not a site that we need": the pattern itself holds what is denied.
_NOT_THIS = pattern(
    r"\bне (?:сайт|лендинг|приложени|разработ|смм|smm|контент|пост|логотип|печат)|\bnot (?:a|"
    r"the) (?:site|web|app)"
)


def read_foreign_requests(sentences: tuple[Sentence, ...]) -> tuple[Signal[ForeignKind], ...]:
    """Return everything the client asks of us or offers to us that is no advertising, in order."""
    return tuple(
        signal for sentence in select_testimony(sentences) if (signal := _read_sentence(sentence)) is not None
    )


def find_foreign_request(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that asks for a job, sells to us, or wants another service."""
    return next((signal.sentence for signal in read_foreign_requests(sentences)), None)


def _read_sentence(sentence: Sentence) -> Signal[ForeignKind] | None:
    text = sentence.folded
    if not _CUE.stands_in(text):
        return None
    for kind, expression in _PATTERNS:
        found = expression.search(text)
        if found is None or _DENIED.search(words_before(text, found.start())):
            continue
        if kind is ForeignKind.VENDOR and _OFFERED_TO_US.search(words_before(text, found.start())):
            continue
        if kind is ForeignKind.VENDOR and _OWN_MONEY.search(words_before(text, found.start())):
            continue
        if is_question(sentence) and kind is ForeignKind.MISTAKE:
            continue
        if _NOT_THIS.search(found.group()):
            continue
        return Signal(value=kind, sentence=sentence, start=found.start(), end=found.end())
    return None
