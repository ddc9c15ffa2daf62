import pytest

from planner.brief import Audience, Gender
from planner.finding import FindingCode
from planner.target import settle_target
from tests.planner.builders import make_brief, the_card

CASES = [
    (("Москва",), ("Москва",), set()),
    ((), ("Россия",), {FindingCode.REGION_ASSUMED}),
    (("Атлантида",), (), {FindingCode.REGION_UNKNOWN}),
    (("Тула", "Атлантида"), ("Тула",), {FindingCode.REGION_UNKNOWN}),
    (("Тула", "Тульская область"), ("Тульская область",), set()),
    (("Россия", "Москва"), ("Россия",), set()),
]


@pytest.mark.parametrize(("regions", "places", "codes"), CASES)
def test_places_are_those_that_are_known(
    regions: tuple[str, ...], places: tuple[str, ...], codes: set[FindingCode]
) -> None:
    addressed = settle_target(the_card(), make_brief(regions=regions))
    assert addressed.target.places == places
    assert {finding.code for finding in addressed.findings} == codes
    assert (addressed.target.people > 0) is bool(places)


def test_nobody_said_an_age_is_told_and_impossible_ages_block() -> None:
    noted = settle_target(the_card(), make_brief(audience=Audience()))
    assert [finding.code for finding in noted.findings] == [FindingCode.AUDIENCE_ASSUMED]
    nobody = settle_target(the_card(), make_brief(audience=Audience(age_min=70, age_max=20)))
    assert nobody.target.people == 0
    assert [finding.code for finding in nobody.findings] == [FindingCode.AUDIENCE_EMPTY]


def test_five_hundred_regions_are_read_and_told_shortly() -> None:
    addressed = settle_target(the_card(), make_brief(regions=("дно" * 400,) * 500))
    assert addressed.target.people == 0
    assert all(len(finding.text.ru) < 200 for finding in addressed.findings)


GROUPS = [
    # The audience, and a wider one that holds it.
    (Audience(age_min=25, age_max=34), Audience(age_min=18, age_max=44)),
    (Audience(gender=Gender.FEMALE), Audience()),
    (Audience(gender=Gender.MALE, age_min=30, age_max=39), Audience(age_min=30, age_max=39)),
    (Audience(age_min=65), Audience(age_min=60)),
    (Audience(age_max=24), Audience(age_max=30)),
]


@pytest.mark.parametrize(("narrow", "wide"), GROUPS)
def test_a_part_of_an_audience_has_fewer_people(narrow: Audience, wide: Audience) -> None:
    few, many = (
        settle_target(the_card(), make_brief(audience=audience)).target.people for audience in (narrow, wide)
    )
    assert 0 < few < many


def test_men_and_women_are_everybody() -> None:
    people = {
        gender: settle_target(
            the_card(), make_brief(audience=Audience(gender=gender, age_min=25, age_max=44))
        ).target.people
        for gender in Gender
    }
    assert abs(people[Gender.MALE] + people[Gender.FEMALE] - people[Gender.ALL]) <= 1


def test_people_of_several_places_add_up_and_none_counts_twice() -> None:
    moscow, tula, both, again = (
        settle_target(the_card(), make_brief(regions=regions)).target.people
        for regions in (("Москва",), ("Тульская область",), ("Москва", "Тульская область"), ("Москва",) * 9)
    )
    assert abs(both - moscow - tula) <= 1
    assert again == moscow


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("мск", "Москва"),
        ("спб", "Санкт-Петербург"),
        ("РФ", "Россия"),
        ("вся Россия", "Россия"),
        ("тула", "Тула"),
    ],
)
def test_places_are_known_by_the_names_that_people_use(name: str, place: str) -> None:
    assert settle_target(the_card(), make_brief(regions=(name,))).target.places == (place,)


def test_a_federal_district_is_its_subjects() -> None:
    places = settle_target(the_card(), make_brief(regions=("Поволжье",))).target.places
    assert "Республика Татарстан" in places
    assert len(places) > 10
