import random
from itertools import product
from typing import Any

import pytest

from qualifier.decision import Facts, choose_fit, choose_reason, choose_status
from qualifier.lead import Contact
from qualifier.priority.expected_value import Stakes, Standing, weigh_stakes
from qualifier.priority.information_value import DECIDING, QuestionValue, value_questions
from qualifier.priority.rules import ANSWERS
from qualifier.qualification import BANT, ICP, Criterion, Level, Numbers, Qualification, Status
from tests.qualifier.priority.leads import CONTACT, PROFILE, RULES, judge_levels

UNKNOWN, PARTIAL, ABSENT, CONFIRMED = Level.UNKNOWN, Level.PARTIAL, Level.ABSENT, Level.CONFIRMED


def value(judged: Qualification) -> tuple[QuestionValue, ...]:
    return value_questions(judged, weigh_stakes(judged, PROFILE, RULES), PROFILE)


def first(**levels: Level) -> QuestionValue:
    return value(judge_levels(**levels))[0]


def share(criterion: Criterion, level: Level) -> float:
    return RULES.answers.share(criterion, level)


def test_with_one_open_question_the_gain_is_the_mean_change_of_expected_value() -> None:
    # Timing is partial, so that the budget alone decides between SQL and nurture.
    found = first(budget=UNKNOWN, timing=PARTIAL, authority=CONFIRMED)
    budget = [one for one in value(judge_levels(budget=UNKNOWN, timing=CONFIRMED))]
    assert [one.criterion for one in budget] == [Criterion.BUDGET]
    now = 0.10 * 1_000_000 - 5_000
    sql = 0.30 * 1_000_000 - 15_000
    no_budget = 0.025 * 1_000_000 - 5_000
    reckoned = (
        share(Criterion.BUDGET, CONFIRMED) * sql
        + share(Criterion.BUDGET, PARTIAL) * sql
        + share(Criterion.BUDGET, ABSENT) * no_budget
        - now
    )
    assert budget[0].gain_rub == pytest.approx(reckoned, abs=1)
    assert budget[0].stake_rub == pytest.approx(sql - no_budget, abs=1)
    assert set(budget[0].statuses) == {Status.QUALIFIED, Status.NURTURE}
    assert found.criterion in {Criterion.BUDGET, Criterion.TIMING}


def test_nothing_is_asked_where_everything_is_known() -> None:
    assert value(judge_levels()) == ()


def test_a_partial_facet_of_the_client_is_a_finding_and_no_gap() -> None:
    assert value(judge_levels(size=PARTIAL, industry=PARTIAL, ad_activity=PARTIAL, potential=PARTIAL)) == ()
    assert [one.criterion for one in value(judge_levels(size=UNKNOWN))] == [Criterion.SIZE]


def test_how_good_the_request_is_decides_nothing() -> None:
    assert value(judge_levels(challenges=UNKNOWN, money=UNKNOWN, prioritization=UNKNOWN)) == ()


def test_what_is_absent_is_not_asked_again() -> None:
    assert value(judge_levels(budget=ABSENT)) == ()


def test_where_several_answers_are_needed_each_is_worth_the_way_to_sql() -> None:
    found = value(judge_levels(budget=UNKNOWN, authority=UNKNOWN, timing=UNKNOWN))
    assert {one.criterion for one in found} == {Criterion.BUDGET, Criterion.AUTHORITY, Criterion.TIMING}
    assert all(one.is_step for one in found)
    assert all(one.gain_rub > 0 for one in found)
    # No single answer makes an SQL of it.
    assert all(Status.QUALIFIED not in one.statuses for one in found)


def test_the_question_that_alone_makes_an_sql_is_no_step() -> None:
    found = first(budget=UNKNOWN)
    assert (found.criterion, found.is_step) == (Criterion.BUDGET, False)


