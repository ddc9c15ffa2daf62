"""Learn a model: candidates race on inner folds, the best of each kind join, and the sum is calibrated."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from qualifier.win_model.deal_table import DealTable, TooFewDeals
from qualifier.win_model.encoding import Array, Encoded, encode, learn_fields
from qualifier.win_model.folds import draw_folds, group_equal
from qualifier.win_model.learn_additive import AdditiveSetup, learn_additive
from qualifier.win_model.learn_bayes import learn_bayes
from qualifier.win_model.learn_cases import CaseSetup, can_learn_cases, learn_cases
from qualifier.win_model.learn_forest import ForestSetup, learn_forest
from qualifier.win_model.learn_trees import TreeSetup, learn_trees
from qualifier.win_model.many_scores import score_many
from qualifier.win_model.parts import Part
from qualifier.win_model.stacking import (
    beats_constant,
    choose_calibration,
    fit_weights,
    log_loss_each,
    read_many,
)
from qualifier.win_model.win_model import Calibration, Voice, WinModel

LARGE = 2000
SEED = 20260101
_TO_BE_EARNED = ("bayes", "forest")
Learn = Callable[[Encoded], Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to learn: its kind, its setting in words, and the function."""

    kind: str
    setting: str
    learn: Learn


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep the numeric libraries to one thread: on small tables more threads only wait for each other."""
    # The limits apply to libraries that are loaded, so that they are loaded first.
    import sklearn.ensemble  # noqa: F401, PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    with threadpool_limits(limits=1):
        yield


def list_candidates(encoded: Encoded) -> tuple[Candidate, ...]:
    """Return what is worth trying; of each kind the first stands unless another is clearly better."""
    found = _list_large() if len(encoded) >= LARGE else _list_small()
    found.append(Candidate(kind="bayes", setting="+0.1", learn=learn_bayes))
    if can_learn_cases(encoded):
        found.append(_by_cases(CaseSetup()))
    return tuple(found)


def _list_large() -> list[Candidate]:
    calm = TreeSetup(rate=0.05, rounds=80, leaves=5, smallest_leaf=20, ridge=10.0, field_share=0.5)
    return [
        _by_sum(AdditiveSetup(strength=0.3, pairs=12)),
        _by_trees(TreeSetup(rate=0.05, rounds=200, leaves=20, field_share=0.3)),
        _by_trees(calm),
        _by_forest(ForestSetup()),
    ]


def _list_small() -> list[Candidate]:
    # On few deals every further setting to choose from costs more by chance than it brings.
    return [
        _by_sum(AdditiveSetup(strength=0.1)),
        _by_sum(AdditiveSetup(strength=1.0, pairs=10)),
        _by_trees(TreeSetup(rate=0.06, rounds=70, leaves=8, smallest_leaf=5, ridge=2.0, field_share=0.2)),
    ]


def _by_sum(setup: AdditiveSetup) -> Candidate:
    setting = f"C={setup.strength}, {setup.pairs} pairs"
    return Candidate(kind="additive", setting=setting, learn=partial(learn_additive, setup=setup))


def _by_trees(setup: TreeSetup) -> Candidate:
    setting = f"{setup.rounds} rounds, {setup.leaves} leaves"
    return Candidate(kind="trees", setting=setting, learn=partial(learn_trees, setup=setup))


def _by_forest(setup: ForestSetup) -> Candidate:
    setting = f"{setup.trees} trees"
    return Candidate(kind="forest", setting=setting, learn=partial(learn_forest, setup=setup))


def _by_cases(setup: CaseSetup) -> Candidate:
    setting = f"fade {setup.fade}, penalty {setup.penalty}"
    return Candidate(kind="cases", setting=setting, learn=partial(learn_cases, setup=setup))


def train_model(table: DealTable, seed: int = SEED) -> WinModel:
    """Return the model of these deals; TooFewDeals when all ended alike."""
    if table.won in (0, len(table)):
        raise TooFewDeals(
            "All deals ended alike: there is nothing to learn from.",
            ru="Все сделки закончились одинаково: учиться не на чем.",
        )
    encoded = encode(table, learn_fields(table))
    groups = group_equal(table.vectors())
    with one_thread():
        return _learn(encoded, groups, seed)


def _learn(encoded: Encoded, groups: Array, seed: int) -> WinModel:
    if not encoded.fields:
        return _pack_constant(encoded, {})
    folds = 3 if len(encoded) >= LARGE else 5
    fold = draw_folds(groups, encoded.won, folds, seed)
    chosen, scores = _race(encoded, fold)
    weights, bias = fit_weights(scores, encoded.won, _expect_weights(chosen))
    joined = scores @ weights + bias
    facts: dict[str, object] = {
        "candidates": {candidate.kind: candidate.setting for candidate in chosen},
        "weights": {c.kind: float(w) for c, w in zip(chosen, weights, strict=True)},
    }
    if not beats_constant(joined, encoded.won):
        return _pack_constant(encoded, facts)
    name, calibration = choose_calibration(joined, encoded.won, groups)
    voices = tuple(
        Voice(name=candidate.kind, weight=float(weight), part=candidate.learn(encoded))
        for candidate, weight in zip(chosen, weights, strict=True)
        if weight > 0
    )
    return WinModel(
        fields=encoded.fields,
        bias=bias,
        voices=voices,
        calibration=calibration,
        facts={**facts, "calibration": name},
    )


def _expect_weights(chosen: Sequence[Candidate]) -> Array:
    """Equal shares; naive Bayes, which counts news many times, and the forest must earn their own."""
    trusted = np.array([candidate.kind not in _TO_BE_EARNED for candidate in chosen], dtype=float)
    return np.asarray(trusted / trusted.sum())


def _pack_constant(encoded: Encoded, facts: dict[str, object]) -> WinModel:
    rate = float(encoded.won.mean())
    return WinModel(
        fields=encoded.fields,
        bias=float(np.log(rate / (1 - rate))),
        voices=(),
        calibration=Calibration(),
        facts={**facts, "calibration": "constant"},
    )


def _race(encoded: Encoded, fold: Array) -> tuple[list[Candidate], Array]:
    """Return the candidate chosen of each kind and their out-of-fold log-odds, a column each."""
    candidates = list_candidates(encoded)
    folds = range(int(fold.max()) + 1)
    # On a large table one fold tells the settings of a kind apart; a small one needs them all.
    trial = folds[:1] if len(encoded) >= LARGE else folds
    scores = {c: _score_folds(encoded, fold, c.learn, trial) for c in _contested(candidates)}
    tried = np.isin(fold, list(trial))
    losses = {c: log_loss_each(s[tried], encoded.won[tried]) for c, s in scores.items()}
    chosen = [
        choose_setting([c for c in candidates if c.kind == kind], losses)
        for kind in dict.fromkeys(c.kind for c in candidates)
    ]
    columns = []
    for candidate in chosen:
        have = scores.get(candidate, np.zeros(len(encoded)))
        rest = [number for number in folds if candidate not in scores or number not in trial]
        columns.append(have + _score_folds(encoded, fold, candidate.learn, rest))
    return chosen, np.clip(np.column_stack(columns), -12, 12)


def choose_setting(candidates: Sequence[Candidate], losses: Mapping[Candidate, Array]) -> Candidate:
    """Return the first unless another loses less by a standard error (Breiman et al. 1984, 3.4.3)."""
    chosen = candidates[0]
    for other in candidates[1:]:
        gain = losses[chosen] - losses[other]
        if gain.mean() > gain.std() / np.sqrt(len(gain)):
            chosen = other
    return chosen


def _contested(candidates: Sequence[Candidate]) -> list[Candidate]:
    kinds = [candidate.kind for candidate in candidates]
    return [candidate for candidate in candidates if kinds.count(candidate.kind) > 1]


def _score_folds(encoded: Encoded, fold: Array, learn: Learn, numbers: Sequence[int]) -> Array:
    scores = np.zeros(len(encoded))
    for number in numbers:
        held = fold == number
        scores[held] = score_many(learn(encoded.take(~held)), encoded.take(held))
    return scores


def predict_many(model: WinModel, table: DealTable) -> Array:
    """Return the chance to win of each deal; equal to scoring them one by one."""
    encoded = encode(table, model.fields)
    joined = np.full(len(table), model.bias)
    for voice in model.voices:
        joined += voice.weight * score_many(voice.part, encoded)
    log_odds = np.clip(read_many(model.calibration, joined), -8, 8)
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def with_facts(model: WinModel, **facts: object) -> WinModel:
    """Return the model with more facts for its card."""
    return replace(model, facts={**model.facts, **facts})
