"""The report as Markdown, for a note or a pull request."""

from collections.abc import Iterable, Mapping
from typing import Any

from eval.report_html import hardest_tags, percent

Report = Mapping[str, Any]


def render_markdown(report: Report) -> str:
    """Return the figures as tables, and the costly mistakes by name."""
    head = [f"# Judging: {report['n']} labelled leads", "", _headline(report), ""]
    sections = (
        _criteria(report),
        _labels(report),
        _confusion(report),
        _numbers(report),
        _costly(report),
        _slices(report),
        _calibration(report),
        _trouble(report),
    )
    return "\n".join([*head, *(line for section in sections for line in section)])


def _headline(report: Report) -> str:
    interval, evidence = report["mean_accuracy_interval"], report["evidence"]
    span = f" ({percent(interval['low'], 1)} to {percent(interval['high'], 1)})" if interval else ""
    said = [f"Levels right: **{percent(report['mean_accuracy'], 1)}**{span}"]
    said += [f"{name}: {percent(share, 1)}" for name, share in report.get("baselines", {}).items()]
    said.append(
        f"quotes sound: {percent(evidence['verbatim'], 1)}; levels with a quote: "
        f"{evidence['present']} of {evidence['required']}"
    )
    seconds = report["seconds_per_case"]
    if seconds["p50"] is not None:
        said.append(f"p50 {1000 * seconds['p50']:.1f} ms, p99 {1000 * seconds['p99']:.1f} ms a lead")
    return "; ".join(said) + "."


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    names = list(head)
    lines = [_line(names), _line("---" if not at else "---:" for at in range(len(names)))]
    return [*lines, *(_line(row) for row in rows), ""]


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    # Texts of cases must not become markup, links or further columns.
    text = " ".join(str(value).split())
    return "".join(f"\\{char}" if char in "|\\`*_[]<>#" else char for char in text)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _criteria(report: Report) -> list[str]:
    rows = [
        (name, _figure(m["accuracy"]), _figure(m["kappa"]), _figure(m["weighted_kappa"]))
        for name, m in report["criteria"].items()
    ]
    return ["## Criteria", "", *_table(("criterion", "accuracy", "kappa", "weighted kappa"), rows)]


def _labels(report: Report) -> list[str]:
    rows = [
        (n, _figure(report[n]["accuracy"]), _figure(report[n]["kappa"])) for n in ("fit", "status", "reason")
    ]
    return ["## Verdict", "", *_table(("label", "accuracy", "kappa"), rows)]


def _confusion(report: Report) -> list[str]:
    table: Mapping[str, Mapping[str, int]] = report["confusion"]
    given = sorted({name for row in table.values() for name in row} | set(table))
    rows = [(gold, *(row.get(name, 0) for name in given)) for gold, row in table.items()]
    return ["## Status: people in rows, engine in columns", "", *_table(("", *given), rows)]


def _numbers(report: Report) -> list[str]:
    rows = [
        (n, _figure(f["exact"]), _figure(f["exact_stated"]), f["stated"], f["missed"], f["invented"])
        for n, f in report["numbers"].items()
    ]
    head = ("field", "exact", "exact where stated", "stated", "missed", "invented")
    return ["## Money and dates", "", *_table(head, rows)]


def _costly(report: Report) -> list[str]:
    lines = ["## Costly mistakes", ""]
    for name, mistake in report["costly"].items():
        lines += [f"**{name}**: {mistake['n']} ({percent(mistake['share'], 1)})", ""]
        rows = [
            (case["id"], case["company"] or "–", case["right"], case["given"], case["why"] or "–")
            for case in mistake["cases"]
        ]
        lines += _table(("case", "company", "right", "given", "why"), rows) if rows else []
    return lines


def _slices(report: Report) -> list[str]:
    rows = [
        (kind, name, measured["n"], _figure(measured["mean_accuracy"]), _figure(measured["status_accuracy"]))
        for kind, members in report["slices"].items()
        for name, measured in (hardest_tags(members) if kind == "tag" else members.items())
    ]
    return ["## Slices", "", *_table(("by", "slice", "n", "levels", "status"), rows)]


def _calibration(report: Report) -> list[str]:
    levels = report["calibration"]["levels"]
    rows = [
        (f"{b['low']:.1f}-{b['high']:.1f}", b["n"], _figure(b["claimed"]), _figure(b["held"]))
        for b in levels["bins"]
    ]
    gap = f"Mean gap: {percent(levels['gap'], 1)}."
    return ["## Confidence", "", *_table(("confidence", "levels", "claimed", "held"), rows), gap, ""]


def _trouble(report: Report) -> list[str]:
    rows = [(row.get("id") or row["place"], row["error"]) for row in (*report["crashed"], *report["broken"])]
    return ["## Crashed or broken", "", *_table(("case", "error"), rows)] if rows else []
