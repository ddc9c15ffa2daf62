"""The pages of the lead's own site: found by us, read by us, and only those."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from kit.http import Page
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.declared_data import read_declared
from qualifier.sources.fact import Origin, sign
from qualifier.sources.identifiers import read_domain
from qualifier.sources.page_reader import SitePage, read_page
from qualifier.sources.port import Door
from qualifier.sources.site import OwnSite, read_signals

_MOST_LISTED = 40
_LONGEST_PATH = 120
# Letters, digits and the marks of addresses: what is longer or stranger is no page that people made.
_PATH = re.compile(r"/[\w\-./%~+]*")
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|ico|css|js|json|xml|zip|rar|7z|gz|pdf|docx?|xlsx?|pptx?|mp[34]|avi|mov|apk|exe)$",
    re.I,
)


class SitePages:
    """One visit: the home page's links, then the pages that are picked from them."""

    def __init__(self, door: Door, home_url: str, *, visited: Iterable[str] = ()) -> None:
        self._door, self._home = door, home_url
        self._domain = read_domain(home_url)
        self._known = {read_path(url) for url in visited}
        self._listed: dict[str, str] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """The pages that may be picked: linked from what was read, and not read yet."""
        return tuple(path for path in self._listed if path not in self._known)[:_MOST_LISTED]

    def open(self) -> None:
        """Find the links of the home page; NotFetched when it cannot be had."""
        page = self._door.sites.fetch(self._home)
        if read_domain(page.url) == self._domain:
            self._home = page.url
            self._known.add(read_path(page.url))
            self._list(page, read_page(page.text))

    def read(self, path: str) -> Candidate | None:
        """Return what a listed page states, None when it states nothing; NotFetched when it cannot be had."""
        self._known.add(path)
        page = self._door.sites.fetch(self._listed[path])
        # A page that sends its visitors to another site is not this company's word.
        if read_domain(page.url) != self._domain:
            return None
        seen = read_page(page.text)
        self._list(page, seen)
        claims = (*read_declared(seen), *read_signals(seen))
        origin = Origin(
            source=OwnSite.name, url=page.url, fetched_at=self._door.now(), licence=OwnSite.licence
        )
        return build_candidate(sign(claims, origin)) if claims else None

    def _list(self, page: Page, seen: SitePage) -> None:
        for path, url in find_links(page.url, seen.links, self._domain):
            self._listed.setdefault(path, url)


def find_links(base: str, links: Iterable[str], domain: str | None) -> Iterator[tuple[str, str]]:
    """Return paths and addresses of links that stay within the site and lead to a page."""
    for link in links:
        try:
            parts = urlsplit(urljoin(base, link))
        except ValueError:
            continue
        # What an address asks for beside its path may do something; a path only shows.
        url = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", "", ""))
        path = read_path(url)
        is_own = parts.scheme in {"http", "https"} and read_domain(url) == domain
        if is_own and len(path) <= _LONGEST_PATH and _PATH.fullmatch(path) and not _NO_PAGE.search(path):
            yield path, url


def read_path(url: str) -> str:
    """Return an address's path as people read it, without its question and its mark."""
    try:
        return unquote(urlsplit(url).path) or "/"
    except ValueError:
        return "/"
