"""Headcounts: how many people work at a company, as people say it of themselves and as news tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualifier.reading import headcount_words as words
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

# A company of more people than this is a slip, an audience or a phone number.
_MOST_PEOPLE = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """A number of people at work; `is_part`: of a branch, a unit or a trade, so the whole has more.

    `is_own`: said of «us»; `is_sure`: a word for work or for the firm stands beside it.
    """

    people: int
    is_part: bool = False
    is_own: bool = False
    is_sure: bool = True


def read_headcounts(sentence: Sentence) -> tuple[Signal[Headcount], ...]:
    """Return the numbers of people at work that a sentence states."""
    return tuple(
        Signal(value=count, sentence=sentence, start=start, end=end)
        for start, end, count in _find_counts(sentence.folded)
    )


def find_headcounts(text: str) -> tuple[Headcount, ...]:
    """Return the numbers of people at work that a folded line states."""
    return tuple(count for _, _, count in _find_counts(text))


def _find_counts(text: str) -> Iterator[tuple[int, int, Headcount]]:
    if found := words.US_TOGETHER.search(text):
        word = next(group for group in found.groups() if group)
        yield found.start(), found.end(), Headcount(people=words.COLLECTIVES[word], is_own=True)
        return
    if not words.HINT.search(text):
        return
    for number in find_numbers(text):
        if 1 <= number.value <= _MOST_PEOPLE and (count := _read_count(text, number)):
            yield number.start, number.end, count


def _read_count(text: str, number: Number) -> Headcount | None:
    before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 45]
    kind = _find_kind(before, after)
    if kind is None or _is_audience(before, after):
        return None
    clause = _clause(before)
    context = clause + " # " + re.split(r"[,.;:!?]", after, maxsplit=1)[0]
    is_part = kind == "hands" or (bool(words.UNIT.search(context)) and not words.WHOLE.search(context))
    return Headcount(
        people=int(number.value),
        is_part=is_part,
        is_own=bool(words.OWN.search(clause) or after.lstrip().startswith("of us")),
        is_sure=kind != "people",
    )


def _find_kind(before: str, after: str) -> str | None:
    """Tell by which words a number counts workers: their name, the firm around it, or its place."""
    if words.WORKERS.match(after) or words.ON_PAYROLL.match(after):
        return "workers"
    people = words.PEOPLE.match(after)
    if words.BARE_BEFORE.search(before) and (people or words.BARE_AFTER.match(after)):
        return "workers"
    if people:
        return _kind_of_people(before, after[people.end() :])
    if words.PEOPLE_BEFORE.search(before) and words.BARE_AFTER.match(after):
        return "workers" if words.FIRM.search(before) else None
    return "hands" if words.HANDS.match(after) else None


def _kind_of_people(before: str, rest: str) -> str | None:
    clause = _clause(before)
    if words.FIRM.search(clause) or words.AT_OURS.search(before):
        return "workers"
    if words.FIRM.match(rest.lstrip()) or words.ON_PAYROLL.match(rest):
        return "workers"
    return "people" if words.APPOSED.search(before) and words.APPOSED_AFTER.match(rest) else None


def _is_audience(before: str, after: str) -> bool:
    nearby = re.split(r"[,.;!?()]", after, maxsplit=1)[0]
    return bool(words.AUDIENCE.search(_clause(before)[-32:]) or words.AUDIENCE.search(nearby))


def _clause(before: str) -> str:
    """Return what stands before the number in the same clause."""
    return re.split(r"[.;!?]\s|[,(]\s?", before)[-1]
