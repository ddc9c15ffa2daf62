"""The criterion budget: from what the record says to its level."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qualifier.criteria.budget_ask import Ask, find_asks
from qualifier.criteria.stated_sums import is_asked_for_money, read_money, select_told
from qualifier.evidence import Evidence
from qualifier.qualification import Bilingual, Criterion, Finding, Level, Numbers, Quote
from qualifier.reading.budget_talk import NEGATIVE, BudgetTalk, Talk, read_budget_talk
from qualifier.reading.money import Amount, Role, read_amounts
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.refusals import find_cancellation, find_foreign_request
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Polarity, Signal
from qualifier.reading.testimony import quote_round

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("budget")

# Money that is frozen with its return foreseen keeps its sum.
_COMES_BACK = pattern(r"верн(?:ут|ем|ется)|разморо[зж]|return|unfreez|unfroz|give (?:it )?back|released? in")
# «Те деньги, что были»: money spoken of before, wherever the letter stands in the record.
_THAT_MONEY = pattern(_PHRASES["_THAT_MONEY"])
# «Половину забрали на склад, осталось полтора»: what is left is the ask.
_IS_LEFT = pattern(r"остал|остает|теперь|сейчас|\bесть\b|\bleft\b|\bnow\b|remain")
_UNKNOWN = Finding(level=Level.UNKNOWN)


def budget(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client named or approved an amount for this work that reaches the minimum order.

    Клиент назвал или согласовал сумму на эту работу не ниже минимального заказа.
    """
    talk = _read_talk(evidence)
    if _is_other_deal(earlier, evidence):
        return _judge_beside(talk, evidence, profile, earlier)
    amounts = read_money(evidence)
    asks = find_asks(evidence, profile, amounts)
    if finding := _find_refusal(talk, asks):
        return finding
    if asks and not _is_recalled(talk, asks):
        return _judge_ask(asks, profile, is_cancelled=_is_cancelled(evidence))
    if talk:
        return Finding(level=Level.PARTIAL, quotes=tuple(dict.fromkeys(_quote(signal) for signal in talk)))
    return _judge_spending(amounts)


def _is_recalled(talk: tuple[Signal[Talk], ...], asks: tuple[Ask, ...]) -> bool:
    """«сумму отозвали, пересчитывают»: the figure named before is taken back, the money is not."""
    last = (asks[-1].order, asks[-1].start)
    return any(s.value.kind is BudgetTalk.RECALLED and (s.sentence.order, s.end) > last for s in talk)


def _is_cancelled(evidence: Evidence) -> bool:
    return find_cancellation(evidence.sentences) is not None


def _read_talk(evidence: Evidence) -> tuple[Signal[Talk], ...]:
    sentences = evidence.sentences
    return tuple(
        signal
        for sentence in select_told(evidence)
        for signal in read_budget_talk(sentence, is_answer=is_asked_for_money(sentence, sentences))
    )


def _is_other_deal(earlier: Mapping[Criterion, Finding], evidence: Evidence) -> bool:
    """Money for anything but advertising is no budget of ours; a plan called off had been ours."""
    need = earlier.get(Criterion.NEED)
    if need is None or need.level is not Level.ABSENT:
        return False
    return not _is_cancelled(evidence) or find_foreign_request(evidence.sentences) is not None


def _judge_beside(
    talk: tuple[Signal[Talk], ...],
    evidence: Evidence,
    profile: "Profile",
    earlier: Mapping[Criterion, Finding],
) -> Finding:
    """Another thing is asked for; only what is said of money for advertising itself still counts."""
    is_foreign = find_foreign_request(evidence.sentences) is not None
    refused = [s for s in talk if s.value.kind in NEGATIVE and (s.value.names_advertising or not is_foreign)]
    if refused:
        return _refuse(refused[-1])
    industry = earlier.get(Criterion.INDUSTRY)
    if industry is not None and industry.level is Level.ABSENT:
        return _UNKNOWN
    named = tuple(signal for signal in read_money(evidence) if signal.value.names_advertising)
    asks = find_asks(evidence, profile, tuple(s for s in named if s.value.role in {Role.BUDGET, Role.MONEY}))
    return _judge_ask(asks, profile, is_cancelled=False) if asks else _UNKNOWN