def test_an_unclear_need_can_end_in_a_refusal() -> None:
    found = next(one for one in value(judge_levels(need=PARTIAL)) if one.criterion is Criterion.NEED)
    assert set(found.statuses) == {Status.QUALIFIED, Status.NURTURE, Status.DISQUALIFIED}


def test_asking_about_size_makes_no_money_by_itself() -> None:
    judged = judge_levels(numbers=Numbers(), size=UNKNOWN, industry=CONFIRMED)
    # A typical deal is rounded to ten thousand: up to half of that times the rate is noise.
    assert abs(value(judged)[0].gain_rub) <= 0.3 * 5_000 + 1


def test_a_larger_deal_makes_the_same_question_worth_more() -> None:
    def gain(rub: int) -> int:
        numbers = Numbers(budget_min_rub=rub, budget_max_rub=rub)
        return value(judge_levels(numbers=numbers, authority=UNKNOWN))[0].gain_rub

    small, large = gain(400_000), gain(40_000_000)
    assert 0 < small < large
    assert large == pytest.approx(100 * small, rel=0.2)


def test_nobody_can_answer_who_cannot_be_reached() -> None:
    lost = judge_levels(contact=Contact(name="Анна"), budget=UNKNOWN, timing=UNKNOWN)
    reached = judge_levels(contact=CONTACT, budget=UNKNOWN, timing=UNKNOWN)
    assert value(lost)[0].gain_rub > value(reached)[0].gain_rub


def test_the_greatest_gain_stands_first_and_ties_are_settled() -> None:
    found = value(judge_levels(budget=UNKNOWN, need=PARTIAL, timing=PARTIAL, industry=UNKNOWN))
    keys = [(-max(one.gain_rub, 0), -one.stake_rub, DECIDING.index(one.criterion)) for one in found]
    assert keys == sorted(keys)


# --- against the plainest way of reckoning: every answer to every question, one by one


def reckon(judged: Qualification, asked: list[Criterion], stakes: Stakes) -> float:
    levels = dict(judged.scorecard.levels())
    total = 0.0
    for answers in product(ANSWERS, repeat=len(asked)):
        portion = 1.0
        for criterion, level in zip(asked, answers, strict=True):
            portion *= share(criterion, level)
        total += portion * stakes.value_at(
            stand(judged, {**levels, **dict(zip(asked, answers, strict=True))})
        )
    return total


def stand(judged: Qualification, levels: dict[Criterion, Level]) -> Standing:
    """The verdict that the rules give by reading the whole record again."""
    fit = choose_fit(levels, PROFILE)
    facts = Facts(record=judged.record, levels=levels, profile=PROFILE, fit=fit, twin=None)
    status = choose_status(facts)
    reason = None if status is Status.QUALIFIED else choose_reason(facts)
    return Standing(status=status, reason=reason, fit=fit, size=levels[Criterion.SIZE])


def draw_levels(seed: int) -> dict[str, Level]:
    """At most four gaps, so that the plain way ends soon."""
    drawn = random.Random(seed)
    levels: dict[str, Level] = {one.value: drawn.choice((CONFIRMED, PARTIAL, CONFIRMED)) for one in ICP}
    levels |= {one.value: CONFIRMED for one in BANT}
    for criterion in drawn.sample(DECIDING, 4):
        levels[criterion.value] = drawn.choice((UNKNOWN, PARTIAL, UNKNOWN, ABSENT))
    return levels


@pytest.mark.parametrize("seed", range(12))
def test_the_short_way_gives_what_the_plain_way_gives(seed: int) -> None:
    drawn: dict[str, Any] = draw_levels(seed)
    judged = judge_levels(**drawn)
    if judged.verdict.status is Status.DISQUALIFIED:
        return
    stakes = weigh_stakes(judged, PROFILE, RULES)
    found = value(judged)
    asked = [one.criterion for one in found]
    full = reckon(judged, asked, stakes)
    for one in found:
        rest = [criterion for criterion in asked if criterion is not one.criterion]
        assert one.gain_rub == pytest.approx(full - reckon(judged, rest, stakes), abs=1)
