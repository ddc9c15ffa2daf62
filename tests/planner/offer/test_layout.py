from hypothesis import given
from hypothesis import strategies as st

from planner.offer.document import Bar, Bullets, Chart, Column, Fact, Grid, Offer, Paragraph, Section
from planner.offer.layout import soften, soften_offer

LONG = "W" * 200


def longest_run(text: str) -> int:
    return max((len(part) for part in text.replace("\u200b", " ").split()), default=0)


def test_usual_words_and_sums_stay_whole() -> None:
    for text in ("рекламораспространитель", "12\u00a0345\u00a0678,90", "01.02.2027 — 28.02.2027"):
        assert soften(text) == text


def test_a_long_word_may_break() -> None:
    assert longest_run(soften(LONG)) <= 18
    assert soften(LONG).replace("\u200b", "") == LONG


@given(st.text(max_size=300))
def test_nothing_but_breaks_is_added(text: str) -> None:
    assert soften(text).replace("\u200b", "") == text.replace("\u200b", "")
    assert longest_run(soften(text)) < 28


def test_every_part_of_an_offer_is_softened() -> None:
    blocks = (
        Paragraph(text=LONG, strong=True),
        Bullets(items=(LONG,)),
        Grid(columns=(Column(title="a"),), rows=((LONG,),), totals=(("1",),)),
        Chart(title="t", heads=("a", "b"), bars=(Bar(label=LONG, value="1", share=1.0),)),
    )
    offer = Offer(
        lang="ru",
        title="t",
        client=LONG,
        facts=(Fact(label="a", value=LONG),),
        notices=(),
        sections=(Section(title="s", blocks=blocks),),
        footer="f",
    )
    drawn = soften_offer(offer)
    paragraph, bullets, grid, chart = drawn.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(bullets, Bullets)
    assert isinstance(grid, Grid)
    assert isinstance(chart, Chart)
    held = (drawn.client, drawn.facts[0].value, paragraph.text, bullets.items[0], grid.rows[0][0])
    assert all(longest_run(text) <= 18 for text in (*held, chart.bars[0].label))
    assert paragraph.strong
    assert grid.totals == (("1",),)
