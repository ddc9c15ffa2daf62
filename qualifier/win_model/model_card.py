"""The model card in Markdown: may it be trusted, what it learnt from, what it reads and what it must not."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from qualifier.win_model.card_words import (
    CALIBRATION_NAMES,
    CARD,
    MEASURE_NAMES,
    MEASURE_NOTES,
    PART_NAMES,
    WHY_LEFT_OUT,
)
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.drift import Drift, DriftRow, judge_index
from qualifier.win_model.house_report import HouseReport
from qualifier.win_model.leakage import Leak
from qualifier.win_model.metrics import join_small_bins
from qualifier.win_model.model_json import hash_model
from qualifier.win_model.rules import load_rules
from qualifier.win_model.shown_numbers import (
    show_count,
    show_number,
    show_share,
    show_share_span,
    show_span,
)
from qualifier.win_model.win_model import WinModel

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#|!~])")
_SHOWN_DRIFT = 8
_SHOWN_FIELDS = 8
# The row of the lift table that the summary tells: the best fifth.
_TOLD_SHARE = 0.2


def write_card(
    model: WinModel, table: DealTable, report: HouseReport, *, leaks: Sequence[Leak], chart: str, lang: str
) -> str:
    """Return the card; `chart` is the name of the reliability chart's file beside it."""
    lines = [
        f"# {_say('title', lang)}",
        "",
        f"> **{_say(judge_trust(model, report), lang)}**",
        *(f"> {line}" for line in _sum_up(model, report, lang)),
        "",
        *_describe_origin(model, table, report, lang),
        *_section("chart", lang, f"![{_say('chart', lang)}]({chart})", "", *_list_bands(report, lang)),
        *_list_lift(report, lang),
        *_list_weighty(model, lang),
        *_list_drift(report, lang),
        *_section(
            "used", lang, ", ".join(escape(field.name) for field in model.fields) or _say("none", lang)
        ),
        *_section("left_out", lang, *(_describe(leak, lang) for leak in leaks or ())),
        *_list_figures(report, lang),
        *_section("inside", lang, _describe_parts(model, lang)),
        *_section("limits", lang, _say("limit_text", lang)),
    ]
    return "\n".join(lines) + "\n"


def judge_trust(model: WinModel, report: HouseReport) -> str:
    """Return the word of the card's first sentence: how far the chances carry, by the deals tried."""
    if not model.voices:
        return "constant"
    if report.intervals["brier"]["high"] >= report.constant_brier:
        return "unproven"
    return "trust" if report.figures["ece"] <= load_rules().number("trust_error") else "order_only"


