from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Audience, Channel
from planner.candidate import Candidate, OnceCurve
from planner.eligibility import Occasion, make_candidate
from planner.money import multiply
from planner.rate_card import RateCard
from tests.planner.builders import AS_OF, END, START, find_row, make_brief, the_card


def make(row_id: str, *, card: RateCard | None = None, segments: int = 1, **changes: Any) -> Candidate:
    brief = make_brief(**{"audience": Audience(), **changes})
    occasion = Occasion(
        brief=brief,
        as_of=AS_OF,
        start=START,
        end=END,
        places=brief.regions,
        segments=segments,
    )
    used = card or the_card()
    return make_candidate(used, find_row(row_id, used), occasion)


def factor_names(candidate: Candidate) -> list[str]:
    return [factor.name.en.partition(":")[0] for factor in candidate.factors]


def test_the_addressable_people_are_population_audience_and_share() -> None:
    one = make("sms-base")
    adults = 13_150_000 * Decimal("0.794")
    assert one.population == int(adults)
    assert one.addressable == int(adults * Decimal("0.4"))


def test_a_base_counted_by_the_seller_replaces_the_share() -> None:
    rows = [row.model_dump(mode="python") for row in the_card().rows if row.id == "sms-base"]
    rows[0]["capacity"]["people_by_region"] = {
        "Москва": {"value": 1_000_000, "source": "sample-prices", "since": date(2026, 1, 1)}
    }
    card = RateCard.model_validate({**the_card().model_dump(mode="python"), "rows": rows})
    assert make("sms-base", card=card).addressable == 794_000


MARKUPS = [
    ({}, ["geo targeting"]),
    ({"audience": Audience(age_min=25, age_max=44)}, ["targeting", "geo targeting"]),
    ({"audience": Audience(interests=("сад",))}, ["targeting", "geo targeting"]),
    ({"audience": Audience(income="высокий")}, ["targeting", "geo targeting"]),
    ({"regions": ("Россия",)}, []),
]


@pytest.mark.parametrize(("changes", "names"), MARKUPS)
def test_markups_follow_what_the_brief_narrows(changes: dict[str, Any], names: list[str]) -> None:
    found = [name for name in factor_names(make("display-programmatic", **changes)) if name != "season"]
    assert found == names


def test_season_length_and_markups_multiply() -> None:
    one = make("radio-city")
    factors = {factor.name.en: factor.factor.value for factor in one.factors}
    assert factors == {"season": Decimal("0.85"), "length": Decimal("0.8")}
    assert one.list_price == Decimal(190) * Decimal("0.85") * Decimal("0.8")
    assert {factor.factor.source for factor in one.factors} == {"assumption", "gpmradio-2023"}


def test_a_text_of_two_messages_is_twice_as_dear_and_touches_only_sms() -> None:
    assert make("sms-base", segments=2).list_price == make("sms-base").list_price * 2
    assert make("push-operator", segments=2).list_price == make("push-operator").list_price


def test_the_smallest_order_reaches_the_minimum_ticket_in_whole_steps() -> None:
    for row in the_card().rows:
        if row.price is None or row.is_sold_whole or Channel.MARKETPLACE is row.channel:
            continue
        one = make(row.id)
        assert one.least_units % one.step == 0
        least = multiply(one.list_price, Decimal(one.least_units))
        before = multiply(one.list_price, Decimal(one.least_units - one.step))
        if row.minimum_ticket_rub is not None:
            assert least >= row.minimum_ticket_rub.value
            assert before < row.minimum_ticket_rub.value


@pytest.mark.parametrize("row", [row.id for row in the_card().rows if row.price is not None])
def test_no_row_sells_more_people_than_it_has(row: str) -> None:
    one = make(row, regions=("Россия",))
    contacts = one.most_units * float(one.target_contacts_per_unit)
    reached = one.curve.reach(contacts)
    assert 0 < reached <= one.addressable * (1 + 1e-9)
    weekly = float(one.row.capacity.contacts_per_person_week.value)
    assert contacts <= reached * max(weekly * 4, 1.5) * 1.001


