"""What candidates teach: by what may further be asked, and whose a channel is."""

from dataclasses import replace
from typing import Any

import pytest

from qualifier.lead import Contact, Lead
from qualifier.learning import learn, learn_of, tie_channels
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.fact import About
from tests.qualifier.offices import facts
from tests.qualifier.research.leads import FIRST, NAME, SECOND, make_company, make_lead

CHANNEL = "https://t.me/lazur_news"


def make_channel(link: str = CHANNEL) -> Candidate:
    return build_candidate(facts("telegram", social=link, subscribers=900))


def make_linking(inn: str = FIRST, link: str = CHANNEL) -> Candidate:
    return build_candidate(facts("dadata", legal_name=NAME, inn=inn, social=link))


def make_page(*links: str, url: str = "https://lazur.ru/") -> Candidate:
    """The company's own site that was visited."""
    told = (fact for link in links for fact in facts("own_site", social=link))
    return build_candidate(replace(fact, url=url) for fact in told)


def test_two_namesakes_teach_nothing() -> None:
    lead = make_lead()
    clues, is_certain = learn(lead, (make_company(FIRST), make_company(SECOND)))
    assert (clues.lead, clues.channel, is_certain) == (lead, None, False)


def test_no_candidates_teach_nothing() -> None:
    clues, is_certain = learn(make_lead(), ())
    assert (clues.lead, is_certain) == (make_lead(), False)


def test_a_certain_company_teaches_its_site_and_keeps_the_number_that_the_lead_gave() -> None:
    lead = make_lead(inn=FIRST)
    clues, is_certain = learn(lead, (make_company(FIRST, site="https://lazur.ru"), make_company(SECOND)))
    assert is_certain
    assert (clues.lead.inn, clues.lead.website, clues.has_inn) == (FIRST, "https://lazur.ru", True)


def test_a_site_of_a_doubtful_company_is_not_asked_for() -> None:
    sites = (make_company(FIRST, site="https://one.ru"), make_company(SECOND, site="https://two.ru"))
    clues, is_certain = learn(make_lead(), sites)
    assert (clues.lead.website, is_certain) == (None, False)


@pytest.mark.parametrize(
    ("changes", "inn"),
    [
        ({}, FIRST),
        # What the lead says itself stays while it can be a number at all.
        ({"inn": SECOND}, SECOND),
        ({"inn": " 0000 101714 "}, " 0000 101714 "),
        # A number whose checksum is wrong asks nobody: the company's takes its place.
        ({"inn": "0000101641"}, FIRST),
        ({"inn": "12345"}, FIRST),
        ({"inn": "нет"}, FIRST),
        ({"inn": ""}, FIRST),
    ],
)
def test_the_number_is_the_leads_own_when_it_is_valid_else_the_companys(
    changes: dict[str, Any], inn: str
) -> None:
    assert learn_of(make_lead(**changes), make_company(FIRST)).lead.inn == inn


@pytest.mark.parametrize("given", [None, "12345"])
def test_a_company_without_a_number_leaves_the_leads_words(given: str | None) -> None:
    site_only = build_candidate(facts("own_site", name="Лазурь"))
    assert learn_of(make_lead(inn=given), site_only).lead.inn == given


@pytest.mark.parametrize(
    ("lead", "sites", "website"),
    [
        (make_lead(website="own.ru"), ("https://other.ru",), "own.ru"),
        (make_lead(), ("https://other.ru",), "https://other.ru"),
        (make_lead(), (), None),
        # A room in somebody else's house is no site; the next one is taken.
        (make_lead(), ("https://vk.com/lazur",), None),
        (make_lead(), ("https://vk.com/lazur", "lazur.ru"), "lazur.ru"),
        (make_lead(), ("не указан", "lazur.ru"), "lazur.ru"),
        (make_lead(), ("https://lazur.tilda.ws", "https://www.lazur.ru/"), "https://www.lazur.ru/"),
        # Who writes from a domain of its own has its site there; free mail has none.
        (make_lead(email="sales@lazur-samara.ru"), ("https://other.ru",), "lazur-samara.ru"),
        (make_lead(email="lazur@mail.ru"), ("https://other.ru",), "https://other.ru"),
    ],
)
def test_the_site_is_the_leads_own_else_the_first_one_that_is_a_site(
    lead: Lead, sites: tuple[str, ...], website: str | None
) -> None:
    told = (fact for number, site in enumerate(sites) for fact in facts(f"s{number}", site=site))
    chosen = build_candidate((*facts("dadata", inn=FIRST), *told))
    assert learn_of(lead, chosen).lead.website == website


