from typing import Any

import pytest

from eval.reach_families.comparison import differ


@pytest.mark.parametrize(
    ("got", "want", "slack"),
    [
        (1.0, 1, {}),
        (1.004, 1.0, {"absolute": 0.005}),
        (1_000_001, 1_000_000, {"relative": 1e-5}),
        ([1, 2, 3], [1, 2], {}),
        ({"a": 1, "b": 2}, {"a": 1}, {}),
        ("ok", "ok", {}),
        (None, None, {}),
        (True, True, {}),
        ({"a": [1, {"b": 2.0}]}, {"a": [1, {"b": 2.0}]}, {}),
    ],
)
def test_what_agrees_has_no_difference(got: Any, want: Any, slack: dict[str, float]) -> None:
    assert differ("x", got, want, **slack) == []


@pytest.mark.parametrize(
    ("got", "want", "line"),
    [
        (2, 1, "x: got 2, want 1"),
        ([1], [1, 2], "x: got 1 values, want 2"),
        (None, 1, "x: got None, want 1"),
        (None, [1], "x: got 0 values, want 1"),
        ({"b": 1}, {"a": 1}, "x.a: got None, want 1"),
        ({"a": [1, 3]}, {"a": [1, 2]}, "x.a[1]: got 3, want 2"),
        (5, None, "x: got 5, want None"),
        (False, True, "x: got False, want True"),
    ],
)
def test_each_difference_is_named_with_its_place(got: Any, want: Any, line: str) -> None:
    assert differ("x", got, want) == [line]
