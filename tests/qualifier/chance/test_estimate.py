import json
import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.chance.estimate import estimate_chance, find_unfamiliar
from qualifier.qualification import Numbers
from qualifier.qualification_json import parse_conclusion, write_canonical
from qualifier.record import LeadRecord, OpenData
from qualifier.win_chance import ChanceBasis, WinChance
from qualifier.win_model.win_model import Calibration
from tests.builders import AS_OF, make_lead, make_qualification, make_record, make_scorecard
from tests.qualifier.chance.published_models import (
    BANDS,
    FACTS,
    FIELDS,
    RATES,
    SOURCE,
    make_model,
    publish,
    publish_rates,
)

PUBLISHED = publish()


def estimate(record: LeadRecord | None = None, budget: int | None = 2_000_000) -> WinChance:
    card = make_scorecard(numbers=Numbers(budget_max_rub=budget))
    return estimate_chance(record or make_record(), card, PUBLISHED)


def by_name(chance: WinChance) -> dict[str, float]:
    return {reason.field: reason.log_odds for reason in chance.reasons}


def test_the_chance_is_the_one_reckoned_on_paper() -> None:
    chance = estimate()
    created = (AS_OF.toordinal() - 738_000) / 2_000 * 0.1
    # Bias, source site_form, budget between its knots, nobody knows the manager, the day.
    total = -1.0 + 0.2 + 0.5 - 0.3 + created
    assert chance.log_odds == pytest.approx(total)
    assert chance.share == pytest.approx(1 / (1 + math.exp(-total)))
    assert chance.base_log_odds == pytest.approx(-1.0 + 0.3 + 0.1 + 0.05)


def test_each_reason_is_what_the_value_adds_to_the_average_deal() -> None:
    reasons = by_name(estimate())
    assert reasons["Источник"] == pytest.approx(0.2 - 0.3)
    assert reasons["Budget"] == pytest.approx(0.5 - 0.1)
    assert reasons["Менеджер"] == pytest.approx(-0.3)


def test_the_strongest_reason_stands_first() -> None:
    strengths = [abs(reason.log_odds) for reason in estimate().reasons]
    assert strengths == sorted(strengths, reverse=True)


