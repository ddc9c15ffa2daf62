from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from planner.brief import Category, Channel
from planner.rate_card import (
    DEFAULT_PATH,
    RateCard,
    RateCardInvalid,
    list_expired,
    load_rate_card,
    main,
)
from planner.rate_card_checks import list_sources
from planner.sourced import SourceKind
from tests.planner.builders import bend_card, bend_rows, sourced, the_card

TODAY = date(2026, 11, 25)


def write_card(folder: Path, **changes: Any) -> Path:
    content = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    path = folder / "card.yaml"
    path.write_text(yaml.safe_dump({**content, **changes}, allow_unicode=True), encoding="utf-8")
    return path


def test_the_shipped_card_is_a_sample_of_a_fictional_seller_and_prices_every_channel() -> None:
    card = the_card()
    assert card.sample
    assert "вымышлен" in card.seller.ru
    assert {row.channel for row in card.rows} == set(Channel)
    assert 18 <= len(card.rows) <= 30


def test_every_figure_names_a_listed_source_and_guesses_say_so() -> None:
    card = the_card()
    assert set(list_sources(card)) <= set(card.sources)
    benchmarks = [one for row in card.rows for one in (row.ctr, row.vtr, row.cr) if one is not None]
    assert benchmarks
    kinds = {card.sources[one.source].kind for one in benchmarks}
    assert kinds <= {SourceKind.PUBLIC, SourceKind.ASSUMPTION}
    assert all(card.sources[overlap.index.source].kind is SourceKind.ASSUMPTION for overlap in card.overlaps)


def double_first(card: RateCard) -> list[dict[str, Any]]:
    rows = [row.model_dump(mode="python") for row in card.rows]
    return [*rows, rows[0]]


BROKEN = [
    ({"rows": double_first(the_card())}, "stands 2 times"),
    ({"rows": [*double_first(the_card())[:-1], {**double_first(the_card())[0], "id": "twin"}]}, "same thing"),
    ({"basis": {"vat_included": True, "agency_fee_included": False}}, "without VAT"),
    ({"vat": [sourced(0.22), sourced(0.2)]}, "ordered by since"),
    ({"agency_fee": sourced(0.1, "nobody")}, "'nobody' is named and not listed"),
    ({"seasons": {}}, "season 'display' is not listed"),
    ({"lengths": {}}, "lengths 'tv' is not listed"),
    (
        {"overlaps": [{"between": ["tv", "radio"], "index": sourced(1.9, "assumption")}]},
        "no population shares tv and radio",
    ),
    (
        {"overlaps": [{"between": ["tv", "radio"], "index": sourced(0.1, "assumption")}]},
        "no population shares tv and radio",
    ),
    ({"overlaps": [{"between": ["tv", "tv"], "index": sourced(1, "assumption")}]}, "with itself"),
    (
        {
            "overlaps": [
                {"between": ["tv", "radio"], "index": sourced(1, "assumption")},
                {"between": ["radio", "tv"], "index": sourced(1, "assumption")},
            ]
        },
        "stand 2 times",
    ),
    ({"surprise": 1}, "Extra inputs"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_broken_card_is_refused_with_its_reason(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        bend_card(**change)
    assert message in str(refusal.value)


def test_a_spot_longer_than_any_coefficient_is_refused() -> None:
    with pytest.raises(ValidationError, match="no coefficient for 90 s"):
        bend_rows("radio-network", length_s=sourced(90))


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "not a mapping"), (b"- 1", "not a mapping"), (b"a: [", "not valid YAML"), (b"\xff\xfe", "YAML")],
)
def test_a_file_that_is_no_card_is_one_sentence(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "card.yaml"
    path.write_bytes(content)
    with pytest.raises(RateCardInvalid) as refusal:
        load_rate_card(path)
    assert message in refusal.value.detail
    assert refusal.value.code == "rate_card_invalid"


def test_a_missing_file_is_one_sentence() -> None:
    with pytest.raises(RateCardInvalid, match="cannot be read"):
        load_rate_card(Path("nowhere.yaml"))


def test_a_card_of_ones_own_is_read_and_its_faults_are_all_named(tmp_path: Path) -> None:
    assert load_rate_card(write_card(tmp_path)).rows == the_card().rows
    broken = write_card(tmp_path / ".." / tmp_path.name, basis={"vat_included": True}, lengths={})
    load_rate_card.cache_clear()
    with pytest.raises(RateCardInvalid) as refusal:
        load_rate_card(broken)
    assert "agency_fee_included" in refusal.value.detail


def test_expired_rows_are_listed() -> None:
    card = bend_rows("sms-base", valid_to=date(2026, 6, 30))
    assert list_expired(card, TODAY) == ("sms-base",)
    assert list_expired(the_card(), TODAY) == ()


LAW = [
    (Channel.TELEGRAM_ADS, (), date(2026, 3, 9), False),
    (Channel.TELEGRAM_ADS, (), date(2026, 3, 10), True),
    (Channel.VK_ADS, (), TODAY, False),
    (Channel.OLV, (Category.ALCOHOL,), TODAY, True),
    (Channel.SMS, (Category.CRYPTO,), TODAY, True),
    (Channel.TV, (Category.TOBACCO, Category.FINANCE), TODAY, True),
    (Channel.DOOH, (Category.BETS,), TODAY, True),
    (Channel.OLV, (Category.FINANCE,), TODAY, False),
]


@pytest.mark.parametrize(("channel", "categories", "day", "is_forbidden"), LAW)
def test_the_law_forbids_channels_by_category_and_day(
    channel: Channel, categories: tuple[Category, ...], day: date, is_forbidden: bool
) -> None:
    assert (the_card().find_restriction(channel, categories, day) is not None) is is_forbidden


def test_overlaps_are_known_in_either_order_and_inside_a_channel() -> None:
    card = the_card()
    assert card.overlap_index(Channel.TV, Channel.RADIO) == card.overlap_index(Channel.RADIO, Channel.TV)
    assert card.overlap_index(Channel.SMS, Channel.TV) is None
    assert card.overlap_index(Channel.OLV, Channel.OLV) == card.overlap_within_channel


def test_the_hash_changes_with_any_price() -> None:
    assert bend_rows("sms-base", price=sourced("4.21")).hash != the_card().hash


def test_the_check_prints_one_line_a_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], TODAY) == 0
    assert "sample-ru 1.0.0 is sound, 24 rows" in capsys.readouterr().out
    assert main([], date(2028, 1, 1)) == 0
    assert "expired: sms-base" in capsys.readouterr().out
    assert main([str(tmp_path / "none.yaml")], TODAY) == 1
