"""The objective of a brief: what its goal says, else what the figures asked for are of."""

from collections.abc import Iterable

from planner.brief import Kpi, KpiName, Objective
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern

# What the client counts tells what it is for, the deepest step first.
_BY_KPI = {
    KpiName.SALES: Objective.SALES,
    KpiName.DRR: Objective.SALES,
    KpiName.LEADS: Objective.LEADS,
    KpiName.CPL: Objective.LEADS,
    KpiName.INSTALLS: Objective.TRAFFIC,
    KpiName.CPA: Objective.SALES,
    KpiName.VISITS: Objective.TRAFFIC,
    KpiName.CLICKS: Objective.TRAFFIC,
    KpiName.CTR: Objective.TRAFFIC,
    KpiName.REACH: Objective.REACH,
    KpiName.FREQUENCY: Objective.REACH,
    KpiName.IMPRESSIONS: Objective.REACH,
    KpiName.CPM: Objective.REACH,
}
_PRICES = frozenset({KpiName.CPL, KpiName.CPA, KpiName.CPM})
_DENIED = pattern(r"(?:\bне|\bбез|\bnot|\bno)\s(?:\w+\s){0,2}$|не считаем|не важн")
_DENIED_AFTER = pattern(r"[^,.;]{0,25}(?:не считаем|не нужн|не важн|не цель|not (?:a goal|needed|important))")
_WEIGHT = pattern(r"[\s:—–-]*(?P<pct>\d{1,3}) ?%")
_NAMED_GOAL = pattern(r"\b(?:цель|цели|задача|задачи|goal|objective|aim)\b")
_GOAL = pattern(
    r"\b(?:цел[ьи]\w*|задач\w+|нужн\w+|надо|хо[чт]\w+|чтоб\w*|главное|хотелось|ищем|интересует|ищу|"
    r"look(?:ing)? for|would like|seek\w*|goal|aim\w*|objective|need|"
    r"want|so that|in order to)\b"
)


def read_objective(brief: BriefText, kpi: tuple[Kpi, ...]) -> Found[Objective | None]:
    """Return what the campaign is for."""
    labelled = _first_named(brief.under(Topic.OBJECTIVE))
    if labelled.value is not None:
        return _prefer_result(labelled, kpi)
    named = _first_named(p for p in brief.unlabelled() if _NAMED_GOAL.search(p.sentence.folded))
    if named.value is not None:
        return _prefer_result(named, kpi)
    goals = [p for p in brief.to_the_point() if _GOAL.search(p.sentence.folded)]
    found = _first_named(goals)
    # «Хочу, чтобы знали… CPL до двух тысяч»: a price alone is no aim where one is told.
    if kpi and (found.value is None or any(one.name not in _PRICES for one in kpi)):
        return _by_kpi(brief, kpi)
    return found if found.value is not None else _first_named((*brief.under(Topic.KPI), *brief.unlabelled()))


def _by_kpi(brief: BriefText, kpi: tuple[Kpi, ...]) -> Found[Objective | None]:
    named = {one.name for one in kpi}
    deepest = next(objective for name, objective in _BY_KPI.items() if name in named)
    quotes = _first_named(p for p in brief.to_the_point() if _names(p, deepest)).quotes
    if deepest is Objective.SALES and (back := _winning_back(brief)) is not None:
        return back
    if deepest is Objective.REACH:
        # A figure of reach serves either; the words of the goal tell which of the two is meant.
        said = _first_named(p for p in brief.to_the_point() if _GOAL.search(p.sentence.folded))
        if said.value in {Objective.REACH, Objective.AWARENESS, Objective.CONSIDERATION}:
            return said
    return Found(value=deepest, quotes=quotes)


def _winning_back(brief: BriefText) -> Found[Objective | None] | None:
    """«Вернуть тех, кто не заказывал полгода: 2 000 заказов»: the orders counted are of those who left."""
    said = _first_named(p for p in brief.unlabelled() if _names(p, Objective.RETENTION))
    return said if said.value is Objective.RETENTION else None


def _prefer_result(said: Found[Objective | None], kpi: tuple[Kpi, ...]) -> Found[Objective | None]:
    """«чтобы увидели и зашли на страницу», 120 000 visits: what is counted is the end, reach the means."""
    counted = [_BY_KPI[one.name] for one in kpi]
    if said.value is Objective.REACH and counted and Objective.REACH not in counted:
        return Found(value=counted[0], quotes=said.quotes)
    return said


def _names(passage: Passage, objective: Objective) -> bool:
    return read_word_list("objectives")[objective.value].search(passage.sentence.folded) is not None


def _first_named(passages: Iterable[Passage]) -> Found[Objective | None]:
    """The goal named first, or the one given the greatest weight («подключения 60 %, знание 40 %»)."""
    for passage in passages:
        said = _named_in(passage)
        if said is not None:
            return Found(value=said, quotes=(passage.quote(),))
    return Found(value=None)


def _named_in(passage: Passage) -> Objective | None:
    text = passage.sentence.folded
    found: list[tuple[int, int, Objective]] = []
    for objective in Objective:
        for match in read_word_list("objectives")[objective.value].finditer(text, passage.value):
            if _DENIED.search(text[max(0, match.start() - 25) : match.start()]) or _DENIED_AFTER.match(
                text, match.end()
            ):
                continue
            weight = _WEIGHT.match(text, match.end())
            found.append((-int(weight["pct"]) if weight else 0, match.start(), objective))
    return min(found)[2] if found else None
