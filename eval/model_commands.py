"""The commands that measure a model: its options for labelled leads, and the figures of the door."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.cases import LeadCase
from eval.gold_reader import GoldReader
from eval.local_model import open_local_model
from eval.measure import measure_model, read_cases
from eval.model_door import describe_door, measure_outage, measure_overhead, measure_tokens
from eval.model_figures import describe_figures
from eval.model_leaks import describe_leaks, run_leaks
from eval.model_run import ModelJudge, ModelRun, open_plausible, open_run
from eval.model_spending import describe_spending, measure_spending
from eval.report_table import print_rows
from eval.run_files import Run, load_run, read_run, write_json
from kit.llm_cassette import Asks, open_cassette
from kit.llm_door import open_door
from kit.llm_money import MemoryLedger
from kit.settings import read_settings
from qualifier.llm_engine import PROMPT
from qualifier.profile import Profile, find_profile, load_profile

MODEL_ENGINES = ("model", "local", "plausible", "gold-reader")
PARTS = ("spending", "outage", "leaks", "tokens", "overhead")
CASES = Path(__file__).with_name("data") / "leads.jsonl"
_CASSETTE = ".jsonl"
# Of the figures of each side; the gate draws its own, of the differences.
_FEW_RESAMPLES = 200
_COLUMNS = ("what", "figure")


def add_model_options(parser: ArgumentParser) -> None:
    """Add the options that hold for engines with a model."""
    parser.add_argument("--cassette", type=Path, metavar="FILE", help="answers of a model, kept")
    parser.add_argument(
        "--record", action="store_true", help="ask the model for what the cassette lacks, and keep it there"
    )
    parser.add_argument("--repeats", type=int, default=1, help="ask each question so many times")
    parser.add_argument("--prompt", default=PROMPT, help="name of a prompt, as `prompts lint` lists them")
    parser.add_argument("--right", type=float, default=0.95, help="of gold-reader: how often it is right")
    parser.add_argument("--parallel", type=int, default=ModelRun().parallel, help="questions at a time")


def measure_with_model(chosen: Namespace, profile: Profile) -> dict[str, Any]:
    """Judge the cases with a model beside the rules and return the report of both."""
    run = ModelRun(
        cassette=chosen.cassette,
        is_recording=chosen.record,
        repeats=max(1, chosen.repeats),
        prompt=chosen.prompt,
        parallel=max(1, chosen.parallel),
    )

    def open_judge(cases: Sequence[LeadCase]) -> ModelJudge:
        return open_run(run, profile, cases, lambda: _open_model(chosen, profile, cases))

    return measure_model(chosen.cases, profile, open_judge, repeats=run.repeats, resamples=chosen.resamples)


def _open_model(chosen: Namespace, profile: Profile, cases: Sequence[LeadCase]) -> Asks:
    if chosen.engine == "plausible":
        return open_plausible(profile)
    if chosen.engine == "gold-reader":
        return GoldReader(cases, right=chosen.right)
    if chosen.engine == "local":
        return open_local_model(read_settings())
    return open_door(read_settings(), ledger=MemoryLedger())


def print_model(report: dict[str, Any], console: Console) -> None:
    """Print what the model brought, when one was asked."""
    if "model" not in report:
        return
    figures = report["model"]
    print_rows("Rules and model", _COLUMNS, describe_figures(figures), console)
    gate = figures["against_rules"]
    console.print(f"against the rules alone: {gate['outcome']}: {'; '.join(gate['reasons'])}", markup=False)


def read_side(path: Path, cases: Sequence[Path], profile: Profile) -> Run:
    """Return a run to compare: a report, or what a cassette answers to the cases."""
    if path.suffix != _CASSETTE:
        return read_run(path)
    prompt = open_cassette(path).label.prompt

    def open_judge(read: Sequence[LeadCase]) -> ModelJudge:
        return open_run(
            ModelRun(cassette=path, prompt=prompt), profile, read, lambda: open_plausible(profile)
        )

    return load_run(measure_model(cases, profile, open_judge, resamples=_FEW_RESAMPLES), str(path))


def add_model(commands: Any) -> None:
    """Add the command that shows the figures of the door to a model."""
    model = commands.add_parser(
        "model", help="the door to a model: spending, outage, leaks, tokens, overhead"
    )
    model.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="parts to measure")
    model.add_argument(
        "--cases", type=Path, nargs="+", action="extend", default=[], help="leads for leaks and tokens"
    )
    model.add_argument("--profile", help="name of a bundled profile, or a path")
    model.add_argument("--database", default="", metavar="URL", help="a database for tests; embedded without")
    model.add_argument("--json", type=Path)
    model.set_defaults(run=_run_model)


def _run_model(chosen: Namespace, console: Console) -> int:
    """Measure; 2 when a figure is out of its bounds."""
    profile = load_profile(find_profile(chosen.profile))
    cases, _ = read_cases(chosen.cases or [CASES])
    first = next(case.record for case in cases if case.record is not None)
    parts: Mapping[str, Callable[[], dict[str, Any]]] = {
        "spending": lambda: measure_spending(url=chosen.database),
        "outage": lambda: measure_outage(first, profile),
        "leaks": lambda: run_leaks(cases, profile),
        "tokens": lambda: measure_tokens(cases, profile),
        "overhead": lambda: measure_overhead(url=chosen.database),
    }
    report = {name: parts[name]() for name in chosen.only}
    if chosen.json:
        write_json(report, chosen.json)
    print_rows("The door to a model", ("what", "figure", "at most"), _describe(report), console)
    return 0 if all(part["is_within"] for part in report.values()) else 2


def _describe(report: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if "spending" in report:
        yield from describe_spending(report["spending"])
    if "leaks" in report:
        yield from describe_leaks(report["leaks"])
    yield from describe_door(report)
