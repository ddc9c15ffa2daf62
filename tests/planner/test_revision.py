from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.brief import Category, Channel
from planner.edit import list_standing
from planner.finding import ExclusionReason, Severity
from planner.law_checks import list_held
from planner.past_campaigns import NO_CAMPAIGNS
from planner.revision import measure_edits
from planner.sourced import SourceKind
from tests.planner.builders import AS_OF
from tests.planner.revised import (
    AUTHOR,
    chain_of,
    draft_of,
    drop,
    law_of,
    lift,
    line_of,
    lock,
    move,
    origin_of,
    price,
    rework,
    rework_measured,
    rows_of,
    spend,
    usual,
    withdraw,
)

ASKED = {"channels_wanted": (Channel.TELEGRAM_ADS, Channel.SMS)}


def net_of(plan, row_id):  # type: ignore[no-untyped-def]
    return line_of(plan, row_id).cost.amount.net


def test_no_edits_give_the_plan_itself() -> None:
    assert rework(withdraw(1), plan=rework(drop("radio"))).lines == usual().lines


@pytest.mark.parametrize("number", range(1, len(usual().lines) + 1))
def test_a_line_kept_as_it_is_changes_nothing(number: int) -> None:
    plan = rework(lock(str(number)))
    assert [(line.row_id, line.cost) for line in plan.lines] == [
        (line.row_id, line.cost) for line in usual().lines
    ]
    assert plan.lines[number - 1].edits == (1,)


def test_the_rest_is_planned_round_a_locked_sum() -> None:
    plan = rework(lock("vk-clips", amount_rub=300_000))
    assert net_of(plan, "vk-clips") == 300_000
    assert plan.proof is not None
    assert plan.proof.gap < 0.002
    assert plan.money.left_rub is not None
    assert 0 <= plan.money.left_rub < 40_000


def test_nothing_is_lost_when_every_line_is_kept() -> None:
    plan = rework(*(lock(str(at)) for at in range(1, len(usual().lines) + 1)))
    assert plan.totals == usual().totals
    assert plan.proof is not None
    assert plan.proof.gap < 0.002


def test_a_locked_line_may_exceed_the_share_of_one_line() -> None:
    plan = rework(lock("vk-universal", amount_rub=900_000))
    assert Decimal(890_000) < net_of(plan, "vk-universal") <= 900_000


def test_a_dropped_channel_is_gone_with_its_reason_and_the_goal_pays() -> None:
    plan = rework_measured(drop("vk_ads", reason="клиент против"))
    assert not {"vk-universal", "vk-clips"} & set(rows_of(plan))
    out = {one.row_id: one.reason for one in plan.excluded}
    assert out["vk-clips"] is ExclusionReason.DROPPED
    effect = plan.edits[0].effect
    assert effect is not None
    assert effect.after < effect.before
    assert effect.share is not None
    assert "стоило" in effect.text.ru
    assert plan.leads is not None
    # What the solver counts and what is printed differ by the rounding of lines.
    assert abs(effect.after - plan.leads.middle) <= len(plan.lines)


def test_the_clients_own_words_of_exclusion_are_not_put_into_his_mouth() -> None:
    plan = rework(drop("vk_ads"))
    assert Channel.VK_ADS not in plan.brief.channels_excluded


def test_another_price_has_a_source_that_names_the_edit() -> None:
    plan = rework(price("yandex-network", "7.10", "рамочный договор"))
    line = line_of(plan, "yandex-network")
    assert line.price is not None
    assert (line.price.value, line.price.source) == (Decimal("7.10"), "edit-1")
    source = plan.sources["edit-1"]
    assert source.kind is SourceKind.SELLER
    assert AUTHOR in source.where
    assert "рамочный договор" in source.where
    assert line.edits == (1,)
    assert plan.card.hash != usual().card.hash


def test_other_dates_move_every_line() -> None:
    plan = rework(move("2027-03-15", "2027-04-11"))
    assert {(line.start, line.end) for line in plan.lines} == {(date(2027, 3, 15), date(2027, 4, 11))}
    assert all(line.edits == (1,) for line in plan.lines)
    assert "start_date" not in plan.brief.quotes


