import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.sources.page_hiding import hides, is_hidden, read_hidden_styles


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color: red; DISPLAY : none !important",
        "visibility: hidden",
        "opacity:0",
        "opacity: 0.0; color: red",
        "font-size:0",
        "font-size: 1px",
        "font-size:.1em",
        "font-size: 10%",
        "position:absolute; left:-9999px",
        "text-indent: -5000px",
        "clip: rect(0, 0, 0, 0)",
        "clip-path: inset(50%)",
        "height:0; overflow:hidden",
        "width:1px;height:1px;overflow:hidden",
        "color:#fff; background-color:#ffffff",
        "color: white; background: #FFF",
        "color: transparent",
        "transform: scale(0)",
    ],
)
def test_a_style_that_nobody_can_see_through_hides(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "display:block",
        "display: none-such",
        "opacity:0.5",
        "opacity: 01",
        "font-size:12px",
        "font-size: .9em",
        "left:-20px",
        "height:100px; overflow:hidden",
        "height: 0",
        "color:#000; background:#fff",
        "background: red",
        "visibility: visible",
        "font-size: ...px",
        "--display:none-x",
    ],
)
def test_an_ordinary_style_does_not(style: str) -> None:
    assert not hides(style)


def test_rules_of_the_page_are_known_by_class_and_id() -> None:
    sheet = ".a, div.b , #c{display:none} .d{color:red} .e .f{display:none} @media x{.g{visibility:hidden}}"
    styles = read_hidden_styles(sheet)
    assert {".a", ".b", "#c"} <= styles
    assert not {".d", ".e", ".f"} & styles


@pytest.mark.parametrize(
    ("attributes", "is_unseen"),
    [
        ({}, False),
        ({"hidden": ""}, True),
        ({"type": "HIDDEN"}, True),
        ({"class": "x y"}, True),
        ({"class": "yy"}, False),
        ({"id": "z"}, True),
        ({"style": "display:none"}, True),
        # Read aloud or not, it is seen.
        ({"aria-hidden": "true"}, False),
    ],
)
def test_an_element_is_hidden_by_attribute_rule_or_style(attributes: dict[str, str], is_unseen: bool) -> None:
    assert is_hidden(attributes, frozenset({".y", "#z"})) is is_unseen


@given(st.text(max_size=300))
def test_any_style_is_read(text: str) -> None:
    assert hides(text) in {True, False}
    read_hidden_styles(f".a{{{text}}} {text}")
