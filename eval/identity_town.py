"""Invented companies and their numbers, from which the cases of identity are made."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from stdnum.ru import inn as stdnum_inn

_COMPANIES = Path(__file__).parent / "data" / "identity_companies.jsonl"
_NAMESAKE_TOWNS = (
    ("Тамбовская", "Тамбов", "68"), ("Тверская", "Тверь", "69"), ("Смоленская", "Смоленск", "67"),
    ("Саратовская", "Саратов", "64"), ("Рязанская", "Рязань", "62"), ("Оренбургская", "Оренбург", "56"),
)  # fmt: skip

# What a trap makes: the lead, what sources answer, and the number of the right entity, None when
# a careful person could not tell and has to ask.
Made = tuple[dict[str, Any], list[dict[str, Any]], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One invented company: how registers write it, and how its people do."""

    name: str
    form: str
    brand: str
    latin: str
    typo: str
    region: str
    city: str
    code: str
    domain: str
    okved: str
    former: str
    fold: str
    inn: str
    ogrn: str
    phone: str

    @property
    def legal_name(self) -> str:
        """The name as registers write it."""
        return f'{self.form} "{self.name.upper()}"'

    @property
    def said(self) -> str:
        """The name as people write it, with its form."""
        return f"{self.form} «{self.name}»"


def read_town() -> tuple[Company, ...]:
    """Return the companies; their numbers are drawn the same each time."""
    draw = Random(6)  # noqa: S311 cases, not secrets
    rows = [json.loads(line) for line in _COMPANIES.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Company(
            **row,
            inn=draw_inn(draw, row["code"]),
            ogrn=draw_ogrn(draw, row["code"]),
            phone=f"+7{draw.randrange(3_000_000_000, 8_999_999_999)}",
        )
        for row in rows
    )


def draw_inn(draw: Random, code: str) -> str:
    """Draw a company's tax number of a region, with its control digit."""
    head = f"{code}{draw.randrange(10**7):07d}"
    return head + str(stdnum_inn.calc_company_check_digit(head))


def draw_person_inn(draw: Random, code: str) -> str:
    """Draw a person's tax number of a region, with its two control digits."""
    head = f"{code}{draw.randrange(10**8):08d}"
    return head + str(stdnum_inn.calc_personal_check_digits(head))


def draw_ogrn(draw: Random, code: str) -> str:
    """Draw a company's register number, with its control digit."""
    head = f"1{draw.randrange(2, 25):02d}{code}{draw.randrange(10**7):07d}"
    return head + str(int(head) % 11 % 10)


def break_number(number: str, draw: Random) -> str:
    """Return the number with one digit mistyped; the control digit shows it."""
    at = draw.randrange(3, 8)
    return f"{number[:at]}{(int(number[at]) + 1) % 10}{number[at + 1 :]}"


def move(company: Company, draw: Random, **changes: Any) -> Company:
    """Return another company of the same name in another town, with its own numbers."""
    region, city, code = _NAMESAKE_TOWNS[draw.randrange(len(_NAMESAKE_TOWNS))]
    return _remake(
        company, draw, code,
        **{"region": region, "city": city, "domain": f"firma{draw.randrange(10**4)}.ru"} | changes,
    )  # fmt: skip


def stay(company: Company, draw: Random, **changes: Any) -> Company:
    """Return another company of the same town, with its own numbers and domain."""
    return _remake(company, draw, company.code, **{"domain": f"firma{draw.randrange(10**4)}.ru"} | changes)


def _remake(company: Company, draw: Random, code: str, **changes: Any) -> Company:
    kept = {name: getattr(company, name) for name in Company.__slots__}
    new = {"code": code, "inn": draw_inn(draw, code), "ogrn": draw_ogrn(draw, code)}
    new["phone"] = f"+7{draw.randrange(3_000_000_000, 8_999_999_999)}"
    return Company(**kept | new | changes)


def suggest(company: Company, **more: Any) -> dict[str, Any]:
    """Write the company as a reseller of registers would suggest it: numbers and an address, no site."""
    facts = {
        "kind": "legal", "legal_name": company.legal_name, "inn": company.inn, "ogrn": company.ogrn,
        "status": "active", "region": company.region, "city": company.city, "okved": company.okved,
    }  # fmt: skip
    return _write("dadata", facts | more)


def card(company: Company, **more: Any) -> dict[str, Any]:
    """Write the company with its contacts, as a paid card would."""
    facts = {
        "kind": "legal", "legal_name": company.legal_name, "inn": company.inn, "ogrn": company.ogrn,
        "status": "active", "region": company.region, "city": company.city, "site": company.domain,
        "email_domain": company.domain, "phone": company.phone,
    }  # fmt: skip
    return _write("checko", facts | more)


def site(domain: str, **facts: Any) -> dict[str, Any]:
    """Write what a site says of its owner."""
    return {"source": "own_site", "url": f"https://{domain}/", "facts": _clean(facts)}


def other(source: str, **facts: Any) -> dict[str, Any]:
    """Write what another source says of one entity."""
    return _write(source, facts)


def _write(source: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"source": source, "url": f"https://{source}.example/", "facts": _clean(facts)}


def _clean(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def lead(company: str | None = None, **said: Any) -> dict[str, Any]:
    """Write a lead by what it says."""
    contact = {name: said.pop(name) for name in ("email", "phone") if name in said}
    written = {"company": company, **said, "contact": contact}
    return {name: value for name, value in written.items() if value}


def others_of(town: tuple[Company, ...], company: Company) -> Iterator[Company]:
    """Yield the other companies, the next first."""
    at = town.index(company)
    yield from (*town[at + 1 :], *town[:at])
