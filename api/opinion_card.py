"""A model's opinion on the card: where it differs from the rules, what was kept of it, what it cost."""

from collections.abc import Iterator
from decimal import Decimal

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from qualifier.labels import CRITERIA, LEVELS
from qualifier.qualification import Bilingual, Disagreement, Opinion

_AGREES = Bilingual(ru="согласна с правилами во всём", en="agrees with the rules in everything")
_DIFFERS = Bilingual(ru="расходится с правилами", en="differs from the rules")
_DROPPED = Bilingual(ru="цитат отброшено", en="quotes dropped")
_KEPT = Bilingual(ru="принято", en="taken as")
_TOKENS = Bilingual(ru="токенов", en="tokens")
_MODEL = Bilingual(ru="Модель", en="Model")


def draw_opinion(opinion: Opinion, lang: str) -> Iterator[RenderableType]:
    """Yield the lines about the model; nothing when it did not answer, which the card says elsewhere."""
    if opinion.fault is not None:
        return
    yield Text(f"{_MODEL.in_language(lang)} {opinion.model}: {_sum_up(opinion, lang)}", style="bold")
    for told in opinion.disagreements:
        yield Padding(_draw_difference(told, lang), (0, 0, 0, 2))


def _sum_up(opinion: Opinion, lang: str) -> str:
    count = len(opinion.disagreements)
    parts = [_AGREES.in_language(lang) if not count else f"{_DIFFERS.in_language(lang)}: {count}"]
    if opinion.quotes_dropped:
        parts.append(f"{_DROPPED.in_language(lang)}: {opinion.quotes_dropped}")
    if opinion.input_tokens is not None and opinion.output_tokens is not None:
        parts.append(f"{opinion.input_tokens} + {opinion.output_tokens} {_TOKENS.in_language(lang)}")
    if cost := Decimal(opinion.cost_rub):
        parts.append(f"{cost.quantize(Decimal('0.01'))} ₽")
    return " · ".join(parts)


def _draw_difference(told: Disagreement, lang: str) -> Text:
    rules, model, merged = (
        LEVELS[level].in_language(lang) for level in (told.rules, told.model, told.merged)
    )
    text = Text(f"{CRITERIA[told.criterion].in_language(lang)}: {rules} → {model}")
    text.append(f" ({_KEPT.in_language(lang)}: {merged}) ", style="dim")
    text.append(told.why, style="italic")
    return text
