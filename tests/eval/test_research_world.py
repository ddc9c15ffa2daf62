"""The world of one case: its site answers, its cards know whom they are asked about, all else is gone."""

import pytest

from eval.research_world import NOW, Site, open_world
from kit.errors import NotFetched, WhyNot
from qualifier.lead import Lead
from qualifier.sources.candidates import Candidate
from qualifier.sources.fact import About
from tests.qualifier.research.leads import FIRST, SECOND, make_case, make_company, make_lead, page

PHONE = "+74951234567"


def ask(source: str, lead: Lead, *answers: Candidate, **given: object) -> tuple[Candidate, ...]:
    with open_world(make_case(lead, *answers, **given)) as office:  # type: ignore[arg-type]
        opened = next(one for one in office.desk.opened if one.row.name == source)
        assert opened.ask is not None
        groups = opened.ask(lead, office.desk.open_door())
        return tuple(Candidate(facts=tuple(facts)) for facts in groups)


@pytest.mark.parametrize(
    "url", ["https://lazur.ru/oferta", "http://lazur.ru/oferta?x=1#top", "lazur.ru/oferta"]
)
def test_a_page_is_found_by_its_path(url: str) -> None:
    site = Site({"/oferta": "условия"})
    found = site.fetch(url)
    assert (found.text, found.status, "//" in found.url) == ("условия", 200, True)


def test_an_address_without_a_path_is_the_home_page() -> None:
    assert Site({"/": "главная"}).fetch("lazur.ru").text == "главная"


@pytest.mark.parametrize("path", ["/nowhere", "/oferta/", "/OFERTA", ""])
def test_everything_else_is_gone_and_was_asked_for(path: str) -> None:
    site = Site({"/oferta": "условия"})
    with pytest.raises(NotFetched) as told:
        site.fetch(f"https://lazur.ru{path}")
    assert (told.value.why, told.value.http_status) == (WhyNot.STATUS, 404)
    assert site.fetched == [f"https://lazur.ru{path}"]


def test_the_register_knows_all_namesakes_whoever_is_asked_about() -> None:
    found = ask("dadata", make_lead(), make_company(FIRST), make_company(SECOND))
    assert [one.first(About.INN) for one in found] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("inn", "told"),
    [
        (FIRST, [(FIRST, PHONE)]),
        (f" {FIRST} ", [(FIRST, PHONE)]),
        (SECOND, []),
        (None, []),
        ("12", []),
    ],
)
def test_a_card_tells_the_phone_of_the_number_that_it_is_asked_by(inn, told) -> None:
    lead = make_lead(inn=inn) if inn else make_lead()
    found = ask("checko", lead, phones={FIRST: PHONE})
    assert [(one.first(About.INN), one.first(About.PHONE)) for one in found] == told


def test_what_a_card_says_has_its_place_and_instant() -> None:
    (card,) = ask("checko", make_lead(inn=FIRST), phones={FIRST: PHONE})
    assert {(fact.source, fact.url, fact.fetched_at) for fact in card.facts} == {
        ("checko", "https://card.example/", NOW)
    }


def test_the_site_is_read_by_the_real_reader() -> None:
    pages = {"/": page(f"ООО «Лазурь», ИНН {FIRST}")}
    (found,) = ask("own_site", make_lead(website="lazur-samara.ru"), pages=pages)
    assert found.first(About.INN) == FIRST
    assert found.own_pages == {"lazur-samara.ru"}


def test_a_world_without_pages_has_no_site() -> None:
    with pytest.raises(NotFetched):
        ask("own_site", make_lead(website="lazur-samara.ru"))
