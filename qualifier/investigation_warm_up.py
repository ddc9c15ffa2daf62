"""Loads what an investigation loads lazily, so that the first lead's seconds are not spent on it."""

from datetime import date, datetime

from qualifier.identity import ask_back, describe_signs, identify
from qualifier.lead import Contact, Lead
from qualifier.question import read_clues, read_question
from qualifier.sources.candidates import build_candidate
from qualifier.sources.catalogue import load_catalogue
from qualifier.sources.conclusions import conclude_open_data
from qualifier.sources.declared_data import read_declared
from qualifier.sources.fact import About, Claim, Origin, sign
from qualifier.sources.page_reader import read_page
from qualifier.sources.site import read_signals

# One of each kind of sentence and number; nobody's.
_LEAD = Lead(
    company="ООО «Пример»",
    inn="0000101070",
    website="primer.example",
    region="Тверь",
    contact=Contact(email="a@primer.example", phone="+7 495 000-00-00"),
    message="Нужна реклама",
)
_PAGE = '<html><body><script src="/a.js"></script><p>ООО «Пример» ИНН 0000101070</p></body></html>'


def warm_up(now: datetime) -> None:
    """Go once through everything but the network."""
    clues = read_clues(_LEAD)
    for row in load_catalogue():
        read_question(row, clues)
    page = read_page(_PAGE)
    read_signals(page)
    origin = Origin(source="own_site", url="https://primer.example/", fetched_at=now, licence="none")
    claims = (
        *read_declared(page),
        Claim(about=About.LEGAL_NAME, value='ООО "ПРИМЕР"'),
        Claim(about=About.CITY, value="Тверь"),
        Claim(about=About.OKVED, value="47.76"),
        Claim(about=About.AD_MARKER, value="yandex_metrika"),
        Claim(about=About.EMPLOYEES, value=1, as_of=date(now.year - 1, 12, 31)),
    )
    candidate = build_candidate(sign(claims, origin), found_by="0000101070")
    identity = identify(_LEAD, (candidate,))
    for weighed in identity.weighed:
        describe_signs(weighed)
    ask_back(identity)
    conclude_open_data(candidate.facts, now.date())
