"""Are the deals found like a request: nDCG at 5 by the rubric, beside dense only and BM25 only."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.deal_town import (
    AS_OF,
    DEALS,
    HALVES,
    LETTERS,
    Query,
    grade,
    make_deals,
    read_letters,
    read_queries,
)
from eval.metrics.resampling import draw_resamples
from kit.clock import read_system_clock
from kit.embeddings import Embedder, Vector
from qualifier.deals.closed_deal import ReadRow
from qualifier.deals.deal_shelf import ImportKey
from qualifier.deals.embedding import embed_deals
from qualifier.deals.facets import FacetReader
from qualifier.lead import Lead
from qualifier.memory_deals import MemoryDeals
from qualifier.memory_vectors import MemoryVectors
from qualifier.past_deals.search import PastDeals
from qualifier.profile import find_profile, load_profile
from qualifier.reading.industries import TradeBook
from qualifier.record import OpenData

DEPTH = 5
WAYS = ("ours", "dense", "bm25")
_PERCENT = 2.5


class KeptEmbedder:
    """An embedder that keeps the vectors of texts in a file: two thousand texts take minutes."""

    def __init__(self, embedder: Embedder, path: Path | None) -> None:
        # Numeric: only this command needs it.
        import numpy as np  # noqa: PLC0415

        self._numpy = np
        self._embedder = embedder
        self._path = path
        self._known: dict[str, Vector] = {}
        if path and path.exists():
            kept = np.load(path, allow_pickle=False)
            pairs = zip(kept["texts"].tolist(), kept["vectors"].tolist(), strict=True)
            self._known = {text: tuple(vector) for text, vector in pairs}

    @property
    def model(self) -> str:
        """Return the model's name."""
        return self._embedder.model

    @property
    def dimension(self) -> int:
        """Return how long its vectors are."""
        return self._embedder.dimension

    def embed_texts(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text; new ones are embedded and kept."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            self._known |= dict(zip(fresh, self._embedder.embed_texts(fresh), strict=True))
        return tuple(self._known[text] for text in texts)

    def embed_query(self, text: str) -> Vector:
        """Return the vector of a request."""
        return self._embedder.embed_query(text)

    def save(self) -> None:
        """Write what is known to the file."""
        if self._path:
            vectors = self._numpy.array(list(self._known.values()), dtype=self._numpy.float32)
            with self._path.open("wb") as stream:
                self._numpy.savez(stream, texts=self._numpy.array(list(self._known)), vectors=vectors)


def run_retrieval(
    embedder: Embedder,
    watch: Callable[[int], None],
    *,
    deals: int = DEALS,
    queries: Sequence[Query] | None = None,
) -> dict[str, Any]:
    """Return nDCG at 5 of the search, of dense only and of BM25 only, with intervals by queries."""
    town = make_deals(deals)
    queries = (*read_queries(), *read_letters()) if queries is None else queries
    search = open_town(embedder, watch, deals=deals)
    meant = {one.deal.id: one.meant for one in town}
    order = [one.deal.id for one in town]
    scores: list[dict[str, float]] = []
    for query in queries:
        grades = {deal: grade(query.meant, found) for deal, found in meant.items()}
        ranked = _rank_all(search, embedder, query, order)
        every = list(grades.values())
        scores.append({way: score_ndcg([grades[deal] for deal in ids], every) for way, ids in ranked.items()})
    parts = {"all": _describe_part(queries, scores, HALVES)}
    parts |= {half: _describe_part(queries, scores, (half,)) for half in (*HALVES, LETTERS)}
    return {"n": len(queries), "deals": len(town), "parts": parts}


def _describe_part(
    queries: Sequence[Query], scores: Sequence[Mapping[str, float]], halves: Sequence[str]
) -> dict[str, Any]:
    """Return the figures of the requests of some parts of the set."""
    part = [(query, one) for query, one in zip(queries, scores, strict=True) if query.half in halves]
    values = {way: [one[way] for _, one in part] for way in WAYS}
    return {
        "n": len(part),
        "ndcg5": {way: describe(values[way]) for way in WAYS},
        "ours_minus": {way: describe(_subtract(values["ours"], values[way])) for way in WAYS[1:]},
        "by_lang": {
            lang: statistics.fmean(one["ours"] for query, one in part if query.lang == lang)
            for lang in ("ru", "en")
        },
    }


def open_town(embedder: Embedder, watch: Callable[[int], None], *, deals: int = DEALS) -> PastDeals:
    """Return the search over the town's deals, embedded."""
    shelf = MemoryDeals()
    begun = shelf.open_import(ImportKey(file_hash="town", map_hash="town"), at=read_system_clock())
    rows = [ReadRow(row=at, deal=one.deal) for at, one in enumerate(make_deals(deals), 1)]
    shelf.merge(shelf.stage(begun, rows, upto=len(rows)), at=read_system_clock())
    vectors = MemoryVectors(shelf)
    embed_deals(vectors, embedder, now=read_system_clock, watch=watch)
    profile = load_profile(find_profile(None))
    reader = FacetReader(TradeBook(profile.hash, profile.industries))
    return PastDeals(shelf, vectors, embedder, reader=reader)


def _rank_all(
    search: PastDeals, embedder: Embedder, query: Query, order: Sequence[str]
) -> dict[str, list[str]]:
    import numpy as np  # noqa: PLC0415 (as in KeptEmbedder)

    lead = Lead(message=query.text)
    found = search.like(lead, AS_OF, count=DEPTH)
    index = search.index
    # The rivals get the request's own words, which is what each of them is made for.
    vector = np.array(embedder.embed_query(query.text), dtype=np.float32)
    dense = np.argsort(-index.score_meaning(vector), kind="stable")[:DEPTH]
    stems = search.stem(search.read_request(lead, OpenData(), AS_OF))
    words = np.argsort(-index.score_words(stems), kind="stable")[:DEPTH]
    return {
        "ours": [one.stored.deal.id for one in found.neighbours],
        "dense": [order[at] for at in dense],
        "bm25": [order[at] for at in words],
    }


def score_ndcg(found: Sequence[int], every: Sequence[int]) -> float:
    """Return the normalised discounted gain of grades (Jarvelin and Kekalainen 2002; gain 2^grade - 1)."""
    best = _sum_gains(sorted(every, reverse=True)[:DEPTH])
    return _sum_gains(found[:DEPTH]) / best if best else 1.0


def _sum_gains(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def describe(values: Sequence[float]) -> dict[str, float]:
    """Return the mean and its 95 % interval by resampling of queries."""
    means = sorted(statistics.fmean(pick(values)) for pick in draw_resamples(len(values)))
    cut = round(len(means) * _PERCENT / 100)
    return {"mean": statistics.fmean(values), "low": means[cut], "high": means[-cut - 1]}


def _subtract(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    return [one - other for one, other in zip(ours, theirs, strict=True)]


def list_rows(report: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the rows of the table."""
    rows: list[tuple[str, ...]] = []
    for half, part in report["parts"].items():
        named = f"{half} ({part['n']})"
        rows += [(f"{named}: {way}", *_write(figures)) for way, figures in part["ndcg5"].items()]
        rows += [(f"{named}: ours minus {way}", *_write(one)) for way, one in part["ours_minus"].items()]
        rows += [(f"{named}: ours, {lang}", f"{mean:.3f}", "") for lang, mean in part["by_lang"].items()]
    return rows


def _write(figures: Mapping[str, float]) -> tuple[str, str]:
    return f"{figures['mean']:.3f}", f"{figures['low']:.3f} .. {figures['high']:.3f}"
