"""Deals and their search in memory, for tests."""

from itertools import count
from typing import Any

from kit.clock import FrozenClock
from kit.embeddings import ScriptedEmbedder
from qualifier.deals.deal_shelf import ImportKey
from qualifier.deals.embedding import embed_deals
from qualifier.deals.facets import FacetReader
from qualifier.memory_deals import MemoryDeals
from qualifier.memory_vectors import MemoryVectors
from qualifier.past_deals.search import PastDeals
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from tests.builders import NOW
from tests.qualifier.deals.exports import make_read_row

_files = count(1)


def fill(deals: Any, *changes: dict[str, Any]) -> None:
    begun = deals.open_import(ImportKey(file_hash=str(next(_files)), map_hash="m"), at=NOW)
    rows = [make_read_row(at, **one) for at, one in enumerate(changes, 1)]
    deals.merge(deals.stage(begun, rows, upto=len(rows)), at=NOW)


def make_reader() -> FacetReader:
    profile = load_profile(find_profile(None))
    return FacetReader(TradeBook(profile.hash, profile.industries))


def make_search(*changes: dict[str, Any], embedder: Any = None, embed: bool = True) -> PastDeals:
    deals = MemoryDeals()
    fill(deals, *changes)
    vectors, used = MemoryVectors(deals), embedder or ScriptedEmbedder()
    if embed:
        embed_deals(vectors, used, now=FrozenClock(NOW), watch=lambda _: None)
    return PastDeals(deals, vectors, used, reader=make_reader())
