from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.buyable import net_cost
from planner.buying_unit import BuyingUnit
from planner.candidate import Candidate
from planner.eligibility import Occasion, make_candidate
from planner.media_plan import PlanLine, Range
from planner.money import Amount
from planner.plan_lines import build_line, build_request_line, total_vat
from tests.planner.builders import AS_OF, END, START, bend_card, find_row, make_brief, sourced, the_card
from tests.planner.drafts import drafted
from tests.planner.test_candidate import make

CARD = the_card()


def make_over(row_id: str, start: date, end: date) -> Candidate:
    brief = make_brief(start_date=start, end_date=end)
    occasion = Occasion(
        brief=brief, as_of=start - timedelta(days=60), start=start, end=end, places=("Москва",)
    )
    return make_candidate(CARD, find_row(row_id), occasion)


def line_of(row_id: str, units: int | None = None, **changes: Any) -> PlanLine:
    one = make(row_id, **changes)
    return build_line(CARD, one, units or one.least_units)


# What each unit of purchase lets a plan forecast: views, clicks, leads, sales.
FORECASTS = [
    ("sms-base", BuyingUnit.SMS, False, True, True),
    ("display-programmatic", BuyingUnit.CPM, False, True, True),
    ("yandex-search", BuyingUnit.CPC, False, True, True),
    ("olv-programmatic", find_row("olv-programmatic").unit, True, True, True),
    ("dooh-screens", find_row("dooh-screens").unit, False, False, False),
    ("radio-city", BuyingUnit.CPM, False, False, False),
]


@pytest.mark.parametrize(("row", "unit", "has_views", "has_clicks", "has_leads"), FORECASTS)
def test_a_line_forecasts_what_its_row_has_rates_for(
    row: str, unit: BuyingUnit, has_views: bool, has_clicks: bool, has_leads: bool
) -> None:
    line, known = line_of(row), find_row(row)
    assert line.unit is unit
    assert (line.views is not None) is (known.vtr is not None) is has_views
    assert (line.clicks is not None) is has_clicks
    assert (line.leads is not None) is (has_leads and known.cr is not None)
    assert (line.sales is not None) is (line.leads is not None)


@pytest.mark.parametrize("row", [one[0] for one in FORECASTS])
def test_quarters_stand_around_the_middle_and_nothing_is_below_zero(row: str) -> None:
    line = line_of(row)
    for forecast in (line.views, line.clicks, line.leads, line.sales):
        assert forecast is None or 0 <= forecast.low <= forecast.middle <= forecast.high


def test_clicks_that_are_bought_are_certain() -> None:
    line = line_of("yandex-search", 2_000)
    assert line.clicks == Range(low=2_000, middle=2_000, high=2_000)
    assert line.leads is not None
    assert line.leads.low < line.leads.middle < line.leads.high


def test_views_that_are_bought_are_certain() -> None:
    rows = [row.id for row in CARD.rows if row.unit is BuyingUnit.CPV and row.price is not None]
    for row in rows:
        line = line_of(row)
        units = int(line.quantity)
        assert line.views == Range(low=units, middle=units, high=units)


def test_a_line_carries_its_price_factors_fee_and_benchmarks_with_sources() -> None:
    line, row = line_of("display-programmatic"), find_row("display-programmatic")
    assert line.price == row.price
    assert line.fee == CARD.agency_fee
    assert (line.rates.ctr, line.rates.vtr, line.rates.cr) == (row.ctr, row.vtr, row.cr)
    named = {line.price.source if line.price else "", *(one.factor.source for one in line.factors)}
    assert named <= set(CARD.sources)


def test_the_unit_price_times_units_is_the_media_cost() -> None:
    line = line_of("sms-base", 250_000)
    assert line.cost is not None
    assert line.unit_price is not None
    assert line.discount is not None
    assert line.cost.media == (line.unit_price * line.quantity).quantize(Decimal("0.01"))
    assert line.cost.fee == 0


def test_a_fee_is_what_it_adds_to_the_rounded_media() -> None:
    card = bend_card(agency_fee=sourced("0.035"))
    one = make("vk-universal", card=card)
    line = build_line(card, one, one.least_units)
    assert line.cost is not None
    assert line.cost.media + line.cost.fee == line.cost.amount.net == net_cost(one, one.least_units)
    assert line.cost.fee > 0


