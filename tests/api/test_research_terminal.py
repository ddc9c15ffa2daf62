import pytest
from rich.console import Console

from api.research_terminal import draw_research
from qualifier.dossier import Research, ResearchStep, StepResult


def make_log(**changes: object) -> Research:
    given: dict = {
        "model": "plausible",
        "prompt": "investigate.v1",
        "prompt_fingerprint": "0" * 16,
        "end": "finished",
        "steps": (
            ResearchStep(
                tool="read_page",
                chosen=("/oferta",),
                offered=("/a", "/oferta"),
                result=StepResult.FACTS,
                facts=2,
            ),
            ResearchStep(
                tool="ask_source",
                chosen=("dadata", 'ООО "ЛАЗУРЬ" 0000101640'),
                offered=("dadata c1",),
                result=StepResult.FAILED,
            ),
            ResearchStep(tool="unknown", result=StepResult.REFUSED, reason="not_offered"),
            ResearchStep(
                tool="choose_company", chosen=("none",), offered=("a", "b"), result=StepResult.CHOSEN
            ),
        ),
        "milliseconds": 1_240,
        "cost_rub": "0.1288",
    }
    return Research(**{**given, **changes})


def draw(log: Research, lang: str) -> str:
    console = Console(width=76, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    for line in draw_research(log, lang):
        console.print(line)
    console.file.close()
    return console.export_text()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ru",
            (
                "Выбор модели  plausible · 1.2 с · 0.13 ₽",
                "1. страница /oferta (из 2): фактов 2",
                '2. источник DaData: ООО "ЛАЗУРЬ" 0000101640 (из 1): нет ответа',
                "3. неизвестное действие  (из 0): отклонено: такого не предлагалось",
                "4. компания никого: данных мало (из 2): выбрана",
                "→ компания так и не определена",
            ),
        ),
        (
            "en",
            (
                "The model's choices  plausible · 1.2 s · 0.13 roubles",
                "1. page /oferta (of 2): facts 2",
                "refused: it was not offered",
                "→ the company is not certain still",
            ),
        ),
    ],
)
def test_each_step_tells_what_was_chosen_from_what_and_what_came_of_it(lang: str, words) -> None:
    printed = draw(make_log(), lang)
    assert max(map(len, printed.splitlines())) <= 76
    for word in words:
        assert word in printed


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"is_counted": True, "supported_by": ("region", "name"), "after": "chosen"},
            "засчитан, совпало: регион",
        ),
        ({"after": "chosen"}, "компания определена по новым фактам"),
        ({"after": "named"}, "известен только сайт"),
        ({"choice": "ООО «Икс» 1", "after": "ambiguous"}, "код его не подтвердил: ООО «Икс» 1"),
        ({"cut": 994}, "просил ещё шагов, не сделано: 994"),
        ({"end": "failed", "fault": "timed_out"}, "модель не справилась (timed_out)"),
        ({"end": "out_of_time"}, "время вышло"),
    ],
)
def test_the_conclusion_says_whether_the_choice_counts(changes, words: str) -> None:
    assert words in draw(make_log(**changes), "ru")


@pytest.mark.parametrize(("end", "words"), [("off", "модель не задана"), ("busy", "модель занята")])
def test_that_there_was_no_model_is_told_without_a_conclusion(end: str, words: str) -> None:
    printed = draw(make_log(model="", steps=(), end=end), "ru")
    assert words in printed
    assert "→" not in printed
