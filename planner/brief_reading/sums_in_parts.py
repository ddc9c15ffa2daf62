"""Sums said in several figures: a monthly one with its total, parts that add up, months told one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.brief_reading.corrections import in_one_scale, rate_of
from planner.brief_reading.layout import Passage
from planner.brief_reading.spelt_sums import SpeltSum
from qualifier.profile import Profile
from qualifier.reading.money import Amount
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.signals import Signal

_UNITS = (
    r"\.?(?:\s?(?:тыс\w*\.?|тыщ\w*|млн\.?|миллион\w*|лям\w*|руб\w*\.?|₽|р\b\.?|k\b|к\b|m\b|mln|million|"
    r"thousand|rub\w*|"
    r"roubles?|usd|eur|евро|[€$]))*"
)
_MONTHLY = pattern(
    rf"{_UNITS}\s?(?:в месяц|за месяц|ежемесячно|/ ?мес\w*|a month|per month|monthly|each month|/ ?month)"
)
_TOTAL_BEFORE = pattern(
    r"(?:то есть|т\. ?е\.|итого|всего|в сумме|суммарно|=|that is|i\. ?e\.|so|in total|total(?:ling)?|"
    r"altogether|"
    r"making)\s?[:—–,-]?\s?(?:это |получается |выходит |rub |€|\$)?$"
)
_TOTAL_AFTER = pattern(
    rf"{_UNITS}\s?(?:всего|итого|в сумме|суммарно|за вс[её]|на вс[её]|in total|total|altogether|overall|"
    rf"all in)"
)
_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|jan|feb|mar|apr|"
    r"may\b|jun|jul|"
    r"aug|sep|oct|nov|dec)\w*"
)
_OF_MONTH = pattern(rf"{_UNITS}\s?(?:[—–-]\s?)?(?:на |в |за |for |in |- )?{_MONTH}(?! \d{{1,2}}\b(?!\d))")
_MAYBE = pattern(
    r"(?:\s?(?:руб\w*|₽|тыс\w*))*\s?,? ?(?:(?:ну|а|но|или|хотя|or|well) ?,? ?)*(?:может(?: быть)?|"
    r"максимум|от силы|в крайнем случае|"
    r"ну|возможно|maybe|perhaps|possibly|at (?:most|best)|max(?:imum)?|up to)[\s,]*(?:и |до |даже |"
    r"even )?(?:все )?"
)
_MAY_CUT = pattern(
    r"[^.;!?\d]{0,40}\b(?:мо[гж]\w+|возможно|вероятно|might|may|could)\b[^.;!?\d]{0,25}(?:срез\w+|"
    r"уреза\w+|порез\w+|сократ\w+|"
    r"сниз\w+|уменьш\w+|cut|reduce\w*|trim\w*|lower\w*|drop\w*)[^.;!?\d]{0,20}"
)
_LEAST = Decimal(1_000)
_MOST_TIMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    number: Number
    value: Decimal


def read_sum_of_parts(passages: Iterable[Passage], profile: Profile) -> SpeltSum | None:
    """Return the sum for the whole flight when a passage tells it in several figures."""
    for passage in passages:
        text = passage.sentence.folded
        figures = _figures(text)
        total = (
            _less_fee(text, figures)
            or _monthly_total(text, figures)
            or _whole_of_parts(text, figures)
            or _months_added(text, figures)
        )
        if total is not None and total >= _LEAST:
            return SpeltSum(sum_rub=total * rate_of(profile, text), quote=passage.quote())
    return None


def _figures(text: str) -> tuple[_Figure, ...]:
    """The figures of a text, the bare ones in the scale of the greatest."""
    numbers = find_numbers(text)
    values = [Decimal(str(one.as_sum())) for one in numbers]
    greatest = max(values, default=Decimal(0))
    return tuple(
        _Figure(number=number, value=in_one_scale(value, greatest))
        for number, value in zip(numbers, values, strict=True)
    )


# «6 млн, из них наша комиссия 600 тысяч», "of which 90k is our fee": the agency keeps that part.
_OF_IT = pattern(
    r"(?:из них|из которых|из этой суммы|в том числе|включая|вместе с|of which|including|incl\.?|"
    r"with)\b[^.;!?\d]{0,40}$"
)
_FEE = r"(?:комисси\w+|вознагражден\w+|агентск\w+|гонорар\w*|преми[яюей]\w*|\bак\b|\bfees?\b|commission)"
_FEE_BEFORE = pattern(rf"{_FEE}[^.;!?,\d]{{0,25}}$")
_FEE_AFTER = pattern(rf"{_UNITS}(?: с ндс| без ндс)?[^.;!?,\d]{{0,25}}{_FEE}")
_FOR_MEDIA = pattern(
    r"(?:\bвам|на медиа|на размещени\w+|медиабюджет\w*|на рекламу|остается|for (?:the )?media|"
    r"media (?:budget|spend)|"
    r"\bleaves|to you)(?: из них| of it)?[\s:—–-]*(?:rub |€|\$)?$"
)
_NAMES_FEE = pattern(_FEE)
_ON_TOP = pattern(
    r"сверху|не вход|не включ|on top|not included|excluding|excl\.? (?:fee|commission)|\+ ?(?:ак|комисс)"
)


def _less_fee(text: str, figures: Sequence[_Figure]) -> Decimal | None:
    """What is left for the media of a sum that holds the agency's fee."""
    if not _NAMES_FEE.search(text) or _ON_TOP.search(text):
        return None
    left = next((one for one in figures if _FOR_MEDIA.search(text[: one.number.start])), None)
    if left is not None and left.value >= _LEAST:
        return left.value
    for whole, fee in zip(figures, figures[1:], strict=False):
        head, between = text[: fee.number.start], text[whole.number.end : fee.number.start]
        is_part = _OF_IT.search(between) is not None
        is_fee = _FEE_BEFORE.search(head) or _FEE_AFTER.match(text, fee.number.end)
        if is_part and is_fee and _LEAST <= fee.value < whole.value:
            return whole.value - fee.value
    return None


