"""The honest report on the house's own deals: learnt from the older, tried on the newest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.drift import DriftRow, count_shares, measure_drift
from qualifier.win_model.encoding import Array
from qualifier.win_model.folds import draw_folds, group_equal
from qualifier.win_model.metrics import (
    LiftRow,
    ReliabilityBin,
    bin_reliability,
    brier,
    find_intervals,
    measure,
    table_lift,
    top_to_bottom,
)
from qualifier.win_model.rules import load_rules
from qualifier.win_model.training import one_thread, predict_many, train_model, with_facts
from qualifier.win_model.win_model import WinModel, explain_row

_FOLDS = 5
_DATED = 0.9
# Exact reasons of one deal take some hundredths of a second; of so many they tell what decides.
_EXPLAINED = 80


class Trial(StrEnum):
    """On which deals the model was tried: on the newest, or on each fifth in turn and why."""

    BY_TIME = "by_time"
    NO_DAYS = "no_days"
    ENDED_ALIKE = "ended_alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseReport:
    """How the model did on deals it had not seen."""

    trial: Trial
    learnt: int
    tried: int
    figures: Mapping[str, float]
    intervals: Mapping[str, Mapping[str, float]]
    constant_brier: float
    reliability: tuple[ReliabilityBin, ...]
    lift: tuple[LiftRow, ...]
    top_to_bottom: float | None
    drift: tuple[DriftRow, ...]


def make_report(table: DealTable) -> HouseReport:
    """Return the report of a table: by time when the deals' days tell old from new, else by folds."""
    dated = sum(day is not None for day in table.days) if table.days else 0
    with one_thread():
        if dated < _DATED * len(table):
            return _report_by_folds(table, Trial.NO_DAYS)
        older, newest = map(table.take, split_by_time(table))
        if any(part.won in (0, len(part)) for part in (older, newest)):
            return _report_by_folds(table, Trial.ENDED_ALIKE)
        return _report_by_time(older, newest)


def split_by_time(table: DealTable) -> tuple[Sequence[int], Sequence[int]]:
    """Return the places of the older and of the newest deals; deals of one day stay together."""
    dated = [(day, at) for at, day in enumerate(table.days) if day is not None]
    days = sorted(day for day, _ in dated)
    cut = days[int(len(days) * (1 - load_rules().number("time_test_share")))]
    return [at for day, at in dated if day < cut], [at for day, at in dated if day >= cut]


def _report_by_time(learnt: DealTable, tried: DealTable) -> HouseReport:
    model = learn_with_shares(learnt)
    rows = [tried.row(at) for at in range(len(tried))]
    run = predict_many(model, tried)
    return _pack(run, tried, learnt=learnt, drift=measure_drift(model, rows), trial=Trial.BY_TIME)


def learn_with_shares(table: DealTable) -> WinModel:
    """Return a model that remembers how its deals were spread, so that drift can be told later."""
    model = train_model(table)
    shares = count_shares(model, [table.row(at) for at in range(len(table))])
    return with_facts(model, shares=shares, shares_of=len(table))


def weigh_reasons(model: WinModel, table: DealTable) -> dict[str, float]:
    """Return what each field brings in log-odds, either way, on average over a sample of the deals."""
    step = max(1, len(table) // _EXPLAINED)
    places = range(0, len(table), step)
    sums = dict.fromkeys((field.name for field in model.fields), 0.0)
    for at in places:
        for reason in explain_row(model, table.row(at)).reasons:
            sums[reason.field] += abs(reason.log_odds)
    return {name: total / len(places) for name, total in sums.items()}


def _report_by_folds(table: DealTable, trial: Trial) -> HouseReport:
    won = np.asarray(table.outcomes, dtype=float)
    fold = draw_folds(group_equal(table.vectors()), won, _FOLDS, 0)
    run = np.zeros(len(table))
    for number in range(_FOLDS):
        held = np.flatnonzero(fold == number).tolist()
        rest = np.flatnonzero(fold != number).tolist()
        run[held] = predict_many(train_model(table.take(rest)), table.take(held))
    return _pack(run, table, learnt=table, drift=(), trial=trial)


def _pack(
    run: Array, tried: DealTable, *, learnt: DealTable, drift: tuple[DriftRow, ...], trial: Trial
) -> HouseReport:
    won = np.asarray(tried.outcomes, dtype=float)
    return HouseReport(
        trial=trial,
        learnt=len(learnt),
        tried=len(tried),
        figures=measure([run], won),
        intervals=find_intervals([run], won, group_equal(tried.vectors())),
        constant_brier=brier(np.full(len(won), learnt.base_rate), won),
        reliability=bin_reliability(run, won),
        lift=table_lift(run, won),
        top_to_bottom=top_to_bottom(run, won),
        drift=drift,
    )
