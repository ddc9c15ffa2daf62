import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.markup import blank_markup, hidden_parts, quoted_spans


@given(st.text(alphabet="<>/bp!-& ;laquo'абв\n~ dis:none=\"", max_size=80))
def test_every_character_keeps_its_offset(text: str) -> None:
    assert len(blank_markup(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>раз</p><p>два</p>", ["раз", "два"]),
        ("раз<br/>два", ["раз", "два"]),
        ("<td>цена</td><td>5</td>", ["цена", "5"]),
        ("<li>смс</li>", ["смс"]),
        ("&laquo;Ромашка&raquo; &mdash; сеть", ["«Ромашка»", "—", "сеть"]),
        ("<anna@firm.example> пишет", ["<anna@firm.example>", "пишет"]),
        ("3 < 5 > 2", ["3", "<", "5", ">", "2"]),
        ("<script>alert(1)</script>текст", ["текст"]),
        ("<span style='display:none'>тайна</span>явь", ["явь"]),
        ("<div hidden>тайна</div>явь", ["явь"]),
        ("<!-- тайна -->явь", ["явь"]),
        ("<strike>5 млн</strike> 4 млн", ["4", "млн"]),
    ],
)
def test_a_page_is_read_as_it_is_seen(text: str, words: list[str]) -> None:
    assert blank_markup(text).split() == words


def test_blocks_end_a_line_and_inline_marks_do_not() -> None:
    assert "\n" in blank_markup("раз<p>два").strip()
    assert "\n" not in blank_markup("раз <b>два</b>").strip()


def test_hidden_parts_are_told() -> None:
    assert hidden_parts("явь<!-- тайна -->") == ("<!-- тайна -->",)
    assert hidden_parts("просто текст") == ()


def test_quotation_elements_nest() -> None:
    text = "<blockquote>а<blockquote>б</blockquote></blockquote>"

    assert [text[start:end] for start, end in quoted_spans(text)] == ["б", "а<blockquote>б</blockquote>"]
    assert quoted_spans("<blockquote>не закрыт") == ((12, 21),)
