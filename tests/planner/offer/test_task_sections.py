"""What was asked: the budget without VAT, ways out, assumptions, the audience and each channel's part."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.finding import Exclusion, ExclusionReason, FindingCode
from planner.media_plan import (
    Money,
    PlanStatus,
    Target,
    WayOut,
    WayOutKind,
)
from planner.offer.task_sections import count_more_places, write_audience, write_channels, write_task
from planner.prose import OfferProse
from qualifier.outreach.draft_log import Drafted
from qualifier.qualification import Bilingual
from tests.planner.offer.offered import desk_of
from tests.planner.offer.told import grids, note, plan, said
from tests.planner.revised import usual
from tests.planner.workbook.written import make_plan_line

NBSP = "\u00a0"

BUDGET = Money(
    stated_min_rub=None,
    stated_max_rub=Decimal("1000000"),
    vat_included=True,
    budget_rub=Decimal("819721.31"),
    left_rub=Decimal("1.31"),
)


@pytest.mark.parametrize(
    ("money", "count", "first"),
    [
        (BUDGET, 3, "Budget without VAT: RUB 819,721.31; the plan spends RUB 819,720.00 without VAT"),
        (replace(BUDGET, vat_included=False), 2, "Budget without VAT: RUB 819,721.31"),
        (replace(BUDGET, stated_min_rub=Decimal(5), stated_max_rub=None, vat_included=None), 2, "Budget"),
        (replace(BUDGET, stated_max_rub=None), 2, "No budget is named: the plan shows the least sum"),
    ],
)
def test_the_task_puts_the_budget_without_vat(money: Money, count: int, first: str) -> None:
    texts = said(write_task(desk_of(plan(money=money), "en")))
    assert len(texts) == count
    assert texts[1].startswith(first)
    assert ("given with VAT" in texts[-1]) is (count == 3)


def test_while_prices_are_on_request_the_task_names_no_money() -> None:
    assert len(said(write_task(desk_of(plan(totals=None))))) == 1


WAY = WayOut(
    kind=WayOutKind.MORE_MONEY,
    budget_rub=Decimal(1_500_000),
    value=1_200,
    days=28,
    text=Bilingual(ru="бюджет больше", en="a bigger budget"),
)


@pytest.mark.parametrize(("status", "is_told"), [(PlanStatus.INFEASIBLE, True), (PlanStatus.READY, False)])
def test_ways_out_are_told_where_one_is_needed(status: PlanStatus, *, is_told: bool) -> None:
    made = plan(status=status, ways_out=(WAY,))
    told = "More money: a bigger budget — RUB 1,500,000.00 without VAT, leads: 1,200."
    assert (told in said(write_task(desk_of(made, "en")))) is is_told
    russian = f"Больше денег: бюджет больше — 1{NBSP}500{NBSP}000,00 ₽ без НДС, лиды: 1{NBSP}200."
    assert (russian in said(write_task(desk_of(made)))) is is_told


def test_what_was_assumed_is_told_once_with_its_days() -> None:
    found = (note(FindingCode.DATES_ASSUMED, "x"), note(FindingCode.DATES_ASSUMED, "y"))
    texts = said(write_task(desk_of(plan(findings=found), "en")))
    assert texts[-2:] == [
        "We assumed the following, please confirm:",
        "The dates are incomplete: taken as 01.02.2027 to 28.02.2027.",
    ]


def test_only_the_clients_own_measures_stand_in_the_task() -> None:
    found = (note(FindingCode.KPI_MET, "Met."), note(FindingCode.LOW_FREQUENCY, "Too seldom."))
    texts = said(write_task(desk_of(plan(findings=found))))
    assert "Met." in texts
    assert "Too seldom." not in texts


def test_the_audience_is_told_with_its_reach_and_bounds() -> None:
    texts = said(write_audience(desk_of(plan(), "en")))
    assert texts == [
        "Audience: everybody 25–45, 2,000,000 people.",
        "Geography: Moscow.",
        "The plan reaches 500,000 people, 25.0 % of the audience, each counted once; "
        "3.1 contacts for each on average.",
        "How channels overlap is not known exactly: reach may be from 480,000 to 650,000 people.",
    ]
    nowhere = Target(places=(), people=7)
    assert len(said(write_audience(desk_of(plan(target=nowhere, reach=None))))) == 1


@pytest.mark.parametrize(("count", "more"), [(0, 0), (12, 0), (13, 1), (40, 28)])
def test_places_beyond_a_dozen_are_counted(count: int, more: int) -> None:
    target = Target(places=tuple(f"Город {number}" for number in range(count)), people=1)
    assert count_more_places(desk_of(plan(target=target))) == more


def test_a_channel_stands_once_with_each_of_its_formats_once() -> None:
    other = make_plan_line(row_id="x", format=Bilingual(ru="970×250", en="970×250"))
    sms = make_plan_line(row_id="sms", channel=Channel.SMS, unit=BuyingUnit.SMS)
    made = plan(lines=(make_plan_line(), sms, other, make_plan_line(row_id="y")))
    rows = grids(write_channels(desk_of(made, "en")))[0].rows
    assert [(row[0], row[2]) for row in rows] == [
        ("Display", "Banners: 300×250; Banners: 970×250"),
        ("SMS", "Banners: 300×250"),
    ]


PROSE = OfferProse(
    lang="en",
    drafted=Drafted(model="m", prompt="p", prompt_fingerprint="f"),
    understanding="You open bakeries.",
    idea="Meet people near home.",
    roles={Channel.DISPLAY: "It shows the bread."},
)


def test_a_models_sentences_stand_in_their_own_language_only() -> None:
    english, russian = (desk_of(plan(prose=PROSE), lang) for lang in ("en", "ru"))
    assert said(write_task(english))[0] == "You open bakeries."
    assert said(write_channels(english))[0] == "Meet people near home."
    assert grids(write_channels(english))[0].rows[0][1] == "It shows the bread."
    assert said(write_task(russian)) == said(write_task(desk_of(plan())))
    assert grids(write_channels(russian)) == grids(write_channels(desk_of(plan())))


def left_out(channel: Channel) -> Exclusion:
    return Exclusion(
        row_id="x",
        channel=channel,
        placement=Bilingual(ru="ТВ", en="TV"),
        reason=ExclusionReason.WEAKER,
        text=Bilingual(ru="слабее", en="weaker"),
    )


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ((Channel.TV,), ["Channels of your brief that are not in the plan:", "TV: weaker."]),
        # Not asked for, or bought by another row of the channel.
        ((), []),
        ((Channel.DISPLAY,), []),
    ],
)
def test_only_wanted_channels_are_excused(wanted: tuple[Channel, ...], told: list[str]) -> None:
    brief = replace(usual().brief, channels_wanted=wanted)
    made = plan(brief=brief, excluded=(left_out(Channel.TV), left_out(Channel.DISPLAY)))
    assert said(write_channels(desk_of(made, "en")))[1:] == told
