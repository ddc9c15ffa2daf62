"""Briefs that come as JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.brief import Category, Channel, Gender, KpiName, Objective
from planner.brief_reading import BriefInvalid, parse_brief_json

FULL = {
    "advertiser": "АО «Ромашка»",
    "product": "шампунь",
    "industry": "fmcg",
    "objective": "sales",
    "budget_min_rub": 5245901.64,
    "budget_max_rub": 6000000,
    "vat_included": True,
    "start_date": "2026-10-01",
    "end_date": "2026-10-31",
    "regions": ["Тверь", "Тверь"],
    "audience": {"gender": "female", "age_min": 25, "age_max": 45, "income": None, "interests": ["эко"]},
    "channels_wanted": ["sms", "radio", "sms"],
    "channels_excluded": ["tv"],
    "kpi": [{"name": "leads", "value": 500}],
    "category_flags": ["none"],
    "missing": [],
}


def test_a_full_brief_is_taken_whole() -> None:
    brief = parse_brief_json(FULL)
    assert brief.objective is Objective.SALES
    assert brief.budget_min_rub == Decimal("5245901.64")
    assert (brief.start_date, brief.end_date) == (date(2026, 10, 1), date(2026, 10, 31))
    assert brief.regions == ("Тверь",)
    assert (brief.audience.gender, brief.audience.age_min) == (Gender.FEMALE, 25)
    assert brief.channels_wanted == (Channel.SMS, Channel.RADIO)
    assert (brief.kpi[0].name, brief.kpi[0].value) == (KpiName.LEADS, Decimal(500))
    assert brief.categories == ()


def test_what_is_absent_or_null_stays_open() -> None:
    assert parse_brief_json({}) == parse_brief_json(dict.fromkeys(FULL))
    assert parse_brief_json({}).budget_max_rub is None


def test_flags_become_categories_and_none_is_nothing() -> None:
    assert parse_brief_json({"category_flags": ["finance", "alcohol"]}).categories == (
        Category.ALCOHOL,
        Category.FINANCE,
    )


@pytest.mark.parametrize(
    ("data", "english", "russian"),
    [
        ([], "must be a JSON object", "должен быть объектом JSON"),
        ("brief", "must be a JSON object", "должен быть объектом JSON"),
        (None, "must be a JSON object", "должен быть объектом JSON"),
        ({"budjet": 5}, "budjet: there is no such field", "budjet: такого поля нет"),
        ({"budget_max_rub": "много"}, "budget_max_rub: ", "budget_max_rub: "),
        ({"budget_max_rub": True}, "budget_max_rub: ", "не того типа"),
        ({"budget_max_rub": float("nan")}, "finite number", "конечное число"),
        ({"budget_max_rub": float("inf")}, "finite number", "конечное число"),
        ({"budget_max_rub": -1}, "must not be below 0", "не может быть меньше 0"),
        ({"budget_max_rub": 10**13}, "must not be above", "не может быть больше"),
        ({"start_date": "скоро"}, "start_date: ", "start_date: "),
        ({"start_date": "2026-02-30"}, "start_date: ", "start_date: "),
        ({"objective": "fame"}, "known are 'reach'", "известны 'reach'"),
        ({"channels_wanted": ["fax"]}, "channels_wanted[0]: unknown; known are 'sms'", "известны 'sms'"),
        ({"channels_wanted": "sms"}, "channels_wanted: ", "channels_wanted: "),
        ({"kpi": [{"name": "leads", "value": 0}]}, "kpi[0].value: must be above 0", "должно быть больше 0"),
        ({"kpi": [{"name": "leads", "value": "NaN"}]}, "kpi[0].value: ", "kpi[0].value: "),
        ({"kpi": [{"name": "fame", "value": 5}]}, "kpi[0].name: unknown", "kpi[0].name: неизвестно"),
        ({"kpi": [{"name": "leads"}]}, "kpi[0].value: is needed", "kpi[0].value: обязательно"),
        (
            {"audience": {"age_min": 500}},
            "audience.age_min: must not be above 120",
            "не может быть больше 120",
        ),
        ({"audience": {"gender": "cat"}}, "audience.gender: unknown", "audience.gender: неизвестно"),
        (
            {"category_flags": ["weapons"]},
            "category_flags: unknown weapons; known are alcohol",
            "неизвестно weapons",
        ),
        ({"advertiser": "я" * 501}, "at most 500 characters", "не больше 500 знаков"),
        ({"regions": ["Тверь"] * 201}, "at most 200 items", "не больше 200 значений"),
    ],
)
def test_a_fault_is_named_in_both_languages(data: object, english: str, russian: str) -> None:
    with pytest.raises(BriefInvalid) as caught:
        parse_brief_json(data)
    assert english in caught.value.detail
    assert russian in caught.value.detail_ru
    assert (caught.value.code, caught.value.status) == ("brief_invalid", 422)


def test_500_channels_are_one_clear_word_or_one_short_list() -> None:
    assert parse_brief_json({"channels_wanted": ["sms"] * 500}).channels_wanted == (Channel.SMS,)
    with pytest.raises(BriefInvalid) as caught:
        parse_brief_json({"channels_wanted": [f"channel{number}" for number in range(500)]})
    assert len(caught.value.detail) < 2000


def test_an_end_before_the_start_and_a_range_upside_down_are_kept() -> None:
    brief = parse_brief_json(
        {"start_date": "2026-10-31", "end_date": "2026-10-01", "budget_min_rub": 9, "budget_max_rub": 5}
    )
    assert (brief.start_date, brief.end_date) == (date(2026, 10, 31), date(2026, 10, 1))
    assert (brief.budget_min_rub, brief.budget_max_rub) == (Decimal(9), Decimal(5))


def test_a_channel_both_wanted_and_excluded_is_excluded_and_asked() -> None:
    brief = parse_brief_json({"channels_wanted": ["sms", "tv"], "channels_excluded": ["tv"]})
    assert (brief.channels_wanted, brief.channels_excluded) == ((Channel.SMS,), (Channel.TV,))
    assert brief.missing == ("channels_wanted",)
    assert brief.quotes == {"contradicted_channels": ("tv",)}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*FULL, "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=50)
@given(_JSON)
def test_any_json_is_a_brief_or_a_clear_refusal(data: object) -> None:
    refused: BriefInvalid | None = None
    try:
        parse_brief_json(data)
    except BriefInvalid as error:
        refused = error
    assert refused is None or (refused.detail and refused.detail_ru)


def test_gold_of_the_cases_is_a_brief(labelled_gold: list[dict[str, object]]) -> None:
    for gold in labelled_gold:
        assert parse_brief_json(json.loads(json.dumps(gold))).missing == tuple(dict.fromkeys(gold["missing"]))  # type: ignore[arg-type, call-overload]
