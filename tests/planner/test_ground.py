from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Audience, Brief, Channel, KpiName, Objective
from planner.finding import FindingCode, Severity
from planner.ground import aim_at, change_brief, prepare
from planner.media_plan import Goal
from planner.wishes import Wishes
from tests.planner.builders import ALL_CHANNELS, AS_OF, END, START, keep_rows, make_brief, make_kpi, the_card
from tests.planner.drafts import ground_of

BLOCKED: list[tuple[dict[str, Any], FindingCode]] = [
    ({"start_date": END, "end_date": START}, FindingCode.END_BEFORE_START),
    ({"start_date": date(2025, 1, 1), "end_date": date(2025, 2, 1)}, FindingCode.DATES_PAST),
    ({"budget_min_rub": None, "budget_max_rub": Decimal(-7)}, FindingCode.BUDGET_ABSURD),
    ({"budget_min_rub": Decimal("1e20"), "budget_max_rub": None}, FindingCode.BUDGET_ABSURD),
    ({"audience": Audience(age_min=90, age_max=10)}, FindingCode.AUDIENCE_EMPTY),
]


@pytest.mark.parametrize(("changes", "code"), BLOCKED)
def test_what_the_client_must_answer_first_blocks(changes: dict[str, Any], code: FindingCode) -> None:
    ground = ground_of(**changes)
    assert ground.is_blocked
    assert code in {one.code for one in ground.findings if one.severity is Severity.BLOCKS}


OPEN: list[dict[str, Any]] = [
    {},
    {"regions": ()},
    {"objective": None},
    {"vat_included": None},
    {"audience": Audience()},
    {"start_date": None, "end_date": None},
    {"budget_min_rub": None, "budget_max_rub": None},
    {"channels_wanted": ALL_CHANNELS},
    {"channels_excluded": ALL_CHANNELS},
]


@pytest.mark.parametrize("changes", OPEN)
def test_what_can_be_assumed_does_not_block(changes: dict[str, Any]) -> None:
    assert not ground_of(**changes).is_blocked


def test_an_empty_brief_stands_on_the_whole_country_and_usual_days() -> None:
    ground = prepare(Brief(), the_card(), as_of=AS_OF)
    assert ground.addressed.target.places == ("Россия",)
    assert (ground.flight.start, ground.flight.end) == (date(2026, 12, 9), date(2027, 1, 5))
    assert ground.budget.net_rub is None
    assert ground.aim.goal is Goal.REACH
    codes = {one.code for one in ground.findings}
    assert {FindingCode.REGION_ASSUMED, FindingCode.DATES_ASSUMED, FindingCode.GOAL_ASSUMED} <= codes


def test_findings_are_those_of_days_people_money_and_goal() -> None:
    ground = ground_of(objective=None, vat_included=None, regions=(), start_date=None)
    parts = (
        *ground.flight.findings,
        *ground.addressed.findings,
        *ground.budget.findings,
        *ground.aimed.findings,
    )
    assert ground.findings == parts
    assert len(parts) == 4


def test_without_places_or_days_nothing_is_selected() -> None:
    for changes in ({"regions": ("Атлантида",)}, {"start_date": END, "end_date": START}):
        ground = ground_of(**changes)
        assert ground.occasion is None
        assert ground.wanted == frozenset()
        assert ground.selection.candidates == ()
        assert ground.selection.excluded == ()


WISHES = [
    ((Channel.SMS, Channel.OLV), (), {Channel.SMS, Channel.OLV}),
    ((Channel.SMS, Channel.OLV), (Channel.SMS,), {Channel.OLV}),
    ((Channel.SMS,), (Channel.SMS,), set()),
    ((), (Channel.SMS,), set()),
    ((Channel.SMS,) * 500, (), {Channel.SMS}),
]


@pytest.mark.parametrize(("wanted", "excluded", "kept"), WISHES)
def test_an_exclusion_is_stronger_than_a_wish(
    wanted: tuple[Channel, ...], excluded: tuple[Channel, ...], kept: set[Channel]
) -> None:
    assert ground_of(channels_wanted=wanted, channels_excluded=excluded).wanted == kept


