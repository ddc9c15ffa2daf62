"""The criterion potential: from what the record says to its level."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualifier.criteria.stated_sums import is_asked_for_money, read_money
from qualifier.criteria.yearly_spending import find_spending
from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.dictation import rejoin_dictated
from qualifier.reading.expressions import any_of
from qualifier.reading.fold import fold
from qualifier.reading.foreign_requests import ForeignKind, read_foreign_requests
from qualifier.reading.growth import GrowthKind, find_growth, read_growth
from qualifier.reading.money import Amount, Period, Role, read_amounts
from qualifier.reading.money_words import MONTHLY
from qualifier.reading.own_deals import find_own_deals
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.refusals import find_ad_refusal, find_cancellation
from qualifier.reading.relays import relays_request
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Polarity, Signal
from qualifier.reading.testimony import quote_round
from qualifier.reading.year_caps import find_year_cap

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("potential")

_UNKNOWN = Finding(level=Level.UNKNOWN)
_MONTHS_A_YEAR = 12
_SAME_SUM = 1.05
# A sum that says how long it runs is one flight.
_LENGTH = pattern(_PHRASES["_LENGTH"])
_OF_A_YEAR = pattern(
    r"год|year|annual|трат|трач|ушло|уход|вложи|вклады|расход|откру|слива|слили|сожг|прожг|плат|отда"
    r"|spen|burn|paid|pay|run\b|ran\b"
)
_OUTRIGHT = any_of(
    r"реклам\w+ (?:нас|нам|меня|мне) (?:\w+ ){0,2}не (?:интерес\w+|нуж\w+ (?:совсем|вообще|никак\w+))|"
    r"(?:нам|мне) реклам\w+ не (?:нуж\w+|надо),? (?:совсем|вообще)|"
    r"реклам\w+ не (?:надо|нужн\w+),? (?:совсем|вообще|никогда)|рекламироваться (?:мы )?не (?:будем|"
    r"собираемся|станем)|не будем рекламироваться|реклам\w+ (?:у нас )?не будет|"
    r"(?:не|нет)[,.]? (?:\w+ ){0,2}(?:мы )?(?:по )?сарафан\w+|на рекламу (?:\w+ )?(?:0|ноль|"
    r"нуль) и будет (?:0|ноль)|"
    r"себя (?:мы |я )?не рекламиру\w+|не рекламиру\w+ и не (?:собира|планиру|буд|намер)\w+|"
    r"реклам\w+ (?:нам |мне |сейчас )?(?:<u>)?не (?:требуется|нужн\w+|надо)\b(?! (?:на|в|по|через)\b)|"
    r"реклам\w+ (?:\w+ )?не (?:заказыва|покупа|да)\w+ и (?:\w+ )?не (?:буд|собира|планиру)\w+|"
    r"(?:do|run|buy|order|place) no (?:ads|advertising|adverts) and|(?:do not|don't|"
    r"never) (?:\w+ )?advertise and never|"
    r"реклам\w+ не (?:покупа|заказыва|да)\w+ и (?:\w+ )?не |"
    r"не рекламиру(?:емся|юсь|ем)\b,? (?:и )?(?:\w+ )?не (?:собира|планиру|буд|намер)\w+|"
    r"не рекламиру\w+ и (?:\w+ ){0,2}не |"
    r"not interested in (?:any )?(?:ads|advertis\w+)|we never advertise\b|"
    r"реклам\w+ (?:мы )?не занима\w+(?:сь)?,? и (?:\w+ )?не |"
    r"advertising is not (?:something we|for us|our)|"
    r"\bno (?:ads|advertising) (?:for us|needed|wanted|required|please|thanks)|"
    r"(?:do not|don't) (?:want|need) (?:any )?(?:ads|advertising|adverts)\b(?! on)|"
    r"(?:won't|will not|not going to) be advertising|(?:order|want|need) no advertising|"
    r"not interested in advertising|we (?:do not|don't) advertise and"
)
_ADVERTISES = pattern(r"реклам|продвиг|продвиж|раскру|объявлен|advert|\bads?\b|promot|publicity")
# Whose advertising somebody else does, or who only says that this letter is about another thing, may spend.
_SERVED = pattern(_PHRASES["_SERVED"])
_NAME_WORD = pattern(r"[^\W\d_]{4,}")
_SUBJECT = pattern(_PHRASES["_SUBJECT"])
_LATIN_NAME = pattern(r"\b[A-Z][a-z]{3,}\b")
_YEARLY_ROLES = frozenset({Role.BUDGET, Role.MONEY, Role.UNCLEAR, Role.SPENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spend:
    """What a year of advertising is expected to cost, in roubles without VAT."""

    rub: float
    quotes: tuple[Quote, ...]
    is_interest: bool = False  # a lost deal shows interest, no spend


def potential(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """A year of advertising is expected to reach ten minimum orders, or growth forces it.

    Ожидаемые годовые траты на рекламу — от десяти минимальных заказов, либо к ним ведёт рост.
    """
    said = evidence.testimony
    if refused := _find_refusal(said):
        return Finding(level=Level.ABSENT, quotes=(refused,))
    if cancelled := find_cancellation(evidence.sentences):
        return _grade_cancelled(evidence, quote_round(cancelled, 0, len(cancelled.folded)))
    finding = _judge_signs(evidence, profile, earlier)
    if finding.level is Level.UNKNOWN and (declined := _find_declined(evidence, earlier)):
        return Finding(level=Level.ABSENT, quotes=(declined,))
    return finding


def _judge_signs(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """Judge by growth, by the sum asked for and by what was spent."""
    said = evidence.testimony
    kinds = _read_outsider(earlier, said)
    if ForeignKind.JOB in kinds:
        return _UNKNOWN
    if ForeignKind.VENDOR in kinds:
        return _grade(tuple(_find_shown(evidence, profile, ())), profile, ())
    growth = () if find_year_cap(said) is not None else tuple(_find_growth(evidence, said))
    strong = tuple(quote for kind, quote in growth if kind is not GrowthKind.PRODUCT)
    if strong:
        return Finding(level=Level.CONFIRMED, quotes=strong)
    spends = (
        *_find_budget(evidence, earlier, profile),
        *_find_shown(evidence, profile, _read_yearly(evidence)),
    )
    return _grade(spends, profile, tuple(quote for _, quote in growth))


def _find_refusal(said: tuple[Sentence, ...]) -> Quote | None:
    """Advertising as such is declined outright."""
    for sentence in said:
        if found := _OUTRIGHT.search(sentence.folded):
            return quote_round(sentence, found.start(), found.end())
    return None


def _find_declined(evidence: Evidence, earlier: Mapping[Criterion, Finding]) -> Quote | None:
    """Advertising is declined and nothing else is wanted of us; whom an agency serves does advertise."""
    if earlier.get(Criterion.NEED, _UNKNOWN).level is not Level.ABSENT:
        return None
    declined = find_ad_refusal(evidence.sentences)
    if declined is None or not _ADVERTISES.search(declined.folded) or _SERVED.search(declined.folded):
        return None
    return quote_round(declined, 0, len(declined.folded))


def _grade_cancelled(evidence: Evidence, quote: Quote) -> Finding:
    """Who calls a campaign off spends nothing, unless the news show a network that grows all the same."""
    grown = tuple(quote for kind, quote in _find_news(evidence) if kind is GrowthKind.NETWORK)
    if grown:
        return Finding(level=Level.CONFIRMED, quotes=grown)
    return Finding(level=Level.ABSENT, quotes=(quote,))


def _read_outsider(
    earlier: Mapping[Criterion, Finding], said: tuple[Sentence, ...]
) -> frozenset[ForeignKind]:
    """Who sells to us or seeks a job tells nothing of a client's future spending."""
    need = earlier.get(Criterion.NEED, _UNKNOWN)
    if need.level in {Level.CONFIRMED, Level.PARTIAL} or relays_request(said):
        return frozenset()
    return frozenset(signal.value for signal in read_foreign_requests(said))