@given(
    source=st.sampled_from([None, "site_form", "partner", "fair", "  Partner "]),
    budget=st.one_of(st.none(), st.integers(0, 10**11)),
    day=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_reasons_add_up_to_the_chance(source: str | None, budget: int | None, day: date) -> None:
    chance = estimate(make_record(as_of=day, lead=make_lead(source=source)), budget)
    assert chance.base_log_odds is not None
    total = chance.base_log_odds + sum(reason.log_odds for reason in chance.reasons)
    assert total == pytest.approx(chance.log_odds, abs=1e-9)
    assert chance.share is not None
    assert 0 < chance.share < 1


def test_reasons_add_up_after_calibration_too() -> None:
    bent = make_model(calibration=Calibration(points=(-3.0, 0.0, 3.0), heights=(-1.0, -0.2, 0.4)))
    chance = estimate_chance(make_record(), make_scorecard(), publish(bent))
    assert chance.base_log_odds is not None
    total = chance.base_log_odds + sum(reason.log_odds for reason in chance.reasons)
    assert total == pytest.approx(chance.log_odds, abs=1e-9)


def test_the_model_is_named_by_version_and_hash() -> None:
    chance = estimate()
    assert (chance.basis, chance.model_version, chance.model_hash) == (
        ChanceBasis.MODEL,
        7,
        PUBLISHED.hash,
    )
    assert len(chance.model_hash) == 64
    assert chance.deals == 160


def test_the_same_record_and_model_give_the_same_bytes() -> None:
    one, other = (make_qualification(chance=estimate()) for _ in range(2))
    assert write_canonical(one) == write_canonical(other)
    again = publish()
    chance = estimate_chance(make_record(), make_scorecard(numbers=Numbers(budget_max_rub=2_000_000)), again)
    assert chance == estimate()


def test_a_chance_is_read_back_from_a_stored_conclusion() -> None:
    qualification = replace(make_qualification(chance=estimate()), seconds=None)
    content = json.loads(write_canonical(qualification))
    assert parse_conclusion(content, qualification.record) == qualification


def test_without_a_model_nothing_is_said_of_chances() -> None:
    assert '"chance"' not in write_canonical(make_qualification())


@pytest.mark.parametrize(
    ("budget", "band"),
    # 0.20, 0.31 and 0.43 or so: the band whose deals were told nearest the same.
    [(0, 0), (2_000_000, 1), (3_000_000, 1)],
)
def test_the_interval_is_that_of_deals_with_about_this_chance(budget: int, band: int) -> None:
    chance = estimate(budget=budget)
    assert chance.share is not None
    assert chance.low == min(BANDS[band]["low"], chance.share)
    assert chance.high == max(BANDS[band]["high"], chance.share)
    assert chance.low <= chance.share <= chance.high


@pytest.mark.parametrize("bands", [None, [], "x"])
def test_a_model_that_was_never_tried_gives_no_interval(bands: object) -> None:
    facts = {name: value for name, value in FACTS.items() if name != "reliability"}
    untried = make_model(facts=facts if bands is None else {**facts, "reliability": bands or []})
    if bands == "x":
        untried = make_model(facts=facts)
    chance = estimate_chance(make_record(), make_scorecard(), publish(untried))
    assert (chance.low, chance.high) == (None, None)
    assert chance.share is not None


# Which fields hardly any deal had like this: source, budget, what is expected.
FAMILIAR = [
    ("site_form", 2_000_000, ("Менеджер",)),
    ("partner", None, ("Менеджер",)),
    # Never seen, which is `other`; and nobody said, which one deal in two hundred had.
    ("fair", 2_000_000, ("Источник", "Менеджер")),
    (None, 2_000_000, ("Источник", "Менеджер")),
]


@pytest.mark.parametrize(("source", "budget", "names"), FAMILIAR)
def test_values_that_the_model_hardly_met_are_named(
    source: str | None, budget: int | None, names: tuple[str, ...]
) -> None:
    chance = estimate(make_record(lead=make_lead(source=source)), budget)
    assert chance.unfamiliar == names
    # A third of four fields is two.
    assert chance.is_drifted is (len(names) >= 2)


def test_a_new_day_is_nothing_unfamiliar() -> None:
    later = make_record(as_of=AS_OF + timedelta(days=900))
    assert "created" not in estimate(later).unfamiliar


def test_a_model_without_its_spread_knows_nothing_of_drift() -> None:
    bare = make_model(facts={})
    assert find_unfamiliar(bare, {SOURCE.name: "fair"}, 0.01) == ()
    chance = estimate_chance(make_record(), make_scorecard(), publish(bare))
    assert (chance.unfamiliar, chance.is_drifted, chance.deals) == ((), False, 0)


def test_only_the_records_own_data_count() -> None:
    deals = make_record(silent_sources=("egrul",), open_leads=())
    assert estimate(deals) == estimate()


# --- too few deals for a number


def tell(record: LeadRecord) -> WinChance:
    return estimate_chance(record, make_scorecard(), publish_rates())


def test_too_few_deals_give_a_share_and_no_number() -> None:
    chance = tell(make_record(lead=make_lead(source=None, region=None)))
    assert chance.basis is ChanceBasis.BASE_RATE
    assert (chance.share, chance.log_odds, chance.reasons) == (None, None, ())
    assert (chance.won, chance.deals, chance.low, chance.high, chance.segment) == (21, 60, 0.24, 0.48, "")
    assert chance.expected_share == pytest.approx(21 / 60)


@pytest.mark.parametrize(
    ("source", "region", "segment", "won"),
    [
        ("site_form", None, "Источник: site_form", 6),
        (None, "Тверь", "Регион: тверь", 6),
        # The larger segment of two: its share is surer.
        ("site_form", "Тверь", "Источник: site_form", 6),
        ("Site_Form", None, "Источник: site_form", 6),
        ("fair", "Омск", "", 21),
    ],
)
def test_the_share_is_that_of_the_largest_segment_of_the_lead(
    source: str | None, region: str | None, segment: str, won: int
) -> None:
    chance = tell(make_record(lead=make_lead(source=source, region=region)))
    assert (chance.segment, chance.won) == (segment, won)


def test_a_segment_that_no_record_can_tell_is_nobodys() -> None:
    assert RATES[3].field not in publish_rates().sources
    assert tell(make_record(open_data=OpenData(industry="anna"))).segment != "Менеджер: anna"


def test_an_empty_share_expects_nothing() -> None:
    assert WinChance(basis=ChanceBasis.BASE_RATE, model_hash="x").expected_share == 0.0


def test_fields_of_the_hand_made_model_are_what_the_tests_think() -> None:
    assert [field.width for field in FIELDS] == [4, 3, 3, 3]
