"""The commands that prove the memory of past deals: import, search, retrieval."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.deal_erasures import measure_erasure
from eval.deal_hostile_files import measure_hostile_files
from eval.deal_loads import measure_import
from eval.deal_retrieval import KeptEmbedder, list_rows, run_retrieval
from eval.deal_speed import measure_speed
from eval.deal_trials import measure_search
from eval.report_table import print_rows
from eval.run_files import write_json

_MUST_BE_ZERO = (
    *("changed_by_the_same_file", "deals_seen_before_the_end", "wrong_deals", "store_wrong_after"),
    *("traces_after", "files_too_large"),
)


def add_deals(commands: Any) -> None:
    """Add the commands of past deals."""
    loads = commands.add_parser("deals-import", help="measure the import of deals, and kill it midway")
    loads.add_argument("--rows", type=int, default=100_000)
    loads.add_argument("--kills", type=int, default=6)
    loads.set_defaults(run=_run_import)
    search = commands.add_parser("deals-search", help="measure the search for deals, and kill its store")
    search.add_argument("--deals", type=int, default=10_000)
    search.add_argument("--kills", type=int, default=50)
    search.set_defaults(run=_run_search)
    erasure = commands.add_parser("deals-erasure", help="erase deals, and search every file for their bytes")
    erasure.add_argument("--deals", type=int, default=3_000)
    erasure.set_defaults(run=_run_erasure)
    hostile = commands.add_parser("deals-hostile", help="import huge and hostile files in flat memory")
    hostile.add_argument("--mib", type=int, default=2_048)
    hostile.set_defaults(run=_run_hostile)
    speed = commands.add_parser("deals-speed", help="where a search for deals spends its time")
    speed.add_argument("--deals", type=int, default=10_000)
    speed.set_defaults(run=_run_speed)
    retrieval = commands.add_parser("retrieval", help="are the deals found like the request")
    retrieval.add_argument("--vectors", type=Path, help="a file that keeps the vectors of deals, .npz")
    retrieval.set_defaults(run=_run_retrieval)
    for parser in (loads, search, erasure, hostile, speed, retrieval):
        parser.add_argument("--json", type=Path)


def _run_import(chosen: Namespace, console: Console) -> int:
    return _report("Import of deals", measure_import(chosen.rows, chosen.kills), chosen.json, console)


def _run_search(chosen: Namespace, console: Console) -> int:
    return _report("Search for deals", measure_search(chosen.deals, chosen.kills), chosen.json, console)


def _run_speed(chosen: Namespace, console: Console) -> int:
    # 75 MB: only this command and the next one need them.
    from qualifier.past_deals.nano_embedder import NanoEmbedder  # noqa: PLC0415

    figures = measure_speed(chosen.deals, NanoEmbedder())
    return _report("Search for deals by stage", figures, chosen.json, console)


def _run_erasure(chosen: Namespace, console: Console) -> int:
    return _report("Erasure of deals", measure_erasure(chosen.deals), chosen.json, console)


def _run_hostile(chosen: Namespace, console: Console) -> int:
    return _report("Hostile files", measure_hostile_files(chosen.mib), chosen.json, console)


def _report(title: str, figures: Mapping[str, Any], out: Path | None, console: Console) -> int:
    if out:
        write_json(figures, out)
    rows = [(name.replace("_", " "), str(value)) for name, value in figures.items()]
    print_rows(title, ("what", "figure"), rows, console)
    return int(any(figures.get(name) for name in _MUST_BE_ZERO))


def _run_retrieval(chosen: Namespace, console: Console) -> int:
    # 75 MB: only this command needs them.
    from qualifier.past_deals.nano_embedder import NanoEmbedder  # noqa: PLC0415

    embedder = KeptEmbedder(NanoEmbedder(), chosen.vectors)
    report = run_retrieval(embedder, lambda _: None)
    embedder.save()
    if chosen.json:
        write_json(report, chosen.json)
    title = f"nDCG at 5, {report['n']} requests over {report['deals']} deals"
    print_rows(title, ("", "mean", "95 %"), list_rows(report), console)
    return 0