@pytest.mark.parametrize(
    ("said", "values", "company"),
    [
        ("Лазурь, магазин на углу", {"legal_name": NAME}, "Лазурь, магазин на углу"),
        (None, {"name": "Лазурь", "legal_name": NAME}, "Лазурь"),
        ("", {"name": "Лазурь"}, "Лазурь"),
        (None, {"inn": FIRST}, None),
    ],
)
def test_the_name_is_the_leads_own_else_the_first_that_the_company_has(
    said: str | None, values: dict[str, str], company: str | None
) -> None:
    chosen = build_candidate(facts("dadata", **values))
    assert learn_of(Lead(company=said, contact=Contact()), chosen).lead.company == company


@pytest.mark.parametrize(
    ("website", "channel"),
    [
        ("https://t.me/Lazur_News", "lazur_news"),
        ("t.me/s/lazur_news?before=7", "lazur_news"),
        ("@lazur_news", "lazur_news"),
        ("https://telegram.me/lazur_news", "lazur_news"),
        ("https://t.me/joinchat/AAAA", None),
        ("https://t.me/abc", None),
        ("https://lazur.ru", None),
        (None, None),
    ],
)
def test_a_channel_given_as_the_site_is_the_channel_to_be_asked(
    website: str | None, channel: str | None
) -> None:
    lead = make_lead(website=website) if website else make_lead()
    assert learn_of(lead, make_company(FIRST)).channel == channel
    assert learn(lead, ())[0].channel == channel


def test_a_visited_site_names_its_channel_though_nobody_is_certain() -> None:
    clues, is_certain = learn(make_lead(), (make_company(FIRST), make_company(SECOND), make_page(CHANNEL)))
    assert (clues.channel, is_certain) == ("lazur_news", False)


def test_a_register_names_a_channel_only_of_the_company_that_is_certain() -> None:
    linking, other = make_linking(), make_company(SECOND)
    assert learn(make_lead(), (linking, other))[0].channel is None
    assert learn(make_lead(inn=FIRST), (linking, other))[0].channel == "lazur_news"
    assert learn(make_lead(inn=SECOND), (linking, other))[0].channel is None


def test_the_channel_that_the_lead_gave_goes_before_the_one_of_its_site() -> None:
    lead = make_lead(website="https://t.me/lazur_shop")
    assert learn(lead, (make_page(CHANNEL),))[0].channel == "lazur_shop"


def test_the_first_link_that_is_a_channel_is_taken() -> None:
    links = ("https://vk.com/lazur", "https://t.me/joinchat/AAAA", "https://t.me/lazur_one", CHANNEL)
    assert learn(make_lead(), (make_page(*links),))[0].channel == "lazur_one"


def test_a_channel_joins_the_only_entity_that_links_to_it() -> None:
    tied = tie_channels((make_company(SECOND), make_linking(), make_channel()))
    assert [one.key for one in tied] == [SECOND, FIRST]
    assert tied[1].texts(About.SUBSCRIBERS) == ("900",)
    assert tied[1].sources == ("dadata", "telegram")
    assert tied[0] == make_company(SECOND)


@pytest.mark.parametrize("link", ["t.me/Lazur_News", "@lazur_news", "https://t.me/s/lazur_news/12"])
def test_a_channel_is_known_by_its_name_however_it_is_linked(link: str) -> None:
    (tied,) = tie_channels((make_linking(link=link), make_channel()))
    assert (tied.key, "telegram" in tied.sources) == (FIRST, True)


@pytest.mark.parametrize(
    "candidates",
    [
        # Two link to it: whose it is nobody knows.
        (make_linking(FIRST), make_linking(SECOND), make_channel()),
        # Nobody does.
        (make_company(FIRST), make_channel()),
        (make_linking(link="https://t.me/lazur_shop"), make_channel()),
        # What is no channel is tied to nobody, though both have the same link.
        (make_linking(link="https://vk.com/lazur"), make_channel("https://vk.com/lazur")),
        (make_channel(),),
        (),
        # What has a number of its own is an entity, not a channel.
        (make_linking(FIRST), make_linking(SECOND)),
    ],
)
def test_a_channel_of_nobody_or_of_two_stays_alone(candidates: tuple[Candidate, ...]) -> None:
    assert tie_channels(candidates) == candidates


def test_two_channels_join_each_its_own_entity() -> None:
    second = "https://t.me/lazur_shop"
    tied = tie_channels((make_channel(), make_linking(SECOND, second), make_channel(second), make_linking()))
    assert {one.key: one.texts(About.SOCIAL) for one in tied} == {FIRST: (CHANNEL,), SECOND: (second,)}
    assert all("telegram" in one.sources for one in tied)


def test_the_number_that_an_entity_was_asked_for_by_survives_the_joining() -> None:
    """A sole proprietor's is in none of the facts."""
    owner = build_candidate(facts("checko", social=CHANNEL), found_by=FIRST)
    (tied,) = tie_channels((owner, make_channel()))
    assert (tied.found_by, tied.key) == (FIRST, FIRST)
