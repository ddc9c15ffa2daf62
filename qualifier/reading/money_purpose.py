"""What a sum is for: our campaign, another purpose, or a part of the whole with its label."""

import re
from enum import StrEnum

from qualifier.reading.money_window import Window
from qualifier.reading.money_words import (
    AD_WORK,
    CHANNEL,
    GROSS,
    LABEL_AFTER,
    LABEL_BEFORE,
    NET,
    NO_LABEL,
    ROLE,
)
from qualifier.reading.patterns import pattern
from qualifier.reading.taken_sums import is_taken

HEADED = pattern(r"[-–—•* \d.)]*(?P<label>[^\W\d][\w «»\"'-]{2,30}): ?$")
ON_CHANNEL = pattern(rf" ?(?:на|for) (?:{CHANNEL.pattern})")
_DASH_CHANNEL = pattern(r" ?[\w.₽$€]{0,6} ?(?:in|—|–|-|:) (.{0,25})")
_PLAN = pattern(r"бюджет|смет|budget")
_COST_US = pattern(
    r"(?:кампани|флайт|размещени|реклам|campaign|flight|ads)\w* (?:\S+ ){0,3}(?:стоил|обошл|вышл|cost)"
)
_LEFT_OVER = pattern(r",[^,]{0,30}(?:остал|остается|есть|дадим|дают|даем|готов|выдел|left)")
_USE_AFTER = pattern(
    r" ?(?:(?:рублей|руб|р|roubles|rubles|rub)\.? )?"
    r"(?:(?:потратить|вложить|отдать|пустить) )?(?:в|на|за|into|on|for) (?P<use>.{3,25})"
)
_USE_BEFORE = pattern(
    r"(?:вложили|вбухали|вкачали|отдали|заплатили|потратили|paid|spent|invested) (?:за|на|в|for|on|"
    r"in|into) (?P<use>.{3,25})"
)
_USE_FIRST = pattern(
    r"(?:^|[,.] )(?:на|за|в) (?P<use>\w{4,}) (?:\w+ )?(?:потратил\w*|ушло|отдал\w*|"
    r"вложил\w*|вбухал\w*|заплатил\w*) "
)
# «На кампанию абонементов», "for the ticket campaign": what is advertised names no price and no other deal.
_ADVERTISED = pattern(
    r"(?:реклам|продвижен|кампани|раскрутк|promot|advertis|campaign)\w*"
    r"(?: (?:for|of|по|для|под|наш\w*|нов\w+|the|our|new))*(?: [\w«»-]+)? $"
)
_COSTS = pattern(r"стои|цен|cost|price|average|per |apiece|за ")
_ADVERTISED_NEXT = pattern(r"s? (?:campaign|promotion|ads\b|advertising)")
_PAST_TIME = pattern(r"прошл|last|в прошл")


# «У конкурента дешевле, 850 тысяч без НДС, утверждено»: VAT, a month or an approval right behind a sum that
# makes a clause of its own tell of an offer; whatever the clause before was about.
_TERMS = pattern(
    rf"[ ,]{{0,2}}(?:(?:рублей|руб|р|roubles|rub)\b\.?[ ,]{{0,2}})?(?:{NET.pattern}|{GROSS.pattern}|"
    rf"в (?:мес|месяц)\b|"
    rf"утвержд\w+|соглас\w+|одобр\w+|выделен\w*|ваши\b|approved|signed off|agreed|a month\b|per month\b)"
)
_OWN_CLAUSE = pattern(r"(?:^|.*[,:;(—–] ?|.*\b(?:и|и еще|потом|and|then) )(?:\w+ ){0,2}$")
_HEADS_LINE = pattern(r"\W*(?:цена|price|стоимость) ?[:—–-] ?")
_GIVES = pattern(
    r"\b(?:отдаем|отдаю|отдам|отдадим|платим|плачу|вкладываем) (?:(?:на|под|за) (?:это|все|нее|него|вас|"
    r"кампанию)(?: дело)? )?(?:\w+ )?$"
)


class Role(StrEnum):
    """What the money is for."""

    BUDGET = "budget"
    MONEY = "money"  # somebody's money, no more is said
    NOT_FOR_US = "not_for_us"
    REVENUE = "revenue"
    PRICE = "price"
    SALARY = "salary"
    LOSS = "loss"
    OTHER_DEAL = "other_deal"
    SPENDING = "spending"
    RIVAL = "rival"  # what a competitor spends
    UNCLEAR = "unclear"


_OF_OTHERS = frozenset({Role.PRICE, Role.RIVAL, Role.REVENUE, Role.LOSS})
FOR_US = frozenset({Role.BUDGET, Role.MONEY, Role.UNCLEAR})


