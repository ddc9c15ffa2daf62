from datetime import date

import pytest

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.fact import About, Confidence
from qualifier.sources.wikipedia import Wikipedia, make_title, read_summary
from tests.qualifier.sources.payloads import load_payload, put
from tests.qualifier.sources.services import LEAD, ask, refusal

TITLE = "%D0%9F%D1%80%D0%B8%D0%BC%D0%B5%D1%80_%D0%9C%D0%B5%D0%B4%D0%B8%D0%B0"
ANSWERS = {TITLE: "wikipedia/summary.json", "Q900000001.json": "wikidata/entity_data.json"}


def test_an_article_is_ours_when_the_site_of_its_item_is() -> None:
    facts, services = ask(Wikipedia(), {key: load_payload(name) for key, name in ANSWERS.items()})
    assert [(fact.about, fact.value) for fact in facts] == [
        (About.WIKIPEDIA_ARTICLE, "Пример Медиа"),
        (About.WIKIDATA_ITEM, "Q900000001"),
        (About.SITE, "example.com"),
    ]
    assert {(fact.as_of, fact.confidence) for fact in facts} == {(date(2026, 9, 1), Confidence.MEDIUM)}
    assert {fact.url for fact in facts} == {f"https://ru.wikipedia.org/wiki/{TITLE}"}
    assert "CC BY-SA 4.0" in facts[0].licence
    assert services.asked[0] == f"https://ru.wikipedia.org/api/rest_v1/page/summary/{TITLE}"


def test_no_text_of_the_article_is_kept() -> None:
    facts, _ = ask(Wikipedia(), {key: load_payload(name) for key, name in ANSWERS.items()})
    assert "агентство" not in str(facts)


def test_an_article_about_another_is_not_ours() -> None:
    answers = {key: load_payload(name) for key, name in ANSWERS.items()}
    other = Lead(company=LEAD.company, website="https://other.example/")
    assert ask(Wikipedia(), answers, other)[0] == ()


@pytest.mark.parametrize("lead", [Lead(), Lead(company="Пример"), Lead(website="https://example.com/")])
def test_without_name_and_site_nothing_is_asked(lead: Lead) -> None:
    assert ask(Wikipedia(), {}, lead)[1].asked == []


def test_a_list_of_meanings_and_a_missing_page_are_no_article() -> None:
    assert read_summary(load_payload("wikipedia/disambiguation.json")) is None
    assert ask(Wikipedia(), {TITLE: load_payload("wikipedia/disambiguation.json")})[0] == ()
    assert ask(Wikipedia(), {TITLE: refusal(404, load_payload("wikipedia/not_found.json"))})[0] == ()
    talk = put(load_payload("wikipedia/summary.json"), ("namespace", "id"), 1)
    assert read_summary(talk) is None
    with pytest.raises(SourceDown):
        ask(Wikipedia(), {TITLE: refusal(429, {})})


@pytest.mark.parametrize(
    ("company", "title"),
    [
        ("ООО «Ромашка»", "Ромашка"),
        ("Apple Inc.", "Apple"),
        ("The Boeing Company", "The Boeing Company"),
        ('ПАО "Газпром нефть"', "Газпром нефть"),
        ("ООО", "ООО"),
        ("Ромашка|Лилия", None),
        ("a#b", None),
        ("  ", None),
        (None, None),
    ],
)
def test_a_title_is_the_name_without_form_and_quotes(company: str | None, title: str | None) -> None:
    assert make_title(company) == title


def test_an_english_name_is_looked_up_in_english() -> None:
    _, services = ask(Wikipedia(), {}, Lead(company="AC/DC Inc", website="https://acdc.example/"))
    assert services.asked == ["https://en.wikipedia.org/api/rest_v1/page/summary/AC%2FDC"]
