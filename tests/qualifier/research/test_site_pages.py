from collections.abc import Mapping

import pytest

from eval.research_world import NOW, Site
from kit.clock import FrozenClock
from kit.errors import NotFetched
from kit.http import Page
from qualifier.research.site_pages import SitePages, find_links, read_path
from qualifier.sources.fact import About
from qualifier.sources.port import Door
from tests.qualifier.research.leads import FIRST, page

HOME = "https://lazur.example/"


class Redirecting(Site):
    """A site of which one page sends its visitors away."""

    def fetch(self, url: str) -> Page:
        found = super().fetch(url)
        away = url.endswith("/away")
        return (
            Page(url="https://evil.example/", status=200, media_type="text/html", text=found.text)
            if (away)
            else found
        )


def visit(pages: Mapping[str, str], *, visited: tuple[str, ...] = (), kind: type[Site] = Site):
    site = kind(pages)
    door = Door(services=None, sites=site, now=FrozenClock(NOW))  # type: ignore[arg-type]
    opened = SitePages(door, HOME, visited=visited)
    opened.open()
    return opened, site


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("/oferta", "/oferta"),
        ("oferta.html", "/oferta.html"),
        ("https://www.lazur.example/docs/", "/docs/"),
        ("/о-нас", "/о-нас"),
        ("/oferta?utm_source=x#top", "/oferta"),
        ("?page=2", "/"),
        ("//evil.example/x", None),
        ("https://evil.example/oferta", None),
        ("https://lazur.example.evil.example/", None),
        ("javascript:alert(1)", None),
        ("mailto:x@lazur.example", None),
        ("tel:+74951234567", None),
        ("/price.pdf", None),
        ("/logo.PNG", None),
        ("/a b<script>", None),
        ("/" + "x" * 200, None),
        ("http://[", None),
    ],
)
def test_only_links_to_pages_of_the_same_site_are_listed(link: str, path: str | None) -> None:
    found = list(find_links(HOME, [link], "lazur.example"))
    assert [one for one, _ in found] == ([path] if path else [])
    assert all("?" not in url and "#" not in url for _, url in found)


def test_the_home_page_lists_what_was_not_read_yet() -> None:
    pages = {"/": page("", "/a", "/b", "/a", "/")}
    opened, _ = visit(pages, visited=("https://lazur.example/b",))
    assert opened.paths == ("/a",)


def test_a_page_gives_facts_with_its_address_and_lists_its_own_links() -> None:
    pages = {"/": page("", "/a"), "/a": page(f"ИНН {FIRST}", "/deeper")}
    opened, site = visit(pages)
    found = opened.read("/a")
    assert found is not None
    assert found.texts(About.INN) == (FIRST,)
    assert {fact.url for fact in found.facts} == {"https://lazur.example/a"}
    assert opened.paths == ("/deeper",)
    assert site.fetched == [HOME, "https://lazur.example/a"]


def test_a_page_that_states_nothing_is_no_candidate() -> None:
    opened, _ = visit({"/": page("", "/a"), "/a": page("Товары")})
    assert opened.read("/a") is None


def test_a_page_that_sends_its_visitors_to_another_site_is_not_read() -> None:
    opened, _ = visit({"/": page("", "/away"), "/away": page(f"ИНН {FIRST}")}, kind=Redirecting)
    assert opened.read("/away") is None


def test_a_page_that_is_gone_says_why() -> None:
    opened, _ = visit({"/": page("", "/gone")})
    with pytest.raises(NotFetched):
        opened.read("/gone")
    assert opened.paths == ()


def test_so_many_links_are_listed_as_a_person_could_look_at() -> None:
    opened, _ = visit({"/": page("", *(f"/p{number}" for number in range(500)))})
    assert len(opened.paths) == 40


@pytest.mark.parametrize(
    ("url", "path"), [("https://x.ru", "/"), ("https://x.ru/%D0%BE", "/о"), ("http://[", "/")]
)
def test_a_path_is_shown_as_people_read_it(url: str, path: str) -> None:
    assert read_path(url) == path
