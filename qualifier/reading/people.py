"""People: who says that he decides, that another does, that he advises, or that he has no part in it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from qualifier.reading import boss_words, control_words, decision_words, no_say_words
from qualifier.reading.gated import Gated
from qualifier.reading.gates import Gates
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

_PHRASES = read_phrases("people")


class Part(StrEnum):
    """What a sentence says of somebody's part in the decision."""

    DECIDES = "decides"  # the speaker, or the contact in a report, has the last word
    SHARES = "shares"  # decides with another, or up to a limit
    ADVISES = "advises"  # prepares, compares, recommends, buys by mandate
    COLLECTS = "collects"  # only gathers, types or passes on
    NO_PART = "no_part"  # says that he has no say
    NOT_LAST = "not_last"  # says that the last word is not his
    OTHER = "other"  # another person or body decides
    OWNS = "owns"  # speaks of the firm as his own
    SENT = "sent"  # was sent to ask; says nothing of what follows


_READERS: tuple[tuple[Part, Gated], ...] = (
    (Part.NO_PART, decision_words.NO_PART),
    (Part.NO_PART, no_say_words.NO_SAY),
    (Part.NO_PART, no_say_words.STUDIES),
    (Part.COLLECTS, decision_words.COLLECTS),
    (Part.COLLECTS, no_say_words.MERELY),
    (Part.NOT_LAST, decision_words.NOT_LAST),
    (Part.ADVISES, decision_words.ADVISES),
    (Part.OTHER, boss_words.OTHER),
    (Part.OTHER, boss_words.OTHER_SAYS_YES),
    (Part.OWNS, control_words.OWNS),
    (Part.SENT, no_say_words.SENT),
)
_DECISIONS = (
    decision_words.DECIDES,
    decision_words.DECIDES_EN,
    control_words.CONTROLS,
    control_words.CONTROLS_EN,
)
# What says anything of a part; most sentences say nothing, and are passed over by one look.
_ANY_PART = Gates(
    *(gated for _, gated in _READERS),
    *_DECISIONS,
    decision_words.JOINT,
    decision_words.DECIDES_3,
)
_NOTES = pattern(_PHRASES["_NOTES"])
_OWN_QUESTION = pattern(r"с кем мне|кто ж (?:меня|еще)")
_ASKS = pattern(_PHRASES["_ASKS"])
_LIMIT = pattern(
    r"\b(?:до|свыше|выше|больше|сверх|более|в пределах|в рамках|максимум|лимит\w*|up to|above|over"
    r"|below|under|"
    r"within|limit of|capped at)\s+(?:rub\s?|₽\s?|\$\s?)?"
)
_NEAR_LIMIT = 40
_EQUALS = pattern(
    r"\b(?:с|со|and|with) (?:моим |моей |my |our )?(?:муж|жен|супруг|брат|сестр|партнер|компаньон"
    r"|соучредител|совладел|"
    r"сооснов|отцом|сыном|дочер|мамой|папой|husband|wife|brother|sister|partner|co-?founder|co-?owner"
    r"|father|son)"
)
# "I am the director and I decide": one person, not two.
_AND_I = pattern(r"[\w-]+(?:,? (?:and|so)|,) i\b")
_OWN_TITLE = pattern(r"\b(?:i am|i'm) (?:the |a |an |our )?(?:[\w-]+ ){0,3}$")
_THIRD_PERSON = pattern(r"^(?:советует|рекомендует|recommends)$")
_LEAST_LIMIT = 1_000  # less is a day or a count, not a sum


def read_parts(sentences: Iterable[Sentence]) -> tuple[Signal[Part], ...]:
    """Return what the sentences say of who decides, in their order."""
    found: list[Signal[Part]] = []
    noted: set[str] = set()
    for sentence in sentences:
        if _NOTES.match(sentence.folded):
            noted.add(sentence.segment.place)
        if not _ANY_PART.may_match(sentence.folded):
            continue
        is_noted = sentence.segment.is_reported or sentence.segment.place in noted
        if stated := _stated_part(sentence.folded):
            found += _read_stated(sentence, stated, is_noted=is_noted)
    return tuple(found)


