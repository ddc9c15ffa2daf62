import pytest

from kit.errors import SourceDown
from qualifier.lead import Lead
from qualifier.sources.dadata_suggest import DaDataSuggest, make_question, read_suggestions
from qualifier.sources.fact import About, Confidence
from tests.qualifier.sources.payloads import load_payload, put
from tests.qualifier.sources.services import Services, open_door, refusal, values


def test_companies_of_a_name_are_told_one_by_one() -> None:
    services = Services({"suggest/party": load_payload("dadata/suggest_party_with_branch.json")})
    found = DaDataSuggest("key").find(Lead(company="Сбербанк", region="Москва"), open_door(services))
    # The branch has the head office's number: it is no second company.
    assert [values(facts, About.INN) for facts in found] == [["7707083893"]]
    assert {fact.confidence for fact in found[0]} == {Confidence.LOW}
    assert services.headers[0]["Authorization"] == "Token key"
    assert services.queries[0]["locations"] == [{"kladr_id": "77"}]


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("Казань", "16"),
        ("Самарская обл.", "63"),
        ("спб", "78"),
        (None, None),
        ("Россия", None),
        ("Урал", None),
    ],
)
def test_a_region_narrows_the_question_only_when_it_is_one(region: str | None, code: str | None) -> None:
    question = make_question(Lead(company="Ромашка", region=region))
    assert question.get("locations") == ([{"kladr_id": code}] if code else None)
    assert (question["query"], question["type"]) == ("Ромашка", "LEGAL")


def test_sole_proprietors_and_branches_are_no_candidates() -> None:
    individual = load_payload("dadata/find_by_id_party_individual.json")
    assert read_suggestions(individual) == ()
    branch = put(
        load_payload("dadata/find_by_id_party_max_tier.json"),
        ("suggestions", 0, "data", "branch_type"),
        "BRANCH",
    )
    assert read_suggestions(branch) == ()
    numberless = put(
        load_payload("dadata/find_by_id_party_max_tier.json"), ("suggestions", 0, "data", "inn"), 7
    )
    assert read_suggestions(numberless) == ()


def test_a_lead_without_a_name_asks_nothing_and_a_spent_day_is_silence() -> None:
    services = Services({})
    assert DaDataSuggest("key").find(Lead(), open_door(services)) == ()
    assert services.asked == []
    limit = refusal(403, load_payload("dadata/error_403_limit.json"))
    with pytest.raises(SourceDown, match="dadata answered 403"):
        DaDataSuggest("key").find(Lead(company="Ромашка"), open_door(Services({"party": limit})))
