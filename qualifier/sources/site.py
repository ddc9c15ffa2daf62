"""The company's own site: who it says it is, and what its code says of its advertising."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from kit.errors import NotFetched, WhyNot
from kit.http import Page
from qualifier.lead import Lead
from qualifier.sources.ad_markers import Weight, find_markers
from qualifier.sources.ads_txt import read_ads_txt
from qualifier.sources.declared_data import read_declared
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, sign
from qualifier.sources.identifiers import read_domain
from qualifier.sources.page_reader import SitePage, read_page
from qualifier.sources.port import Door

_ABOUT_US = re.compile(
    r"contact|about|requisit|rekvizit|kontakt|o-nas|o-kompanii|контакт|реквизит|о-нас", re.I
)
# The home page, two pages about the company and ads.txt leave one of the lead's five pages to spare.
_MOST_FURTHER = 2
_CONFIDENCE = {Weight.STRONG: Confidence.HIGH, Weight.MEDIUM: Confidence.MEDIUM}
_PROVES_NOTHING = frozenset({Weight.NONE, Weight.SELLER})
# A page that is missing or refused leaves the others readable.
_FURTHER_MAY_FAIL = frozenset(WhyNot) - {WhyNot.DEADLINE, WhyNot.RESTING}


class OwnSite:
    """The site that the lead named, as far as its robots.txt lets us."""

    name = "own_site"
    licence = "public site; facts only, no texts"

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Visit the home page, then what it calls contacts or requisites, then ads.txt."""
        if read_domain(lead.website) is None:
            return ()
        home = door.sites.fetch((lead.website or "").strip())
        seen = read_page(home.text)
        facts = list(self._read(home, seen, door))
        for url in _further_pages(home, seen):
            page = _try(door, url)
            if page is not None:
                facts += self._read(page, read_page(page.text), door)
        facts += self._read_sales(home, door)
        return tuple(dict.fromkeys(facts))

    def _read(self, page: Page, seen: SitePage, door: Door) -> tuple[Fact, ...]:
        claims = (*read_declared(seen), *read_signals(seen))
        origin = Origin(source=self.name, url=page.url, fetched_at=door.now(), licence=self.licence)
        return sign(claims, origin)

    def _read_sales(self, home: Page, door: Door) -> tuple[Fact, ...]:
        page = _try(door, urljoin(home.url, "/ads.txt"))
        sold = read_ads_txt(page.text, page.media_type) if page else None
        if page is None or sold is None:
            return ()
        origin = Origin(source=self.name, url=page.url, fetched_at=door.now(), licence=self.licence)
        return sign(
            [Claim(about=About.SELLS_ADS, value=channel.system) for channel in sold.channels[:20]], origin
        )


def read_signals(page: SitePage) -> tuple[Claim, ...]:
    """Read the marks of advertising; none of them is no proof of no advertising, and nothing is claimed."""
    claims = []
    for marker in find_markers(page):
        if marker.weight is Weight.SELLER:
            claims.append(Claim(about=About.SELLS_ADS, value=marker.id))
        elif marker.weight not in _PROVES_NOTHING:
            confidence = _CONFIDENCE.get(marker.weight, Confidence.LOW)
            claims.append(Claim(about=About.AD_MARKER, value=marker.id, confidence=confidence))
    if page.hides_orders:
        claims.append(Claim(about=About.HIDDEN_ORDERS, value="yes"))
    return tuple(claims)


def _further_pages(home: Page, seen: SitePage) -> Iterator[str]:
    domain = read_domain(home.url)
    urls = dict.fromkeys(
        _join(home.url, link) for link in seen.links if len(link) < 300 and _ABOUT_US.search(link)
    )
    own = [url for url in urls if url and url != home.url and read_domain(url) == domain]
    yield from own[:_MOST_FURTHER]


def _join(base: str, link: str) -> str | None:
    try:
        return urljoin(base, link).split("#", 1)[0]
    except ValueError:
        return None


def _try(door: Door, url: str) -> Page | None:
    try:
        return door.sites.fetch(url)
    except NotFetched as error:
        if error.why in _FURTHER_MAY_FAIL:
            return None
        raise
