import json
from dataclasses import replace

import pytest

from qualifier.canonical_json import hash_text, write_json
from qualifier.chance.features import load_features
from qualifier.chance.published import RATES_FORMAT, SegmentRate, parse_published, write_rates
from qualifier.win_model.fields import ORDER, ColumnKind, Field
from qualifier.win_model.model_json import ModelInvalid, hash_model, write_model
from tests.qualifier.chance.published_models import CREATED, RATES, make_model, publish, publish_rates

FEATURES = load_features()


def test_a_model_is_named_by_the_hash_that_training_gave_it() -> None:
    assert publish().hash == hash_model(make_model())


def test_fields_are_matched_by_heading_and_the_rest_is_told() -> None:
    found = publish()
    assert found.sources == {"Источник": "source", "Budget": "budget_rub", "created": "created"}
    assert found.unanswered == ("Менеджер",)


def test_a_running_number_is_never_answered_by_a_day() -> None:
    running = Field(name=f"created ({ORDER})", kind=ColumnKind.NUMBER, edges=(1.0,))
    model = make_model(fields=(*make_model().fields[:3], running))
    assert running.name not in publish(model).sources
    assert CREATED.name in publish().sources


def test_shares_won_are_read_back_as_written() -> None:
    found = publish_rates()
    assert (found.model, found.rates, found.version) == (None, RATES, 2)
    assert found.unanswered == ()


def test_equal_shares_are_equal_byte_for_byte() -> None:
    assert write_rates(RATES) == write_rates(tuple(replace(rate) for rate in RATES))


def _sealed(content: dict[str, object]) -> str:
    return write_json({**content, "hash": hash_text(write_json(content))})


RATE = {"field": "", "value": "", "n": 3, "won": 1, "low": 0.1, "high": 0.8}
BROKEN = [
    ("", "nothing"),
    ("{", "half of it"),
    ("[]", "a list"),
    ('"x"', "a text"),
    ("{}", "no format"),
    ('{"format":"other","hash":"x"}', "another format"),
    (_sealed({"format": RATES_FORMAT, "version": 2, "rates": [RATE]}), "a later version"),
    (_sealed({"format": RATES_FORMAT, "version": 1, "rates": []}), "no shares"),
    (_sealed({"format": RATES_FORMAT, "version": 1, "rates": [{"field": ""}]}), "half a share"),
    (_sealed({"format": RATES_FORMAT, "version": 1, "rates": [{**RATE, "more": 1}]}), "more than a share"),
    (write_rates(RATES).replace('"won":21', '"won":22'), "a changed share"),
    (write_model(make_model()).replace("partner", "pardner"), "a changed model"),
    (write_model(make_model())[:-20], "a cut model"),
]


@pytest.mark.parametrize(("text", "what"), BROKEN, ids=[what for _, what in BROKEN])
def test_what_is_no_model_is_refused(text: str, what: str) -> None:
    with pytest.raises(ModelInvalid):
        parse_published(text, FEATURES)


def test_a_model_says_nothing_that_runs() -> None:
    content = json.loads(write_model(make_model()))
    assert content["format"] == "dealwright-win-model"
    assert {type(value) for value in content.values()} <= {str, int, float, list, dict}


def test_the_first_share_is_that_of_all_deals() -> None:
    assert publish_rates().rates[0] == SegmentRate(field="", value="", n=60, won=21, low=0.24, high=0.48)
