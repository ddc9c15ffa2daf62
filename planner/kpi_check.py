"""What the client asked for beside what the plan forecasts, figure by figure."""

from collections.abc import Mapping
from decimal import Decimal

from planner.brief import Brief, Kpi, KpiName
from planner.finding import Finding, FindingCode, Severity
from planner.finding_words import Word, find_words
from planner.media_plan import PlanReach, Range
from planner.money import divide, round_rub
from planner.plan_words import KPIS, say_number, say_rub
from planner.totals import Totals
from qualifier.qualification import Bilingual

# What the client wants no more than; of everything else at least so much.
_CEILINGS = frozenset({KpiName.CPL, KpiName.CPA, KpiName.CPM, KpiName.DRR})
_MONEY = frozenset({KpiName.CPL, KpiName.CPA, KpiName.CPM})
_FRACTIONS = frozenset({KpiName.FREQUENCY, KpiName.CTR, KpiName.DRR})
_LARGEST = Decimal(10**12)


def forecast_kpis(
    totals: Totals, *, reach: PlanReach | None, leads: Range | None, sales: Range | None, visit: Decimal
) -> Mapping[KpiName, Decimal | None]:
    """Return each KPI as the plan forecasts it; None where the plan has no base for it."""
    clicks = totals.clicks
    return {
        KpiName.REACH: None if reach is None else Decimal(reach.people),
        KpiName.FREQUENCY: None if reach is None else reach.frequency,
        KpiName.IMPRESSIONS: totals.impressions,
        KpiName.CLICKS: clicks,
        KpiName.VISITS: None if clicks is None else Decimal(int(clicks * visit)),
        KpiName.LEADS: _middle(leads),
        KpiName.SALES: _middle(sales),
        KpiName.CPL: _cost_of(totals.amount.net, leads),
        KpiName.CPA: _cost_of(totals.amount.net, sales),
        KpiName.CPM: totals.cpm,
        KpiName.CTR: None if totals.ctr is None else round_rub(totals.ctr * 100),
        KpiName.DRR: None,
        KpiName.INSTALLS: None,
    }


def _middle(forecast: Range | None) -> Decimal | None:
    return None if forecast is None else Decimal(forecast.middle)


def _cost_of(net: Decimal, forecast: Range | None) -> Decimal | None:
    if forecast is None or forecast.middle == 0:
        return None
    return round_rub(divide(net, Decimal(forecast.middle)))


def is_met(kpi: Kpi, forecast: Decimal) -> bool:
    """Tell whether a forecast keeps a KPI."""
    return forecast <= kpi.value if kpi.name in _CEILINGS else forecast >= kpi.value


def check_kpis(brief: Brief, forecasts: Mapping[KpiName, Decimal | None]) -> tuple[Finding, ...]:
    """Return a finding for each KPI of the brief: met, missed by so much, or not to be computed."""
    return tuple(_check(kpi, forecasts.get(kpi.name)) for kpi in brief.kpi)


def _check(kpi: Kpi, forecast: Decimal | None) -> Finding:
    name = KPIS[kpi.name]
    if forecast is None or not kpi.value.is_finite() or not 0 < kpi.value < _LARGEST:
        return _find(FindingCode.KPI_NOT_COMPUTED, Severity.WARNS, kpi=name)
    words: dict[str, Word] = {"kpi": name, "wanted": _say(kpi, kpi.value), "forecast": _say(kpi, forecast)}
    if is_met(kpi, forecast):
        return _find(FindingCode.KPI_MET, Severity.NOTES, **words)
    missing_pct = abs(forecast - kpi.value) / kpi.value * 100
    gap = f"{missing_pct:.0f} %" if missing_pct >= 1 else "< 1 %"
    return _find(FindingCode.KPI_OUT_OF_REACH, Severity.WARNS, **words, gap=gap)


def _say(kpi: Kpi, value: Decimal) -> Word:
    if kpi.name in _MONEY:
        return Bilingual(ru=f"{say_rub(value)} ₽", en=f"{say_rub(value, 'en')} RUB")
    if kpi.name in _FRACTIONS:
        return Bilingual(ru=say_number(round_rub(value)), en=say_number(round_rub(value), "en"))
    return int(value)


def find_contradiction(brief: Brief, budget: Decimal | None) -> tuple[Finding, ...]:
    """Tell when so many results at such a cost are not the budget, by a tenth or more."""
    pairs = ((KpiName.LEADS, KpiName.CPL), (KpiName.SALES, KpiName.CPA))
    by_name = {kpi.name: kpi.value for kpi in brief.kpi if kpi.value.is_finite() and 0 < kpi.value < _LARGEST}
    found = []
    for count, cost in pairs:
        if budget is None or count not in by_name or cost not in by_name:
            continue
        product = by_name[count] * by_name[cost]
        if abs(product - budget) > budget / 10:
            found.append(
                _find(
                    FindingCode.KPI_CONTRADICTS_BUDGET,
                    Severity.WARNS,
                    count=int(by_name[count]),
                    cost=by_name[cost],
                    sum=product,
                    budget=budget,
                )
            )
    return tuple(found)


def _find(code: FindingCode, severity: Severity, **words: Word) -> Finding:
    return Finding(code=code, severity=severity, text=find_words(code, **words))
