"""Why each line is in a plan and each other row is not, in figures that follow from the card."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.brief import Objective
from planner.buyable import net_cost, order_units
from planner.finding import ExclusionReason
from planner.line_forecast import measure
from planner.media_plan import Goal, MediaPlan
from planner.reasons import NEXT_RUB, Marginal, explain_absent, explain_lines, find_marginals
from planner.spending import NOTHING
from planner.valuation import Valued, value_budget
from tests.planner.builders import the_card
from tests.planner.drafts import drafted, ground_of

GROUND = ground_of()
VALUED = value_budget(GROUND, Decimal(2_000_000))
CANDIDATES = GROUND.selection.candidates
MARGINALS = find_marginals(CANDIDATES, VALUED.spending, GROUND.aim)
BY_ROW = {one.candidate.row.id: one for one in MARGINALS}


def marginals_of(valued: Valued) -> dict[str, Marginal]:
    return {one.candidate.row.id: one for one in find_marginals(CANDIDATES, valued.spending, GROUND.aim)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_every_row_that_the_goal_can_be_measured_on_has_a_marginal_return() -> None:
    measured = {
        one.row.id
        for one in CANDIDATES
        if measure(one, one.least_units, goal=Goal.LEADS, shares=GROUND.aim.shares) is not None
    }
    assert set(BY_ROW) == measured
    assert "dooh-screens" not in measured


def test_a_marginal_return_is_what_100_000_more_roubles_bring() -> None:
    sms = next(one for one in CANDIDATES if one.row.id == "sms-base")
    assert "sms-base" not in VALUED.spending.orders
    units = max(order_units(sms, NEXT_RUB), sms.least_units)
    leads = measure(sms, units, goal=Goal.LEADS, shares=GROUND.aim.shares)
    by_hand = (leads or 0) * float(NEXT_RUB / net_cost(sms, units))
    assert BY_ROW["sms-base"].value == pytest.approx(by_hand, abs=0.51)
    assert BY_ROW["sms-base"].last_value is None


def test_only_bought_lines_have_a_last_return() -> None:
    bought = set(VALUED.spending.orders)
    assert {row for row, one in BY_ROW.items() if one.last_value is not None} == bought & set(BY_ROW)


def test_a_sold_out_line_has_no_next_return() -> None:
    one = CANDIDATES[0]
    orders = {one.row.id: one.most_units}
    spending = replace(NOTHING, orders=orders, spent=net_cost(one, one.most_units))
    (found,) = (m for m in find_marginals(CANDIDATES, spending, GROUND.aim) if m.candidate is one)
    assert found.value is None
    assert found.last_value is not None


def test_money_brings_less_the_more_of_it_there_is() -> None:
    values = []
    for money in (400_000, 1_500_000, 6_000_000):
        found = [
            one.value
            for one in marginals_of(value_budget(GROUND, Decimal(money))).values()
            if one.value is not None
        ]
        values.append(max(found))
    assert values == sorted(values, reverse=True)


def test_people_reached_already_do_not_count_again() -> None:
    ground = ground_of(objective=Objective.REACH)
    empty = find_marginals(ground.selection.candidates, NOTHING, ground.aim)
    valued = value_budget(ground, Decimal(8_000_000))
    full = {
        one.candidate.row.id: one.value
        for one in find_marginals(ground.selection.candidates, valued.spending, ground.aim)
    }
    untouched = [one for one in empty if one.candidate.row.id not in valued.spending.orders]
    assert untouched
    for one in untouched:
        later = full[one.candidate.row.id]
        assert one.value is None or later is None or later < one.value


PLANS = ["leads", "reach", "awareness", "country", "year_end", "wishes", "on_request"]


@pytest.mark.parametrize("name", PLANS)
def test_every_line_says_why_in_both_languages(name: str) -> None:
    for line in drafted(name).lines:
        assert line.why.ru
        assert line.why.en
        assert "{" not in line.why.ru + line.why.en
        assert line.why.en.isascii() or "–" in line.why.en


@pytest.mark.parametrize("name", PLANS)
def test_the_printed_next_value_is_the_one_in_the_reason(name: str) -> None:
    for line in drafted(name).lines:
        if line.next_value is not None:
            assert f"{line.next_value:,}" in line.why.en
            assert f"{line.next_value:,}".replace(",", " ") in plain(line.why.ru)


def test_a_reason_compares_with_the_best_other_place() -> None:
    plan = drafted("leads")
    line = next(one for one in plan.lines if one.next_value is not None)
    best = max(
        (one for one in MARGINALS if one.value is not None and one.candidate.row.id != line.row_id),
        key=lambda one: one.value or 0,
    )
    assert best.candidate.row.placement.ru in line.why.ru
    assert best.candidate.row.placement.en in line.why.en


def test_a_line_that_took_all_there_is_says_so() -> None:
    lines = [line for line in drafted("leads").lines if line.next_value is None]
    assert lines
    assert {line.why.ru for line in lines} == {"выкуплено всё, что есть за эти дни"}


def test_a_line_that_the_goal_cannot_measure_is_there_as_the_client_wishes() -> None:
    (line,) = (one for one in drafted("wishes").lines if one.row_id == "dooh-screens")
    assert line.why.ru.startswith("по желанию клиента")
    assert line.next_value is None


def test_a_line_on_request_keeps_its_own_reason() -> None:
    (line,) = (one for one in drafted("on_request").lines if one.cost is None)
    assert line.why.ru == "цена по запросу"


def test_a_line_at_the_limit_of_its_share_says_so() -> None:
    line = VALUED.lines[1]
    assert line.cost is not None
    ceilings = {**VALUED.spending.ceilings, line.row_id: line.cost.amount.net}
    spending = replace(VALUED.spending, ceilings=ceilings)
    explained = explain_lines(VALUED.lines, MARGINALS, spending, GROUND.aim)
    held = next(one for one in explained if one.row_id == line.row_id)
    assert "предел доли одной строки" in held.why.ru
    assert "limit of one line's share" in held.why.en


def test_without_other_places_nothing_is_compared() -> None:
    line = VALUED.lines[1]
    own = BY_ROW[line.row_id]
    (alone,) = explain_lines((line,), (own,), replace(VALUED.spending, ceilings={}), GROUND.aim)
    assert plain(alone.why.en).endswith(f"here bring {own.value} leads")


def reasons_of(plan: MediaPlan) -> dict[str, ExclusionReason]:
    return {one.row_id: one.reason for one in plan.excluded}


def test_each_row_of_the_card_is_bought_or_has_a_reason() -> None:
    for name in PLANS:
        plan = drafted(name)
        named = [*reasons_of(plan), *(line.row_id for line in plan.lines)]
        assert sorted(named) == sorted(row.id for row in the_card().rows)


def read_figures(text: str) -> tuple[int, int]:
    """Return what 100,000 RUB bring here and in the weakest line of the plan."""
    numbers = [int(word.replace(",", "")) for word in text.split() if word.replace(",", "").isdigit()]
    return numbers[1], numbers[2]


def test_a_weaker_row_is_told_with_both_figures() -> None:
    plan = drafted("leads")
    weaker = [one for one in plan.excluded if one.reason is ExclusionReason.WEAKER]
    assert weaker
    for one in weaker:
        here, there = read_figures(one.text.en)
        assert here <= there


def test_a_row_without_data_on_the_goal_is_told_apart_from_a_weak_one() -> None:
    reasons = reasons_of(drafted("leads"))
    assert reasons["dooh-screens"] is reasons["smart-tv"] is ExclusionReason.NO_RESULT
    assert reasons["sms-base"] is ExclusionReason.WEAKER
    assert "dooh-screens" not in reasons_of(drafted("reach"))


def test_a_minimum_order_above_the_budget_is_told_with_its_price() -> None:
    valued = value_budget(GROUND, Decimal(70_000))
    marginals = find_marginals(CANDIDATES, valued.spending, GROUND.aim)
    absent = explain_absent(CANDIDATES, marginals, valued.spending, aim=GROUND.aim, budget=Decimal(70_000))
    dear = {one.row_id: one for one in absent if one.reason is ExclusionReason.MINIMUM_TICKET}
    one = next(one for one in CANDIDATES if one.row.id in dear)
    assert f"{net_cost(one, one.least_units):,.2f}" in dear[one.row.id].text.en


def test_nothing_bought_means_every_fitting_row_has_a_reason() -> None:
    marginals = find_marginals(CANDIDATES, NOTHING, GROUND.aim)
    absent = explain_absent(CANDIDATES, marginals, NOTHING, aim=GROUND.aim, budget=Decimal(100))
    assert [one.row_id for one in absent] == [one.row.id for one in CANDIDATES]
