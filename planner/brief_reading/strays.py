"""Sentences that follow a label on its line but speak of another thing: «Аудитория: … Цель 400 заказов»."""

from functools import cache
from re import Pattern

from planner.brief_reading.layout import Passage
from planner.brief_reading.word_lists import read_sources, read_word_list
from qualifier.reading.patterns import pattern

_AIM_FIRST = pattern(
    r"\W*(?:(?:наша |наш |our |the )?(?:цел[ьи]\b|задач[аи]\b|план\b|kpi|кпи|goals?\b|kpis?\b)|"
    r"(?:нам |мне )?(?:нужн\w+|надо|хотим|ожидаем|жд[её]м)\b|we (?:need|want|expect|aim)\b)[^.;!?\d]{0,40}\d"
)
_MEASURES = ("cpl", "cpa", "cpm", "ctr", "drr")
_COUNTED = ("leads", "sales", "visits", "clicks", "installs", "impressions", "reach")


def tells_figures(passage: Passage) -> bool:
    """Tell whether a sentence that opens no label of its own is of what the client counts."""
    text = passage.sentence.folded
    if passage.is_opened or not any(letter.isdigit() for letter in text):
        return False
    words = read_word_list("kpi")
    is_measured = any(words[name].search(text) for name in _MEASURES)
    return is_measured or bool(_AIM_FIRST.match(text) or _count_first().match(text))


@cache
def _count_first() -> Pattern[str]:
    """«5000 установок», "25,000 clicks": a count that opens the sentence."""
    counted = "|".join(read_sources("kpi")[f"{name}_counted"] for name in _COUNTED)
    return pattern(rf"\W*\d[\d .,]*(?:тыс\w*\.?|млн\.?|k|к|m)?\s(?:{counted})")
