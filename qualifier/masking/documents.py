"""Numbers that identify a person: cards, accounts, passports, insurance and tax numbers."""

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.ru import inn as stdnum_inn

from qualifier.masking.shadow import Shadow
from qualifier.masking.span import Kind, Span

_GAP = r"[ \-.]{0,3}"
_ACCOUNT = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{19}}(?!\d)")
_IBAN = re.compile(r"(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?![A-Za-z\d])")
_CARD_CUE = re.compile(r"(?i)(?:карт|card|visa|виза|mastercard|\bмир\b|сбер)[^\d\n]{0,30}$")
_CARD = re.compile(r"(?<!\d)(?:\d{4}(?:[ -]{0,3}\d{4}){3}(?:[ -]?\d{1,3})?|3\d{3}[ -]?\d{6}[ -]?\d{5})(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)")
_LONG_CARD = re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{12,18}}(?!\d)")
_CARD_CODE = re.compile(
    r"(?i)(?:\bcv[vc]2?|код\s+(?:сзади|с обратной стороны|безопасности))\W{0,4}(\d{3,4})(?!\d)"
)
_SNILS = re.compile(
    r"(?i)снилс\w*[^\d\n]{0,20}(\d(?:[ \-.]{0,3}\d){10})(?!\d)"
    r"|(?<![\d-])(\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2})(?![\d-])"
)
_SERIES = r"(?:сери\w*\W{0,3})?\d{2}[ -]?\d{2}"
_NUMBER = r"(?:номер\w*|№|n[o°]?|no\.?)?"
_PASSPORT = re.compile(
    rf"(?i)(?:паспорт\w*|passport|водительск\w+|(?<!\w)в/?у(?!\w)|удостоверени\w+|военн\w+ билет\w*"
    rf"|вид\w* на жительство|driv(?:er'?s?|ing) licen[cs]e|identity card)[^\d\n]{{0,40}}?"
    rf"({_SERIES}\W{{0,4}}{_NUMBER}\W{{0,3}}\d{{6}}|\d{{2}}\W{{0,4}}{_NUMBER}\W{{0,3}}\d{{7}}|\d{{7,9}})(?!\d)"
    rf"|((?:(?<!\w)сери\w*\W{{0,3}})\d{{2}}[ -]?\d{{2}}\W{{0,4}}{_NUMBER}\W{{0,3}}\d{{6}})(?!\d)"
    r"|(?<!\d)(\d{2} \d{2} ?(?:№ ?)?\d{6}|\d{4} ?№ ?\d{6})(?!\d)"
)
_CERTIFICATE = re.compile(
    r"(?i)(?:свидетельств\w+ о (?:рожден|брак|заключени|расторжени|смерт)\w*|birth certificate)"
    r"[^\n]{0,30}?(\d{6})(?!\d)"
)
_SOCIAL = re.compile(r"(?i)(?:\bssn\b|social security)[^\d\n]{0,20}(\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)")
_TAX = re.compile(rf"(?i)(?<![a-zа-яё])(?:инн|inn|огрнип)[^\d\n]{{0,30}}?(\d(?:{_GAP}\d){{11,14}})(?!\d)")
_BARE_TAX = re.compile(r"(?<!\d)\d{12}(?!\d)")
_ENTREPRENEUR = re.compile(r"(?i)огрнип")
_CARD_DIGITS = 16
_PERSON_TAX_DIGITS = 12
_ENTREPRENEUR_DIGITS = 15


def find_documents(shadow: Shadow) -> Iterator[Span]:
    """Yield numbers of cards, accounts, passports, СНИЛС and of people's and entrepreneurs' ИНН."""
    text = shadow.text
    for expression in (_ACCOUNT, _IBAN):
        for found in expression.finditer(text):
            yield Span(*shadow.place(*found.span()), Kind.ACCOUNT)
    for found in (*_CARD.finditer(text), *_LONG_CARD.finditer(text)):
        if _is_card(text, found):
            yield Span(*shadow.place(*found.span()), Kind.CARD)
    yield from _groups(shadow, _CARD_CODE, Kind.CARD)
    yield from _groups(shadow, _SNILS, Kind.SNILS)
    for expression in (_PASSPORT, _CERTIFICATE, _SOCIAL):
        yield from _groups(shadow, expression, Kind.PASSPORT)
    yield from _find_tax_numbers(shadow)


def _groups(shadow: Shadow, expression: re.Pattern[str], kind: Kind) -> Iterator[Span]:
    for found in expression.finditer(shadow.text):
        yield Span(*shadow.place(*found.span(found.lastindex or 0)), kind)


def _is_card(text: str, found: re.Match[str]) -> bool:
    digits = only_digits(found.group())
    if _CARD_CUE.search(text, max(0, found.start() - 40), found.start()):
        return True
    if _DATE.search(found.group()):
        return False
    # Sixteen digits are hardly anything else; numbers of other lengths must prove it by their sum.
    return len(digits) == _CARD_DIGITS or (len(digits) > _CARD_DIGITS - 2 and luhn.is_valid(digits))


def _find_tax_numbers(shadow: Shadow) -> Iterator[Span]:
    for found in _TAX.finditer(shadow.text):
        count = len(only_digits(found.group(1)))
        wanted = _ENTREPRENEUR_DIGITS if _ENTREPRENEUR.match(found.group()) else _PERSON_TAX_DIGITS
        if count == wanted:
            yield Span(*shadow.place(*found.span(1)), Kind.INN_PERSON)
    for found in _BARE_TAX.finditer(shadow.text):
        if stdnum_inn.is_valid(found.group()) and found.group().strip("0"):
            yield Span(*shadow.place(*found.span()), Kind.INN_PERSON)


def only_digits(text: str) -> str:
    """Return the digits of a plain form."""
    return "".join(letter for letter in text if letter.isdecimal())
