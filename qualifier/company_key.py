"""By what the same company is found again among stored leads: INN, name, domain."""

import re
from dataclasses import dataclass

from qualifier.lead import Lead
from qualifier.reading.company_name import read_company_name

# PostgreSQL cannot index much longer values.
_LONGEST = 200
_HOST = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)", re.IGNORECASE)
_PUBLIC_MAIL = frozenset(
    {"gmail.com", "mail.ru", "yandex.ru", "ya.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru"}
    | {"outlook.com", "hotmail.com", "icloud.com", "yahoo.com", "proton.me", "vk.com"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyKey:
    """What two leads of one company share; None is shared with nobody."""

    inn: str | None = None
    name: str | None = None
    domain: str | None = None


def read_company_key(lead: Lead) -> CompanyKey:
    """Return the lead's company in the spelling that the store compares."""
    digits = re.sub(r"\D", "", lead.inn or "")
    return CompanyKey(
        inn=digits if len(digits) in {10, 12} else None,
        name=_fold_name(lead.company or ""),
        domain=_read_domain(lead),
    )


def _fold_name(company: str) -> str | None:
    """One spelling for Cyrillic and Latin, without form and quotes; a name of one sign says nothing."""
    name = read_company_name(company)
    return name.key[:_LONGEST] if len(name.core) > 1 else None


def _read_domain(lead: Lead) -> str | None:
    if found := _HOST.match((lead.website or "").strip()):
        return found[1].casefold()[:_LONGEST]
    host = (lead.contact.email or "").rpartition("@")[2].strip().casefold()
    return host[:_LONGEST] if "." in host and host not in _PUBLIC_MAIL else None