def _stated_part(text: str) -> str:
    """A question states only what stands before its last comma: "I only type, can you send prices?"."""
    if not text.rstrip(' )»"').endswith("?") or _OWN_QUESTION.search(text):
        return text
    stated = text.rpartition(",")[0]
    return "" if _ASKS.match(stated) else stated


def chooses_short_list(sentence: Sentence) -> bool:
    """Tell whether the speaker weighs offers himself, which is more than collecting them."""
    text = sentence.folded
    return bool(decision_words.CHOOSES_SHORT.search(text)) and not decision_words.ADVICE_DENIED.search(text)


def read_limit(text: str) -> int | None:
    """Return the sum up to which somebody signs alone, in roubles; None when the text names none."""
    for mark in _LIMIT.finditer(text):
        number = next(iter(find_numbers(text[mark.end() : mark.end() + _NEAR_LIMIT])), None)
        if number is not None and number.start == 0 and number.as_sum() >= _LEAST_LIMIT:
            return int(number.as_sum())
    return None


def shares_with_equal(text: str) -> bool:
    """Tell whether the decision is shared inside the family or among partners, with nobody above."""
    return _EQUALS.search(text) is not None


def read_own_claim(text: str) -> bool:
    """Tell whether a stated title is itself a claim: "master and my own boss"."""
    return any(expression.search(text) for expression in _DECISIONS)


def _read_stated(sentence: Sentence, text: str, *, is_noted: bool) -> list[Signal[Part]]:
    found = [
        Signal(value=part, sentence=sentence, start=match.start(), end=match.end())
        for part, expression in _READERS
        if (match := _find_sound(part, expression, text, is_noted=is_noted))
    ]
    joint = decision_words.JOINT.search(text)
    if joint is not None:
        return [*found, Signal(value=Part.SHARES, sentence=sentence, start=joint.start(), end=joint.end())]
    own = _find_decision(text, is_noted=is_noted)
    return found if own is None else _add_decision(sentence, found, own)


def _add_decision(sentence: Sentence, found: list[Signal[Part]], own: re.Match[str]) -> list[Signal[Part]]:
    text = sentence.folded
    if decision_words.ALONE.search(own.group()):
        found = [signal for signal in found if signal.value is not Part.OTHER]
    parts = {signal.value for signal in found}
    if parts & {Part.NO_PART, Part.NOT_LAST}:
        return found
    is_others = Part.OTHER in parts and not decision_words.INSIDE.search(text)
    is_shared = is_others or decision_words.LIMITED.search(text) or read_limit(text) is not None
    part = Part.SHARES if is_shared else Part.DECIDES
    return [*found, Signal(value=part, sentence=sentence, start=own.start(), end=own.end())]


def _find_sound(part: Part, expression: Gated, text: str, *, is_noted: bool) -> re.Match[str] | None:
    return next((m for m in expression.finditer(text) if not _is_void(part, m, is_noted=is_noted)), None)


def _is_void(part: Part, match: re.Match[str], *, is_noted: bool) -> bool:
    text = match.string
    if part is Part.OTHER:
        is_self = _AND_I.match(match.group()) and _OWN_TITLE.search(text, 0, match.start())
        return bool(is_self or boss_words.MONEY_ONLY.search(text))
    # "My friend recommends you" is nobody's part; "compares and recommends" in notes is the contact's.
    is_others = part is Part.ADVISES and not is_noted and _THIRD_PERSON.search(match.group()) is not None
    return is_others or (part is Part.ADVISES and bool(decision_words.ADVICE_DENIED.search(text)))


def _find_decision(text: str, *, is_noted: bool) -> re.Match[str] | None:
    own = next((found for expression in _DECISIONS if (found := expression.search(text))), None)
    return decision_words.DECIDES_3.search(text) if own is None and is_noted else own
