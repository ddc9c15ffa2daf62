"""Latent correlations behind pair overlaps, and the nearest valid matrix when they contradict each other.

Two channels reach the shares a and b and both reach o: o = P(X > -z(a), Y > -z(b)) for standard normals
with correlation r (tetrachoric correlation). dP/dr is the bivariate density, so P is one Gauss-Legendre
integral over r (Plackett 1954; Genz 2004) and r its root. Repair: Higham (2002), alternating projections.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

Floats = NDArray[np.float64]
# A latent correlation of 1 leaves no noise to integrate over; this is as good as the same people.
STRONGEST = 0.995
# Smallest eigenvalue a matrix may have, and the one the repair keeps: near 0 every person is decided by
# the others, and fixed points lose their digits.
VALID_EIGENVALUE = 1e-3
LEAST_EIGENVALUE = 1e-2
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(40)
_LEAST_SHARE = 1e-12
_MOST_PROJECTIONS = 60
_MOST_STEPS = 12
# Newton doubles the digits: a step of 1e-6 leaves an error of 1e-11.
_SMALLEST_STEP = 1e-6


def shared_share(one: float, other: float, correlation: float) -> float:
    """Return the share reached by both at this latent correlation."""
    a, b = float(ndtri(one)), float(ndtri(other))
    # Substituting r = sin(t) removes the edge singularity of the density at |r| = 1.
    reach = np.arcsin(correlation)
    angles = reach * (_NODES + 1) / 2
    sine, cosine = np.sin(angles), np.cos(angles)
    density = np.exp(-(a * a - 2 * a * b * sine + b * b) / (2 * cosine * cosine))
    return one * other + float(reach / 2 * (_WEIGHTS @ density)) / (2 * np.pi)


@lru_cache(maxsize=65536)
def find_correlation(one: float, other: float, overlap: float) -> float:
    """Return the correlation at which two shares overlap as observed, within the strongest allowed."""
    if min(one, other) < _LEAST_SHARE or max(one, other) > 1 - _LEAST_SHARE:
        return 0.0
    if overlap >= shared_share(one, other, STRONGEST):
        return STRONGEST
    if overlap <= shared_share(one, other, -STRONGEST):
        return -STRONGEST
    near = _climb(one, other, overlap)
    if near is not None:
        return near
    return float(brentq(lambda r: shared_share(one, other, r) - overlap, -STRONGEST, STRONGEST, xtol=1e-10))


def _climb(one: float, other: float, overlap: float) -> float | None:
    """Return the root by Newton's steps from the slope at 0; None when they leave the range."""
    a, b = float(ndtri(one)), float(ndtri(other))
    slope = math.exp(-(a * a + b * b) / 2) / (2 * math.pi)
    found = math.sin(min(1.2, max(-1.2, (overlap - one * other) / max(slope, _LEAST_SHARE))))
    for _ in range(_MOST_STEPS):
        rest = 1 - found * found
        slope = math.exp(-(a * a - 2 * a * b * found + b * b) / (2 * rest)) / (2 * math.pi * math.sqrt(rest))
        step = (shared_share(one, other, found) - overlap) / max(slope, _LEAST_SHARE)
        found -= step
        if not -STRONGEST < found < STRONGEST:
            return None
        if abs(step) < _SMALLEST_STEP:
            return found
    return None


def is_valid(matrix: Floats) -> bool:
    """Say whether some normal vector has these correlations."""
    return _is_identity(matrix) or bool(np.linalg.eigvalsh(matrix)[0] >= VALID_EIGENVALUE)


def _is_identity(matrix: Floats) -> bool:
    return int(np.count_nonzero(matrix)) == len(matrix)


def repair(matrix: Floats) -> Floats:
    """Return the nearest correlation matrix in the Frobenius norm, safely inside the valid ones."""
    current, correction = matrix.copy(), np.zeros_like(matrix)
    for _ in range(_MOST_PROJECTIONS):
        shifted = current - correction
        projected = _raise_eigenvalues(shifted)
        correction = projected - shifted
        previous, current = current, projected.copy()
        np.fill_diagonal(current, 1.0)
        if np.abs(current - previous).max() < 1e-6:
            break
    return _rescale(_raise_eigenvalues(current))


def _raise_eigenvalues(matrix: Floats) -> Floats:
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    raised: Floats = (vectors * np.maximum(values, LEAST_EIGENVALUE)) @ vectors.T
    return raised


def _rescale(matrix: Floats) -> Floats:
    scale = np.sqrt(np.diag(matrix))
    scaled: Floats = matrix / np.outer(scale, scale)
    np.fill_diagonal(scaled, 1.0)
    return (scaled + scaled.T) / 2


def split_factors(matrix: Floats) -> tuple[Floats, Floats]:
    """Split a correlation matrix into loadings L and own variances d: matrix = L L' + diag(d).

    d_i is the largest common multiple of the variance left after regressing channel i on the others that
    keeps L L' valid, so channels without correlations keep d = 1 and add no factor.
    """
    if _is_identity(matrix):
        return np.zeros((len(matrix), 0)), np.ones(len(matrix))
    left = 1 / np.diag(np.linalg.inv(matrix))
    root = 1 / np.sqrt(left)
    scale = float(np.linalg.eigvalsh(root[:, None] * matrix * root)[0])
    own = np.minimum(1.0, scale * left)
    values, vectors = np.linalg.eigh(matrix - np.diag(own))
    kept = values > 1e-9
    loadings = (vectors[:, kept] * np.sqrt(values[kept]))[:, ::-1]
    # Keep unit variance exactly when tiny factors were dropped.
    own = np.maximum(1 - (loadings**2).sum(axis=1), VALID_EIGENVALUE / 10)
    return loadings, own


def quantile(share: Floats) -> Floats:
    """Return the normal quantile of shares kept off 0 and 1."""
    found: Floats = ndtri(np.clip(share, 1e-15, 1 - 1e-15))
    return found


def normal_share(value: Floats) -> Floats:
    """Return the standard normal distribution function."""
    share: Floats = ndtr(value)
    return share
