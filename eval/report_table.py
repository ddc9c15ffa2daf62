"""The report as tables in a terminal; stays readable when piped to a file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.cases import LABELS
from eval.diff import CaseChange, FieldChange
from eval.gate import Comparison, Outcome
from eval.report_html import hardest_tags, percent

Report = Mapping[str, Any]

_COLOUR = {Outcome.PASSED: "green", Outcome.REGRESSION: "red", Outcome.CANNOT_TELL: "yellow"}
_SHOWN = 12


def print_report(report: Report, console: Console) -> None:
    """Print the figures; whatever comes from cases is printed as it is, never as markup."""
    console.print(_headline(report))
    console.print(_criteria(report))
    console.print(_numbers(report))
    console.print(_slices(report))
    for line in _remarks(report):
        console.print(line)


def _headline(report: Report) -> Text:
    interval = report["mean_accuracy_interval"]
    span = f" ({percent(interval['low'], 1)} to {percent(interval['high'], 1)})" if interval else ""
    others = "".join(f", {name} {percent(share, 1)}" for name, share in report.get("baselines", {}).items())
    mean = percent(report["mean_accuracy"], 1)
    return Text(f"{report['n']} cases: levels right {mean}{span}{others}", style="bold")


def _make_table(title: str, columns: Sequence[str]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", expand=False)
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at else "left")
    return table


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _criteria(report: Report) -> Table:
    table = _make_table("Levels and verdict", ("", "n", "accuracy", "95 %", "kappa", "weighted"))
    named = {**report["criteria"], **{name: report[name] for name in LABELS}}
    for at, (name, measured) in enumerate(named.items(), start=1):
        span = measured["intervals"].get("accuracy")
        table.add_row(
            name,
            str(measured["n"]),
            _figure(measured["accuracy"]),
            f"{span['low']:.2f}-{span['high']:.2f}" if span else "-",
            _figure(measured["kappa"]),
            _figure(measured.get("weighted_kappa")),
            end_section=at == len(report["criteria"]),
        )
    return table


def _numbers(report: Report) -> Table:
    table = _make_table("Money and dates", ("field", "exact", "where stated", "stated", "missed", "invented"))
    for name, field in report["numbers"].items():
        counts = (str(field[part]) for part in ("stated", "missed", "invented"))
        table.add_row(name, _figure(field["exact"]), _figure(field["exact_stated"]), *counts)
    return table


def _slices(report: Report) -> Table:
    table = _make_table("Slices", ("slice", "n", "levels", "status"))
    for kind, members in report["slices"].items():
        for name, measured in hardest_tags(members) if kind == "tag" else members.items():
            figures = (_figure(measured["mean_accuracy"]), _figure(measured["status_accuracy"]))
            table.add_row(Text(f"{kind}: {name}"), str(measured["n"]), *figures)
        table.add_section()
    return table


def _remarks(report: Report) -> Iterable[Text]:
    evidence, seconds = report["evidence"], report["seconds_per_case"]
    yield Text(
        f"evidence: {evidence['present']} of {evidence['required']} levels have a quote, "
        f"{percent(evidence['verbatim'], 1)} of {evidence['quotes']} quotes are verbatim and the client's"
    )
    for name, mistake in report["costly"].items():
        ids = ", ".join(case["id"] for case in mistake["cases"])
        yield Text(f"{name}: {mistake['n']} ({percent(mistake['share'], 1)}) {ids}")
    yield Text(f"confidence: mean gap {percent(report['calibration']['levels']['gap'], 1)}")
    if seconds["p50"] is not None:
        yield Text(f"time: p50 {1000 * seconds['p50']:.1f} ms, p99 {1000 * seconds['p99']:.1f} ms a case")
    for row in (*report["crashed"], *report["broken"]):
        yield Text(f"not judged: {row.get('id') or row['place']}: {row['error']}", style="red")


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print the gate's outcome, its reasons, and the change of every measure."""
    outcome = comparison.outcome
    console.print(Text(outcome.name.lower().replace("_", " "), style=f"bold {_COLOUR[outcome]}"))
    for reason in comparison.reasons:
        console.print(Text(f"  {reason}"))
    columns = ("measure", "old", "new", "change", "from", "to", "better", "worse", "sign p")
    table = _make_table(f"{comparison.n} common cases", columns)
    for change in comparison.changes:
        span = change.difference.interval
        points = (f"{100 * part:+.1f}" for part in (change.difference.mean, span.low, span.high))
        counts = (str(change.better), str(change.worse), f"{change.sign_p:.3f}")
        table.add_row(change.measure, _figure(change.old), _figure(change.new), *points, *counts)
    console.print(table)


def print_diff(changes: Sequence[CaseChange], console: Console) -> None:
    """Print every changed case with what both runs rest their answer on."""
    for change in changes:
        console.print(Text(f"\n{change.id}  {change.company or ''}", style="bold"))
        for field in change.fields:
            console.print(_field_line(field))
            for name, because in (("old", field.old_because), ("new", field.new_because)):
                if because:
                    console.print(Text(f"      {name}: {because}", style="dim"))
        for name, said in (("old", change.old_explanation), ("new", change.new_explanation)):
            first = said.splitlines()[0] if said else ""
            if first:
                console.print(Text(f"   {name} verdict: {first}"))
    fixed, broken = (
        sum(f.verdict == kind for c in changes for f in c.fields) for kind in ("fixed", "broken")
    )
    console.print(
        Text(f"\n{len(changes)} cases changed: {fixed} answers fixed, {broken} broken", style="bold")
    )


def _field_line(field: FieldChange) -> Text:
    style = {"fixed": "green", "broken": "red"}.get(field.verdict, "yellow")
    right = f"  (right: {field.right or 'none'})" if field.is_labelled else ""
    words = f"   {field.verdict:8}{field.field}: {field.old or 'none'} -> {field.new or 'none'}{right}"
    return Text(words, style=style)


def print_rows(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], console: Console) -> None:
    """Print a table of ready texts."""
    table = _make_table(title, columns)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def print_attacks(result: Mapping[str, Any], console: Console) -> None:
    """Print what a suite of attacks did, and the first of its successes."""
    console.print(
        Text(
            f"{result['suite']}: {result['n']} attacks, {result['failed']} failed, "
            f"status changed {result['status_changed']}, levels changed "
            f"{percent(result['levels_changed_share'], 2)}, flagged {percent(result['flagged_share'], 1)}",
            style="bold",
        )
    )
    for failure in result["failures"][:_SHOWN]:
        moved = "; ".join((*failure["faults"], *failure["changed"]))
        console.print(Text(f"  {failure['id']}: {moved}"))
    if len(result["failures"]) > _SHOWN:
        console.print(Text(f"  and {len(result['failures']) - _SHOWN} more in the JSON"))
