"""Join the parts: weights that are never negative, pulled to be equal; then a calibration if it pays."""

from collections.abc import Callable, Sequence

import numpy as np

from qualifier.win_model.encoding import Array
from qualifier.win_model.win_model import LARGEST_LOG_ODDS, Calibration

# What it costs to leave equal weights: on 300 deals they hold, on thousands the deals decide. Measured by
# cross-validation on 300 deals: Brier 0.1766 with 2, 0.1754 with 20, 0.1743 with 100.
PENALTY = 100.0
_SMALLEST_FOR_STEPS = 1000
_FOLDS = 5
_PIECE = 150
# A calibration must lower the log loss by this many standard errors of the change.
_CLEAR = 1.0
_GRID = 65


def fit_weights(
    scores: Array, won: Array, prior: Array | None = None, penalty: float = PENALTY
) -> tuple[Array, float]:
    """Return a weight a part (at least 0, pulled to `prior`) and the bias that minimise the log loss."""
    # The service that only scores never holds the optimiser in memory.
    from scipy.optimize import minimize  # noqa: PLC0415

    parts = scores.shape[1]
    rate = won.mean()
    centre = scores.mean(0)
    moved = scores - centre
    pull = np.full(parts, 1 / parts) if prior is None else prior

    def cost(point: Array) -> tuple[float, Array]:
        log_odds = moved @ point[:-1] + point[-1]
        loss = np.logaddexp(0, log_odds) - won * log_odds
        error = _squash(log_odds) - won
        slope = np.append(moved.T @ error + penalty * (point[:-1] - pull), error.sum())
        return float(loss.sum() + penalty / 2 * ((point[:-1] - pull) ** 2).sum()), slope

    start = np.append(pull, np.log(rate / (1 - rate)))
    bounds = [(0.0, None)] * parts + [(None, None)]
    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=bounds)
    weights = np.where(found.x[:-1] < 1e-4, 0.0, found.x[:-1])
    return weights, float(found.x[-1] - centre @ weights)


def beats_constant(log_odds: Array, won: Array) -> bool:
    """Tell whether out-of-fold chances are clearly better than the share of deals won."""
    rate = won.mean()
    gain = log_loss_each(np.full(len(won), np.log(rate / (1 - rate))), won) - log_loss_each(log_odds, won)
    return bool(gain.mean() > 2 * gain.std() / np.sqrt(len(won)))


def log_loss_each(log_odds: Array, won: Array) -> Array:
    """Return the log loss of each deal."""
    return np.asarray(np.logaddexp(0, log_odds) - won * log_odds)


def choose_calibration(log_odds: Array, won: Array, groups: Array) -> tuple[str, Calibration]:
    """Return the calibration that clearly lowers the log loss on folds it has not seen, else none."""
    kinds: dict[str, Callable[[Array, Array], Calibration]] = {"beta": fit_beta}
    if len(won) >= _SMALLEST_FOR_STEPS:
        kinds["isotonic"] = fit_isotonic
    fold = np.unique(groups, return_inverse=True)[1].ravel() * 7919 % _FOLDS
    before = log_loss_each(log_odds, won)
    best, chosen = 0.0, ("sigmoid", Calibration())
    for name, fit in kinds.items():
        after = np.zeros(len(won))
        for number in range(_FOLDS):
            held = fold == number
            after[held] = log_loss_each(
                read_many(fit(log_odds[~held], won[~held]), log_odds[held]), won[held]
            )
        gain = before - after
        clear = gain.mean() / max(gain.std() / np.sqrt(len(won)), 1e-12)
        if clear > max(best, _CLEAR):
            best, chosen = clear, (name, fit(log_odds, won))
    return chosen


def read_many(calibration: Calibration, log_odds: Array) -> Array:
    """Return the calibrated log-odds of many deals."""
    if not calibration.points:
        return log_odds
    return np.interp(log_odds, calibration.points, calibration.heights)


def fit_beta(log_odds: Array, won: Array) -> Calibration:
    """Return beta calibration (Kull et al. 2017) as straight lines between many points."""
    weights, bias = fit_weights(_bend(log_odds), won, np.zeros(2), 0.01)
    points = np.linspace(-LARGEST_LOG_ODDS, LARGEST_LOG_ODDS, _GRID)
    return _join(points, _bend(points) @ weights + bias)


def _bend(log_odds: Array) -> Array:
    # ln p and -ln(1 - p) of the chance.
    return np.column_stack([-np.logaddexp(0, -log_odds), np.logaddexp(0, log_odds)])


def fit_isotonic(log_odds: Array, won: Array) -> Calibration:
    """Return isotonic calibration, smoothed: straight lines between the middles of its steps."""
    order = np.argsort(log_odds, kind="stable")
    claimed = _squash(log_odds)
    blocks: list[tuple[float, float, int]] = []
    for piece in np.array_split(order, max(len(won) // _PIECE, 5)):
        # A deal that ended as claimed keeps a pure step finite.
        share = float((won[piece].sum() + claimed[piece].mean()) / (len(piece) + 1))
        blocks.append((float(log_odds[piece].mean()), share, len(piece)))
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            blocks[-2:] = [_pool(blocks[-2], blocks[-1])]
    points = np.array([block[0] for block in blocks])
    shares = np.array([block[1] for block in blocks])
    return _level(_join(points, np.log(shares / (1 - shares))), log_odds, won)


def _level(calibration: Calibration, log_odds: Array, won: Array) -> Calibration:
    """Lift or lower all heights alike until the mean chance is the share won."""
    shift = 0.0
    for _ in range(20):
        chance = _squash(read_many(calibration, log_odds) + shift)
        shift += (won.mean() - chance.mean()) / max((chance * (1 - chance)).mean(), 1e-6)
    return _join(calibration.points, [height + shift for height in calibration.heights])


def _pool(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    n = one[2] + other[2]
    middle, share = ((one[at] * one[2] + other[at] * other[2]) / n for at in (0, 1))
    return middle, share, n


def _join(points: Sequence[float] | Array, heights: Sequence[float] | Array) -> Calibration:
    return Calibration(points=tuple(map(float, points)), heights=tuple(map(float, heights)))


def _squash(log_odds: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -35, 35))))
