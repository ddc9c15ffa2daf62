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


def step(tool: str = "read_page", **changes: object) -> ResearchStep:
    given: dict = {"chosen": ("/oferta",), "offered": ("/oferta",), "result": StepResult.NOTHING}
    return ResearchStep(tool=tool, **{**given, **changes})


@pytest.mark.parametrize(
    ("result", "ru", "en"),
    [
        (StepResult.FACTS, "фактов 7", "facts 7"),
        (StepResult.NOTHING, "ничего", "nothing"),
        (StepResult.REFUSED, "отклонено: такого не предлагалось", "refused: it was not offered"),
        (StepResult.FAILED, "нет ответа", "no answer"),
        (StepResult.CHOSEN, "выбрана", "chosen"),
    ],
)
def test_each_result_has_its_words(result: StepResult, ru: str, en: str) -> None:
    log = make_log(steps=(step(result=result, facts=7),))
    assert f"1. страница /oferta (из 1): {ru}\n" in draw(log, "ru")
    assert f"1. page /oferta (of 1): {en}\n" in draw(log, "en")


@pytest.mark.parametrize(
    ("tool", "ru", "en"),
    [
        ("read_page", "страница", "page"),
        ("ask_source", "источник", "source"),
        ("choose_company", "компания", "company"),
        ("unknown", "неизвестное действие", "an unknown action"),
        # A tool that a later version knows and this one does not.
        ("send_mail", "неизвестное действие", "an unknown action"),
    ],
)
def test_each_tool_has_its_words(tool: str, ru: str, en: str) -> None:
    log = make_log(steps=(step(tool, chosen=(), offered=()),))
    assert f"1. {ru}  (из 0): ничего" in draw(log, "ru")
    assert f"1. {en}  (of 0): nothing" in draw(log, "en")


@pytest.mark.parametrize(
    ("source", "lang", "title"),
    [
        ("dadata", "ru", "DaData"),
        ("companies_house", "ru", "Реестр компаний Великобритании"),
        ("companies_house", "en", "UK Companies House"),
        ("checko", "en", "Checko"),
        ("gone_source", "ru", "gone_source"),
    ],
)
def test_a_source_is_shown_by_its_title(source: str, lang: str, title: str) -> None:
    log = make_log(steps=(step("ask_source", chosen=(source, "X 1")),))
    assert f"{title}: X 1 (" in draw(log, lang)


def test_that_nobody_was_chosen_is_said_in_the_readers_language() -> None:
    log = make_log(steps=(step("choose_company", chosen=("none",), result=StepResult.CHOSEN),))
    assert "nobody: too little is known" in draw(log, "en")
    # A page of that name is a page.
    assert "никого" not in draw(make_log(steps=(step(chosen=("/none",)),)), "ru")


def test_a_long_choice_is_shortened_to_fit_the_line() -> None:
    name = "ООО «" + "Лазурный берег и сыновья " * 6 + "»"
    log = make_log(steps=(step("choose_company", chosen=(name,), result=StepResult.CHOSEN),))
    (line,) = (one for one in draw(log, "ru").splitlines() if "1. компания" in one)
    assert name not in line
    assert "…" in line
    assert line.endswith("(из 1): выбрана")
    assert len(line) <= 76


@pytest.mark.parametrize(
    ("changes", "ru", "en"),
    [
        ({"milliseconds": 0, "cost_rub": "0"}, "plausible · 0.0 с\n", "plausible · 0.0 s\n"),
        ({"milliseconds": 1_960, "cost_rub": "0"}, "plausible · 2.0 с\n", "plausible · 2.0 s\n"),
        ({"milliseconds": 12_340, "cost_rub": "3"}, "12.3 с · 3.00 ₽\n", "12.3 s · 3.00 roubles\n"),
        ({"milliseconds": 0, "cost_rub": "0.004"}, "0.0 с · 0.00 ₽\n", "0.0 s · 0.00 roubles\n"),
        ({"cost_rub": "1234.5"}, "1.2 с · 1234.50 ₽\n", "1.2 s · 1234.50 roubles\n"),
    ],
)
def test_the_head_tells_time_and_money_and_no_money_that_was_not_spent(changes, ru: str, en: str) -> None:
    assert ru in draw(make_log(**changes), "ru")
    assert en in draw(make_log(**changes), "en")


@pytest.mark.parametrize(
    ("end", "ru", "en"),
    [
        ("off", "модель не задана, справка собрана без неё", "no model is set, looked up without one"),
        ("busy", "модель занята, справка собрана без неё", "the model is busy, looked up without it"),
        ("failed", "модель не справилась", "the model failed"),
        ("out_of_time", "время вышло", "out of time"),
        ("enough_steps", "шаги кончились", "out of steps"),
    ],
)
def test_each_end_but_the_good_one_is_told_in_words(end: str, ru: str, en: str) -> None:
    assert f"  {ru}\n" in draw(make_log(end=end), "ru")
    assert f"  {en}\n" in draw(make_log(end=end), "en")


def test_a_good_end_and_nothing_cut_take_no_line() -> None:
    printed = draw(make_log(steps=(), after="chosen"), "en").splitlines()
    assert [line.strip() for line in printed if line.strip()] == [
        "The model's choices  plausible · 1.2 s · 0.13 roubles",
        "→ new facts made the company certain",
    ]


@pytest.mark.parametrize(
    ("kinds", "ru", "en"),
    [
        (("number", "phone"), "номер, телефон", "number, phone"),
        (("domain", "region"), "сайт или почта, регион", "site or mail, region"),
        (("industry", "name"), "отрасль, название", "trade, name"),
        # What only a later version knows is left out.
        (("horoscope", "name"), "название", "name"),
    ],
)
def test_what_bears_a_choice_out_is_named(kinds: tuple[str, ...], ru: str, en: str) -> None:
    log = make_log(is_counted=True, supported_by=kinds, after="chosen", choice="ООО «Икс» 1")
    assert f"→ выбор засчитан, совпало: {ru}\n" in draw(log, "ru")
    assert f"→ the choice counts, these agree: {en}\n" in draw(log, "en")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"after": "named"}, "known by its site alone, without a number"),
        ({"after": "chosen", "choice": "Икс"}, "new facts made the company certain"),
        ({"after": "ambiguous"}, "the company is not certain still"),
        ({"after": "unknown"}, "the company is not certain still"),
        ({"after": "ambiguous", "choice": "Икс 1"}, "only shown: code does not bear it out: Икс 1"),
    ],
)
def test_there_is_one_conclusion_and_it_is_the_right_one(changes, words: str) -> None:
    printed = draw(make_log(**changes), "en")
    assert f"→ {words}\n" in printed
    assert printed.count("→") == 1


def test_without_a_model_the_head_names_none() -> None:
    printed = draw(make_log(model="", steps=(), end="off"), "en").splitlines()
    assert "The model's choices" in [line.rstrip() for line in printed]


def test_what_was_cut_comes_after_the_steps_and_before_the_end() -> None:
    printed = draw(make_log(cut=4, end="enough_steps"), "en")
    places = [printed.index(word) for word in ("4. company", "not done: 4", "out of steps", "→")]
    assert places == sorted(places)
