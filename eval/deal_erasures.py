"""Proves that an erased deal leaves no byte: all files of the database and the vector store are searched."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from eval.deal_loads import opened, workplace
from eval.deal_town import make_deals
from kit.clock import read_stopwatch, read_system_clock
from kit.db import start_embedded
from kit.embeddings import Embedder, ScriptedEmbedder
from qualifier.deal_store import TABLES, SqlDeals
from qualifier.deals.closed_deal import ClosedDeal, ReadRow
from qualifier.deals.deal_shelf import ImportKey
from qualifier.deals.embedding import embed_deals
from qualifier.deals.facets import FacetReader
from qualifier.deals.text_recipe import write_deal_text
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from qualifier.vector_store import SqlVectors, pack

_MARKS = {
    "company": "Вертоградовъ и Компанія 7431",
    "task": "Щеглячий праздникъ 9157",
    "reason": "Причина Ъ-5521",
}
# Often enough to stand among the most common values of the database's statistics.
_OFTEN = 40


class DrawnEmbedder(ScriptedEmbedder):
    """Each text has numbers of its own, by which its vector is known among all others."""

    def _embed(self, text: str) -> list[float]:
        dice = Random(text)  # noqa: S311 (nothing secret)
        return [dice.gauss(0, 1) for _ in range(self.dimension)]


def measure_erasure(deals: int) -> dict[str, Any]:
    """Import deals, erase some of one company, and count in how many places its bytes still are."""
    # 100 MB: only this command needs them.
    from qualifier.past_deals.search import PastDeals  # noqa: PLC0415
    from qualifier.past_deals.store_folder import StoreFolder, open_folder  # noqa: PLC0415

    embedder = DrawnEmbedder(dimension=64)
    with workplace("erasure") as folder:
        home = StoreFolder(folder / "vectors")
        with opened(start_embedded(folder / "postgres")) as database:
            shelf, vectors = SqlDeals(database.begin), SqlVectors(database.begin)
            marked = _fill(shelf, deals)
            embed_deals(vectors, embedder, now=read_system_clock, watch=lambda _: None)
            profile = load_profile(find_profile(None))
            search = PastDeals(
                shelf, vectors, embedder, reader=FacetReader(TradeBook(profile.hash, profile.industries))
            )
            open_folder(home, embedder, search.index)
            # So that all of it has reached the files.
            database.scrub(TABLES)
            wanted = _list_traces(marked, embedder)
            before = _count_traces(folder, wanted)
            started = read_stopwatch()
            versions = sum(shelf.erase(deal.source, deal.id) for deal in marked)
            database.scrub(TABLES)
            search.refresh()
            store = open_folder(home, embedder, search.index)
            lasted_s = read_stopwatch() - started
            figures = {
                "deals": deals,
                "erased": versions,
                "erasure_s": round(lasted_s, 2),
                "files_searched": len(_list_files(folder)),
                **{f"{kind}_before": count for kind, count in before.items()},
                "traces_after": sum(_count_traces(folder, wanted).values()),
                "store_wrong_after": int(store is None or len(store.list_numbers()) != deals - versions),
            }
            home.release()
    return figures


def _fill(shelf: SqlDeals, count: int) -> tuple[ClosedDeal, ...]:
    town = [one.deal for one in make_deals(count)]
    marked = tuple(
        replace(
            deal,
            company=_MARKS["company"],
            company_key=_MARKS["company"],
            task=f"{_MARKS['task']} {number}",
            loss_reason=_MARKS["reason"],
        )
        for number, deal in enumerate(town[:_OFTEN])
    )
    begun = shelf.open_import(ImportKey(file_hash="town", map_hash="town"), at=read_system_clock())
    rows = [ReadRow(row=at, deal=deal) for at, deal in enumerate((*marked, *town[_OFTEN:]), 1)]
    shelf.merge(shelf.stage(begun, rows, upto=len(rows)), at=read_system_clock())
    return marked


def _list_traces(marked: Sequence[ClosedDeal], embedder: Embedder) -> Mapping[str, Sequence[bytes]]:
    """What is looked for: the words as text, and the numbers of the vectors, as each store writes them."""
    packed = [pack(vector) for vector in embedder.embed_texts([write_deal_text(deal) for deal in marked])]
    return {
        "words": [mark.encode(code) for mark in _MARKS.values() for code in ("utf-8", "utf-16-le")],
        # A stem of the search index, which stands apart from the text.
        "stems": ["щегляч".encode()],
        "vectors": [vector[:64] for vector in packed],
    }


def _count_traces(folder: Path, wanted: Mapping[str, Sequence[bytes]]) -> dict[str, int]:
    counts = dict.fromkeys(wanted, 0)
    for path in _list_files(folder):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        for kind, traces in wanted.items():
            counts[kind] += sum(content.count(trace) for trace in traces)
    return counts


def _list_files(folder: Path) -> list[Path]:
    return [
        Path(place) / name
        for place, _, names in os.walk(folder)
        for name in names
        if not (Path(place) / name).is_symlink() and (Path(place) / name).is_file()
    ]
