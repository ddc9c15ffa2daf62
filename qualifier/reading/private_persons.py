"""Private persons: who asks for themselves and not for a company."""

import re

from qualifier.qualification import Quote
from qualifier.reading.expressions import AnyOf, any_of
from qualifier.reading.fold import fold
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import quote_round
from qualifier.record import LeadRecord

_NAMED = re.compile(
    r"частн\w+ лиц|физ\.? ?лиц|физическ\w+ лиц|private (?:person|individual|seller)|\bindividual\b"
)
_SAID = any_of(
    r"\b(?:я|он|она|мы|как) (?:просто )?(?:частн\w+ лиц|физ\.? ?лиц|физическ\w+ лиц)\w*|фирмы (?:у меня |"
    r"у нее )?нет|"
    r"(?:я )?не от (?:завода|фирмы|компании|организации|работы)|(?:реклама|это) нужн\w+ мне самому|"
    r"лично для себя|"
    r"для себя лично|\bprivate (?:person|individual)\b|not (?:for|from) a company|no company behind|"
    r"as an individual"
)
_OWN_SALE = any_of(
    r"\b(?:дом|дачу|квартиру|участок|машину|гараж|автомобиль|мотоцикл|лодку|house|flat|car|"
    r"boat)\b[^.!?]{0,25}\bпрода[юм]\b|"
    r"\bпрода[юм] (?:\w+ ){0,2}(?:дом|дачу|квартиру|участок|машину|гараж|автомобиль|лодку)\b(?!\w)|"
    r"(?:i am|i'm) selling my|selling my (?:own )?(?:house|flat|car|boat)"
)


def find_private_person(record: LeadRecord, sentences: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """Return the words that tell that no company stands behind the request, or nothing."""
    company = record.lead.company
    if company and _NAMED.search(fold(company).text):
        return (*_quote_first(sentences, _OWN_SALE), Quote(place="company", text=company, start=0))
    said = _quote_first(sentences, _SAID)
    if said and (company is None or _quote_first(sentences, _OWN_SALE)):
        return said
    return _quote_first(sentences, _OWN_SALE) if company is None else ()


def _quote_first(sentences: tuple[Sentence, ...], pattern: AnyOf) -> tuple[Quote, ...]:
    for sentence in sentences:
        if found := pattern.search(sentence.folded):
            return (quote_round(sentence, found.start(), found.end()),)
    return ()
