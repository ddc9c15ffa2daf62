"""Prove the chance to win on a data set: cross-validation, or one fit scored once elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from eval.winmodel_baselines import BASELINES, Predict
from eval.winmodel_sets import read_folder, scan_set
from kit.errors import BadInput
from qualifier.win_model.deal_import import Import
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import Array
from qualifier.win_model.folds import draw_folds, group_equal
from qualifier.win_model.metrics import (
    bin_reliability,
    brier,
    find_intervals,
    measure,
    table_lift,
    top_to_bottom,
)
from qualifier.win_model.table_map import TableMap, read_map
from qualifier.win_model.training import LARGE, one_thread, predict_many, train_model

FORMAT = 1
REPEATS = 10
# Baselines are repeated so often: on a large table their figures hardly move.
_BASELINE_REPEATS = 3
_BASELINE_REPEATS_LARGE = 1


def _say_nothing(_: str) -> None:
    return None


def run_winmodel(
    data: Path,
    test: Path | None,
    *,
    given: Path | None = None,
    repeats: int = REPEATS,
    folds: int | None = None,
    tell: Callable[[str], None] = _say_nothing,
) -> dict[str, Any]:
    """Return the report of a data set's folder; everything is chosen from the deals trained on."""
    fields = read_map(given) if given else TableMap()
    found = scan_set(read_folder(data, fields), fields)
    table = found.imported.table.without([leak.field for leak in found.leaks])
    with one_thread():
        if test is None:
            report = _cross_validate(table, repeats, folds or _count_folds(table), tell)
        else:
            report = _test_once(table, _read_test(test, fields, found.imported, table))
    return {
        "format": FORMAT,
        "data": data.name,
        "base_rate": table.base_rate,
        "fields": [column.name for column in table.columns],
        "excluded_fields": [leak.field for leak in found.leaks],
        "exclusions": [asdict(leak) for leak in found.leaks],
        "open_rows": found.imported.open_rows,
        "faulty_rows": len(found.imported.faults),
        **report,
    }


def _count_folds(table: DealTable) -> int:
    return 5 if len(table) >= LARGE else 10


def _read_test(folder: Path, fields: TableMap, like: Import, table: DealTable) -> DealTable:
    """The other folder's deals, with the kinds of columns of the first; the order of columns is free."""
    held = read_folder(folder, fields, like).table
    missing = sorted({column.name for column in table.columns} - {column.name for column in held.columns})
    if missing:
        raise BadInput(f"{folder}: lacks the column {', '.join(missing)}")
    return held


def _cross_validate(
    table: DealTable, repeats: int, folds: int, tell: Callable[[str], None]
) -> dict[str, Any]:
    groups = group_equal(table.vectors())
    won = np.asarray(table.outcomes, dtype=float)
    fold_runs = [draw_folds(groups, won, folds, seed) for seed in range(repeats)]
    runs = []
    for number, fold in enumerate(fold_runs, 1):
        runs.append(_predict_folds(table, fold, _predict_ours))
        tell(f"repeat {number} of {repeats}: Brier {brier(runs[-1], won):.4f}")
    times = _BASELINE_REPEATS_LARGE if len(table) >= LARGE else _BASELINE_REPEATS
    tell(f"baselines: {', '.join(BASELINES)}")
    baselines = {
        name: measure([_predict_folds(table, fold, predict) for fold in fold_runs[:times]], won)
        for name, predict in BASELINES.items()
    }
    how = f"{repeats} x repeated {folds}-fold cross-validation, equal deals kept together"
    return {"how": how, **_report(runs, won, groups), "baselines": baselines}


def _predict_ours(train: DealTable, test: DealTable) -> Array:
    return predict_many(train_model(train), test)


def _predict_folds(table: DealTable, fold: Array, predict: Predict) -> Array:
    chances = np.zeros(len(table))
    for train, held in _split(fold):
        chances[held] = predict(table.take(list(train)), table.take(list(held)))
    return chances


def _split(fold: Array) -> Iterator[tuple[Array, Array]]:
    for number in range(int(fold.max()) + 1):
        yield np.flatnonzero(fold != number), np.flatnonzero(fold == number)


def _test_once(table: DealTable, held: DealTable) -> dict[str, Any]:
    won = np.asarray(held.outcomes, dtype=float)
    model = train_model(table)
    run = predict_many(model, held)
    names = [column.name for column in table.columns]
    vectors = held.without([c.name for c in held.columns if c.name not in names]).vectors()
    baselines = {name: measure([predict(table, held)], won) for name, predict in BASELINES.items()}
    return {
        "how": f"learnt from {len(table)} deals, scored once on {len(held)} others",
        "model": dict(model.facts),
        **_report([run], won, group_equal(vectors)),
        "baselines": baselines,
    }


def _report(runs: list[Array], won: Array, groups: Array) -> dict[str, Any]:
    first = runs[0]
    return {
        "n": len(won),
        **measure(runs, won),
        "mean_chance": float(np.mean([run.mean() for run in runs])),
        "ece_binning": "10 bins of equal width; ece_by_rank: 10 bins of equally many deals",
        "intervals": find_intervals(runs, won, groups),
        "reliability": [asdict(row) for row in bin_reliability(first, won)],
        "lift": [asdict(row) for row in table_lift(first, won)],
        "top_to_bottom": top_to_bottom(first, won),
    }
