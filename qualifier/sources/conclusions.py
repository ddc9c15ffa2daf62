"""From facts to the record's open data: one of each kind chosen by trust and age, rivals kept beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qualifier.record import OpenData, RegisterStatus
from qualifier.sources.fact import About, Fact, Unit
from qualifier.sources.industry_codes import IndustryGroup, find_group
from qualifier.sources.open_data_lines import Line, LineWriter
from qualifier.sources.settlement import Settled, Settlement, SettlementRules, open_settlement

# The record knows a living company, one that winds up, and a bankrupt one; what is gone was wound up.
_STATUSES = {
    "active": RegisterStatus.ACTIVE,
    "reorganizing": RegisterStatus.ACTIVE,
    "liquidating": RegisterStatus.LIQUIDATING,
    "liquidated": RegisterStatus.LIQUIDATING,
    "bankrupt": RegisterStatus.BANKRUPT,
}
_CODE_NAMES = {"uk": "UK SIC", "us": "SIC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataConclusion:
    """The record's open data, and for each of its fields the fact that moved it and that fact's rivals."""

    open_data: OpenData
    settled: tuple[Settled, ...] = ()

    def of(self, field: str) -> tuple[Settled, ...]:
        """Return what a field rests on: `employees`, `ad_activity[0]`."""
        return tuple(one for one in self.settled if one.field == field)


def conclude_open_data(
    facts: Iterable[Fact],
    as_of: date,
    *,
    lang: str = "ru",
    rules: SettlementRules | None = None,
    trust: Mapping[str, int] | None = None,
) -> OpenDataConclusion:
    """Settle the facts of one company into the record's open data; what nobody said stays unknown."""
    settlement = open_settlement(facts, as_of, rules=rules, trust=trust)
    writer = LineWriter(settlement=settlement, lang=lang)
    ads, news = writer.ad_activity(), writer.news()
    industry, industry_settled = _conclude_industry(settlement, lang)
    fields = {name: _settle(settlement, name, *abouts) for name, abouts in _FIELDS.items()}
    known = {name: found[0].chosen for name, found in fields.items() if found}
    return OpenDataConclusion(
        open_data=OpenData(
            industry=industry,
            okved=_text(known.get("okved")),
            employees=_count(known.get("employees")),
            revenue_rub=_count(known.get("revenue_rub")),
            status=_STATUSES.get(str(known["status"].value)) if "status" in known else None,
            founded=_text(known.get("founded")),
            ad_activity=tuple(line.text for line in ads),
            news=tuple(line.text for line in news),
        ),
        settled=(
            *(one for found in fields.values() for one in found),
            *industry_settled,
            *_settle_lines(settlement, "ad_activity", ads),
            *_settle_lines(settlement, "news", news),
        ),
    )


# Of which kinds of fact a field may be; the first kind is the better one.
_FIELDS: Mapping[str, tuple[About, ...]] = {
    "okved": (About.OKVED,),
    "employees": (About.EMPLOYEES,),
    "revenue_rub": (About.REVENUE, About.INCOME),
    "status": (About.STATUS,),
    "founded": (About.FOUNDED,),
}


def _settle(settlement: Settlement, field: str, *abouts: About) -> tuple[Settled, ...]:
    ranked = [fact for fact in settlement.ranked(*abouts) if _is_usable(field, fact)]
    return settlement.settle(field, ranked)


def _is_usable(field: str, fact: Fact) -> bool:
    """A sum abroad keeps its currency and is no roubles; a status that nobody knows says nothing."""
    if field == "revenue_rub":
        return fact.unit is Unit.RUB and isinstance(fact.value, int)
    if field == "employees":
        return isinstance(fact.value, int)
    return field != "status" or fact.value in _STATUSES


def _count(fact: Fact | None) -> int | None:
    return fact.value if fact is not None and isinstance(fact.value, int) else None


def _text(fact: Fact | None) -> str | None:
    return None if fact is None else str(fact.value)


def _settle_lines(settlement: Settlement, field: str, lines: Iterable[Line]) -> Iterator[Settled]:
    """Each fact of a sentence moved it."""
    for at, line in enumerate(lines):
        for fact in line.facts:
            yield from settlement.settle(f"{field}[{at}]", (fact,))


def _conclude_industry(settlement: Settlement, lang: str) -> tuple[str | None, tuple[Settled, ...]]:
    """The register's own words for its code; a code alone, in the words of the rubric's group."""
    codes = settlement.ranked(About.OKVED, About.SIC)
    words = settlement.ranked(About.INDUSTRY)
    official = [fact for fact in words if settlement.is_official(fact)]
    if codes and codes[0].about is About.OKVED and official and find_group(str(codes[0].value)):
        return str(official[0].value), settlement.settle("industry", official)
    for fact in codes:
        if group := find_group(str(fact.value)):
            rivals = (fact, *(other for other in (*codes, *words) if other != fact))
            return _describe_code(str(fact.value), group, lang), settlement.settle("industry", rivals)
    return _conclude_words(settlement, (*official, *(fact for fact in words if fact not in official)), lang)


def _conclude_words(
    settlement: Settlement, words: tuple[Fact, ...], lang: str
) -> tuple[str | None, tuple[Settled, ...]]:
    for fact in words:
        text = str(fact.value)
        group = find_group(f"{fact.source}:{text}") or find_group(text)
        written = _label(group, lang) if group else text
        if group or ":" not in text:
            rivals = (fact, *(other for other in words if other != fact))
            return written, settlement.settle("industry", rivals)
    return None, ()


def _describe_code(code: str, group: IndustryGroup, lang: str) -> str:
    kind, _, bare = code.rpartition(":")
    name = _CODE_NAMES.get(kind) or ("ОКВЭД" if lang == "ru" else "OKVED")
    return f"{_label(group, lang)} ({name} {bare})"


def _label(group: IndustryGroup, lang: str) -> str:
    return group.label.ru if lang == "ru" else group.label.en


__all__ = ["OpenDataConclusion", "Settled", "conclude_open_data"]