def test_a_goal_that_no_row_measures_becomes_reach_and_is_told() -> None:
    card = keep_rows("dooh-screens", "smart-tv")
    ground = ground_of(card)
    assert (ground.aimed.goal, ground.aim.goal, ground.aim.shares.frequency) == (Goal.REACH, Goal.REACH, 1)
    assert FindingCode.GOAL_REPLACED in {one.code for one in ground.findings}
    assert FindingCode.GOAL_REPLACED not in {one.code for one in ground_of().findings}


def test_without_any_row_the_goal_stays_the_briefs() -> None:
    ground = ground_of(channels_excluded=ALL_CHANNELS)
    assert ground.aim.goal is Goal.LEADS
    assert FindingCode.GOAL_REPLACED not in {one.code for one in ground.findings}


@pytest.mark.parametrize("goal", list(Goal))
def test_the_managers_goal_wins_over_the_briefs(goal: Goal) -> None:
    assert ground_of(wishes=Wishes(goal=goal)).aim.goal is goal


def test_a_text_of_two_messages_doubles_the_price_of_sms_only() -> None:
    short, long = ground_of(), ground_of(wishes=Wishes(sms_text="Скидка каждому покупателю! " * 4))
    prices = [{one.row.id: one.list_price for one in ground.selection.candidates} for ground in (short, long)]
    assert prices[1]["sms-base"] == 2 * prices[0]["sms-base"]
    assert prices[1]["vk-universal"] == prices[0]["vk-universal"]


def test_rows_bought_for_results_are_left_out_of_plans_for_reach() -> None:
    leads, reach = ground_of(), ground_of(objective=Objective.REACH)
    for_results = {one.row.id for one in leads.selection.candidates if one.row.is_for_results}
    assert for_results
    assert not for_results & {one.row.id for one in reach.selection.candidates}


@pytest.mark.parametrize(
    ("contacts", "goal"), [(1, Goal.REACH), (2, Goal.EFFECTIVE_REACH), (5, Goal.EFFECTIVE_REACH)]
)
def test_people_are_counted_from_so_many_contacts_on(contacts: int, goal: Goal) -> None:
    aimed = aim_at(ground_of(objective=Objective.AWARENESS), contacts)
    assert aimed.aim.goal is goal
    assert aimed.aim.shares.frequency == contacts


def test_a_changed_brief_keeps_card_day_and_wishes() -> None:
    ground = ground_of(wishes=Wishes(goal=Goal.CLICKS, sms_text="Скидка"))
    changed = change_brief(ground, replace(ground.brief, regions=("Тула",)))
    assert changed.addressed.target.places == ("Тула",)
    assert (changed.card, changed.as_of, changed.wishes) == (ground.card, ground.as_of, ground.wishes)
    assert change_brief(ground, ground.brief, is_open=True).wishes.is_open


def test_the_people_of_the_aim_are_those_of_the_target() -> None:
    for regions in (("Москва",), ("Тула", "Москва"), ("Россия",)):
        ground = ground_of(regions=regions)
        assert ground.aim.people == ground.addressed.target.people > 0


def test_the_order_of_regions_and_channels_changes_nothing() -> None:
    one = ground_of(regions=("Тула", "Москва"), channels_wanted=(Channel.SMS, Channel.VK_ADS))
    other = ground_of(regions=("Москва", "Тула"), channels_wanted=(Channel.VK_ADS, Channel.SMS))
    assert one.addressed.target.people == other.addressed.target.people
    assert {row.row.id for row in one.selection.candidates} == {
        row.row.id for row in other.selection.candidates
    }


def test_a_frequency_in_the_brief_is_part_of_the_aim() -> None:
    ground = ground_of(objective=Objective.REACH, kpi=(make_kpi(KpiName.FREQUENCY, 4),))
    assert ground.aimed.least_frequency == 4
    assert make_brief().kpi == ()
