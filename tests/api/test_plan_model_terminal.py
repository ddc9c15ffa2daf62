from dataclasses import replace

import pytest
from rich.console import Console

from api.plan_by_model import open_planners_model
from api.plan_model_terminal import draw_model
from kit.errors import SettingsInvalid
from planner.media_plan import MediaPlan
from planner.model_reading import FieldReading, ModelReading
from planner.prose import OfferProse
from qualifier.outreach.draft_log import Drafted, Dropped
from tests.planner.offer.offered import plan_of

LOG = Drafted(model="m-1", prompt="read_brief.v1", prompt_fingerprint="0" * 16)
AGE = FieldReading(
    field="audience_age", rules=None, model="30, 55", taken="model", quotes=("дамы за тридцать",)
)
START = FieldReading(field="start_date", rules="2027-02-01", model="2027-03-01", taken="rules", quotes=())


def plan(**changes: object) -> MediaPlan:
    return replace(plan_of("brief_pharmacy_ru.txt"), **changes)  # type: ignore[arg-type]


def shown(told: MediaPlan, lang: str = "ru") -> str:
    console = Console(width=200)
    with console.capture() as capture:
        for part in draw_model(told, lang):
            console.print(part)
    return capture.get()


def test_without_a_model_nothing_is_told() -> None:
    assert shown(plan()) == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ru",
            [
                "Бриф прочитан и моделью m-1",
                "не подтвердилось: 2",
                "дополнила возраст: 30, 55 («дамы",
                "иначе прочла начало",
            ],
        ),
        (
            "en",
            [
                "read by the model m-1",
                "not borne out: 2",
                'filled in age: 30, 55 ("дамы',
                "read start as 2027-03-01",
            ],
        ),
    ],
)
def test_fields_filled_and_readings_that_differ_are_told(lang: str, words: list[str]) -> None:
    reading = ModelReading(log=LOG, filled=(AGE,), disagreements=(START,), fields_dropped=2)
    text = shown(plan(model_reading=reading), lang)
    assert all(word in text for word in words)


def test_agreement_is_told() -> None:
    assert "расхождений с правилами нет" in shown(plan(model_reading=ModelReading(log=LOG)))


def test_a_model_that_did_not_read_is_told_with_its_fault() -> None:
    text = shown(plan(model_reading=ModelReading(log=replace(LOG, fault="timed_out"))))
    assert "не прочла (timed_out)" in text.replace("бриф ", "")


def test_the_offers_sections_and_what_was_dropped_are_told() -> None:
    dropped = Dropped(section="idea", sentence="Мы лучшие.", kind="promise", detail="лучшие")
    log = replace(LOG, sections=("understanding", "role:sms"), dropped=(dropped,), dropped_count=1)
    text = shown(plan(prose=OfferProse(lang="ru", drafted=log)))
    assert "Тексты предложения: задача и показатели, SMS" in text
    assert "idea: promise, лучшие" in text


def test_texts_by_template_and_their_fault_are_told() -> None:
    text = shown(plan(prose=OfferProse(lang="ru", drafted=replace(LOG, fault="busy"))))
    assert "Тексты предложения: по шаблону" in text
    assert "busy" in text


def test_without_the_wish_no_model_is_opened() -> None:
    with open_planners_model(is_asked=False) as beside:
        assert beside.word(plan(), "ru") == plan()
        brief, reading = beside.read("Бюджет 900 тысяч без НДС", plan().as_of)
    assert (brief.budget_max_rub, reading) == (900_000, None)


def test_a_wish_without_settings_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(tmp_path)  # type: ignore[arg-type]
    for name in ("DEALWRIGHT_MODEL_URL", "DEALWRIGHT_MODEL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsInvalid), open_planners_model(is_asked=True):
        pass


@pytest.mark.parametrize(
    ("field", "ru", "en"),
    [
        ("advertiser", "рекламодатель", "advertiser"),
        ("budget", "бюджет", "budget"),
        ("end_date", "конец", "end"),
        ("regions", "регионы", "regions"),
        ("audience_gender", "пол", "gender"),
        ("channels_excluded", "исключённые каналы", "channels ruled out"),
        ("kpi", "показатели", "targets"),
        ("category_flags", "категория товара", "category of goods"),
        # A field that has no words yet is told by its own name.
        ("mood", "mood", "mood"),
    ],
)
def test_each_field_is_named_in_the_readers_language(field: str, ru: str, en: str) -> None:
    told = plan(model_reading=ModelReading(log=LOG, filled=(replace(AGE, field=field, quotes=()),)))
    assert f"+ дополнила {ru}: 30, 55\n" in shown(told)
    assert f"+ it filled in {en}: 30, 55\n" in shown(told, "en")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ru", "! иначе прочла начало: 2027-03-01; в плане —"),
        ("en", "! read start as 2027-03-01; the plan takes —"),
    ],
)
def test_what_the_rules_do_not_know_is_a_dash(lang: str, line: str) -> None:
    reading = ModelReading(log=LOG, disagreements=(replace(START, rules=None),))
    text = shown(plan(model_reading=reading), lang)
    assert line in text
    assert "None" not in text


def test_the_brief_is_told_before_the_offer_and_a_fault_hides_the_rest() -> None:
    failed = ModelReading(log=replace(LOG, fault="busy"), filled=(AGE,), fields_dropped=3)
    text = shown(plan(model_reading=failed, prose=OfferProse(lang="ru", drafted=LOG)))
    assert text.index("не прочла (busy)") < text.index("Тексты предложения")
    assert "дополнила" not in text
    assert "не подтвердилось" not in text


def test_words_of_a_client_are_no_markup_of_the_terminal() -> None:
    reading = ModelReading(log=LOG, filled=(replace(AGE, model="[bold]30[/bold]", quotes=("[red]",)),))
    text = shown(plan(model_reading=reading))
    assert "[bold]30[/bold] («[red]»)" in text
