from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from planner.rate_tables import Mix, Overlap, Rates, Restriction, Season
from planner.sourced import Benchmark, Count, Factor, Rate, Rub, Source, Sourced, SourceKind
from tests.planner.builders import sourced

SINCE = date(2026, 1, 1)
RUB, RATE = TypeAdapter(Sourced[Rub]), TypeAdapter(Sourced[Rate])
KINDS: dict[str, Any] = {
    "rub": RUB,
    "rate": RATE,
    "factor": TypeAdapter(Sourced[Factor]),
    "count": TypeAdapter(Sourced[Count]),
}

VALUES = [
    ("rub", "0.01", True),
    ("rub", "0", False),
    ("rub", "-1", False),
    ("rub", 10**12, True),
    ("rub", 10**12 + 1, False),
    ("rub", "NaN", False),
    ("rub", "Infinity", False),
    ("rub", "дорого", False),
    ("rub", None, False),
    ("rate", 0, True),
    ("rate", 1, True),
    ("rate", "1.0001", False),
    ("rate", "-0.1", False),
    ("factor", "0.35", True),
    ("factor", 0, False),
    ("factor", 101, False),
    ("count", 1, True),
    ("count", 0, False),
    ("count", 10**11, False),
]


@pytest.mark.parametrize(("kind", "value", "is_sound"), VALUES)
def test_a_figure_stays_in_the_bounds_of_its_kind(kind: str, value: Any, is_sound: bool) -> None:
    if is_sound:
        assert KINDS[kind].validate_python(sourced(value)).value == Decimal(str(value))
        return
    with pytest.raises(ValidationError):
        KINDS[kind].validate_python(sourced(value))


@pytest.mark.parametrize("missing", ["value", "source", "since"])
def test_a_figure_without_value_source_or_day_is_refused(missing: str) -> None:
    content = {name: part for name, part in sourced(1).items() if name != missing}
    with pytest.raises(ValidationError, match=missing):
        RUB.validate_python(content)


@pytest.mark.parametrize("key", ["", " ", "Прайс", "UPPER", "-x", "a b", "x" * 61])
def test_a_source_has_a_plain_key(key: str) -> None:
    with pytest.raises(ValidationError, match="source"):
        RUB.validate_python(sourced(1, key))


def test_a_figure_with_more_beside_it_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        RUB.validate_python({**sourced(1), "note": "между нами"})


BENCHMARKS = [
    ((0.1, 0.2, 0.3), True),
    ((0.2, 0.2, 0.2), True),
    ((0, 0, 0), True),
    ((0.3, 0.2, 0.4), False),
    ((0.1, 0.5, 0.4), False),
    ((0.1, 0.2, 1.1), False),
    ((-0.1, 0.2, 0.3), False),
]


@pytest.mark.parametrize(("quarters", "is_sound"), BENCHMARKS)
def test_quarters_of_a_benchmark_do_not_fall(quarters: tuple[float, ...], is_sound: bool) -> None:
    content = dict(zip(("p25", "p50", "p75"), quarters, strict=True)) | {
        "source": "assumption",
        "since": SINCE,
    }
    if is_sound:
        assert Benchmark.model_validate(content).p50 == Decimal(str(quarters[1]))
        return
    with pytest.raises(ValidationError):
        Benchmark.model_validate(content)


SOURCES = [
    ({}, True),
    ({"kind": "rumour"}, False),
    ({"where": ""}, False),
    ({"where": "ab"}, False),
    ({"name": {"ru": "только по-русски"}}, False),
]


@pytest.mark.parametrize(("change", "is_sound"), SOURCES)
def test_a_source_says_what_it_is_and_where_it_can_be_read(change: dict[str, Any], is_sound: bool) -> None:
    content = {"kind": "public", "name": {"ru": "Отчёт", "en": "Report"}, "where": "example.org", **change}
    if is_sound:
        assert Source.model_validate(content).kind is SourceKind.PUBLIC
        return
    with pytest.raises(ValidationError):
        Source.model_validate(content)


TABLES: list[tuple[type[Any], dict[str, Any], str]] = [
    (Season, {"by_month": [1] * 11, "source": "assumption", "since": SINCE}, "by_month"),
    (Season, {"by_month": [1] * 13, "source": "assumption", "since": SINCE}, "by_month"),
    (Season, {"by_month": [0] * 12, "source": "assumption", "since": SINCE}, "by_month"),
    (Season, {"by_month": [1] * 12, "since": SINCE}, "source"),
    (Overlap, {"between": ["sms"], "index": sourced(1)}, "between"),
    (Overlap, {"between": ["sms", "pigeon"], "index": sourced(1)}, "between"),
    (Overlap, {"between": ["sms", "push"], "index": 1.2}, "index"),
    (Overlap, {"between": ["sms", "push"], "index": sourced(-1)}, "index"),
    (Mix, {"line_share": sourced(1.2), "channel_share": sourced(0.5)}, "line_share"),
    (Mix, {"line_share": sourced(0.4)}, "channel_share"),
    (Rates, {"visit": sourced(0.85), "sale": sourced(2)}, "sale"),
    (
        Restriction,
        {"channels": [], "why": {"ru": "н", "en": "n"}, "source": "fas", "since": SINCE},
        "channels",
    ),
    (
        Restriction,
        {
            "channels": ["sms"],
            "categories": ["cheese"],
            "why": {"ru": "н", "en": "n"},
            "source": "fas",
            "since": SINCE,
        },
        "categories",
    ),
]


@pytest.mark.parametrize(("table", "content", "message"), TABLES)
def test_a_broken_table_is_refused_by_its_field(table: Any, content: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        table.model_validate(content)
    assert message in str(refusal.value)
