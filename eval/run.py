"""The command line of the harness: `python -m eval.run leads --cases FILE`, and so on."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from rich.console import Console

from eval.attack_records import GLUES
from eval.attacks import run_attacks
from eval.bench import bench_api, bench_memory
from eval.bench_investigation import bench_investigation
from eval.bench_judging import IMPORTS, bench_judging
from eval.bench_planner import bench_planner
from eval.crm_arena import describe_crm_arena, run_crm_arena
from eval.deal_commands import add_deals
from eval.dedupe import describe_dedupe, run_dedupe
from eval.diff import diff_runs
from eval.engines import ENGINES
from eval.forecast_commands import add_forecast_commands
from eval.gate import Comparison, Outcome, compare_runs, write_comparison
from eval.identity_commands import add_identity
from eval.investigator_commands import add_investigator
from eval.job_commands import add_jobs
from eval.measure import measure_engine
from eval.metrics.resampling import RESAMPLES
from eval.model_commands import (
    MODEL_ENGINES,
    add_model,
    add_model_options,
    measure_with_model,
    print_model,
    read_side,
)
from eval.obeying import MODEL, OBEYING
from eval.outside_commands import SUITES, add_ad_markers, run_outside, run_with_obeying
from eval.planner_commands import add_planner_commands
from eval.queue_commands import add_queue
from eval.register_commands import add_registers
from eval.report_html import render_html
from eval.report_markdown import render_markdown
from eval.report_table import print_attacks, print_comparison, print_diff, print_report, print_rows
from eval.rescore_commands import add_rescore
from eval.run_files import load_run, pack_baseline, read_run, to_json, write_json, write_text
from eval.text_commands import add_text_commands
from eval.winmodel_commands import add_winmodel
from kit.errors import AppError
from qualifier.profile import Profile, find_profile, load_profile

# 2 and 3 are answers of the gate, so wrong usage must not look like one.
WRONG_USAGE = 64
CANNOT_RUN = 1
BENCHES = ("judging", "api", "memory")


class Parser(ArgumentParser):
    """Leaves with a code of its own when the command line is wrong."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it would be right."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is fine, 1 cannot run, 2 a regression, 3 cannot tell, 64 wrong usage."""
    chosen = build_parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen, Console(highlight=False)))
    except (AppError, OSError) as error:
        sys.stderr.write(f"eval {chosen.command}: {error}\n")
        return CANNOT_RUN


def build_parser() -> Parser:
    """Return the commands with their options."""
    parser = Parser(prog="eval", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _add_leads(commands)
    _add_runs(commands)
    _add_suites(commands)
    add_ad_markers(commands)
    add_planner_commands(commands)
    add_text_commands(commands)
    add_model(commands)
    add_winmodel(commands)
    add_deals(commands)
    add_queue(commands)
    add_forecast_commands(commands)
    add_identity(commands)
    add_investigator(commands)
    add_registers(commands)
    add_jobs(commands)
    add_rescore(commands)
    return parser


def _add_leads(commands: Any) -> None:
    leads = commands.add_parser("leads", help="judge labelled leads and measure the answers")
    _add_case_options(leads)
    leads.add_argument("--baseline", type=Path, help="a baseline or an earlier report; exit 2 when worse")
    leads.add_argument("--html", type=Path, help="write the report for people")
    leads.add_argument("--lang", choices=("en", "ru"), default="en", help="language of the HTML report")
    leads.add_argument("--markdown", type=Path, help="write the report as Markdown")
    leads.add_argument("--json", type=Path, help="write all figures and every case")
    leads.set_defaults(run=_run_leads)
    baseline = commands.add_parser("baseline", help="keep today's answers as what later runs must hold")
    _add_case_options(baseline)
    baseline.add_argument("--out", type=Path, required=True)
    baseline.set_defaults(run=_run_baseline)


def _add_case_options(parser: ArgumentParser) -> None:
    parser.add_argument("--cases", type=Path, nargs="+", action="extend", required=True, metavar="FILE")
    parser.add_argument("--engine", choices=(*ENGINES, "model", "local", "gold-reader"), default="rules")
    parser.add_argument("--profile", help="name of a bundled profile, or a path")
    add_model_options(parser)
    parser.add_argument("--resamples", type=int, default=RESAMPLES, help="draws of the bootstrap")


def _add_runs(commands: Any) -> None:
    diff = commands.add_parser("diff", help="list the cases that changed, with both explanations")
    compare = commands.add_parser("compare", help="gate: exit 0 passed, 2 regression, 3 cannot tell")
    for parser, run in ((diff, _run_diff), (compare, _run_compare)):
        parser.add_argument("old", type=Path)
        parser.add_argument("new", type=Path)
        parser.set_defaults(run=run)
    compare.add_argument("--json", type=Path)
    compare.add_argument(
        "--cases", type=Path, nargs="+", action="extend", default=[], help="with cassettes: what they answer"
    )
    compare.add_argument("--profile", help="with cassettes: name of a bundled profile, or a path")


def _add_suites(commands: Any) -> None:
    attacks = commands.add_parser("attacks", help="plant attacks into leads, compare with clean twins")
    attacks.add_argument("--suite", required=True, help="injection_ru_leads and the like")
    attacks.add_argument("--profile", help="name of a bundled profile, or a path")
    attacks.add_argument("--engine", choices=("rules", OBEYING, MODEL), default="rules")
    attacks.add_argument(
        "--glue", choices=GLUES, default="line", help="on a line of its own, or in the client's"
    )
    dedupe = commands.add_parser("dedupe", help="measure how duplicates are found")
    arena = commands.add_parser("crm-arena", help="which BANT factors fail in another seller's talks")
    arena.add_argument("--cases", type=Path, metavar="FILE", help="instead of the folder's cases.jsonl")
    for parser, run in ((attacks, _run_attacks), (dedupe, _run_dedupe), (arena, _run_crm_arena)):
        parser.add_argument("--data", type=Path, required=True, metavar="DIR")
        parser.add_argument("--json", type=Path)
        parser.set_defaults(run=run)
    bench = commands.add_parser("bench", help="measure speed and memory, print JSON")
    bench.add_argument(
        "--only",
        choices=(*BENCHES, "planner", "investigation"),
        nargs="+",
        default=BENCHES,
        help="parts to measure",
    )
    bench.add_argument("--cases", type=Path, nargs="+", action="extend", default=[], metavar="FILE")
    bench.add_argument("--imports", type=int, default=IMPORTS, help="fresh interpreters to import in")
    bench.add_argument("--json", type=Path)
    bench.set_defaults(run=_run_bench)


def _profile_of(chosen: Namespace) -> Profile:
    return load_profile(find_profile(chosen.profile))


def _measure(chosen: Namespace) -> dict[str, Any]:
    if chosen.engine in MODEL_ENGINES:
        return measure_with_model(chosen, _profile_of(chosen))
    return measure_engine(chosen.cases, chosen.engine, _profile_of(chosen), resamples=chosen.resamples)


def _run_leads(chosen: Namespace, console: Console) -> int:
    report = _measure(chosen)
    comparison = _compare_with_baseline(chosen.baseline, report)
    _write_reports(chosen, report)
    print_report(report, console)
    print_model(report, console)
    if comparison is None:
        return 0
    print_comparison(comparison, console)
    return int(Outcome.REGRESSION) if comparison.outcome is Outcome.REGRESSION else 0


def _write_reports(chosen: Namespace, report: dict[str, Any]) -> None:
    _write_json(chosen, report)
    if chosen.html:
        write_text(render_html(report, chosen.lang), chosen.html)
    if chosen.markdown:
        write_text(render_markdown(report), chosen.markdown)


def _write_json(chosen: Namespace, content: dict[str, Any]) -> None:
    # Files come before the terminal: a closed pipe must not cost the figures.
    if chosen.json:
        write_json(content, chosen.json)


def _compare_with_baseline(path: Path | None, report: dict[str, Any]) -> Comparison | None:
    if path is None:
        return None
    old = read_run(path)
    report["baselines"]["baseline"] = old.figures["mean_accuracy"]
    comparison = compare_runs(old, load_run(report, "this run"))
    report["against_baseline"] = write_comparison(comparison)
    return comparison


def _run_baseline(chosen: Namespace, console: Console) -> int:
    report = _measure(chosen)
    write_json(pack_baseline(report), chosen.out)
    print_report(report, console)
    return 0


def _run_diff(chosen: Namespace, console: Console) -> int:
    print_diff(diff_runs(read_run(chosen.old), read_run(chosen.new)), console)
    return 0


def _run_compare(chosen: Namespace, console: Console) -> int:
    profile = _profile_of(chosen)
    old, new = (read_side(path, chosen.cases, profile) for path in (chosen.old, chosen.new))
    comparison = compare_runs(old, new)
    _write_json(chosen, write_comparison(comparison))
    print_comparison(comparison, console)
    return int(comparison.outcome)


def _run_attacks(chosen: Namespace, console: Console) -> int:
    if chosen.suite in SUITES:
        return run_outside(chosen, console)
    if chosen.engine in {OBEYING, MODEL}:
        return run_with_obeying(chosen, _profile_of(chosen), console)
    result = run_attacks(chosen.data, chosen.suite, profile=_profile_of(chosen), glue=chosen.glue)
    _write_json(chosen, result)
    print_attacks(result, console)
    return 0


def _run_dedupe(chosen: Namespace, console: Console) -> int:
    report = run_dedupe(chosen.data)
    _write_json(chosen, report)
    print_rows("Duplicates", ("set", "n", "precision", "recall", "F1"), describe_dedupe(report), console)
    return 0


def _run_crm_arena(chosen: Namespace, console: Console) -> int:
    report = run_crm_arena(chosen.data, chosen.cases)
    _write_json(chosen, report)
    columns = ("factor", "n", "precision", "recall", "F1")
    print_rows("Another seller", columns, describe_crm_arena(report), console)
    return 0


def _run_bench(chosen: Namespace, console: Console) -> int:
    benches: Mapping[str, Callable[[], dict[str, Any]]] = {
        "judging": lambda: bench_judging(chosen.cases, imports=chosen.imports),
        "api": lambda: bench_api(chosen.cases),
        "memory": bench_memory,
        "investigation": bench_investigation,
        "planner": bench_planner,
    }
    measured = {name: benches[name]() for name in chosen.only}
    _write_json(chosen, measured)
    sys.stdout.write(to_json(measured))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
