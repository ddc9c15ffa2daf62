from decimal import Decimal

import pytest

from planner.brief import Kpi, KpiName
from planner.finding import FindingCode
from planner.kpi_check import check_kpis, find_contradiction, forecast_kpis, is_met
from planner.media_plan import Range
from planner.money import Amount
from planner.plan_words import KPIS
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
    assert KPIS[name].ru in finding.text.ru
    assert KPIS[name].en in finding.text.en


def test_a_miss_says_by_how_much() -> None:
    (finding,) = check_kpis(make_brief(kpi=(make_kpi(KpiName.LEADS, 1000),)), FORECASTS)
    assert finding.text.ru == "Лиды: просили 1\u00a0000, прогноз 500, расхождение 50 %."
    assert finding.text.en == "Leads: 1,000 wanted, 500 forecast, 50 % off."


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


def test_every_kpi_of_a_brief_is_answered_in_its_order() -> None:
    kpis = tuple(make_kpi(name, 10) for name in KpiName)
    findings = check_kpis(make_brief(kpi=kpis), FORECASTS)
    assert len(findings) == len(KpiName)
    assert all("{" not in finding.text.ru + finding.text.en for finding in findings)


def test_without_a_kpi_there_is_nothing_to_check() -> None:
    assert check_kpis(make_brief(), FORECASTS) == ()
    assert find_contradiction(make_brief(), Decimal(10**6)) == ()


def test_money_is_told_in_roubles_and_a_rate_in_per_cent() -> None:
    (cost,) = check_kpis(make_brief(kpi=(make_kpi(KpiName.CPL, "1500.5"),)), FORECASTS)
    assert "1,500.50 RUB wanted, 2,000.00 RUB forecast" in cost.text.en
    (rate,) = check_kpis(make_brief(kpi=(make_kpi(KpiName.CTR, "0.5"),)), FORECASTS)
    assert "0.5 wanted, 0.4 forecast" in rate.text.en
    assert "0,5" in rate.text.ru


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-1", "0", "1e30"])
def test_absurd_kpis_contradict_nothing(value: str) -> None:
    brief = make_brief(kpi=(make_kpi(KpiName.LEADS, value), make_kpi(KpiName.CPL, 100)))
    assert find_contradiction(brief, Decimal(10**6)) == ()


def test_sales_times_their_cost_must_be_the_budget_too() -> None:
    brief = make_brief(kpi=(make_kpi(KpiName.SALES, 10), make_kpi(KpiName.CPA, 5_000)))
    (finding,) = find_contradiction(brief, Decimal(1_000_000))
    assert finding.code is FindingCode.KPI_CONTRADICTS_BUDGET
    assert "50,000.00 RUB" in finding.text.en
