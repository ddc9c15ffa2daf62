"""An offer as Markdown: every text escaped, so that it reads as it stands."""

import re
from collections.abc import Iterable, Iterator

from planner.offer.document import Align, Block, Bullets, Chart, Grid, Offer, Paragraph

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$@#&]|(?<=[a-zA-Z]):(?=//)|(?<=www)\.)", re.IGNORECASE)
# Signs that mean a list, a heading or a rule at the beginning of a line.
_OPENING = re.compile(r"^(\s*[0-9]*)([-+=]|[.)](?=\s|$))")


def draw_markdown(offer: Offer) -> str:
    """Return the offer as Markdown with tables."""
    parts = [f"# {escape(offer.title)}: {escape(offer.client)}"]
    parts += [f"> **{escape(notice)}**" for notice in offer.notices]
    parts.append("\n".join(f"- {escape(one.label)}: {escape(one.value)}" for one in offer.facts))
    for section in offer.sections:
        parts.append(f"## {escape(section.title)}")
        for block in section.blocks:
            parts += _draw(block)
    parts.append(f"---\n\n{escape(offer.footer)}")
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return a text whose signs mean themselves: no markup, no HTML, no link."""
    line = _SPECIAL.sub(r"\\\1", text)
    return _OPENING.sub(r"\1\\\2", line)


def _draw(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        text = escape(block.text)
        yield f"**{text}**" if block.strong else text
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {escape(item)}" for item in block.items)
    elif isinstance(block, Grid):
        yield _draw_table(block)
    else:
        yield f"**{escape(block.title)}**"
        yield _draw_chart(block)


def _draw_table(table: Grid) -> str:
    marks = [":--" if column.align is Align.LEFT else "--:" for column in table.columns]
    rows = [_row(column.title for column in table.columns), f"| {' | '.join(marks)} |"]
    rows += [_row(row) for row in (*table.rows, *table.totals)]
    return "\n".join(rows)


def _draw_chart(chart: Chart) -> str:
    rows = [_row(chart.heads), "| --: | --: |", *(_row((bar.label, bar.value)) for bar in chart.bars)]
    return "\n".join(rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escape(cell) for cell in cells)} |"
