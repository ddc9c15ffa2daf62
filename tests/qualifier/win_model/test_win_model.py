"""What holds for every model whatever it learnt: reasons add up, scores repeat, nothing known is no crash."""

import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.win_model.fields import COUNTED, MISSING, Row, map_levels
from qualifier.win_model.model_json import hash_model, parse_model, write_model
from qualifier.win_model.parts import AdditivePart, Part
from qualifier.win_model.win_model import (
    LARGEST_LOG_ODDS,
    Calibration,
    Voice,
    WinModel,
    explain_row,
    score_row,
    to_share,
    try_change,
)
from tests.qualifier.win_model.made_models import (
    FIELDS,
    MODELS,
    PARTS,
    ROWS,
    SEEDS,
    draw_calibration,
    draw_row,
)

FEW = settings(max_examples=40)


def model_of(part: Part, calibration: Calibration | None = None, weight: float = 1.0) -> WinModel:
    voice = Voice(name="one", weight=weight, part=part)
    return WinModel(
        fields=FIELDS, bias=0.0, voices=(voice,), calibration=calibration or Calibration(), facts={}
    )


@FEW
@given(MODELS, ROWS)
def test_the_average_deal_and_the_reasons_add_up_to_the_chance(model: WinModel, row: Row) -> None:
    chance = explain_row(model, row)
    total = chance.base_log_odds + sum(reason.log_odds for reason in chance.reasons)
    # Where the parts take each other back exactly, no field can be said to have moved the chance.
    if any(reason.log_odds for reason in chance.reasons):
        assert total == pytest.approx(chance.log_odds, abs=1e-7)
    else:
        assert chance.log_odds == pytest.approx(chance.base_log_odds, abs=LARGEST_LOG_ODDS)
    assert chance.share == pytest.approx(to_share(chance.log_odds))


@pytest.mark.parametrize("kind", PARTS)
@FEW
@given(seed=SEEDS)
def test_a_parts_shares_add_up_without_any_stretching(kind: str, seed: int) -> None:
    random = Random(seed)
    part = PARTS[kind](random)
    cells = model_of(part).read_cells(draw_row(random))
    assert part.base() + sum(part.share(cells)) == pytest.approx(part.score(cells), abs=1e-9)


@FEW
@given(MODELS, ROWS)
def test_each_field_has_one_reason_and_the_strongest_comes_first(model: WinModel, row: Row) -> None:
    reasons = explain_row(model, row).reasons
    assert sorted(reason.field for reason in reasons) == sorted(field.name for field in FIELDS)
    strengths = [abs(reason.log_odds) for reason in reasons]
    assert strengths == sorted(strengths, reverse=True)
    assert all(reason.value is row.get(reason.field) for reason in reasons)


@FEW
@given(MODELS, ROWS)
def test_a_model_read_back_scores_to_the_last_bit(model: WinModel, row: Row) -> None:
    text = write_model(model)
    back = parse_model(text.encode())
    assert write_model(back) == text
    assert hash_model(back) == hash_model(model)
    assert score_row(back, row) == score_row(model, row)
    assert explain_row(back, row) == explain_row(model, row)


@FEW
@given(MODELS, st.lists(ROWS, min_size=2, max_size=5), SEEDS)
def test_a_chance_does_not_depend_on_the_other_leads_or_their_order(
    model: WinModel, leads: list[Row], seed: int
) -> None:
    alone = [score_row(model, row) for row in leads]
    order = list(range(len(leads)))
    Random(seed).shuffle(order)
    shuffled = {at: score_row(model, leads[at]) for at in order}
    assert [shuffled[at] for at in range(len(leads))] == alone


@FEW
@given(MODELS, ROWS)
def test_the_order_of_a_rows_columns_and_strange_columns_change_nothing(model: WinModel, row: Row) -> None:
    turned = dict(reversed([*row.items(), ("colour", "red")]))
    assert score_row(model, turned) == score_row(model, row)


@FEW
@given(MODELS, ROWS)
def test_every_chance_is_a_share_and_never_a_certainty(model: WinModel, row: Row) -> None:
    for known in (row, {}, dict.fromkeys(row)):
        share = score_row(model, known)
        assert to_share(-LARGEST_LOG_ODDS) <= share <= to_share(LARGEST_LOG_ODDS)


@FEW
@given(MODELS, ROWS)
def test_letter_case_and_spaces_of_a_value_change_nothing(model: WinModel, row: Row) -> None:
    spelt = {n: f"  {v.upper()} " if isinstance(v, str) and v else v for n, v in row.items()}
    assert score_row(model, spelt) == score_row(model, row)


