"""Agencies: who only buys advertising for another, and whether that other one is named."""

import re
from dataclasses import dataclass

from qualifier.qualification import Quote
from qualifier.reading.expressions import any_of
from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import quote_round
from qualifier.record import LeadRecord

_PHRASES = read_phrases("agencies")

_AGENCY_NAME = pattern(
    r"агентств|медиагрупп|\bagenc(?:y|ies)\b|\bмедиабаинг|media buying|рекламн\w+ (?:групп|дом)|\bадверт|"
    r"\b(?:медиа|media|диджитал|digital|адв|buying|advertising)\b"
)
_BUYER_ROLE = pattern(
    r"медиаба[йи]ер|\bба[йи]ер|медиапланер|медиадиректор|агентств|media ?buyer|media planner|\bagency\b"
)
_ACTS_FOR = pattern(
    r"\((?:для|за|клиент|for|buying for|on behalf of)\b|\bfor [a-z]|\bbuying for\b|/ ?агентств|/.*\bagency\b"
)
_ACTED_BY = pattern(r"\((?:через|via|through|by)\b|\b(?:via|through) [a-z]")
_ROLE_NAMES_AGENCY = pattern(
    r"агентств\w* ?«|«[^»]+»|,\s*[a-zа-я][\w ]+(?:media|медиа|agency|buying|digital)"
)
_WE_ARE = any_of(_PHRASES["_WE_ARE"])
_OURS = pattern(
    r"\b(?:наш\w*|our|прошл\w+|previous|old|new|former|ваш\w*|your|друг\w+|в|от|номер)\s+(?:\w+\s)?$"
)
# «Мы работаем через агентство»: the agency is another's.
_THROUGH = pattern(r"\b(?:через|through|via|работаем с|work with|use)\b")
_ADVERTISER = any_of(_PHRASES["_ADVERTISER"])


_OF_OTHER_TRADE = pattern(_PHRASES["_OF_OTHER_TRADE"])


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLead:
    """A lead that came through an agency.

    `is_company` tells that the lead's company is the agency; `has_advertiser` that another firm is named
    for which it buys.
    """

    is_company: bool
    has_advertiser: bool
    quotes: tuple[Quote, ...]


def find_agency(record: LeadRecord, sentences: tuple[Sentence, ...]) -> AgencyLead | None:
    """Return what tells that the lead's company is an agency or that an agency writes for it."""
    company = fold(record.lead.company or "").text
    role = fold(record.lead.contact.role or "").text
    is_buyer = bool(_BUYER_ROLE.search(role))
    is_for, is_by = bool(_ACTS_FOR.search(company)), bool(_ACTED_BY.search(company))
    said = _find_own_words(sentences)
    names_agency = bool(_AGENCY_NAME.search(company)) and not _OF_OTHER_TRADE.search(company)
    is_agency = (
        _is_registered_agency(record)
        or (names_agency and (is_buyer or said is not None or "агентств" in company or "agency" in company))
        or ((is_for or is_by) and (is_buyer or said is not None))
        or (is_buyer and not _ROLE_NAMES_AGENCY.search(role) and "агентств" in role)
        or (said is not None and not _ROLE_NAMES_AGENCY.search(role))
    )
    if not is_agency and not is_buyer:
        return None
    quotes = _quote(record, said, is_named=names_agency or is_for or is_by)
    has_advertiser = not is_agency or is_for or is_by or _names_advertiser(sentences)
    return AgencyLead(is_company=is_agency, has_advertiser=has_advertiser, quotes=quotes)


def is_agency_line(record: LeadRecord) -> bool:
    """Whether the register line itself is an agency's: its size is then not the advertiser's."""
    return _is_registered_agency(record)


def _is_registered_agency(record: LeadRecord) -> bool:
    line = fold(record.open_data.industry or "").text
    return "рекламодател" not in line and (
        bool(re.search(r"рекламн\w+ агентств|advertising agenc|media agenc|медиаагентств", line))
        or (record.open_data.okved or "").startswith("73.1")
    )


def _find_own_words(sentences: tuple[Sentence, ...]) -> Sentence | None:
    for sentence in sentences:
        found = _WE_ARE.search(sentence.folded)
        if found and not (_OURS.search(sentence.folded[: found.start()]) or _THROUGH.search(found.group())):
            return sentence
    return None


def _names_advertiser(sentences: tuple[Sentence, ...]) -> bool:
    return any(_ADVERTISER.search(sentence.folded) for sentence in sentences)


def _quote(record: LeadRecord, said: Sentence | None, *, is_named: bool) -> tuple[Quote, ...]:
    quotes: list[Quote] = []
    if _is_registered_agency(record) and record.open_data.industry:
        quotes.append(Quote(place="open_data.industry", text=record.open_data.industry, start=0))
    if said is not None:
        quotes.append(quote_round(said, 0, len(said.folded)))
    if is_named and record.lead.company:
        quotes.append(Quote(place="company", text=record.lead.company, start=0))
    if not quotes and record.lead.contact.role:
        quotes.append(Quote(place="contact.role", text=record.lead.contact.role, start=0))
    return tuple(quotes)
