"""Sums that briefs spell in their own ways: «15 (пятнадцать) млн», weekly sums, what of a sum is spent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.brief_reading.layout import Passage
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern

_SCALES = {"тыс": 10**3, "k": 10**3, "tho": 10**3, "млн": 10**6, "мил": 10**6, "m": 10**6, "млр": 10**9}
_SCALE = r"(?P<scale>тыс\w*|млн|миллион\w*|млрд|million|thousand|mln|k|m)"
_BRACKETED = pattern(rf"(?P<sum>\d+(?:[.,]\d+)?)\s?\([а-яa-z\s-]{{3,60}}\)\s?{_SCALE}\b")
_WEEKLY = pattern(
    r"\.?(?:\s?(?:тыс\w*|тыщ\w*|млн|k|к|т)\b\.?)?\s?(?:руб\w*|₽|р|rub\w*|roubles)?\.?\s?"
    r"(?:в неделю|на неделю|за неделю|еженедельно|/ ?нед\w*|per week|a week|each week|weekly|/ ?week)"
)
_WEEKS = pattern(rf"(?P<count>{COUNT}) (?:недел\w+|weeks)")
_MONTHS = pattern(rf"(?P<count>{COUNT}) (?:месяц\w*|мес\b\.?|months?)(?! (?:назад|ago|гаранти))")
_TIMES = pattern(r"[xх×*]\s?(?P<count>\d{1,2})\b")
# «из них 60 уже ушло на сайт», "of which 60k is already spent".
_SPENT = pattern(
    r"(?:из них|из которых|из этого|из этой суммы|of which|of it|of that)\s(?P<said>[^.;!?]{1,40}?)\s?"
    r"(?:уже |already |is |are |has been |were |мы |been )*(?:ушл\w+|потра\w+|израсход\w+|выплач\w+|оплач\w+|"
    r"списа\w+|отда\w+|освоен\w*|spent|gone|used|paid)"
)
_CEILING = pattern(
    r"потолок|максимальн\w+\)? (?:цена|стоимость|сумма|бюджет)|предельн\w+ (?:цена|стоимость|сумма|бюджет)|"
    r"максимум\s?[—–:]|верхн\w+ (?:граница|планка|предел)|maximum\s?[:—–]|upper (?:limit|bound)|"
    r"\bнмцк?\b|\bceiling\b|\bcap\b|budget limit|лимит (?:бюджета|расходов)"
)
# "300k, that is the ceiling": the sum itself was named before it.
_SAID_TO_BE = pattern(r"\b(?:that is|that's|this is|it is|it's|это)(?: (?:и есть|уже|the|our|наш|мой|my))? $")
_LEAST_BARE = 1_000
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeltSum:
    """A sum for the whole flight in roubles as the client put it, and the words."""

    sum_rub: Decimal
    quote: str


def read_spelt_sum(passages: Iterable[Passage], *, first: date | None, last: date | None) -> SpeltSum | None:
    """Return a sum whose scale stands after words in brackets, or a weekly one times the weeks."""
    for passage in passages:
        text = passage.sentence.folded
        if found := _BRACKETED.search(text):
            value = Decimal(found["sum"].replace(",", ".")) * _scale_of(found["scale"])
            return SpeltSum(sum_rub=value, quote=passage.quote())
        if (weekly := _weekly(text)) and (weeks := _weeks_of(text, first, last)):
            return SpeltSum(sum_rub=weekly * weeks, quote=passage.quote())
    return None


def _scale_of(word: str) -> int:
    return next(size for head, size in _SCALES.items() if word.startswith(head))


def _weekly(text: str) -> Decimal | None:
    for number in find_numbers(text):
        value = Decimal(str(number.as_sum()))
        if _WEEKLY.match(text, number.end) and value >= _LEAST_BARE:
            return value
    return None


def _weeks_of(text: str, first: date | None, last: date | None) -> Decimal | None:
    if found := _WEEKS.search(text) or _TIMES.search(text):
        return Decimal(str(read_count(found["count"])))
    if first is None or last is None:
        return None
    return Decimal(max(1, round(((last - first).days + 1) / _DAYS_OF_WEEK)))


def read_month_count(text: str) -> int | None:
    """Return how many months a sentence speaks of: «в месяц, период четыре месяца»."""
    counts = (round(read_count(found["count"])) for found in _MONTHS.finditer(text))
    return next((count for count in counts if count > 1), None)  # "a month" is no length


def read_spent(passages: Iterable[Passage], whole_rub: Decimal) -> Decimal:
    """Return the part of the sum that is gone already; a bare small figure is in the sum's thousands."""
    for passage in passages:
        found = _SPENT.search(passage.sentence.folded)
        numbers = find_numbers(found["said"]) if found else []
        if numbers:
            value = Decimal(str(numbers[0].as_sum()))
            value *= _LEAST_BARE if value < _LEAST_BARE else 1
            said = [Decimal(str(one.as_sum())) for one in find_numbers(passage.sentence.folded)]
            # The sum that was asked for may be told without that part already.
            is_off = whole_rub not in said and whole_rub + value in said
            return Decimal(0) if is_off or value >= whole_rub else value
    return Decimal(0)


def is_ceiling(quotes: Iterable[str]) -> bool:
    """Tell whether the words of the sum call it a ceiling: «начальная максимальная цена», "budget cap"."""
    texts = (quote.lower().replace("ё", "е") for quote in quotes)
    named = ((text, _CEILING.search(text)) for text in texts)
    return any(found and not _SAID_TO_BE.search(text[: found.start()]) for text, found in named)
