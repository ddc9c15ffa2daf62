"""Deals in memory, by number: vectors, stems and facets as arrays. Imported only by who searches: numpy."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualifier.deals.aim_model import AIMS, TRUST_IN_WORDS, AimModel, join_aims, name_aims
from qualifier.deals.client_trades import compare_trades, find_client_trade, list_client_trades
from qualifier.deals.facets import FacetReader, Facets, Request, Size
from qualifier.deals.house_trades import HouseTrades, learn_trades
from qualifier.deals.vector_shelf import IndexRow
from qualifier.reading.aims import Aim

# BM25 without counts in a deal's few words (Robertson and Zaragoza 2009): k1 1.2, b 0.75.
_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_NEVER = 0
_SIZE_STEPS = {size: step for step, size in enumerate(Size)}
_NO_SIZE = -9
# From this share of the whole on, an aim is named to people.
_SURE = 0.6
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a deal must be; None asks nothing."""

    industry: str | None = None
    region: str | None = None
    size: Size | None = None
    channel: str | None = None


class DealIndex:
    """What is needed to find deals; the deals themselves stay in the store."""

    def __init__(
        self,
        rows: Sequence[IndexRow],
        reader: FacetReader,
        *,
        dimension: int,
        aim_model: AimModel | None = None,
    ) -> None:
        self.numbers = np.array([row.number for row in rows], dtype=np.int64)
        self.closed = np.array(
            [row.closed.toordinal() if row.closed else _NEVER for row in rows], dtype=np.int32
        )
        self.last_closed = int(self.closed.max()) if len(rows) else _NEVER
        self.trades = list_client_trades() | {group.name for group in reader.book.groups}
        # Many deals are alike in all facets: one object serves them all.
        pool: dict[Facets, Facets] = {}
        self.facets = [pool.setdefault(one, one) for one in map(reader.of_deal, rows)]
        self.place = {row.number: at for at, row in enumerate(rows)}
        self.ids = {(row.source, row.id): at for at, row in enumerate(rows)}
        self.vectors, self.has_vector = _read_vectors(rows, dimension)
        self._share_with_vectors = float(self.has_vector.mean()) if len(rows) else 1.0
        self._aim_model = aim_model
        self._house_trades: HouseTrades | None = None
        self.aims = _read_aims(self.facets, self.vectors, self.has_vector, aim_model)
        self._companies = _index_companies(rows)
        self._postings = _index_words(rows)
        lengths = np.array([len(row.words) for row in rows], dtype=np.float32)
        mean = float(lengths.mean()) if len(rows) else 1.0
        self._length_part = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / max(mean, 1.0))
        self._columns = _Columns(self.facets)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def size_bytes(self) -> int:
        """Return what the arrays of the index take; the rest is a few dozen bytes a deal."""
        whole: tuple[NDArray[Any], ...] = (
            self.numbers,
            self.closed,
            self.vectors,
            self.has_vector,
            self.aims,
            self._length_part,
        )
        postings = sum(places.nbytes for places in self._postings.values())
        return sum(array.nbytes for array in whole) + postings + self._columns.size_bytes

    @property
    def share_with_vectors(self) -> float:
        """Return the share of deals that can be found by meaning."""
        return self._share_with_vectors

    def allow(self, request: Request, as_of: date, filters: Filters, own: Sequence[tuple[str, str]]) -> Mask:
        """Return which deals may be shown: closed by the day, of other companies, as the filters say."""
        allowed = (self.closed != _NEVER) & (self.closed <= as_of.toordinal())
        for key in (("key", request.company_key), ("inn", request.inn), ("domain", request.domain)):
            if key[1]:
                allowed[self._companies.get((key[0], key[1]), [])] = False
        allowed[[self.ids[one] for one in own if one in self.ids]] = False
        fitting: Mask = allowed & self._columns.fitting(filters)
        return fitting

    def score_meaning(self, vector: Floats) -> Floats:
        """Return the cosine of each deal; -1 for one without a vector. This is the exact search."""
        if not len(self):
            return np.zeros(0, dtype=np.float32)
        scores: Floats = self.vectors @ vector
        scores[~self.has_vector] = -1.0
        return scores

    def score_words(self, stems: Sequence[str]) -> Floats:
        """Return BM25 of each deal."""
        scores = np.zeros(len(self), dtype=np.float32)
        for stem in dict.fromkeys(stems):
            places = self._postings.get(stem)
            if places is not None:
                rarity = math.log(1 + (len(self) - len(places) + 0.5) / (len(places) + 0.5))
                scores[places] += rarity * (_SATURATION + 1) / (1 + self._length_part[places])
        return scores

    @property
    def has_any_vector(self) -> bool:
        """Tell whether any deal can be found by meaning."""
        return self.share_with_vectors > 0 and len(self) > 0

    def read_meant(self, told: frozenset[Aim], vector: Sequence[float] | None) -> Floats:
        """Return how much each aim is meant by a request: by its words, and by its vector."""
        if vector is None or self._aim_model is None:
            return join_aims(told, None, trust=TRUST_IN_WORDS)
        chances = self._aim_model.weigh(np.array([vector], dtype=np.float32))[0]
        return join_aims(told, chances, trust=TRUST_IN_WORDS)

    def guess_trade(self, vector: Sequence[float]) -> str | None:
        """Return the trade that the house's own deals tell of a text's vector."""
        if self._house_trades is None:
            told = [
                one.industry if one.industry in self.trades and has_vector else None
                for one, has_vector in zip(self.facets, self.has_vector.tolist(), strict=True)
            ]
            self._house_trades = learn_trades(self.vectors, told)
        return self._house_trades.guess(np.array(vector, dtype=np.float32))

    def name_aims(self, meant: Floats) -> frozenset[Aim]:
        """Return the aims that are meant beyond doubt."""
        return name_aims(meant, least=_SURE)

    def tell_facets(self, place: int, asked: Facets) -> Facets:
        """Return what is known of a deal as it is told to people beside a request."""
        known = self.facets[place]
        # An industry that no trade covers («Прочее») may well be the client's, and so may one of its family
        # that is not told closer: they are not told to differ.
        is_vague = known.industry not in self.trades and asked.industry in self.trades
        industry = None if is_vague or _may_be_one(asked.industry, known.industry) else known.industry
        return replace(known, industry=industry, aims=self.name_aims(self.aims[place]))

    def score_aims(self, meant: Floats) -> Floats:
        """Return how far each deal was for the same, 0 to 1."""
        scores: Floats = self.aims @ meant
        return scores

    def score_facets(self, asked: Facets) -> dict[str, Floats]:
        """Return per facet how far each deal is the same, 0 to 1; what is not known on either side is 0."""
        return self._columns.score(asked)


