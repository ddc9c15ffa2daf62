import pytest

from planner.brief import Audience
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
