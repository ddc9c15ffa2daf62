from datetime import date
from typing import Any

import pytest

from kit.errors import BadInput
from planner.brief import Channel
from planner.media_plan import Goal
from planner.plan_request import read_plan_request
from tests.planner.builders import AS_OF

TEXT = "Нужна реклама в Москве, бюджет 2 млн рублей без НДС"

REFUSED: list[tuple[Any, str]] = [
    (None, "must be an object"),
    ([], "must be an object"),
    ({}, "text or brief: is missing"),
    ({"text": " "}, "text or brief: is missing"),
    ({"text": 5}, "text or brief: is missing"),
    ({"text": TEXT, "brief": {}}, "not both"),
    ({"text": "x" * 100_001}, "longer than"),
    ({"text": TEXT, "as_of": "tomorrow"}, "as_of: must be a date"),
    ({"text": TEXT, "as_of": 20261125}, "as_of: must be a date"),
    ({"text": TEXT, "as_of": "1999-01-01"}, "years away"),
    ({"text": TEXT, "goal": "fame"}, "goal: must be one of"),
    ({"text": TEXT, "goal": []}, "goal: must be one of"),
    ({"text": TEXT, "sms_text": ""}, "sms_text"),
    ({"text": TEXT, "sms_text": "x" * 2_001}, "sms_text"),
    ({"text": TEXT, "lang": "de"}, "lang"),
    ({"brief": []}, "must be a JSON object"),
    ({"brief": {"budget_max_rub": "много"}}, "budget_max_rub"),
    ({"brief": {"channels_wanted": ["голуби"]}}, "channels_wanted"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_cannot_be_used_is_one_sentence(content: Any, message: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_plan_request(content, today=AS_OF)
    assert message in refusal.value.detail
    assert refusal.value.detail_ru


def test_a_letter_is_read_and_wishes_stand_beside_it() -> None:
    content = {"text": TEXT, "goal": "clicks", "sms_text": "Скидка", "as_of": "2026-10-01", "x": 1}
    request = read_plan_request(content, today=AS_OF)
    assert request.brief.regions == ("Москва",)
    assert (request.wishes.goal, request.wishes.sms_text) == (Goal.CLICKS, "Скидка")
    assert (request.as_of, request.lang, request.ignored) == (date(2026, 10, 1), "ru", ("x",))


def test_a_brief_in_fields_is_taken_as_it_is() -> None:
    fields = {"advertiser": "Acme", "channels_wanted": ["sms"], "budget_max_rub": 5}
    request = read_plan_request({"brief": fields}, today=AS_OF)
    assert request.brief.channels_wanted == (Channel.SMS,)
    assert (request.as_of, request.lang) == (AS_OF, "en")
