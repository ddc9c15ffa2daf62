"""Does a drafted text claim only what is known? Numbers, days, places and names against facts, by code."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from qualifier.masking.first_names import read_first_names
from qualifier.masking.mask import find_personal_data
from qualifier.masking.people import plain_name
from qualifier.outreach.name_forms import find_names, find_place_names, is_known_name, list_name_keys
from qualifier.outreach.promises import find_promises
from qualifier.reading.dates import find_dates
from qualifier.reading.fold import fold
from qualifier.reading.numbers import Number, find_numbers

_MARKUP = re.compile(
    r"https?:|www\.|@|[<>{}\[\]|`*_#~^\\]|&\w+;|(?<!\w)(?:[a-z0-9-]+\.)+(?:ru|com|org|net|рф|io|me)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])[\s\u00a0]+(?=[«\"“(]?[A-ZА-ЯЁ0-9])")
_DIGITS = re.compile(r"\d+")
_PER_CENT = re.compile(r"\s?(?:%|процент|per ?cent)")
# Amounts that no plan and no record can hold as a figure.
_VAGUE = re.compile(
    r"(?<!\w)(?:вдвое|втрое|вчетверо|впятеро|в разы|кратно|удво\w+|утро\w+|двукратн\w+|трехкратн\w+"
    r"|половин\w*|трет(?:ь|и|ью)"
    r"|четверть?и?|десятк\w+|сотн\w+|тысячи|тысяч|миллион\w*|миллиард\w*|полови?н\w+|полтор\w+"
    r"|(?:двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти)кратн\w+"
    r"|twice|double|triple|thrice|half|two-fold|threefold|dozens?|hundreds|thousands|millions|billions"
    r"|a third|a quarter)(?!\w)"
)
_CYRILLIC, _LATIN = re.compile(r"[а-яё]+", re.IGNORECASE), re.compile(r"[a-z]+", re.IGNORECASE)
_LEAST_OWN_SHARE = 0.85


class FaultKind(StrEnum):
    """What is wrong with a sentence."""

    NUMBER = "number"
    DAY = "day"
    PLACE = "place"
    NAME = "name"
    PROMISE = "promise"
    MARKUP = "markup"
    PERSONAL_DATA = "personal_data"
    LANGUAGE = "language"
    LENGTH = "length"
    QUESTION = "question"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A sentence that is not used, and why."""

    kind: FaultKind
    sentence: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a text may say: figures, days and words; `texts` lend their numbers, days, places and names."""

    as_of: date
    lang: str
    texts: tuple[str, ...]
    values: frozenset[Decimal] = frozenset()
    days: frozenset[date] = frozenset()
    categories: tuple[str, ...] = ()
    # Read from the texts once.
    numbers: frozenset[Decimal] = field(default=frozenset())
    digits: frozenset[str] = field(default=frozenset())
    named_days: tuple[tuple[date, date], ...] = ()
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def gather_facts(
    texts: Iterable[str],
    *,
    as_of: date,
    lang: str,
    values: Iterable[Decimal] = (),
    days: Iterable[date] = (),
    categories: Iterable[str] = (),
) -> Facts:
    """Read the facts' own texts by the readers that drafts are checked with."""
    told = tuple(texts)
    folded = [fold(text).text for text in told]
    spans = [span for text in folded for _, _, span in find_dates(text, as_of)]
    return Facts(
        as_of=as_of,
        lang=lang,
        texts=told,
        values=frozenset(values),
        days=frozenset(days),
        categories=tuple(categories),
        numbers=frozenset(value for text in folded for one in find_numbers(text) for value in _readings(one)),
        digits=frozenset(digits for text in told for digits in _DIGITS.findall(text)),
        named_days=tuple((span.first, span.last) for span in spans),
        places=frozenset(place for text in told for place in find_place_names(text)),
        names=list_name_keys(told),
    )


def _readings(number: Number) -> Iterator[Decimal]:
    yield Decimal(str(number.value))
    yield Decimal(str(number.as_sum()))


def split_text(text: str) -> tuple[str, ...]:
    """Return the sentences of a text."""
    return tuple(part.strip() for line in text.splitlines() for part in _SENTENCE.split(line) if part.strip())


def check_text(text: str, facts: Facts) -> tuple[Fault, ...]:
    """Return what is wrong with a text, sentence by sentence; nothing when every claim is known."""
    found = [fault for sentence in split_text(text) for fault in check_sentence(sentence, facts)]
    if not _is_in_language(text, facts):
        found.append(Fault(kind=FaultKind.LANGUAGE, sentence=text[:200], detail=facts.lang))
    return tuple(found)


