"""The sheets behind the plan: reach, findings, words, and for the house the sources."""

from collections.abc import Sequence

from xlsxwriter import Workbook

from planner.finding import Finding, FindingCode, Severity
from planner.law_finding import group_law, hide_lifts, say_law
from planner.media_plan import MediaPlan, WayOut
from planner.plan_words import GOALS, say_count, say_rub
from planner.workbook.canvas import Canvas, Formula, Look
from planner.workbook.glossary import GLOSSARY
from qualifier.qualification import Bilingual

_SEVERITIES = {
    Severity.BLOCKS: Bilingual(ru="останавливает", en="blocks"),
    Severity.WARNS: Bilingual(ru="проверить", en="check"),
    Severity.NOTES: Bilingual(ru="к сведению", en="note"),
}
# How the levy is priced is the seller's own matter.
_HOUSE_RULES = frozenset({"levy"})


def write_reach(canvas: Canvas, plan: MediaPlan, lang: str, book: Workbook) -> None:
    """Write people with at least k contacts and how reach grows line by line, each with a chart."""
    reach = plan.reach
    if reach is None:
        canvas.put(0, 0, _say("Охват не считается", "No reach to count", lang), Look.TEXT)
        return
    name = canvas.sheet.get_name()
    heads = [_say("Контактов, не меньше", "Contacts, at least", lang), _say("Людей", "People", lang)]
    canvas.put_row(0, [*heads, _say("Доля ЦА", "Share of target", lang)], Look.HEAD)
    for row, people in enumerate(reach.k_plus, start=1):
        canvas.put(row, 0, f"{row}+", Look.TEXT)
        canvas.put(row, 1, people, Look.COUNT)
        share = Formula(f"=B{row + 1}/{max(1, plan.target.people)}", people / max(1, plan.target.people))
        canvas.put(row, 2, share, Look.SHARE)
    last = len(reach.k_plus)
    _write_build_up(canvas, plan, row=last + 2, lang=lang)
    low, high = say_count(reach.low, lang), say_count(reach.high, lang)
    words = _say(
        f"Каждый человек посчитан один раз; по данным прайса возможно от {low} до {high}.",
        f"Each person counts once; what the card knows allows {low} to {high}.",
        lang,
    )
    note = last + 4 + len(reach.build_up)
    canvas.sheet.merge_range(note, 0, note, 2, "")
    canvas.put(note, 0, words, Look.NOTE)
    canvas.fit_row(note, ((words, 64.0),))
    titles = (
        _say("Охват по числу контактов", "Reach by contacts", lang),
        _say("Как растёт охват", "How reach grows", lang),
    )
    _add_chart(canvas, book, (titles[0], name, 1, last), at="F1", kind="column", lang=lang)
    start = last + 3
    data = (titles[1], name, start, start + len(reach.build_up) - 1)
    _add_chart(canvas, book, data, at="F18", kind="bar", lang=lang)
    canvas.sheet.set_column(0, 0, 34)
    canvas.sheet.set_column(1, 3, 15)
    _print_wide(canvas)


def _write_build_up(canvas: Canvas, plan: MediaPlan, *, row: int, lang: str) -> None:
    heads = [
        _say("Строка", "Line", lang),
        _say("Всего людей с ней", "People with it", lang),
        _say("Новых людей", "New people", lang),
    ]
    canvas.put_row(row, heads, Look.HEAD)
    names = {line.row_id: line.placement.in_language(lang) for line in plan.lines}
    for offset, step in enumerate(plan.reach.build_up if plan.reach else (), start=1):
        canvas.put(row + offset, 0, names.get(step.row_id, step.row_id), Look.TEXT)
        canvas.put(row + offset, 1, step.reached, Look.COUNT)
        canvas.put(row + offset, 2, step.added, Look.COUNT)


# Whole figures of millions run into each other along a short axis.
_SHORT_COUNT = (
    '[>=1000000]0.0,," млн";[>=1000]0," тыс.";0',
    '[>=1000000]0.0,,"M";[>=1000]0,"k";0',
)


