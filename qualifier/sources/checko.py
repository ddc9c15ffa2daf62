"""Checko, and Ofdata of the same shape: the Russian registers in one card, statements, public contracts."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign, year_end
from qualifier.sources.identifiers import read_domain, read_valid_inn
from qualifier.sources.json_parts import (
    LARGEST_COUNT,
    Sheet,
    at,
    read_amount,
    read_code,
    read_count,
    read_day,
    read_sum,
    read_text,
    read_year,
)  # fmt: skip
from qualifier.sources.port import Door, read_answer

HOST = "api.checko.ru"
_BASE = f"https://{HOST}/v2"
_ACTIVE = "001"
_NEWEST = 3
_MOST_CONTRACTS = 1_000_000
# Other codes than 001 are not documented: the state's name decides, and an unknown name says nothing.
_STATUSES = (
    ("bankrupt", re.compile(r"банкрот|конкурсное производство", re.I)),
    ("liquidated", re.compile(r"прекра(?:тил|щен)|ликвидирован|исключен(?:[оа]?\b|ие из)", re.I)),
    ("liquidating", re.compile(r"ликвидац|ликвидир|предстоящем исключении", re.I)),
    ("reorganizing", re.compile(r"реорганизац", re.I)),
)
_SIZES = {"Микропредприятие": "micro", "Малое предприятие": "small", "Среднее предприятие": "medium"}
_LINES = (
    (About.REVENUE, "2110"),
    (About.SELLING_EXPENSES, "2210"),
    (About.NET_PROFIT, "2400"),
    (About.ASSETS, "1600"),
    (About.EQUITY, "1300"),
)


class Checko:
    """The company by the INN that the lead gave: its card, then its statements and contracts."""

    name = "checko"
    licence = "contract of the key's owner with Checko"

    def __init__(self, key: str) -> None:
        self._key = key

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Ask for the card; a request costs, so that the rest is asked only of a company that is there."""
        inn = read_valid_inn(lead)
        if inn is None:
            return ()
        if len(inn) == 12:
            return self._sign(
                "entrepreneur", read_entrepreneur(self._get(door, "entrepreneur", inn), inn), door
            )
        facts = self._sign("company", read_card(self._get(door, "company", inn), inn), door)
        if not facts:
            return ()
        statements = read_finances(self._get(door, "finances", inn), inn)
        supplied = read_contracts(self._get(door, "contracts", inn, law="44"), door.now().date())
        return (*facts, *self._sign("finances", statements, door), *self._sign("contracts", supplied, door))

    def _get(self, door: Door, method: str, inn: str, **more: str) -> Any:
        # The key is part of the address: nothing here may put an address into a message or a fact.
        query = {"key": self._key, "inn": inn, **more}
        payload = read_answer(self.name, door.services.get(f"{_BASE}/{method}", query=query))
        if payload is not None and at(payload, "meta", "status") != "ok":
            raise SourceDown(f"{self.name} refused the question")
        return payload

    def _sign(self, method: str, claims: tuple[Claim, ...], door: Door) -> tuple[Fact, ...]:
        url = f"{_BASE}/{method}"
        origin = Origin(source=self.name, url=url, fetched_at=door.now(), licence=self.licence)
        return sign(claims, origin)


def read_card(payload: Any, inn: str) -> tuple[Claim, ...]:
    """Read the card of the company with exactly this INN; its people are not read."""
    data = at(payload, "data")
    if at(data, "ИНН") != inn or len(inn) != 10:
        return ()
    sheet = Sheet(Confidence.HIGH, read_day(at(data, "ДатаВып")))
    sheet.put(About.KIND, "legal")
    sheet.put(About.LEGAL_NAME, read_text(at(data, "НаимСокр")) or read_text(at(data, "НаимПолн")))
    sheet.put(About.INN, read_code(at(data, "ИНН"), (10,)))
    sheet.put(About.OGRN, read_code(at(data, "ОГРН"), (13,)))
    _put_register(sheet, data)
    sheet.put(About.CITY, read_text(at(data, "ЮрАдрес", "НасПункт")))
    size = read_text(at(data, "РМСП", "Кат"))
    sheet.put(About.SIZE_CATEGORY, _SIZES.get(size or ""))
    _put_dated_figures(sheet, data)
    _put_contacts(sheet, at(data, "Контакты"))
    return sheet.claims()


