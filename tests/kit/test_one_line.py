from hypothesis import given, settings
from hypothesis import strategies as st

from kit.one_line import clean_line


def test_markup_and_formulas_stay_as_they_are_typed() -> None:
    for text in ("=1+1", "<script>alert(1)</script>", "@cmd", "{x}", "[bold]x[/bold]", "%s"):
        assert clean_line(text) == text


def test_control_and_direction_characters_are_left_out() -> None:
    assert clean_line("a\x1b[31mb\x00\u202ec\nd\te\ud800") == "a[31mbc d e"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_a_cleaned_line_is_one_printable_line(text: str) -> None:
    found = clean_line(text)
    assert found == clean_line(found)
    assert len(found.splitlines()) <= 1
    assert found.encode() is not None


@given(st.text(max_size=80))
def test_a_cleaned_line_is_one_line_that_stays_as_it_is(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert line == line.strip()
    assert not set(line) & set("\n\r\t\x1b\u202e\u200b\x00")
