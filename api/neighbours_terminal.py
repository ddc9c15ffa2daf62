"""Past deals like a request, for a terminal of 80 columns: how each ended, why it is like, how it differs."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.terminal import shorten
from qualifier.deals.closed_deal import ClosedDeal
from qualifier.deals.likeness import Neighbour
from qualifier.qualification import Bilingual
from qualifier.record import Outcome

if TYPE_CHECKING:
    from qualifier.past_deals.search import Found

_LONGEST_NAME = 44
_LONGEST_TASK = 150
_OUTCOMES = {
    Outcome.WON: (Bilingual(ru="выиграна", en="won"), "bold green"),
    Outcome.LOST: (Bilingual(ru="проиграна", en="lost"), "bold red"),
}
_WORDS = {
    "nothing": Bilingual(ru="Похожих сделок, закрытых к этому дню, нет.", en="No deals like it by that day."),
    "nameless": Bilingual(ru="компания не названа", en="company not named"),
    "days": Bilingual(ru="дн.", en="days"),
    "same": Bilingual(ru="похожа", en="alike"),
    "differs": Bilingual(ru="отличается", en="differs"),
    "reason": Bilingual(ru="причина отказа", en="why lost"),
    "as_of": Bilingual(ru="Сделки, закрытые не позже", en="Deals closed by"),
    "won": Bilingual(ru="из них выиграно", en="won of them"),
    "no_model": Bilingual(
        ru="модель эмбеддингов не ответила: найдено по словам", en="no embeddings: found by words only"
    ),
    "no_store": Bilingual(
        ru="векторное хранилище недоступно: точный перебор", en="no vector store: searched exactly"
    ),
    "not_embedded": Bilingual(
        ru="не все сделки находятся по смыслу: выполните deals embed",
        en="not all deals are found by meaning yet: run deals embed",
    ),
}


def print_found(console: Console, found: "Found", as_of: date, lang: str) -> None:
    """Print the deals found, the most like first, and what the search had to do without."""
    if not found.neighbours:
        console.print(_say("nothing", lang))
    else:
        won = sum(one.stored.deal.outcome is Outcome.WON for one in found.neighbours)
        console.print(
            f"{_say('as_of', lang)} {as_of.isoformat()}: {len(found.neighbours)}, {_say('won', lang)} {won}"
        )
        for place, neighbour in enumerate(found.neighbours, 1):
            console.print()
            for line in _draw(place, neighbour, lang):
                console.print(line)
    for word in sorted(found.degraded):
        console.print(Text(f"! {_say(word.value, lang)}", style="yellow"))


def _draw(place: int, neighbour: Neighbour, lang: str) -> Iterator[RenderableType]:
    deal = neighbour.stored.deal
    outcome, style = _OUTCOMES[deal.outcome]
    head = Text(f"{place}. ")
    head.append(shorten(deal.company or _say("nameless", lang), _LONGEST_NAME), style="bold")
    head.append(" · ")
    head.append(outcome.in_language(lang), style=style)
    head.append(f" · {neighbour.score:.2f}", style="dim")
    yield head
    yield Padding(Text(" · ".join(_list_facts(deal, lang))), (0, 0, 0, 3))
    if deal.task:
        yield Padding(Text(shorten(deal.task, _LONGEST_TASK), style="italic"), (0, 0, 0, 3))
    for word, texts in (("same", neighbour.same), ("differs", neighbour.differs)):
        if texts:
            told = "; ".join(text.in_language(lang) for text in texts)
            yield Padding(Text(f"{_say(word, lang)}: {told}"), (0, 0, 0, 3))
    if deal.loss_reason:
        yield Padding(Text(f"{_say('reason', lang)}: {deal.loss_reason}"), (0, 0, 0, 3))


def _list_facts(deal: ClosedDeal, lang: str) -> Iterator[str]:
    yield f"{deal.source} {deal.id}"
    if deal.amount_rub is not None:
        yield f"{deal.amount_rub:,.0f} ₽".replace(",", "\u00a0")
    if deal.closed is not None:
        yield deal.closed.isoformat()
    if deal.days_taken is not None:
        yield f"{deal.days_taken} {_say('days', lang)}"
    yield from (part for part in (deal.industry, deal.region) if part)
    if deal.products:
        yield ", ".join(deal.products)


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)
