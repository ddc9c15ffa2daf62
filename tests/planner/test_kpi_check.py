from decimal import Decimal

import pytest

from planner.brief import Kpi, KpiName
from planner.finding import FindingCode
from planner.kpi_check import check_kpis, find_contradiction, forecast_kpis, is_met
from planner.media_plan import Range
from planner.money import Amount
from planner.totals import Totals
from tests.planner.builders import make_brief, make_kpi

TOTALS = Totals(
    media=Decimal(1_000_000),
    fee=Decimal(0),
    amount=Amount(net=Decimal(1_000_000), vat=Decimal(220_000)),
    impressions=Decimal(5_000_000),
    clicks=Decimal(20_000),
    leads=Decimal(500),
    views=None,
    cpm=Decimal("200.00"),
    ctr=Decimal("0.004"),
    cpc=Decimal("50.00"),
    cpl=Decimal("2000.00"),
    cpl_whole_plan=Decimal("2000.00"),
)
FORECASTS = forecast_kpis(
    TOTALS,
    reach=None,
    leads=Range(low=300, middle=500, high=800),
    sales=Range(low=70, middle=125, high=200),
    visit=Decimal("0.85"),
)

WANTED = [
    (KpiName.LEADS, "500", FindingCode.KPI_MET),
    (KpiName.LEADS, "501", FindingCode.KPI_OUT_OF_REACH),
    (KpiName.CPL, "2000", FindingCode.KPI_MET),
    (KpiName.CPL, "1999.99", FindingCode.KPI_OUT_OF_REACH),
    (KpiName.CPA, "8000", FindingCode.KPI_MET),
    (KpiName.SALES, "126", FindingCode.KPI_OUT_OF_REACH),
    (KpiName.VISITS, "17000", FindingCode.KPI_MET),
    (KpiName.CLICKS, "20001", FindingCode.KPI_OUT_OF_REACH),
    (KpiName.IMPRESSIONS, "5000000", FindingCode.KPI_MET),
    (KpiName.CPM, "199", FindingCode.KPI_OUT_OF_REACH),
    (KpiName.CTR, "0.4", FindingCode.KPI_MET),
    (KpiName.CTR, "0.5", FindingCode.KPI_OUT_OF_REACH),
    (KpiName.REACH, "100", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.FREQUENCY, "3", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.INSTALLS, "3", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.DRR, "20", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.LEADS, "0", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.LEADS, "-4", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.LEADS, "NaN", FindingCode.KPI_NOT_COMPUTED),
    (KpiName.LEADS, "1e40", FindingCode.KPI_NOT_COMPUTED),
]


@pytest.mark.parametrize(("name", "value", "code"), WANTED)
def test_each_kpi_is_met_missed_or_not_to_be_computed(name: KpiName, value: str, code: FindingCode) -> None:
    (finding,) = check_kpis(make_brief(kpi=(make_kpi(name, value),)), FORECASTS)
    assert finding.code is code
    assert name.value.upper() in finding.text.ru


def test_a_miss_says_by_how_much() -> None:
    (finding,) = check_kpis(make_brief(kpi=(make_kpi(KpiName.LEADS, 1000),)), FORECASTS)
    assert finding.text.ru == "LEADS: просили 1\u00a0000, прогноз 500, расхождение 50 %."
    assert finding.text.en == "LEADS: 1,000 wanted, 500 forecast, 50 % off."


def test_costs_are_ceilings_and_counts_are_floors() -> None:
    assert is_met(Kpi(name=KpiName.CPL, value=Decimal(10)), Decimal(9))
    assert not is_met(Kpi(name=KpiName.LEADS, value=Decimal(10)), Decimal(9))


@pytest.mark.parametrize(
    ("leads", "cpl", "budget", "is_told"),
    [(1000, 2000, 2_000_000, False), (1000, 2000, 2_150_000, False), (1000, 2000, 1_000_000, True)],
)
def test_counts_times_costs_must_be_the_budget(leads: int, cpl: int, budget: int, is_told: bool) -> None:
    brief = make_brief(kpi=(make_kpi(KpiName.LEADS, leads), make_kpi(KpiName.CPL, cpl)))
    assert bool(find_contradiction(brief, Decimal(budget))) is is_told
    assert find_contradiction(brief, None) == ()


def test_a_plan_without_results_has_no_cost_of_one() -> None:
    found = forecast_kpis(
        TOTALS, reach=None, leads=Range(low=0, middle=0, high=0), sales=None, visit=Decimal(1)
    )
    assert found[KpiName.CPL] is None
    assert found[KpiName.CPA] is None
