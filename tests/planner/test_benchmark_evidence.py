import math
from decimal import Decimal

import pytest

from planner.benchmark_evidence import count_trials, find_price_logs, read_price_card, read_rate_card
from planner.benchmark_rules import load_benchmark_rules
from planner.benchmark_used import Metric
from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.uncertainty import load_uncertainty
from tests.planner.builders import bend_rows, find_row, the_card
from tests.planner.past import make_line


def test_a_channels_card_is_the_geometric_mean_of_its_rows() -> None:
    card = read_rate_card(the_card(), Channel.VK_ADS, Metric.CTR)
    assert card is not None
    rates = [float(row.ctr.p50) for row in the_card().rows if row.channel is Channel.VK_ADS and row.ctr]
    assert card.value == pytest.approx(math.prod(rates) ** (1 / len(rates)))
    assert math.prod(card.rows.values()) == pytest.approx(1)


def test_the_cards_variance_is_split_between_sellers_and_campaigns() -> None:
    card = read_rate_card(the_card(), Channel.SMS, Metric.CTR)
    assert card is not None
    prior = card.to_prior(load_benchmark_rules())
    assert prior.between_sellers + prior.between_campaigns == pytest.approx(card.variance)
    assert prior.between_sellers == pytest.approx(prior.between_campaigns)


def test_a_rate_without_a_spread_or_rows_teaches_nothing() -> None:
    sure = {"p25": "0.02", "p50": "0.02", "p75": "0.02", "source": "assumption", "since": "2026-01-01"}
    fixed = bend_rows("email-base", ctr=sure)
    assert read_rate_card(fixed, Channel.EMAIL, Metric.CTR) is None
    assert read_rate_card(the_card(), Channel.OOH, Metric.CTR) is None


def test_half_a_spread_counts_for_both_sides() -> None:
    half = {"p25": "0", "p50": "0.02", "p75": "0.04", "source": "assumption", "since": "2026-01-01"}
    card = read_rate_card(bend_rows("email-base", ctr=half), Channel.EMAIL, Metric.CTR)
    assert card is not None
    assert card.variance == pytest.approx((math.log(2) / 0.6744897501960817) ** 2)


def test_prices_are_learnt_where_an_auction_sets_them() -> None:
    spreads = load_uncertainty()
    assert read_price_card(the_card(), Channel.VK_ADS, spreads) is not None
    assert read_price_card(the_card(), Channel.SMS, spreads) is None


def test_trials_are_added_up_by_campaign_and_weighed_by_their_row() -> None:
    card = read_rate_card(the_card(), Channel.VK_ADS, Metric.CTR)
    assert card is not None
    lines = (make_line(), make_line(row_id="vk-clips"), make_line(campaign="two", clicks=None))
    (found,) = count_trials(lines, Metric.CTR, card)
    assert found.successes == 40_000
    assert found.count == pytest.approx(1_000_000 * (1 + card.rows["vk-clips"]))
    # Successes never outnumber trials, whatever the row's weight.
    every = make_line(row_id="vk-universal", impressions=100, clicks=100)
    assert count_trials((every,), Metric.CTR, card)[0].count >= 100


def test_a_price_index_compares_with_the_plans_own_price() -> None:
    lines = (
        make_line(spend_rub=Decimal(300), impressions=1_000, planned_spend_rub=Decimal(200)),
        make_line(campaign="two", planned_spend_rub=None),
    )
    planned = 1_000 * 200 / 1_000_000
    assert find_price_logs(lines, BuyingUnit.CPM) == (pytest.approx(math.log(300 / planned)),)
    assert find_row("vk-universal").unit is BuyingUnit.CPM
