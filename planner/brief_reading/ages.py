"""Ages of the audience: ranges, open ends, decades, in figures or in words."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from planner.brief_reading.layout import Passage
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.dates import find_dates
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern

_YEAR_WORD = r"(?: ?(?:лет|года|год|г\.|yo\b|y\.o\.|years?(?: old)?|yrs?))"
AGE_RANGE = pattern(
    rf"(?<![\d.,/№#])(?<!\d[-–—])(?:от |from |aged? |"
    rf"between )?(?P<low>\d{{1,2}})\s?(?:{_YEAR_WORD} )?(?:[-–—]|"
    rf"(?:и )?до|(?:up )?to|through|and|\.\.\.?)\s?(?P<high>\d{{2}})(?P<years>{_YEAR_WORD})?"
    rf"(?![\d,.]\d|\d|\s?(?:%|тыс|"
    rf"млн|млрд|руб|₽|км|м\b|мес|дн|нед|час|сек|мин|к\b|k\b|т\.|раз|шт|магаз|точ|:|январ|феврал|"
    rf"март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|jan|feb|mar|apr|may|jun|jul|"
    rf"aug|sep|oct|nov|dec|days|weeks|months|hours|stores))"
)
_FROM = pattern(
    rf"(?:от|за|(?<!не )старше|не (?:моложе|младше)|с|старше чем|from|over|"
    rf"above|(?<!no )older than|no(?: one|body)? younger than|"
    rf"no(?: one|body) under|aged)\s(?P<low>\d{{2}})(?:{_YEAR_WORD}|\+|"
    rf"(?=[,.;]|$| (?:who|that|with|and|кто|котор\w+|с)\b)| и старше| and (?:over|older|above|"
    rf"up))(?! (?:на рынке|опыт\w*|стаж\w*|работ\w*|гаранти\w*|experience|in business))|"
    rf"\bover-?\s?(?P<overs>\d{{2}})s\b|"
    rf"(?<!\d)(?P<plus>\d{{2}})\s?(?:\+|плюс\b|plus\b|и старше|and (?:over|older|above|up))(?!\d)"
)
_UPTO = pattern(
    rf"(?:до|(?<!не )младше|(?<!не )моложе|не старше|no older than|"
    rf"(?<!not )(?<!never )(?<!one )(?<!body )under|"
    rf"(?<!not )(?<!never )below|(?<!no )younger than|"
    rf"up to)\s(?P<high>\d{{2}}){_YEAR_WORD}?(?! ?(?:%|тыс|руб|км|мин|дн|января|феврал|марта|апрел|"
    rf"мая|июн|июл|август|сентябр|октябр|ноябр|декабр))"
)
_MINORS = pattern(r"несовершеннолетн|исключ|отсек|не показыв|запре|не для|без детей|exclud|not to|minors|вне")
_OWN_CHILDREN = pattern(
    r"(?:детей|дети|детям|ребенк\w*|ребенок|детьми|kids|child\w*|сын\w*|доч\w+)[^,.;]{0,14}$"
)
# «Родители детей 8–15 лет»: the ages are the children's.
_PARENTS = pattern(
    r"родител\w+|мам\w*|пап\w*|семь\w+|parents|mums?|moms?|mothers|fathers|families|adults with|people with"
)
_GROWN = 18
_AGES = (12, 90)
_LEAST_SPREAD = 5
# «18+, ядро 18–29»: the heart of the audience bounds it not.
_CORE = pattern(r"(?:ядр\w+|костяк|\bcore|mainly|mostly|в основном|прежде всего)[\s:—–-]*(?:от |is |aged )?$")
_ALONE = pattern(r"\s*(?:[,.;)!|]|$)")
_COUNTED = pattern(r"(?:магазин|точ[ек]|филиал|город|штук|салон|клиник|дом)\w*\s$|(?:stores|shops|cities)\s$")
_WORDED = pattern(r"десят|дцат|сорок|twent|thirt|fort|fift|sixt|teen")
# «18–24 и 35–44», «женщины (25–45), мужчины (30–50)»: ages told one beside another make one span.
_NEXT_TO = pattern(
    r"[\s,;/()]*(?:(?:и|and|plus|плюс|лет|years|мужчин\w*|женщин\w*|девушк\w*|men|women|м|ж)[\s,;/()]*)*"
)
_DECADES = pattern(
    r"\bin their (?:early |mid |late )?(?P<low>\d0)s(?: (?:and|or|to) (?:early )?(?P<high>\d0)s)?"
)
_DECADE = 9
Ages = tuple[int | None, int | None]


def find_age(passage: Passage, *, as_of: date, is_sure: bool) -> Ages | None:
    """Return the ages that a passage tells; unless `is_sure` that it is of people, only plain ones."""
    text = _in_digits(passage.sentence.folded)
    if not any(letter.isdigit() for letter in text):
        return None
    is_sure = is_sure or read_word_list("audience")["_people"].search(text) is not None
    found = [one for one in AGE_RANGE.finditer(text) if _is_age(text, one, as_of, is_sure=is_sure)]
    adult = [one for one in found if not _is_of_children(text, one)]
    whole = [one for one in adult if not _is_core(text, one, adult)]
    if whole:
        return _joined(text, whole)
    return _open_age(text) if is_sure else None


def _in_digits(text: str) -> str:
    """«от тридцати до пятидесяти» as figures."""
    if not _WORDED.search(text):
        return text
    for number in reversed(find_numbers(text)):
        if not number.is_digits and number.scale == 1 and _AGES[0] <= number.value <= _AGES[1]:
            text = f"{text[: number.start]}{int(number.value)}{text[number.end :]}"
    return text


def _is_age(text: str, found: re.Match[str], as_of: date, *, is_sure: bool) -> bool:
    low, high = int(found["low"]), int(found["high"])
    if not (_AGES[0] <= high <= _AGES[1] and low < high) or _COUNTED.search(text[: found.start()]):
        return False
    is_alone = high - low >= _LEAST_SPREAD and _ALONE.match(text, found.end()) is not None
    days = find_dates(text, as_of)
    is_date = any(start < found.end() and found.start() < end for start, end, _ in days)
    return not is_date and (bool(found["years"]) or is_sure or is_alone)


def _is_of_children(text: str, found: re.Match[str]) -> bool:
    head = text[: found.start()]
    if not _OWN_CHILDREN.search(head):
        return False
    is_young = int(found["high"]) < _GROWN and _PARENTS.search(head) is not None
    return is_young or len(AGE_RANGE.findall(text)) > 1


def _is_core(text: str, found: re.Match[str], all_told: Sequence[re.Match[str]]) -> bool:
    head = text[: found.start()]
    return bool(_CORE.search(head) and (_FROM.search(head) or len(all_told) > 1))


def _joined(text: str, found: Sequence[re.Match[str]]) -> Ages:
    """The first range, and those that stand right beside it."""
    low, high = int(found[0]["low"]), int(found[0]["high"])
    for one, other in pairwise(found):
        if not _NEXT_TO.fullmatch(text[one.end() : other.start()]):
            break
        low, high = min(low, int(other["low"])), max(high, int(other["high"]))
    return low, high


def _open_age(text: str) -> Ages | None:
    """«от 35 лет», «до 30 лет», 25+, "in their 30s"; a bar on minors is no audience."""
    if _MINORS.search(text):
        return None
    if decades := _DECADES.search(text):
        return int(decades["low"]), int(decades["high"] or decades["low"]) + _DECADE
    above, below = _FROM.search(text), _UPTO.search(text)
    low = int(above["low"] or above["overs"] or above["plus"]) if above else None
    high = int(below["high"]) if below else None
    return (low, high) if low is not None or high is not None else None
