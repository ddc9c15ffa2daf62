"""Measures the search for past deals: its answers, the remaking of its store, and kills of it."""

import multiprocessing
import os
import signal
import statistics
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from eval.deal_loads import opened
from eval.deal_town import AS_OF, make_deals, read_queries
from kit.clock import read_cpu_time, read_stopwatch, read_system_clock
from kit.db import start_embedded
from kit.embeddings import Embedder, ScriptedEmbedder, Vector
from qualifier.deal_store import SqlDeals
from qualifier.deals.closed_deal import ReadRow
from qualifier.deals.deal_shelf import ImportKey
from qualifier.deals.embedding import name_space
from qualifier.deals.facets import FacetReader
from qualifier.lead import Lead
from qualifier.past_deals.search import PastDeals
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from qualifier.vector_store import SqlVectors

if TYPE_CHECKING:
    from qualifier.deals.deal_index import DealIndex

_PART = 5_000
_KILL_AFTER_S = (0.05, 2.0)
_WARM = 3


def measure_search(deals: int, kills: int) -> dict[str, Any]:
    """Fill a database with deals and random vectors, search it, make its store anew, kill its writer."""
    # 100 MB: only this command needs them.
    from qualifier.past_deals.nano_embedder import NanoEmbedder  # noqa: PLC0415
    from qualifier.past_deals.store_folder import StoreFolder, open_folder  # noqa: PLC0415

    embedder = NanoEmbedder()
    with tempfile.TemporaryDirectory(prefix="dealwright-search-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        with opened(start_embedded(folder / "postgres")) as database:
            shelf, vectors = SqlDeals(database.begin), SqlVectors(database.begin)
            _fill(shelf, vectors, embedder, deals)
            profile = load_profile(find_profile(None))
            reader = FacetReader(TradeBook(profile.hash, profile.industries))
            figures: dict[str, Any] = {"deals": deals}
            search = _time(figures, "load", lambda: PastDeals(shelf, vectors, embedder, reader=reader))
            figures |= {f"exact_{key}": value for key, value in _measure_queries(search).items()}
            home = StoreFolder(folder / "vectors")
            store = _time(figures, "rebuild", lambda: open_folder(home, embedder, search.index))
            search.attach(lambda _: store).join()
            figures |= {f"store_{key}": value for key, value in _measure_queries(search).items()}
            figures["same_nearest"] = _count_same(search.index, store, embedder)
            home.release()
            _time(figures, "reopen", lambda: open_folder(home, embedder, search.index))
            home.release()
    return figures | measure_kills(kills)


def _time(figures: dict[str, Any], name: str, work: Callable[[], Any]) -> Any:
    """Seconds of work are told beside those of the wall: on a busy machine only they can be compared."""
    started, worked = read_stopwatch(), read_cpu_time()
    result = work()
    figures[f"{name}_s"] = round(read_stopwatch() - started, 2)
    figures[f"{name}_cpu_s"] = round(read_cpu_time() - worked, 2)
    return result


def _fill(shelf: SqlDeals, vectors: SqlVectors, embedder: Embedder, count: int) -> None:
    begun = shelf.open_import(ImportKey(file_hash="town", map_hash="town"), at=read_system_clock())
    town = make_deals(count)
    for start in range(0, count, _PART):
        rows = [
            ReadRow(row=start + at, deal=one.deal) for at, one in enumerate(town[start : start + _PART], 1)
        ]
        begun = shelf.stage(begun, rows, upto=start + len(rows))
    shelf.merge(begun, at=read_system_clock())
    dice, space = Random(1), name_space(embedder)  # noqa: S311 (nothing secret)
    while part := vectors.list_unread(space, after=0, limit=2_000):
        hashes = {stored.number: f"random-{stored.number}" for stored in part}
        fresh = {name: _draw_vector(dice, embedder.dimension) for name in hashes.values()}
        vectors.keep(space, hashes, fresh, at=read_system_clock())


def _draw_vector(dice: Random, dimension: int) -> Vector:
    numbers = [dice.gauss(0, 1) for _ in range(dimension)]
    length = sum(number * number for number in numbers) ** 0.5
    return tuple(number / length for number in numbers)


def _measure_queries(search: PastDeals) -> dict[str, float]:
    """Embedding of the request, reading of its facets, filters and the deals' rows included."""
    walls, works = [], []
    for number, query in enumerate(read_queries()):
        as_of = AS_OF if number % 2 else date(2025, 6, 1)
        started, worked = read_stopwatch(), read_cpu_time()
        search.like(Lead(message=query.text), as_of)
        walls.append((read_stopwatch() - started) * 1e3)
        works.append((read_cpu_time() - worked) * 1e3)
    return {
        "p50_ms": round(statistics.median(walls[_WARM:]), 1),
        "p95_ms": round(statistics.quantiles(walls[_WARM:], n=20)[-1], 1),
        "cpu_p50_ms": round(statistics.median(works[_WARM:]), 1),
    }


def _count_same(index: "DealIndex", store: Any, embedder: Embedder) -> float:
    """The share of the ten nearest by the exact search that the store finds as well."""
    import numpy as np  # noqa: PLC0415 (as above)

    shares = []
    for query in read_queries()[:20]:
        vector = embedder.embed_query(query.text)
        exact = np.argsort(-index.score_meaning(np.array(vector, dtype=np.float32)), kind="stable")[:10]
        found = store.find_near(vector, 10, closed_by=None)
        shares.append(len({int(index.numbers[at]) for at in exact} & set(found)) / 10)
    return round(statistics.mean(shares), 3)


def measure_kills(kills: int) -> dict[str, Any]:
    """Kill a writer of the store again and again; each time it must open sound, or be made anew and whole."""
    from qualifier.past_deals.store_folder import StoreFolder, open_folder  # noqa: PLC0415 (as above)

    embedder, dice = ScriptedEmbedder(), Random(3)  # noqa: S311 (nothing secret)
    index = make_index(embedder, 2_000)
    died = unsound = wrong = 0
    with tempfile.TemporaryDirectory(prefix="dealwright-kills-", ignore_cleanup_errors=True) as name:
        home = StoreFolder(Path(name) / "vectors")
        for _ in range(kills):
            died += _kill_writer(home.folder, dice.uniform(*_KILL_AFTER_S))
            unsound += not home.is_sound()
            store = open_folder(home, embedder, index)
            wrong += store is None or len(store.list_numbers()) != len(index)
            home.release()
    return {"store_kills": died, "store_found_unsound": unsound, "store_wrong_after": wrong}


def _kill_writer(folder: Path, after_s: float) -> bool:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    child = context.Process(target=_write_for_ever, args=(folder, ready))
    child.start()
    ready.wait(120)
    child.join(after_s)
    if child.pid is not None and child.is_alive():
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return child.exitcode == -signal.SIGKILL


def _write_for_ever(folder: Path, ready: Any) -> None:
    from qualifier.past_deals.store_folder import StoreFolder  # noqa: PLC0415 (as above)

    embedder = ScriptedEmbedder()
    index = make_index(embedder, 2_000)
    home = StoreFolder(folder)
    home.own()
    store = home.open(name_space(embedder))
    ready.set()
    while True:
        for start in range(0, len(index), 100):
            store.put(index, range(start, start + 100))


def make_index(embedder: Embedder, count: int) -> "DealIndex":
    """Return an index of invented deals with random vectors, without any database."""
    from qualifier.deals.deal_index import DealIndex  # noqa: PLC0415 (as above)

    profile = load_profile(find_profile(None))
    return DealIndex(
        _make_rows(embedder, count),
        FacetReader(TradeBook(profile.hash, profile.industries)),
        dimension=embedder.dimension,
    )


def _make_rows(embedder: Embedder, count: int) -> Sequence[Any]:
    from qualifier.deals.vector_shelf import IndexRow  # noqa: PLC0415 (as above)
    from qualifier.vector_store import pack  # noqa: PLC0415 (as above)

    dice = Random(5)  # noqa: S311 (nothing secret)
    return [
        IndexRow(
            number=number,
            source=town.deal.source,
            id=town.deal.id,
            outcome=town.deal.outcome,
            closed=town.deal.closed,
            industry=town.deal.industry,
            region=town.deal.region,
            employees=town.deal.employees,
            products=town.deal.products,
            task=town.deal.task,
            company_key=town.deal.company_key,
            inn=None,
            domain=None,
            words=(),
            vector=pack(_draw_vector(dice, embedder.dimension)),
        )
        for number, town in enumerate(make_deals(count), 1)
    ]
