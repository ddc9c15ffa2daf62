"""Is the same request of the same company open already?"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from qualifier.lead import OpenLead, Sender
from qualifier.reading.company_name import is_same_name, read_company_name
from qualifier.reading.request_topics import Topics, read_topics, share_covered
from qualifier.record import LeadRecord

# What is said on a call or at a meeting is noted by the seller; its letters are its own words.
_HEARD_ON = frozenset({"call", "meeting", "note"})
# The share of the open request's topic that must be found again. Chosen on paired requests:
# requests of others share 0.29 at the 97th percentile, repeated ones 0.44 at the lowest.
_SAME_REQUEST = 0.3
# Less is enough when the client says that it writes again, or when the open request was noted in
# another language; more is due when the client calls it another matter.
_SAME_IF_REPEATED = 0.12
_SAME_IF_TRANSLATED = 0.2
_SAME_IF_DISTINCT = 0.8
# A note lighter than this («заявка», «реклама») names no matter that could be another one.
_LIGHTEST_REQUEST = 0.4
_LONGEST_TEXT = 20_000
_OPEN_LEADS = 500

_DOMAIN = re.compile(r"(?:[a-z0-9а-яё][a-z0-9а-яё-]{0,62}\.){1,4}[a-zа-яё][a-zа-яё0-9-]{1,23}")
_INN = re.compile(r"(?<!\d)\d{10}(?:\d\d)?(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+?\d[\s()-]{0,3}){10,15}(?!\d)")
_PUBLIC_MAIL_WORDS = """
    gmail.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru outlook.com hotmail.com
    icloud.com yahoo.com proton.me protonmail.com mail.example internet.ru vk.com t.me
"""
_PUBLIC_MAIL = frozenset(_PUBLIC_MAIL_WORDS.split())
_SERVED_AS = re.compile(r"(?:агентств\w*|agency)\s+([«\"][^»\"]{2,60}[»\"])", re.I)


def find_twin(record: LeadRecord) -> str | None:
    """Return the id of the open lead that this one repeats; None when it is new."""
    topics = None
    best: tuple[float, str] | None = None
    for other in record.open_leads[:_OPEN_LEADS]:
        if not _is_open_before(other, record) or not is_same_company(record, other):
            continue
        topics = topics or read_topics(_text_of(record))
        share = _share_repeated(topics, other)
        if share is not None and (best is None or share > best[0]):
            best = share, other.id
    return best[1] if best else None


def _is_open_before(other: OpenLead, record: LeadRecord) -> bool:
    is_itself = record.id is not None and other.id == record.id
    return not is_itself and (other.created is None or other.created <= record.as_of)


def _share_repeated(topics: Topics, other: OpenLead) -> float | None:
    """Return how much of the open request is said again; None when that makes another request."""
    request = read_topics(other.request)
    share = share_covered(request, topics)
    return share if share >= _share_due(request, topics) else None


def _share_due(request: Topics, topics: Topics) -> float:
    if topics.says_distinct:
        return _SAME_IF_DISTINCT
    if sum(topic.weight for topic in request.words) < _LIGHTEST_REQUEST:
        return 0.0
    if topics.says_repeated:
        return _SAME_IF_REPEATED
    return _SAME_REQUEST if request.is_latin == topics.is_latin else _SAME_IF_TRANSLATED


def is_same_company(record: LeadRecord, other: OpenLead) -> bool:
    """Tell whether an open lead is of the same company: by tax number, domain, phone, then by name."""
    given, held = _digits(record.lead.inn), _digits(other.inn)
    if given and held:
        return given == held or (_is_slip(given, held) and _shares_name(record, other))
    return (
        (bool(held) and held in _INN.findall(record.lead.message))
        or _shares_address(record, other)
        or _shares_name(record, other)
    )


def _is_slip(one: str, other: str) -> bool:
    """One digit wrong or two swapped: the number was mistyped once."""
    return len(one) == len(other) and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _shares_address(record: LeadRecord, other: OpenLead) -> bool:
    held = f"{other.company or ''} {other.request}"[:_LONGEST_TEXT].lower()
    domains = frozenset(_DOMAIN.findall(held)) - _PUBLIC_MAIL
    if domains & _domains_of(record):
        return True
    phones = frozenset(_last_digits(phone) for phone in _PHONE.findall(held))
    return bool(phones & {_last_digits(record.lead.contact.phone or "")} - {""})


def _shares_name(record: LeadRecord, other: OpenLead) -> bool:
    held = other.company or ""
    return any(is_same_name(name, held) for name in _names_of(record))


def _names_of(record: LeadRecord) -> Iterator[str]:
    """The company line; without one, the domain's name. An agency may stand in the contact's role."""
    company = record.lead.company or ""
    if read_company_name(company).parts:
        yield company
    else:
        yield from (domain.rsplit(".", 1)[0] for domain in sorted(_domains_of(record)))
    yield from _SERVED_AS.findall((record.lead.contact.role or "")[:200])


def _domains_of(record: LeadRecord) -> frozenset[str]:
    email = (record.lead.contact.email or "").lower()
    website = re.sub(r"^(?:https?://)?(?:www\.)?", "", (record.lead.website or "").lower().strip())
    domains = {email.rpartition("@")[2], re.split(r"[/:?#]", website)[0]}
    return frozenset(domain for domain in domains if _DOMAIN.fullmatch(domain)) - _PUBLIC_MAIL


def _digits(number: str | None) -> str:
    digits = re.sub(r"\D", "", number or "")
    return digits if len(digits) >= 8 and digits.strip("0") else ""


def _last_digits(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return digits[-10:] if len(digits) >= 10 else ""


def _text_of(record: LeadRecord) -> str:
    turns = (
        turn.text
        for turn in record.lead.interactions
        if turn.sender is not Sender.SELLER or turn.channel in _HEARD_ON
    )
    return "\n".join((record.lead.message, *turns))[:_LONGEST_TEXT]
