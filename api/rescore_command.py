"""The command that scores stored leads again: all open ones by the rules, or those the model left out."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.jobs.opening import has_model
from api.logs import configure_logs
from api.published_text import PublishedText, read_published
from api.rescore import Rescoring, open_rescores
from api.rescore_degraded import read_degraded
from api.rescore_pool import JudgeChunks, judge_locally
from api.rescore_ray import judge_on_ray
from api.win_knowledge import find_published
from kit.clock import read_system_clock
from kit.db import Database, use_database
from kit.errors import AppError, BadInput
from kit.ids import make_random_id
from kit.settings import Settings, read_settings
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.rescore_store import Run
from qualifier.store import MIGRATIONS

_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
_POOL = 4
_RU = {
    "judged": "оценено",
    "new_versions": "новых версий",
    "judged_by_others_meanwhile": "оценено другими за это время",
    "could_not_be_judged": "оценить не удалось",
    "digest": "отпечаток",
    "asked": "спрошено",
    "read": "прочитано моделью",
    "still_degraded": "по-прежнему без модели",
    "superseded": "клиент написал новое",
    "dead": "не получилось",
}

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def rescore(  # noqa: PLR0913 (each is an option)
    all_open: Annotated[
        bool, typer.Option("--all-open", help="All open leads, by the rules of the profile of today.")
    ] = False,
    degraded: Annotated[
        bool, typer.Option("--degraded", help="Leads that the model should have read and did not.")
    ] = False,
    profile: Annotated[str, typer.Option(help="A bundled profile's name, or a file.")] = "",
    ray: Annotated[str, typer.Option(metavar="ADDRESS", help="Judge on this Ray cluster.")] = "",
    workers: Annotated[int, typer.Option(help="Processes; 0 is one a core.", min=0, max=256)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    lang: Annotated[str, typer.Option(help="en or ru.")] = "en",
) -> None:
    """Score stored leads again as new versions; the old ones stay. A killed run goes on where it was."""
    try:
        if all_open == degraded:
            raise BadInput(
                "Say which: --all-open or --degraded.", ru="Скажите, какие лиды: --all-open или --degraded."
            )
        settings = read_settings()
        with _open(settings) as database:
            if degraded:
                told = read_degraded(settings, database)
            else:
                told = _score_all(settings, database, profile or settings.profile, Place(ray, workers))
        _tell(told, as_json, lang)
    except AppError as error:
        sys.stderr.write(f"rescore: {error.detail_ru if lang == 'ru' else error.detail}\n")
        raise typer.Exit(2) from error


@dataclass(frozen=True, slots=True)
class Place:
    """Where leads are judged: on a cluster when one is named, else by so many processes of this machine."""

    ray: str
    workers: int


def _score_all(settings: Settings, database: Database, profile: str, place: Place) -> dict[str, Any]:
    rules = load_profile(find_profile(profile))
    given = find_published(settings, database)
    if place.ray:
        judging = judge_on_ray(rules, place.ray, given)
    else:
        judging = judge_locally(rules, place.workers or os.cpu_count() or 1, given)
    return _run(settings, database, judging, name_basis(rules, given))


@contextmanager
def _open(settings: Settings) -> Iterator[Database]:
    with use_database(
        settings.database_url, state_dir=settings.state_dir, scripts=MIGRATIONS, pool_size=_POOL
    ) as database:
        yield database


def name_basis(rules: Profile, given: PublishedText | None) -> str:
    """Return what a run is judged by; another model of the chance to win makes another run."""
    published = read_published(given)
    model = f" {published.version or 'file'} {published.hash}" if published else ""
    return f"{rules.name} {rules.version} {rules.hash}{model}"


def _run(settings: Settings, database: Database, judging: JudgeChunks, basis: str) -> dict[str, Any]:
    rescoring = Rescoring(
        open_rooms=open_rescores(database),
        judge_chunks=judging,
        clock=read_system_clock,
        new_id=make_random_id,
        basis=basis,
        has_model=has_model(settings),
    )
    with Progress(*_COLUMNS, console=Console(stderr=True)) as progress:
        task = progress.add_task("leads", total=None)

        def report(run: Run) -> None:
            done = run.judged + run.failed
            if progress.tasks[0].total is None:
                progress.update(task, total=done + rescoring.count_left(run))
            progress.update(task, completed=done)

        run = rescoring.run(report)
    return {
        "judged": run.judged,
        "new_versions": run.changed,
        "judged_by_others_meanwhile": run.moved,
        "could_not_be_judged": run.failed,
        "digest": run.digest,
    }


def _tell(content: dict[str, Any], as_json: bool, lang: str) -> None:
    if as_json:
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    words = {name: _RU[name] if lang == "ru" else name.replace("_", " ") for name in content}
    # A digest is too long to stand in the column of the numbers.
    width = max(len(words[name]) for name in content if name != "digest")
    for name, value in content.items():
        label = words[name] if name == "digest" else words[name].ljust(width)
        sys.stdout.write(f"{label}  {value}\n")


if __name__ == "__main__":
    configure_logs("error")
    app()
