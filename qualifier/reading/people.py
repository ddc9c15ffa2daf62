"""People: who says that he decides, that another does, that he advises, or that he has no part in it."""

import re
from collections.abc import Iterable
from enum import StrEnum

from qualifier.reading import boss_words, decision_words
from qualifier.reading.gated import Gated
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal


class Part(StrEnum):
    """What a sentence says of somebody's part in the decision."""

    DECIDES = "decides"  # the speaker, or the contact in a report, has the last word
    SHARES = "shares"  # decides with another, or up to a limit
    ADVISES = "advises"  # prepares, compares, recommends, buys by mandate
    COLLECTS = "collects"  # only gathers, types or passes on
    NO_PART = "no_part"  # says that he has no say
    NOT_LAST = "not_last"  # says that the last word is not his
    OTHER = "other"  # another person or body decides


_READERS: tuple[tuple[Part, Gated], ...] = (
    (Part.NO_PART, decision_words.NO_PART),
    (Part.COLLECTS, decision_words.COLLECTS),
    (Part.NOT_LAST, decision_words.NOT_LAST),
    (Part.ADVISES, decision_words.ADVISES),
    (Part.OTHER, boss_words.OTHER),
)
_NOTES = re.compile(
    r"\W*(?:\d\d[./]\d\d\S*,?\s)?(?:заметк|записк|после встречи|встреча|итоги встречи|протокол|конспект|"
    r"зум\b|"
    r"форум\b|"
    r"стенд\b|созвон|(?:\w+'s )?(?:meeting )?notes?\b|minutes\b|met with|meeting with|zoom\b)"
)
_OWN_QUESTION = re.compile(r"с кем мне|кто ж (?:меня|еще)")
_ASKS = re.compile(
    r"\W*(?:а |и |but |and )?(?:кто|как|какой|какая|какие|когда|где|сколько|что|чем|можно|есть ли|who|"
    r"what|when|where|which|"
    r"how|do|does|is|are|can|could|would)\b"
)
_LIMIT = re.compile(
    r"(?:\bдо|\bсвыше|\bвыше|\bбольше|\bсверх|\bup to|\babove|\bover|\bbelow|\bunder)\s+(?:rub\s?|₽\s?)?"
    r"(?P<number>\d[\d ]*(?:[.,]\d+)?)\s?(?P<unit>к\b|тыс|k\b|thousand|млн|миллион|m\b|million|mln)?"
)
_UNITS = {"к": 1_000, "т": 1_000, "k": 1_000, "м": 1_000_000, "m": 1_000_000}
_LEAST_LIMIT = 1_000  # less is a day or a count, not a sum


def read_parts(sentences: Iterable[Sentence]) -> tuple[Signal[Part], ...]:
    """Return what the sentences say of who decides, in their order."""
    found: list[Signal[Part]] = []
    noted: set[str] = set()
    for sentence in sentences:
        if _NOTES.match(sentence.folded):
            noted.add(sentence.segment.place)
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
    found = _LIMIT.search(text)
    if found is None:
        return None
    number = float(found["number"].replace(" ", "").replace(",", "."))
    unit = found["unit"] or " "
    limit = int(number * (1_000 if unit.startswith("th") else _UNITS.get(unit[0], 1)))
    return limit if limit >= _LEAST_LIMIT else None


def _read_stated(sentence: Sentence, text: str, *, is_noted: bool) -> list[Signal[Part]]:
    found = [
        Signal(value=part, sentence=sentence, start=match.start(), end=match.end())
        for part, pattern in _READERS
        if (match := pattern.search(text)) and not _is_void(part, text)
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


def _is_void(part: Part, text: str) -> bool:
    if part is Part.OTHER:
        return bool(boss_words.MONEY_ONLY.search(text))
    return part is Part.ADVISES and bool(decision_words.ADVICE_DENIED.search(text))


def _find_decision(text: str, *, is_noted: bool) -> re.Match[str] | None:
    own = decision_words.DECIDES.search(text) or decision_words.DECIDES_EN.search(text)
    return decision_words.DECIDES_3.search(text) if own is None and is_noted else own
