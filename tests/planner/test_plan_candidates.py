import pytest

from planner.brief import Channel
from planner.draft import draft_plan
from planner.plan_candidates import list_bought
from tests.planner.builders import AS_OF, make_brief, the_card


def test_a_line_is_sized_as_the_plan_had_it() -> None:
    plan = draft_plan(make_brief(), the_card(), as_of=AS_OF)
    bought = list_bought(plan, the_card())
    assert [line.row_id for line, _ in bought] == [line.row_id for line in plan.lines]
    for line, candidate in bought:
        assert candidate.row.id == line.row_id
        assert candidate.addressable == line.addressable
        assert (candidate.start, candidate.end, candidate.places) == (line.start, line.end, line.places)
        contacts = float(line.quantity) * float(candidate.target_contacts_per_unit)
        assert candidate.curve.reach(contacts) == pytest.approx(line.reach, abs=1)


def test_lines_whose_price_is_on_request_are_left_out() -> None:
    wanted = (Channel.TV, Channel.SMS)
    plan = draft_plan(make_brief(channels_wanted=wanted), the_card(), as_of=AS_OF)
    assert {line.channel for line in plan.lines} == set(wanted)
    assert {line.channel for line, _ in list_bought(plan, the_card())} == {Channel.SMS}


def test_a_plan_without_days_has_bought_nothing() -> None:
    brief = make_brief(start_date=None, end_date=None, budget_min_rub=None, budget_max_rub=None)
    plan = draft_plan(brief, the_card(), as_of=AS_OF)
    assert list_bought(plan, the_card()) == ()
