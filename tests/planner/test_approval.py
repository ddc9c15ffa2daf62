from dataclasses import replace

import pytest

from planner.approval import list_blockers
from planner.brief import Audience, Category, Channel
from tests.planner.drafts import drafted, plan_of
from tests.planner.revised import draft_of, lift, origin_of, rework, usual


def test_a_plan_that_can_be_sold_has_nothing_against_it() -> None:
    assert list_blockers(usual()) == ()


@pytest.mark.parametrize(
    ("name", "code"), [("too_small", "budget_below_minimum"), ("on_request", "price_on_request")]
)
def test_what_blocks_is_listed_with_its_words(name: str, code: str) -> None:
    blockers = list_blockers(drafted(name))
    assert code in [one.code for one in blockers]
    assert all(one.text.ru and one.text.en for one in blockers)


def test_a_plan_without_lines_cannot_be_approved() -> None:
    assert "no_lines" in [one.code for one in list_blockers(drafted("too_small"))]


def test_a_law_that_holds_the_whole_plan_is_named_and_nobody_may_lift_it() -> None:
    plan = plan_of(categories=(Category.ENERGY_DRINK,), audience=Audience(age_min=14, age_max=25))
    found = [one for one in list_blockers(plan) if one.code == "energy_drink_minors"]
    assert found
    assert not found[0].is_liftable
    assert found[0].write()["is_liftable"] is False


def test_a_banned_line_blocks_until_a_person_lifts_it() -> None:
    origin = origin_of(channels_wanted=(Channel.TELEGRAM_ADS, Channel.SMS))
    plan = rework(lift("restricted_resource"), plan=draft_of(origin), origin=origin)
    assert list_blockers(plan) == ()
    # The same plan as a card would have it that lets the line in without a word.
    law = tuple(replace(one, holds=True, lift=None) if one.lift else one for one in plan.law)
    found = list_blockers(replace(plan, law=law))
    assert [(one.code, one.row_id, one.is_liftable) for one in found] == [
        ("restricted_resource", "telegram-ads", True)
    ]
