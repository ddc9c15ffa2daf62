"""What a model's research did, for a terminal: each step with its choices and what came of it."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.text import Text

from api.dossier_words import name_source
from api.terminal import shorten
from qualifier.dossier import Research, ResearchStep, StepResult
from qualifier.qualification import Bilingual


def _words(ru: str, en: str) -> Bilingual:
    return Bilingual(ru=ru, en=en)


_WORDS = {
    "title": _words("Выбор модели", "The model's choices"),
    "of": _words("из", "of"),
    "none": _words("никого: данных мало", "nobody: too little is known"),
    "cut": _words("просил ещё шагов, не сделано", "asked for more steps, not done"),
    "counted": _words("выбор засчитан, совпало", "the choice counts, these agree"),
    "shown": _words("выбор только показан: код его не подтвердил", "only shown: code does not bear it out"),
    "table": _words("компания определена по новым фактам", "new facts made the company certain"),
    "named": _words("известен только сайт, номера нет", "known by its site alone, without a number"),
    "still": _words("компания так и не определена", "the company is not certain still"),
    "facts": _words("фактов", "facts"),
    "rub": _words("₽", "roubles"),
    "s": _words("с", "s"),
}
_TOOLS: Mapping[str, Bilingual] = {
    "read_page": _words("страница", "page"),
    "ask_source": _words("источник", "source"),
    "choose_company": _words("компания", "company"),
    "unknown": _words("неизвестное действие", "an unknown action"),
}
_RESULTS: Mapping[StepResult, Bilingual] = {
    StepResult.NOTHING: _words("ничего", "nothing"),
    StepResult.REFUSED: _words("отклонено: такого не предлагалось", "refused: it was not offered"),
    StepResult.FAILED: _words("нет ответа", "no answer"),
    StepResult.CHOSEN: _words("выбрана", "chosen"),
}
_ENDS: Mapping[str, Bilingual] = {
    "off": _words("модель не задана, справка собрана без неё", "no model is set, looked up without one"),
    "busy": _words("модель занята, справка собрана без неё", "the model is busy, looked up without it"),
    "failed": _words("модель не справилась", "the model failed"),
    "out_of_time": _words("время вышло", "out of time"),
    "enough_steps": _words("шаги кончились", "out of steps"),
}
_SUPPORTS: Mapping[str, Bilingual] = {
    "number": _words("номер", "number"),
    "phone": _words("телефон", "phone"),
    "domain": _words("сайт или почта", "site or mail"),
    "region": _words("регион", "region"),
    "industry": _words("отрасль", "trade"),
    "name": _words("название", "name"),
}
_LONGEST_CHOICE = 44


def draw_research(research: Research, lang: str) -> Iterator[RenderableType]:
    """Return the research as lines: the head, each step, the conclusion."""
    yield Text()
    yield _draw_head(research, lang)
    for number, step in enumerate(research.steps, 1):
        yield _draw_step(number, step, lang)
    if research.cut:
        yield Text(f"  {_say('cut', lang)}: {research.cut}", style="yellow")
    if research.end in _ENDS:
        fault = f" ({research.fault})" if research.fault else ""
        yield Text(f"  {_ENDS[research.end].in_language(lang)}{fault}", style="yellow")
    if research.model:
        yield _conclude(research, lang)


def _draw_head(research: Research, lang: str) -> Text:
    head = Text(_say("title", lang), style="bold")
    if research.model:
        seconds, cost = research.milliseconds / 1000, float(research.cost_rub)
        money = f" · {cost:.2f} {_say('rub', lang)}" if cost else ""
        head.append(f"  {research.model} · {seconds:.1f} {_say('s', lang)}{money}", style="dim")
    return head


def _draw_step(number: int, step: ResearchStep, lang: str) -> Text:
    tool = _TOOLS.get(step.tool, _TOOLS["unknown"]).in_language(lang)
    line = Text(f"  {number}. {tool} ")
    if step.chosen:
        line.append(shorten(_name_choice(step, lang), _LONGEST_CHOICE), style="bold")
    line.append(f" ({_say('of', lang)} {len(step.offered)}): ", style="dim")
    is_fine = step.result in {StepResult.FACTS, StepResult.CHOSEN}
    return line.append(_describe_result(step, lang), style="green" if is_fine else "dim")


def _name_choice(step: ResearchStep, lang: str) -> str:
    if step.chosen == ("none",):
        return _say("none", lang)
    if step.tool == "ask_source":
        return f"{name_source(step.chosen[0], lang)}: {' '.join(step.chosen[1:])}"
    return " ".join(step.chosen)


def _describe_result(step: ResearchStep, lang: str) -> str:
    if step.result is StepResult.FACTS:
        return f"{_say('facts', lang)} {step.facts}"
    return _RESULTS[step.result].in_language(lang)


def _conclude(research: Research, lang: str) -> Text:
    if research.is_counted:
        agrees = ", ".join(
            _SUPPORTS[one].in_language(lang) for one in research.supported_by if one in _SUPPORTS
        )
        return Text(f"  → {_say('counted', lang)}: {agrees}", style="green")
    if research.after in {"chosen", "named"}:
        word = "table" if research.after == "chosen" else "named"
        return Text(f"  → {_say(word, lang)}", style="green" if word == "table" else "yellow")
    shown = f": {shorten(research.choice, _LONGEST_CHOICE)}" if research.choice else ""
    return Text(f"  → {_say('shown' if research.choice else 'still', lang)}{shown}", style="yellow")


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)
