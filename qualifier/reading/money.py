"""Sums of money: how much, in what currency, with or without VAT, for how long and for what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qualifier.reading import money_signs, money_terms
from qualifier.reading.money_purpose import FOR_US, Role, find_label, find_role
from qualifier.reading.money_span import Span, find_spans
from qualifier.reading.money_terms import Period, Vat
from qualifier.reading.money_window import SMALLEST_SUM, Window, look_around
from qualifier.reading.money_words import AD_WORK, CONTINUES, GROSS, PART, TOTAL
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Polarity, Signal

_PHRASES = read_phrases("money")

__all__ = ["FOR_US", "Amount", "Period", "Role", "Vat", "read_amounts"]

_MOST_UNITS = 100_000
_CONTINUATION = 40
_CELL_REACH = 6
# A sentence with more numbers is no speech; beyond them nothing is read.
_MOST_SUMS = 80
_CELL = pattern(r"[|\t:=—–-] *$")
# A sum needs a digit, a hundred, a ten or a scale; sentences without one are left at once.
_MAY_HOLD_SUM = pattern(
    r"\d|сот|ст[аио]\b|двести|дцат|десят|сорок|девяност|тыс|тыщ|тыр|мил|млн|лям|лимон|косар|пол[тул]|"
    r"hundred|thousand|grand|million|\bmil\b|ty\b|teen\b|zero"
)
# What every keyword, currency and VAT mark that can make a small number a sum has in it.
_HINTS = _PHRASES["_HINTS"]
_MONEY_HINTS = tuple(_HINTS.split())
# «Есть 600 тысяч, хватит?» names a sum; the question is whether it will do.
_ENOUGH = pattern(
    r"хват[ия]т|хватает|уложи|реально|потянете|достаточно|маловато|это много|enough|will (?:that|"
    r"it) do|doable|realistic|workable"
)
_OF_ALL = pattern(r"(?:все|цены|суммы|everything|all|prices|figures)[^.;]{0,30}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum or a range; `low` and `high` are in units of the currency, for one period.

    `is_bare`: neither currency nor thousands were said, the record must show what was meant.
    `is_ceiling`: «до 500 тысяч» names only the upper end; `is_floor`: «от 500 тысяч» only the lower one.
    `label`: the channel or the unit that this part of the money goes to.
    """

    low: float
    high: float
    currency: str = "RUB"
    role: Role = Role.UNCLEAR
    vat: Vat = Vat.UNSAID
    vat_pct: float | None = None
    period: Period = Period.ONCE
    months: int | None = None
    is_bare: bool = False
    has_currency: bool = False
    label: str | None = None
    is_ceiling: bool = False
    is_floor: bool = False
    names_advertising: bool = False
    is_total: bool = False
    is_part: bool = False
    is_former: bool = False


def read_amounts(
    sentence: Sentence, *, is_answer: bool = False, unit: float = 1, following: str = ""
) -> tuple[Signal[Amount], ...]:
    """Return the sums that a sentence names.

    `is_answer`: it replies to a question about money; `unit`: a heading says that sums are in thousands;
    `following`: the next sentence, which may go on about the last sum («в т. ч. | НДС»).
    """
    if not is_answer and not _MAY_HOLD_SUM.search(sentence.folded):
        return ()
    spans = find_spans(sentence.folded, find_numbers(sentence.folded))
    spans = spans[:_MOST_SUMS]
    if not is_answer and unit == 1 and not _may_be_sums(sentence.folded, spans):
        return ()
    is_continued = following and CONTINUES.match(following)
    text = f"{sentence.folded} {following[:_CONTINUATION]}" if is_continued else sentence.folded
    if unit > 1:
        spans = tuple(_in_units(span, text, unit) for span in spans)
    found: list[Signal[Amount]] = []
    for index, span in enumerate(spans):
        window = look_around(text, spans, index)
        if amount := _read_amount(span, window, is_answer=is_answer):
            found.append(_signal(amount, span, window, sentence))
    return tuple(_spread_vat(found, text))


def _may_be_sums(text: str, spans: tuple[Span, ...]) -> bool:
    """Small numbers alone are sums only beside a word of money."""
    if any(span.scale >= SMALLEST_SUM or span.high >= SMALLEST_SUM * 10 or span.times for span in spans):
        return True
    return bool(spans) and any(word in text for word in _MONEY_HINTS)


def _signal(amount: Amount, span: Span, window: Window, sentence: Sentence) -> Signal[Amount]:
    is_asked = sentence.folded[-_CELL_REACH:].rstrip().endswith("?")
    is_asked = is_asked and not _ENOUGH.search(sentence.folded, span.end)
    return Signal(
        value=amount,
        sentence=sentence,
        start=span.start,
        end=span.end,
        polarity=Polarity.DENIED if money_terms.is_denied(window) else Polarity.AFFIRMED,
        certainty=Certainty.ASKED if is_asked else Certainty.STATED,
    )


def _in_units(span: Span, text: str, unit: float) -> Span:
    is_cell = _CELL.search(text[max(0, span.start - _CELL_REACH) : span.start]) is not None
    if not is_cell or span.scale > 1 or not span.is_digits or span.high >= _MOST_UNITS:
        return span
    return replace(span, low=span.low * unit, high=span.high * unit, scale=unit)


def _read_amount(span: Span, window: Window, *, is_answer: bool) -> Amount | None:
    currency = money_signs.find_currency(span, window)
    if not money_signs.is_money(span, window, currency, is_answer=is_answer):
        return None
    role = find_role(window)
    if role is Role.UNCLEAR and (
        is_answer or money_signs.is_alternative(window) or money_signs.is_means(window)
    ):
        role = Role.MONEY
    is_single = span.low == span.high
    return Amount(
        low=span.low,
        high=span.high,
        currency=currency or "RUB",
        has_currency=currency is not None,
        role=role,
        vat=money_terms.find_vat(window),
        vat_pct=money_terms.find_vat_pct(window),
        period=money_terms.find_period(span, window),
        months=span.times,
        is_bare=currency is None and money_signs.is_bare(span),
        label=find_label(window),
        is_ceiling=is_single and money_terms.is_ceiling(window),
        is_floor=is_single and money_terms.is_floor(window),
        names_advertising=bool(AD_WORK.search(window.before[-60:]) or AD_WORK.search(window.after[:40])),
        is_total=bool(TOTAL.search(window.before)),
        is_part=PART.search(window.before) is not None,
        is_former=money_terms.is_former(span, window),
    )


def _spread_vat(found: list[Signal[Amount]], text: str) -> Iterator[Signal[Amount]]:
    """«смс 400, видео 600, всё с НДС»: what is said of all holds for each that says nothing."""
    shared = _OF_ALL.search(text[: _vat_at(text)])
    last = found[-1].value.vat if found else Vat.UNSAID
    for signal in found:
        is_line = signal.value.label and found[-1].value.label
        if signal.value.vat is Vat.UNSAID and last is Vat.WITH and (shared or is_line):
            yield replace(signal, value=replace(signal.value, vat=last))
        else:
            yield signal


def _vat_at(text: str) -> int:
    found = GROSS.search(text)
    return found.start() if found else 0
