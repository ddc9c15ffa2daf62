"""Sums that may be the ask: how sure it is that each is meant for us, and which of them go together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.reading.durations import read_durations
from qualifier.reading.money import FOR_US, Amount, Period, Role, Vat
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.signals import Certainty, Polarity, Signal

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("offers")

_PAST_YEAR = pattern(r"(?P<year>20\d\d)(?:-?г\w*\.?| год\w*)?[:,—–-]? ?(?:\w+ ){0,3}$")
_NOT_KNOWN = pattern(r"не знаю|без понятия|no idea|don't know|do not know")
_TALKS_MONEY = pattern(
    r"по деньгам|бюджет|на рекламу|смет[аеу]\b|на продвижени|сумм[аыу]\b|budget|for ads|for advertising|"
    r"на это все"
)
_CORRECTS = pattern(_PHRASES["_CORRECTS"])
_TELLS = pattern(r"подтверд|подтвержд|назвал|озвуч|сказал|confirm|named|said|quoted|stated|told")
_MAY_GO_UP = pattern(_PHRASES["_MAY_GO_UP"])
_FROM_TO = pattern(r"\b(?:с|from) \w+ (?:по|to|until|till) \w+")
_CORRECTION = 50
# Sums that rise and fall, or come by the week, are counts and takings.
_COUNTS = pattern(_PHRASES["_COUNTS"])
_BEFORE_SUM, _AFTER_SUM = 50, 12
_LONE_SUM = 100_000
# Below this nobody buys a campaign: it is a price of something, unless it is called the budget.
_PETTY_RUB = 10_000
# Lines of one smeta may have a remark between them.
_WIDEST_GAP = 2
_SURE, _LIKELY, _POSSIBLE, _UNLIKELY = 3, 2, 1, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One candidate sum; `tier`: how sure it is that it is meant for us."""

    signal: Signal[Amount]
    tier: int

    @property
    def amount(self) -> Amount:
        """Return the sum itself."""
        return self.signal.value

    @property
    def order(self) -> int:
        """Return the place of its sentence in the talk."""
        return self.signal.sentence.order


def rate_offers(
    amounts: tuple[Signal[Amount], ...], evidence: Evidence, profile: "Profile"
) -> tuple[Offer, ...]:
    """Return the sums that may be the ask; of one sum in two currencies, the roubles."""
    as_of = evidence.record.as_of
    offers = [_rate(signal, evidence) for signal in amounts if _may_be_ask(signal, profile, as_of)]
    former = {(offer.order, offer.amount.high) for offer in offers if offer.amount.is_former}
    # «сначала двести тысяч, around two hundred»: the same figure in the same breath is former too.
    offers = [
        replace(offer, tier=_UNLIKELY) if (offer.order, offer.amount.high) in former else offer
        for offer in offers
    ]
    return tuple(_drop_equivalents(offers))


def find_bar(offers: tuple[Offer, ...]) -> int:
    """Return the tier that a sum must reach: likely ones, or possible ones when there are no better."""
    return max(_POSSIBLE, min(_LIKELY, max(offer.tier for offer in offers)))


def _may_be_ask(signal: Signal[Amount], profile: "Profile", as_of: date) -> bool:
    amount = signal.value
    if signal.polarity is Polarity.DENIED or amount.role not in FOR_US | {Role.NOT_FOR_US}:
        return False
    if amount.is_part and amount.role not in {Role.NOT_FOR_US, Role.BUDGET}:
        return False
    before = signal.sentence.folded[max(0, signal.start - 70) : signal.start]
    past = _PAST_YEAR.search(before)
    if _NOT_KNOWN.search(before) or (past and int(past["year"]) < as_of.year):
        return False
    rate = profile.currency_rub[amount.currency].value
    is_petty = amount.high * rate < _PETTY_RUB and not (amount.role is Role.BUDGET and amount.has_currency)
    return not is_petty and amount.high * rate < profile.limits.budget_max_rub.value


def _rate(signal: Signal[Amount], evidence: Evidence) -> Offer:
    amount = signal.value
    if amount.is_former or signal.certainty is Certainty.ASKED:
        tier = _UNLIKELY
    elif amount.role is Role.BUDGET or amount.vat is not Vat.UNSAID:
        tier = _SURE
    elif amount.role is Role.MONEY or _is_rate_for_months(signal) or _is_correction(signal):
        tier = _LIKELY
    else:
        tier = _POSSIBLE if _is_possible(signal, evidence) else _UNLIKELY
    return Offer(signal=signal, tier=tier)


def _is_rate_for_months(signal: Signal[Amount]) -> bool:
    if signal.value.period is not Period.MONTH:
        return False
    return bool(read_durations(signal.sentence) or _FROM_TO.search(signal.sentence.folded))


def _is_correction(signal: Signal[Amount]) -> bool:
    return signal.start < _CORRECTION and _CORRECTS.match(signal.sentence.folded) is not None


