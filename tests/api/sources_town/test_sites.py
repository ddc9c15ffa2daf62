import pytest

from api.sources_town.companies import Company, load_companies
from qualifier.lead import Lead
from qualifier.sources.fact import About
from qualifier.sources.site import OwnSite
from qualifier.sources.telegram import TelegramChannel
from tests.api.sources_town.door import open_door, respond

WITH_SITES = [one for one in load_companies() if one.site]


def values(facts, about: About) -> list:
    return [fact.value for fact in facts if fact.about is about]


@pytest.mark.parametrize("company", WITH_SITES, ids=lambda one: one.key)
def test_every_site_states_its_owner_and_shows_its_marks(company: Company) -> None:
    facts = OwnSite().ask(Lead(website=company.site), open_door())
    # What stands on an inner page alone is found only by somebody who picks that page.
    is_shown = company.inn and company.imprint == "/contacts"
    assert values(facts, About.INN) == ([company.inn] if is_shown else [])
    assert len(values(facts, About.AD_MARKER)) == len(company.markers)
    assert bool(values(facts, About.SELLS_ADS)) is company.sells_ads
    assert bool(values(facts, About.HIDDEN_ORDERS)) is company.hides_orders


def test_an_old_charset_is_an_old_charset() -> None:
    page = respond("https://apteka-biruza.example/contacts")
    assert page.media_type.endswith("windows-1251")
    assert "АПТЕКА" in page.body.decode("cp1251")


def test_robots_txt_forbids_where_the_company_says_so() -> None:
    assert b"Disallow: /\n" in respond("https://zakat.example/robots.txt").body
    assert b"Disallow: /admin" in respond("https://romashka.example/robots.txt").body


def test_a_missing_ads_txt_is_a_page_as_on_most_sites() -> None:
    assert respond("https://romashka.example/ads.txt").media_type.startswith("text/html")
    assert respond("https://avtodvor.example/ads.txt").media_type.startswith("text/plain")


@pytest.mark.parametrize("url", ["https://nobody.example/", "https://romashka.example/secret"])
def test_what_nobody_has_is_not_found(url: str) -> None:
    assert respond(url).status == 404


def test_a_channel_shows_its_readers_and_a_person_does_not() -> None:
    facts = TelegramChannel().ask(Lead(website="https://t.me/romashka_tver"), open_door())
    assert values(facts, About.SUBSCRIBERS) == [3_400]
    assert TelegramChannel().ask(Lead(website="https://t.me/somebody"), open_door()) == ()
    assert b"Allow: /s/" in respond("https://t.me/robots.txt").body
