import json

from qualifier.dossier import Dossier
from qualifier.dossier_writing import write_dossier, write_entity, write_known_fact
from tests.qualifier.dossiers import make_dossier, make_fact


def test_a_dossier_is_plain_json() -> None:
    content = write_dossier(make_dossier())
    assert json.loads(json.dumps(content)) == content
    assert content["replies"][1] == {
        "source": "gleif",
        "reply": "silent",
        "facts": 0,
        "milliseconds": 3000,
        "is_cached": False,
        "reason": "deadline_passed",
    }


def test_an_empty_dossier_says_that_nobody_was_chosen() -> None:
    content = write_dossier(Dossier())
    assert (content["choice"], content["chosen"], content["facts"]) == ("unknown", None, [])


def test_a_fact_keeps_its_place_dates_and_terms() -> None:
    content = write_known_fact(make_fact(as_of=None))
    assert content["as_of"] is None
    assert content["fetched_at"] == "2026-09-15T09:30:00+00:00"
    assert (content["url"], content["licence"]) == ("https://suggestions.dadata.ru/x", "contract")


def test_an_entity_keeps_the_reasons_for_it() -> None:
    chosen = make_dossier().chosen
    assert chosen is not None
    assert write_entity(chosen)["reasons"] == ["ИНН совпадает"]
