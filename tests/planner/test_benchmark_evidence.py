import math
from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.benchmark_evidence import (
    RATES,
    ChannelCard,
    benchmark_of,
    count_trials,
    find_price_logs,
    is_auctioned,
    keep_known,
    read_price_card,
    read_rate_card,
)
from planner.benchmark_rules import load_benchmark_rules
from planner.benchmark_used import Metric
from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.past_campaigns import PastLine
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


RULES = load_benchmark_rules()
AS_OF = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days_before", "is_kept"),
    [
        (0, True),
        (1, True),
        # A campaign that ends tomorrow has taught nobody anything today.
        (-1, False),
        (RULES.oldest_days.value, True),
        (RULES.oldest_days.value + 1, False),
    ],
)
def test_only_campaigns_that_ended_and_are_fresh_teach(days_before: int, *, is_kept: bool) -> None:
    line = make_line(closed_on=AS_OF - timedelta(days=days_before))
    assert keep_known((line,), AS_OF, RULES) == ((line,) if is_kept else ())


def test_lines_that_are_kept_keep_their_order() -> None:
    lines = tuple(make_line(campaign=name) for name in "cab")
    assert keep_known(lines, AS_OF, RULES) == lines


@pytest.mark.parametrize("metric", RATES)
def test_a_row_tells_its_own_rate(metric: Metric) -> None:
    row = find_row("vk-universal")
    assert benchmark_of(row, metric) == {"ctr": row.ctr, "vtr": row.vtr, "cr": row.cr}[metric.value]
    assert benchmark_of(row, Metric.PRICE) is None


@pytest.mark.parametrize("p50", ["0", "1"])
def test_a_rate_of_nought_or_one_has_no_logarithm_to_learn(p50: str) -> None:
    edge = {"p25": "0", "p50": p50, "p75": "1", "source": "assumption", "since": "2026-01-01"}
    assert read_rate_card(bend_rows("email-base", ctr=edge), Channel.EMAIL, Metric.CTR) is None


CARD = ChannelCard(value=0.02, variance=0.5, rows={"double": 2.0, "half": 0.5})


@pytest.mark.parametrize(
    ("metric", "lines", "found"),
    [
        (Metric.CTR, (make_line(),), [(1_000_000, 20_000)]),
        (Metric.CR, (make_line(),), [(20_000, 300)]),
        (Metric.VTR, (make_line(),), []),
        (Metric.VTR, (make_line(views=0),), [(1_000_000, 0)]),
        (Metric.CTR, (make_line(row_id="double"), make_line(row_id="half")), [(2_500_000, 40_000)]),
        (Metric.CTR, (make_line(row_id="unheard-of"),), [(1_000_000, 20_000)]),
        (
            Metric.CTR,
            (make_line(), make_line(campaign="two", clicks=5)),
            [(1_000_000, 20_000), (1_000_000, 5)],
        ),
        (Metric.CTR, (make_line(impressions=0),), []),
        (Metric.CTR, (make_line(impressions=None),), []),
        # Half as many trials as there were would be fewer than the successes.
        (Metric.CTR, (make_line(row_id="half", impressions=10, clicks=8),), [(8, 8)]),
        (Metric.CTR, (), []),
    ],
)
def test_trials_are_counted_by_hand(
    metric: Metric, lines: tuple[PastLine, ...], found: list[tuple[int, int]]
) -> None:
    assert [(one.count, one.successes) for one in count_trials(lines, metric, CARD)] == found


@pytest.mark.parametrize(
    ("lines", "unit", "indexes"),
    [
        # 0.15 a contact was paid where 0.12 was planned; 7.5 a click instead of 10.
        ((make_line(),), BuyingUnit.CPM, [1.25]),
        ((make_line(),), BuyingUnit.CPC, [0.75]),
        # 300 was paid for what would have cost 120 + 120 as planned.
        ((make_line(), make_line()), BuyingUnit.CPM, [1.25]),
        ((make_line(), make_line(spend_rub=Decimal(90_000))), BuyingUnit.CPM, [1.0]),
        ((make_line(), make_line(campaign="two", spend_rub=Decimal(240_000))), BuyingUnit.CPM, [1.25, 2.0]),
        ((make_line(spend_rub=None),), BuyingUnit.CPM, []),
        ((make_line(impressions=0),), BuyingUnit.CPM, []),
        ((make_line(planned_impressions=None),), BuyingUnit.CPM, []),
        ((make_line(planned_clicks=0),), BuyingUnit.CPC, []),
    ],
)
def test_price_indexes_are_counted_by_hand(
    lines: tuple[PastLine, ...], unit: BuyingUnit, indexes: list[float]
) -> None:
    assert [math.exp(one) for one in find_price_logs(lines, unit)] == pytest.approx(indexes)


def test_prices_start_from_one_and_only_where_there_is_a_price() -> None:
    spreads = load_uncertainty()
    card = read_price_card(the_card(), Channel.VK_ADS, spreads)
    assert card is not None
    assert card.value == 1
    assert set(card.rows.values()) == {1}
    assert card.variance > 0
    row = find_row("vk-universal")
    assert is_auctioned(row, spreads)
    assert not is_auctioned(row.model_copy(update={"price": None}), spreads)
