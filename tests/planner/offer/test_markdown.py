import re

import pytest

from planner.offer.markdown import draw_markdown, escape
from planner.offer.offer import build_offer
from tests.planner.offer.offered import SAMPLES, hostile_plan, offer_of


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("обычный текст, 5 %", "обычный текст, 5 %"),
        ("<script>", r"\<script\>"),
        ("**b** _i_ `c`", r"\*\*b\*\* \_i\_ \`c\`"),
        ("[a](http://b)", r"\[a\](http\://b)"),
        ("www.evil.example", r"www\.evil.example"),
        ("a | b", r"a \| b"),
        ("# h", r"\# h"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2) item", r"2\) item"),
        ("01.02.2027", "01.02.2027"),
        ("=1+1", r"\=1+1"),
        ("&amp;", r"\&amp;"),
        ("a@b.c", r"a\@b.c"),
        ("", ""),
    ],
)
def test_signs_of_outside_text_mean_themselves(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_text_has_every_section_and_even_tables(sample: str) -> None:
    text = draw_markdown(offer_of(sample))
    assert text.count("\n## ") == len(offer_of(sample).sections)
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1


def test_a_client_cannot_write_markup() -> None:
    text = draw_markdown(build_offer(hostile_plan()))
    assert not re.search(r"(?<!\\)<script", text)
    assert not re.search(r"(?<!\\)\[a(?<!\\)\]", text)
    assert r"\*\*bold\*\*" in text
