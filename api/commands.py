"""The command that qualifies leads in a terminal."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.bulk import BulkJob, count_lines, run_bulk
from api.engines import open_model_engine
from api.input_file import read_input
from api.logs import configure_logs
from api.published_text import find_file, read_published
from api.terminal import make_console, print_card
from kit.clock import read_stopwatch, read_system_clock
from kit.errors import AppError, BadInput
from kit.settings import read_settings
from qualifier.chance.published import Published
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.qualification import Qualification
from qualifier.qualification_json import write_qualification
from qualifier.qualify import Engine, judge
from qualifier.record import LeadRecord
from qualifier.record_json import parse_record
from qualifier.rule_engine import RuleEngine

_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
SAMPLES = Path(__file__).with_name("samples") / "leads.jsonl"

# What closes a record before it is judged.
Closing = AbstractContextManager[Callable[[LeadRecord], LeadRecord]]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Qualify advertising leads and defend every verdict.",
)
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of scorecards.")]
ProfileName = Annotated[str | None, typer.Option("--profile", help="A bundled profile's name, or a file.")]


@app.callback()
def _name_commands() -> None:
    """Without this a single command would lose its name."""


@app.command()
def qualify(  # noqa: PLR0913  a command has as many parameters as options
    file: Annotated[str, typer.Argument(help="A file of JSON, JSONL or plain text; - reads standard input.")],
    out: Annotated[str, typer.Argument(help="With --bulk: the file of answers, a line for a line.")] = "",
    as_json: AsJson = False,
    profile: ProfileName = None,
    bulk: Annotated[
        bool, typer.Option("--bulk", help="Answer a long JSONL file into OUT; resumable.")
    ] = False,
    enrich: Annotated[
        bool, typer.Option("--enrich", help="First find out from open sources who the companies are.")
    ] = False,
    deals: Annotated[
        bool, typer.Option("--deals", help="First find the house's past deals like each lead.")
    ] = False,
    sandbox_at: Annotated[
        str, typer.Option(help="With --enrich: a running town of invented companies, 127.0.0.1:8090.")
    ] = "",
    model: Annotated[
        bool, typer.Option("--model", help="Ask the language model of the settings beside the rules.")
    ] = False,
    investigator: Annotated[
        bool,
        typer.Option("--investigate", help="As --enrich, and the model chooses what else is looked at."),
    ] = False,
    workers: Annotated[
        int, typer.Option(help="Processes of a bulk run; 0 is one a core.", min=0, max=256)
    ] = 0,
) -> None:
    """Qualify the leads of a file: whole records, bare leads, or a letter as plain text."""
    if bulk:
        _run_bulk(Path(file), Path(out), profile=profile, workers=workers or os.cpu_count() or 1)
    else:
        judging = _open_model if model else _open_rules
        look_up = _look_up(enrich or investigator, sandbox_at, with_model=investigator)
        _run(read_input(file), profile, as_json, (_choose_closing(look_up, deals=deals), judging))


def _run_bulk(source: Path, target: Path, *, profile: str | None, workers: int) -> None:
    if not source.is_file() or not target.name:
        sys.stderr.write("qualify --bulk IN.jsonl OUT.jsonl: IN must be a file, OUT a name\n")
        raise typer.Exit(2)
    job = BulkJob(source=source, target=target, profile_name=profile, workers=workers, today=_today())
    with Progress(*_COLUMNS, console=Console(stderr=True)) as progress:
        task = progress.add_task(source.name, total=count_lines(source))
        try:
            result = run_bulk(job, lambda done: progress.update(task, completed=done))
        except AppError as error:
            sys.stderr.write(f"{error.detail}\n")
            raise typer.Exit(2) from error
    sys.stdout.write(
        f"judged {result.judged}, found done {result.found}, could not be judged {result.failed}\n"
    )


@contextmanager
def _choose_closing(look_up: Closing, *, deals: bool) -> Iterator[Callable[[LeadRecord], LeadRecord]]:
    """Sources, then past deals; without either a record stays as it is, and nothing is loaded."""
    with look_up as investigating, _recall(deals) as recall:
        yield lambda record: recall(investigating(record))


def _look_up(enrich: bool, sandbox_at: str, *, with_model: bool) -> Closing:
    if not enrich:
        return nullcontext(lambda record: record)
    from api.inquest import close_bare, open_inquest  # noqa: PLC0415

    return close_bare(open_inquest(sandbox_at=sandbox_at, with_model=with_model))


def _recall(deals: bool) -> Closing:
    if not deals:
        return nullcontext(lambda record: record)
    from api.deal_recall import open_recall  # noqa: PLC0415

    return open_recall()


def _open_rules(profile: Profile) -> AbstractContextManager[Engine]:
    return nullcontext(RuleEngine(profile))


def _open_model(profile: Profile) -> AbstractContextManager[Engine]:
    return open_model_engine(read_settings(), profile)


def _run(
    text: str,
    profile_name: str | None,
    as_json: bool,
    means: tuple[Closing, Callable[[Profile], AbstractContextManager[Engine]]],
) -> None:
    close, open_engine = means
    try:
        profile = load_profile(find_profile(profile_name))
        published = read_published(find_file(read_settings()))
        with open_engine(profile) as engine, close as closing:
            results = [
                judge_timed(closing(record), profile, engine, published) for record in read_records(text)
            ]
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru if profile_name is None else error.detail}\n")
        raise typer.Exit(2) from error
    if as_json:
        content = {"qualifications": [write_qualification(result) for result in results]}
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    console = make_console()
    for result in results:
        print_card(console, result, profile)


def judge_timed(
    record: LeadRecord,
    profile: Profile,
    engine: Engine | None = None,
    published: Published | None = None,
) -> Qualification:
    """Judge a record, by the rules unless told otherwise, and note how long it took."""
    started = read_stopwatch()
    result = judge(record, engine or RuleEngine(profile), profile, published)
    return replace(result, seconds=read_stopwatch() - started)


def read_records(text: str) -> Iterator[LeadRecord]:
    """Read one JSON object, a JSON array, JSON lines, or a letter in plain words."""
    for content in _read_objects(text):
        yield parse_record(_complete(content))


def _read_objects(text: str) -> list[dict[str, Any]]:
    stripped = text.strip()
    if not stripped:
        raise BadInput("The input is empty.", ru="На входе пусто.")
    if stripped[0] not in "{[":
        return [{"lead": {"message": stripped}, "lang": guess_language(stripped)}]
    try:
        whole = json.loads(stripped)
    except json.JSONDecodeError:
        lines = enumerate(stripped.splitlines(), 1)
        return [_require_object(number, _read_line(number, line)) for number, line in lines if line.strip()]
    except RecursionError as error:
        raise BadInput("The input is nested too deep.", ru="Слишком глубокая вложенность.") from error
    items = whole if isinstance(whole, list) else [whole]
    return [_require_object(number, item) for number, item in enumerate(items, 1)]


def _read_line(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInput(
            f"Line {number} is not JSON: {error.msg}.", ru=f"Строка {number} — не JSON: {error.msg}."
        ) from error


def _require_object(number: int, content: Any) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise BadInput(f"Line {number} is not an object.", ru=f"Строка {number} — не объект.")
    return content


def _complete(content: dict[str, Any]) -> dict[str, Any]:
    """A bare lead becomes a record of today."""
    record = content if "lead" in content else {"lead": content}
    return {"as_of": _today(), **record}


def _today() -> str:
    return read_system_clock().astimezone(UTC).date().isoformat()


def guess_language(text: str) -> str:
    """Return `ru` when Russian letters prevail, else `en`."""
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    return "ru" if cyrillic >= latin else "en"


if __name__ == "__main__":
    configure_logs("error")
    app()
