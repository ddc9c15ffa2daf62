"""Each model of commercial arithmetic, worked out by hand to the kopeck."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.reach_families.money_answers import (
    ANSWERS,
    answer_length,
    answer_markup,
    answer_plan,
    answer_season,
    answer_sms,
    answer_vat,
    answer_vat_rounding,
)

Inputs = dict[str, Any]
RADIO = {"<=10": "0.4", "11-15": "0.6", "16-30": 1, ">30": 2}
# Dearer in autumn, a third off in summer.
MONTHS = ["0.9", "0.9", 1, 1, 1, "0.7", "0.7", "0.7", "1.3", "1.3", "1.3", "1.2"]


def D(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("day", "rate", "vat"),
    [
        ("2018-12-31", "0.18", "18.00"),
        ("2019-01-01", "0.20", "20.00"),
        ("2025-12-31", "0.20", "20.00"),
        ("2026-01-01", "0.22", "22.00"),
        # Nobody bills services of before the code; its first rate stands.
        ("2003-06-01", "0.18", "18.00"),
    ],
)
def test_the_rate_of_vat_is_that_of_the_day_of_service(day: str, rate: str, vat: str) -> None:
    answer = answer_vat({"net": "100.00", "service_date": day})
    assert (answer["rate"], answer["vat"]) == (D(rate), D(vat))
    assert answer["gross"] == 100 + D(vat)


@pytest.mark.parametrize(
    ("gross", "net", "vat"),
    [
        ("122.00", "100.00", "22.00"),
        # 100 / 1.22 = 81.967...
        ("100.00", "81.97", "18.03"),
        ("0.01", "0.01", "0.00"),
        ("0.05", "0.04", "0.01"),
        ("0.00", "0.00", "0.00"),
    ],
)
def test_vat_inside_a_sum_and_the_rest_add_up_to_it(gross: str, net: str, vat: str) -> None:
    answer = answer_vat({"gross": gross, "service_date": "2026-05-01"})
    assert (answer["net"], answer["vat"], answer["gross"]) == (D(net), D(vat), D(gross))


@settings(max_examples=60)
@given(st.decimals(0, 10**9, places=2))
def test_no_kopeck_is_lost_when_vat_is_taken_out(gross: Decimal) -> None:
    answer = answer_vat({"gross": str(gross), "service_date": "2026-05-01"})
    assert answer["net"] + answer["vat"] == answer["gross"] == gross


@pytest.mark.parametrize(
    ("nets", "lines", "total", "difference"),
    [
        (["100.00", "200.00"], "66.00", "66.00", "0.00"),
        # 0.0044 rounds to nothing twice, 0.0088 to a kopeck.
        (["0.02", "0.02"], "0.00", "0.01", "0.01"),
        # 0.0066 rounds up each time: 3 x 0.01 against 0.0198.
        (["0.03", "0.03", "0.03"], "0.03", "0.02", "0.01"),
        (["10.25"], "2.26", "2.26", "0.00"),
        ([], "0.00", "0.00", "0.00"),
    ],
)
def test_vat_of_lines_and_vat_of_their_total_may_part_by_kopecks(
    nets: list[str], lines: str, total: str, difference: str
) -> None:
    answer = answer_vat_rounding({"nets": nets, "service_date": "2026-05-01"})
    assert answer["sum_of_line_vat"] == D(lines)
    assert answer["vat_of_total"] == D(total)
    assert answer["difference"] == D(difference)
    assert answer["gross"] == answer["net"] + D(lines)


@pytest.mark.parametrize(
    ("text", "encoding", "units", "segments"),
    [
        ("", "gsm7", 0, 1),
        ("a" * 160, "gsm7", 160, 1),
        ("a" * 161, "gsm7", 161, 2),
        ("a" * 306, "gsm7", 306, 2),
        ("a" * 307, "gsm7", 307, 3),
        ("я" * 70, "ucs2", 70, 1),
        ("я" * 71, "ucs2", 71, 2),
        ("я" * 134, "ucs2", 134, 2),
        ("я" * 135, "ucs2", 135, 3),
        # The euro sign takes two places, an emoji two as well but in the other alphabet.
        ("€" * 80, "gsm7", 160, 1),
        ("€" * 81, "gsm7", 162, 2),
        ("😀" * 35, "ucs2", 70, 1),
        # One Russian letter makes the whole message dear.
        ("a" * 70 + "я", "ucs2", 71, 2),
    ],
)
def test_messages_are_billed_by_alphabet_and_length(
    text: str, encoding: str, units: int, segments: int
) -> None:
    assert answer_sms({"text": text}) == {"encoding": encoding, "units": units, "segments": segments}


@pytest.mark.parametrize(
    ("seconds", "coefficient", "price"),
    [
        (1, "0.4", "400"),
        (10, "0.4", "400"),
        (11, "0.6", "600"),
        (15, "0.6", "600"),
        (16, "1", "1000"),
        (30, "1", "1000"),
        (31, "2", "2000"),
        (3_600, "2", "2000"),
    ],
)
def test_a_spot_is_priced_by_the_band_of_its_length(seconds: int, coefficient: str, price: str) -> None:
    answer = answer_length({"tariff_30s": 1000, "seconds": seconds, "coefficients": RADIO})
    assert answer == {"coefficient": D(coefficient), "price": D(price)}


@pytest.mark.parametrize(
    ("bands", "seconds", "coefficient"),
    [
        ({"1-10": 1, "11+": 2}, 500, "2"),
        ({"up to 20 s": "0.5"}, 20, "0.5"),
        # Longer than any band: nobody knows what it costs.
        ({"up to 20 s": "0.5"}, 21, None),
        # Bands come in any order.
        ({"11-20": 2, "1-10": 1}, 5, "1"),
        # A day is the longest spot.
        ({">30": 2}, 86_401, None),
    ],
)
def test_bands_are_read_from_their_names(bands: Inputs, seconds: int, coefficient: str | None) -> None:
    expected = None if coefficient is None else D(coefficient)
    assert answer_length({"seconds": seconds, "coefficients": bands})["coefficient"] == expected


@pytest.mark.parametrize(
    "inputs",
    [
        {"seconds": 10, "coefficients": RADIO},
        {"tariff_30s": 1000, "seconds": 40, "coefficients": {"1-30": 1}},
    ],
)
def test_without_a_tariff_or_a_band_there_is_no_price(inputs: Inputs) -> None:
    assert answer_length(inputs)["price"] is None


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"base_price": 100}, {"price": "100"}),
        ({"base_price": 100, "markup": "0.2"}, {"price": "120.0"}),
        # A factor and a share on top say the same.
        ({"base_price": 100, "markup": "1.2"}, {"price": "120.0"}),
        ({"base_price": 100, "markups": ["0.2", "1.5"]}, {"price": "180.00"}),
        # A mark-up of exactly 1 is a factor that changes nothing, not twice the price.
        ({"base_price": 100, "markup": 1}, {"price": "100"}),
        # A discount is a share below nought.
        ({"base_price": 100, "markup": "-0.25"}, {"price": "75.00"}),
        (
            {"base_cpm": 10, "base_cpc": 4, "currency": "RUB", "markup": "0.5"},
            {"cpm": "15.0", "cpc": "6.0"},
        ),
    ],
)
def test_a_markup_is_put_on_every_base_price(inputs: Inputs, expected: dict[str, str]) -> None:
    assert answer_markup(inputs) == {name: D(value) for name, value in expected.items()}


def test_a_list_of_base_prices_stays_a_list() -> None:
    assert answer_markup({"base_cpm_rub": [100, 50], "markups": ["0.1", 2]}) == {"cpm_rub": [220, 110]}


@pytest.mark.parametrize(
    ("month", "cpm", "net"),
    [(1, "90", "900"), (3, "100", "1000"), (6, "70", "700"), (9, "130", "1300"), (12, "120", "1200")],
)
def test_months_count_from_january(month: int, cpm: str, net: str) -> None:
    answer = answer_season(
        {"coefficients_jan_dec": MONTHS, "month": month, "list_cpm": 100, "impressions": 10_000}
    )
    assert (answer["cpm"], answer["net"]) == (D(cpm), D(net))
    assert answer["mean"] == 1


@pytest.mark.parametrize(
    ("start", "end", "days", "coefficient"),
    [
        ("2026-09-01", "2026-09-30", {"2026-09": 30}, "1.3"),
        # Ten days of May at 1 and twenty of June at 0.7.
        ("2026-05-22", "2026-06-20", {"2026-05": 10, "2026-06": 20}, "0.8"),
        # Over the new year.
        ("2026-12-31", "2027-01-02", {"2026-12": 1, "2027-01": 2}, "1.0"),
        # The leap day is a day.
        ("2028-02-28", "2028-03-01", {"2028-02": 2, "2028-03": 1}, None),
        ("2026-07-15", "2026-07-15", {"2026-07": 1}, "0.7"),
    ],
)
def test_a_flight_takes_the_mean_of_its_days(
    start: str, end: str, days: dict[str, int], coefficient: str | None
) -> None:
    answer = answer_season(
        {"coefficients_jan_dec": MONTHS, "start": start, "end": end, "list_cpm": 100, "impressions": 1_000}
    )
    assert answer["days"] == days
    assert answer["coefficient"] == answer["average_coefficient"]
    if coefficient is not None:
        assert answer["coefficient"] == D(coefficient)
        assert answer["net"] == 100 * D(coefficient)


@pytest.mark.parametrize("more", [{}, {"month": 3}, {"list_cpm": 100, "impressions": 10}])
def test_without_a_month_or_a_price_only_the_mean_is_known(more: Inputs) -> None:
    assert answer_season({"coefficients_jan_dec": MONTHS, **more}) == {"mean": 1}


CLICKS = {"id": "A", "unit": "клик", "qty": 100, "price": "10.00", "ctr": "0.05", "cr": "0.1"}
SHOWS = {"id": "B", "unit": "CPM", "qty": 200, "price": "150", "ctr": "0.01", "frequency": 4}
BANNER = {"id": "C", "unit": "размещение", "qty": 1, "price": "5000"}


def answer_one(line: Inputs, **terms: Any) -> Inputs:
    (answer,) = answer_plan({"lines": [line], **terms})["lines"]
    return dict(answer)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # A hundred clicks at a rate of 5 % are two thousand impressions; ten of them leave a request.
        (CLICKS, {"net": "1000.00", "impressions": "2000", "clicks": "100", "leads": "10"}),
        (CLICKS, {"ecpm_net": "500.00", "cpc_net": "10.00", "cpl_net": "100.00", "cpv_net": None}),
        (SHOWS, {"net": "30000.00", "impressions": "200000", "clicks": "2000", "reach": "50000"}),
        (SHOWS, {"cpc_net": "15.00", "leads": None, "cpl_net": None}),
        # A placement has a price and no count.
        (BANNER, {"net": "5000.00", "impressions": None, "clicks": None, "reach": None, "ecpm_net": None}),
        (BANNER | {"discount": "0.15"}, {"net": "4250.00"}),
        (BANNER | {"markups": ["1.1", "1.5"], "discount": "0.1"}, {"net": "7425.00"}),
        # A message of three parts is billed three times and seen once.
        (
            {"unit": "смс", "qty": 1000, "price": "3.5", "segments": 3},
            {"net": "10500.00", "impressions": "1000"},
        ),
        ({"unit": "досмотр", "qty": 500, "price": 2, "vtr": "0.25"}, {"impressions": "2000", "views": "500"}),
        ({"unit": "заявка", "qty": 7, "price": 900}, {"net": "6300.00", "leads": "7", "clicks": None}),
        # Words that nobody knows are a placement: a price for all.
        ({"unit": "чудо", "qty": 2, "price": 10}, {"net": "20.00", "impressions": None}),
    ],
)
def test_a_line_costs_and_brings_what_its_terms_say(line: Inputs, expected: dict[str, str | None]) -> None:
    answer = answer_one(line)
    wanted = {name: None if value is None else D(value) for name, value in expected.items()}
    assert {name: answer[name] for name in wanted} == wanted


def test_the_fee_is_on_the_media_and_vat_on_both() -> None:
    plan = answer_plan({"lines": [CLICKS, BANNER], "agency_fee_rate": "0.10", "vat_rate": "0.22"})
    totals = plan["totals"]
    assert totals["media_without_fee"] == D("6000.00")
    assert totals["agency_fee"] == D("600.00")
    assert (totals["net"], totals["vat"], totals["gross"]) == (D("6600.00"), D("1452.00"), D("8052.00"))


def test_ratios_of_the_plan_are_over_the_lines_that_have_their_base() -> None:
    totals = answer_plan({"lines": [CLICKS, SHOWS, BANNER]})["totals"]
    # The placement's 5,000 is in no ratio but the price of a lead of the whole plan.
    assert totals["clicks"] == 2_100
    assert totals["cpc_net_over_lines_with_clicks"] == D("14.76")
    assert totals["ecpm_net_over_lines_with_impressions"] == D("153.47")
    assert totals["cpl_net_over_lines_with_leads"] == D("100.00")
    assert totals["cpl_net_whole_plan"] == D("3600.00")
    assert round(totals["ctr_over_lines_with_impressions"], 6) == D("0.010396")
    assert totals["views"] is None


def test_a_plan_without_lines_costs_nothing_and_has_no_ratios() -> None:
    answer = answer_plan({"lines": []})
    assert answer["lines"] == []
    assert answer["totals"]["gross"] == 0
    assert answer["totals"]["ctr_over_lines_with_impressions"] is None


def test_every_answered_model_says_what_it_does() -> None:
    assert [name for name, answer in ANSWERS.items() if not (answer.__doc__ or "").endswith(".")] == []
