"""Are the marks of advertising technology found in the code of a page, all of them, and nowhere else?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from kit.errors import BadInput
from qualifier.sources.ad_markers import Marker, find_markers, load_markers, read_markers
from qualifier.sources.page_reader import read_page

_TABLE = "markers.json"
_ADDRESS_OF = {"script": "src", "img": "src", "iframe": "src", "link": "href"}
# Where a mark counts, and where it is only written about.
_IN_CODE: Mapping[str, str] = {
    "address of a script": "<script async src='{}'></script>",
    "address of a picture": "<img src='{}'>",
    "picture without scripts": "<noscript><img src='{}' style='display:none'></noscript>",
    "address of a frame": "<iframe src='{}'></iframe>",
    "address of a link": "<link rel=preload href='{}'>",
}
_IN_SCRIPT = "<script>var s = '{}';</script>"
_IN_TEXT: Mapping[str, str] = {
    "text": "<p>{}</p>",
    "example of code": "<pre><code>{}</code></pre>",
    "comment": "<!-- {} -->",
    "link to read": "<a href='/blog'>{}</a>",
    "title": "<title>{}</title>",
    "declared data": '<script type=\'application/ld+json\'>{{"description": "{}"}}</script>',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page, and the ids of the marks that stand in its code."""

    id: str
    html: str
    expected: frozenset[str]


def run_ad_markers(data_dir: Path) -> dict[str, Any]:
    """Look at every page of the folder, and at each known mark planted in code and in text."""
    table = _read_table(data_dir / _TABLE)
    files = sorted(data_dir.glob("*.html"))
    if not files:
        raise BadInput(f"{data_dir}: no pages there")
    pages = [_mark_page(file, table) for file in files]
    planted = [page for marker in load_markers() for page in _plant(marker)]
    return {
        "pages": len(pages),
        "planted": len(planted),
        **_compare([*pages, *planted]),
        "unknown_markers": sorted({one.id for one in table} - {one.id for one in load_markers()}),
    }


def _read_table(path: Path) -> tuple[Marker, ...]:
    try:
        return read_markers(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: no table of markers") from error


def _mark_page(file: Path, table: tuple[Marker, ...]) -> MarkedPage:
    """Read the page in another way than the product does, and apply the folder's own table."""
    html = file.read_text(encoding="utf-8", errors="replace")
    places = _Places()
    places.feed(html)
    places.close()
    found = {
        marker.id
        for marker in table
        if any(pattern.search(place) for pattern in marker.patterns for place in places.found)
    }
    return MarkedPage(id=file.name, html=html, expected=frozenset(found))


class _Places(HTMLParser):
    """Addresses of scripts, pictures, frames and links, and inline scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an address."""
        attributes = dict(attrs)
        self.found.append(attributes.get(_ADDRESS_OF.get(tag, "")) or "")
        self._is_script = tag == "script" and attributes.get("type") != "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        self._is_script = False

    def handle_data(self, data: str) -> None:
        """Keep an inline script."""
        if self._is_script:
            self.found.append(data)


def _plant(marker: Marker) -> Iterator[MarkedPage]:
    for example in marker.examples:
        is_address = example.startswith(("http", "//", "/"))
        code = _IN_CODE if is_address else {}
        expected = _ids_of(example)
        for place, template in {**code, "script": _IN_SCRIPT}.items():
            written = example.replace("'", '"')
            yield MarkedPage(
                id=f"{marker.id} in {place}", html=_wrap(template.format(written)), expected=expected
            )
        for place, template in _IN_TEXT.items():
            written = escape(example, quote=True)
            yield MarkedPage(
                id=f"{marker.id} in {place}", html=_wrap(template.format(written)), expected=frozenset()
            )


def _ids_of(example: str) -> frozenset[str]:
    """One address may be the mark of two technologies."""
    return frozenset(one.id for one in load_markers() if any(rule.search(example) for rule in one.patterns))


def _wrap(part: str) -> str:
    return f"<!doctype html><html><head></head><body>{part}<p>Цветы</p></body></html>"


def _compare(pages: list[MarkedPage]) -> dict[str, Any]:
    failures = []
    marks = found_marks = false_marks = 0
    for page in pages:
        found = frozenset(marker.id for marker in find_markers(read_page(page.html)))
        marks += len(page.expected)
        found_marks += len(page.expected & found)
        false_marks += len(found - page.expected)
        if found != page.expected:
            missed, extra = sorted(page.expected - found), sorted(found - page.expected)
            failures.append({"id": page.id, "missed": missed, "extra": extra})
    return {
        "n": len(pages),
        "failed": len(failures),
        "failures": failures,
        "marks": marks,
        "detected_share": found_marks / marks if marks else 1.0,
        "false_marks": false_marks,
    }


def describe_ad_markers(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the figures as rows, the failures after them."""
    figures = [(name, str(value)) for name, value in report.items() if name != "failures"]
    failures = [
        (row["id"], f"missed {', '.join(row['missed']) or '-'}, extra {', '.join(row['extra']) or '-'}")
        for row in report["failures"]
    ]
    return [*figures, *failures[:20]]
