"""The report as one HTML file for people who sell: no script, no network, reads well in print."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from eval.charts import Bar, Dot, draw_bars, draw_calibration
from eval.report_words import Say, choose_words

# Agreement of the two people who labelled the shared cases before they talked it over.
PEOPLE_AGREE = 0.951
_LEAST_OF_TAG = 5
_HARDEST = 14
_STATUSES = ("qualified", "nurture", "disqualified", "duplicate")

Report = Mapping[str, Any]


def render_html(report: Report, lang: str = "en") -> str:
    """Return the whole page; everything that comes from cases is escaped."""
    say = choose_words(lang)
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    body = "\n".join(section(report, say) for section in _SECTIONS)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(say('title'))}</title><style>\n{style}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def percent(share: float | None, digits: int = 0) -> str:
    """Return a share as people read it; a dash for what was not measured, and 100 only for all."""
    if share is None:
        return "–"
    shown = round(100 * share, digits)
    below_all = 100 - 10**-digits
    return f"{below_all if shown >= 100 and share < 1 else shown:.{digits}f} %"


def _span(interval: Mapping[str, float] | None) -> str:
    return f"{100 * interval['low']:.0f}–{100 * interval['high']:.0f} %" if interval else "–"


def _head(report: Report, say: Say) -> str:
    meta = [f"{report['n']} {say('cases')}"]
    meta += [f"{say(name)}: {report[name]}" for name in ("engine", "profile") if name in report]
    return (
        f"<h1>{escape(say('title'))}</h1>"
        f'<p class="meta">{escape(" · ".join(meta))}</p><p>{escape(say("lead_in"))}</p>{_cards(report, say)}'
    )


def _cards(report: Report, say: Say) -> str:
    status, costly, sound = report["status"], report["costly"], report["evidence"]["verbatim"]
    false_sql, missed = costly["qualified_but_should_not"], costly["missed_good_lead"]
    span = f"{say('between')} {_span(report['mean_accuracy_interval'])}"
    kappa = f"{say('kappa')} {status['kappa']:.2f}. " if status["kappa"] is not None else ""
    cards = (
        ("good", percent(report["mean_accuracy"], 1), "levels_right", f"{say('levels_right_note')}. {span}"),
        ("good", percent(status["accuracy"], 1), "status_right", f"{kappa}{say('status_right_note')}"),
        (
            "bad" if false_sql["n"] else "good",
            str(false_sql["n"]),
            "false_sql",
            _counted(false_sql, say("false_sql_note")),
        ),
        ("bad" if missed["n"] else "good", str(missed["n"]), "missed", _counted(missed, say("missed_note"))),
        (_mood(sound in {None, 1.0}), percent(sound, 1), "quotes", say("quotes_note")),
    )
    boxes = "".join(
        f'<div class="card {kind}"><b>{escape(figure)}</b><span>{escape(say(name))}</span>'
        f"<small>{escape(note)}</small></div>"
        for kind, figure, name, note in cards
    )
    return f'<div class="cards">{boxes}</div>'


def _mood(is_well: bool) -> str:
    return "good" if is_well else "bad"


def _counted(mistake: Mapping[str, Any], note: str) -> str:
    return f"{percent(mistake['share'], 1)}: {note}"


def _section(name: str, body: str, say: Say) -> str:
    lead_in = say(f"p_{name}")
    said = f"<p>{escape(lead_in)}</p>" if lead_in != f"p_{name}" else ""
    return f"<h2>{escape(say(f'h_{name}'))}</h2>{said}{body}"


def _yardsticks(report: Report, say: Say) -> str:
    own = report["mean_accuracy"]
    if own is None:
        return ""
    shares = {**report.get("baselines", {}), "this_run": own, "people": PEOPLE_AGREE}
    kinds = {"this_run": "own", "people": "people"}
    bars = [
        Bar(label=say(name), value=share, text=percent(share, 1), kind=kinds.get(name, "plain"))
        for name, share in shares.items()
        if share is not None
    ]
    return _section("yardsticks", draw_bars(bars, say("h_yardsticks")), say)


def _criteria(report: Report, say: Say) -> str:
    floors = report.get("majority_by_criterion", {})
    bars = [
        Bar(
            label=say(name),
            value=measured["accuracy"],
            text=f"{percent(measured['accuracy'])} · κ {measured['weighted_kappa'] + 0.0:.2f}",
            low=measured["intervals"].get("accuracy", {}).get("low"),
            high=measured["intervals"].get("accuracy", {}).get("high"),
            mark=floors.get(name),
            kind="own",
        )
        for name, measured in report["criteria"].items()
        if measured["accuracy"] is not None
    ]
    return _section("criteria", draw_bars(bars, say("h_criteria")), say)


def _status(report: Report, say: Say) -> str:
    table: Mapping[str, Mapping[str, int]] = report["confusion"]
    columns = [*_STATUSES, *(["crashed"] if any("crashed" in row for row in table.values()) else [])]
    head = "".join(f"<th>{escape(say(name))}</th>" for name in columns)
    rows = "".join(_matrix_row(gold, table[gold], columns, say) for gold in _STATUSES if gold in table)
    corner = f"{say('right')} ↓ {say('given')} →"
    return _section(
        "status", f'<table class="matrix"><tr><th>{escape(corner)}</th>{head}</tr>{rows}</table>', say
    )


def _matrix_row(gold: str, row: Mapping[str, int], columns: Sequence[str], say: Say) -> str:
    total = sum(row.values())
    cells = "".join(_matrix_cell(gold == got, row.get(got, 0), total) for got in columns)
    return f'<tr><td class="name">{escape(say(gold))}</td>{cells}</tr>'


def _matrix_cell(is_right: bool, count: int, total: int) -> str:
    if not count:
        return '<td style="background:#f3f6f8;color:#a8b4be">0</td>'
    share = count / total
    if is_right:
        return f'<td style="background:rgba(21,113,107,{0.15 + 0.6 * share:.2f})"><b>{count}</b></td>'
    return f'<td style="background:rgba(179,54,31,{0.12 + 0.8 * share:.2f})">{count}</td>'


def _costly(report: Report, say: Say) -> str:
    parts = []
    for name, title in (("qualified_but_should_not", "false_sql_note"), ("missed_good_lead", "missed_note")):
        mistakes = report["costly"][name]["cases"]
        cases = "".join(_costly_case(case, say) for case in mistakes) or f"<p>{escape(say('none'))}</p>"
        parts.append(f"<h3>{escape(say(title).capitalize())}: {len(mistakes)}</h3>{cases}")
    return _section("costly", "".join(parts), say)


def _costly_case(case: Mapping[str, Any], say: Say) -> str:
    levels = "; ".join(
        f"{say(name)}: {say(level['given'])} ({say('right')}: {say(level['right'])})"
        for name, level in case["wrong_levels"].items()
    )
    why = f"<p>{escape(case['why'])}</p>" if case["why"] else ""
    wrong = f'<p class="note">{escape(say("wrong_levels"))} {escape(levels)}</p>' if levels else ""
    both = _both(case["right"], case["given"], say)
    return f'<div class="case">{_name(case)}<br>{both}{why}{wrong}</div>'


def _name(case: Mapping[str, Any]) -> str:
    return f'<b>{escape(case["company"] or "–")}</b> <span class="note">{escape(case["id"])}</span>'


def _both(right: str, given: str, say: Say) -> str:
    return escape(f"{say('right')}: {say(right)} · {say('given')}: {say(given)}")


def _numbers(report: Report, say: Say) -> str:
    columns = ("field", "exact", "exact_stated", "stated", "missed_n", "invented")
    head = "".join(f"<th>{escape(say(name))}</th>" for name in columns)
    rows = "".join(
        f"<tr><td>{escape(say(name))}</td><td>{percent(field['exact'], 1)}</td>"
        f"<td>{percent(field['exact_stated'], 1)}</td><td>{field['stated']}</td>"
        f"<td>{field['missed']}</td><td>{field['invented']}</td></tr>"
        for name, field in report["numbers"].items()
    )
    return _section("numbers", f"<table><tr>{head}</tr>{rows}</table>", say)


def _slices(report: Report, say: Say) -> str:
    parts = []
    for kind, members in report["slices"].items():
        chosen = hardest_tags(members) if kind == "tag" else list(members.items())
        if chosen:
            bars = [_slice_bar(name, measured, say) for name, measured in chosen]
            parts.append(f"<h3>{escape(say(kind).capitalize())}</h3>{draw_bars(bars, say(kind))}")
    return _section("slices", "".join(parts), say)


def hardest_tags(members: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the tags with enough cases on which the levels are least often right."""
    enough = [
        (name, measured)
        for name, measured in members.items()
        if measured["n"] >= _LEAST_OF_TAG and measured["mean_accuracy"] is not None
    ]
    return sorted(enough, key=lambda pair: (pair[1]["mean_accuracy"], pair[0]))[:_HARDEST]


