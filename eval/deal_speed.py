"""Where a search for past deals spends its time: CPU and wall of each stage, and the memory of the index."""

import resource
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from eval.deal_town import AS_OF, TownDeal, make_deals, read_queries
from kit.clock import read_cpu_time, read_stopwatch
from kit.embeddings import Embedder, Vector
from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.embedding import name_space
from qualifier.deals.facets import FacetReader, Request
from qualifier.deals.vector_shelf import IndexRow, Space, make_row
from qualifier.lead import Lead
from qualifier.memory_deals import MemoryDeals
from qualifier.memory_vectors import MemoryVectors
from qualifier.past_deals.search import PastDeals, write_query
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from qualifier.record import OpenData

REQUESTS = 96
_WARM = 3
_EARLIER = date(2025, 6, 1)
_SEED = 7


class TownShelf:
    """The town's deals in memory: `deals-search` measures with the database."""

    def __init__(self, town: Sequence[TownDeal]) -> None:
        self._town = town
        self._stems = MemoryDeals()

    def find_numbers(self, numbers: Sequence[int]) -> tuple[StoredDeal, ...]:
        """Return the deals of these numbers."""
        return tuple(StoredDeal(number=one, version=1, deal=self._town[one - 1].deal) for one in numbers)

    def stem(self, said: str) -> tuple[str, ...]:
        """Return the words of a text."""
        return self._stems.stem(said)


class TownVectors(MemoryVectors):
    """Rows of an index of the town's deals; their vectors are drawn, for how long a search takes they do."""

    def __init__(self, shelf: TownShelf, town: Sequence[TownDeal]) -> None:
        super().__init__(MemoryDeals())
        self._shelf = shelf
        self._town = town

    def list_rows(self, space: Space) -> Sequence[IndexRow]:
        """Return a row for each deal."""
        # Numeric: only this command needs it.
        import numpy as np  # noqa: PLC0415

        dice = np.random.default_rng(_SEED)
        stored = self._shelf.find_numbers(range(1, len(self._town) + 1))
        drawn = dice.standard_normal((len(stored), space.dimension), dtype="float32")
        drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
        return [
            make_row(one, stem=self._shelf.stem, vector=vector.tobytes())
            for one, vector in zip(stored, drawn, strict=True)
        ]


class CountingEmbedder:
    """An embedder that counts what it is asked for: a second text of a request costs as much as the rest."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model, self.dimension = embedder.model, embedder.dimension
        self.queries = 0

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text."""
        return self._embedder.embed_texts(texts)

    def embed_query(self, text: str) -> Vector:
        """Return the vector of a request."""
        self.queries += 1
        return self._embedder.embed_query(text)


def measure_speed(deals: int, embedder: Embedder, *, requests: int = REQUESTS) -> dict[str, Any]:
    """Return the p50 of a whole search and of each stage, in milliseconds, and what the index takes."""
    before, started = _read_peak_mib(), read_cpu_time()
    town = make_deals(deals)
    shelf = TownShelf(town)
    profile = load_profile(find_profile(None))
    reader = FacetReader(TradeBook(profile.hash, profile.industries))
    made = read_cpu_time()
    counted = CountingEmbedder(embedder)
    search = PastDeals(shelf, TownVectors(shelf, town), counted, reader=reader)
    figures: dict[str, Any] = {
        "deals": deals,
        "space": name_space(embedder).model,
        "load_cpu_s": round(read_cpu_time() - made, 1),
        "town_cpu_s": round(made - started, 1),
        "index_mib": round(search.index.size_bytes / 2**20, 1),
        "peak_mib": round(_read_peak_mib() - before, 1),
    }
    figures |= measure_whole(search, requests)
    asked = min(requests, len(read_queries()))
    figures["share_embedded_twice"] = round(counted.queries / asked - 1, 3)
    return figures | measure_stages(search, embedder, requests)


def _read_peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_whole(search: PastDeals, requests: int) -> dict[str, float]:
    """Return the p50 of whole searches: embedding, reading, filters and explanations included."""
    walls, works = [], []
    for number, query in enumerate(read_queries()[:requests]):
        wall, work = _time(lambda q=query, n=number: search.like(Lead(message=q.text), _day(n)))  # type: ignore[misc]
        walls.append(wall)
        works.append(work)
    return {
        "p50_ms": round(statistics.median(walls[_WARM:]), 1),
        "cpu_p50_ms": round(statistics.median(works[_WARM:]), 1),
    }


def measure_stages(search: PastDeals, embedder: Embedder, requests: int) -> dict[str, float]:
    """Return the p50 of CPU and wall by stage."""
    # As above.
    import numpy as np  # noqa: PLC0415

    from qualifier.deals.deal_index import Filters  # noqa: PLC0415

    index = search.index
    times: dict[str, list[tuple[float, float]]] = {}
    for number, query in enumerate(read_queries()[:requests]):
        # Another text, or what was read of it a moment ago would be remembered.
        lead, day = Lead(message=f"{query.text} {number}"), _day(number)
        request = search.read_request(lead, OpenData(), day)
        text = write_query(request)
        vector = np.array(embedder.embed_query(text), dtype=np.float32)
        stages: Mapping[str, Callable[[], object]] = {
            "read": lambda lead=lead, day=day: search.read_request(_renew(lead), OpenData(), day),  # type: ignore[misc]
            "write": lambda request=request: write_query(_say_anew(request)),  # type: ignore[misc]
            "embed": lambda text=text: embedder.embed_query(text),  # type: ignore[misc]
            "filter": lambda request=request, day=day: index.allow(request, day, Filters(), ()),  # type: ignore[misc]
            "meaning": lambda vector=vector: index.score_meaning(vector),  # type: ignore[misc]
            "words": lambda request=request: index.score_words(search.stem(request)),  # type: ignore[misc]
            "facets": lambda request=request: index.score_facets(request.facets),  # type: ignore[misc]
            "aims": lambda v=vector, r=request: index.score_aims(index.read_meant(r.facets.aims, v)),  # type: ignore[misc]
        }
        for name, work in stages.items():
            times.setdefault(name, []).append(_time(work))
    return {
        f"{kind}_{name}_ms": round(statistics.median(one[at] for one in values[_WARM:]), 2)
        for at, kind in enumerate(("wall", "cpu"))
        for name, values in times.items()
    }


def _day(number: int) -> date:
    return AS_OF if number % 2 else _EARLIER


def _renew(lead: Lead) -> Lead:
    return replace(lead, message=f"{lead.message} ещё")


def _say_anew(request: Request) -> Request:
    return replace(request, text=f"{request.text} ещё")


def _time(work: Callable[[], object]) -> tuple[float, float]:
    started, worked = read_stopwatch(), read_cpu_time()
    work()
    return (read_stopwatch() - started) * 1e3, (read_cpu_time() - worked) * 1e3