def _read_yearly(evidence: Evidence) -> tuple[Signal[Amount], ...]:
    """Return the sums of sentences that speak of spending or of a year, or answer one that does."""
    found: list[Signal[Amount]] = []
    for sentence in evidence.client_side:
        before = evidence.sentences[sentence.order - 1].folded if sentence.order else ""
        if _OF_A_YEAR.search(sentence.folded) or _OF_A_YEAR.search(before):
            is_answer = is_asked_for_money(sentence, evidence.sentences)
            found += read_amounts(sentence, is_answer=is_answer)
    return tuple(found)


def _find_budget(
    evidence: Evidence, earlier: Mapping[Criterion, Finding], profile: "Profile"
) -> Iterator[_Spend]:
    """The sum asked for: one flight stands for the year, a month of no named length is taken twelve times."""
    budget = earlier.get(Criterion.BUDGET, _UNKNOWN)
    most = budget.numbers.budget_max_rub or budget.numbers.budget_min_rub
    if most is None:
        return
    texts = [fold(quote.text).text for quote in budget.quotes]
    is_monthly = any(_is_by_month(text) for text in texts) and not any(_LENGTH.search(text) for text in texts)
    is_monthly = is_monthly and any(_is_one_month(most, one, profile) for one in read_money(evidence))
    yield _Spend(rub=most * (_MONTHS_A_YEAR if is_monthly else 1), quotes=budget.quotes)