def test_another_budget_is_kept() -> None:
    plan = rework(spend("1234567.89"))
    assert plan.money.budget_rub == Decimal("1234567.89")
    assert plan.totals is not None
    assert plan.totals.amount.net <= Decimal("1234567.89")


def test_a_lift_lets_the_line_in_and_names_the_person() -> None:
    origin = origin_of(**ASKED)
    base = draft_of(origin)
    assert "telegram-ads" not in rows_of(base)
    plan = rework(lift("restricted_resource"), plan=base, origin=origin)
    assert line_of(plan, "telegram-ads").edits == (1,)
    assert line_of(plan, "sms-base").edits == ()
    found = law_of(plan, "restricted_resource")[0]
    assert (found.severity, found.holds) == (Severity.WARNS, False)
    assert found.lift is not None
    assert (found.lift.who, found.lift.on) == (AUTHOR, AS_OF)
    assert list_held(plan.law) == ()


def test_a_withdrawn_lift_takes_its_line_out_again() -> None:
    origin = origin_of(**ASKED)
    first = rework(lift("restricted_resource"), plan=draft_of(origin), origin=origin)
    second = rework(withdraw(1), plan=first, origin=origin)
    assert "telegram-ads" not in rows_of(second)
    assert len(second.edits) == 2


def test_goods_that_nobody_may_lift_stay_out_of_the_plan() -> None:
    origin = origin_of(categories=(Category.TOBACCO,))
    plan = rework(spend(3_000_000), plan=draft_of(origin), origin=origin)
    assert plan.lines == ()


def test_all_earlier_edits_of_the_chain_are_kept() -> None:
    first = rework(lock("vk-clips", amount_rub=300_000), price("retargeting", 200))
    second = rework(drop("yandex-network"), plan=first)
    third = rework(move("2027-03-01", "2027-03-28"), plan=second)
    assert [edit.number for edit in list_standing(third.edits)] == [1, 2, 3, 4]
    assert net_of(third, "vk-clips") == 300_000
    assert "yandex-network" not in rows_of(third)
    assert third.edits[:2] == first.edits


def test_what_an_edit_did_is_told_one_after_another() -> None:
    plan = rework_measured(drop("vk_ads"), spend(3_000_000))
    one, other = (edit.effect for edit in plan.edits)
    assert one is not None
    assert other is not None
    assert other.before == one.after
    assert other.after > other.before


def test_a_replaced_edit_is_replayed_as_it_stood() -> None:
    first = rework_measured(lock("vk-clips", amount_rub=200_000))
    second = rework_measured(lock("vk-clips", amount_rub=400_000), plan=first)
    assert first.edits[0].effect is not None
    assert second.edits[1].effect is not None
    assert second.edits[1].effect.before == first.edits[0].effect.after


def test_of_many_edits_at_once_no_single_effect_is_told() -> None:
    chain = chain_of(*(drop(one) for one in ("1", "2", "3", *_OTHERS)))
    assert all(edit.effect is None for edit in measure_edits(origin_of(), usual(), chain))


_OTHERS = ("tv", "radio", "ooh", "dooh", "email", "push", "sms", "olv", "smart_tv", "bloggers")


def test_an_edit_that_cannot_stand_alone_has_no_effect_of_its_own() -> None:
    # The lock fits only the budget that the next edit sets.
    chain = chain_of(
        lock("vk-clips", amount_rub=2_400_000), spend(6_000_000), move("2027-02-01", "2027-06-30")
    )
    measured = measure_edits(origin_of(), usual(), chain)
    assert [edit.effect is None for edit in measured] == [True, True, False]


def test_the_same_edits_give_the_same_plan() -> None:
    assert rework(drop("retargeting")) == rework(drop("retargeting"))


def test_a_revision_has_ranges_and_a_calendar_of_its_own() -> None:
    plan = rework(price("yandex-network", "7.10"))
    assert plan.scenarios is not None
    assert plan.flighting is not None
    assert replace(origin_of(), campaigns=NO_CAMPAIGNS) == origin_of()
