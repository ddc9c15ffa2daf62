"""From a sum as it was said to roubles without VAT for the whole time."""

from typing import TYPE_CHECKING

from qualifier.criteria.offers import Offer
from qualifier.evidence import Evidence
from qualifier.reading.calendar_words import COUNT, read_count
from qualifier.reading.date_spans import DateSpan, Precision
from qualifier.reading.dates import read_dates
from qualifier.reading.durations import read_durations
from qualifier.reading.money import Period, Vat
from qualifier.reading.money_words import GROSS, NET
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("roubles")

_ALL_GROSS = pattern(r"(?:сумм|цифр|цен|все\b|это\b|бюджет|figures|all|amounts|prices|it)")
_ONLY_VAT = pattern(
    r"\W*(?:\w+: )?(?:(?:да|это|сумма|бюджет|все|цифра|был[аои]?|yes|it is|it's|that is|that's|"
    r"the sum is)[ ,]*){0,4}"
)
_NEAR_SENTENCES = 8
_UNCOMMITTED = pattern(
    r"(?P<share>third|half|quarter|треть|половин\w*|четверть)[^.;]{0,40}"
    r"(?:uncommitted|unspent|left|free|available|нераспредел|не распредел|свобод|остал|не занят|не потрач)"
)
# «6 млн на троих, ваша доля — треть», "a third of it is yours".
_YOUR_SHARE = pattern(
    r"(?:ваш\w* (?:доля|часть|кусок)|на вас|вам (?:из них |отсюда )?(?:достанется|пойдет|отойдет|"
    r"уйдет))[^.;]{0,12}"
    r"(?P<share>треть|половин\w*|четверть)|(?P<other>third|half|quarter)(?: of (?:it|that|this|"
    r"which))? (?:is|goes|would be|will be) "
    r"(?:to )?(?:yours?|you)\b"
)
_SHARES = {"thi": 1 / 3, "тре": 1 / 3, "hal": 0.5, "пол": 0.5, "qua": 0.25, "чет": 0.25}
_WORDED_LENGTH = pattern(_PHRASES["_WORDED_LENGTH"])
_IN_A_ROW = pattern(rf"(?P<count>{COUNT}) (?:месяц\w*|months?) (?:подряд|кряду|in a row|running|straight)")
_WORDED_MONTHS = {"half": 6, "quarter": 3, "year": 12}
_MOST_MONTHS = 24
_DAYS_OF_MONTH = 30.4
_NAMES_TAX = ("ндс", "эндэ", "vat", "налог", "tax", "gross", "брутто", "грязн")
_DIGITS = pattern(r"\d{4}")


def rub_per_unit(offer: Offer, evidence: Evidence, profile: "Profile") -> float:
    """Return the roubles without VAT for the whole time that one unit of the sum stands for."""
    amount = offer.amount
    rub = profile.currency_rub[amount.currency].value * _count_months(offer, evidence)
    rub *= _share_left(offer, evidence)
    return rub / (1 + profile.vat_at(evidence.record.as_of)) if _holds_vat(offer, evidence) else rub


def _share_left(offer: Offer, evidence: Evidence) -> float:
    """«96 млн на год, треть ещё не распределена» leaves a third."""
    after = evidence.sentences[offer.order + 1 : offer.order + 2]
    rest = offer.signal.sentence.folded[offer.signal.end :]
    text = " ".join([rest, *(sentence.folded for sentence in after)])
    if yours := _YOUR_SHARE.search(text):
        return _SHARES[(yours["share"] or yours["other"])[:3]]
    found = _UNCOMMITTED.search(text)
    return _SHARES[found["share"][:3]] if found else 1


def _holds_vat(offer: Offer, evidence: Evidence) -> bool:
    if offer.amount.vat is not Vat.UNSAID:
        return offer.amount.vat is Vat.WITH
    own = offer.signal.sentence
    return any(
        _adds_vat(sentence.folded, is_near=_is_near(sentence, own))
        for sentence in evidence.client_side
        if sentence.order != own.order and (_is_near(sentence, own) or sentence.order > own.order)
    )


def _is_near(sentence: Sentence, own: Sentence) -> bool:
    return sentence.segment.place == own.segment.place and abs(sentence.order - own.order) <= _NEAR_SENTENCES


def _adds_vat(text: str, *, is_near: bool) -> bool:
    """«все суммы с НДС» beside the sums, or a short «это с НДС» later."""
    found = GROSS.search(text) if any(word in text for word in _NAMES_TAX) else None
    if found is None or NET.search(text) or "?" in text or _DIGITS.search(text):
        return False
    head = text[: found.start()]
    return bool(_ONLY_VAT.fullmatch(head) or (is_near and _ALL_GROSS.search(head)))


def _count_months(offer: Offer, evidence: Evidence) -> int:
    if offer.amount.period is not Period.MONTH:
        return 1
    if offer.amount.months:
        return offer.amount.months
    own = offer.signal.sentence
    near = sorted(
        evidence.client_side,
        key=lambda sentence: (sentence.segment.place != own.segment.place, abs(sentence.order - own.order)),
    )
    for sentence in near:
        lengths = [signal.value.months for signal in read_durations(sentence)]
        lengths += [_length_of(signal.value) for signal in read_dates(sentence, evidence.record.as_of)]
        if fitting := [months for months in lengths if 1 <= months <= _MOST_MONTHS]:
            return max(fitting)
        if sentence.order == own.order and (row := _IN_A_ROW.search(sentence.folded)):
            return int(read_count(row["count"]))
        if sentence.segment.place == own.segment.place and (found := _WORDED_LENGTH.search(sentence.folded)):
            return _WORDED_MONTHS[found.lastgroup or ""]
    return 1


def _length_of(span: DateSpan) -> int:
    """Return the months of a flight given by its first and last day, 0 for anything else."""
    if span.precision is not Precision.RANGE:
        return 0
    return round(((span.last - span.first).days + 1) / _DAYS_OF_MONTH)