def _may_be_one(asked: str | None, known: str | None) -> bool:
    one, other = find_client_trade(asked), find_client_trade(known)
    if one is None or other is None or one is other:
        return False
    return one.family == other.family and (one.is_vague or other.is_vague)


class _Columns:
    """Facets as arrays of codes."""

    def __init__(self, facets: Sequence[Facets]) -> None:
        self._industries, self._industry = _encode([one.industry for one in facets])
        self._regions, self._region = _encode([one.region for one in facets])
        steps = [_NO_SIZE if one.size is None else _SIZE_STEPS[one.size] for one in facets]
        self._size = np.array(steps, dtype=np.int8)
        self._channels: dict[str, Mask] = {}
        for at, one in enumerate(facets):
            for channel in one.channels:
                self._channels.setdefault(channel, np.zeros(len(facets), dtype=np.bool_))[at] = True
        self._channel_counts = np.array([len(one.channels) for one in facets], dtype=np.float32)

    @property
    def size_bytes(self) -> int:
        columns: tuple[NDArray[Any], ...] = (self._industry, self._region, self._size, self._channel_counts)
        channels = sum(mask.nbytes for mask in self._channels.values())
        return channels + sum(column.nbytes for column in columns)

    def fitting(self, filters: Filters) -> Mask:
        fits = np.ones(len(self._size), dtype=np.bool_)
        if filters.industry is not None:
            fits &= self._industry == self._industries.get(filters.industry, -2)
        if filters.region is not None:
            fits &= self._region == self._regions.get(filters.region, -2)
        if filters.size is not None:
            fits &= self._size == _SIZE_STEPS[filters.size]
        if filters.channel is not None:
            fits &= self._channels.get(filters.channel, np.zeros(len(fits), dtype=np.bool_))
        return fits

    def score(self, asked: Facets) -> dict[str, Floats]:
        none = np.zeros(len(self._size), dtype=np.float32)
        step = _NO_SIZE if asked.size is None else _SIZE_STEPS[asked.size]
        apart = np.abs(self._size.astype(np.int16) - step)
        near = np.where(apart == 0, 1.0, np.where(apart == 1, 0.5, 0.0)).astype(np.float32)
        return {
            "industry": self._compare_industries(asked.industry),
            "region": _same(self._region, self._regions, asked.region),
            "size": near if asked.size is not None else none,
            "products": self._overlap(asked.channels),
        }

    def _compare_industries(self, asked: str | None) -> Floats:
        """Trades of one family are somewhat alike; a deal that tells only its family is rather so."""
        # The last stands for deals whose trade nobody knows: their code is -1.
        likeness = [compare_trades(asked, name) if asked else 0.0 for name in self._industries]
        compared: Floats = np.array([*likeness, 0.0], dtype=np.float32)[self._industry]
        return compared

    def _overlap(self, channels: frozenset[str]) -> Floats:
        """Shared channels over those of the side that has fewer: who sold one of two tells of that one."""
        shared = np.zeros(len(self._size), dtype=np.float32)
        for channel in channels:
            if channel in self._channels:
                shared += self._channels[channel]
        whole = np.minimum(self._channel_counts, np.float32(len(channels)))
        overlap: Floats = np.divide(shared, whole, out=np.zeros_like(shared), where=whole > 0)
        return overlap


