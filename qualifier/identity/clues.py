"""What a lead says of which company it is: numbers, contacts, name, place; shared mailboxes tell nothing."""

import re
from dataclasses import dataclass

import phonenumbers

from qualifier.identity.places import Places, country_of_domain, read_country, read_places
from qualifier.lead import Lead, Sender
from qualifier.normalise import clean_text, normalise_email, normalise_inn, normalise_phone
from qualifier.reading.company_name import read_company_name
from qualifier.sources.identifiers import read_domain

_LONGEST_TEXT = 20_000
_DIGITS = re.compile(r"(?<![\d.,+])\d(?:[ \u00a0]?\d){7,14}(?![\d])")
_LEI = re.compile(r"\b[0-9A-Z]{18}\d\d\b")
_BRITISH = re.compile(r"\b(?:\d{8}|[A-Z]{2}\d{6})\b")
_FRANCHISE = re.compile(r"франш[иы]з|франчайз|franchis", re.I)
# A mailbox here is anybody's.
_FREE_MAIL_WORDS = """
    gmail.com googlemail.com yandex.ru yandex.com yandex.by yandex.kz ya.ru mail.ru bk.ru list.ru inbox.ru
    internet.ru xmail.ru rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru outlook.com hotmail.com
    live.com live.ru msn.com icloud.com me.com mac.com yahoo.com yahoo.co.uk ymail.com proton.me
    protonmail.com pm.me gmx.com gmx.de gmx.net web.de aol.com zoho.com tutanota.com tuta.io fastmail.com
    mail.com qq.com 163.com 126.com tut.by ukr.net narod.ru e1.ru ngs.ru nxt.ru sibmail.com vk.com
    mail.example
"""
FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """Everything by which the lead's company may be told; empty means that nobody said."""

    name: str
    forms: frozenset[str]
    inn: str | None
    bad_inn: str | None
    written: frozenset[str]
    site: str | None
    mail: str | None
    phone: str | None
    places: Places
    countries: frozenset[str]
    is_franchisee: bool

    @property
    def is_sole(self) -> bool:
        """Whether the lead calls itself a sole proprietor."""
        return "sole" in self.forms

    @property
    def has_form(self) -> bool:
        """Whether the name is given with a legal form, as registers write it."""
        return bool(self.forms)


def read_clues(lead: Lead) -> Clues:
    """Read the lead once, before it is laid beside the candidates."""
    inn = normalise_inn(lead.inn)
    name = clean_text(lead.company) or ""
    phone = normalise_phone(lead.contact.phone)
    site, mail = read_domain(lead.website), _read_mail(lead)
    text = _text_of(lead)
    return Clues(
        name=name,
        forms=frozenset(read_company_name(name).legal_forms),
        inn=inn.value if inn.flag is None else None,
        bad_inn=re.sub(r"\D", "", inn.value or "") or None if inn.flag else None,
        written=_read_numbers(text),
        site=site,
        mail=mail,
        phone=phone.value if phone.flag is None else None,
        places=read_places(lead.region) if lead.region else Places(),
        countries=_read_countries(lead.region, (site, mail), phone.value if phone.flag is None else None),
        is_franchisee=bool(_FRANCHISE.search(text)),
    )


def _read_mail(lead: Lead) -> str | None:
    mail = normalise_email(lead.contact.email)
    if mail.value is None or mail.flag:
        return None
    domain = mail.value.rpartition("@")[2]
    return None if domain in FREE_MAIL else read_domain(domain)


def _text_of(lead: Lead) -> str:
    said = (turn.text for turn in lead.interactions if turn.sender is not Sender.SELLER)
    return "\n".join((lead.message, *said))[:_LONGEST_TEXT]


def _read_numbers(text: str) -> frozenset[str]:
    """Return the numbers that stand in a text, without the spaces inside them."""
    runs = (re.sub(r"\D", "", found) for found in _DIGITS.findall(text))
    return frozenset((*runs, *_LEI.findall(text), *_BRITISH.findall(text)))


def _read_countries(region: str | None, domains: tuple[str | None, ...], phone: str | None) -> frozenset[str]:
    """Return the countries that the region, the zones of domains and the phone's code tell."""
    named = read_country(region) if region else None
    if named:
        return frozenset({named})
    zones = {country_of_domain(domain) for domain in domains if domain}
    codes = set(phonenumbers.region_codes_for_country_code(_code_of(phone))) if phone else set()
    return frozenset(country for country in zones | codes if country and country.isalpha())


def _code_of(phone: str) -> int:
    return phonenumbers.parse(phone).country_code or 0
