"""Every fault of a whole card, on cards that were never checked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.brief import Channel
from planner.rate_card import RateCard
from planner.rate_card_checks import find_faults, list_sources
from planner.rate_row import RateRow
from planner.rate_tables import Bands, Basis, Overlap
from planner.sourced import Rate, Sourced
from tests.planner.builders import find_row, sourced, the_card

CARD = the_card()
SMS, TV, RADIO = find_row("sms-base"), find_row("tv-regional"), find_row("radio-city")


def faults_of(**changes: Any) -> tuple[str, ...]:
    return find_faults(CARD.model_copy(update=changes))


def bend(row: RateRow, **changes: Any) -> RateRow:
    return row.model_copy(update=changes)


def overlap(one: Channel, other: Channel, index: str) -> Overlap:
    return Overlap.model_validate({"between": (one, other), "index": sourced(index, "assumption")})


def rates(*since: date) -> tuple[Any, ...]:
    return tuple(
        Sourced[Rate].model_validate({"value": "0.2", "source": "law-425-fz", "since": day}) for day in since
    )


def test_the_shipped_card_has_no_fault() -> None:
    assert find_faults(CARD) == ()


def test_every_fault_is_told_at_once() -> None:
    found = faults_of(
        rows=(SMS, SMS),
        basis=Basis(vat_included=True, agency_fee_included=False),
        vat=rates(date(2026, 1, 1), date(2019, 1, 1)),
        seasons={},
        lengths={},
    )
    assert len(found) >= 3
    assert any("stands 2 times" in fault for fault in found)
    assert any("without VAT" in fault for fault in found)
    assert any("ordered by since" in fault for fault in found)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_row_that_stands_several_times_is_counted(count: int) -> None:
    assert faults_of(rows=(SMS,) * count) == (f"rows: 'sms-base' stands {count} times",)


TWINS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"valid_from": date(2027, 7, 1), "valid_to": date(2027, 12, 31)}, False),
    ({"valid_from": date(2027, 6, 30), "valid_to": date(2027, 12, 31)}, True),
    ({"valid_from": date(2020, 1, 1), "valid_to": date(2025, 12, 31)}, False),
    ({"regions": ("Тула",)}, False),
    ({"regions": ("Тула", "Россия")}, True),
    ({"placement": TV.placement}, False),
    ({"format": TV.format}, False),
    ({"channel": Channel.PUSH}, False),
    ({"unit": TV.unit}, False),
    ({"price": None}, True),
]


@pytest.mark.parametrize(("changes", "is_double"), TWINS)
def test_two_prices_for_the_same_thing_on_the_same_days_are_a_fault(
    changes: dict[str, Any], is_double: bool
) -> None:
    found = faults_of(rows=(SMS, bend(SMS, id="sms-twin", **changes)))
    told = [fault for fault in found if "price the same thing" in fault]
    assert bool(told) is is_double
    assert all("'sms-base' and 'sms-twin'" in fault for fault in told)


def test_a_price_that_changes_on_a_day_is_two_rows_without_a_fault() -> None:
    old = bend(SMS, id="sms-2026", valid_to=date(2026, 12, 31))
    new = bend(SMS, id="sms-2027", valid_from=date(2027, 1, 1))
    assert faults_of(rows=(old, new)) == ()


def test_an_unlisted_source_is_named_once_however_often_it_is_used() -> None:
    assert SMS.price is not None
    stray = SMS.price.model_copy(update={"source": "hearsay"})
    found = faults_of(rows=(bend(SMS, price=stray), bend(TV, price=stray)))
    assert found == ("sources: 'hearsay' is named and not listed",)


def test_a_card_without_sources_has_no_figure_that_counts() -> None:
    found = faults_of(sources={})
    assert len(found) == len(set(list_sources(CARD)))
    assert all("is named and not listed" in fault for fault in found)


PLACES: list[tuple[str, Any]] = [
    ("price", SMS.price),
    ("step", SMS.step),
    ("minimum_ticket_rub", SMS.minimum_ticket_rub),
    ("lead_time_days", SMS.lead_time_days),
    ("ctr", SMS.ctr),
    ("cr", SMS.cr),
]


@pytest.mark.parametrize(("name", "figure"), PLACES)
def test_the_source_of_every_figure_of_a_row_is_looked_at(name: str, figure: Any) -> None:
    stray = figure.model_copy(update={"source": "hearsay"})
    assert "hearsay" in set(list_sources(bend(SMS, **{name: stray})))
    assert faults_of(rows=(bend(SMS, **{name: stray}),)) == ("sources: 'hearsay' is named and not listed",)


def test_sources_inside_lists_and_tables_are_found() -> None:
    markup = SMS.markups[0]
    stray = markup.model_copy(update={"factor": markup.factor.model_copy(update={"source": "hearsay"})})
    assert "hearsay" in set(list_sources(bend(SMS, markups=(stray,))))
    assert "hearsay" in set(list_sources({"x": (stray,)}))
    assert list(list_sources("text")) == []
    assert list(list_sources(None)) == []


def test_tables_that_a_row_names_must_be_listed() -> None:
    season = bend(SMS, season="harvest")
    assert faults_of(rows=(season,)) == ("sms-base: season 'harvest' is not listed",)
    assert "radio-city: lengths 'radio' is not listed" in faults_of(rows=(RADIO,), lengths={})


@pytest.mark.parametrize(("seconds", "is_fault"), [(5, False), (60, False), (61, True), (3600, True)])
def test_a_spot_must_fit_the_longest_band(seconds: int, is_fault: bool) -> None:
    assert RADIO.length_s is not None
    longer = bend(RADIO, length_s=RADIO.length_s.model_copy(update={"value": seconds}))
    assert bool(faults_of(rows=(longer,))) is is_fault


OVERLAPS = [
    # Shares of the card's sms rows are at most 0.4; tv and radio address most of the people.
    (Channel.SMS, Channel.PUSH, "1", False),
    (Channel.SMS, Channel.PUSH, "99", True),
    (Channel.TV, Channel.RADIO, "1.03", False),
    (Channel.TV, Channel.RADIO, "1.9", True),
    (Channel.TV, Channel.RADIO, "0.1", True),
    (Channel.SMS, Channel.SMS, "1", True),
]


@pytest.mark.parametrize(("one", "other", "index", "is_fault"), OVERLAPS)
def test_overlaps_must_be_possible_in_some_population(
    one: Channel, other: Channel, index: str, is_fault: bool
) -> None:
    assert bool(faults_of(overlaps=(overlap(one, other, index),))) is is_fault


def test_an_overlap_of_channels_that_are_not_sold_is_no_fault() -> None:
    assert faults_of(rows=(SMS,), overlaps=(overlap(Channel.TV, Channel.RADIO, "1.9"),)) == ()


@given(
    st.decimals("0.05", "0.95", places=2),
    st.decimals("0.05", "0.95", places=2),
    st.decimals("0.05", "5", places=2),
)
def test_an_overlap_is_a_fault_exactly_when_no_population_has_it(
    one: Decimal, other: Decimal, index: Decimal
) -> None:
    rows = tuple(
        bend(
            row,
            capacity=row.capacity.model_copy(
                update={"share": row.capacity.share.model_copy(update={"value": share})}
            ),
        )
        for row, share in ((SMS, one), (find_row("push-operator"), other))
    )
    shared = index * one * other
    is_possible = max(Decimal(0), one + other - 1) <= shared <= min(one, other)
    found = faults_of(rows=rows, overlaps=(overlap(Channel.SMS, Channel.PUSH, str(index)),))
    assert bool(found) is not is_possible


def test_a_pair_named_twice_in_either_order_is_a_fault() -> None:
    pairs = (overlap(Channel.SMS, Channel.PUSH, "1"), overlap(Channel.PUSH, Channel.SMS, "1.1"))
    assert faults_of(overlaps=pairs) == ("overlaps: push and sms stand 2 times",)


VAT_DATES = [
    ((date(2026, 1, 1),), False),
    ((date(2019, 1, 1), date(2026, 1, 1)), False),
    ((date(2026, 1, 1), date(2019, 1, 1)), True),
    ((date(2026, 1, 1), date(2026, 1, 1)), True),
]


@pytest.mark.parametrize(("since", "is_fault"), VAT_DATES)
def test_rates_of_vat_follow_one_another(since: tuple[date, ...], is_fault: bool) -> None:
    assert ("vat: must be ordered by since" in faults_of(vat=rates(*since))) is is_fault


@pytest.mark.parametrize(("vat", "fee"), [(True, False), (False, True), (True, True)])
def test_prices_on_another_basis_are_refused(vat: bool, fee: bool) -> None:
    (fault,) = faults_of(basis=Basis(vat_included=vat, agency_fee_included=fee))
    assert fault.startswith("basis:")


def test_a_card_of_many_rows_is_checked_in_full() -> None:
    rows = tuple(bend(SMS, id=f"sms-{at}", regions=(f"Город {at}",)) for at in range(60))
    assert faults_of(rows=rows) == ()
    doubled = (*rows, bend(SMS, id="sms-last", regions=("Город 7",)))
    assert faults_of(rows=doubled) == ("rows: 'sms-7' and 'sms-last' price the same thing on the same days",)


def test_bands_that_do_not_pair_or_grow_are_refused() -> None:
    good = {"up_to_s": [10, 20], "coefficients": [1, 2], "source": "assumption", "since": date(2026, 1, 1)}
    assert [band.up_to_s for band in Bands.model_validate(good).bands()] == [10, 20]
    for broken in ({"up_to_s": [10]}, {"up_to_s": [20, 10]}, {"up_to_s": [10, 10]}):
        with pytest.raises(ValueError, match="up_to_s"):
            Bands.model_validate({**good, **broken})


def test_the_card_refuses_what_the_checks_find() -> None:
    content = CARD.model_dump(mode="python")
    content["basis"]["vat_included"] = True
    with pytest.raises(ValueError, match="without VAT"):
        RateCard.model_validate(content)
