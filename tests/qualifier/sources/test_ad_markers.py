import pytest

from qualifier.sources.ad_markers import Marker, Weight, find_markers, load_markers, read_markers
from qualifier.sources.page_reader import read_page
from tests.qualifier.sources.payloads import load_payload

MARKERS = load_markers()


def found(html: str) -> set[str]:
    return {marker.id for marker in find_markers(read_page(html))}


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: marker.id)
def test_each_pattern_finds_one_of_its_examples(marker: Marker) -> None:
    for pattern in marker.patterns:
        assert any(pattern.search(example) for example in marker.examples), pattern.pattern


def test_the_table_knows_every_documented_technology() -> None:
    documented = {row["id"]: row["weight"] for row in load_payload("website_signals/markers.json")}
    ours = {marker.id: marker.weight.value for marker in MARKERS}
    assert documented.items() <= ours.items()


def test_marks_in_code_are_found() -> None:
    assert found("<script src='https://mc.yandex.ru/metrika/tag.js'></script>") == {"yandex_metrika"}
    assert found("<noscript><img src='https://vk.com/rtrg?p=VK-RTRG-1-a'></noscript>") == {"vk_retargeting"}
    assert found("<script>GTAG('config', 'aw-12')</script>") == {"google_ads"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>https://mc.yandex.ru/metrika/tag.js</p>",
        "<code>gtag('config','AW-1')</code>",
        "<!-- <script src='https://mc.yandex.ru/metrika/tag.js'></script> -->",
        "<a href='https://mc.yandex.ru/metrika/tag.js'>счётчик</a>",
        "<meta name=description content='mc.yandex.ru/metrika/tag.js'>",
        "<textarea><script src='https://mc.yandex.ru/metrika/tag.js'></script></textarea>",
    ],
)
def test_what_is_only_written_about_is_no_mark(html: str) -> None:
    assert found(html) == set()


def test_a_table_of_another_shape_is_refused() -> None:
    for table in ([{"id": "a"}], {}, [{"id": "a", "group": "b", "weight": "huge", "patterns": []}]):
        with pytest.raises(ValueError, match=r".+"):
            read_markers(table)


def test_strong_marks_are_those_of_paid_advertising() -> None:
    assert {marker.group for marker in MARKERS if marker.weight is Weight.STRONG} == {"paid_ads"}


def test_a_hostile_script_takes_no_time() -> None:
    for unit in ("connect.facebook.net/", "gtag( ", "_tmr ", "VK-RTRG-1", "mc.yandex.ru/watch/"):
        assert isinstance(found(f"<script>{unit * 10_000}</script>"), set)
