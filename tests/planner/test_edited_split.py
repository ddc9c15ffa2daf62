from datetime import date
from decimal import Decimal

from planner.brief import Channel
from planner.edited_split import Origin, Unkept, Worth, settle_edited
from planner.past_campaigns import HeldCampaigns, PastLine
from tests.planner.builders import AS_OF
from tests.planner.revised import chain_of, lock, origin_of, price, spend, usual


def test_what_can_be_kept_is_valued_for_its_budget() -> None:
    origin = origin_of()
    found = settle_edited(origin, chain_of(spend(1_500_000)), origin.learn())
    assert isinstance(found, Worth)
    assert found.budget == 1_500_000
    assert found.valued.totals.amount.net <= 1_500_000


def test_what_cannot_be_kept_is_a_value_too() -> None:
    origin = origin_of()
    found = settle_edited(origin, chain_of(lock("1", amount_rub=1)), origin.learn())
    assert isinstance(found, Unkept)
    assert [one.row_id for one in found.faults] == [usual().lines[0].row_id]


def test_the_managers_price_wins_over_what_past_campaigns_teach() -> None:
    line = PastLine(
        campaign="one",
        channel=Channel.VK_ADS,
        closed_on=date(2026, 9, 1),
        impressions=5_000_000,
        clicks=60_000,
    )
    first = origin_of()
    origin = Origin(request=first.request, card=first.card, campaigns=HeldCampaigns(lines=(line,)))
    learnt = origin.learn()
    assert learnt.used
    found = settle_edited(origin, chain_of(price("vk-clips", 140)), learnt)
    assert isinstance(found, Worth)
    row = next(one for one in found.ground.card.rows if one.id == "vk-clips")
    assert row.price is not None
    assert row.price.value == Decimal(140)
    assert row.ctr == next(one for one in learnt.card.rows if one.id == "vk-clips").ctr
    assert origin.request.as_of == AS_OF
