"""Embedding of deals behind an import: a few at a time, each text once, going on where a kill stopped it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kit.embeddings import Embedder
from qualifier.deals.text_recipe import RECIPE, hash_text, write_deal_text
from qualifier.deals.vector_shelf import Space, VectorShelf

# A part is one transaction, and what a kill loses: some seconds of the bundled model.
_DEALS_A_PART = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingReport:
    """What embedding came to: deals that can be found by meaning now, texts embedded, vectors dropped."""

    deals: int
    texts: int
    dropped: int


def name_space(embedder: Embedder) -> Space:
    """Return the space of an embedder's vectors, made of texts of the present recipe."""
    return Space(model=embedder.model, dimension=embedder.dimension, recipe=RECIPE)


def embed_deals(
    shelf: VectorShelf, embedder: Embedder, *, now: Callable[[], datetime], watch: Callable[[int], None]
) -> EmbeddingReport:
    """Embed each deal that has no vector yet; ModelFailed ends it, what is done stays done."""
    space = name_space(embedder)
    deals = texts = last = 0
    while part := shelf.list_unread(space, after=last, limit=_DEALS_A_PART):
        text_by_deal = {stored.number: write_deal_text(stored.deal) for stored in part}
        hash_by_deal = {number: hash_text(text) for number, text in text_by_deal.items()}
        text_by_hash = {hash_by_deal[number]: text for number, text in text_by_deal.items()}
        known = shelf.find_known(space, tuple(text_by_hash))
        fresh = {name: text for name, text in text_by_hash.items() if name not in known}
        vectors = embedder.embed_texts(tuple(fresh.values())) if fresh else ()
        shelf.keep(space, hash_by_deal, dict(zip(fresh, vectors, strict=True)), at=now())
        deals, texts, last = deals + len(part), texts + len(fresh), part[-1].number
        watch(deals)
    return EmbeddingReport(deals=deals, texts=texts, dropped=shelf.forget_unused())
