"""On what terms a sum is named: VAT, period, only an upper or lower end, taken back or replaced."""

import re
from enum import StrEnum

from qualifier.reading.money_span import CHANGE, Span
from qualifier.reading.money_window import Window
from qualifier.reading.money_words import GROSS, MONTHLY, NET, QUARTERLY, YEARLY

_VAT_EITHER = re.compile(r"(?:или|либо|or) (?:без|with|without)|с/без|непонятно")
_VAT_PCT = re.compile(r"(?:ндс|vat|налог\w*) ?\(?(\d{1,2}) ?%")
_DENIED_BEFORE = re.compile(
    r"(?:(?:^|\W)(?:не|not|no longer|вместо|забудьте (?:про|о)|забудь (?:про|о)|никаких|instead of|"
    r"rather than|"
    r"forget(?: about)?)(?: (?:о|про|the|rub|\$|€|usd|eur))*) ?[«\"]?$"
)
_TAKEN_BACK = re.compile(
    r" ?[\w.₽$€]{0,8} ?[,.;…—–-]{0,3} ?(?:ой|нет|точнее|вернее|то есть нет|no|sorry|scratch that|wait|"
    r"извин\w+|пардон|"
    r"виноват\w?|ошиб\w+|оговор\w+|отставить)(?![\w])"
)
_FORMER = re.compile(
    r"сначала|сперва|вначале|поначалу|изначальн|первоначальн|раньше|прежн|предыдущ|было|была|хотели|"
    r"планировали|думал(?!\w* вслух)|"
    r"initial|at first|originally|previous|(?:was|were)\b(?! (?:given|granted|allo|approv|handed|"
    r"promised|told))|used to|had been|optimistic|в начале|в письме|обещали"
)
# «хотя просили миллион»: what was asked for and not given.
_WISHED = re.compile(
    r"(?:просил\w*|хотел\w*|запрашива\w+|надеял\w+|мечтал\w*|рассчитывал\w*|"
    r"asked for|wanted|hoped for|requested) (?:\w+ )?$"
)
_SWITCH = re.compile(
    r"\bit is\b|\bit's\b|потом|теперь|сейчас|вчера|сегодня|\bно\b|\bа\b|стало|остал|правильно|now|then|"
    r"but|later|[.;!?]|"
    r"\d|тысяч|миллион|млн"
)
# «Восемьсот тысяч без НДС одобрены»: a sum that somebody approved stands, whatever was planned before.
_STANDS = re.compile(
    r"[^.;!?]{0,25}?\b(?:одобрен\w*|утвержден\w*|согласован\w*|выделен\w*|подписан\w*|одобрили|утвердили|"
    r"согласовали|(?:is|was|were|been) (?:approved|signed|minuted|agreed)|approved|minuted|signed off)\b"
    r"(?! (?:не|но|раньше|до)\b)"
)
_FORMER_REACH = 60
_FORMER_NEAR = 12
_NEAR_MARK = r" ?(?:rub|usd|eur|\$|€|₽)? ?$"
_CEILING = re.compile(
    r"(?:\bдо|не (?:более|больше|выше|свыше|дороже)(?: чем)?|не (?:\w+ )?превыша\w+|\bбольше|в пределах|"
    r"up to|(?:no|not) more than|"
    rf"not (?:to )?exceed\w*|at most|\bunder|within|(?:no|not) (?:higher|over|above)(?: than)?){_NEAR_MARK}"
)
_FLOOR = re.compile(
    rf"(?:\bот|не (?:менее|меньше|ниже)(?: чем)?|минимум|\bсвыше|at least|starting (?:at|from)|"
    rf"no less than){_NEAR_MARK}"
)
_AND_MORE = re.compile(
    r" ?(?:\w{1,6}\.? )?(?:с чем-то|с лишним|с хвостик\w+|с небольшим|с копейками|и выше|и больше|and up\b|"
    r"or more\b)"
)
_CHANGED_FROM = re.compile(
    r"(?:снизил|сниж|упал|урез|подня|вырос|увелич|сократ|уменьш|порезал|cut|reduc|rais|drop|lower|increas|"
    r"down|up)\w*"
    r"[^.]{0,25}\b(?:с|со|from) $"
)


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
        return Vat.WITH
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
    if _STANDS.match(window.after):
        return False
    found = [match.end() for match in _FORMER.finditer(head)]
    return bool(found) and (len(head) - found[-1] <= _FORMER_NEAR or not _SWITCH.search(head, found[-1]))