def _slice_bar(name: str, measured: Mapping[str, Any], say: Say) -> Bar:
    interval = measured.get("interval", {})
    share = measured["mean_accuracy"] or 0.0
    return Bar(
        label=say(name).replace("_", " "),
        value=share,
        text=f"{percent(share)} · {measured['n']}",
        low=interval.get("low"),
        high=interval.get("high"),
        kind="plain",
    )


def _calibration(report: Report, say: Say) -> str:
    levels = report["calibration"]["levels"]
    dots = [Dot(claimed=one["claimed"], held=one["held"], n=one["n"]) for one in levels["bins"]]
    chart = draw_calibration(dots, say("claimed"), say("held"))
    gap = f"{say('mean_gap')}: {percent(levels['gap'], 1)}"
    return _section("calibration", f'{chart}<p class="note">{escape(gap)}</p>', say)


def _time(report: Report, say: Say) -> str:
    seconds = report["seconds_per_case"]
    if seconds["p50"] is None:
        return ""
    said = (
        f"{say('time_half')} {1000 * seconds['p50']:.1f} ms",
        f"{say('time_most')} {1000 * seconds['p99']:.1f} ms",
        f"{say('cost')}: {report['cost_rub']:.0f} ₽",
    )
    return _section("time", f"<p>{escape('; '.join(said))}.</p>", say)


