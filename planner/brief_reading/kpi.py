"""KPIs of a brief: each figure that the client counts, by the noun beside it or the measure before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain

from planner.brief import Kpi, KpiName
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.kpi_costs import MONEY_AFTER, PIECES, in_roubles, read_unit_cost
from planner.brief_reading.kpi_nouns import WORDED, find_head, find_noun_before
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.strays import tells_figures
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
# Not even a sentence of its own is read under these labels.
_NEVER_HERE = frozenset({*ASIDE, Topic.EXCLUDED, Topic.VAT})
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
    r"around|or|rub|usd|eur|[$€₽]|руб\w*|чтоб\w*|за\s+период|"
    r"(?:за|per)\s(?:\w+\s){1,2}(?=не\b|до\b|в\b|up\b|under|below|max|at\b|no\b)|"
    r"(?:\w+\s){1,2}(?=(?:до|не (?:выше|более|больше|дороже)|under|below|up to|at most|no more)\b))"
    r"[\s.,:—–-]*){0,6}"
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
    return [
        p
        for p in brief.passages
        if p.topic not in _NOT_HERE or (p.topic not in _NEVER_HERE and tells_figures(p))
    ]


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
        if name is None and passage.topic is Topic.KPI and PIECES.match(text, number.end):
            name = named
        if name is None and _may_count(text, number, passage):
            name = find_noun_before(text, number)
        if name is not None:
            yield _Figure(
                kpi=Kpi(name=name, value=_value(brief, text, number, name)),
                passage=passage,
                rank=rank,
            )


def _value(brief: BriefText, text: str, number: Number, name: KpiName) -> Decimal:
    value = _plain(number.as_sum())
    return in_roubles(brief, text, number, value) if name in COSTS else value


def _may_count(text: str, number: Number, passage: Passage) -> bool:
    is_other = _PERCENT.match(text, number.end) or MONEY_AFTER.match(text, number.end)
    return passage.topic is not Topic.BUDGET and not is_other and number.value > 1


_NEEDED = pattern(
    r"(?:нужн\w*|надо|план\w*|цель|хотим|не менее|минимум|от|около|штук|need|target|goal|want|"
    r"at least|about)[\s:—–-]*$|[,:—–(]\s*$"
)
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
    if (cost := read_unit_cost(text, number)) is not None:
        return cost
    is_money = MONEY_AFTER.match(text, number.end) is not None
    right = text[number.end : min(ceiling, number.end + _AFTER)]
    is_fit = measure is not None and _is_of_share(measure, number, is_percent=is_percent)
    if is_fit and (measure in COSTS or not (is_money or _is_counted_twice(measure, floor, left, right))):
        return measure
    if is_percent or is_money or passage.topic is Topic.BUDGET:
        return None
    return _counted_after(right) or _people(left, right) or _needed(text, left, right, passage)


def _is_counted_twice(measure: KpiName | None, floor: int, left: str, right: str) -> bool:
    """ "12k site visits, 300 purchases": a noun that the figure before it counts is not of the next one."""
    after = _counted_after(right)
    return bool(floor and after and after is not measure and _counted_after(left) is measure)


def _is_of_share(measure: KpiName, number: Number, *, is_percent: bool) -> bool:
    """«ДРР 15» is a share though nobody wrote the sign."""
    if measure not in SHARES:
        return not is_percent
    return is_percent or number.value <= _WHOLE_PCT


_WHOLE_PCT = 100


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
    is_pieces = PIECES.match(right) is not None
    if (
        not (is_pieces or passage.topic in {Topic.KPI, Topic.OBJECTIVE})
        or not _NEEDED.search(left)
        or not _ENDS.match(right)
    ):
        return None
    named = [(found.start(), name) for name, expression in _counted() for found in expression.finditer(text)]
    return min(named)[1] if named else None


_WANTED = pattern(r"\b(?:target|goal|need|want|aim|надо|нужн\w+|хотим|план\w*|цель)\b")
_ASIDE_CHARS = 20


def _is_not_asked(text: str, number: Number, left: str) -> bool:
    words = read_word_list("kpi")
    now = words["_now"].search(left)
    # «сейчас надо 500», "the target now is 700": what is needed now is asked for.
    is_now = now is not None and not _WANTED.search(left, max(0, now.start() - _ASIDE_CHARS))
    return is_now or words["_idle_after"].match(text, number.end) is not None


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
            # «CPA за выданный займ не выше…»: the cost is meant, of whatever thing it is.
            _, start, name = max([one for one in found if one[2] in COSTS] or found)
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
