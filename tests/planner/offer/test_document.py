import pytest

from planner.offer.document import (
    Align,
    Bar,
    Bullets,
    Chart,
    Column,
    Fact,
    Grid,
    Offer,
    Paragraph,
    Section,
    find_cells,
    find_prose,
)
from planner.offer.offer_json import write_offer
from tests.planner.offer.offered import SAMPLES, offer_of

OFFER = Offer(
    lang="en",
    title="title",
    client="client",
    facts=(Fact(label="fact", value="value"),),
    notices=("notice",),
    sections=(
        Section(
            title="section",
            blocks=(
                Paragraph(text="paragraph"),
                Bullets(items=("first", "second")),
                Grid(
                    columns=(Column(title="head", weight=1, align=Align.LEFT), Column(title="sum")),
                    rows=(("cell", "1"),),
                    totals=(("total", "2"),),
                ),
                Chart(title="chart", heads=("a", "b"), bars=(Bar(label="bar", value="3", share=0.5),)),
            ),
        ),
    ),
    footer="footer",
)


def test_prose_is_every_sentence_outside_tables() -> None:
    prose = set(find_prose(OFFER))
    assert prose == {
        "title",
        "client",
        "notice",
        "footer",
        "fact: value",
        "section",
        "paragraph",
        "first",
        "second",
    }


def test_cells_are_every_text_of_tables_and_charts() -> None:
    assert find_cells(OFFER) == ("head", "sum", "cell", "1", "total", "2", "bar", "3")


def test_json_keeps_everything_with_the_kinds_of_blocks() -> None:
    content = write_offer(OFFER)
    assert [block["kind"] for block in content["sections"][0]["blocks"]] == [
        "paragraph",
        "bullets",
        "table",
        "chart",
    ]
    assert content["sections"][0]["blocks"][2] == {
        "kind": "table",
        "columns": [
            {"title": "head", "weight": 1, "align": "left"},
            {"title": "sum", "weight": 0, "align": "right"},
        ],
        "rows": [["cell", "1"]],
        "totals": [["total", "2"]],
    }
    assert content["facts"] == [{"label": "fact", "value": "value"}]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_row_of_a_table_has_a_cell_for_each_column(sample: str) -> None:
    for section in offer_of(sample).sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                assert {len(row) for row in (*block.rows, *block.totals)} <= {len(block.columns)}


@pytest.mark.parametrize("sample", SAMPLES)
def test_bars_are_shares_of_the_longest(sample: str) -> None:
    charts = [
        block for section in offer_of(sample).sections for block in section.blocks if isinstance(block, Chart)
    ]
    assert len(charts) == 2
    for chart in charts:
        assert max(bar.share for bar in chart.bars) == 1
        assert all(0 < bar.share <= 1 for bar in chart.bars)


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_text_is_empty_or_shows_a_field_that_was_not_filled(sample: str) -> None:
    for text in find_prose(offer_of(sample)):
        assert text.strip()
        assert "{" not in text
        assert "None" not in text