def _is_one_month(rub: float, signal: Signal[Amount], profile: "Profile") -> bool:
    """Whether the budget is the month as it was named, the months not yet counted in; VAT may be off."""
    month = signal.value.high * profile.currency_rub[signal.value.currency].value
    return signal.value.period is Period.MONTH and rub <= month * _SAME_SUM


def _is_by_month(text: str) -> bool:
    found = MONTHLY.search(text)
    return found is not None and not re.search(r"\b(?:не|not)\s+$", text[: found.start()])


def _find_shown(
    evidence: Evidence, profile: "Profile", amounts: tuple[Signal[Amount], ...]
) -> Iterator[_Spend]:
    """What was spent before, what is planned for the whole year, and what was asked of us and lost."""
    for one in find_spending(evidence, profile, amounts):
        yield _Spend(rub=one.rub, quotes=(one.quote,))
    for signal in amounts:
        amount = signal.value
        if amount.period is Period.YEAR and amount.role in _YEARLY_ROLES and _is_stated(signal):
            rub = amount.high * profile.currency_rub[amount.currency].value
            yield _Spend(rub=rub, quotes=(quote_round(signal.sentence, signal.start, signal.end),))
    for own in find_own_deals(evidence.record):
        if not own.is_won and own.deal.amount_rub:
            yield _Spend(rub=own.deal.amount_rub, quotes=(own.quote,), is_interest=True)


def _is_stated(signal: Signal[Amount]) -> bool:
    return signal.polarity is Polarity.AFFIRMED and not signal.value.is_former


def _find_growth(evidence: Evidence, said: tuple[Sentence, ...]) -> Iterator[tuple[GrowthKind, Quote]]:
    for sentence in (*said, *rejoin_dictated(said, evidence.record)):
        for signal in read_growth(sentence):
            yield signal.value, quote_round(sentence, signal.start, signal.end)
    yield from _find_news(evidence)


def _find_news(evidence: Evidence) -> Iterator[tuple[GrowthKind, Quote]]:
    """Growth that the news tell of this company; a product in the news is no sign."""
    for index, text in enumerate(evidence.record.open_data.news):
        for one in find_growth(fold(text).text):
            if one.kind is not GrowthKind.PRODUCT and _is_of_company(evidence, text):
                yield one.kind, Quote(place=f"open_data.news[{index}]", text=text, start=0)


def _is_of_company(evidence: Evidence, text: str) -> bool:
    """News that name another firm and not this one tell of a neighbour."""
    folded = fold(text).text
    company = fold(evidence.record.lead.company or "").text
    stems = {word[:5] for word in _NAME_WORD.findall(company)}
    if any(word[:5] in stems for word in _NAME_WORD.findall(folded)) or _SUBJECT.search(folded):
        return True
    return "«" not in folded and not _LATIN_NAME.search(text)


def _grade(spends: tuple[_Spend, ...], profile: "Profile", products: tuple[Quote, ...]) -> Finding:
    """Grade the largest yearly sum; a lost deal or one new product alone is a sign, no more."""
    order = profile.minimum_order_rub.value
    shown = [one for one in spends if not one.is_interest]
    largest = max(shown, key=lambda one: one.rub, default=None)
    if largest is not None and largest.rub >= order * profile.spending.potential_confirmed_orders.value:
        return Finding(level=Level.CONFIRMED, quotes=largest.quotes)
    least = order * profile.spending.potential_partial_orders.value
    hints = [quote for one in spends if one.rub >= least for quote in one.quotes]
    if largest is None:
        hints += products
    if hints:
        return Finding(level=Level.PARTIAL, quotes=tuple(dict.fromkeys(hints)))
    return Finding(level=Level.ABSENT, quotes=largest.quotes) if largest is not None else _UNKNOWN
