"""Whether a number is money: its currency, its size, and what stands in its way."""

from qualifier.reading.money_purpose import HEADED, ON_CHANNEL
from qualifier.reading.money_span import Span
from qualifier.reading.money_window import SMALLEST_SUM, Window
from qualifier.reading.money_words import (
    CHANNEL,
    COUNTED,
    CURRENCY_AFTER,
    CURRENCY_BEFORE,
    GROSS,
    MONTHLY,
    NET,
    NOT_MONEY_BEFORE,
    PART,
    SLANG,
)
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.taken_sums import is_taken

_PHRASES = read_phrases("money_signs")

_NEAR = 25
_RATE = pattern(r" ?(?:в|за|a|per|an|each) (?:недел|день|сутки|час|смену|week|day|hour)")
# «38 000 насосов», "38,000 pumps": a plural noun right after the number is what it counts.
_OF_THINGS = pattern(
    r" (?:[а-я]{3,}(?:ов|ев)|[а-я]{3,}ей|[a-z]{3,}(?:[^s]s|"
    r"ies))\b(?<!всего)(?<!своей)(?<!нашей)(?<!моей)(?<!вашей)"
    r"(?<!этой)(?<!plus)(?<!gross)(?<!this)(?<!was)(?<!всей)(?<!does)(?<!thats)(?<!max)(?<!perhaps)(?"
    r"<!always)"
)
_VAT_NEXT = pattern(rf"[ ,]{{0,2}}(?:{NET.pattern}|{GROSS.pattern})")
_AGAINST = pattern(r"[ ,]{0,2}(?:а|но|but|rather|точнее|вернее|и|and) ")
_LIST_MARK = pattern(r"[.)]")
_FROM_TO = pattern(r"(?:^| )(?:с|по|к|до|no|п\.|пункт\w*) $|[^\W\d_]-$")
_NOUN_NEXT = pattern(r" [а-яa-z]{3,}(?:ов|ев|ей|ами|ах|ых|их|и|ы|а|s)\b")
# «90 000 на все», «тысяч 80, больше не дам»: whoever says so speaks of the money there is.
_MEANS = pattern(_PHRASES["_MEANS"])
_ANEW = pattern(
    r".{0,30}\b(?:если|if) .{0,40}(?:то|и|до|then|to) (?:и )?|"
    r"[ ,.;]{0,2}(?:\w+ ){0,3}(?:typo|mistake|slip|опечат\w*|ошиб\w*|описк\w*)[^\d]{0,12}|"
    r".{0,20}(?:подня|увелич|урез|срез|сниз|сокра|порез|rais|cut|increas|reduc)\w* (?:\w+ )?(?:до|to) |"
    r"[ ,]{0,2}(?:(?:но|а|and|but) )?(?:\w+ ){0,2}(?:,? ?(?:теперь|сейчас|стало|now|then)) (?:\w+ )?"
)
# «нас 58: 41 и 17»: heads are counted here.
_HEADS = pattern(
    r"(?<!у )(?<!для )(?<!с )\bнас (?:\w+ )?\d|человек|сотрудник|персонал|\bштат|работник|staff|"
    r"employees|headcount"
)
_YEARS = range(1900, 2101)


def find_currency(span: Span, window: Window) -> str | None:
    """Return the currency that stands beside the number."""
    if found := CURRENCY_AFTER.match(window.text, span.end):
        return found.lastgroup
    if SLANG.search(window.text, span.start, span.end):
        return "RUB"
    head = window.text[max(0, span.start - 10) : span.start]
    before = CURRENCY_BEFORE.search(head)
    return before.lastgroup if before else None


def is_money(span: Span, window: Window, currency: str | None, *, is_answer: bool) -> bool:
    """Tell a sum from a count, a year, a date, a phone; `is_answer`: the talk is of money already."""
    if currency is not None:
        return True
    if _is_something_else(span, window):
        return False
    if span.scale >= SMALLEST_SUM or span.times:
        return True
    if span.is_digits and span.high in _YEARS:
        return False
    if span.high >= SMALLEST_SUM * 10:
        return span.is_digits and (
            _names_money(window) or _is_likely(window, is_answer=is_answer) or _is_all_there_is(span, window)
        )
    return _is_bare_sum(span, window, is_answer=is_answer)


def _is_something_else(span: Span, window: Window) -> bool:
    return bool(
        _RATE.match(window.after)
        or _OF_THINGS.match(window.after)
        or COUNTED.match(window.text, span.end)
        or NOT_MONEY_BEFORE.search(window.before)
    )


def _names_money(window: Window) -> bool:
    if CHANNEL.search(window.before[-50:]):
        return True
    return any(found.lastgroup in {"budget", "money", "not_for_us"} for found in window.purposes)


def _is_likely(window: Window, *, is_answer: bool) -> bool:
    if is_answer or is_alternative(window) or ON_CHANNEL.match(window.after) or HEADED.match(window.before):
        return True
    near = window.after[:_NEAR]
    return any(expression.search(near) for expression in (NET, GROSS, MONTHLY))


def _is_all_there_is(span: Span, window: Window) -> bool:
    return span.high % SMALLEST_SUM == 0 and is_means(window)


def is_means(window: Window) -> bool:
    """Tell whether the words beside a sum say that it is all there is."""
    return bool(_MEANS.search(window.after[:_NEAR]) or _MEANS.search(window.before[-_NEAR:]))


def is_alternative(window: Window) -> bool:
    """«не 500 тысяч, а 350»: what stands against a sum is a sum."""
    if not window.has_previous:
        return False
    if _AGAINST.fullmatch(window.before) or _ANEW.fullmatch(window.before):
        return True
    return PART.search(window.before) is not None


def _is_bare_sum(span: Span, window: Window, *, is_answer: bool) -> bool:
    if not is_bare(span) or _is_counting(span, window) or (span.is_digits and _HEADS.search(window.before)):
        return False
    likely = _is_likely(window, is_answer=is_answer) or is_taken(window)
    if span.high < 10 and span.high == int(span.high):  # «с 1 по 8», «2 раб. дня»
        return likely and bool(_VAT_NEXT.match(window.after) or not span.is_digits or is_taken(window))
    return likely or _has_keyword_near(window)


def _has_keyword_near(window: Window) -> bool:
    found = [m for m in window.purposes if m.lastgroup in {"budget", "money"}]
    return bool(found) and len(window.before) - found[-1].end() <= _NEAR


def is_bare(span: Span) -> bool:
    """«триста», «1,5», «два четыреста» may be sums; «один» is mostly a word of grammar."""
    if span.scale >= SMALLEST_SUM or span.high <= 1:
        return False
    return span.high < (SMALLEST_SUM if span.is_digits else SMALLEST_SUM * 10)


def _is_counting(span: Span, window: Window) -> bool:
    """A bare number with a noun after it counts the noun; at the head of a line it is the line's number."""
    if span.is_digits and not window.before.strip(" -–—") and _LIST_MARK.match(window.after):
        return True
    return bool(span.is_digits and _FROM_TO.search(window.before) and not is_alternative(window)) or bool(
        _NOUN_NEXT.match(window.after)
    )
