import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.benchmark_used import BenchmarkUsed, Metric
from planner.benchmarks import Learnt, learn
from planner.brief import Channel, Objective
from planner.draft import draft_request
from planner.media_plan import MediaPlan
from planner.past_campaigns import NO_CAMPAIGNS, HeldCampaigns, PastLine
from planner.plan_request import PlanRequest
from planner.sourced import SourceKind
from planner.uncertainty import load_uncertainty
from planner.wishes import NO_WISHES
from tests.planner.builders import AS_OF, find_row, make_brief, the_card
from tests.planner.past import CLOSED, make_campaigns, make_line


def learn_from(lines: Sequence[PastLine], industry: str | None = None) -> Learnt:
    return learn(the_card(), lines, industry=industry, as_of=AS_OF)


def find(learnt: Learnt, metric: Metric, channel: Channel = Channel.VK_ADS) -> BenchmarkUsed:
    return next(one for one in learnt.used if one.metric is metric and one.channel is channel)


def draft(lines: Sequence[PastLine] = ()) -> MediaPlan:
    brief = make_brief(objective=Objective.LEADS, channels_wanted=(Channel.VK_ADS, Channel.SMS))
    request = PlanRequest(brief=brief, as_of=AS_OF, wishes=NO_WISHES, lang="ru")
    return draft_request(request, the_card(), campaigns=HeldCampaigns(lines=tuple(lines)))


def test_without_campaigns_the_card_stays_as_it_is() -> None:
    learnt = learn_from(())
    assert learnt.card is the_card()
    assert learnt.rules is load_uncertainty()
    assert learnt.used == ()
    assert NO_CAMPAIGNS.list_lines() == ()
    assert draft().benchmarks == ()


def test_rates_and_prices_move_between_the_campaigns_and_the_card() -> None:
    learnt = learn_from(make_campaigns(4))
    ctr, cr, price = (find(learnt, metric) for metric in (Metric.CTR, Metric.CR, Metric.PRICE))
    assert ctr.card < ctr.value < ctr.raw == Decimal("0.020000")
    assert cr.card < cr.value < cr.raw == Decimal("0.015000")
    # Impressions cost a quarter more than planned.
    assert 1 < price.value < price.raw == Decimal("1.250000")
    assert {one.campaigns for one in (ctr, cr, price)} == {4}


def test_every_row_of_the_channel_moves_alike_and_says_why() -> None:
    learnt = learn_from(make_campaigns(6))
    ratio = find(learnt, Metric.CTR).value / find(learnt, Metric.CTR).card
    for row_id in ("vk-universal", "vk-clips"):
        before, after = find_row(row_id).ctr, find_row(row_id, learnt.card).ctr
        assert before is not None
        assert after is not None
        assert float(after.p50 / before.p50) == pytest.approx(float(ratio), rel=1e-3)
        assert after.p25 < after.p50 < after.p75
        # Six campaigns that agree leave less doubt than the card has.
        assert after.p75 / after.p50 < before.p75 / before.p50
        source = learnt.card.sources[after.source]
        assert source.kind is SourceKind.SELLER
        assert "6" in source.name.ru
    assert find_row("sms-base", learnt.card) == find_row("sms-base")
    assert learnt.card.hash != the_card().hash


def test_only_prices_that_an_auction_sets_are_moved() -> None:
    dear = {"planned_spend_rub": Decimal(60_000), "spend_rub": Decimal(150_000)}
    learnt = learn_from(
        (*make_campaigns(5, **dear), *make_campaigns(5, channel=Channel.SMS, clicks=None, **dear))
    )
    before, after = find_row("vk-universal").price, find_row("vk-universal", learnt.card).price
    assert before is not None
    assert after is not None
    assert after.value > before.value
    assert find_row("sms-base", learnt.card).price == find_row("sms-base").price
    spread, usual = learnt.rules.price_of(Channel.VK_ADS), load_uncertainty().price
    assert spread.p75 / spread.p25 < usual.p75 / usual.p25
    assert learnt.rules.price_of(Channel.DISPLAY) == usual


