"""What ties a source's answer to the lead's company: a valid number, a site; a name alone never does."""

import re

from kit.addresses import read_address
from kit.errors import NotFetched
from qualifier.lead import Lead
from qualifier.normalise import normalise_inn
from qualifier.reading.company_name import read_company_name

# Pages and shops on these are rented rooms: the site names the landlord, not the company.
_SHARED = re.compile(
    r"(?:^|\.)(?:vk\.com|vk\.ru|t\.me|ok\.ru|instagram\.com|facebook\.com|youtube\.com|linktr\.ee|taplink\.cc"
    r"|tilda\.ws|wixsite\.com|wordpress\.com|blogspot\.com|ucoz\.ru|business\.site|wildberries\.ru|ozon\.ru"
    r"|avito\.ru|yandex\.ru|google\.com|2gis\.ru)$"
)


def read_valid_inn(lead: Lead) -> str | None:
    """Return the lead's tax number when its length and checksum are right."""
    number = normalise_inn(lead.inn)
    return number.value if number.flag is None else None


def read_domain(site: str | None) -> str | None:
    """Return the site's own name without `www`; rooms in somebody else's house have none."""
    try:
        host = read_address((site or "").strip()).host.removeprefix("www.")
    except NotFetched:
        return None
    return None if _SHARED.search(host) else host


def is_same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names differ in form, quotes, case and alphabet at most."""
    first, second = read_company_name(one or ""), read_company_name(other or "")
    return len(first.core) > 1 and first.key == second.key
