"""Sums that are no budget: prices of goods, money of the past, and all but named money after a refusal."""

from planner.brief_reading.brief_text import BriefText
from planner.brief_reading.channel_names import name_channels
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.money import Amount, Role
from qualifier.reading.patterns import pattern
from qualifier.reading.signals import Signal

SPEAKS_OF_MONEY = pattern(
    r"бюджет|ден[её]г|деньг|потрат|сумм|ориентир|максимум|готовы|выдел|вложи|расход|смет|\bесть \d|"
    r"budget|spend|money|afford|invest"
)
# «2 месяца по 350 тысяч, НДС включён» is no price of goods.
_OF_CAMPAIGN = pattern(
    r"ндс|\bvat\b|месяц|недел|реклам|кампани|месячн|month|week|campaign|\bads?\b|marketing|media"
)
_HEAD = 60


def is_price(signal: Signal[Amount]) -> bool:
    """«CPL до 650 руб.», «велики по 45 тысяч»: what one thing costs is no budget."""
    words, text = read_word_list("budget"), signal.sentence.folded
    head = text[max(0, signal.start - _HEAD) : signal.start]
    if words["_unit_price"].search(head) or words["_apiece_after"].match(text, signal.end):
        return True
    is_of_goods = words["_goods_price"].search(head) is not None
    is_of_campaign = SPEAKS_OF_MONEY.search(text) or _OF_CAMPAIGN.search(text) or name_channels(text)
    return is_of_goods and not is_of_campaign


_PAST = pattern(
    r"\b(?:last (?:year|month|season|quarter|time|spring|summer|autumn|fall|winter|campaign)(?:'s)?|"
    r"previous(?:ly)?|прошл\w+ (?:год|раз|месяц|сезон|квартал|осен|весн|лет|зим|кампани)\w*|раньше|"
    r"ранее|used to)\b"
)
_NOW = pattern(
    r"\b(?:теперь|сейчас|сегодня|в этом|(?:в )?этот раз|на этот|ныне|now|this (?:year|time|season)|today|"
    r"next|бюджет на|следующ\w+)\b"
)
_COMPARED = pattern(r"\b(?:как|чем|тот же|та же|столько же|same|than|as|against|против)(?:\W+\w+){0,2}\W+$")


def is_of_past(signal: Signal[Amount]) -> bool:
    """«В прошлом году потратили 3 млн», not «больше, чем в прошлом году: 3 млн»."""
    head = signal.sentence.folded[: signal.start]
    for past in _PAST.finditer(head):
        if not _NOW.search(head, past.end()) and not _COMPARED.search(head[: past.start()]):
            return True
    return False


_EXTRA = pattern(r"\b(?:ещ[её]|плюс|дополнительно|another|extra|additional|further)\s(?:до |about |up to )?$")
_ON_SUCCESS = pattern(r"\bесли\b|\bif\b|в случае|при успехе|по результатам|on success|depending")


def is_promised(signal: Signal[Amount]) -> bool:
    """«300 тысяч, если зайдёт — ещё миллион»: what may come later is not the budget."""
    head = signal.sentence.folded[: signal.start]
    return bool(_EXTRA.search(head) and _ON_SUCCESS.search(signal.sentence.folded))


def is_refused(brief: BriefText) -> bool:
    """Tell whether the client says that no budget will be named, or that there is none yet."""
    refused = read_word_list("budget")["_refused"]
    return any(refused.search(passage.sentence.folded) for passage in brief.to_the_point())


def is_named(signal: Signal[Amount]) -> bool:
    """After a refusal only a sum that is called the budget, or its ceiling, is one."""
    is_called = SPEAKS_OF_MONEY.search(signal.sentence.folded) is not None
    return is_called and (signal.value.role is Role.BUDGET or signal.value.is_ceiling)
