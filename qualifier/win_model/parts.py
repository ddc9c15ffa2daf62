"""The parts of a model in plain Python: each gives log-odds and says which field brought how much."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualifier.win_model.fields import Cell
from qualifier.win_model.product_shares import share_product

Cells = Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A number's effect in log-odds: straight between its knots, flat beyond them."""

    knots: tuple[float, ...]
    heights: tuple[float, ...]
    missing: float

    def read(self, number: float) -> float:
        """Return the height at a number."""
        if math.isnan(number):
            return self.missing
        at = bisect_left(self.knots, number)
        if at == 0:
            return self.heights[0]
        if at == len(self.knots):
            return self.heights[-1]
        left, right = self.knots[at - 1], self.knots[at]
        share = (number - left) / (right - left)
        return self.heights[at - 1] * (1 - share) + self.heights[at] * share


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two fields' codes together add beyond what each adds alone."""

    first: int
    second: int
    weights: Mapping[tuple[int, int], float]
    average: float

    def read(self, cells: Cells) -> float:
        """Return the addition of these two values; none when they never met."""
        return self.weights.get((cells[self.first].code, cells[self.second].code), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditivePart:
    """A curve or a table a field, and tables of pairs; `averages` are over the deals learnt from."""

    bias: float
    curves: Mapping[int, Curve] = field(default_factory=dict)
    tables: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
    averages: tuple[float, ...] = ()
    pairs: tuple[Pair, ...] = ()

    def score(self, cells: Cells) -> float:
        """Return the log-odds."""
        single = sum(self._read(at, cells) for at in range(len(self.averages)))
        return self.bias + single + sum(pair.read(cells) for pair in self.pairs)

    def base(self) -> float:
        """Return the log-odds of the average deal."""
        return self.bias + sum(self.averages) + sum(pair.average for pair in self.pairs)

    def share(self, cells: Cells) -> list[float]:
        """Return what each field adds to the average deal's log-odds; a pair's part is halved."""
        shares = [self._read(at, cells) - average for at, average in enumerate(self.averages)]
        for pair in self.pairs:
            half = (pair.read(cells) - pair.average) / 2
            shares[pair.first] += half
            shares[pair.second] += half
        return shares

    def _read(self, at: int, cells: Cells) -> float:
        curve = self.curves.get(at)
        if curve is not None:
            return curve.read(cells[at].number)
        table = self.tables.get(at)
        return table[cells[at].code] if table is not None else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What a tree asks of a field: its number, or the entry of its code in a table."""

    field: int
    table: tuple[float, ...] | None = None

    def read(self, cells: Cells) -> float:
        """Return the number that nodes compare."""
        cell = cells[self.field]
        return cell.number if self.table is None else self.table[cell.code]


@dataclass(frozen=True, slots=True)
class Node:
    """A question of a tree, or a leaf when `left` is 0; `levels` are those that go left."""

    feature: int
    threshold: float
    missing_left: bool
    left: int
    right: int
    value: float
    count: float
    levels: frozenset[int] | None = None

    def goes_left(self, number: float) -> bool:
        """Tell which way a number goes; none goes where training sent the missing."""
        if math.isnan(number):
            return self.missing_left
        return number <= self.threshold if self.levels is None else number in self.levels


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePart:
    """Boosted trees: the sum of their leaves; shares are path-dependent Shapley values."""

    bias: float
    features: tuple[Feature, ...]
    trees: tuple[tuple[Node, ...], ...]
    fields: int

    def score(self, cells: Cells) -> float:
        """Return the log-odds."""
        numbers = [feature.read(cells) for feature in self.features]
        return self.bias + sum(_descend(tree, numbers) for tree in self.trees)

    def base(self) -> float:
        """Return the log-odds of the average deal."""
        return self.bias + sum(_average(tree, 0) for tree in self.trees)

    def share(self, cells: Cells) -> list[float]:
        """Return what each field adds to the average deal's log-odds."""
        numbers = [feature.read(cells) for feature in self.features]
        shares = [0.0] * self.fields
        for tree in self.trees:
            self._share_tree(tree, numbers, shares)
        return shares

    def _share_tree(self, tree: Sequence[Node], numbers: Sequence[float], shares: list[float]) -> None:
        stack: list[tuple[int, dict[int, tuple[float, float]]]] = [(0, {})]
        while stack:
            at, path = stack.pop()
            node = tree[at]
            if not node.left:
                factors = [(owner, a, b) for owner, (a, b) in path.items()]
                share_product(node.value, factors, shares)
                continue
            owner = self.features[node.feature].field
            is_left = node.goes_left(numbers[node.feature])
            for child, taken in ((node.left, is_left), (node.right, not is_left)):
                a, b = path.get(owner, (1.0, 1.0))
                portion = tree[child].count / node.count
                stack.append((child, {**path, owner: (a * taken, b * portion)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class ForestPart(TreePart):
    """Deep trees, averaged, each node with the average below it; shares follow the path of the deal.

    What a question changes in the average is its field's (Saabas 2014): exact Shapley values of fifty
    thousand leaves would take seconds a lead.
    """

    def base(self) -> float:
        """Return the log-odds of the average deal."""
        return self.bias + sum(tree[0].value for tree in self.trees)

    def share(self, cells: Cells) -> list[float]:
        """Return what each field adds to the average deal's log-odds."""
        numbers = [feature.read(cells) for feature in self.features]
        shares = [0.0] * self.fields
        for tree in self.trees:
            node = tree[0]
            while node.left:
                below = tree[node.left if node.goes_left(numbers[node.feature]) else node.right]
                shares[self.features[node.feature].field] += below.value - node.value
                node = below
        return shares


def _descend(tree: Sequence[Node], numbers: Sequence[float]) -> float:
    node = tree[0]
    while node.left:
        node = tree[node.left if node.goes_left(numbers[node.feature]) else node.right]
    return node.value


def _average(tree: Sequence[Node], at: int) -> float:
    node = tree[at]
    if not node.left:
        return node.value
    parts = (tree[child].count / node.count * _average(tree, child) for child in (node.left, node.right))
    return sum(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCase:
    """A past deal that speaks for its like: its codes and its weight."""

    codes: tuple[int, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePart:
    """Nearest deals: each past deal's voice fades by `fades[j]` for every field j that differs."""

    bias: float
    fades: tuple[float, ...]
    shares_by_code: tuple[tuple[float, ...], ...]
    cases: tuple[PastCase, ...]

    def score(self, cells: Cells) -> float:
        """Return the log-odds."""
        codes = [cell.code for cell in cells]
        return self.bias + sum(case.weight * self._near(case, codes) for case in self.cases)

    def base(self) -> float:
        """Return the log-odds of the average deal, fields taken as independent."""
        return self.bias + sum(
            case.weight * math.prod(self._average(at, code) for at, code in enumerate(case.codes))
            for case in self.cases
        )

    def share(self, cells: Cells) -> list[float]:
        """Return what each field adds to the average deal's log-odds."""
        shares = [0.0] * len(self.fades)
        for case in self.cases:
            factors = [
                (at, 1.0 if cells[at].code == code else self.fades[at], self._average(at, code))
                for at, code in enumerate(case.codes)
                if self.fades[at] < 1
            ]
            share_product(case.weight, factors, shares)
        return shares

    def _near(self, case: PastCase, codes: Sequence[int]) -> float:
        near = 1.0
        for fade, code, other in zip(self.fades, codes, case.codes, strict=True):
            if code != other:
                near *= fade
        return near

    def _average(self, at: int, code: int) -> float:
        fade = self.fades[at]
        return fade + (1 - fade) * self.shares_by_code[at][code]


Part = AdditivePart | TreePart | ForestPart | CasePart
