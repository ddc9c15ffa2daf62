"""Naive Bayes as Odoo's CRM counts it, against numbers worked out by hand."""

from math import log

import numpy as np
import pytest

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import encode, learn_fields
from qualifier.win_model.fields import ColumnKind, Row, Value
from qualifier.win_model.learn_bayes import learn_bayes
from qualifier.win_model.many_scores import score_many
from qualifier.win_model.parts import AdditivePart
from qualifier.win_model.win_model import Calibration, Voice, WinModel, explain_row
from tests.qualifier.win_model.deals import column

SOURCES: list[Value] = ["site", "site", "site", "fair", "fair", None, "site", "fair"]
TEAMS: list[Value] = ["a", "b", "a", "b", "a", "b", "a", "b"]
WON = (True, True, False, False, True, False, True, False)
TABLE = DealTable(
    ids=tuple("12345678"),
    columns=(
        column("source", ColumnKind.CATEGORY, SOURCES),
        column("team", ColumnKind.CATEGORY, TEAMS),
    ),
    outcomes=WON,
)
FIELDS = learn_fields(TABLE)
PART = learn_bayes(encode(TABLE, FIELDS))
# Counts of won and lost deals, 0.1 added to each value of the field. Won: site 3, fair 1. Lost: site 1,
# fair 2 (one deal names no source). The total of a field is that of its known and its unseen value.
SITE = log((3.1 / 4.3) / (1.1 / 3.3))
FAIR = log((1.1 / 4.3) / (2.1 / 3.3))
# Won: a 3, b 1. Lost: a 1, b 3.
TEAM_A = log((3.1 / 4.3) / (1.1 / 4.3))
TEAM_B = -TEAM_A


def score(row: Row) -> float:
    cells = WinModel(fields=FIELDS, bias=0.0, voices=(), calibration=Calibration(), facts={}).read_cells(row)
    return PART.score(cells)


@pytest.mark.parametrize(
    ("row", "log_odds"),
    [
        ({"source": "site", "team": "a"}, SITE + TEAM_A),
        ({"source": "site", "team": "b"}, SITE + TEAM_B),
        ({"source": "fair", "team": "a"}, FAIR + TEAM_A),
        ({"source": "fair", "team": "b"}, FAIR + TEAM_B),
        # Odoo leaves out what a lead lacks, and values that no deal had.
        ({"team": "a"}, TEAM_A),
        ({"source": "tender", "team": "a"}, TEAM_A),
        ({}, 0.0),
    ],
)
def test_log_odds_are_as_counted_by_hand(row: Row, log_odds: float) -> None:
    # As many were won as lost, so that the start is even.
    assert score(row) == pytest.approx(log_odds, abs=1e-9)


def test_the_start_is_the_share_won() -> None:
    more = DealTable(
        ids=("1",) * 5,
        columns=(column("flag", ColumnKind.CATEGORY, ["x", "x", "y", "y", None]),),
        outcomes=(True, True, True, True, False),
    )
    assert learn_bayes(encode(more, learn_fields(more))).bias == pytest.approx(log(4))


def test_each_field_speaks_alone() -> None:
    both = score({"source": "site", "team": "a"})
    assert both == pytest.approx(score({"source": "site"}) + score({"team": "a"}))


def test_reasons_are_what_each_value_says_less_its_average() -> None:
    assert isinstance(PART, AdditivePart)
    model = WinModel(
        fields=FIELDS,
        bias=0.0,
        voices=(Voice(name="bayes", weight=1.0, part=PART),),
        calibration=Calibration(),
        facts={},
    )
    reasons = {r.field: r.log_odds for r in explain_row(model, {"source": "site", "team": "b"}).reasons}
    assert reasons["team"] == pytest.approx(TEAM_B)
    assert reasons["source"] == pytest.approx(SITE - (4 * SITE + 3 * FAIR) / 8)


def test_a_value_seen_only_in_won_deals_is_not_infinitely_good() -> None:
    table = DealTable(
        ids=("1",) * 6,
        columns=(column("x", ColumnKind.CATEGORY, ["a", "a", "a", "b", "b", "b"]),),
        outcomes=(True, True, True, False, False, False),
    )
    encoded = encode(table, learn_fields(table))
    scored = score_many(learn_bayes(encoded), encoded)
    assert np.isfinite(scored).all()
    assert scored[0] == pytest.approx(log(3.1 / 0.1)) == -scored[3]
