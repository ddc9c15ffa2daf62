import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.identity.places import Places, country_of_domain, read_country, read_places


@pytest.mark.parametrize(
    ("texts", "cities", "regions"),
    [
        (("Казань",), {"Казань"}, {"Республика Татарстан"}),
        (("г. Казань", "Татарстан"), {"Казань"}, {"Республика Татарстан"}),
        # Registers drop the word.
        (("Свердловская",), set(), {"Свердловская область"}),
        (("Пермский", "Пермь"), {"Пермь"}, {"Пермский край"}),
        (("Kazan",), {"Казань"}, {"Республика Татарстан"}),
        (("Казань, Уфа",), {"Казань", "Уфа"}, {"Республика Татарстан", "Республика Башкортостан"}),
        # A town that is a subject too.
        (("Москва",), {"Москва"}, {"Москва"}),
        (("спб",), {"Санкт-Петербург"}, {"Санкт-Петербург"}),
        # A whole country is no place to tell companies by.
        (("Россия",), set(), set()),
        (("United Kingdom",), set(), set()),
        # A town abroad is kept by its sound.
        (("Leeds",), {"lids"}, set()),
        (("Лидс",), {"lids"}, set()),
        (("",), set(), set()),
        ((), set(), set()),
    ],
)
def test_places_are_read_in_one_spelling(texts: tuple[str, ...], cities: set[str], regions: set[str]) -> None:
    assert read_places(*texts) == Places(cities=frozenset(cities), regions=frozenset(regions))


@pytest.mark.parametrize(
    ("domain", "country"),
    [
        ("shop.ru", "RU"),
        ("xn--80aswg.xn--p1ai", "RU"),
        ("shop.co.uk", "GB"),
        ("shop.de", "DE"),
        ("shop.com", None),
        ("shop", None),
    ],
)
def test_a_zone_of_one_country_tells_it(domain: str, country: str | None) -> None:
    assert country_of_domain(domain) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("GB", "GB"),
        ("England", "GB"),
        ("united kingdom", "GB"),
        ("Великобритания", "GB"),
        ("Российская Федерация", "RU"),
        ("Казахстан", "KZ"),
        ("Hong Kong", "HK"),
        ("Netherlands", "NL"),
        ("нидерланды", "NL"),
        # Part of a text names none, and no more does a short word.
        ("Лондон, Англия", None),
        ("gb", None),
        ("Казань", None),
        ("", None),
    ],
)
def test_a_country_is_named_by_the_whole_text(text: str, country: str | None) -> None:
    assert read_country(text) == country


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    places = read_places(text)
    assert all(places.cities)
    assert all(places.regions)
    assert read_country(text) is None or len(read_country(text) or "") == 2