def test_clicks_are_priced_by_the_click() -> None:
    line = make_line(channel=Channel.YANDEX_DIRECT, spend_rub=Decimal(2_400_000), planned_clicks=10_000)
    found = find(learn_from((line,)), Metric.PRICE, Channel.YANDEX_DIRECT)
    # 2.4 m for 20,000 clicks against 120,000 for 10,000: ten times dearer.
    assert found.raw == Decimal("10.000000")


def test_a_line_of_a_known_row_is_held_against_its_own_row() -> None:
    clips, universal = find_row("vk-clips").ctr, find_row("vk-universal").ctr
    assert clips is not None
    assert universal is not None
    lines = [
        make_line(campaign=str(number), row_id=row, clicks=int(1_000_000 * rate.p50))
        for number, (row, rate) in enumerate((("vk-clips", clips), ("vk-universal", universal)) * 5)
    ]
    found = find(learn_from(lines), Metric.CTR)
    # Each row did just what the card says, so nothing moves, although their rates differ.
    assert float(found.value / found.card) == pytest.approx(1, rel=0.002)


def test_an_industry_with_enough_campaigns_speaks_for_itself() -> None:
    finance = make_campaigns(6, industry="Finance", clicks=30_000)
    retail = tuple(make_line(campaign=f"retail {n}", industry="retail", clicks=8_000) for n in range(20))
    lines = (*finance, *retail)
    channel, own = find(learn_from(lines), Metric.CTR), find(learn_from(lines, "finance"), Metric.CTR)
    assert (channel.industry, own.industry) == (None, "finance")
    assert (channel.campaigns, own.campaigns) == (26, 6)
    assert channel.value < own.value < own.raw
    few = find(learn_from((*finance[:4], *retail), "finance"), Metric.CTR)
    assert few.industry is None


@pytest.mark.parametrize(
    ("closed_on", "is_used"),
    [
        (AS_OF, True),
        (AS_OF + timedelta(days=1), False),
        (AS_OF - timedelta(days=1095), True),
        (AS_OF - timedelta(days=1096), False),
    ],
)
def test_only_campaigns_that_ended_by_the_day_and_not_long_ago_count(closed_on: date, is_used: bool) -> None:
    assert bool(learn_from(make_campaigns(2, closed_on=closed_on)).used) is is_used


@pytest.mark.parametrize(
    "line",
    [
        make_line(impressions=None, clicks=None, conversions=None, planned_spend_rub=None),
        make_line(impressions=0, clicks=0, conversions=0, planned_impressions=0),
        # A channel whose rows tell no click rate, and no auction.
        make_line(channel=Channel.OOH),
    ],
)
def test_lines_that_tell_nothing_move_nothing(line: PastLine) -> None:
    assert learn_from((line,)).used == ()


@given(st.randoms())
@settings(max_examples=20)
def test_the_order_of_the_file_changes_nothing(dice: random.Random) -> None:
    lines = [
        make_line(campaign=f"{number}", clicks=5_000 + 3_000 * number, channel=channel)
        for number in range(5)
        for channel in (Channel.VK_ADS, Channel.SMS)
    ]
    turned = list(lines)
    dice.shuffle(turned)
    assert learn_from(turned).used == learn_from(lines).used


def test_lines_of_one_campaign_are_one_campaign() -> None:
    split = tuple(make_line(impressions=100_000, clicks=2_000, conversions=30) for _ in range(10))
    found = find(learn_from(split), Metric.CTR)
    assert found.campaigns == 1
    assert found.value == find(learn_from((make_line(),)), Metric.CTR).value


def test_a_plan_rests_on_what_was_learnt_and_shows_it() -> None:
    plain, learnt = draft(), draft(make_campaigns(12, clicks=24_000, conversions=600, closed_on=CLOSED))
    assert plain.scenarios is not None
    assert learnt.scenarios is not None
    assert {one.metric for one in learnt.benchmarks} == {Metric.CTR, Metric.CR, Metric.PRICE}
    assert learnt.leads is not None
    assert plain.leads is not None
    # Twice the clicks and more of them convert.
    assert learnt.leads.middle > plain.leads.middle
    keys = {one for one in learnt.sources if one.startswith("campaigns-")}
    assert "campaigns-ctr-vk_ads" in keys
    wide = plain.scenarios.result.p90 / plain.scenarios.result.p10
    assert learnt.scenarios.result.p90 / learnt.scenarios.result.p10 < wide
