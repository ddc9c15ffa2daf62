"""Figures whose noun stands before them: «заказов чтоб было хотя бы 700», "leads, no fewer than 150"."""

import re
from collections.abc import Iterator
from functools import cache

from planner.brief import KpiName
from planner.brief_reading.word_lists import read_sources, read_word_list
from qualifier.reading.numbers import Number
from qualifier.reading.patterns import pattern

WORDED = pattern(
    r"сот|ст[ао]\b|двест|дцат|десят|сорок|девяност|тысяч|миллион|полмиллион|полтор|hundred|"
    r"thousand|million|dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\bпять\b|\bчетыр|"
    r"\bтри\b|\bthree\b|\bfour\b|\bfive\b"
)
_NEED = pattern(
    r"(?:хотя бы|хоть|не меньше|не менее|минимум|как минимум|от|порядка|около|примерно|штук|человек|"
    r"нужн\w+|надо|хочу|хотим|"
    r"хотелось бы|жд[её]м|план\w*|цель|давайте|где-то|at least|no fewer than|no less than|not less than|"
    r"about|around|some|"
    r"minimum|need|want|aim for|target(?: of)?|"
    r"(?:с|со|from)\s\d[\d ,]*(?:тыс\w*|k)? (?:до|to)|"
    r"(?:target|goal)(?: now)? (?:is|=)|expect|be)\s(?:до |около |примерно |at least |about )?$"
)
_CLOSED = pattern(
    r"\s*(?:тыс\w*\.?|тыщ\w*|k\b|thousand|штук\w*|шт\b\.?|человек|чел\b\.?|of them|in total|в сумме|"
    r"всего)?\s*"
    r"(?:(?:за|на|в|per|a|for the|during the|by|до|к)\s(?:вес[ьяю]\s|весь\s|the\s|конц\w+ )?(?:сезон\w*|"
    r"месяц\w*|период\w*|"
    r"кампани\w+|недел\w+|день|флайт\w*|год\w*|season|month|week|day|campaign|period|flight|end)\b)?"
    r"\s*(?:[.,;:!?)»\"]|$|\s(?:и|а|но|чтоб\w*|and|but|so)\s)"
)
_OTHER = pattern(
    r"бюджет|ден[её]г|деньг|сумм|руб|₽|ндс|цен[аеыу]|стоимост|возраст|точ(?:ек|ки)|магазин|филиал|лет\b|"
    r"budget|money|spend|"
    r"rub|price|cost|\bage|vat\b|stores|branches"
)
_LONGEST_WAY = 90
# «вернуть 6 тысяч», "win back 2,500": who comes back buys again.
_BACK = pattern(
    r"(?:вернуть|верн[её]м|возврат\w*|вернулось|win back|bring back|get back)(?: хотя бы| около|"
    r" at least)?\s$"
)
_PEOPLE_LAST = pattern(
    r"(?:человек|людей|гостей|посетителей|покупателей|people|guests|visitors)\s(?:около |примерно )?$"
)


def find_noun_before(text: str, number: Number) -> KpiName | None:
    """Return what a bare figure counts when its noun was named before it in the sentence."""
    head = text[: number.start]
    if not _CLOSED.match(text, number.end):
        return None
    if _BACK.search(head):
        return KpiName.SALES
    if _PEOPLE_LAST.search(head) and read_word_list("kpi")["_come"].search(head[-_LONGEST_WAY:]):
        return KpiName.VISITS
    if not _NEED.search(head):
        return None
    near = head[-_LONGEST_WAY:]
    named = [(start, end, name) for start, end, name in _named(near) if not _is_dependent(near, start)]
    if not named:
        return None
    _, end, name = max(named)
    return None if _OTHER.search(near, end) else name


def find_head(left: str, start: int) -> KpiName | None:
    """Return the head that a noun depends on: «заявки на открытие вклада» are applications."""
    before = left[:start]
    if not _is_dependent(left, start):
        return None
    named = list(_named(before))
    return max(named)[2] if named else None


def _named(text: str) -> Iterator[tuple[int, int, KpiName]]:
    words = read_word_list("kpi")
    for name in (KpiName.LEADS, KpiName.SALES, KpiName.VISITS, KpiName.INSTALLS, KpiName.CLICKS):
        for found in words[f"{name.value}_counted"].finditer(text):
            yield found.start(), found.end(), name


def _is_dependent(text: str, start: int) -> bool:
    return _head_pattern().search(text[:start]) is not None


@cache
def _head_pattern() -> re.Pattern[str]:
    heads = "|".join(read_sources("kpi")[f"{name}_counted"] for name in ("leads", "visits", "installs"))
    return pattern(rf"(?:{heads}) (?:на|для|по|об|о|от|for|to|from|of|about)\s(?:\w+\s){{0,2}}$")