def _misses(report: Report, say: Say) -> str:
    missed = [case for case in report["cases"] if _is_missed(case)]
    body = "".join(_missed_case(case, say) for case in missed) or f"<p>{escape(say('none'))}</p>"
    return _section("misses", body, say)


def _is_missed(case: Mapping[str, Any]) -> bool:
    return case["error"] is None and "status" in case["gold"] and case["status"] != case["gold"]["status"]


def _missed_case(case: Mapping[str, Any], say: Say) -> str:
    both = _both(case["gold"]["status"], case["status"], say)
    return (
        f'<details class="case plain"><summary>{_name(case)} {both}</summary>'
        f"<p>{escape(case['why'] or '')}</p><pre>{escape(case['explanation'])}</pre></details>"
    )


def _trouble(report: Report, say: Say) -> str:
    rows: Iterable[Mapping[str, str]] = [*report["crashed"], *report["broken"]]
    listed = "".join(
        f'<div class="case"><b>{escape(row.get("id") or row["place"])}</b><p>{escape(row["error"])}</p></div>'
        for row in rows
    )
    return _section("trouble", listed, say) if listed else ""


_SECTIONS = (
    _head,
    _trouble,
    _yardsticks,
    _status,
    _criteria,
    _costly,
    _numbers,
    _slices,
    _calibration,
    _time,
    _misses,
)
