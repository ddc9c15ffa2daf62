from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from qualifier.profile_parts import (
    Figure,
    FitRule,
    IndustryGroup,
    LeadTimePolicy,
    Positive,
    Product,
    QualifiedRule,
    Share,
    SizeRule,
    TimingRule,
    Weights,
    Words,
    adds_up,
    require,
)
from qualifier.qualification import Bilingual, Level

BANT = {"budget": 0.25, "authority": 0.25, "need": 0.25, "timing": 0.25}
CHAMP = {"challenges": 0.25, "authority": 0.25, "money": 0.25, "prioritization": 0.25}
ICP = {"industry": 0.35, "size": 0.25, "ad_activity": 0.2, "potential": 0.2}
WEIGHTS = {"bant": BANT, "champ": CHAMP, "icp": ICP, "priority": {"bant": 0.4, "champ": 0.3, "icp": 0.3}}
QUALIFIED = {
    "fits": ["A", "B"],
    "need": "confirmed",
    "confirmed_of": ["budget", "authority", "timing"],
    "confirmed_at_least": 2,
    "others_at_least": "partial",
}


def figure(value: object) -> dict[str, object]:
    return {"value": value, "since": "2026-01-01", "why": "a test"}


def size(**changes: int) -> dict[str, Any]:
    figures = {
        "partial_employees": 51,
        "confirmed_employees": 250,
        "partial_revenue_rub": 120_000_000,
        "confirmed_revenue_rub": 2_000_000_000,
    }
    return {name: figure(value) for name, value in {**figures, **changes}.items()}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({**figure(5), "because": "x"}, "because"),
        ({"value": 5, "since": "2026-01-01"}, "why"),
        ({"value": 5, "why": "a test"}, "since"),
        ({"since": "2026-01-01", "why": "a test"}, "value"),
        ({**figure(5), "why": "no"}, "why"),
        ({**figure(5), "since": "soon"}, "since"),
        (figure(0), "value"),
        (figure(-5), "value"),
        (figure("many"), "value"),
        (figure(None), "value"),
        (5, "Figure"),
    ],
)
def test_a_deciding_value_names_its_date_and_its_reason(content: object, fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        Figure[Positive].model_validate(content)


def test_a_sound_figure_is_kept_and_frozen() -> None:
    read = Figure[Positive].model_validate(figure(5))
    assert (read.value, read.since, read.why) == (5, date(2026, 1, 1), "a test")
    with pytest.raises(ValidationError):
        read.value = 6


@pytest.mark.parametrize(
    ("share", "is_sound"), [(0, True), (1, True), (0.22, True), (1.1, False), (-0.1, False)]
)
def test_a_share_is_between_nothing_and_all(share: float, *, is_sound: bool) -> None:
    if is_sound:
        assert Figure[Share].model_validate(figure(share)).value == share
        return
    with pytest.raises(ValidationError):
        Figure[Share].model_validate(figure(share))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_decides_nothing(value: float) -> None:
    with pytest.raises(ValidationError):
        Figure[float].model_validate(figure(value))


def test_words_stand_in_both_languages() -> None:
    assert Words(ru="Да", en="Yes").bilingual() == Bilingual(ru="Да", en="Yes")
    for content in ({"ru": "Да"}, {"ru": "Да", "en": ""}, {"ru": "Да", "en": "Yes", "de": "Ja"}):
        with pytest.raises(ValidationError):
            Words.model_validate(content)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"partial_employees": 250}, "partial_employees must be below"),
        ({"confirmed_employees": 51}, "partial_employees must be below"),
        ({"partial_revenue_rub": 3_000_000_000}, "partial_revenue_rub must be below"),
        ({"confirmed_revenue_rub": 120_000_000}, "partial_revenue_rub must be below"),
        ({"partial_employees": 0}, "greater than 0"),
    ],
)
def test_a_partial_size_is_below_a_confirmed_one(changes: dict[str, int], fault: str) -> None:
    assert SizeRule.model_validate(size()).partial_employees.value == 51
    with pytest.raises(ValidationError, match=fault):
        SizeRule.model_validate(size(**changes))


@pytest.mark.parametrize(("confirmed", "partial"), [(6, 3), (3, 3)])
def test_confirmed_months_are_fewer_than_partial_ones(confirmed: int, partial: int) -> None:
    content = {"confirmed_months": figure(confirmed), "partial_months": figure(partial)}
    with pytest.raises(ValidationError, match="confirmed_months must be below"):
        TimingRule.model_validate(content)


