"""No payload, however damaged, may crash a parser or make it claim what the payload does not say."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualifier.sources.ads_txt import read_ads_txt, read_sellers
from qualifier.sources.companies_house import find_company
from qualifier.sources.declared_data import read_declared
from qualifier.sources.fact import About
from qualifier.sources.girbo import find_organisation
from qualifier.sources.hh import read_employers
from qualifier.sources.page_reader import read_page
from qualifier.sources.sec_edgar import read_tickers
from qualifier.sources.site import read_signals
from qualifier.sources.telegram import read_channel
from qualifier.sources.wikidata import read_items
from tests.qualifier.sources.payloads import FOLDER, ODD, damaged, drop, load_payload, paths_of, put
from tests.qualifier.sources.readers import INN, NAMES, READERS, TODAY, Reader, is_dated_by, is_said

# Payloads of sources; those of CRMs are read elsewhere.
SOURCES = (
    "checko_ofdata", "companies_house", "dadata", "egrul", "girbo", "gleif", "hh", "opencorporates",
    "pb_nalog", "sec_edgar", "website_signals", "wikidata", "wikipedia",
)  # fmt: skip
# Directors, founders and proprietors of the payloads, and how they are called there.
PERSONS = re.compile(r"Иванов|Ивано́в|Иван Иванович|ГЕНЕРАЛЬНЫЙ ДИРЕКТОР|500100732259|304500116000157", re.I)
PAYLOADS = sorted(
    str(path.relative_to(FOLDER)) for source in SOURCES for path in (FOLDER / source).glob("*.json")
)


@pytest.mark.parametrize(("name", "parse"), READERS, ids=NAMES)
def test_every_place_may_be_missing_or_odd(name: str, parse: Reader) -> None:
    payload = load_payload(name)
    for at, path in enumerate(paths_of(payload)):
        parse(drop(payload, path))
        # Each place meets a quarter of the oddities, each oddity a quarter of the places.
        for value in ODD[at % 4 :: 4]:
            parse(put(payload, path, value))


@pytest.mark.parametrize(("name", "parse"), READERS, ids=NAMES)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_is_claimed_that_the_payload_does_not_say(
    name: str, parse: Reader, data: st.DataObject
) -> None:
    payload = data.draw(damaged(load_payload(name)))
    for claim in parse(payload):
        assert is_said(claim, payload), claim
        assert is_dated_by(claim, payload), claim


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_payload_of_one_service_in_the_hands_of_another_is_no_trouble(name: str) -> None:
    payload = load_payload(name)
    for _, parse in READERS:
        for claim in parse(payload):
            assert is_said(claim, payload), claim
            assert not PERSONS.search(str(claim.value))
    for _, find in FINDERS:
        find(payload)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_payload_damaged_in_any_way_is_read_by_any_reader(data: st.DataObject) -> None:
    if not PAYLOADS:
        pytest.skip("no payloads beside the project")
    payload = data.draw(damaged(load_payload(data.draw(st.sampled_from(PAYLOADS)))))
    for _, parse in READERS:
        for claim in parse(payload):
            assert is_said(claim, payload), claim


def test_a_payload_as_deep_as_json_may_be_is_read() -> None:
    deep: Any = "x"
    for _ in range(450):
        deep = {"data": [deep]}
    for _, parse in READERS:
        for key in ("suggestions", "data", "entities", "items", "facts", "search"):
            assert parse({key: deep, "meta": deep}) == ()


@pytest.mark.parametrize(("name", "parse"), READERS, ids=NAMES)
def test_what_stands_in_no_payload_is_noticed(name: str, parse: Reader) -> None:
    claims = [claim for claim in parse(load_payload(name)) if claim.about is not About.KIND]
    assert claims
    assert not any(is_said(claim, {"other": "payload"}) for claim in claims)


@pytest.mark.parametrize(("name", "parse"), READERS, ids=NAMES)
def test_a_number_is_absent_rather_than_zero(name: str, parse: Reader) -> None:
    payload = load_payload(name)
    # A debt of nothing that a register states is a figure.
    said = {claim.about for claim in parse(payload) if claim.value == 0}
    for path in paths_of(payload):
        for value in (None, "", [], {}):
            zeros = {claim.about for claim in parse(put(payload, path, value)) if claim.value == 0}
            assert zeros <= said


@pytest.mark.parametrize(("name", "parse"), READERS, ids=NAMES)
def test_no_person_is_named(name: str, parse: Reader) -> None:
    said = " ".join(str(claim.value) for claim in parse(load_payload(name)))
    assert "Иванов" not in said
    assert "Иван " not in said


FINDERS: list[tuple[str, Callable[[Any], Any]]] = [
    ("companies_house/search_companies.json", lambda payload: find_company(payload, "Example Media")),
    ("sec_edgar/company_tickers.json", read_tickers),
    ("girbo/search.json", lambda payload: find_organisation(payload, INN)),
    ("wikidata/wbsearchentities.json", read_items),
    ("hh/employers_search.json", read_employers),
    ("website_signals/sellers.json", read_sellers),
]


@pytest.mark.parametrize(("name", "find"), FINDERS, ids=[name for name, _ in FINDERS])
def test_a_damaged_list_finds_less_and_never_fails(name: str, find: Callable[[Any], Any]) -> None:
    payload = load_payload(name)
    assert find(payload)
    for path in paths_of(payload):
        find(drop(payload, path))
        for value in ODD:
            find(put(payload, path, value))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_torn_page_is_still_a_page(data: st.DataObject) -> None:
    html = load_payload("website_signals/home_full.html")
    start = data.draw(st.integers(0, len(html)))
    end = data.draw(st.integers(start, len(html)))
    torn = (
        html[:start]
        + data.draw(st.sampled_from(["", "<", "\x00", "</script>", "{" * 500, "ИНН 7700000017"]))
        + html[end:]
    )
    page = read_page(torn)
    for claim in (*read_declared(page), *read_signals(page)):
        assert claim.value != "7700000017"


TORN = ["", "<", "\x00", "</div></div>", "<div>" * 600, "99.9Z subscribers", '<time datetime="9999-99-99">']


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_torn_channel_claims_no_more_than_it_shows(data: st.DataObject) -> None:
    html = load_payload(f"telegram/{data.draw(st.sampled_from(['channel_preview', 'no_preview']))}.html")
    start = data.draw(st.integers(0, len(html)))
    end = data.draw(st.integers(start, len(html)))
    torn = html[:start] + data.draw(st.sampled_from(TORN)) + html[end:]
    for claim in read_channel(torn, "example_media", TODAY):
        if claim.about is About.SUBSCRIBERS:
            assert "subscriber" in torn
        if claim.about is About.CHANNEL_POST_DAY:
            assert claim.value in {"2026-09-12", "2026-09-13"}
        assert claim.as_of in {TODAY, date(2026, 9, 12), date(2026, 9, 13)}


@given(st.text(max_size=300))
def test_any_text_is_a_channel_or_none(text: str) -> None:
    assert read_channel(text, "example_media", TODAY) == ()


@given(st.text(max_size=300))
def test_any_text_is_read_as_ads_txt(text: str) -> None:
    found = read_ads_txt(text)
    assert found is None or found.channels


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=12), part, max_size=4),
)


@settings(max_examples=50)
@given(JSON)
def test_any_json_is_read_by_every_parser(payload: Any) -> None:
    for _, parse in READERS:
        assert parse(payload) == () or isinstance(payload, dict)
    for _, find in FINDERS:
        find(payload)