def _same(codes: NDArray[np.int32], code_by_name: dict[str, int], asked: str | None) -> Floats:
    same: Floats = (codes == code_by_name.get(asked or "", -2)).astype(np.float32)
    return same


def _encode(names: Sequence[str | None]) -> tuple[dict[str, int], NDArray[np.int32]]:
    codes: dict[str, int] = {}
    column = [-1 if name is None else codes.setdefault(name, len(codes)) for name in names]
    return codes, np.array(column, dtype=np.int32)


def _read_vectors(rows: Sequence[IndexRow], dimension: int) -> tuple[Floats, Mask]:
    vectors = np.zeros((len(rows), dimension), dtype=np.float32)
    has_vector = np.zeros(len(rows), dtype=np.bool_)
    for at, row in enumerate(rows):
        if row.vector is not None and len(row.vector) == 4 * dimension:
            vectors[at] = np.frombuffer(row.vector, dtype="<f4")
            has_vector[at] = True
    return vectors, has_vector


def _read_aims(facets: Sequence[Facets], vectors: Floats, has_vector: Mask, model: AimModel | None) -> Floats:
    chances = model.weigh(vectors) if model is not None and len(facets) else None
    aims = np.zeros((len(facets), len(AIMS)), dtype=np.float32)
    for at, one in enumerate(facets):
        known = chances[at] if chances is not None and has_vector[at] else None
        aims[at] = join_aims(one.aims, known, trust=TRUST_IN_WORDS)
    return aims


def _index_companies(rows: Sequence[IndexRow]) -> dict[tuple[str, str], list[int]]:
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for name, value in (("key", row.company_key), ("inn", row.inn), ("domain", row.domain)):
            if value:
                places[name, value].append(at)
    return dict(places)


def _index_words(rows: Sequence[IndexRow]) -> dict[str, NDArray[np.int32]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for word in row.words:
            places[word].append(at)
    return {word: np.array(found, dtype=np.int32) for word, found in places.items()}
