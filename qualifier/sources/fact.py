"""A fact about a company: what a source says, where and when it was found, and what date it is true for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class About(StrEnum):
    """What a fact is about. Names of directors, founders and sole proprietors are nowhere among these."""

    KIND = "kind"
    NAME = "name"
    LEGAL_NAME = "legal_name"
    FORMER_NAME = "former_name"
    BRAND = "brand"
    INN = "inn"
    OGRN = "ogrn"
    LEI = "lei"
    # The number in a foreign register, written with its country: `gb:00445790`.
    COMPANY_NUMBER = "company_number"
    STATUS = "status"
    FOUNDED = "founded"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    SITE = "site"
    EMAIL_DOMAIN = "email_domain"
    PHONE = "phone"
    SOCIAL = "social"
    OKVED = "okved"
    # The code of an industry abroad, with its table: `uk:47110`, `us:3571`.
    SIC = "sic"
    INDUSTRY = "industry"
    PARENT = "parent"
    SIZE_CATEGORY = "size_category"
    EMPLOYEES = "employees"
    EMPLOYEES_AT_LEAST = "employees_at_least"
    EMPLOYEES_AT_MOST = "employees_at_most"
    REVENUE = "revenue"
    INCOME = "income"
    EXPENSES = "expenses"
    SELLING_EXPENSES = "selling_expenses"
    NET_PROFIT = "net_profit"
    ASSETS = "assets"
    EQUITY = "equity"
    TAX_DEBT = "tax_debt"
    TAXES_PAID = "taxes_paid"
    TAX_REGIME = "tax_regime"
    # What kind of accounts a British company files: a hint at its size.
    ACCOUNTS_TYPE = "accounts_type"
    # How many public contracts it supplies.
    CONTRACTS = "contracts"
    OPEN_VACANCIES = "open_vacancies"
    PAID_MEDIA_VACANCY = "paid_media_vacancy"
    MARKETING_VACANCY = "marketing_vacancy"
    AD_MARKER = "ad_marker"
    SELLS_ADS = "sells_ads"
    HIDDEN_ORDERS = "hidden_orders"
    WIKIPEDIA_ARTICLE = "wikipedia_article"
    WIKIDATA_ITEM = "wikidata_item"
    # Readers of a channel, and the day of its newest post.
    SUBSCRIBERS = "subscribers"
    CHANNEL_POST_DAY = "channel_post_day"


class Unit(StrEnum):
    """What a number counts."""

    PEOPLE = "people"
    VACANCIES = "vacancies"
    CONTRACTS = "contracts"
    RUB = "RUB"
    USD = "USD"
    EUR = "EUR"


class Confidence(StrEnum):
    """How far a fact may be trusted before it is compared with others."""

    # An official register or statement, found by its own number.
    HIGH = "high"
    # Stated by the company, or by others and tied to it by its site.
    MEDIUM = "medium"
    # A sign only, or tied to the company by its name.
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a payload says, before its place is known; `as_of` is the date that it is true for."""

    about: About
    value: str | int
    unit: Unit | None = None
    as_of: date | None = None
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim with its place, its instant and its terms of use."""

    about: About
    value: str | int
    unit: Unit | None
    source: str
    url: str
    fetched_at: datetime
    as_of: date | None
    licence: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where claims were found."""

    source: str
    url: str
    fetched_at: datetime
    licence: str


def year_end(year: int) -> date:
    """Return the day that a year's statement is true for."""
    return date(year, 12, 31)


def sign(claims: Iterable[Claim], origin: Origin) -> tuple[Fact, ...]:
    """Turn claims into facts, each once."""
    return tuple(
        Fact(
            about=claim.about,
            value=claim.value,
            unit=claim.unit,
            source=origin.source,
            url=origin.url,
            fetched_at=origin.fetched_at,
            as_of=claim.as_of,
            licence=origin.licence,
            confidence=claim.confidence,
        )
        for claim in dict.fromkeys(claims)
    )