def read_entrepreneur(payload: Any, inn: str) -> tuple[Claim, ...]:
    """Read what is known of a sole proprietor's trade; name, numbers and contacts are a person's."""
    data = at(payload, "data")
    if at(data, "ИНН") != inn or len(inn) != 12:
        return ()
    sheet = Sheet(Confidence.HIGH, read_day(at(data, "ДатаВып")))
    sheet.put(About.KIND, "individual")
    _put_register(sheet, data)
    return sheet.claims()


def _put_register(sheet: Sheet, data: Any) -> None:
    sheet.put(About.STATUS, _read_status(at(data, "Статус")))
    sheet.put(About.FOUNDED, read_day(at(data, "ДатаРег")))
    sheet.put(About.REGION, read_text(at(data, "Регион", "Наим")))
    sheet.put(About.OKVED, read_text(at(data, "ОКВЭД", "Код")))
    sheet.put(About.INDUSTRY, read_text(at(data, "ОКВЭД", "Наим")))


def _read_status(status: Any) -> str | None:
    if at(status, "Код") == _ACTIVE:
        return "active"
    said = read_text(at(status, "Наим")) or ""
    return next((word for word, pattern in _STATUSES if pattern.search(said)), None)


def _put_dated_figures(sheet: Sheet, data: Any) -> None:
    """A figure without the date that it is true for is left out."""
    counted, taxed = read_year(at(data, "СЧРГод")), read_year(at(data, "Налоги", "СведУплГод"))
    if counted is not None:
        people = read_count(at(data, "СЧР"), LARGEST_COUNT)
        sheet.put(About.EMPLOYEES, people, Unit.PEOPLE, as_of=year_end(counted))
    if taxed is not None:
        paid = read_sum(at(data, "Налоги", "СумУпл"))
        sheet.put(About.TAXES_PAID, paid, Unit.RUB, as_of=year_end(taxed))
    owed_at = read_day(at(data, "Налоги", "НедоимДата"))
    if owed_at is not None:
        sheet.put(About.TAX_DEBT, read_sum(at(data, "Налоги", "СумНедоим")), Unit.RUB, as_of=owed_at)


def _put_contacts(sheet: Sheet, contacts: Any) -> None:
    """A mail's name before the @ may be a person's; its domain is the company's."""
    site = read_text(at(contacts, "ВебСайт"))
    sheet.put(About.SITE, site if read_domain(site) else None)
    mails = at(contacts, "Емэйл")
    for mail in mails[:_NEWEST] if isinstance(mails, list) else ():
        domain = (read_text(mail) or "").rpartition("@")[2]
        sheet.put(About.EMAIL_DOMAIN, domain if read_domain(domain) else None)


def read_finances(payload: Any, inn: str) -> tuple[Claim, ...]:
    """Read the newest statements, in roubles; a line that is not there is unknown."""
    if at(payload, "company", "ИНН") != inn:
        return ()
    data = at(payload, "data")
    years = {year: lines for key, lines in data.items() if (year := read_year(key))} if _is_map(data) else {}
    sheet = Sheet(Confidence.HIGH)
    for year in sorted(years, reverse=True)[:_NEWEST]:
        for about, line in _LINES:
            sheet.put(about, read_amount(at(years[year], line)), Unit.RUB, as_of=year_end(year))
    return sheet.claims()


def read_contracts(payload: Any, today: date) -> tuple[Claim, ...]:
    """Read how many public contracts the company supplies, as of today."""
    sheet = Sheet(Confidence.HIGH, today)
    sheet.put(About.CONTRACTS, read_count(at(payload, "data", "ЗапВсего"), _MOST_CONTRACTS), Unit.CONTRACTS)
    return sheet.claims()


def _is_map(value: Any) -> bool:
    return isinstance(value, Mapping)
