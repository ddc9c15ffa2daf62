import pytest

from planner.allocation.programme import Programme, solve


def knapsack(budget: float) -> Programme:
    programme = Programme()
    columns = [programme.add_column(0, 1, whole=True) for _ in range(3)]
    programme.add_row(zip(columns, (600, 500, 500), strict=True), float("-inf"), budget)
    programme.minimise(zip(columns, (-330, -260, -255), strict=True))
    return programme


def test_a_small_knapsack_is_solved() -> None:
    solution = solve(knapsack(1000))
    assert solution is not None
    assert [round(value) for value in solution.columns] == [0, 1, 1]
    assert solution.bound == pytest.approx(-515)


def test_a_linear_programme_is_solved() -> None:
    programme = Programme()
    one, other = programme.add_column(0, 4), programme.add_column(0, 4)
    programme.add_row([(one, 1.0), (other, 2.0)], float("-inf"), 6)
    programme.minimise([(one, -1.0), (other, -1.0)])
    solution = solve(programme)
    assert solution is not None
    assert solution.columns == pytest.approx((4, 1))
    assert solution.bound == pytest.approx(-5)


def test_rows_that_exclude_one_another_have_no_solution() -> None:
    programme = Programme()
    column = programme.add_column(0, 1, whole=True)
    programme.add_row([(column, 1.0)], 0.4, 0.6)
    programme.minimise([(column, 1.0)])
    assert solve(programme) is None


def test_a_column_named_twice_counts_twice() -> None:
    programme = Programme()
    column = programme.add_column(0, 10)
    programme.add_row([(column, 1.0), (column, 1.0)], float("-inf"), 6)
    programme.minimise([(column, -1.0)])
    solution = solve(programme)
    assert solution is not None
    assert solution.columns == pytest.approx((3,))


def test_the_solver_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    solve(knapsack(1100))
    assert capfd.readouterr().out == ""
