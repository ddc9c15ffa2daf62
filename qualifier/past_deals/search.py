"""Past deals like a lead: dense, lexical and structured lists fused, re-ranked and explained."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kit.embeddings import Embedder, Vector
from kit.errors import ModelDown
from qualifier.company_key import read_company_key
from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.embedding import name_space
from qualifier.deals.facets import FacetReader, Facets, Request
from qualifier.deals.likeness import Neighbour, explain
from qualifier.deals.ranking_rules import RankingRules, load_ranking
from qualifier.deals.text_recipe import (
    REQUEST_WORDS,
    TOLD_WORDS,
    TextParts,
    write_introduction,
    write_request_text,
)
from qualifier.deals.vector_shelf import VectorShelf
from qualifier.lead import Lead, Sender
from qualifier.record import LeadRecord, OpenData

if TYPE_CHECKING:
    from qualifier.deals.deal_index import DealIndex, Filters, Floats, Mask
    from qualifier.deals.ranking import Places, Ranked

_MOST_LETTERS = 2_000
# Of so many nearest some are of the lead's own company or filtered out; when most are, all are looked at.
_LEAST_SHARE = 0.5


class Degraded(StrEnum):
    """Why deals are searched by less than all means."""

    NO_STORE = "no_store"
    NO_MODEL = "no_model"
    NOT_EMBEDDED = "not_embedded"


class DealShelf(Protocol):
    """What a search reads of the store of deals."""

    def find_numbers(self, numbers: Sequence[int]) -> tuple[StoredDeal, ...]:
        """Return the current deals of these numbers, in the numbers' order."""

    def stem(self, said: str) -> tuple[str, ...]:
        """Return the stems of a text's words, as the stems of deals are kept."""


class VectorStore(Protocol):
    """A store that finds the nearest vectors faster than looking at each."""

    def find_near(self, vector: Vector, count: int, *, closed_by: int | None) -> tuple[int, ...]:
        """Return the numbers of the nearest deals, the nearest first; closed by a day when one is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The deals most like a request, and what the search had to do without."""

    neighbours: tuple[Neighbour, ...]
    degraded: frozenset[Degraded] = frozenset()


