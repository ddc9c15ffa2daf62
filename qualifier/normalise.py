"""One spelling for what identifies a company or a person; what is invalid is kept and flagged."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import idna
import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.ru import inn as stdnum_inn

from qualifier.lead import Contact, Lead
from qualifier.reading.company_name import read_company_name
from qualifier.reading.regions import find_region

_HOME_REGION = "RU"
_LONGEST_FIELD = 5_000
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_LOCAL_PART = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Normal:
    """A value in its one spelling; when it is not valid, the value as it came and the reason."""

    value: str | None
    flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalLead:
    """The lead with its fields in one spelling, the keys to match by, and the flags raised."""

    lead: Lead
    company_core: str
    company_key: str
    domain: str | None
    flags: tuple[str, ...]


def normalise_lead(lead: Lead) -> NormalLead:
    """Put every identifying field into one spelling; an invalid one stays as it came and is flagged."""
    contact = lead.contact
    domain = normalise_domain(lead.website)
    fields: Mapping[str, Normal] = {
        "inn": normalise_inn(lead.inn),
        "region": normalise_region(lead.region),
        "website": domain,
        "email": normalise_email(contact.email),
        "phone": normalise_phone(contact.phone),
    }
    name = read_company_name(lead.company or "")
    return NormalLead(
        lead=replace(
            lead,
            company=clean_text(lead.company),
            inn=fields["inn"].value,
            region=fields["region"].value,
            contact=Contact(
                name=clean_text(contact.name),
                role=clean_text(contact.role),
                email=fields["email"].value,
                phone=fields["phone"].value,
            ),
        ),
        company_core=name.core,
        company_key=name.key,
        domain=domain.value if domain.flag is None else None,
        flags=tuple(normal.flag for normal in fields.values() if normal.flag),
    )


def clean_text(text: str | None) -> str | None:
    """Return the text in NFC with single spaces and without invisible marks; None when nothing is left."""
    if text is None:
        return None
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text[:_LONGEST_FIELD]))
    return " ".join(visible.split()) or None


def normalise_inn(text: str | None) -> Normal:
    """Return a tax number's digits; flagged `inn_invalid` when length or checksum is wrong."""
    return _checked_number(text, "inn_invalid", is_valid_inn)


def normalise_ogrn(text: str | None) -> Normal:
    """Return a register number's digits; flagged `ogrn_invalid` when length or checksum is wrong."""
    return _checked_number(text, "ogrn_invalid", is_valid_ogrn)


def _checked_number(text: str | None, flag: str, is_valid: Callable[[str], bool]) -> Normal:
    cleaned = clean_text(text)
    if cleaned is None:
        return Normal(None)
    number = re.sub(r"(?i)^(?:инн|огрн(?:ип)?|inn|ogrn(?:ip)?)?[\s:№#]*|[\s\-]", "", cleaned)
    return Normal(number) if is_valid(number) else Normal(cleaned, flag)


def is_valid_inn(number: str) -> bool:
    """Check the length and the control digits of a company's or a person's tax number."""
    if not _is_number(number):
        return False
    try:
        return str(stdnum_inn.validate(number)) == number
    except ValidationError:
        return False


def is_valid_ogrn(number: str) -> bool:
    """Check a register number: the last digit is the rest of the others by 11 (or by 13), modulo ten.

    The library rejects every sole trader's number whose rest is ten or more, so it is counted here.
    """
    divisor = {13: 11, 15: 13}.get(len(number))
    if divisor is None or not _is_number(number):
        return False
    return int(number[:-1]) % divisor % 10 == int(number[-1])


def _is_number(text: str) -> bool:
    # All zeros satisfy every weighted sum.
    return text.isascii() and text.isdigit() and bool(text.strip("0"))


def normalise_phone(text: str | None, region: str = _HOME_REGION) -> Normal:
    """Return a phone in E.164; flagged `phone_invalid` when no number of that length exists."""
    cleaned = clean_text(text)
    if cleaned is None:
        return Normal(None)
    for written in _phone_spellings(cleaned):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and str(number.national_number).strip("0"):
            return Normal(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return Normal(cleaned, "phone_invalid")


def _phone_spellings(text: str) -> tuple[str, ...]:
    """People write `8 900…`, `7 900…` and, before the extension, anything; the first number counts."""
    first = re.split(r"[,;/]|\b(?:доб|ext|вн)\b", text)[0].strip()
    digits = re.sub(r"\D", "", first)
    if len(digits) == 11 and digits[0] in "78" and not first.startswith("+"):
        return (f"+7{digits[1:]}",)
    return (first, f"+{digits}")


def normalise_email(text: str | None) -> Normal:
    """Return an address with its domain in lower-case ASCII; flagged `email_invalid` when it is none."""
    cleaned = clean_text(text)
    if cleaned is None:
        return Normal(None)
    bare = re.sub(r"(?i)^mailto:|^<|>$|[.,;]$", "", cleaned)
    local, at, host = bare.rpartition("@")
    domain = _to_ascii(host)
    if not at or domain is None or not _LOCAL_PART.fullmatch(local) or ".." in f".{local}.":
        return Normal(cleaned, "email_invalid")
    return Normal(f"{local.lower()}@{domain}")


def normalise_domain(text: str | None) -> Normal:
    """Return a site's registered host: no scheme, no `www`, punycode; flagged `website_invalid` otherwise."""
    cleaned = clean_text(text)
    if cleaned is None:
        return Normal(None)
    host = re.sub(r"(?i)^[a-z][a-z0-9+.-]*://", "", cleaned)
    host = re.split(r"[/?#\\\s]", host)[0].rpartition("@")[2].partition(":")[0].rstrip(".")
    domain = _to_ascii(re.sub(r"(?i)^www\d?\.", "", host))
    return Normal(domain) if domain else Normal(cleaned, "website_invalid")


def _to_ascii(host: str) -> str | None:
    if not host or len(host) > 253:
        return None
    try:
        ascii_host = idna.encode(host.lower(), uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
    labels = ascii_host.split(".")
    is_host = len(labels) >= 2 and all(_LABEL.fullmatch(label) for label in labels)
    return ascii_host if is_host and not labels[-1].isdigit() else None


def normalise_region(text: str | None) -> Normal:
    """Return a region by its usual Russian name; flagged `region_unknown` when nobody calls one so."""
    cleaned = clean_text(text)
    if cleaned is None:
        return Normal(None)
    found = find_region(cleaned)
    return Normal(found) if found else Normal(cleaned, "region_unknown")
