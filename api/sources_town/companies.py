"""The companies of the town, read from a table and found by number, name and site."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from qualifier.reading.company_name import read_company_name
from qualifier.sources.region_codes import find_region_code

TABLE = Path(__file__).with_name("companies.yaml")


class Part(BaseModel):
    """Frozen, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Year(Part):
    """One year's statement; a line that a form does not have is None."""

    revenue: int
    selling: int | None = None
    profit: int | None = None
    assets: int | None = None
    equity: int | None = None


class Channel(Part):
    """A channel in Telegram, its readers as the service writes them."""

    name: str
    subscribers: str


class Employer(Part):
    """A company's card at the job site."""

    id: str
    openings: int
    vacancies: tuple[str, ...]


class Company(Part):
    """One invented company."""

    key: str
    name: str
    brand: str
    kind: Literal["LEGAL", "INDIVIDUAL"] = "LEGAL"
    inn: str = ""
    ogrn: str = ""
    region: str
    city: str
    country: str = "RU"
    okved: str
    okved_name: str
    founded: date
    status: Literal["ACTIVE", "LIQUIDATING"] = "ACTIVE"
    employees: int | None = None
    size: Literal["MICRO", "SMALL", "MEDIUM"] | None = None
    years: Annotated[dict[int, Year], Field(default_factory=dict)]
    is_simplified: bool = False
    site: str | None = None
    charset: str = "utf-8"
    # The page of the site that states who the company is.
    imprint: str = "/contacts"
    markers: tuple[str, ...] = ()
    hides_orders: bool = False
    forbids_robots: bool = False
    sells_ads: bool = False
    telegram: Channel | None = None
    hh: Employer | None = None
    wikidata: str | None = None
    wikipedia: str | None = None
    lei: str | None = None
    contracts: int = 0
    number: str | None = None
    cik: int | None = None
    sic: tuple[str, ...] = ()
    accounts: str | None = None


class _Table(Part):
    companies: tuple[Company, ...]


@cache
def load_companies() -> tuple[Company, ...]:
    """Read the table once."""
    return _Table.model_validate(yaml.safe_load(TABLE.read_text(encoding="utf-8"))).companies


def find_by_number(number: str) -> Company | None:
    """Return the company with a tax or register number."""
    return next((one for one in load_companies() if number and number in {one.inn, one.ogrn}), None)


def find_by_site(host: str) -> Company | None:
    """Return the company whose site it is."""
    bare = host.lower().removeprefix("www.")
    return next((one for one in load_companies() if one.site == bare), None)


def list_by_name(text: str, region_code: str | None = None) -> Iterator[Company]:
    """Return the companies that a search for a name would bring, all of a name and not only one."""
    asked = read_company_name(text).key
    for one in load_companies():
        names = {read_company_name(one.name).key, read_company_name(one.brand).key}
        is_named = asked and any(asked == name or (len(asked) > 3 and asked in name) for name in names)
        if is_named and (region_code is None or find_region_code(one.city) == region_code[:2]):
            yield one
