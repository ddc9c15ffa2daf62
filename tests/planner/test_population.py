from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from planner.brief import Audience, Gender
from planner.population import COUNTRY, Ages, Population, intersect, join_places, lies_in
from qualifier.reading.regions import find_subject, usual_names
from tests.planner.builders import the_card

PEOPLE = the_card().population

FOUND = [
    ("Россия", ("Россия",)),
    ("Москва", ("Москва",)),
    ("спб", ("Санкт-Петербург",)),
    ("Татарстан", ("Республика Татарстан",)),
    ("Tula", ("Тула",)),
    ("г. Тула", ("Тула",)),
    ("Тульская обл.", ("Тульская область",)),
    ("Атлантида", ()),
    ("", ()),
    ("'; DROP TABLE", ()),
]


@pytest.mark.parametrize(("name", "places"), FOUND)
def test_regions_are_found_by_their_usual_names(name: str, places: tuple[str, ...]) -> None:
    assert PEOPLE.find_places(name) == places


def test_a_district_is_its_subjects() -> None:
    volga = PEOPLE.find_places("Поволжье")
    assert "Республика Татарстан" in volga
    assert len(volga) == 14
    assert 25e6 < sum(map(PEOPLE.people_in, volga)) < 32e6


def test_every_city_that_can_be_read_is_sized() -> None:
    unsized = {"Донецк", "Луганск", "Мелитополь", "Херсон"}
    cities = {name for name in usual_names().values() if find_subject(name)}
    assert {city for city in cities if not PEOPLE.people_in(city)} == unsized


def test_the_country_is_the_sum_of_its_subjects_and_near_the_census() -> None:
    assert PEOPLE.people_in(COUNTRY) == sum(PEOPLE.subjects.values()) * 1000
    assert 140e6 < PEOPLE.people_in(COUNTRY) < 150e6


AUDIENCES = [
    (Audience(age_min=0, age_max=89), Decimal(1)),
    (Audience(age_min=0, age_max=120), Decimal(1)),
    (Audience(age_min=18, age_max=24), Decimal("0.070")),
    (Audience(age_min=25, age_max=44), Decimal("0.294")),
    (Audience(age_min=30, age_max=30), Decimal("0.0126")),
    (Audience(age_min=18, age_max=24, gender=Gender.FEMALE), Decimal("0.0343")),
    (Audience(age_min=50, age_max=40), Decimal(0)),
]


@pytest.mark.parametrize(("audience", "share"), AUDIENCES)
def test_an_audience_is_a_share_of_the_population(audience: Audience, share: Decimal) -> None:
    assert PEOPLE.ages.share_of(audience) == share


def test_men_and_women_make_everybody_and_nobody_said_means_adults() -> None:
    def share(gender: Gender) -> Decimal:
        return PEOPLE.ages.share_of(Audience(gender=gender, age_min=20, age_max=59))

    assert share(Gender.MALE) + share(Gender.FEMALE) == share(Gender.ALL)
    assert PEOPLE.ages.share_of(Audience()) == PEOPLE.ages.share_of(Audience(age_min=18))


PLACES = [
    (("Тула", "Тульская область"), ("Тульская область",)),
    (("Тула", "Тула"), ("Тула",)),
    (("Москва", "Россия", "Тула"), ("Россия",)),
    (("Москва", "Московская область"), ("Москва", "Московская область")),
    ((), ()),
]


@pytest.mark.parametrize(("places", "joined"), PLACES)
def test_nobody_is_counted_twice(places: tuple[str, ...], joined: tuple[str, ...]) -> None:
    assert join_places(places) == joined


CROSSED = [
    (("Тула",), ("Россия",), ("Тула",)),
    (("Россия",), ("Тула", "Казань"), ("Тула", "Казань")),
    (("Тульская область",), ("Тула", "Казань"), ("Тула",)),
    (("Тула",), ("Тульская область",), ("Тула",)),
    (("Тула",), ("Казань",), ()),
    (("Тула", "Москва"), ("Москва", "Тула"), ("Тула", "Москва")),
]


