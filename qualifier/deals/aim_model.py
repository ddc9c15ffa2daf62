"""What a campaign is for, told by meaning: a linear reader over vectors of the bundled model.

Word lists (`qualifier.reading.aims`) are sure where they hold, and do not know most of the ways to say a
thing. The vector of a text is there anyway; thirteen products with it cost nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qualifier.deals.vector_shelf import Space
from qualifier.reading.aims import Aim

MODEL_PATH = Path(__file__).with_name("aim_model.json")
AIMS = tuple(Aim)
_PLACE = {aim: at for at, aim in enumerate(AIMS)}
# What a phrase of the word lists says is right nine times in ten, what meaning says three in four.
TRUST_IN_WORDS = 0.7
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class AimModel:
    """Multinomial logistic regression: one row of weights an aim, in the order of `Aim`."""

    weights: Floats
    bias: Floats

    def weigh(self, vectors: Floats) -> Floats:
        """Return the chance of each aim for each vector; the chances of one vector add up to 1."""
        logits = vectors @ self.weights.T + self.bias
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances: Floats = powers / powers.sum(axis=1, keepdims=True)
        return chances


@cache
def load_aim_model(space: Space) -> AimModel | None:
    """Return the reader made for a space of vectors; None for any other space."""
    content = json.loads(MODEL_PATH.read_text(encoding="utf-8"))
    if (content["model"], content["dimension"]) != (space.model, space.dimension):
        return None
    weights = np.array([content["weights"][aim] for aim in AIMS], dtype=np.float32)
    return AimModel(weights, np.array([content["bias"][aim] for aim in AIMS], dtype=np.float32))


def join_aims(told: Iterable[Aim], chances: Floats | None, *, trust: float) -> Floats:
    """Return how much each aim is meant: words are trusted so far, the rest is left to the meaning.

    The length is 1, so that the product of two is their cosine; all zeros when nothing tells.
    """
    said = np.zeros(len(AIMS), dtype=np.float32)
    places = [_PLACE[aim] for aim in told]
    said[places] = 1.0 / max(len(places), 1)
    if chances is None:
        mixed = said
    elif places:
        mixed = np.float32(trust) * said + np.float32(1 - trust) * chances
    else:
        mixed = chances
    length = float(np.linalg.norm(mixed))
    joined: Floats = mixed / np.float32(length) if length > 0 else mixed
    return joined


def name_aims(meant: Floats, *, least: float) -> frozenset[Aim]:
    """Return the aims that are meant beyond doubt: of several equal ones each has its part."""
    return frozenset(aim for aim, part in zip(AIMS, meant.tolist(), strict=True) if part >= least)
