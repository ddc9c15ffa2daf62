from xml.etree import ElementTree

import pytest

from eval.charts import Bar, Dot, draw_bars, draw_calibration

BAR = Bar(label="Budget", value=0.5, text="50 %")


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def find(svg: str, tag: str, kind: str) -> list[ElementTree.Element]:
    return [node for node in parse(svg).iter(tag) if kind in (node.get("class") or "").split()]


@pytest.mark.parametrize(("value", "width"), [(0.0, 1.0), (0.5, 190.0), (1.0, 380.0)])
def test_a_bar_is_as_long_as_its_share_and_never_invisible(value: float, width: float) -> None:
    (bar,) = find(draw_bars([Bar(label="x", value=value, text="")], "t"), "rect", "bar")

    assert float(bar.get("width") or 0) == width


def test_an_interval_and_a_mark_are_drawn_where_they_are_given() -> None:
    plain = draw_bars([BAR], "t")
    full = draw_bars([Bar(label="x", value=0.5, text="", low=0.4, high=0.6, mark=0.3)], "t")

    assert not find(plain, "path", "span")
    assert not find(plain, "path", "mark")
    assert len(find(full, "path", "span")) == 1
    assert len(find(full, "path", "mark")) == 1


def test_one_row_a_bar() -> None:
    svg = draw_bars([BAR, BAR, BAR], "t")

    assert len(find(svg, "rect", "bar")) == 3
    assert len({bar.get("y") for bar in find(svg, "rect", "bar")}) == 3


def test_labels_are_escaped() -> None:
    svg = draw_bars([Bar(label="<script>alert(1)</script>", value=0.5, text='"&')], 'a "title"')

    assert "<script>" not in svg
    assert parse(svg).get("aria-label") == 'a "title"'


def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    assert parse(draw_bars([BAR], "Accuracy by criterion")).get("aria-label") == "Accuracy by criterion"
    assert parse(draw_bars([BAR], "t")).get("role") == "img"


def test_no_bars_still_make_a_chart() -> None:
    assert parse(draw_bars([], "empty")).tag == "svg"


def test_a_dot_on_the_diagonal_claims_what_holds() -> None:
    (dot,) = find(draw_calibration([Dot(claimed=0.5, held=0.5, n=10)], "claimed", "held"), "circle", "dot")

    assert (dot.get("cx"), dot.get("cy")) == ("196.0", "160.0")


def test_more_answers_make_a_larger_dot() -> None:
    dots = [Dot(claimed=0.2, held=0.2, n=1), Dot(claimed=0.9, held=0.9, n=100)]
    small, large = find(draw_calibration(dots, "claimed", "held"), "circle", "dot")

    assert float(small.get("r") or 0) < float(large.get("r") or 0)


def test_calibration_of_nothing_is_an_empty_frame() -> None:
    svg = draw_calibration([], "claimed", "held")

    assert not find(svg, "circle", "dot")
    assert len(find(svg, "path", "equal")) == 1
