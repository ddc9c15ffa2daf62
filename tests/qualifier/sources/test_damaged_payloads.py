"""No payload, however damaged, may crash a parser or make it claim what the payload does not say."""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualifier.sources.ads_txt import read_ads_txt, read_sellers
from qualifier.sources.dadata import read_party
from qualifier.sources.declared_data import read_declared
from qualifier.sources.fact import About, Claim
from qualifier.sources.girbo import find_organisation, read_statements
from qualifier.sources.gleif import read_entities
from qualifier.sources.hh import read_employer, read_employers, read_vacancies
from qualifier.sources.page_reader import read_page
from qualifier.sources.site import read_signals
from qualifier.sources.wikidata import read_entity, read_items
from tests.qualifier.sources.payloads import (
    ODD,
    damaged,
    drop,
    load_payload,
    numbers_of,
    paths_of,
    put,
    texts_of,
)

INN = "7700000016"
Parser = Callable[[Any], tuple[Claim, ...]]

PARSERS: list[tuple[str, Parser]] = [
    ("dadata/find_by_id_party_max_tier.json", lambda payload: read_party(payload, INN)),
    ("dadata/find_by_id_party_free_tier.json", lambda payload: read_party(payload, "7707083893")),
    ("dadata/find_by_id_party_individual.json", lambda payload: read_party(payload, "500100732259")),
    ("dadata/find_by_id_party_liquidated.json", lambda payload: read_party(payload, "7800000034")),
    ("dadata/suggest_party_with_branch.json", lambda payload: read_party(payload, INN)),
    ("girbo/bfo_list.json", lambda payload: read_statements(payload, INN)),
    ("girbo/bfo_list_simplified_form.json", lambda payload: read_statements(payload, INN)),
    ("gleif/lei_record.json", lambda payload: read_entities(payload, "Apple Inc.")),
    ("gleif/lei_search.json", lambda payload: read_entities(payload, "Apple Inc.")),
    ("wikidata/entity_data.json", lambda payload: read_entity(payload, "Q900000001", "example.com")),
    ("hh/employer.json", read_employer),
    ("hh/vacancies_search.json", lambda payload: read_vacancies(payload, "9000001")),
]
NAMES = [name for name, _ in PARSERS]
# What the product says in its own words: closed sets, each with the payload's word for it.
WORDS = {
    **{word.lower(): word for word in ("ACTIVE", "LIQUIDATING", "LIQUIDATED", "BANKRUPT", "REORGANIZING")},
    **{word.lower(): word for word in ("LEGAL", "INDIVIDUAL", "MICRO", "SMALL", "MEDIUM")},
}
SCALES = (1, 1_000, 1_000_000)


def is_said(claim: Claim, payload: Any) -> bool:
    """Tell whether a claim's value stands in the payload, as it is or in a documented other form."""
    if isinstance(claim.value, int):
        return any(
            math.isclose(number * scale, claim.value, abs_tol=0.5 * scale)
            for number in numbers_of(payload)
            for scale in SCALES
            if math.isfinite(number)
        ) or any(text.startswith(f"+{claim.value}-") for text in texts_of(payload))
    texts = texts_of(payload)
    return claim.value in texts or WORDS.get(claim.value) in texts or _is_said_date(claim, payload)


def _is_said_date(claim: Claim, payload: Any) -> bool:
    if claim.about is About.STATUS:
        return claim.value == "liquidated"
    if claim.about is not About.FOUNDED:
        return False
    days = {text.lstrip("+")[:10] for text in texts_of(payload)}
    for number in numbers_of(payload):
        if abs(number) < 1e13:
            moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number, hours=3)
            days.add(moment.date().isoformat())
    return claim.value in days


@pytest.mark.parametrize(("name", "parse"), PARSERS, ids=NAMES)
def test_every_place_may_be_missing_or_odd(name: str, parse: Parser) -> None:
    payload = load_payload(name)
    for at, path in enumerate(paths_of(payload)):
        parse(drop(payload, path))
        # Each place meets a quarter of the oddities, each oddity a quarter of the places.
        for value in ODD[at % 4 :: 4]:
            parse(put(payload, path, value))


@pytest.mark.parametrize(("name", "parse"), PARSERS, ids=NAMES)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_is_claimed_that_the_payload_does_not_say(
    name: str, parse: Parser, data: st.DataObject
) -> None:
    payload = data.draw(damaged(load_payload(name)))
    for claim in parse(payload):
        assert is_said(claim, payload), claim


@pytest.mark.parametrize(("name", "parse"), PARSERS, ids=NAMES)
def test_a_number_is_absent_rather_than_zero(name: str, parse: Parser) -> None:
    payload = load_payload(name)
    for path in paths_of(payload):
        for value in (None, "", [], {}):
            assert all(claim.value != 0 for claim in parse(put(payload, path, value)))


@pytest.mark.parametrize(("name", "parse"), PARSERS, ids=NAMES)
def test_no_person_is_named(name: str, parse: Parser) -> None:
    said = " ".join(str(claim.value) for claim in parse(load_payload(name)))
    assert "Иванов" not in said
    assert "Иван " not in said


FINDERS: list[tuple[str, Callable[[Any], Any]]] = [
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
    for _, parse in PARSERS:
        assert parse(payload) == () or isinstance(payload, dict)
    for _, find in FINDERS:
        find(payload)