@pytest.mark.parametrize(("wanted", "sold", "common"), CROSSED)
def test_a_row_covers_what_is_both_wanted_and_sold(
    wanted: tuple[str, ...], sold: tuple[str, ...], common: tuple[str, ...]
) -> None:
    assert intersect(wanted, sold) == common


def test_a_city_lies_in_its_subject_and_in_the_country() -> None:
    assert lies_in("Тула", "Тульская область")
    assert lies_in("Тула", COUNTRY)
    assert not lies_in("Тульская область", "Тула")


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"cities": {"Тула": 466}, "subjects": {"Москва": 13150}}, "lies in no listed subject"),
    ({"cities": {"Тула": 2000}}, "more people than"),
    ({"districts": [{"names": ["дно"], "subjects": ["Дно"]}]}, "not listed"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_broken_table_is_refused(change: dict[str, Any], message: str) -> None:
    content = {**PEOPLE.model_dump(mode="python"), **change}
    with pytest.raises(ValidationError, match=message):
        Population.model_validate(content)


def test_ages_must_add_up_and_grow() -> None:
    ages = PEOPLE.ages.model_dump(mode="python")
    for change in (
        {"shares": ["0.5", *ages["shares"][1:]]},
        {"from_years": (0, 12, 12, 25, 35, 45, 55, 65)},
        {"last_years": 60},
        {"female": ["0.5"]},
    ):
        with pytest.raises(ValidationError):
            Population.model_validate(
                {**PEOPLE.model_dump(mode="python"), "ages": {**ages, **change}, "since": date(2024, 1, 1)}
            )


def make_ages(**changes: Any) -> Ages:
    """Return three bands: children, adults with a few more women, and the old."""
    fields: dict[str, Any] = {
        "from_years": (0, 20, 60),
        "shares": ("0.2", "0.6", "0.2"),
        "female": ("0.5", "0.55", "0.75"),
        "last_years": 80,
        "default_from_years": 20,
    }
    return Ages.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("audience", "share"),
    [
        (Audience(), "0.8"),
        (Audience(age_max=19), "0"),
        (Audience(age_min=0, age_max=19), "0.2"),
        # Half of a band of forty years.
        (Audience(age_min=20, age_max=39), "0.3"),
        # Ten years of each of two bands: 0.15 and 0.1.
        (Audience(age_min=50, age_max=69), "0.25"),
        (Audience(age_min=70), "0.1"),
        (Audience(age_min=80), "0"),
        (Audience(gender=Gender.FEMALE), "0.48"),
        (Audience(age_min=60, gender=Gender.MALE), "0.05"),
    ],
)
def test_ages_are_even_inside_a_band(audience: Audience, share: str) -> None:
    assert make_ages().share_of(audience) == Decimal(share)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"female": ("0.5",)}, "must pair"),
        ({"shares": ("0.2", "0.6", "0.1")}, "add up to 1"),
        ({"from_years": (0, 60, 20)}, "must grow"),
        ({"from_years": (0, 20, 20)}, "must grow"),
        ({"last_years": 60}, "must be the highest"),
        ({"shares": ("0.2", "1.6", "-0.8")}, "less than or equal to 1"),
    ],
)
def test_broken_ages_are_refused_by_name(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make_ages(**change)


@pytest.mark.parametrize(
    ("place", "other", "is_within"),
    [
        ("Тула", "Тула", True),
        (COUNTRY, COUNTRY, True),
        (COUNTRY, "Тула", False),
        ("Казань", "Тульская область", False),
        ("Москва", "Московская область", False),
        ("Атлантида", COUNTRY, True),
        ("Атлантида", "Тула", False),
    ],
)
def test_a_place_lies_in_another(place: str, other: str, *, is_within: bool) -> None:
    assert lies_in(place, other) is is_within


def test_a_place_nobody_counted_has_no_people() -> None:
    assert PEOPLE.people_in("Атлантида") == 0