def _is_possible(signal: Signal[Amount], evidence: Evidence) -> bool:
    """A sum without its purpose: it has a currency or a label, stands alone, or the talk is of money."""
    amount = signal.value
    if amount.has_currency or amount.label or amount.names_advertising:
        return True
    text = signal.sentence.folded
    before = text[: signal.start].strip(' -–—«"+')
    if _TELLS.search(before[-30:]):
        return True
    if amount.high >= _LONE_SUM and (not before or before.endswith(("у нас", "у меня", "we have"))):
        return True
    if amount.high >= _LONE_SUM and not amount.is_bare and not _COUNTS.search(_near(signal)):
        return True
    near = evidence.sentences[max(0, signal.sentence.order - 1) : signal.sentence.order + 2]
    return any(
        _TALKS_MONEY.search(s.folded) for s in near if s.segment.place == signal.sentence.segment.place
    )


def _near(signal: Signal[Amount]) -> str:
    text = signal.sentence.folded
    return text[max(0, signal.start - _BEFORE_SUM) : signal.end + _AFTER_SUM]


def _drop_equivalents(offers: list[Offer]) -> Iterator[Offer]:
    """«$18 000, это 1 620 000 рублей»: the client's own roubles stand for its currency."""
    for index, offer in enumerate(offers):
        follows = offers[index + 1] if index + 1 < len(offers) else None
        if offer.amount.currency != "RUB" and follows is not None and _equals(offer, follows):
            offers[index + 1] = replace(follows, tier=max(follows.tier, offer.tier))
        else:
            yield offers[index]


def _equals(foreign: Offer, roubles: Offer) -> bool:
    is_near = 0 <= roubles.order - foreign.order <= 1
    return (
        is_near and roubles.amount.currency == "RUB" and 5 <= roubles.amount.low / foreign.amount.low <= 200
    )


def choose_offers(offers: list[Offer], bar: int) -> tuple[Offer, ...]:
    """The lines of a smeta together, else the last of the surest."""
    lines = _find_lines(offers)
    ours = [line for line in lines if line.amount.role is not Role.NOT_FOR_US]
    taken = {id(line) for line in lines}
    rest = [offer for offer in offers if id(offer) not in taken and offer.amount.role is not Role.NOT_FOR_US]
    sure = [offer for offer in rest if offer.tier >= bar]
    if len(lines) < 2 or not ours:
        sure = sure or [offer for offer in offers if offer.tier >= bar and offer.amount.role in FOR_US]
        return _subtract(_widen(sure), offers)
    total = sum(line.amount.high for line in lines)
    whole = [offer for offer in rest if offer.amount.high >= total * 0.99 and offer.tier > 0]
    if whole and whole[-1].amount.high > total * 1.01:
        return _subtract([whole[-1]], offers)
    if whole and whole[-1].amount.vat is Vat.WITH:
        return tuple(with_vat(line) for line in ours)
    return tuple(ours)


def _widen(sure: list[Offer]) -> list[Offer]:
    """«250 потянем легко, а если понравится, то и 400»: the condition opens a range; else the last counts."""
    if len(sure) < 2 or sure[-2].order != sure[-1].order or sure[-2].signal.end > sure[-1].signal.start:
        return sure[-1:]
    low, high = sure[-2].amount, sure[-1].amount
    between = sure[-1].signal.sentence.folded[sure[-2].signal.end : sure[-1].signal.start]
    if not low.high < high.low or low.currency != high.currency or not _MAY_GO_UP.search(between):
        return sure[-1:]
    amount = replace(high, low=low.low, is_ceiling=False, is_floor=False)
    return [replace(sure[-1], signal=replace(sure[-1].signal, value=amount, start=sure[-2].signal.start))]


def with_vat(offer: Offer) -> Offer:
    """Return the sum as one that holds VAT."""
    return replace(offer, signal=replace(offer.signal, value=replace(offer.amount, vat=Vat.WITH)))


def _subtract(chosen: list[Offer], offers: list[Offer]) -> tuple[Offer, ...]:
    """«Всего 2 млн, из них 500 тысяч не к вам» leaves 1.5 m."""
    if not chosen:
        return ()
    others = [offer for offer in offers if offer.amount.role is Role.NOT_FOR_US]
    cut = sum(offer.amount.high for offer in others if offer.amount.high < chosen[0].amount.low)
    amount = replace(chosen[0].amount, low=chosen[0].amount.low - cut, high=chosen[0].amount.high - cut)
    return (replace(chosen[0], signal=replace(chosen[0].signal, value=amount)),)


def _find_lines(offers: list[Offer]) -> list[Offer]:
    """Return the longest run of labelled sums that stand side by side."""
    best: list[Offer] = []
    run: list[Offer] = []
    for offer in offers:
        if not offer.amount.label or offer.amount.is_total:
            continue
        if run and offer.order - run[-1].order > _WIDEST_GAP:
            run = []
        run.append(offer)
        best = run if len(run) >= len(best) else best
    return list(best)
