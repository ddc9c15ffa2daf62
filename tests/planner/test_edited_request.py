from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.edit import list_standing
from planner.edited_request import edit_card, edit_request
from planner.law_finding import Lift
from planner.wishes import Wishes
from tests.planner.builders import AS_OF, find_row, make_brief, the_card
from tests.planner.revised import AUTHOR, chain_of, drop, lift, lock, move, origin_of, price, spend


def test_the_clients_words_stay_where_nobody_spoke_for_him() -> None:
    quotes = {"start_date": ("с февраля",), "end_date": ("28-го",), "regions": ("в Москве",)}
    request = replace(origin_of().request, brief=make_brief(quotes=quotes, missing=("end_date", "audience")))
    brief = edit_request(request, chain_of(move("2027-03-01", "2027-03-28"))).brief
    assert (brief.start_date, brief.end_date) == (date(2027, 3, 1), date(2027, 3, 28))
    assert dict(brief.quotes) == {"regions": ("в Москве",)}
    assert brief.missing == ("audience",)


@pytest.mark.parametrize(("said", "kept"), [(None, False), (False, False), (True, True)])
def test_a_budget_by_edit_is_without_vat(said: bool | None, kept: bool) -> None:
    request = origin_of(vat_included=said).request
    brief = edit_request(request, chain_of(spend(900_000))).brief
    assert (brief.budget_min_rub, brief.budget_max_rub) == (None, Decimal(900_000))
    assert brief.vat_included is kept


def test_locks_drops_and_lifts_become_wishes_beside_those_of_the_request() -> None:
    first = Lift(rule="alcohol_ban", reason="x", who="y", on=AS_OF)
    request = replace(origin_of().request, wishes=Wishes(lifts=(first,)))
    chain = chain_of(lock("1"), drop("vk_ads"), drop("yandex-network"), lift("restricted_resource"))
    wishes = edit_request(request, list_standing(chain)).wishes
    assert [one.rule for one in wishes.lifts] == ["alcohol_ban", "restricted_resource"]
    assert [one.row_id for one in wishes.locks] == ["yandex-search"]
    assert wishes.dropped_rows == {"yandex-network"}
    assert wishes.dropped_channels == {"vk_ads"}


def test_a_lift_holds_in_a_plan_seen_as_of_an_earlier_day() -> None:
    edit = replace(chain_of(lift("restricted_resource"))[0], on=date(2026, 12, 1))
    wishes = edit_request(origin_of().request, (edit,)).wishes
    assert wishes.lifts[0].on == AS_OF
    assert wishes.lifts[0].who == AUTHOR


def test_a_price_makes_another_card_and_leaves_the_first_alone() -> None:
    before = the_card().hash
    card = edit_card(the_card(), chain_of(price("sms-base", "3.20")))
    changed = find_row("sms-base", card).price
    assert changed is not None
    assert (changed.value, changed.source) == (Decimal("3.20"), "edit-1")
    assert card.hash != before == the_card().hash
    assert find_row("sms-geo", card) == find_row("sms-geo")
    assert edit_card(the_card(), chain_of(drop("1"))) is the_card()
