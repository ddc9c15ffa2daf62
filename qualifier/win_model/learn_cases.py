"""Learn the nearest-deals part: kernel logistic regression over fields that match or differ."""

from dataclasses import dataclass

import numpy as np

from qualifier.win_model.encoding import Array, Encoded, tell_codes
from qualifier.win_model.parts import CasePart, PastCase

MOST_CASES = 600
ROUNDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSetup:
    """How much one differing field of average worth leaves of a deal's voice, and the ridge penalty."""

    fade: float = 0.9
    penalty: float = 0.3


def can_learn_cases(encoded: Encoded) -> bool:
    """Only where few different deals repeat: the work grows with the cube of their number."""
    return bool(0 < len(np.unique(encoded.codes, axis=0)) <= MOST_CASES)


def learn_cases(encoded: Encoded, setup: CaseSetup) -> CasePart:
    """Return the weights of the different past deals (Zhu and Hastie 2005, kernel logistic regression)."""
    kinds, at = np.unique(encoded.codes, axis=0, return_inverse=True)
    at = at.ravel()
    counts = np.bincount(at).astype(float)
    wins = np.bincount(at, encoded.won)
    fades = setup.fade ** weigh_fields(encoded)
    weights, bias = _fit(_near(kinds, fades), wins, counts, setup.penalty)
    places = tell_codes(encoded)
    shares = tuple(
        tuple(float(n) for n in np.bincount(places[:, j], minlength=field.width) / len(encoded))
        for j, field in enumerate(encoded.fields)
    )
    cases = tuple(
        PastCase(codes=tuple(int(code) for code in kind), weight=float(weight))
        for kind, weight in zip(kinds, weights, strict=True)
    )
    return CasePart(bias=bias, fades=tuple(float(fade) for fade in fades), shares_by_code=shares, cases=cases)


def weigh_fields(encoded: Encoded) -> Array:
    """Return how much each field should count: mutual information with the outcome, mean about 1."""
    places, won = tell_codes(encoded), encoded.won
    told = np.array([_inform(places[:, at], won) for at in range(places.shape[1])])
    return np.asarray(0.3 + 0.7 * told / max(float(told.mean()), 1e-9))


def _inform(place: Array, won: Array) -> float:
    joint = np.zeros((int(place.max()) + 1, 2))
    np.add.at(joint, (place, won.astype(int)), 1 / len(won))
    alone = joint.sum(1, keepdims=True) * joint.sum(0, keepdims=True)
    seen = joint > 0
    return float((joint[seen] * np.log(joint[seen] / alone[seen])).sum())


def _near(kinds: Array, fades: Array) -> Array:
    apart = np.zeros((len(kinds), len(kinds)))
    for at, fade in enumerate(fades):
        apart += np.log(fade) * (kinds[:, at, None] != kinds[None, :, at])
    return np.asarray(np.exp(apart))


def _fit(near: Array, wins: Array, counts: Array, penalty: float) -> tuple[Array, float]:
    """Newton's steps on the penalised likelihood; the bias bears no penalty."""
    size = len(counts)
    rate = wins.sum() / counts.sum()
    weights, bias = np.zeros(size), float(np.log(rate / (1 - rate)))
    system = np.zeros((size + 1, size + 1))
    system[:size, size] = system[size, :size] = 1
    for _ in range(ROUNDS):
        log_odds = near @ weights + bias
        chance = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
        curve = np.maximum(counts * chance * (1 - chance), 1e-6)
        target = log_odds + (wins - counts * chance) / curve
        system[:size, :size] = near + np.diag(penalty / curve)
        solved = np.linalg.solve(system, np.append(target, 0.0))
        moved = float(np.abs(solved[:size] - weights).max())
        weights, bias = solved[:size], float(solved[size])
        if moved < 1e-9:
            break
    return weights, bias
