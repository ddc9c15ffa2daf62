"""The model card in Markdown: what it learnt from, how right it was, what it reads and what it must not."""

import re
from collections.abc import Iterator, Sequence

from qualifier.win_model.card_words import CARD, MEASURE_NAMES, WHY_LEFT_OUT
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.house_report import HouseReport
from qualifier.win_model.leakage import Leak
from qualifier.win_model.model_json import hash_model
from qualifier.win_model.win_model import WinModel

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#|!~])")
_SHOWN_DRIFT = 8


def write_card(
    model: WinModel, table: DealTable, report: HouseReport, *, leaks: Sequence[Leak], chart: str, lang: str
) -> str:
    """Return the card; `chart` is the name of the reliability chart's file beside it."""
    lines = [
        f"# {_say('title', lang)}",
        "",
        f"{_say('hash', lang)}: `{hash_model(model)[:16]}`",
        "",
        _say("learnt", lang).format(n=len(table), rate=f"{table.base_rate:.1%}"),
        _say("by_time" if report.by_time else "by_folds", lang).format(
            learnt=report.learnt, tried=report.tried
        ),
        *([_say("constant", lang)] if not model.voices else []),
        *_list_figures(report, lang),
        *_section("chart", lang, f"![{_say('chart', lang)}]({chart})"),
        *_list_lift(report, lang),
        *_list_drift(report, lang),
        *_section(
            "used", lang, ", ".join(escape(field.name) for field in model.fields) or _say("none", lang)
        ),
        *_section("left_out", lang, *(_describe(leak, lang) for leak in leaks or ())),
        *_section("inside", lang, _describe_parts(model, lang)),
        *_section("limits", lang, _say("limit_text", lang)),
    ]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Return foreign text so that Markdown and what is made of it show it as it stands."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())[:120]).replace("\\<", "&lt;").replace("\\>", "&gt;")


def _say(word: str, lang: str) -> str:
    return CARD[word].in_language(lang)


def _section(word: str, lang: str, *lines: str) -> Iterator[str]:
    yield from ("", f"## {_say(word, lang)}", "")
    yield from lines or (_say("none", lang),)


def _list_figures(report: HouseReport, lang: str) -> Iterator[str]:
    yield from _section(
        "figures", lang, f"| {_say('measure', lang)} | {_say('value', lang)} | {_say('interval', lang)} |"
    )
    yield "|---|---|---|"
    for name, value in report.figures.items():
        span = report.intervals[name]
        told = f"{value:.3f} | {span['low']:.3f} - {span['high']:.3f}"
        yield f"| {MEASURE_NAMES[name].in_language(lang)} | {told} |"
    yield f"| {_say('base', lang)} | {report.constant_brier:.3f} | |"


def _list_lift(report: HouseReport, lang: str) -> Iterator[str]:
    yield from _section("lift", lang, _say("lift_head", lang))
    yield "|---|---|---|---|---|"
    for row in report.lift:
        cells = (
            f"{row.flagged:.0%}",
            f"{row.chance:.0%}",
            f"{row.recall:.0%}",
            f"{row.win_rate:.0%}",
            f"{row.lift:.2f}",
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    if report.top_to_bottom is None:
        yield _say("no_ratio", lang)
    else:
        yield _say("ratio", lang).format(ratio=f"{report.top_to_bottom:.1f}")


def _list_drift(report: HouseReport, lang: str) -> Iterator[str]:
    if not report.drift:
        return
    yield from _section("drift", lang, _say("drift_head", lang))
    yield "|---|---|---|"
    for row in report.drift[:_SHOWN_DRIFT]:
        yield f"| {escape(row.name)} | {row.index:.3f} | {_say(row.drift.value, lang)} |"


def _describe(leak: Leak, lang: str) -> str:
    figure = f" ({leak.figure:.2f})" if leak.figure is not None else ""
    return f"* {escape(leak.field)}: {WHY_LEFT_OUT[leak.why].in_language(lang)}{figure}"


def _describe_parts(model: WinModel, lang: str) -> str:
    parts = ", ".join(f"{voice.name} {voice.weight:.2f}" for voice in model.voices) or _say("none", lang)
    return _say("parts", lang).format(parts=parts, name=model.facts.get("calibration", ""))