def check_sentence(sentence: str, facts: Facts) -> Iterator[Fault]:
    """Yield each reason why a sentence cannot be used."""
    checks = (
        (FaultKind.MARKUP, _find_markup(sentence)),
        (FaultKind.PROMISE, _find_bans(sentence, facts)),
        (FaultKind.PERSONAL_DATA, _find_personal(sentence, facts)),
        (FaultKind.DAY, _find_days(sentence, facts)),
        (FaultKind.NUMBER, _find_numbers(sentence, facts)),
        (FaultKind.PLACE, (place for place in find_place_names(sentence) if place not in facts.places)),
        (FaultKind.NAME, _find_strange_names(sentence, facts)),
    )
    for kind, details in checks:
        for detail in details:
            yield Fault(kind=kind, sentence=sentence, detail=detail)


def _find_markup(sentence: str) -> Iterator[str]:
    yield from (found.group() for found in _MARKUP.finditer(sentence))
    yield from (
        f"U+{ord(letter):04X}" for letter in sentence if not letter.isprintable() and letter != "\u00a0"
    )


def _find_bans(sentence: str, facts: Facts) -> Iterator[str]:
    for rule, words in find_promises(sentence, day=facts.as_of, categories=facts.categories):
        yield f"{rule}: {words}"


def _find_personal(sentence: str, facts: Facts) -> Iterator[str]:
    for span in find_personal_data(sentence):
        said = sentence[span.start : span.end].strip(" .,;:")
        if not any(said in text for text in facts.texts):
            yield span.kind.value


def _find_days(sentence: str, facts: Facts) -> Iterator[str]:
    folded = fold(sentence).text
    for start, end, span in find_dates(folded, facts.as_of):
        if not _is_known_day(span.first, span.last, facts):
            yield folded[start:end]


def _is_known_day(first: date, last: date, facts: Facts) -> bool:
    """A month or a season is known when a known day lies in it; a day must be one of them."""
    if (first, last) in facts.named_days:
        return True
    known = {facts.as_of, *facts.days, *(day for span in facts.named_days for day in span)}
    if first == last:
        return first in known
    return any(first <= day <= last for day in known)


def _find_numbers(sentence: str, facts: Facts) -> Iterator[str]:
    folded = fold(sentence).text
    seen: list[tuple[int, int]] = [(start, end) for start, end, _ in find_dates(folded, facts.as_of)]
    for number in find_numbers(folded):
        is_in_day = any(start <= number.start and number.end <= end for start, end in seen)
        if not is_in_day and not _is_known_number(number, folded, facts):
            yield folded[number.start : number.end]
        seen.append((number.start, number.end))
    # What the reader of numbers passes over: clock times, codes, roots of words.
    for found in _DIGITS.finditer(folded):
        is_read = any(start <= found.start() and found.end() <= end for start, end in seen)
        if not is_read and found.group() not in facts.digits:
            yield found.group()
    known = " ".join(facts.texts).lower().replace("ё", "е")
    yield from (found.group() for found in _VAGUE.finditer(folded) if _is_vague(found, seen, known))


def _is_vague(found: re.Match[str], seen: list[tuple[int, int]], known: str) -> bool:
    is_counted = any(start < found.end() and found.start() < end for start, end in seen)
    return not is_counted and found.group() not in known


def _is_known_number(number: Number, folded: str, facts: Facts) -> bool:
    if not number.is_digits and number.value == 1 and number.scale == 1:
        # «один из», “one of”: a pronoun.
        return True
    value = Decimal(str(number.value))
    if _PER_CENT.match(folded, number.end):
        return value in facts.numbers or value / 100 in facts.values or value in facts.values
    return value in facts.numbers or value in facts.values


def _find_strange_names(sentence: str, facts: Facts) -> Iterator[str]:
    for name, opens in find_names(sentence):
        if is_known_name(name, facts.names):
            continue
        # A sentence's first word is capital anyway: there only a person's name or a Latin brand is strange.
        is_name = plain_name(name) in read_first_names() or (facts.lang == "ru" and name.isascii())
        if not opens or is_name:
            yield name


def _is_in_language(text: str, facts: Facts) -> bool:
    """Words that the facts hold themselves count for neither language."""
    own, other = (_CYRILLIC, _LATIN) if facts.lang == "ru" else (_LATIN, _CYRILLIC)
    strange = [word for word in other.findall(text) if not is_known_name(word, facts.names)]
    letters = sum(map(len, own.findall(text)))
    total = letters + sum(map(len, strange))
    return total > 0 and letters / total >= _LEAST_OWN_SHARE