@pytest.mark.parametrize(
    ("a_from", "b_from", "fault"),
    [(50, 75, "b_from must be below"), (75, 75, "b_from must be below"), (101, 50, "100"), (75, -1, "0")],
)
def test_tier_a_is_above_tier_b(a_from: float, b_from: float, fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        FitRule.model_validate({"a_from": figure(a_from), "b_from": figure(b_from)})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"confirmed_at_least": 4}, "more than confirmed_of names"),
        ({"confirmed_at_least": 0}, "greater than 0"),
        ({"fits": ["A", "D"]}, "fits"),
        ({"need": "certain"}, "need"),
        ({"confirmed_of": ["budget", "charm"]}, "confirmed_of"),
        ({"others_at_least": "some"}, "others_at_least"),
        ({"always": True}, "always"),
    ],
)
def test_a_rule_of_qualifying_can_be_met(changes: dict[str, object], fault: str) -> None:
    assert QualifiedRule.model_validate(QUALIFIED).need is Level.CONFIRMED
    with pytest.raises(ValidationError, match=fault):
        QualifiedRule.model_validate({**QUALIFIED, **changes})


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"bant": {**BANT, "need": 0.5}}, "weights.bant must add up to 1"),
        ({"bant": {**BANT, "need": 1.5}}, "less than or equal to 1"),
        ({"bant": {**BANT, "need": -0.25}}, "greater than or equal to 0"),
        ({"champ": BANT}, "weights.champ must name exactly"),
        ({"champ": {**CHAMP, "size": 0.0}}, "weights.champ must name exactly"),
        ({"icp": {"industry": 1.0}}, "weights.icp must name exactly"),
        ({"icp": {**ICP, "charm": 0.0}}, "charm"),
        ({"priority": {"bant": 0.5, "champ": 0.5}}, "weights.priority"),
        ({"priority": {"bant": 0.5, "champ": 0.5, "icp": 0.5}}, "weights.priority must add up to 1"),
    ],
)
def test_weights_name_their_criteria_and_add_up(changes: dict[str, object], fault: str) -> None:
    assert Weights.model_validate(WEIGHTS)
    with pytest.raises(ValidationError, match=fault):
        Weights.model_validate({**WEIGHTS, **changes})


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ([], "steps"),
        ([{"units": 10, "days": 5}, {"units": 1, "days": 9}], "ordered by units"),
        ([{"units": 1, "days": 5}, {"units": 1, "days": 9}], "ordered by units"),
        ([{"units": 1, "days": 9}, {"units": 10, "days": 5}], "cannot take fewer days"),
        ([{"units": 0, "days": 5}], "greater than 0"),
        ([{"units": 1, "days": -5}], "greater than or equal to 0"),
    ],
)
def test_more_units_take_no_fewer_days(steps: list[dict[str, int]], fault: str) -> None:
    assert LeadTimePolicy.model_validate({"steps": [{"units": 1, "days": 0}], "source": "a page"})
    with pytest.raises(ValidationError, match=fault):
        LeadTimePolicy.model_validate({"steps": steps, "source": "a page"})


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (Product, {"name": "x", "price": -1, "currency": "RUB"}),
        (Product, {"name": "x", "price": float("inf"), "currency": "RUB"}),
        (Product, {"name": "x", "price": 1}),
        (Product, {"name": "x", "price": 1, "currency": "RUB", "lead_days": -1}),
        (IndustryGroup, {"name": "x", "level": "good"}),
        (IndustryGroup, {"name": "x", "level": "partial", "word": ["y"]}),
    ],
)
def test_a_line_of_a_list_is_checked_too(part: type, content: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        part.model_validate(content)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [([0.1] * 10, True), ([0.35, 0.25, 0.2, 0.2], True), ([0.5, 0.4999], False), ([], False), ([1.0], True)],
)
def test_shares_add_up_within_the_error_of_floats(shares: list[float], *, expected: bool) -> None:
    assert adds_up(shares) is expected


def test_a_requirement_says_what_is_missing() -> None:
    require(True, "never said")
    with pytest.raises(ValueError, match="a sentence"):
        require(False, "a sentence")
