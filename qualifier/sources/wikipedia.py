"""Wikipedia: whether a company has an article; an article is ours only when its item's site is the lead's.

The text is under CC BY-SA: it is neither kept nor mixed into ours. What is kept are two facts.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from qualifier.lead import Lead
from qualifier.reading.legal_forms import FAMILY_BY_FORM
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, sign
from qualifier.sources.identifiers import read_domain
from qualifier.sources.json_parts import at, read_day, read_text
from qualifier.sources.port import Door, read_answer
from qualifier.sources.wikidata import HOST as WIKIDATA_HOST
from qualifier.sources.wikidata import read_entity

HOSTS = ("ru.wikipedia.org", "en.wikipedia.org", WIKIDATA_HOST)
_ITEM = re.compile(r"Q[1-9]\d{0,11}")
_CYRILLIC = re.compile(r"[а-яё]", re.I)
_QUOTES = re.compile(r"[«»\"“”„]")
# What no title holds; the rest is percent-encoded.
_NEVER_IN_TITLES = re.compile(r"[#<>\[\]{}|\x00-\x1f]")
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page about one thing, the item that it is about, and the day it was last changed."""

    title: str
    item: str
    changed: date | None


class Wikipedia:
    """The article of the lead's name, confirmed by the site of what it is about."""

    name = "wikipedia"
    licence = "CC BY-SA 4.0, Wikipedia contributors; facts only, no text"

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Look the name up, then ask Wikidata for the site of what the article is about."""
        domain, title = read_domain(lead.website), make_title(lead.company)
        if domain is None or title is None:
            return ()
        host = HOSTS[0] if _CYRILLIC.search(title) else HOSTS[1]
        page = door.services.get(f"https://{host}/api/rest_v1/page/summary/{_encode(title)}")
        article = read_summary(read_answer(self.name, page))
        if article is None:
            return ()
        url = f"https://{WIKIDATA_HOST}/wiki/Special:EntityData/{article.item}.json"
        entity = read_answer(self.name, door.services.get(url))
        if not read_entity(entity, article.item, domain):
            return ()
        url = f"https://{host}/wiki/{_encode(article.title)}"
        origin = Origin(source=self.name, url=url, fetched_at=door.now(), licence=self.licence)
        # Confirmed above: the item's site is the lead's, and by it the article joins the company.
        site = Claim(about=About.SITE, value=domain, as_of=article.changed, confidence=Confidence.MEDIUM)
        return sign((*make_claims(article), site), origin)


def make_title(company: str | None) -> str | None:
    """Return the name without its legal form and quotes, as an article would be called."""
    words = _QUOTES.sub(" ", (company or "")[:_LONGEST_TITLE]).split()
    while len(words) > 1 and words[0].casefold().strip(".,") in FAMILY_BY_FORM:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold().strip(".,") in FAMILY_BY_FORM:
        words = words[:-1]
    title = " ".join(words).strip(" ,.")
    return title if title and not _NEVER_IN_TITLES.search(title) else None


def read_summary(payload: Any) -> Article | None:
    """Read an article about one thing; a list of meanings is about none."""
    title, item = read_text(at(payload, "title")), read_text(at(payload, "wikibase_item"))
    is_article = at(payload, "type") == "standard" and at(payload, "namespace", "id") == 0
    if not is_article or title is None or item is None or not _ITEM.fullmatch(item):
        return None
    return Article(title=title, item=item, changed=read_day(at(payload, "timestamp")))


def make_claims(article: Article) -> tuple[Claim, ...]:
    """Claim that the article is there, as of its last change."""
    return tuple(
        Claim(about=about, value=value, as_of=article.changed, confidence=Confidence.MEDIUM)
        for about, value in (
            (About.WIKIPEDIA_ARTICLE, article.title),
            (About.WIKIDATA_ITEM, article.item),
        )
    )


def _encode(title: str) -> str:
    return quote(title.replace(" ", "_"), safe="")
