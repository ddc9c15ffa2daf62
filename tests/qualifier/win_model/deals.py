"""Made-up deals with a known rule of winning, as tables and as files."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import exp
from random import Random

from qualifier.win_model.deal_table import Column, DealTable
from qualifier.win_model.encoding import Encoded, encode, learn_fields
from qualifier.win_model.fields import ColumnKind, Value
from qualifier.win_model.training import train_model
from qualifier.win_model.win_model import WinModel

INDUSTRIES = {"retail": 0.9, "bank": 1.4, "auto": 0.0, "pharma": -0.9, "builder": -1.4}
SOURCES = {"site": -0.3, "partner": 1.2, "tender": -1.0}
HEAD = ("id", "created", "status", "industry", "source", "budget", "region", "close reason")


def column(name: str, kind: ColumnKind, values: Sequence[Value]) -> Column:
    return Column(name=name, kind=kind, values=tuple(values))


def make_table(size: int = 240, seed: int = 1, *, signal: float = 1.0, towns: int = 40) -> DealTable:
    """Deals whose chance follows industry, source and budget; `signal` 0 makes them pure chance."""
    random = Random(seed)
    industry = [random.choice([*INDUSTRIES, None]) for _ in range(size)]
    source = [random.choice(list(SOURCES)) for _ in range(size)]
    budget = [
        random.choice([None, *(abs(round(random.gauss(5, 2), 1)) for _ in range(4))]) for _ in range(size)
    ]
    town = [f"town {int(random.random() ** 2 * towns)}" for _ in range(size)]
    day = [738000.0 + random.randrange(700) for _ in range(size)]
    outcomes = []
    for at in range(size):
        pull = INDUSTRIES.get(industry[at] or "", 0.0) + SOURCES[source[at]] + ((budget[at] or 4) - 5) * 0.4
        outcomes.append(random.random() < 1 / (1 + exp(-signal * pull)))
    return DealTable(
        ids=tuple(map(str, range(size))),
        columns=(
            column("industry", ColumnKind.CATEGORY, industry),
            column("source", ColumnKind.CATEGORY, source),
            column("budget", ColumnKind.NUMBER, budget),
            column("town", ColumnKind.CATEGORY, town),
            column("created", ColumnKind.DATE, day),
        ),
        outcomes=tuple(outcomes),
        days=tuple(day),
    )


def make_encoded(size: int = 240, seed: int = 1) -> Encoded:
    table = make_table(size, seed)
    return encode(table, learn_fields(table))


@lru_cache(maxsize=1)
def trained() -> tuple[DealTable, WinModel]:
    """One model for all tests that only look at one."""
    table = make_table(300)
    return table, train_model(table)


def write_deals(size: int = 240, seed: int = 1, delimiter: str = ",") -> str:
    """The same deals as the text of an export, with a reason that only lost deals have."""
    table = make_table(size, seed)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(HEAD)
    for at in range(size):
        row = table.row(at)
        day = date.fromordinal(int(float(row["created"] or 1)))
        won = table.outcomes[at]
        writer.writerow(
            [
                f"D-{at}",
                day.strftime("%d.%m.%Y"),
                "Won" if won else "Lost",
                row["industry"] or "",
                row["source"],
                "" if row["budget"] is None else row["budget"],
                row["town"],
                "" if won else "too dear",
            ]
        )
    return text.getvalue()
