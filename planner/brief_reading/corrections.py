"""What a text puts right: «не 5 миллионов, а 3», "old start 1 October, new one 1 November"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.flight import Flight
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.spelt_sums import SpeltSum
from planner.brief_reading.word_lists import read_word_list
from qualifier.profile import Profile
from qualifier.reading.date_spans import DateSpan, Precision
from qualifier.reading.dates import find_dates
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern

_NEXT_SAYS_NEW = pattern(r"\W*(?:стал[оаи]?|теперь|сейчас|нов\w+|now|new)\b")
_SAYS_OLD = pattern(r"\W*(?:было?[аи]?|раньше|ранее|стар\w+|прежн\w+|was|were|old|before)\b")
_LEAST_BUDGET = 1_000
_WHOLE_SCALE = Decimal(1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A sum or a day in a text: where it stands."""

    start: int
    end: int


def find_put_right(text: str, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """Yield the places of two neighbours of which the second stands in the first one's stead."""
    words = read_word_list("corrections")
    for at, (one, other) in enumerate(zip(spots, spots[1:], strict=False)):
        head, gap = text[max(0, one.start - 60) : one.start], text[one.end : other.start]
        if words["_not_that_after"].fullmatch(gap):
            yield at + 1, at
        elif (
            (words["_denied"].search(head) and words["_beside_after"].fullmatch(gap))
            or (words["_old"].search(head) and words["_new_after"].fullmatch(gap))
            or (words["_moved"].search(head) and words["_onto_after"].fullmatch(gap))
        ):
            yield at, at + 1


def _told(brief: BriefText) -> Iterator[tuple[Passage, str]]:
    """Each sentence, with the next one where «Было: …» and «Стало: …» are two."""
    passages = brief.passages
    for passage, following in zip_longest(passages, passages[1:]):
        text = passage.sentence.folded
        is_pair = following is not None and _SAYS_OLD.match(text)
        if is_pair and following is not None and _NEXT_SAYS_NEW.match(following.sentence.folded):
            text = f"{text.rstrip(' .;')}, {following.sentence.folded}"
        yield passage, text


def read_corrected_sum(brief: BriefText, *, labelled_rub: frozenset[Decimal]) -> SpeltSum | None:
    """Return the sum that a text puts in another's place, which is of the budget by a word or its size."""
    words = read_word_list("corrections")
    for passage, text in _told(brief):
        if passage.topic is Topic.KPI or words["_monthly"].search(text):
            continue
        numbers = find_numbers(text)
        for old, new in find_put_right(text, [Spot(start=one.start, end=one.end) for one in numbers]):
            was, now = (Decimal(str(numbers[at].as_sum())) for at in (old, new))
            was, now = in_one_scale(was, now), in_one_scale(now, was)
            head = text[max(0, numbers[min(old, new)].start - 60) : numbers[min(old, new)].start]
            is_price = read_word_list("budget")["_unit_price"].search(head) is not None
            is_budget = passage.topic is Topic.BUDGET or words["_money"].search(text) or was in labelled_rub
            if is_budget and not is_price and now >= _LEAST_BUDGET:
                return SpeltSum(sum_rub=now * rate_of(brief.profile, text), quote=passage.quote())
    return None


def in_one_scale(value: Decimal, other: Decimal) -> Decimal:
    """Return a bare figure beside a sum in its thousands or millions: «не 5 миллионов, а 3»."""
    if value >= _WHOLE_SCALE or other < _WHOLE_SCALE:
        return value
    return value * (10**6 if other >= 10**6 else _WHOLE_SCALE)


def rate_of(profile: Profile, text: str) -> Decimal:
    """Return the roubles of a unit of the currency that a text names; roubles themselves by default."""
    for name in ("USD", "EUR", "CNY"):
        if read_word_list("corrections")[name].search(text):
            return Decimal(str(profile.currency_rub[name].value))
    return Decimal(1)


def correct_flight(brief: BriefText, flight: Flight) -> Flight:
    """Return the flight with the days that a sentence of the text puts in others' places."""
    for passage, text in _told(brief):
        for head, was, now in _changed_days(text, brief.as_of):
            if passage.topic in ASIDE or read_word_list("dates")["_idle"].search(head[-60:]):
                continue  # «Оплата не до 5 октября, а до 15»: of another thing than the flight
            flight = _replace_day(flight, _side_of(head) or _side_by_day(flight, was), was, now, passage)
    return flight


_Change = tuple[str, DateSpan, DateSpan]


def _changed_days(text: str, as_of: date) -> Iterator[_Change]:
    """What stands before a day, the day and the one in its place."""
    days = sorted(find_dates(text, as_of), key=lambda one: one[0])
    for start, _, span in days:
        if _is_stretch(span) and read_word_list("corrections")["_moved"].search(text[:start]):
            # "moves from 1 October to 15 October": two days, no stretch.
            yield text[:start], _day(span.first), _day(span.last)
    for old, new in find_put_right(text, [Spot(start=start, end=end) for start, end, _ in days]):
        yield text[: days[min(old, new)][0]], days[old][2], days[new][2]


def _day(day: date) -> DateSpan:
    return DateSpan(first=day, last=day, precision=Precision.DAY)


def _replace_day(flight: Flight, side: str | None, was: DateSpan, now: DateSpan, said: Passage) -> Flight:
    first, last = _found(now.first, said), _found(now.last, said)
    if side in {"both", None} and _is_stretch(was) and _is_stretch(now):
        return replace(flight, start=first, end=last)
    if side == "end":
        return replace(flight, end=last)
    return replace(flight, start=first) if side is not None else flight


def _found(day: date, said: Passage) -> Found[date | None]:
    return Found(value=day, quotes=(said.quote(),))


def _side_of(head: str) -> str | None:
    words = read_word_list("corrections")
    near = head[-60:]
    named = [
        (match.end(), side) for side in ("start", "end", "both") for match in words[f"_{side}"].finditer(near)
    ]
    return max(named)[1] if named else None


def _side_by_day(flight: Flight, was: DateSpan) -> str | None:
    is_start, is_end = was.first == flight.start.value, was.last == flight.end.value
    if is_start and is_end:
        return "both"
    return "start" if is_start else "end" if is_end else None


def _is_stretch(span: DateSpan) -> bool:
    return span.precision is Precision.RANGE
