"""Logistic regression by Newton's method, small enough to need no library, and deterministic."""

import math
from collections.abc import Sequence

Row = Sequence[float]


def learn_logistic(rows: Sequence[Row], labels: Sequence[bool], penalty: float = 1.0) -> list[float]:
    """Return one weight a column; the last is the bias, which alone bears no penalty."""
    columns = [(*row, 1.0) for row in rows]
    size = len(columns[0])
    weights = [0.0] * size
    for _ in range(30):
        gradient = [-penalty * weight for weight in weights[:-1]] + [0.0]
        curvature = [[penalty * (i == j and i < size - 1) for j in range(size)] for i in range(size)]
        for row, label in zip(columns, labels, strict=True):
            chance = _squash(sum(weight * value for weight, value in zip(weights, row, strict=True)))
            _add_row(row, label - chance, chance * (1 - chance), gradient, curvature)
        step = _solve(curvature, gradient)
        weights = [weight + move for weight, move in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-8:
            break
    return weights


def _add_row(
    row: Row, error: float, spread: float, gradient: list[float], curvature: list[list[float]]
) -> None:
    for i, value in enumerate(row):
        gradient[i] += error * value
        for j, other in enumerate(row):
            curvature[i][j] += spread * value * other


def _squash(total: float) -> float:
    return 1 / (1 + math.exp(-max(-35.0, min(35.0, total))))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve the linear system by elimination with pivots."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda index: abs(rows[index][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column] or 1e-12
        for index in range(size):
            if index != column and rows[index][column]:
                share = rows[index][column] / head
                rows[index] = [a - share * b for a, b in zip(rows[index], rows[column], strict=True)]
    return [rows[index][size] / (rows[index][index] or 1e-12) for index in range(size)]
