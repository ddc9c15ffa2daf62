"""What every drawn offer needs: no word longer than a line."""

import re
from dataclasses import replace

from planner.offer.document import Bar, Block, Bullets, Chart, Fact, Grid, Offer, Paragraph, Section

# A place where a line may break, invisible and no letter of the text.
_BREAK = "\u200b"
_MOST_UNBROKEN = 18
_LONG = re.compile(rf"[^\s{_BREAK}]{{{_MOST_UNBROKEN + 10},}}")


def soften(text: str) -> str:
    """Return a text whose long unbroken words may break; figures and usual words stay whole."""
    return _LONG.sub(lambda found: _cut(found.group()), text)


def _cut(word: str) -> str:
    return _BREAK.join(word[place : place + _MOST_UNBROKEN] for place in range(0, len(word), _MOST_UNBROKEN))


def soften_offer(offer: Offer) -> Offer:
    """Return an offer that cannot run over the edge of a page."""
    return replace(
        offer,
        client=soften(offer.client),
        facts=tuple(Fact(label=one.label, value=soften(one.value)) for one in offer.facts),
        sections=tuple(
            Section(title=one.title, blocks=tuple(_soften_block(block) for block in one.blocks))
            for one in offer.sections
        ),
    )


def _soften_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=soften(block.text))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(soften(item) for item in block.items))
    if isinstance(block, Grid):
        return replace(block, rows=tuple(tuple(soften(cell) for cell in row) for row in block.rows))
    return _soften_chart(block)


def _soften_chart(chart: Chart) -> Chart:
    bars = tuple(Bar(label=soften(one.label), value=one.value, share=one.share) for one in chart.bars)
    return replace(chart, bars=bars)
