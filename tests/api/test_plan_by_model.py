from datetime import date

import pytest

from api.plan_by_model import PlannersModel, open_planners_model, put_beside
from kit.errors import SettingsInvalid
from planner.brief import Brief
from planner.brief_reading import read_brief
from planner.draft import draft_plan
from tests.planner.builders import the_card

AS_OF = date(2026, 11, 25)
TEXT = "Рекламодатель: АО «Колос». Регионы: Тверь. Бюджет 900 тысяч без НДС."


@pytest.mark.parametrize("text", [TEXT, "", "Hello, a budget of 2 million roubles for Kazan"])
def test_without_a_model_the_rules_read_alone(text: str) -> None:
    with open_planners_model(is_asked=False) as beside:
        assert beside.read(text, AS_OF) == (read_brief(text, as_of=AS_OF), None)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_without_a_model_the_templates_speak_alone(lang: str) -> None:
    plan = draft_plan(Brief(), the_card(), as_of=AS_OF)
    assert PlannersModel().word(plan, lang) is plan


def test_the_day_of_reading_is_the_callers() -> None:
    days = [date(2026, 11, 25), date(2027, 11, 25)]
    briefs = [PlannersModel().read("Старт 1 февраля", day)[0] for day in days]
    assert [one.start_date for one in briefs] == [date(2027, 2, 1), date(2028, 2, 1)]
    assert all(isinstance(one, Brief) for one in briefs)


@pytest.mark.parametrize("known", [{}, {"DEALWRIGHT_MODEL": "m-1"}])
def test_a_model_that_is_not_set_up_is_told_before_anything_is_read(
    known: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(tmp_path)  # type: ignore[arg-type]
    for name in ("DEALWRIGHT_MODEL_URL", "DEALWRIGHT_MODEL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid), open_planners_model(is_asked=True):
        pass


@pytest.mark.parametrize("why", ["off", "busy"])
def test_without_a_hand_the_rules_speak_and_the_plan_says_why(why: str) -> None:
    beside = put_beside(why)
    brief, reading = beside.read(TEXT, AS_OF)
    plan = beside.word(draft_plan(brief, the_card(), as_of=AS_OF), "ru")
    assert brief == read_brief(TEXT, as_of=AS_OF)
    assert reading is not None
    assert plan.prose is not None
    assert (reading.log.fault, reading.log.engine) == (why, "rules")
    assert (plan.prose.drafted.fault, plan.prose.understanding) == (why, None)
