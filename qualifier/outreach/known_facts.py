"""Figures that a letter may repeat to the client: only those that stand in its own words as they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qualifier.outreach.letter_words import LetterWords
from qualifier.qualification import Criterion, CriterionScore, Level, Qualification
from qualifier.reading.dates import find_dates
from qualifier.reading.fold import fold
from qualifier.reading.numbers import find_numbers

_MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
_MOST_CHANNELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """One fact in words: its name, and the phrase that a letter says."""

    name: str
    text: str


def list_known_facts(result: Qualification, words: LetterWords, lang: str) -> tuple[KnownFact, ...]:
    """Return what the client told of money, days and channels, in the client's own figures."""
    rows = {row.criterion: row for row in result.scorecard.scores}
    found = (
        *_find_budget(result, rows[Criterion.BUDGET], words, lang),
        *_find_days(result, rows[Criterion.TIMING], words, lang),
        *_find_channels(result, words),
    )
    return tuple(found)


def _find_budget(
    result: Qualification, row: CriterionScore, words: LetterWords, lang: str
) -> Iterator[KnownFact]:
    """A sum that was converted, multiplied or freed of VAT is ours, not the client's: it is not repeated."""
    low, high = result.scorecard.numbers.budget_min_rub, result.scorecard.numbers.budget_max_rub
    said = {round(number.as_sum()) for quote in row.quotes for number in find_numbers(fold(quote.text).text)}
    if row.level not in {Level.CONFIRMED, Level.PARTIAL}:
        return
    if low == high and low in said:
        yield _fact("budget", words, low=write_amount(low, lang))
    elif low in said and high in said:
        yield _fact(
            "budget", words, "budget_range", low=write_amount(low, lang), high=write_amount(high, lang)
        )
    elif low is None and high in said:
        yield _fact("budget", words, "budget_upto", high=write_amount(high, lang))


def _find_days(
    result: Qualification, row: CriterionScore, words: LetterWords, lang: str
) -> Iterator[KnownFact]:
    """Only a day that was named as a day: «в сентябре» is not the first of September to the client."""
    as_of, numbers = result.record.as_of, result.scorecard.numbers
    if row.level not in {Level.CONFIRMED, Level.PARTIAL}:
        return
    named = {day for quote in row.quotes for day in _days_in(quote.text, as_of)}
    for name, day in (("start", numbers.start_date), ("decision", numbers.decision_date)):
        if day is not None and day in named and day > as_of:
            yield _fact(name, words, day=write_day(day, lang))


def _days_in(text: str, as_of: date) -> Iterator[date]:
    folded = fold(text).text
    for start, end, span in find_dates(folded, as_of):
        # The day of the month must be said: «в сентябре» names none.
        if str(span.first.day) in {digits.lstrip("0") for digits in re.findall(r"\d+", folded[start:end])}:
            yield span.first


def _find_channels(result: Qualification, words: LetterWords) -> Iterator[KnownFact]:
    named = [words.channels[name] for name in result.scorecard.numbers.channels if name in words.channels]
    is_asked = result.scorecard.levels()[Criterion.NEED] is Level.CONFIRMED
    if is_asked and 0 < len(named) <= _MOST_CHANNELS:
        yield _fact("channels", words, channels=join_names(named, words))


def _fact(name: str, words: LetterWords, key: str | None = None, /, **fields: str) -> KnownFact:
    return KnownFact(name=name, text=words.facts[key or name].format(**fields))


def join_names(names: list[str], words: LetterWords) -> str:
    """Return `a, b and c`."""
    return f"{', '.join(names[:-1])}{words.and_}{names[-1]}" if len(names) > 1 else names[0]


def write_amount(amount: int | None, lang: str) -> str:
    """Return a sum in groups of three, as the language writes them."""
    grouped = f"{amount or 0:,}"
    return grouped.replace(",", "\u00a0") if lang == "ru" else grouped


def write_day(day: date, lang: str) -> str:
    """Return `2 апреля 2026 года` or `2 April 2026`."""
    month = _MONTHS["ru" if lang == "ru" else "en"].split()[day.month - 1]
    return f"{day.day}\u00a0{month} {day.year}{' года' if lang == 'ru' else ''}"
