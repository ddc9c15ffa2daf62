import pytest

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.fact import About
from qualifier.sources.hh import HeadHunter
from tests.api.sources_town.door import open_door, read, respond

LEAD = Lead(company="Ромашка", website="romashka.example")
TOKEN = {"Authorization": "Bearer sandbox"}


def test_an_employer_is_found_by_its_site_with_its_openings() -> None:
    facts = {(fact.about, fact.value) for fact in HeadHunter("sandbox").ask(LEAD, open_door())}
    assert (About.OPEN_VACANCIES, 12) in facts
    assert (About.PAID_MEDIA_VACANCY, "Специалист по контекстной рекламе") in facts
    assert (About.MARKETING_VACANCY, "Бренд-менеджер") in facts


def test_nobody_found_is_an_empty_list() -> None:
    found = read(respond("https://api.hh.ru/employers?text=Никто", headers=TOKEN))
    assert (found["items"], found["found"]) == ([], 0)


@pytest.mark.parametrize(
    ("headers", "status", "kind"),
    [
        ({"User-Agent": "python", **TOKEN}, 400, "bad_user_agent"),
        ({}, 403, "oauth"),
        ({"Authorization": "Bearer bad"}, 403, "oauth"),
    ],
)
def test_refusals_are_those_of_the_documentation(headers: dict[str, str], status: int, kind: str) -> None:
    answer = respond("https://api.hh.ru/employers?text=x", headers=headers)
    assert (answer.status, read(answer)["errors"][0]["type"]) == (status, kind)


def test_a_missing_employer_is_not_found() -> None:
    assert respond("https://api.hh.ru/employers/1", headers=TOKEN).status == 404
    with pytest.raises(SourceDown, match="oauth"):
        HeadHunter("bad").ask(LEAD, open_door())
