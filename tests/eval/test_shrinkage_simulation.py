"""The table of errors is printed as root mean squares; a run repeats by its seed."""

import pytest

from eval.shrinkage_simulation import COUNTS, describe_shrinkage, run_shrinkage

ERRORS = {"shrunk": 0.01, "card": 0.25, "raw": 0.04, "pooled": 1.0}


def test_squares_are_printed_as_shares_in_one_order() -> None:
    report = {"by_world": {"sellers alike": {1: ERRORS, 30: ERRORS | {"raw": 0.0001}}}, "overall": ERRORS}
    assert describe_shrinkage(report) == [
        ("sellers alike", "1", "100.0%", "20.0%", "50.0%", "10.0%"),
        ("sellers alike", "30", "100.0%", "1.0%", "50.0%", "10.0%"),
        ("all", "", "100.0%", "20.0%", "50.0%", "10.0%"),
    ]


@pytest.fixture(scope="module")
def report() -> dict[str, object]:
    return run_shrinkage(1, seed=7)


def test_the_same_seed_draws_the_same_sellers(report: dict[str, object]) -> None:
    assert run_shrinkage(1, seed=7) == report
    assert run_shrinkage(1, seed=8) != report


def test_every_world_has_every_number_of_campaigns_and_every_estimate(report: dict[str, object]) -> None:
    rows = describe_shrinkage(report)
    worlds = ("as the card says", "sellers alike", "sellers apart")
    assert [row[:2] for row in rows[:-1]] == [(world, str(count)) for world in worlds for count in COUNTS]
    assert all(cell.endswith("%") for row in rows for cell in row[2:])


def test_with_one_campaign_pooled_and_raw_are_one_rate(report: dict[str, object]) -> None:
    """The mean of one campaign is its clicks by its impressions."""
    for row in describe_shrinkage(report):
        if row[1] == "1":
            assert row[2] == row[3]
