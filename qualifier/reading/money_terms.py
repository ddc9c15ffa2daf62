"""On what terms a sum is named: VAT, period, only an upper or lower end, taken back or replaced."""

from enum import StrEnum

from qualifier.reading.money_span import CHANGE, Span
from qualifier.reading.money_window import Window
from qualifier.reading.money_words import GROSS, MONTHLY, NET, QUARTERLY, YEARLY
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("money_terms")

_VAT_EITHER = pattern(r"(?:или|либо|or) (?:без|with|without)|с/без|непонятно")
# «С НДС… ой нет, без»: the second word on the tax holds.
_NET_AFTER_ALL = pattern(
    r"\W*(?:(?:ой|ай|эх|нет|точнее|вернее|пардон|извин\w+|виноват\w*|sorry|no|oops|wait|scratch that|"
    r"i mean|actually)\W+){1,3}"
    r"(?:без|чистыми|ex\b|net\b|without|excl)"
)
_VAT_PCT = pattern(r"(?:ндс|vat|налог\w*) ?\(?(\d{1,2}) ?%")
_DENIED_BEFORE = pattern(_PHRASES["_DENIED_BEFORE"])
_TAKEN_BACK = pattern(
    r" ?[\w.₽$€]{0,8} ?[,.;…—–-]{0,3} ?(?:ой|нет(?! ндс)|точнее|вернее|то есть нет|no(?! (?:vat|tax))|"
    r"sorry|scratch that|wait|"
    r"извин\w+|пардон|"
    r"виноват\w?|ошиб\w+|оговор\w+|отставить)(?![\w])"
)
_FORMER = pattern(_PHRASES["_FORMER"])
# «хотя просили миллион»: what was asked for and not given.
_WISHED = pattern(
    r"(?:просил\w*|хотел\w*|запрашива\w+|надеял\w+|мечтал\w*|рассчитывал\w*|"
    r"asked for|wanted|hoped for|requested) (?:\w+ )?$"
)
_SWITCH = pattern(_PHRASES["_SWITCH"])
# «Восемьсот тысяч без НДС одобрены»: a sum that somebody approved stands, whatever was planned before.
_STANDS = pattern(_PHRASES["_STANDS"])
# «Думала тысяч триста потратить»: a wish told in the past holds while nothing is set against it.
_MEANS_TO_SPEND = pattern(
    r"(?:дума|прикидыва|собира|рассчитыва|планиру|планирова|хоте|thinking (?:of|about)|thought (?:of|"
    r"about))\w* "
    r"(?:[^\s.;!?]+ ){0,4}?(?:потратить|вложить|отдать|дать|пустить|выделить|spend|put|invest)"
)
_SET_AGAINST = pattern(r"\b(?:но|однако|а потом|зато|but|however|then)\b|раньше|прошл|last year|before")
_FORMER_REACH = 60
_FORMER_NEAR = 12
_SPEND_NEAR = 24
_NEAR_MARK = r" ?(?:rub|usd|eur|\$|€|₽)? ?$"
_CEILING = pattern(
    r"(?:\bдо|не (?:более|больше|выше|свыше|дороже)(?: чем)?|не (?:\w+ )?превыша\w+|\bбольше|в пределах|"
    r"up to|(?:no|not) more than|"
    rf"not (?:to )?exceed\w*|at most|\bunder|within|(?:no|not) (?:higher|over|above)(?: than)?){_NEAR_MARK}"
)
_FLOOR = pattern(
    rf"(?:\bот|не (?:менее|меньше|ниже)(?: чем)?|минимум|\bсвыше|at least|starting (?:at|from)|"
    rf"no less than){_NEAR_MARK}"
)
_AND_MORE = pattern(
    r" ?(?:\w{1,6}\.? )?(?:с чем-то|с лишним|с хвостик\w+|с небольшим|с копейками|и выше|и больше|and up\b|"
    r"or more\b)"
)
_CHANGED_FROM = pattern(_PHRASES["_CHANGED_FROM"])


class Vat(StrEnum):
    """Whether the sum holds the tax."""

    WITHOUT = "without"
    WITH = "with"
    UNSAID = "unsaid"


class Period(StrEnum):
    """What time the sum is for."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def find_vat(window: Window) -> Vat:
    """Return whether the sum holds VAT, as said beside it."""
    near = window.after[:45]
    if _VAT_EITHER.search(near):
        return Vat.UNSAID
    net, gross = NET.search(near), GROSS.search(near)
    if net and (not gross or net.start() <= gross.start()):
        return Vat.WITHOUT
    if gross:
        return Vat.WITHOUT if _NET_AFTER_ALL.match(window.after, gross.end()) else Vat.WITH
    head = window.before[-25:]
    if NET.search(head):
        return Vat.WITHOUT
    return Vat.WITH if GROSS.search(head) else Vat.UNSAID


def find_vat_pct(window: Window) -> float | None:
    """Return the rate of VAT that the text states."""
    found = _VAT_PCT.search(window.after)
    return float(found[1]) if found else None


def find_period(span: Span, window: Window) -> Period:
    """Return what time the sum is for."""
    if window.before.rstrip().endswith("="):  # «480 000 в месяц × 2 = 960 000» is the whole
        return Period.ONCE
    near = window.before[-40:] + " | " + window.after[:45]
    if span.times or MONTHLY.search(near):
        return Period.MONTH
    if YEARLY.search(near):
        return Period.YEAR
    return Period.QUARTER if QUARTERLY.search(near) else Period.ONCE


def is_ceiling(window: Window) -> bool:
    """Tell whether only the upper end is named; a sum changed to X is X."""
    return bool(_CEILING.search(window.before)) and not CHANGE.search(window.before[-_FORMER_REACH:])


def is_floor(window: Window) -> bool:
    """Tell whether only the lower end is named."""
    return bool(_FLOOR.search(window.before) or _AND_MORE.match(window.after))


def is_denied(window: Window) -> bool:
    """Tell whether the sum is denied, or taken back for the next one."""
    if _DENIED_BEFORE.search(window.before):
        return True
    if not window.has_next:
        return False
    return bool(_TAKEN_BACK.match(window.after)) or bool(_CHANGED_FROM.search(window.before))


def is_former(span: Span, window: Window) -> bool:
    """Tell whether the sum is named as what was said or planned before."""
    head = window.text[max(0, span.start - _FORMER_REACH) : span.start]
    if _WISHED.search(head) and ("," in head or window.has_previous):
        return True
    if _STANDS.match(window.after) or _is_meant(head, window):
        return False
    found = [match.end() for match in _FORMER.finditer(head)]
    return bool(found) and (len(head) - found[-1] <= _FORMER_NEAR or not _SWITCH.search(head, found[-1]))


def _is_meant(head: str, window: Window) -> bool:
    """Tell whether the sum is what the client still means to spend, though told in the past."""
    if window.has_next or _SET_AGAINST.search(head + window.after):
        return False
    return bool(_MEANS_TO_SPEND.search(f"{head}… {window.after[:_SPEND_NEAR].lstrip()}"))
