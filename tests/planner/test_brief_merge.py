from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Audience, Brief, Channel, Gender, Kpi, KpiName, Objective
from planner.brief_merge import Proposed, merge_reading

RULES = Brief(
    advertiser="сеть пекарен «Колос»",
    objective=Objective.LEADS,
    budget_min_rub=Decimal(900_000),
    budget_max_rub=Decimal(900_000),
    vat_included=False,
    start_date=date(2027, 2, 1),
    regions=("Тверь", "Ржев"),
    audience=Audience(age_min=30),
    channels_excluded=(Channel.RADIO,),
    missing=("product", "end_date", "vat_included", "kpi", "creatives"),
    quotes={"budget_max_rub": ("Бюджет 900 тысяч на три месяца.",)},
)


def propose(field: str, *quotes: str, **values: Any) -> Proposed:
    return Proposed(field=field, values=values, said="…", quotes=quotes or ("слова",))


FILLED = [
    (propose("product", product="эклеры"), "product", "эклеры"),
    (propose("end_date", end_date=date(2027, 3, 1)), "end_date", date(2027, 3, 1)),
    (
        propose("kpi", kpi=(Kpi(name=KpiName.LEADS, value=Decimal(5)),)),
        "kpi",
        (Kpi(name=KpiName.LEADS, value=Decimal(5)),),
    ),
    (
        propose("channels_wanted", channels_wanted=(Channel.SMS, Channel.RADIO)),
        "channels_wanted",
        (Channel.SMS,),
    ),
]


@pytest.mark.parametrize(
    ("one", "name", "value"), FILLED, ids=lambda part: part if isinstance(part, str) else ""
)
def test_the_model_fills_what_is_open(one: Proposed, name: str, value: object) -> None:
    brief, reading = merge_reading(RULES, [one])
    assert getattr(brief, name) == value
    assert [told.field for told in reading.filled] == [one.field]
    assert reading.disagreements == ()
    assert name not in brief.missing
    assert brief.quotes[name] == ("слова",)


def test_an_age_beside_a_known_one_is_disputed_not_filled() -> None:
    brief, reading = merge_reading(RULES, [propose("audience_age", age_min=25, age_max=55)])
    assert brief.audience == RULES.audience
    assert reading.disagreements[0].taken == "rules"


def test_everybody_is_no_answer_about_gender() -> None:
    brief, reading = merge_reading(RULES, [propose("audience_gender", gender=Gender.FEMALE)])
    assert brief.audience.gender is Gender.FEMALE
    assert reading.filled[0].field == "audience_gender"


AGREED = [
    propose("advertiser", advertiser="Колос"),
    propose("regions", regions=("Тверь",)),
    propose("start_date", start_date=date(2027, 2, 1)),
    propose("objective", objective=Objective.LEADS),
    # The same words: the months stand elsewhere in the letter, and the rules have them.
    propose("budget", "900 тысяч", budget_min_rub=Decimal(300_000), budget_max_rub=Decimal(300_000)),
]


@pytest.mark.parametrize("one", AGREED, ids=lambda one: one.field)
def test_where_both_read_the_same_nothing_is_told(one: Proposed) -> None:
    brief, reading = merge_reading(RULES, [one])
    assert (brief, reading.filled, reading.disagreements) == (RULES, (), ())


DISPUTED = [
    (propose("start_date", start_date=date(2027, 3, 1)), ("start_date",)),
    (propose("regions", regions=("Москва",)), ("regions",)),
    (
        propose("budget", budget_min_rub=Decimal(5), budget_max_rub=Decimal(5)),
        ("budget_max_rub", "budget_min_rub"),
    ),
    (propose("objective", objective=Objective.SALES), ()),
    (propose("advertiser", advertiser="Рожь"), ()),
]


@pytest.mark.parametrize(("one", "asked"), DISPUTED, ids=[one.field for one, _ in DISPUTED])
def test_where_they_differ_the_rules_stand_and_money_days_and_places_are_asked(
    one: Proposed, asked: tuple[str, ...]
) -> None:
    brief, reading = merge_reading(RULES, [one])
    for name in one.values:
        assert getattr(brief, name) == getattr(RULES, name)
    told = reading.disagreements[0]
    assert (told.field, told.taken, reading.filled) == (one.field, "rules", ())
    assert told.rules
    assert told.model
    assert set(brief.missing) == {*RULES.missing, *asked}


def test_what_was_missing_for_other_reasons_is_still_asked() -> None:
    brief, _ = merge_reading(RULES, [propose("product", product="эклеры")])
    assert brief.missing == ("end_date", "vat_included", "kpi", "creatives")


def test_a_known_side_of_vat_is_not_overruled() -> None:
    open_money = Brief(vat_included=True)
    brief, _ = merge_reading(
        open_money, [propose("budget", budget_max_rub=Decimal(7), budget_min_rub=None, vat_included=False)]
    )
    assert (brief.budget_max_rub, brief.vat_included) == (Decimal(7), True)


def test_nothing_proposed_changes_nothing() -> None:
    brief, reading = merge_reading(RULES, [])
    assert (brief, reading.filled, reading.disagreements, reading.fields_dropped) == (RULES, (), (), 0)