def _find_refusal(talk: tuple[Signal[Talk], ...], asks: tuple[Ask, ...]) -> Finding | None:
    """Return absent when the last word on the money is that there is none."""
    refused = [signal for signal in talk if signal.value.kind in NEGATIVE]
    if not refused or (asks and _comes_after(asks[-1], refused[-1]) and not _takes_it(refused[-1], asks[-1])):
        return None
    last = refused[-1].sentence
    given = [s.sentence for s in talk if s.value.kind is BudgetTalk.EXISTS and s.sentence.order > last.order]
    if any(sentence.segment.place != last.segment.place for sentence in given):
        return None
    if refused[-1].value.kind is BudgetTalk.FROZEN and asks and _is_kept(asks[-1], last):
        numbers = Numbers(budget_min_rub=asks[-1].low_rub, budget_max_rub=asks[-1].high_rub)
        return replace(_refuse(refused[-1]), numbers=numbers)
    return _refuse(refused[-1])


def _is_kept(ask: Ask, frozen: Sentence) -> bool:
    return _COMES_BACK.search(frozen.folded) is not None or ask.order > frozen.order


def _takes_it(refusal: Signal[Talk], ask: Ask) -> bool:
    """«Те полтора миллиона отдали под склад» takes the sum named; what thaws later is frozen today."""
    sentence = refusal.sentence
    if refusal.value.kind is BudgetTalk.FROZEN:
        return ask.order > sentence.order and ask.quotes[0].place == sentence.segment.place
    if refusal.value.kind is not BudgetTalk.GONE:
        return False
    named = {signal.value.high for signal in read_amounts(sentence) if signal.start < refusal.end}
    return bool(named & set(ask.parts)) or _THAT_MONEY.search(sentence.folded) is not None


def _comes_after(ask: Ask, refusal: Signal[Talk]) -> bool:
    """«бюджет срезали, теперь только 250 тысяч» still names a sum."""
    if ask.order != refusal.sentence.order:
        return ask.order > refusal.sentence.order
    if ask.start < refusal.end or refusal.value.kind not in {BudgetTalk.NONE, BudgetTalk.GONE}:
        return False
    between = refusal.sentence.folded[refusal.end : ask.start]
    return refusal.value.kind is BudgetTalk.NONE or _IS_LEFT.search(between) is not None


def _refuse(signal: Signal[Talk]) -> Finding:
    return Finding(level=Level.ABSENT, quotes=(_quote(signal),))


def _quote(signal: Signal[Talk] | Signal[Amount]) -> Quote:
    return quote_round(signal.sentence, signal.start, signal.end)


def _judge_ask(asks: tuple[Ask, ...], profile: "Profile", *, is_cancelled: bool) -> Finding:
    ask = asks[-1]
    minimum = profile.minimum_order_rub.value
    low = ask.high_rub if ask.low_rub is None else ask.low_rub
    if ask.high_rub is not None and ask.high_rub < minimum:
        level = Level.ABSENT
    elif low is None or low < minimum or ask.is_hypothetical:
        level = Level.PARTIAL
    else:
        level = Level.CONFIRMED
    numbers = Numbers() if is_cancelled else Numbers(budget_min_rub=ask.low_rub, budget_max_rub=ask.high_rub)
    return Finding(level=level, quotes=ask.quotes, numbers=numbers, note=_note_change(asks))


def _note_change(asks: tuple[Ask, ...]) -> Bilingual | None:
    sums = [ask.high_rub or ask.low_rub or 0 for ask in asks]
    first, last = next((one for one in sums if abs(one - sums[-1]) > sums[-1] / 100), None), sums[-1]
    if first is None:
        return None
    first_ru, last_ru = (f"{value:,}".replace(",", " ") for value in (first, last))
    return Bilingual(
        ru=f"сначала {first_ru} ₽, позже {last_ru} ₽: считается позднее",
        en=f"first {first:,} RUB, later {last:,} RUB: the later counts",
    )


def _judge_spending(amounts: tuple[Signal[Amount], ...]) -> Finding:
    """Past or current spending stands for a budget that nobody names, by half."""
    spent = [s for s in amounts if s.value.role is Role.SPENDING and s.polarity is Polarity.AFFIRMED]
    if not spent:
        return _UNKNOWN
    return Finding(level=Level.PARTIAL, quotes=(_quote(spent[-1]),))