def test_a_message_to_each_number_is_sent_once() -> None:
    one = make("sms-base")
    assert isinstance(one.curve, OnceCurve)
    assert one.most_units == one.addressable // 1000 * 1000
    assert one.curve.k_plus(1e9, 2) == 0
    assert one.curve.reach(-5) == 0


CONTACTS = [
    ("display-programmatic", 1000),
    ("yandex-search", Decimal(1) / Decimal("0.08")),
    ("dooh-screens", 9000),
    ("push-operator", 1),
]


@pytest.mark.parametrize(("row", "contacts"), CONTACTS)
def test_a_unit_brings_its_contacts(row: str, contacts: Decimal | int) -> None:
    assert make(row).contacts_per_unit == contacts


def test_an_untargeted_placement_pays_for_people_outside_the_group_too() -> None:
    narrow = make("dooh-screens", audience=Audience(age_min=25, age_max=34))
    assert float(narrow.target_share) == pytest.approx(0.126 / 0.864)
    assert narrow.target_contacts_per_unit < narrow.contacts_per_unit
    assert make("display-programmatic").target_share == 1


def test_a_rating_is_the_reach_of_one_spot() -> None:
    one = make("radio-network", regions=("Россия",))
    rating = float(one.target_contacts_per_unit) / one.addressable
    assert rating == pytest.approx(0.02, rel=1e-6)


def test_a_discount_is_earned_at_list_price_and_lowers_the_net() -> None:
    one = make("sms-base")
    assert one.discount_for(Decimal(100_000)) is None
    earned = one.discount_for(Decimal(250_000))
    assert earned is not None
    assert one.net_unit(earned) == one.list_price * Decimal("0.95")


def test_a_price_on_request_cannot_be_multiplied() -> None:
    with pytest.raises(ValueError, match="on request"):
        make("tv-regional").terms(Decimal(1), None)


def test_preparation_starts_a_line_later() -> None:
    brief = make_brief(start_date=AS_OF)
    occasion = Occasion(brief=brief, as_of=AS_OF, start=AS_OF, end=END, places=("Москва",))
    assert make_candidate(the_card(), find_row("sms-base"), occasion).start == date(2026, 12, 2)


FREQUENCIES = [("vk-universal", 3.0), ("sms-base", 1.0), ("dooh-screens", None)]


@pytest.mark.parametrize(("row", "frequency"), FREQUENCIES)
def test_a_benchmark_belongs_to_the_volume_that_its_curve_was_measured_at(
    row: str, frequency: float | None
) -> None:
    one = make(row)
    point = one.row.curve.point
    if frequency is None and point is not None:
        frequency = float(point.contacts_per_person / point.reach_share)
    if row != "vk-universal":
        assert one.benchmark_frequency == pytest.approx(frequency)
    assert one.benchmark_frequency >= 1


def test_each_discount_has_its_own_net_price() -> None:
    one = make("sms-base")
    nets = [one.net_unit(discount) for discount in (None, *one.row.discounts)]
    assert nets == sorted(nets, reverse=True)
    assert len(set(nets)) == len(nets)
    for discount, net in zip(one.row.discounts, nets[1:], strict=True):
        assert net == multiply(one.list_price, 1 - discount.share.value)


def test_a_row_without_discounts_never_earns_one() -> None:
    one = next(
        make(row.id) for row in the_card().rows if row.price and not row.discounts and not row.is_sold_whole
    )
    assert one.discount_for(Decimal(10**9)) is None


def test_a_fee_is_on_the_net_price_of_every_discount() -> None:
    content = the_card().model_dump(mode="python")
    content["agency_fee"]["value"] = Decimal("0.1")
    with_fee, plain = make("sms-base", card=RateCard.model_validate(content)), make("sms-base")
    for discount in (None, *plain.row.discounts):
        assert with_fee.net_unit(discount) == plain.net_unit(discount) * Decimal("1.1")