def _add_chart(
    canvas: Canvas, book: Workbook, data: tuple[str, str, int, int], *, at: str, kind: str, lang: str
) -> None:
    title, name, first, last = data
    chart = book.add_chart({"type": kind})
    series = {
        "categories": [name, first, 0, last, 0],
        "values": [name, first, 1, last, 1],
        "fill": {"color": "#486581"},
        "gap": 60,
    }
    chart.add_series(series)
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True}})
    chart.set_legend({"none": True})
    if kind == "bar":
        chart.set_y_axis({"reverse": True})
    value_axis = chart.set_x_axis if kind == "bar" else chart.set_y_axis
    value_axis(
        {
            "num_format": _say(*_SHORT_COUNT, lang),
            "major_gridlines": {"visible": True, "line": {"color": "#D9E2EC"}},
        }
    )
    chart.set_size({"width": 560, "height": 300})
    canvas.sheet.insert_chart(at, chart)


def write_findings(canvas: Canvas, plan: MediaPlan, *, is_internal: bool, lang: str) -> None:
    """Write what to know and to settle; the house's copy also tells what was left out and why."""
    heads = [_say("Важность", "Weight", lang), _say("Что знать и уточнить", "What to know and settle", lang)]
    canvas.put_row(0, heads, Look.HEAD)
    rows = [
        (_SEVERITIES[one.severity].in_language(lang), _say_finding(one, is_internal=is_internal, lang=lang))
        for one in plan.findings
    ]
    rows += [(_say("выход", "way out", lang), _say_way(plan, one, lang)) for one in plan.ways_out]
    said = plan.law if is_internal else hide_lifts(plan.law)
    law = group_law(said, tuple(line.row_id for line in plan.lines))
    rows += [
        (_SEVERITIES[one.severity].in_language(lang), say_law(one, lines, lang))
        for one, lines in law
        if is_internal or one.rule not in _HOUSE_RULES
    ]
    if is_internal:
        out = _say("не вошло", "left out", lang)
        rows += [
            (out, f"{one.placement.in_language(lang)}: {one.text.in_language(lang)}") for one in plan.excluded
        ]
    _write_pairs(canvas, rows, widths=(16, 110))


def _say_way(plan: MediaPlan, way: WayOut, lang: str) -> str:
    """Return a way out with what it costs and brings."""
    cost = f"{say_rub(way.budget_rub, lang)} {_say('₽ без НДС', 'RUB without VAT', lang)}"
    result = f"{GOALS[plan.goal].in_language(lang)}: {say_count(way.value, lang)}"
    return f"{way.text.in_language(lang)} — {cost}, {result}"


def _say_finding(finding: Finding, *, is_internal: bool, lang: str) -> str:
    """Return a finding's text; what the house would ask the client, the client's copy asks the reader."""
    text = finding.text.in_language(lang)
    if is_internal or finding.code is not FindingCode.ASK_CLIENT:
        return text
    return f"{_say('Просим уточнить', 'Please tell us', lang)}: {text.partition(': ')[2]}"


def write_glossary(canvas: Canvas, lang: str) -> None:
    """Write what the plan's words mean."""
    canvas.put_row(0, [_say("Термин", "Term", lang), _say("Что значит", "Meaning", lang)], Look.HEAD)
    _write_pairs(
        canvas,
        [(term.in_language(lang), text.in_language(lang)) for term, text in GLOSSARY],
        widths=(26, 100),
    )


def write_sources(canvas: Canvas, plan: MediaPlan, lang: str) -> None:
    """Write where the plan's numbers come from; for the house only."""
    heads = [_say("Источник", "Source", lang), _say("Что и где", "What and where", lang)]
    canvas.put_row(0, heads, Look.HEAD)
    rows = [
        (key, f"{source.kind.value}: {source.name.ru if lang == 'ru' else source.name.en} ({source.where})")
        for key, source in sorted(plan.sources.items())
    ]
    _write_pairs(canvas, rows, widths=(28, 110))


def _write_pairs(canvas: Canvas, rows: Sequence[tuple[str, str]], *, widths: tuple[int, int]) -> None:
    for row, pair in enumerate(rows, start=1):
        canvas.put_row(row, pair, Look.TEXT)
        canvas.fit_row(row, tuple(zip(pair, widths, strict=True)))
    canvas.sheet.set_column(0, 0, widths[0])
    canvas.sheet.set_column(1, 1, widths[1])
    canvas.sheet.freeze_panes(1, 0)
    _print_wide(canvas)


def _print_wide(canvas: Canvas) -> None:
    canvas.sheet.set_landscape()
    canvas.sheet.set_paper(9)
    canvas.sheet.fit_to_pages(1, 0)


def _say(ru: str, en: str, lang: str) -> str:
    return ru if lang == "ru" else en