def escape(text: str) -> str:
    """Return foreign text so that Markdown and what is made of it show it as it stands."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())[:120]).replace("\\<", "&lt;").replace("\\>", "&gt;")


def _say(word: str, lang: str, **values: str) -> str:
    return CARD[word].in_language(lang).format(**values)


def _section(word: str, lang: str, *lines: str) -> Iterator[str]:
    yield from ("", f"## {_say(word, lang)}", "")
    yield from lines or (_say("none", lang),)


def _sum_up(model: WinModel, report: HouseReport, lang: str) -> Iterator[str]:
    if not model.voices:
        return
    figures = report.figures
    yield _say("in_order", lang, auc=show_number(100 * figures["auc"], lang, 0))
    yield _say("off_by", lang, ece=show_number(100 * figures["ece"], lang, 1))
    gain = 1 - figures["brier"] / report.constant_brier if report.constant_brier else 0.0
    if gain > 0:
        yield _say("gain", lang, gain=show_share(gain, lang))
    best = next((row for row in report.lift if row.flagged >= _TOLD_SHARE - 1e-9), None)
    if best is not None:
        flagged, recall = show_share(best.flagged, lang), show_share(best.recall, lang)
        yield _say("first_calls", lang, flagged=flagged, recall=recall)


def _describe_origin(model: WinModel, table: DealTable, report: HouseReport, lang: str) -> Iterator[str]:
    days = [day for day in table.days if day is not None]
    period = _say("period", lang, first=_day(min(days)), last=_day(max(days))) if days else ""
    rate = show_share(table.base_rate, lang, 1)
    yield _say("learnt", lang, n=show_count(len(table), lang), period=period, rate=rate)
    yield _say(
        report.trial,
        lang,
        learnt=show_count(report.learnt, lang),
        tried=show_count(report.tried, lang),
    )
    yield f"{_say('hash', lang)}: `{hash_model(model)[:16]}`"


def _day(day: float) -> str:
    return date.fromordinal(int(day)).isoformat()


def _list_bands(report: HouseReport, lang: str) -> Iterator[str]:
    yield _say("bands_head", lang)
    yield "|---|---|---|---|"
    for one in join_small_bins(report.reliability, int(load_rules().number("fewest_in_band"))):
        cells = (
            show_share(one.claimed, lang),
            show_share(one.held, lang),
            show_share_span(one.low, one.high, lang),
            show_count(one.n, lang),
        )
        yield f"| {' | '.join(cells)} |"


def _list_lift(report: HouseReport, lang: str) -> Iterator[str]:
    yield from _section("lift", lang, _say("lift_head", lang))
    yield "|---|---|---|---|---|"
    for row in report.lift:
        shares = (show_share(one, lang) for one in (row.flagged, row.chance, row.recall, row.win_rate))
        yield f"| {' | '.join(shares)} | {show_number(row.lift, lang, 1)} |"
    yield ""
    if report.top_to_bottom is None:
        yield _say("no_ratio", lang)
    else:
        yield _say("ratio", lang, ratio=show_number(report.top_to_bottom, lang, 1))


def _list_weighty(model: WinModel, lang: str) -> Iterator[str]:
    told = model.facts.get("importance")
    if not isinstance(told, Mapping) or not told:
        return
    yield from _section("weighty", lang, _say("weighty_note", lang), "", _say("weighty_head", lang))
    yield "|---|---|"
    strongest = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
    for name, log_odds in strongest[:_SHOWN_FIELDS]:
        yield f"| {escape(name)} | ×{show_number(math.exp(log_odds), lang, 1)} |"


def _judge_row(row: DriftRow) -> str:
    """A great index of few leads alarms nobody, and the card must say why it does not."""
    is_moved = row.drift is Drift.STEADY and judge_index(row.index) is not Drift.STEADY
    return "steady_by_chance" if is_moved else row.drift.value


def _list_drift(report: HouseReport, lang: str) -> Iterator[str]:
    if not report.drift:
        return
    yield from _section("drift", lang, _say("drift_head", lang))
    yield "|---|---|---|"
    for row in report.drift[:_SHOWN_DRIFT]:
        name = _say("the_chance", lang) if row.name == "chance" else escape(row.name)
        yield f"| {name} | {show_number(row.index, lang)} | {_say(_judge_row(row), lang)} |"


def _list_figures(report: HouseReport, lang: str) -> Iterator[str]:
    yield from _section("figures", lang, _say("figures_head", lang))
    yield "|---|---|---|---|"
    for name, value in report.figures.items():
        span = report.intervals[name]
        told = f"{show_number(value, lang, 3)} | {show_span(span['low'], span['high'], lang)}"
        note = MEASURE_NOTES[name].in_language(lang)
        yield f"| {MEASURE_NAMES[name].in_language(lang)} | {told} | {note} |"
    yield f"| {_say('base', lang)} | {show_number(report.constant_brier, lang, 3)} | | |"


def _describe(leak: Leak, lang: str) -> str:
    figure = f" ({show_number(leak.figure, lang)})" if leak.figure is not None else ""
    return f"* {escape(leak.field)}: {WHY_LEFT_OUT[leak.why].in_language(lang)}{figure}"


def _describe_parts(model: WinModel, lang: str) -> str:
    told = [
        f"{PART_NAMES[voice.name].in_language(lang) if voice.name in PART_NAMES else voice.name} "
        f"{show_number(voice.weight, lang)}"
        for voice in model.voices
    ]
    parts = ", ".join(told) or _say("none", lang)
    known = CALIBRATION_NAMES.get(str(model.facts.get("calibration", "")))
    return _say("parts", lang, parts=parts, name=known.in_language(lang) if known else _say("none", lang))