def _monthly_total(text: str, figures: Sequence[_Figure]) -> Decimal | None:
    """«80 тысяч в месяц, то есть 160 всего»: the total is said."""
    monthly = next((one for one in figures if _MONTHLY.match(text, one.number.end)), None)
    if monthly is None:
        return None
    for one in figures:
        is_after = one.number.start > monthly.number.end and one.value > monthly.value >= _LEAST
        is_total = _TOTAL_BEFORE.search(text[: one.number.start]) or _TOTAL_AFTER.match(text, one.number.end)
        if is_after and is_total and not _MONTHLY.match(text, one.number.end):
            return one.value
    return None


def _whole_of_parts(text: str, figures: Sequence[_Figure]) -> Decimal | None:
    """«4 млн (2,5 млн на первый и 1,5 на второй)»: what the figures after it add up to is the whole."""
    for at, whole in enumerate(figures):
        parts = [one.value for one in figures[at + 1 :] if one.value >= _LEAST]
        is_sum = whole.value >= _LEAST and len(parts) > 1 and sum(parts) == whole.value
        if is_sum and not _MONTHLY.search(text) and not _NAMES_FEE.search(text):
            return whole.value
    return None


def _months_added(text: str, figures: Sequence[_Figure]) -> Decimal | None:
    """«двести тысяч на октябрь и триста на ноябрь»: the months' sums add up."""
    of_months = [
        one.value for one in figures if one.value >= _LEAST and _OF_MONTH.match(text, one.number.end)
    ]
    is_all = len(of_months) > 1 and len(of_months) == sum(one.value >= _LEAST for one in figures)
    return sum(of_months, Decimal(0)) if is_all else None


def read_lower_end(
    amounts: Sequence[Signal[Amount]], low_rub: int | None, high_rub: int | None
) -> tuple[Decimal, Decimal] | None:
    """«тысяч семьсот, может восемьсот», «2 млн, могут срезать до 1,6»: two sums are the ends of a range."""
    if low_rub is None or low_rub != high_rub:
        return None
    for one, other in zip(amounts, amounts[1:], strict=False):
        if one.sentence != other.sentence or one.value.currency != other.value.currency:
            continue
        gap = one.sentence.folded[one.end : other.start]
        first, second = Decimal(str(one.value.high)), Decimal(str(other.value.high))
        is_range = _MAYBE.fullmatch(gap) and first < second or _MAY_CUT.fullmatch(gap) and second < first
        if (
            is_range
            and max(first, second) < _MOST_TIMES * min(first, second)
            and Decimal(low_rub) in (first, second)
        ):
            return min(first, second), max(first, second)
    return None


# "not less than 400,000 and not more than 600,000": the floor and the ceiling are both told.
_AT_LEAST = pattern(r"(?:not? less than|no fewer than|at least|не менее|не меньше|минимум)\s(?:rub |₽ ?)?$")
_AT_MOST = pattern(
    rf"{_UNITS}[\s,]*(?:(?:и|но|а|and|but) )?(?:не более|не больше|максимум|до|not? more than|"
    r"at most|up to|max(?:imum)?)\s(?:rub |₽ ?)?"
)


def read_worded_ends(texts: Iterable[str], high_rub: int | None) -> tuple[Decimal, Decimal] | None:
    """«тысяч четыреста, может пятьсот»: the second figure bears no scale of its own."""
    for text in texts:
        figures = _figures(text)
        for one, other in zip(figures, figures[1:], strict=False):
            gap = text[one.number.end : other.number.start]
            is_range = _MAYBE.fullmatch(gap) or (
                _AT_MOST.fullmatch(gap) and _AT_LEAST.search(text[: one.number.start])
            )
            is_near = one.value < other.value < _MOST_TIMES * one.value
            if is_range and is_near and Decimal(high_rub or 0) in (one.value, other.value):
                return one.value, other.value
    return None