@FEW
@given(MODELS, ROWS)
def test_what_no_deal_had_is_one_code_whatever_it_says(model: WinModel, row: Row) -> None:
    names = [field.name for field in FIELDS if field.kind not in COUNTED]
    for one, other in (("mars", "<script>alert(1)</script>"), ("=HYPERLINK()", "'; DROP TABLE")):
        left = {**row, **dict.fromkeys(names, one)}
        assert score_row(model, left) == score_row(model, {**row, **dict.fromkeys(names, other)})


@FEW
@given(MODELS, ROWS)
def test_what_if_equals_scoring_the_changed_lead(model: WinModel, row: Row) -> None:
    before, after = try_change(model, row, {"industry": "bank", "budget": 7.0})
    assert before == score_row(model, row)
    assert after == score_row(model, {**row, "industry": "bank", "budget": 7.0})
    assert try_change(model, row, {}) == (before, before)


@FEW
@given(SEEDS)
def test_a_calibration_never_changes_the_order(seed: int) -> None:
    random = Random(seed)
    calibration = draw_calibration(random)
    read = [calibration.read(score) for score in sorted(random.uniform(-12, 12) for _ in range(12))]
    assert all(b >= a - 1e-12 for a, b in zip(read, read[1:], strict=False))


@pytest.mark.parametrize(
    ("log_odds", "height"), [(-9, 1.0), (0, 1.0), (1, 1.5), (2, 2.0), (3, 5.0), (4, 8.0), (9, 8.0)]
)
def test_a_calibration_is_straight_between_points_and_flat_beyond(log_odds: float, height: float) -> None:
    calibration = Calibration(points=(0.0, 2.0, 4.0), heights=(1.0, 2.0, 8.0))
    assert calibration.read(log_odds) == pytest.approx(height)


def test_calibration_stretches_all_reasons_alike() -> None:
    tables = {0: (0.0, 1.0, -1.0, 0.0, 0.0), 2: (2.0, 0.0, 0.0, 0.0)}
    part = AdditivePart(bias=0.0, tables=tables, averages=(0.0, 0.0, 0.0, 0.0))
    row = {"industry": "bank", "Регион": "Казань"}
    plain = explain_row(model_of(part), row)
    double = explain_row(model_of(part, Calibration(points=(-8.0, 8.0), heights=(-16.0, 16.0))), row)
    assert {r.field: r.log_odds for r in plain.reasons if r.log_odds} == {"industry": 1.0, "Регион": 2.0}
    assert {r.field: r.log_odds for r in double.reasons if r.log_odds} == pytest.approx(
        {"industry": 2.0, "Регион": 4.0}
    )


def test_a_weight_scales_what_a_part_says() -> None:
    part = AdditivePart(bias=0.5, tables={0: (0.0, 1.0, -1.0, 0.0, 0.0)}, averages=(0.0,) * 4)
    for weight in (0.25, 1.0, 3.0):
        model = model_of(part, weight=weight)
        assert model.log_odds(model.read_cells({"industry": "bank"})) == pytest.approx(1.5 * weight)


@pytest.mark.parametrize("log_odds", [-800.0, -2.0, 0.0, 2.0, 800.0])
def test_log_odds_become_a_share_without_overflow(log_odds: float) -> None:
    share = to_share(log_odds)
    assert 0 <= share <= 1
    assert share + to_share(-log_odds) == pytest.approx(1)
    if abs(log_odds) < 10:
        assert math.log(share / (1 - share)) == pytest.approx(log_odds)


def test_a_model_without_voices_gives_all_its_bias() -> None:
    model = WinModel(fields=FIELDS, bias=-1.0, voices=(), calibration=Calibration(), facts={})
    chance = explain_row(model, {"industry": "bank"})
    assert chance.share == pytest.approx(to_share(-1.0))
    assert [reason.log_odds for reason in chance.reasons] == [0.0] * len(FIELDS)


def test_cells_stand_in_the_order_of_the_fields() -> None:
    model = WinModel(fields=FIELDS, bias=0.0, voices=(), calibration=Calibration(), facts={})
    cells = model.read_cells({"came": 738100.0, "Регион": "Пермь", "budget": 5.0, "industry": None})
    assert [cell.code for cell in cells] == [MISSING, 2, 2, 1]
    assert [map_levels(field) for field in FIELDS[:1]] == [{"auto": 0, "bank": 1, "retail": 2}]