def find_role(window: Window) -> Role:
    """Return the purpose; the keyword nearest before the sum decides, then the one after it."""
    if _is_left_out(window) or is_taken(window):
        return Role.NOT_FOR_US
    before = window.purposes
    after = next(ROLE.finditer(window.clause_after), None)
    strong = [found for found in before if found.lastgroup != "money" and not _is_closed(found, window)]
    # «оборот по прошлому году»: the time is no spending when another word says what the sum is.
    strong = [found for found in strong if not _PAST_TIME.match(found.group())] or strong
    if strong:
        return _weigh(strong[-1], window)
    if after is not None and after.lastgroup != "money":
        return Role(str(after.lastgroup))
    return Role.MONEY if before or after is not None else Role.UNCLEAR


def _is_left_out(window: Window) -> bool:
    """«листовки — 40 000 (это не к вам)»."""
    found = next((m for m in ROLE.finditer(window.after) if m.lastgroup == "not_for_us"), None)
    return found is not None and not re.search(r"[;.\n]", window.after[: found.start()].lstrip("."))


def _is_closed(found: re.Match[str], window: Window) -> bool:
    """«(это не к вам), Telegram 600»: the remark is about the sum before."""
    return found.lastgroup == "not_for_us" and re.search(r"[),;]", window.before[found.end() :]) is not None


def _weigh(found: re.Match[str], window: Window) -> Role:
    """A purpose named after an earlier keyword beats it («штраф заплатили, на рекламу осталось 500 "
    "тысяч»)."""
    role = Role(str(found.lastgroup))
    if role in {Role.PRICE, Role.OTHER_DEAL} and _is_advertised(found, window):
        return Role.BUDGET if any(one.lastgroup == "budget" for one in window.purposes) else Role.MONEY
    if _TERMS.match(window.after) and (offered := _read_terms(role, found, window)):
        return offered
    if role is Role.SPENDING and (other := _spent_elsewhere(window)):
        return other
    if role is Role.PRICE and _COST_US.search(window.before):
        return Role.SPENDING
    if role is Role.PRICE and _PLAN.search(window.before[: found.start()]):
        return Role.BUDGET
    rest = window.before[found.end() :]
    if role is Role.SPENDING and _LEFT_OVER.search(rest):
        return Role.BUDGET
    if role in {Role.BUDGET, Role.SPENDING, Role.NOT_FOR_US} or "," not in rest:
        return role
    return Role.BUDGET if AD_WORK.search(rest) else role


def _is_advertised(found: re.Match[str], window: Window) -> bool:
    if _COSTS.match(found.group()):
        return False
    is_object = _ADVERTISED.search(window.before[: found.start()]) is not None
    return is_object or _ADVERTISED_NEXT.match(window.before, found.end()) is not None


def _read_terms(role: Role, found: re.Match[str], window: Window) -> Role | None:
    if role is Role.PRICE and _HEADS_LINE.fullmatch(window.before):
        return Role.BUDGET
    is_given = role is Role.SPENDING and _GIVES.search(window.before) is not None
    return Role.MONEY if is_given or (role in _OF_OTHERS and _stands_alone(found, window)) else None


def _stands_alone(found: re.Match[str], window: Window) -> bool:
    rest = window.before[found.end() :]
    return "," in rest and bool(_OWN_CLAUSE.fullmatch(rest)) and bool(_TERMS.match(window.after))


def _spent_elsewhere(window: Window) -> Role | None:
    """What a rival spends, or what went into repairs and the like, is no spending on advertising of ours."""
    kinds = {found.lastgroup for found in window.purposes}
    if "rival" in kinds:
        return Role.RIVAL
    if AD_WORK.search(window.before) or CHANNEL.search(window.before):
        return None
    is_other = "other_deal" in kinds or _names_other_use(window)
    return Role.OTHER_DEAL if is_other else None


def _names_other_use(window: Window) -> bool:
    """«вложили 90 млн в новый корпус», «отдали за ремонт два миллиона»."""
    found = (
        _USE_AFTER.match(window.after)
        or _USE_BEFORE.search(window.before)
        or _USE_FIRST.search(window.before)
    )
    use = found["use"] if found else ""
    return bool(use) and not any(one.search(use) for one in (AD_WORK, CHANNEL, NO_LABEL))


def find_label(window: Window) -> str | None:
    """Return the channel, branch or product that the sum is put beside."""
    if (ahead := ON_CHANNEL.match(window.after)) is not None:
        return ahead.group().strip()
    if channels := CHANNEL.findall(window.before[-50:]):
        return str(channels[-1]).strip()
    return _find_unit(window) or _find_channel_after(window)


def _find_unit(window: Window) -> str | None:
    """«на институт полмиллиона», "200k for the clinics", «стоматология: 610 000»."""
    heading = None if window.purposes else HEADED.match(window.before)
    found = (LABEL_BEFORE.search(window.before), LABEL_AFTER.match(window.clause_after), heading)
    labels = (str(match["label"]) for match in found if match is not None)
    return next((label for label in labels if not NO_LABEL.match(label)), None)


def _find_channel_after(window: Window) -> str | None:
    found = _DASH_CHANNEL.match(window.clause_after)
    channel = CHANNEL.search(found[1]) if found else None
    return channel.group().strip() if channel else None
