"""A model's part in a plan, in a terminal: fields filled, readings that differ, words dropped."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from api.letter_terminal import say_drafted
from planner.media_plan import MediaPlan
from planner.model_reading import FieldReading
from planner.offer.prose_draft import name_sections
from qualifier.outreach.draft_log import Drafted
from qualifier.qualification import Bilingual

_WORDS = {
    "reading": Bilingual(
        ru="Бриф прочитан и моделью {model}", en="The brief was read by the model {model} too"
    ),
    "agrees": Bilingual(ru="расхождений с правилами нет", en="it differs from the rules in nothing"),
    "filled": Bilingual(ru="дополнила", en="it filled in"),
    "differs": Bilingual(
        ru="иначе прочла {field}: {model}; в плане {rules}",
        en="read {field} as {model}; the plan takes {rules}",
    ),
    "dropped": Bilingual(ru="не подтвердилось: {count}", en="not borne out: {count}"),
    "fault": Bilingual(
        ru="Модель бриф не прочла ({fault}): план по правилам",
        en="The model did not read the brief ({fault})",
    ),
    "prose": Bilingual(ru="Тексты предложения", en="Texts of the offer"),
    "nothing": Bilingual(ru="по шаблону", en="by template"),
}
_FIELDS = {
    "advertiser": Bilingual(ru="рекламодатель", en="advertiser"),
    "product": Bilingual(ru="продукт", en="product"),
    "industry": Bilingual(ru="отрасль", en="industry"),
    "objective": Bilingual(ru="цель", en="objective"),
    "budget": Bilingual(ru="бюджет", en="budget"),
    "start_date": Bilingual(ru="начало", en="start"),
    "end_date": Bilingual(ru="конец", en="end"),
    "regions": Bilingual(ru="регионы", en="regions"),
    "audience_age": Bilingual(ru="возраст", en="age"),
    "audience_gender": Bilingual(ru="пол", en="gender"),
    "channels_wanted": Bilingual(ru="желаемые каналы", en="channels wanted"),
    "channels_excluded": Bilingual(ru="исключённые каналы", en="channels ruled out"),
    "kpi": Bilingual(ru="показатели", en="targets"),
    "category_flags": Bilingual(ru="категория товара", en="category of goods"),
}


def draw_model(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    """Yield the lines about a model; nothing when none was asked."""
    if plan.model_reading is not None:
        yield from _draw_reading(plan, lang)
    if plan.prose is not None:
        told = name_sections(plan.prose) or _say("nothing", lang)
        yield Text(f"\n{_say('prose', lang)}: {told}", style="bold")
        yield from _draw_dropped(plan.prose.drafted, lang)


def _draw_reading(plan: MediaPlan, lang: str) -> Iterator[RenderableType]:
    reading = plan.model_reading
    if reading is None:
        return
    if reading.log.fault:
        yield Text(f"\n{_say('fault', lang).format(fault=reading.log.fault)}", style="bold yellow")
        return
    parts = [_say("reading", lang).format(model=reading.log.model)]
    if not reading.filled and not reading.disagreements:
        parts.append(_say("agrees", lang))
    if reading.fields_dropped:
        parts.append(_say("dropped", lang).format(count=reading.fields_dropped))
    yield Text(f"\n{' · '.join(parts)}", style="bold")
    yield from (_draw_filled(one, lang) for one in reading.filled)
    for one in reading.disagreements:
        told = _say("differs", lang).format(field=_name(one, lang), model=one.model, rules=one.rules or "—")
        yield Text(f"! {told}{_quote(one, lang)}", style="yellow")


def _draw_filled(one: FieldReading, lang: str) -> Text:
    return Text(f"+ {_say('filled', lang)} {_name(one, lang)}: {one.model}{_quote(one, lang)}")


def _quote(one: FieldReading, lang: str) -> str:
    if not one.quotes:
        return ""
    return f" («{one.quotes[0]}»)" if lang == "ru" else f' ("{one.quotes[0]}")'


def _name(one: FieldReading, lang: str) -> str:
    return _FIELDS[one.field].in_language(lang) if one.field in _FIELDS else one.field


def _draw_dropped(drafted: Drafted, lang: str) -> Iterator[RenderableType]:
    if drafted.fault or drafted.dropped_count:
        # The first line names the sections, which are told above.
        told = list(say_drafted(drafted, lang))
        yield from (Text(line, style="dim") for line in (told if drafted.fault else told[1:]))


def _say(name: str, lang: str) -> str:
    return _WORDS[name].in_language(lang)
