"""Yearly figures in the facts that American companies file: which of many rows counts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from qualifier.sources.fact import About, Claim, Confidence, Unit
from qualifier.sources.json_parts import Sheet, at, read_amount, read_count, read_day

_REVENUES = (
    "RevenueFromContractWithCustomerExcludingAssessedTax",
    "Revenues",
    "SalesRevenueNet",
)
_PROFITS = ("NetIncomeLoss",)
_ASSETS = ("Assets",)
TAGS = (*_REVENUES, *_PROFITS, *_ASSETS)
_YEARLY = frozenset({"10-K", "10-K/A"})
# A year of 52 or 53 weeks, and what a shifted year end adds or takes.
_SHORTEST_DAYS, _LONGEST_DAYS = 350, 380
_NEWEST = 3
_MOST_ROWS = 5_000
_LARGEST_CIK = 10**10 - 1


def read_figures(payload: Any, cik: int) -> tuple[Claim, ...]:
    """Read the newest years of the filer with this number, in dollars."""
    if read_count(at(payload, "cik"), _LARGEST_CIK) != cik:
        return ()
    tags = at(payload, "facts", "us-gaap")
    sheet = Sheet(Confidence.LOW)
    for about, names, is_flow in (
        (About.REVENUE, _REVENUES, True),
        (About.NET_PROFIT, _PROFITS, True),
        (About.ASSETS, _ASSETS, False),
    ):
        for end, amount in _newest(tags, names, is_flow=is_flow):
            sheet.put(about, amount, Unit.USD, as_of=end)
    return sheet.claims()


def _newest(tags: Any, names: tuple[str, ...], *, is_flow: bool) -> list[tuple[date, int]]:
    """Return the figures of the newest year ends; of one year, the one that was filed last.

    The tag of revenue changed with the standards: of one year, the tag that stands first wins.
    """
    by_end: dict[date, int] = {}
    for name in names:
        found: dict[date, tuple[date, int]] = {}
        for end, filed, amount in _rows(at(tags, name), is_flow=is_flow):
            if end not in found or filed >= found[end][0]:
                found[end] = (filed, amount)
        by_end = {end: amount for end, (_, amount) in found.items()} | by_end
    return sorted(by_end.items(), reverse=True)[:_NEWEST]


def _rows(tag: Any, *, is_flow: bool) -> Iterator[tuple[date, date, int]]:
    """Only yearly reports, and flows of about a year: `fy` is the report's year, not the figure's."""
    rows = at(tag, "units", "USD")
    for row in rows[-_MOST_ROWS:] if isinstance(rows, list) else ():
        form = at(row, "form")
        if not (isinstance(row, Mapping) and isinstance(form, str) and form in _YEARLY):
            continue
        start, end = read_day(at(row, "start")), read_day(at(row, "end"))
        filed, amount = read_day(at(row, "filed")), read_amount(at(row, "val"))
        if end is None or filed is None or amount is None or filed < end:
            continue
        if not is_flow or (start is not None and _SHORTEST_DAYS <= (end - start).days <= _LONGEST_DAYS):
            yield end, filed, amount
