import pytest

from qualifier.sources.ads_txt import SalesChannel, read_ads_txt, read_sellers
from tests.qualifier.sources.payloads import load_payload


def test_a_file_is_read_line_by_line_and_broken_lines_are_left_out() -> None:
    found = read_ads_txt(load_payload("website_signals/ads.txt"))
    assert found is not None
    assert [(one.system, one.relation) for one in found.channels] == [
        ("google.com", "DIRECT"),
        ("ads.example.net", "RESELLER"),
        ("exchange.example", "DIRECT"),
    ]
    assert dict(found.variables) == {
        "OWNERDOMAIN": "example.com",
        "MANAGERDOMAIN": "adseller.example",
        "SUBDOMAIN": "news.example.com",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        "<!DOCTYPE html><html></html>",
        "a,b,c",
        "example.com, 1",
        "example.com,1,OTHER",
        "OWNERDOMAIN=a.example",
    ],
)
def test_a_file_without_a_valid_line_is_none(text: str) -> None:
    assert read_ads_txt(text) is None


def test_a_page_is_none_even_with_a_valid_line() -> None:
    assert read_ads_txt("a.example, 1, DIRECT", "text/html") is None


def test_relations_are_read_in_any_case_and_extensions_are_dropped() -> None:
    found = read_ads_txt("A.Example , 1 , reseller , f08 ; x=y # z")
    assert found is not None
    assert found.channels == (SalesChannel(system="a.example", account="1", relation="RESELLER"),)


def test_sellers_are_read_and_the_confidential_stay_nameless() -> None:
    sellers = read_sellers(load_payload("website_signals/sellers.json"))
    assert [(one.id, one.kind, one.domain) for one in sellers] == [
        ("12345", "PUBLISHER", "example.com"),
        ("777", "INTERMEDIARY", "network.example"),
        ("888", "BOTH", None),
    ]
    named = {"sellers": [{"seller_id": "1", "seller_type": "BOTH", "is_confidential": 1, "name": "x"}]}
    assert read_sellers(named)[0].name is None
