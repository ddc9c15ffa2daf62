from typing import Any

import pytest

from qualifier.sources.fact import About
from qualifier.sources.gleif import read_entities


def make_record(**entity: Any) -> dict[str, Any]:
    told = {"legalName": {"name": "Sample Ltd"}, "status": "ACTIVE", **entity}
    return {"data": [{"attributes": {"lei": "529900T8BM49AURSDO55", "entity": told}}]}


def numbers_of(**entity: Any) -> dict[About, object]:
    claims = read_entities(make_record(**entity), "Sample Ltd")
    return {one.about: one.value for one in claims if one.about in {About.OGRN, About.COMPANY_NUMBER}}


@pytest.mark.parametrize(
    ("country", "number", "read"),
    [
        ("RU", "1027700132195", {About.OGRN: "1027700132195"}),
        ("RU", "1027700132190", {}),
        ("GB", "02723534", {About.COMPANY_NUMBER: "gb:02723534"}),
        ("GB", "sc123456", {About.COMPANY_NUMBER: "gb:SC123456"}),
        ("GB", "2723534", {}),
        ("US-CA", "806592", {}),
        (None, "806592", {}),
        ("GB", None, {}),
    ],
)
def test_the_number_of_the_home_register_is_read(
    country: Any, number: Any, read: dict[About, object]
) -> None:
    assert numbers_of(jurisdiction=country, registeredAs=number) == read
