"""The command that loads open data sets of the tax service, and tells what is loaded."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from api.registers_terminal import print_load, print_status
from api.terminal import make_console, shorten
from kit.clock import read_system_clock
from kit.db import Database, use_database
from kit.errors import AppError, BadInput
from kit.settings import read_settings
from qualifier.register_loading import LoadReport, Watch, list_register_files, load_files
from qualifier.register_store import SqlRegisters
from qualifier.store import MIGRATIONS

_LONGEST_NAME = 32
_COLUMNS = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Load the open data sets of the Federal Tax Service, and tell what is loaded.",
)


class Lang(StrEnum):
    """In which language to report."""

    RU = "ru"
    EN = "en"


LangOption = Annotated[Lang, typer.Option("--lang", help="The language of the report.")]


@app.command()
def load(
    paths: Annotated[
        list[Path], typer.Argument(help="Folders, archives as published, or XML files; in any order.")
    ],
    lang: LangOption = Lang.RU,
) -> None:
    """Load files that are not loaded yet; a killed load goes on where it stopped. Exit 1: some were bad."""
    with _told_errors(lang), _opened() as database:
        missing = [path.name for path in paths if not path.exists()]
        if missing:
            names = ", ".join(missing)
            raise BadInput(f"There is no {names}.", ru=f"Нет такого файла или папки: {names}.")
        report = _load(paths, database)
        print_load(make_console(), report, lang.value)
    if report.bad_files:
        raise typer.Exit(1)


@app.command()
def status(lang: LangOption = Lang.RU) -> None:
    """Tell how many companies each loaded set holds, and as of which day."""
    with _told_errors(lang), _opened() as database:
        print_status(make_console(), SqlRegisters(database.begin).count_rows(), lang.value)


@contextmanager
def _opened() -> Iterator[Database]:
    settings = read_settings()
    with use_database(settings.database_url, state_dir=settings.state_dir, scripts=MIGRATIONS) as database:
        yield database


@contextmanager
def _told_errors(lang: Lang) -> Iterator[None]:
    try:
        yield
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru if lang is Lang.RU else error.detail}\n")
        raise typer.Exit(2) from error


def _load(paths: list[Path], database: Database) -> LoadReport:
    files = list_register_files(paths)
    if not files:
        raise BadInput("There are no archives or XML files there.", ru="Там нет ни архивов, ни файлов XML.")
    database.require_space()
    with Progress(*_COLUMNS, console=Console(stderr=True, width=None)) as progress:
        task = progress.add_task("", total=sum(file.key.size for file in files if not file.fault))
        watch = Watch(
            read=lambda count: progress.advance(task, count),
            begin=lambda name: progress.update(task, description=_shorten_left(name)),
        )
        return load_files(files, SqlRegisters(database.begin), now=read_system_clock, watch=watch)


def _shorten_left(name: str) -> str:
    """Of a file in an archive the end of its name tells it from the others."""
    return shorten(name[::-1], _LONGEST_NAME)[::-1]


if __name__ == "__main__":
    app()
