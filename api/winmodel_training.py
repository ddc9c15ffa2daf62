"""What the commands of the chance to win do with a file: learn, report, and write the model's files."""

import csv
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from qualifier.chance.published import SegmentRate, write_rates
from qualifier.deals.row_report import quote_cell
from qualifier.win_model.base_rates import BaseRate, has_enough, list_base_rates
from qualifier.win_model.deal_import import Import, import_deals
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.house_report import (
    HouseReport,
    learn_with_shares,
    make_report,
    weigh_reasons,
)
from qualifier.win_model.leakage import Leak, scan_leakage
from qualifier.win_model.metrics import ReliabilityBin, join_small_bins
from qualifier.win_model.model_card import write_card
from qualifier.win_model.model_json import write_model
from qualifier.win_model.reliability_chart import draw_reliability
from qualifier.win_model.rules import load_rules
from qualifier.win_model.table_map import TableMap, read_map
from qualifier.win_model.training import with_facts
from qualifier.win_model.win_model import WinModel

ROWS_NAME = "win-model-rows.csv"
MODEL_NAME, CARD_NAME, CHART_NAME = "win-model.json", "win-model-card.md", "win-model-reliability.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseModel:
    """What a file of deals gave; without a model there were too few deals, and only base rates are told."""

    imported: Import
    table: DealTable
    leaks: tuple[Leak, ...]
    base_rates: tuple[BaseRate, ...]
    report: HouseReport | None = None
    model: WinModel | None = None


def report_house_deals(file: Path, map_file: Path | None) -> HouseModel:
    """Read a file and try the model on its newest deals, when there are enough."""
    given = read_map(map_file) if map_file else TableMap()
    imported = import_deals(file, given)
    leaks = scan_leakage(imported.table, given.keep, open_rows=imported.open_rows)
    table = imported.table.without([leak.field for leak in leaks])
    found = HouseModel(imported=imported, table=table, leaks=leaks, base_rates=list_base_rates(table))
    return replace(found, report=make_report(table)) if has_enough(table) else found


def train_house_model(file: Path, map_file: Path | None) -> HouseModel:
    """Read a file, try the model on its newest deals, then learn it from all of them."""
    found = report_house_deals(file, map_file)
    if found.report is None:
        return found
    learnt = learn_with_shares(found.table)
    model = with_facts(
        learnt,
        deals=len(found.table),
        base_rate=found.table.base_rate,
        day_formats=dict(found.imported.day_formats),
        excluded={leak.field: leak.why.value for leak in found.leaks},
        figures=dict(found.report.figures),
        reliability=[asdict(band) for band in _list_bands(found.report)],
        importance=weigh_reasons(learnt, found.table),
    )
    return replace(found, model=model)


def _list_bands(report: HouseReport) -> tuple[ReliabilityBin, ...]:
    return join_small_bins(report.reliability, int(load_rules().number("fewest_in_band")))


def write_published(found: HouseModel) -> str:
    """Return what the service is given: the model, or the shares won where there is none."""
    if found.model is not None:
        return write_model(found.model)
    return write_rates([SegmentRate(**asdict(rate)) for rate in found.base_rates])


def save_faults(found: HouseModel, out: Path, lang: str) -> Path:
    """Write every row that was not used, with its reason, and return the file's path."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / ROWS_NAME
    # The mark and the semicolons are for spreadsheets, which guess neither.
    with target.open("w", encoding="utf-8-sig", newline="", errors="replace") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(("row", "column", "what") if lang == "en" else ("строка", "столбец", "что"))
        for fault in found.imported.faults:
            what = fault.what if lang == "en" else fault.ru
            writer.writerow((fault.number, quote_cell(fault.column), what))
    return target


def save_model(found: HouseModel, out: Path, lang: str) -> tuple[Path, ...]:
    """Write the model, its card and its chart, and return their paths."""
    if found.model is None or found.report is None:
        return ()
    out.mkdir(parents=True, exist_ok=True)
    card = write_card(found.model, found.table, found.report, leaks=found.leaks, chart=CHART_NAME, lang=lang)
    texts = {
        MODEL_NAME: write_model(found.model),
        CARD_NAME: card,
        CHART_NAME: draw_reliability(_list_bands(found.report), lang),
    }
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8")
    return tuple(out / name for name in texts)