FLIGHTS = [
    # Days of 2025, of 2026 and 2027, and the rates that hold in them.
    (date(2026, 2, 1), date(2026, 2, 28), {Decimal("0.22"): 28}),
    (date(2025, 12, 1), date(2025, 12, 31), {Decimal("0.20"): 31}),
    (date(2025, 12, 17), date(2026, 1, 15), {Decimal("0.20"): 15, Decimal("0.22"): 15}),
    (date(2025, 12, 31), date(2026, 1, 1), {Decimal("0.20"): 1, Decimal("0.22"): 1}),
    (date(2018, 12, 1), date(2019, 1, 31), {Decimal("0.18"): 31, Decimal("0.20"): 31}),
]


@pytest.mark.parametrize(("start", "end", "days_by_rate"), FLIGHTS)
def test_vat_is_that_of_the_days_of_service(start: date, end: date, days_by_rate: dict[Decimal, int]) -> None:
    one = make_over("display-programmatic", start, end)
    line = build_line(CARD, one, one.least_units)
    served = {part.rate: (part.end - part.start).days + 1 for part in line.vat_parts}
    assert served == days_by_rate
    assert line.cost is not None
    assert line.cost.amount.net == net_cost(one, one.least_units)
    assert sum(part.amount.vat for part in line.vat_parts) == line.cost.amount.vat


@settings(max_examples=40, deadline=None)
@given(
    st.dates(date(2025, 10, 1), date(2026, 3, 1)),
    st.integers(0, 120),
    st.sampled_from(["sms-base", "display-programmatic", "yandex-search"]),
    st.integers(0, 50),
)
def test_parts_of_vat_add_up_to_the_kopeck_over_any_days(
    start: date, days: int, row: str, steps: int
) -> None:
    one = make_over(row, start, date.fromordinal(start.toordinal() + days))
    line = build_line(CARD, one, one.least_units + steps * one.step)
    assert line.cost is not None
    net = sum((part.amount.net for part in line.vat_parts), Decimal(0))
    vat = sum((part.amount.vat for part in line.vat_parts), Decimal(0))
    assert (net, vat) == (line.cost.amount.net, line.cost.amount.vat)
    assert line.cost.amount.gross == net + vat
    assert line.vat_parts[0].start == line.start
    assert line.vat_parts[-1].end == line.end
    for part in line.vat_parts:
        assert part.amount.vat == (part.amount.net * part.rate).quantize(Decimal("0.01"), "ROUND_HALF_UP")


@given(st.sampled_from([one[0] for one in FORECASTS]), st.integers(0, 200))
def test_no_line_reaches_more_people_than_it_addresses(row: str, share: int) -> None:
    one = make(row)
    span = (one.most_units - one.least_units) // one.step
    line = build_line(CARD, one, one.least_units + span * share // 200 * one.step)
    assert 0 <= line.reach <= line.addressable <= one.population
    if line.frequency is not None and line.target_impressions:
        assert float(line.frequency) == pytest.approx(line.target_impressions / line.reach, abs=0.01)


def test_an_untargeted_line_says_how_many_contacts_meet_the_group() -> None:
    line = line_of("dooh-screens")
    assert line.impressions is not None
    assert line.target_impressions is not None
    assert line.target_impressions < line.impressions
    targeted = line_of("display-programmatic")
    assert targeted.target_impressions == targeted.impressions


def test_a_line_on_request_counts_nothing() -> None:
    occasion = Occasion(brief=make_brief(), as_of=AS_OF, start=START, end=END, places=("Москва",))
    line = build_request_line(CARD, make_candidate(CARD, find_row("tv-regional"), occasion))
    assert (line.price, line.cost, line.unit_price) == (None, None, None)
    assert line.quantity == 0
    assert (line.impressions, line.reach, line.clicks, line.leads, line.sales) == (None, 0, None, None, None)
    assert line.why.ru == "цена по запросу"
    assert line.why.en == "price on request"


def test_vat_by_rate_adds_up_the_lines() -> None:
    plan = drafted("leads")
    assert plan.totals is not None
    ((rate, amount),) = total_vat(plan.lines)
    assert rate == Decimal("0.22")
    assert amount == plan.totals.amount
    assert total_vat(()) == ()


def test_a_line_without_a_price_has_no_vat() -> None:
    lines = drafted("on_request").lines
    priced = [line for line in lines if line.cost]
    assert len(priced) < len(lines)
    ((_, amount),) = total_vat(lines)
    assert amount == Amount(
        net=sum((line.cost.amount.net for line in priced if line.cost), Decimal(0)),
        vat=sum((line.cost.amount.vat for line in priced if line.cost), Decimal(0)),
    )
