"""Headcounts: how many people work at a company, as people say it of themselves and as news tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from qualifier.reading import headcount_words as words
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

# A company of more people than this is a slip, an audience or a phone number.
_MOST_PEOPLE = 2_000_000
_PLACE = pattern(r"(?:^|\s)(?:в|во|на|по|in|at|on)\s")
# A sentence counts its people a few times; one that does it a hundred times is no sentence.
_MOST_NUMBERS = 40
# «Я и жена»: how many such words count at least.
_A_FEW = 2
_A_HANDFUL = 5


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


@lru_cache(maxsize=512)
def _find_counts(text: str) -> tuple[tuple[int, int, Headcount], ...]:
    return tuple(_count(text))


def _count(text: str) -> Iterator[tuple[int, int, Headcount]]:
    if found := _find_collective(text):
        yield found
        return
    if not words.HINT.search(text):
        return
    numbers = tuple(islice(find_numbers(text), _MOST_NUMBERS))
    for index, number in enumerate(numbers):
        second = _second_place(text, number, numbers[index + 1 : index + 2])
        if 1 <= number.value <= _MOST_PEOPLE and (
            count := _read_count(text, number) or _count_places(text, number, second)
        ):
            yield number.start, second.end if second else number.end, _add(count, second)


def _find_collective(text: str) -> tuple[int, int, Headcount] | None:
    """«Нас трое», «я и жена»: a few people without a numeral."""
    found = words.US_TOGETHER.search(text)
    few = found or words.I_AND.search(text)
    if few is None:
        return None
    clause = _clause_round(text, few.start(), few.end())
    if words.DECIDING.search(clause) or (found is None and words.MEETING.search(clause)):
        return None
    people = words.COLLECTIVES[next(group for group in found.groups() if group)] if found else _A_FEW
    return few.start(), few.end(), Headcount(people=people, is_own=True)


def _clause_round(text: str, start: int, end: int) -> str:
    return _clause(text[max(0, start - 60) : start]) + text[start:end] + _upto_mark(text[end : end + 45])


def _upto_mark(after: str) -> str:
    return re.split(r"[,.;:!?]", after, maxsplit=1)[0]


def _second_place(text: str, number: Number, others: tuple[Number, ...]) -> Number | None:
    """«180 на фабрике и 95 в рознице»: the next number of the same people in another place."""
    for other in others:
        between, after = text[number.end : other.start], text[other.end : other.end + 30]
        has_place = _PLACE.search(between) or _PLACE.search(text[max(0, number.start - 20) : number.start])
        if has_place and words.SECOND.fullmatch(between) and words.SECOND_PLACE.match(after):
            return other
    return None


def _count_places(text: str, number: Number, second: Number | None) -> Headcount | None:
    """«120 в офисе и 160 в цеху»: two places of work count workers by themselves."""
    is_place = words.WORKPLACE.match(text, number.end) is not None
    return Headcount(people=int(number.value)) if second and is_place else None


def _add(count: Headcount, second: Number | None) -> Headcount:
    return replace(count, people=count.people + int(second.value)) if second else count


def _read_count(text: str, number: Number) -> Headcount | None:
    before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 45]
    kind = _find_kind(before, after)
    clause = _clause(before)
    context = clause + " # " + _upto_mark(after)
    if kind is None or _is_audience(before, after) or _is_of_others(clause):
        return None
    if number.value <= _A_HANDFUL and words.DECIDING.search(context):
        return None
    is_part = kind == "hands" or (bool(words.UNIT.search(context)) and not words.WHOLE.search(context))
    return Headcount(
        people=int(number.value),
        is_part=is_part,
        is_own=bool(words.OWN.search(clause) or after.lstrip().startswith("of us")),
        is_sure=kind != "people",
    )


def _is_of_others(clause: str) -> bool:
    """Whether those counted work elsewhere, or come or go."""
    return bool(words.OTHERS.search(clause) or words.CHANGE.search(clause))


def _find_kind(before: str, after: str) -> str | None:
    """Tell by which words a number counts workers: their name, the firm around it, or its place."""
    if words.WORKERS.match(after) or words.ON_PAYROLL.match(after):
        return "workers"
    people = words.PEOPLE.match(after)
    if words.WE_ARE.search(before) and not words.NOT_PEOPLE.match(after):
        return "workers"
    if words.BARE_BEFORE.search(before) and (people or words.BARE_AFTER.match(after)):
        return "workers"
    if people:
        return _kind_of_people(before, after[people.end() :])
    if _is_counted_afar(before, after):
        return "workers"
    if words.PEOPLE_BEFORE.search(before) and (
        words.BARE_AFTER.match(after) or words.FIRM.match(after.lstrip()) or words.US_PEOPLE.search(before)
    ):
        return "workers" if words.FIRM.search(before) or words.FIRM.match(after.lstrip()) else None
    return "hands" if words.HANDS.match(after) else None


def _is_counted_afar(before: str, after: str) -> bool:
    if words.NOT_PEOPLE.match(after):
        return False
    head = words.HEAD_AFAR.search(before)
    if head and words.COUNTED_IN.search(head["between"]) and not words.DECIDING.search(head["between"]):
        return True
    return bool(words.TWO_HANDS.search(before)) and bool(words.BARE_AFTER.match(after))


def _kind_of_people(before: str, rest: str) -> str | None:
    clause = _clause(before)
    if words.FIRM.search(clause) or words.AT_OURS.search(before):
        return "workers"
    if words.FIRM.match(rest.lstrip()) or words.ON_PAYROLL.match(rest):
        return "workers"
    if words.WITH_BEFORE.search(before) and words.GATHERED.match(rest):
        return "workers"
    return "people" if words.APPOSED.search(before) and words.APPOSED_AFTER.match(rest) else None


def _is_audience(before: str, after: str) -> bool:
    nearby = re.split(r"[,.;!?()]", after, maxsplit=1)[0]
    return bool(words.AUDIENCE.search(_clause(before)[-32:]) or words.AUDIENCE.search(nearby))


def _clause(before: str) -> str:
    """Return what stands before the number in the same clause."""
    return re.split(r"[.;!?]\s|[,(]\s?", before)[-1]
