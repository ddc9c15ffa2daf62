"""KPIs of a brief: each figure that the client counts, by the noun beside it or the measure before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain

from planner.brief import Kpi, KpiName
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.kpi_nouns import WORDED, find_head, find_noun_before
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.dates import find_dates
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.patterns import pattern

# Sums and shares; the rest are counts of people, pieces or times.
COSTS = frozenset({KpiName.CPL, KpiName.CPA, KpiName.CPM})
SHARES = frozenset({KpiName.CTR, KpiName.DRR})
_NOT_HERE = frozenset(
    {
        *ASIDE,
        Topic.PRODUCT,
        Topic.ADVERTISER,
        Topic.AUDIENCE,
        Topic.REGIONS,
        Topic.EXCLUDED,
        Topic.AGE,
        Topic.INCOME,
        Topic.INTERESTS,
        Topic.CHANNELS,
        Topic.DATES,
        Topic.GENDER,
        Topic.VAT,
    }
)
_BEFORE, _AFTER = 70, 45
_BRIDGE = pattern(
    r"(?:\s?\([^()]{1,20}\))?[\s,:=—–()|-]*(?:(?:не|менее|меньше|больше|более|выше|ниже|дороже|дешевле|до|"
    r"от|около|"
    r"порядка|примерно|хотя|бы|минимум|максимум|в|пределах|на|уровне|план|цель|целевой|целевая|"
    r"higher|lower|above|beyond|fewer|within|баннер\w*|объявлени\w+|видео|ролик\w*|banners?|ads?|video|"
    r"держ\w+|держать|ожида\w+|считаем|[≤≥<>~≈]|ориентир|пусть|будет|нужн\w*|надо|хотим|хочу|"
    r"желательно|желаем\w+|получить|было|были|составит|должн\w+|быть|допустим\w+|там|где-то|у|нас|за|одн\w+|"
    r"штук\w*|нов\w+|of|at|least|most|to|be|is|no|more|than|less|up|"
    r"under|below|about|around|max\w*|min\w*|target|should|not|exceed|over|a|the|per|we|need|want|"
    r"around|rub|руб\w*|за\s+период)[\s.,:—–-]*){0,6}"
)
_LINK = pattern(
    r"[\s.,]*(?:(?:штук|шт|чел\w*|целев\w+|новы[хе]|квалифицированн\w+|проданн\w+|оформленн\w+|"
    r"уникальн\w+|пробн\w+|реальн\w+|живы[хе]|первичн\w+|онлайн|выданн\w+|заключенн\w+|qualified|"
    r"new|lapsed|former|inactive|sleeping|ушедш\w+|бывш\w+|уснувш\w+|unique|online|paid|completed|valid|"
    r"lesson|class|course|funded|opened|active|first|confirmed|demo|repeat|подтвержденн\w+|"
    r"активн\w+|extra|additional|trial|total|monthly|дополнительн\w+|"
    r"[а-я]{3,14}(?:ных|ских|вых|щих|тых|мых))\.?\s+){0,3}"
)
_PERCENT = pattern(r"\s?(?:%|процент|per ?cent)")
_MONEY_AFTER = pattern(r"\s?(?:руб|₽|р\b|rub|тыс\w*\s?руб|млн\s?руб|\$|€|eur|usd)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    kpi: Kpi
    passage: Passage
    rank: int


def read_kpi(brief: BriefText) -> Found[tuple[Kpi, ...]]:
    """Return the figures asked for, one to a measure: those under the label of KPIs before any others."""
    named = _named_first(brief)
    figures = [figure for passage in _passages(brief) for figure in _read_passage(brief, passage, named)]
    chosen: dict[KpiName, _Figure] = {}
    for figure in sorted(figures, key=lambda one: one.rank):
        chosen.setdefault(figure.kpi.name, figure)
    kept = sorted(chosen.values(), key=lambda one: one.passage.sentence.order)
    return Found(
        value=tuple(figure.kpi for figure in kept),
        quotes=tuple(dict.fromkeys(figure.passage.quote() for figure in kept)),
        is_disputed=any(_is_relative(brief, figure) for figure in kept),
    )


def _is_relative(brief: BriefText, figure: _Figure) -> bool:
    """«сверх обычного»: a gain over a level that the text does not give has to be asked for."""
    words = read_word_list("kpi")
    return bool(words["_over_usual"].search(figure.passage.sentence.folded)) and any(
        words["_usual_to_come"].search(passage.sentence.folded) for passage in brief.passages
    )


def _passages(brief: BriefText) -> Sequence[Passage]:
    return [p for p in brief.passages if p.topic not in _NOT_HERE]


def _named_first(brief: BriefText) -> KpiName | None:
    """What the goal or the KPIs name first: a bare «9 500 шт.» is of it."""
    for passage in brief.under(Topic.OBJECTIVE, Topic.KPI):
        found = [
            (match.start(), name)
            for name, words in _counted()
            for match in words.finditer(passage.sentence.folded)
        ]
        if found:
            return min(found)[1]
    return None


def _read_passage(brief: BriefText, passage: Passage, named: KpiName | None) -> Iterator[_Figure]:
    text = passage.sentence.folded
    if not any(letter.isdigit() for letter in text) and not WORDED.search(text):
        return
    # «стоимость одной записи»: one is no figure.
    numbers = [number for number in find_numbers(text) if number.value > 1 or number.is_digits]
    days = find_dates(text, brief.as_of)
    numbers = [one for one in numbers if not any(start <= one.start < end for start, end, _ in days)]
    rank = {Topic.KPI: 0, Topic.OBJECTIVE: 1}.get(passage.topic or Topic.BUDGET, 2)
    for index, number in enumerate(numbers):
        floor = numbers[index - 1].end if index else 0
        ceiling = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        name = _name_of(text, number, floor, ceiling, passage)
        if name is None and passage.topic is Topic.KPI and _PIECES.match(text, number.end):
            name = named
        if name is None and _may_count(text, number, passage):
            name = find_noun_before(text, number)
        if name is not None:
            yield _Figure(
                kpi=Kpi(name=name, value=_plain(number.as_sum())),
                passage=passage,
                rank=rank,
            )


def _may_count(text: str, number: Number, passage: Passage) -> bool:
    is_other = _PERCENT.match(text, number.end) or _MONEY_AFTER.match(text, number.end)
    return passage.topic is not Topic.BUDGET and not is_other and number.value > 1


_NEEDED = pattern(
    r"(?:нужн\w*|надо|план\w*|цель|хотим|не менее|минимум|от|около|штук|need|target|goal|want|"
    r"at least|about)[\s:—–-]*$|[,:—–(]\s*$"
)
_PIECES = pattern(r"\s*(?:тыс\w*\.?\s?)?(?:штук|шт\b)")
_ENDS = pattern(r"\s*(?:(?:тыс\w*\.?\s?)?(?:штук|шт\b)|[.,;)|]|$)")


def _plain(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


def _name_of(text: str, number: Number, floor: int, ceiling: int, passage: Passage) -> KpiName | None:
    """The noun after a count, else the measure before the figure; a cost is always named before its sum."""
    left = text[max(floor, number.start - _BEFORE) : number.start]
    measure = _measure_before(left)
    if _is_not_asked(text, number, left) and measure is not KpiName.FREQUENCY:
        return None
    is_percent = _PERCENT.match(text, number.end) is not None
    if (cost := _unit_cost(text, number)) is not None:
        return cost
    is_money = _MONEY_AFTER.match(text, number.end) is not None
    if (
        measure is not None
        and _is_of_share(measure, number, is_percent=is_percent)
        and (measure in COSTS or not is_money)
    ):
        return measure
    if is_percent or is_money or passage.topic is Topic.BUDGET:
        return None
    right = text[number.end : min(ceiling, number.end + _AFTER)]
    return _counted_after(right) or _people(left, right) or _needed(text, left, right, passage)


def _is_of_share(measure: KpiName, number: Number, *, is_percent: bool) -> bool:
    """«ДРР 15» is a share though nobody wrote the sign."""
    if measure not in SHARES:
        return not is_percent
    return is_percent or number.value <= _WHOLE_PCT


_WHOLE_PCT = 100
# «дороже двух тысяч за штуку не потянем», «лучше дешевле 300 руб.», "no more than 1,500 per connection".
_DEARER = pattern(r"(?:дороже|дешевле|cheaper than|не дороже)(?: чем)?\s(?:по\s)?$")
_APIECE = pattern(
    r"(?:\s?(?:тыс\w*|руб\w*\.?|₽|р\.?|rub\w*|roubles?|rubles?))*,?\s?(?:(?:за|на)\s(?:одн\w+\s|"
    r"кажд\w+\s|нов\w+\s)?(?P<for>\w+)|(?:per|for (?:a|each|one)|a)\s(?P<per>\w+)|"
    r"(?P<each>с носа|за единицу|apiece|each|максимум|maximum|max))"
)
_UP_TO = pattern(
    r"(?:больше|выше|более|more than|до|не (?:больше|более|выше|дороже)(?: чем)?|по|максимум|"
    r"в пределах|under|up to|at(?: most)?|no (?:more|higher) than|not (?:more|over|above)(?: than)?|"
    r"less than|"
    r"maximum|max\.?|below|ceiling of|cap of)\s(?:(?:rub|rur|руб\.?|₽|eur|usd|€|\$)\s?)?$"
)
_OF_THINGS = frozenset({"штуку", "единицу", "человека", "каждого", "каждую", "piece", "unit", "person"})


# «250 первых заказов до 300 рублей», "900 sign-ups at up to RUB 1,100".
_PRICED = pattern(
    r"\d (?:[\w-]+ ){0,2}(?P<noun>[\w-]+)\.?,? (?:до|по|не дороже|не более|максимум по|"
    r"at up to|at most|for up to|under|at) (?:rub |₽|\$)?$"
)


def _cost_of(noun: str) -> KpiName | None:
    words = read_word_list("kpi")
    if words["leads"].match(noun):
        return KpiName.CPL
    is_sale = words["sales_counted"].match(noun) or words["installs"].match(noun)
    return KpiName.CPA if is_sale else None


def _unit_cost(text: str, number: Number) -> KpiName | None:
    """What one result may cost, when no measure is named: a lead's or an order's by the noun said."""
    left = text[max(0, number.start - 30) : number.start]
    priced = _PRICED.search(left) if _MONEY_AFTER.match(text, number.end) else None
    if priced and (cost := _cost_of(priced["noun"])) is not None:
        return cost
    if priced and _PIECES.fullmatch(priced["noun"]):
        return KpiName.CPL if read_word_list("kpi")["leads"].search(text) else KpiName.CPA
    after = _APIECE.match(text, number.end)
    if _DEARER.search(left) is None and not (after is not None and _UP_TO.search(left)):
        return None
    noun = (after["for"] or after["per"] or "") if after else ""
    if (cost := _cost_of(noun)) is not None:
        return cost
    is_plain = not noun or noun in _OF_THINGS or _DEARER.search(left) is not None
    words = read_word_list("kpi")
    return (KpiName.CPL if words["leads"].search(text) else KpiName.CPA) if is_plain else None


def _people(left: str, right: str) -> KpiName | None:
    """«чтобы пришло 3000 человек», «пусть увидят 2 млн жителей»: the verb tells what the people do."""
    words = read_word_list("kpi")
    if not words["_people_after"].match(right):
        return None
    if words["_come"].search(left):
        return KpiName.VISITS
    return KpiName.REACH if words["_see"].search(left) else None


def _needed(text: str, left: str, right: str, passage: Passage) -> KpiName | None:
    """«обращения, CPL до 3 800, нужно 450»: a bare figure is of the thing that the line counts."""
    is_pieces = _PIECES.match(right) is not None
    if (
        not (is_pieces or passage.topic in {Topic.KPI, Topic.OBJECTIVE})
        or not _NEEDED.search(left)
        or not _ENDS.match(right)
    ):
        return None
    named = [(found.start(), name) for name, expression in _counted() for found in expression.finditer(text)]
    return min(named)[1] if named else None


def _is_not_asked(text: str, number: Number, left: str) -> bool:
    words = read_word_list("kpi")
    return bool(words["_now"].search(left) or words["_idle_after"].match(text, number.end))


def _measure_before(left: str) -> KpiName | None:
    """The nearest measure; of two that end together the longer: the price of a booking is no booking."""
    # "DRR (cost-to-sales) up to 15 %": what stands in brackets only explains the measure.
    for words in dict.fromkeys((_BRACKETED.sub(" ", left), left)):
        found = [
            (match.end(), -match.start(), name)
            for name, expression in _measures()
            for match in expression.finditer(words)
            if _BRIDGE.fullmatch(words, match.end())
        ]
        if found:
            _, start, name = max(found)
            return (find_head(words, -start) or name) if name is KpiName.SALES else name
    return None


_BRACKETED = pattern(r"\([^()\d]{1,40}\)")


def _counted_after(right: str) -> KpiName | None:
    start = _LINK.match(right)
    for at in dict.fromkeys((start.end() if start else 0, len(right) - len(right.lstrip(" .,")))):
        for name, expression in _counted():
            if expression.match(right, at):
                return name
    return None


@cache
def _measures() -> tuple[tuple[KpiName, re.Pattern[str]], ...]:
    words = read_word_list("kpi")
    return tuple((name, words[name.value]) for name in chain(KpiName) if name.value in words)


@cache
def _counted() -> tuple[tuple[KpiName, re.Pattern[str]], ...]:
    words = read_word_list("kpi")
    return tuple(
        (name, words[f"{name.value}_counted"]) for name in KpiName if f"{name.value}_counted" in words
    )
