from pathlib import Path

import pytest

from planner.brief import Channel
from planner.buying_unit import BuyingUnit
from planner.uncertainty import DEFAULT_PATH, UncertaintyInvalid, load_uncertainty


def test_every_spread_has_a_reason_and_a_day() -> None:
    rules = load_uncertainty()
    for one in (rules.draws, rules.seed, rules.market_share, rules.auction_channels, rules.auction_units):
        assert one.why
        assert one.since
    assert rules.price.why
    assert rules.capacity.why
    assert rules.draws.value == 1000


@pytest.mark.parametrize(
    ("channel", "unit", "is_auction"),
    [
        (Channel.VK_ADS, BuyingUnit.CPM, True),
        (Channel.YANDEX_DIRECT, BuyingUnit.CPC, True),
        (Channel.DISPLAY, BuyingUnit.DAY, False),
        (Channel.SMS, BuyingUnit.SMS, False),
        (Channel.RADIO, BuyingUnit.SPOT, False),
        (Channel.SMART_TV, BuyingUnit.CPM, False),
    ],
)
def test_only_auctions_have_an_open_price(channel: Channel, unit: BuyingUnit, is_auction: bool) -> None:
    assert load_uncertainty().is_auction(channel, unit) is is_auction


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 1000", "value: 5"),
        ("value: 0.5", "value: 1.5"),
        ("p25: 0.92", "p25: 1.2"),
        ("price:", "prices:"),
        ("draws:", "draws: ["),
        ("[cpm,", "[acres,"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "uncertainty.yaml"
    path.write_text(DEFAULT_PATH.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UncertaintyInvalid, match=r"uncertainty\.yaml"):
        load_uncertainty(path)
