import pytest

from qualifier.reading.regions import find_region
from qualifier.sources.region_codes import find_region_code, load_region_codes


def test_every_row_is_a_region_by_its_usual_name_with_a_code_of_its_own() -> None:
    codes = load_region_codes()
    assert {name: find_region(name) for name in codes} == {name: name for name in codes}
    assert len(set(codes.values())) == len(codes) == 89
    assert all(len(code) == 2 and code.isdigit() for code in codes.values())


@pytest.mark.parametrize(
    ("text", "code"),
    [("Москва", "77"), ("г. Казань", "16"), ("Республика Татарстан", "16"), ("Сочи", "23"),
     ("Москва, Казань", None), ("Narnia", None), ("", None), (None, None)],
)  # fmt: skip
def test_a_region_or_a_city_of_it_has_a_code(text: str | None, code: str | None) -> None:
    assert find_region_code(text) == code
