"""From three lists of deals to one order: reciprocal-rank fusion, then a weighted score of each feature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from qualifier.deals.deal_index import DealIndex, Floats, Mask
from qualifier.deals.facets import Facets
from qualifier.deals.ranking_rules import RankingRules

_FACETS = ("industry", "products", "region", "size")
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A deal by its place in the index: its score, what each feature brought to it, how far each is met."""

    place: int
    score: float
    parts: Mapping[str, float]
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of every deal for one request; `near` are the places nearest in meaning, best first."""

    near: Places
    cosines: Floats | None
    words: Floats
    facets: Mapping[str, Floats]
    aims: Floats
    allowed: Mask


def list_best(scores: Floats, allowed: Mask, count: int, *, least: float = 0.0) -> Places:
    """Return the places of the best allowed deals above a score, the best first; ties by place."""
    places = np.flatnonzero(allowed & (scores > least))
    if len(places) > count:
        cut = np.partition(scores[places], len(places) - count)[len(places) - count]
        places = places[scores[places] >= cut]
    order = np.lexsort((places, -scores[places]))
    return places[order][:count]


def rank(
    index: DealIndex,
    asked: Facets,
    found: Evidence,
    *,
    as_of: date,
    rules: RankingRules,
    count: int | None = None,
) -> list[Ranked]:
    """Return the candidates of all lists in their final order, the first so many of them."""
    candidates, fused = _fuse(_list_ways(found, rules), rules)
    if not len(candidates):
        return []
    features = _measure(index, found, candidates, as_of=as_of, rules=rules) | {"fused": fused}
    # What the request does not say tells no deal from another: its weight goes to what is said.
    silent = _list_silent(asked, found)
    whole = sum(rules.weight(name) for name in features if name not in silent)
    parts = {
        name: rules.weight(name) / whole * values for name, values in features.items() if name not in silent
    }
    scores = np.sum(list(parts.values()), axis=0)
    order = np.lexsort((candidates, -scores))[:count]
    return [
        Ranked(
            place=int(candidates[at]),
            score=float(scores[at]),
            parts={name: float(values[at]) for name, values in parts.items()},
            features={name: float(values[at]) for name, values in features.items()},
        )
        for at in order
    ]


def _list_ways(found: Evidence, rules: RankingRules) -> Sequence[Places]:
    length = int(rules.number("list_length"))
    structured = np.float32(rules.weight("aim")) * found.aims
    for name in _FACETS:
        structured = structured + np.float32(rules.weight(name)) * found.facets[name]
    return (
        found.near[:length],
        list_best(found.words, found.allowed, length),
        list_best(structured, found.allowed, length),
    )


def _fuse(ways: Sequence[Places], rules: RankingRules) -> tuple[Places, NDArray[np.float64]]:
    """Sum 1 / (k + rank) over the lists (reciprocal-rank fusion), as a share of being first in all."""
    offset = rules.number("fusion_offset")
    sums: dict[int, float] = {}
    for way in ways:
        for place, at in enumerate(way.tolist(), 1):
            sums[at] = sums.get(at, 0.0) + 1 / (offset + place)
    best = sorted(sums, key=lambda at: (-sums[at], at))[: int(rules.number("rerank_length"))]
    most = len(ways) / (offset + 1)
    return np.array(best, dtype=np.int64), np.array([sums[at] / most for at in best])


def _measure(
    index: DealIndex, found: Evidence, candidates: Places, *, as_of: date, rules: RankingRules
) -> dict[str, NDArray[np.float64]]:
    days = np.maximum(as_of.toordinal() - index.closed[candidates], 0)
    features = {name: found.facets[name][candidates].astype(np.float64) for name in _FACETS}
    features["aim"] = found.aims[candidates].astype(np.float64)
    features["recency"] = 0.5 ** (days / rules.number("recency_half_life_days"))
    features["words"] = _spread(found.words[candidates], floor=0.0)
    if found.cosines is None:
        features["meaning"] = np.zeros(len(candidates))
    else:
        features["meaning"] = _spread(found.cosines[candidates], known=index.has_vector[candidates])
    return features


def _spread(values: Floats, *, floor: float | None = None, known: Mask | None = None) -> NDArray[np.float64]:
    """Cosines of the bundled model differ in the second digit only: from the least to the most is 0 to 1."""
    kept = values if known is None else values[known]
    if not len(kept):
        return np.zeros(len(values))
    low = float(kept.min()) if floor is None else floor
    width = float(kept.max()) - low
    if width <= 0:
        return np.zeros(len(values))
    return np.clip((values.astype(np.float64) - low) / width, 0.0, 1.0)


def _list_silent(asked: Facets, found: Evidence) -> frozenset[str]:
    said = {
        "industry": asked.industry is not None,
        "region": asked.region is not None,
        "size": asked.size is not None,
        "products": bool(asked.channels),
        "meaning": found.cosines is not None,
        "words": bool(found.words.any()),
        "aim": bool(found.aims.any()),
    }
    return frozenset(name for name, is_said in said.items() if not is_said)