class PastDeals:
    """The house's closed deals, searched in memory; the deals that are shown come from the store."""

    def __init__(
        self,
        shelf: DealShelf,
        vectors: VectorShelf,
        embedder: Embedder,
        *,
        reader: FacetReader,
        rules: RankingRules | None = None,
    ) -> None:
        self._shelf = shelf
        self._vectors = vectors
        self._embedder = embedder
        self._reader = reader
        self._rules = rules or load_ranking()
        self._store: VectorStore | None = None
        self._wants_store = False
        self._preparing: threading.Thread | None = None
        self.index = self._load()

    def _load(self) -> "DealIndex":
        # Numeric libraries: a process that only serves pages never gets here.
        from qualifier.deals.aim_model import load_aim_model  # noqa: PLC0415
        from qualifier.deals.deal_index import DealIndex  # noqa: PLC0415

        _keep_to_one_thread()
        space = name_space(self._embedder)
        return DealIndex(
            self._vectors.list_rows(space),
            self._reader,
            dimension=space.dimension,
            aim_model=load_aim_model(space),
        )

    def refresh(self) -> None:
        """Read the deals again after an import or an embedding; the store must be attached again."""
        self._store, self.index = None, self._load()

    def attach(self, open_store: Callable[["DealIndex"], VectorStore | None]) -> threading.Thread:
        """Open a vector store behind the search; until it is there the exact search answers, marked."""
        self._wants_store = True
        self._preparing = threading.Thread(target=self._prepare, args=(open_store,), daemon=True)
        self._preparing.start()
        return self._preparing

    def _prepare(self, open_store: Callable[["DealIndex"], VectorStore | None]) -> None:
        index = self.index
        # The outer loop of foreign code in a thread of its own: whatever it raises, the exact search goes on.
        try:
            store = open_store(index)
        except Exception:  # noqa: BLE001
            store = None
        if index is self.index:
            self._store = store

    def like(
        self,
        lead: Lead,
        as_of: date,
        *,
        open_data: OpenData | None = None,
        count: int = 5,
        filters: "Filters | None" = None,
        own: Sequence[tuple[str, str]] = (),
    ) -> Found:
        """Return deals like a lead's, closed by a day; never one of its company, nor those of `own`."""
        request = self.read_request(lead, open_data or OpenData(), as_of)
        return self.find(request, as_of, count=count, filters=filters, own=own)

    def read_request(self, lead: Lead, open_data: OpenData, as_of: date) -> Request:
        """Return what is looked for: the client's words, and its facets."""
        key = read_company_key(lead)
        said = (lead.message, *(turn.text for turn in lead.interactions if turn.sender is Sender.CLIENT))
        facets = self._reader.of_request(lead, open_data, LeadRecord(as_of=as_of, lead=lead))
        return Request(
            text=" ".join(" ".join(said).split())[:_MOST_LETTERS],
            facets=facets,
            industry=open_data.industry or facets.industry,
            region=lead.region or facets.region,
            employees=open_data.employees,
            company_key=key.name,
            inn=key.inn,
            domain=key.domain,
        )

    def find(
        self,
        request: Request,
        as_of: date,
        *,
        count: int = 5,
        filters: "Filters | None" = None,
        own: Sequence[tuple[str, str]] = (),
    ) -> Found:
        """Return the deals most like a request."""
        from qualifier.deals.deal_index import Filters  # noqa: PLC0415 (as in _load)
        from qualifier.deals.ranking import Evidence, rank  # noqa: PLC0415 (as in _load)

        index = self.index
        allowed = index.allow(request, as_of, filters or Filters(), own)
        vector, degraded = self._embed(index, request)
        near, cosines, lacks = self._find_near(index, vector, allowed, as_of)
        meant = index.read_meant(request.facets.aims, vector)
        facets = request.facets if vector is None else self._guess_trade(index, request)
        found = Evidence(
            near=near,
            cosines=cosines,
            words=index.score_words(self.stem(request)),
            facets=index.score_facets(facets),
            aims=index.score_aims(meant),
            allowed=allowed,
        )
        ranked = rank(index, facets, found, as_of=as_of, rules=self._rules, count=count)
        asked = replace(request.facets, aims=index.name_aims(meant))
        return Found(neighbours=self._explain(index, asked, ranked), degraded=degraded | lacks)

    def stem(self, request: Request) -> tuple[str, ...]:
        """Return the stems that a request is looked for by."""
        return self._shelf.stem(" ; ".join(filter(None, (request.text, request.industry, request.region))))

    def _embed(self, index: "DealIndex", request: Request) -> tuple[Vector | None, frozenset[Degraded]]:
        degraded = frozenset({Degraded.NOT_EMBEDDED} if index.share_with_vectors < 1 else ())
        if not index.has_any_vector:
            return None, degraded
        try:
            return self._embedder.embed_query(write_query(request)), degraded
        except ModelDown:
            return None, degraded | {Degraded.NO_MODEL}

    def _guess_trade(self, index: "DealIndex", request: Request) -> Facets:
        """A guess orders deals; it is not told to people as a fact."""
        facets = request.facets
        said = "" if facets.industry else write_introduction(request.text)
        if not said:
            return facets
        try:
            guessed = index.guess_trade(self._embedder.embed_query(said))
        except ModelDown:
            guessed = None
        return replace(facets, industry=guessed or facets.hinted)

    def _find_near(
        self, index: "DealIndex", vector: Vector | None, allowed: "Mask", as_of: date
    ) -> "tuple[Places, Floats | None, frozenset[Degraded]]":
        import numpy as np  # noqa: PLC0415 (as in _load)

        from qualifier.deals.ranking import list_best  # noqa: PLC0415 (as in _load)

        if vector is None:
            return np.zeros(0, dtype=np.int64), None, frozenset()
        cosines = index.score_meaning(np.array(vector, dtype=np.float32))
        count = int(self._rules.number("list_length"))
        near = self._ask_store(index, vector, count, as_of)
        degraded = frozenset({Degraded.NO_STORE} if near is None and self._wants_store else ())
        kept = [at for at in near or () if allowed[at]]
        if len(kept) < min(_LEAST_SHARE * count, int(allowed.sum())):
            return list_best(cosines, allowed, count, least=-1.0), cosines, degraded
        return np.array(kept, dtype=np.int64), cosines, degraded

    def _ask_store(self, index: "DealIndex", vector: Vector, count: int, as_of: date) -> Sequence[int] | None:
        store = self._store
        if store is None:
            return None
        closed_by = as_of.toordinal() if index.last_closed > as_of.toordinal() else None
        # The outer loop of foreign code: a store that fails once is not asked again.
        try:
            numbers = store.find_near(vector, count, closed_by=closed_by)
        except Exception:  # noqa: BLE001
            self._store = None
            return None
        return [index.place[number] for number in numbers if number in index.place]

    def _explain(
        self, index: "DealIndex", asked: Facets, ranked: "Sequence[Ranked]"
    ) -> tuple[Neighbour, ...]:
        by_number = {int(index.numbers[one.place]): one for one in ranked}
        neighbours = []
        for stored in self._shelf.find_numbers(tuple(by_number)):
            one = by_number[stored.number]
            same, differs = explain(stored, asked, index.tell_facets(one.place, asked), one.features)
            neighbours.append(
                Neighbour(stored=stored, score=one.score, parts=one.parts, same=same, differs=differs)
            )
        return tuple(neighbours)


def _keep_to_one_thread() -> None:
    """Hold products of matrices to one thread, in this process and for good.

    Threads of the numeric library go on spinning after each product and take the cores from the embedding
    model's: on two cores a search took 45 ms with them and takes 27 ms without.
    """
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 (as in _load)

    threadpool_limits(limits=1, user_api="blas")


def write_query(request: Request) -> str:
    """Return the text that a request is looked for by in meaning."""
    parts = TextParts(
        industry=request.industry,
        region=request.region,
        employees=request.employees,
        products=tuple(sorted(request.facets.channels)),
        task=request.text,
    )
    return write_request_text(parts, TOLD_WORDS if request.facets.aims else REQUEST_WORDS)
