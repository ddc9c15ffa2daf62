"""Private persons: who asks for themselves and not for a company."""

from qualifier.qualification import Quote
from qualifier.reading.expressions import AnyOf, any_of
from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import quote_round
from qualifier.record import LeadRecord

_PHRASES = read_phrases("private_persons")

_NAMED = pattern(
    r"частн\w+ лиц|физ\.? ?лиц|физическ\w+ лиц|private (?:person|individual|seller)|\bindividual\b"
)
# Whose own phone or household it is about.
_NAMED_ROLE = pattern(
    r"^(?:ваш |просто )?(?:абонент\w*|физ\.? ?лиц\w*|частн\w+ лиц\w*|пенсионер\w*|житель\w*|жильц?\w*|"
    r"subscriber|"
    r"phone user|private (?:person|individual)|pensioner|resident)$"
)
_SAID = any_of(_PHRASES["_SAID"])
_OWN_SALE = any_of(_PHRASES["_OWN_SALE"])


def find_private_person(record: LeadRecord, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """Return the words that tell that no company stands behind the request, or nothing."""
    company = record.lead.company
    if company and _NAMED.search(fold(company).text):
        return (*_quote_first(sentences, _OWN_SALE), Quote(place="company", text=company, start=0))
    role = record.lead.contact.role
    if role and _NAMED_ROLE.search(fold(role).text):
        return (Quote(place="contact.role", text=role, start=0),)
    said = _quote_first(sentences, _SAID)
    if said and (company is None or _quote_first(sentences, _OWN_SALE)):
        return said
    return _quote_first(sentences, _OWN_SALE) if company is None else ()


def _quote_first(sentences: tuple[Sentence, ...], expression: AnyOf) -> tuple[Quote, ...]:
    for sentence in sentences:
        if found := expression.search(sentence.folded):
            return (quote_round(sentence, found.start(), found.end()),)
    return ()
