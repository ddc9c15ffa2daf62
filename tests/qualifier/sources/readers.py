"""Every reader of a payload, with the payload that it is made for; and what may be said of a payload."""

import json
import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from qualifier.sources.checko import read_card, read_contracts, read_entrepreneur, read_finances
from qualifier.sources.companies_house import read_profile
from qualifier.sources.dadata import read_party
from qualifier.sources.dadata_suggest import read_suggestions
from qualifier.sources.fact import About, Claim
from qualifier.sources.girbo import read_statements
from qualifier.sources.gleif import read_entities
from qualifier.sources.hh import read_employer, read_vacancies
from qualifier.sources.sec_edgar import read_submissions
from qualifier.sources.sec_figures import read_figures
from qualifier.sources.wikidata import read_entity
from qualifier.sources.wikipedia import make_claims, read_summary
from tests.qualifier.sources.payloads import numbers_of, texts_of

INN = "7700000016"
TODAY = date(2026, 11, 25)
Reader = Callable[[Any], tuple[Claim, ...]]


def read_all_suggestions(payload: Any) -> tuple[Claim, ...]:
    return tuple(claim for claims in read_suggestions(payload) for claim in claims)


def read_article(payload: Any) -> tuple[Claim, ...]:
    article = read_summary(payload)
    return make_claims(article) if article else ()


READERS: list[tuple[str, Reader]] = [
    ("dadata/find_by_id_party_max_tier.json", lambda payload: read_party(payload, INN)),
    ("dadata/find_by_id_party_free_tier.json", lambda payload: read_party(payload, "7707083893")),
    ("dadata/find_by_id_party_individual.json", lambda payload: read_party(payload, "500100732259")),
    ("dadata/find_by_id_party_liquidated.json", lambda payload: read_party(payload, "7800000034")),
    ("dadata/suggest_party_with_branch.json", read_all_suggestions),
    ("girbo/bfo_list.json", lambda payload: read_statements(payload, INN)),
    ("girbo/bfo_list_simplified_form.json", lambda payload: read_statements(payload, INN)),
    ("gleif/lei_record.json", lambda payload: read_entities(payload, "Apple Inc.")),
    ("gleif/lei_search.json", lambda payload: read_entities(payload, "Apple Inc.")),
    ("wikidata/entity_data.json", lambda payload: read_entity(payload, "Q900000001", "example.com")),
    ("wikipedia/summary.json", read_article),
    ("hh/employer.json", lambda payload: read_employer(payload, TODAY)),
    ("hh/vacancies_search.json", lambda payload: read_vacancies(payload, "9000001")),
    ("checko_ofdata/company.json", lambda payload: read_card(payload, INN)),
    ("checko_ofdata/company_sparse.json", lambda payload: read_card(payload, INN)),
    ("checko_ofdata/entrepreneur.json", lambda payload: read_entrepreneur(payload, "500100732259")),
    ("checko_ofdata/finances.json", lambda payload: read_finances(payload, INN)),
    ("checko_ofdata/contracts_44.json", lambda payload: read_contracts(payload, TODAY)),
    ("companies_house/company_profile.json", lambda payload: read_profile(payload, "00445790")),
    ("companies_house/company_profile_foreign.json", lambda payload: read_profile(payload, "FC000001")),
    ("sec_edgar/submissions.json", lambda payload: read_submissions(payload, 320193)),
    ("sec_edgar/companyfacts.json", lambda payload: read_figures(payload, 320193)),
]
NAMES = [name for name, _ in READERS]

# What the product says in its own words: closed sets, each with the payloads' words for it.
WORDS = {
    **{word.lower(): (word,) for word in ("ACTIVE", "LIQUIDATING", "LIQUIDATED", "BANKRUPT", "REORGANIZING")},
    **{word.lower(): (word,) for word in ("LEGAL", "INDIVIDUAL")},
    "micro": ("MICRO", "Микропредприятие"),
    "small": ("SMALL", "Малое предприятие"),
    "medium": ("MEDIUM", "Среднее предприятие"),
}
STATUS_WORDS = {
    "active": ("active", "open", "001"),
    "liquidated": ("INACTIVE", "dissolved", "closed", "converted-closed"),
    "liquidating": ("liquidation",),
    "bankrupt": ("voluntary-arrangement", "insolvency-proceedings", "administration", "receivership"),
}
COUNTRIES = ("gb:", "uk:", "us:")
SCALES = (1, 1_000, 1_000_000)


def is_said(claim: Claim, payload: Any) -> bool:
    """Tell whether a claim's value stands in the payload, as it is or in a documented other form."""
    if isinstance(claim.value, int):
        return is_said_number(claim.value, payload)
    texts = texts_of(payload)
    value = claim.value
    for country in COUNTRIES:
        value = value.removeprefix(country)
    said = (value, *WORDS.get(value, ()))
    if claim.about is About.STATUS:
        return bool(texts & {*said, *STATUS_WORDS.get(value, ())}) or is_said_state(value, payload)
    if claim.about is About.KIND and value in ("legal", "individual"):
        return True
    if claim.about is About.EMAIL_DOMAIN:
        return any(text == value or text.endswith(f"@{value}") for text in texts)
    return bool(texts & set(said)) or (claim.about is About.FOUNDED and value in days_of(payload))


def is_said_state(value: str, payload: Any) -> bool:
    """A state in words of the register, or the date of an item's end."""
    words = {"liquidated": ("прекра", "ликвид", "исключ", "P576"), "liquidating": ("ликвид", "исключ")}
    words |= {"bankrupt": ("банкрот", "конкурсн"), "reorganizing": ("реорганиз",)}
    whole = names_of(payload).lower()
    return any(word.lower() in whole for word in words.get(value, ()))


def is_said_number(value: int, payload: Any) -> bool:
    return any(
        math.isclose(number * scale, value, abs_tol=0.5 * scale)
        for number in numbers_of(payload)
        for scale in SCALES
        if math.isfinite(number)
    ) or any(text.startswith(f"+{value}-") for text in texts_of(payload))


def days_of(payload: Any) -> set[str]:
    """Every day that the payload names, in words or in milliseconds."""
    days = {text.lstrip("+")[:10] for text in texts_of(payload)}
    for number in numbers_of(payload):
        if abs(number) < 1e13:
            moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number, hours=3)
            days.add(moment.date().isoformat())
    return days


def is_dated_by(claim: Claim, payload: Any) -> bool:
    """Tell whether the day that a claim is true for is the payload's, today's, or the end of a named year."""
    day = claim.as_of
    if day is None or day == TODAY or day.isoformat() in days_of(payload):
        return True
    # A statement tells of the year before, too.
    return day == date(day.year, 12, 31) and any(
        str(year) in names_of(payload) for year in (day.year, day.year + 1)
    )


def names_of(payload: Any) -> str:
    """The whole payload as one text, keys included."""
    return json.dumps(payload, ensure_ascii=False, default=str)[:2_000_000]
