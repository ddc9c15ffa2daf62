"""Past deals like a lead on its scorecard: a few lines each, so that a salesperson can refer to them."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from qualifier.qualification import Bilingual
from qualifier.record import Outcome, PastDeal

# A card is read in half a minute; the interface gives the rest.
_SHOWN = 3
_LONGEST_NAME = 34
_LONGEST_REASON = 120
_OUTCOMES = {
    Outcome.WON: (Bilingual(ru="выиграна", en="won"), "green"),
    Outcome.LOST: (Bilingual(ru="проиграна", en="lost"), "red"),
}
_WORDS = {
    "similar": Bilingual(ru="Похожие сделки", en="Similar past deals"),
    "won": Bilingual(ru="выиграно", en="won"),
    "days": Bilingual(ru="дн.", en="days"),
    "alike": Bilingual(ru="похожа", en="alike"),
    "differs": Bilingual(ru="отличается", en="differs"),
    "why": Bilingual(ru="почему проиграна", en="why lost"),
    "nameless": Bilingual(ru="другой клиент", en="another client"),
}


def draw_similar(deals: Sequence[PastDeal], lang: str) -> Iterator[RenderableType]:
    """Return the lines of the deals that memory brought, none when it brought none."""
    similar = [deal for deal in deals if deal.likeness is not None]
    if not similar:
        return
    won = sum(deal.outcome is Outcome.WON for deal in similar)
    head = Text(f"{_say('similar', lang)}: ", style="bold")
    head.append(f"{len(similar)}, {_say('won', lang)} {won}", style="not bold")
    yield head
    for number, deal in enumerate(similar[:_SHOWN], 1):
        head, *rest = _draw_deal(number, deal, lang)
        yield Padding(head, (0, 0, 0, 2))
        yield from (Padding(line, (0, 0, 0, 5)) for line in rest)


def _draw_deal(number: int, deal: PastDeal, lang: str) -> Iterator[Text]:
    name = _shorten(deal.client or deal.industry or _say("nameless", lang), _LONGEST_NAME)
    line = Text(f"{number}. {name}")
    if deal.outcome is not None:
        outcome, style = _OUTCOMES[deal.outcome]
        line.append(" · ").append(outcome.in_language(lang), style=style)
    for fact in _list_facts(deal, lang):
        line.append(f" · {fact}")
    yield line
    if deal.likeness is not None:
        for word, texts in (("alike", deal.likeness.same), ("differs", deal.likeness.differs)):
            if texts:
                yield Text(f"{_say(word, lang)}: {'; '.join(texts)}", style="dim")
    if deal.loss_reason:
        yield Text(f"{_say('why', lang)}: {_shorten(deal.loss_reason, _LONGEST_REASON)}")


def _list_facts(deal: PastDeal, lang: str) -> Iterator[str]:
    if deal.amount_rub is not None:
        yield f"{deal.amount_rub:,} ₽".replace(",", "\u00a0")
    if deal.days_taken is not None:
        yield f"{deal.days_taken} {_say('days', lang)}"


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)


def _shorten(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
