"""Where a person lives and when they were born: dates and addresses beside words that say so.

Addresses of shops and screens are left: plans and verdicts need them.
"""

import re
from collections.abc import Iterator

from qualifier.masking.shadow import Shadow
from qualifier.masking.span import Kind, Span

_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)[a-zа-я]*"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s.-]{{1,2}}(?:of\s)?{_MONTH},?[\s.]{{1,2}}(?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d{{2}})"
    r"|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2})"
)
_YEAR_MARK = r"(?:\s?(?:г\.?\s?р\.?|года рождения|год рождения|г\.|года)(?![а-яё]))?"
_BIRTH = re.compile(
    r"(?i)(?:рожден\w*|(?<![а-яё])род(?:ил[а-яё]{2,3}|\.)|(?<![а-яё])др\b|(?<![а-яё])д\.\s?р\.|birth\w*|\bborn\b|\bd\.?o\.?b\b\.?"
    rf"|днюх\w*)[^\d\n]{{0,25}}?((?:{_DAY}|(?:19|20)\d{{2}}(?=\s?(?:г|$|[,.;)\n]))){_YEAR_MARK})"
)
_BORN_AFTER = re.compile(
    rf"(?i)((?:{_DAY}|(?:19|20)\d{{2}})\s?(?:г\.?\s?р\.?|(?:года|год|г\.)\s?рождения)(?![а-яё]))"
)
_HOME_CUE = re.compile(
    r"(?i)(?:прожива\w+|(?<![а-яё])жив(?:у|ём|ем|[её]т)(?![а-яё])|прописан\w*|прописк\w+"
    r"|регистраци\w+ по месту|домашн\w+ адрес\w*"
    r"|адрес\w* (?:доставк\w+|прожив\w+|регистрац\w+|прописк\w+|дом\w*)"
    r"|зарегистрирован\w* по(?: адресу)?|привез\w+ (?:мне )?на"
    r"|курьер\w* (?:на|по)|home address|delivery address|\bi live (?:at|in)"
    r"|my address(?: is)?|shipping address|deliver to)"
    r"(?:\s(?:я|по адресу|на|в|at|in|is|мой|моя|тут))*\s?[:,-]?\s*"
)
_STREET = (
    r"(?:ул(?:\.|иц\w+)|пр-т|пр-кт|просп(?:\.|ект\w*)|пер(?:\.|еул\w+)|б-р|бул(?:\.|ьвар\w*)|наб(?:\.|ережн\w+)|ш(?:\.|оссе)"
    r"|пл(?:\.|ощад\w+)|проезд\w*|туп(?:\.|ик)|мкр\w*\.?|микрорайон\w*|пос(?:\.|[её]л\w+)|дер(?:\.|евн\w+)|с\.|снт|днп|кв-л|квартал\w*"
    r"|street|\bst\.?|avenue|\bave\.?|road|\brd\.?|lane|drive)"
)
_ADDRESS_SIGN = re.compile(rf"(?i){_STREET}|\d")
_FLAT = re.compile(
    r"(?i)(?<![а-яё])кв(?:\.|артира)\s?\d{1,4}|,\s?кв\s?\d{1,3}(?![\d\s]*(?:год|г\.|20\d\d))|\b(?:apt|flat|unit)\.?\s?#?\d{1,4}"
)
_STREET_START = re.compile(
    r"(?:(?:\d{6},?\s?)?(?:г\.\s?|город\s)?[А-ЯЁA-Z][а-яёa-z-]+,\s)?(?:\d{1,5}\s)?"
    rf"(?:(?<![а-яёa-z])(?i:{_STREET})|[А-ЯЁA-Z][а-яёa-z-]+\s(?i:{_STREET}))"
)
_BEFORE_FLAT = 110
# An address goes on over commas and shortened words and ends with the sentence.
_SHORTENED = re.compile(
    r"(?i)(?<![а-яёa-z])(?:ул|пр|просп|пер|бул|наб|пл|туп|пос|дер|с|г|д|дом|к|корп|стр|кв|уч|оф|под|эт|мкр|обл|р-н|респ|st|ave|rd|apt)$"
)
_TAIL_END = re.compile(
    r"[\n;!?]|\.\s|\.$|,\s(?:а|и|но|тел\w*|мой|моя|жду|прошу|звон\w+|пожалуйста|бюджет\w*)(?![а-яё])"
)
_LONGEST = 160


def find_homes(shadow: Shadow) -> Iterator[Span]:
    """Yield birth dates and home addresses."""
    for expression in (_BIRTH, _BORN_AFTER):
        for found in expression.finditer(shadow.text):
            yield Span(*shadow.place(*found.span(1)), Kind.BIRTH)
    for flat in _FLAT.finditer(shadow.text):
        before = shadow.text[max(0, flat.start() - _BEFORE_FLAT) : flat.start()]
        street = _STREET_START.search(before[max(before.rfind("\n"), before.rfind(";")) + 1 :])
        if street is not None:
            yield Span(
                *shadow.place(flat.start() - len(street.string) + street.start(), flat.end()), Kind.ADDRESS
            )
    end = 0
    for cue in _HOME_CUE.finditer(shadow.text):
        if cue.end() < end:
            continue
        end = _find_end(shadow.text, cue.end())
        if _ADDRESS_SIGN.search(shadow.text, cue.end(), end):
            yield Span(*shadow.place(cue.end(), end), Kind.ADDRESS)


def _find_end(text: str, start: int) -> int:
    limit = min(len(text), start + _LONGEST)
    for stop in _TAIL_END.finditer(text, start, limit):
        is_short = stop.group().startswith(".") and _SHORTENED.search(text, start, stop.start())
        if not is_short:
            return len(text[: stop.start()].rstrip())
    return len(text[:limit].rstrip())
