"""The commands of past deals: import exports and campaign results, embed, find deals like a request."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.deal_search import clear_store, name_settings_space
from api.deals_terminal import (
    Erased,
    Findable,
    Standing,
    print_campaigns,
    print_embedding,
    print_erased,
    print_import,
    print_status,
)
from api.neighbours_terminal import print_found
from api.terminal import make_console, shorten
from kit.clock import read_system_clock
from kit.db import Database, use_database
from kit.errors import AppError, BadInput, NotFound
from kit.settings import Settings, read_settings
from qualifier.deal_store import TABLES, SqlDeals
from qualifier.deals.deal_map import PRESETS, DealMap, load_map, load_preset
from qualifier.deals.embedding import embed_deals, name_space
from qualifier.deals.loading import ImportReport, import_file, look_at_file
from qualifier.deals.vector_shelf import Space
from qualifier.lead import Lead
from qualifier.store import MIGRATIONS
from qualifier.vector_store import EMBEDDING_LOCK, SqlVectors

_COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
_LONGEST_NAME = 32

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Past deals: imported from a CRM's export, and found again by likeness.",
)
Lang = Annotated[str, typer.Option(help="ru or en.")]


@app.command(name="import")
def import_deals(
    file: Annotated[Path, typer.Argument(help="An export: CSV, XLSX or JSON lines, gzipped or not.")],
    map_file: Annotated[Path | None, typer.Option("--map", help="Which column is what, as YAML.")] = None,
    preset: Annotated[str, typer.Option(help=f"Instead of a map: {', '.join(PRESETS)}.")] = "",
    lang: Lang = "ru",
) -> None:
    """Import closed deals; a killed import goes on, the same file again changes nothing.

    FILE.rows.csv tells of each row that was left out or put right.
    """
    with told_errors(lang):
        given = _choose_map(map_file, preset)
        with opened() as (_, database):
            report = _import(file, given, database)
        print_import(make_console(), report, lang)


@app.command()
def campaigns(
    file: Annotated[Path, typer.Argument(help="Planned and fact by line: CSV, XLSX or JSON lines.")],
    lang: Lang = "ru",
) -> None:
    """Import campaign results, which correct the rate card's benchmarks; a file with a bad row is refused."""
    # The planner's reader of campaigns is needed by this command only.
    from planner.campaign_file import read_campaigns  # noqa: PLC0415
    from planner.campaign_store import SqlCampaigns  # noqa: PLC0415

    with told_errors(lang):
        lines = read_campaigns(file).list_lines()
        with opened() as (_, database):
            kept = SqlCampaigns(database.begin).keep(lines, at=read_system_clock())
        print_campaigns(make_console(), len(lines), kept, lang)


@app.command()
def status(lang: Lang = "ru") -> None:
    """Tell how many deals there are, and how many of them can be found by meaning."""
    with told_errors(lang), opened() as (settings, database):
        with database.hold_lock(EMBEDDING_LOCK) as is_idle:
            standing = Standing(
                found=_count_findable(database, name_settings_space(settings)),
                is_embedding=not is_idle,
                waiting_rows=SqlDeals(database.begin).count_waiting(),
            )
        print_status(make_console(), standing, lang)


@app.command()
def erase(
    source: Annotated[str, typer.Argument(help="The source that the map names: bitrix24, …")],
    deal: Annotated[str, typer.Argument(help="The deal's id there.")],
    lang: Lang = "ru",
) -> None:
    """Delete a deal with all its versions, its text and its vector, so that no byte of it is left."""
    with told_errors(lang), opened() as (settings, database):
        versions = SqlDeals(database.begin).erase(source, deal)
        if not versions:
            raise NotFound
        is_ours = database.scrub(TABLES)
        is_cleared = clear_store(settings)
        print_erased(make_console(), Erased(versions, is_ours=is_ours, is_cleared=is_cleared), lang)


@app.command()
def embed(lang: Lang = "ru") -> None:
    """Embed the deals that have no vector yet, so that they are found by meaning; a killed run goes on."""
    # The model and numeric libraries are needed by this command and the next only.
    from api.deal_search import build_embedder  # noqa: PLC0415

    with told_errors(lang), opened() as (settings, database), database.hold_lock(EMBEDDING_LOCK) as is_held:
        if not is_held:
            raise EmbeddingBusy
        embedder, shelf = build_embedder(settings), SqlVectors(database.begin)
        before = _count_findable(database, name_space(embedder))
        with Progress(*_COLUMNS, console=Console(stderr=True)) as progress:
            # The bar goes on where an earlier run was stopped.
            ready = before.with_vectors
            task = progress.add_task(embedder.model, total=before.deals, completed=ready)
            report = embed_deals(
                shelf,
                embedder,
                now=read_system_clock,
                watch=lambda done: progress.update(task, completed=ready + done),
            )
        print_embedding(make_console(), report, _count_findable(database, name_space(embedder)), lang)


@app.command()
def like(
    text: Annotated[str, typer.Argument(help="What a client wants, in its own words.")],
    as_of: Annotated[str, typer.Option("--as-of", help="Nothing closed after this day: 2026-03-31.")] = "",
    company: Annotated[str, typer.Option(help="Whose request it is: its own deals are left out.")] = "",
    region: Annotated[str, typer.Option(help="Where the client is.")] = "",
    count: Annotated[int, typer.Option(help="How many deals.", min=1, max=50)] = 5,
    lang: Lang = "ru",
) -> None:
    """Show the past deals most like a request: why they are like it, how they differ, how they ended."""
    from api.deal_search import open_search  # noqa: PLC0415 (as above)

    with told_errors(lang):
        day = _read_day(as_of)
        lead = Lead(message=text, company=company or None, region=region or None)
        with opened() as (settings, database):
            _require_deals(database)
            found = open_search(settings, database).like(lead, day, count=count)
        print_found(make_console(), found, day, lang)


class EmbeddingBusy(BadInput):
    """The service or another command embeds the deals already; GET /health tells how far it is."""

    status = 409
    code = "embedding_busy"
    ru = "Сделки уже готовит к поиску сервис или другая команда; GET /health показывает, сколько готово."


def _count_findable(database: Database, space: Space) -> Findable:
    deals = SqlDeals(database.begin).count_current()
    return Findable(deals, deals - SqlVectors(database.begin).count_unread(space))


def _require_deals(database: Database) -> None:
    """That nothing is like a request means something only where there are deals."""
    if SqlDeals(database.begin).count_current() == 0:
        raise BadInput(
            "There are no deals yet: deals import FILE brings them in.",
            ru="Сделок пока нет: их загружает команда deals import ФАЙЛ.",
        )


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else read_system_clock().date()
    except ValueError as error:
        raise BadInput(
            f"--as-of takes a day such as 2026-03-31, not {text}.",
            ru=f"--as-of — день вида 2026-03-31, а не {text}.",
        ) from error


def _choose_map(map_file: Path | None, preset: str) -> DealMap:
    if (map_file is None) == (not preset):
        known = ", ".join(PRESETS)
        raise BadInput(
            f"Give either --map FILE or --preset; presets: {known}.",
            ru=f"Нужно одно из двух: --map ФАЙЛ или --preset; наборы: {known}.",
        )
    return load_map(map_file) if map_file else load_preset(preset)


def _import(file: Path, given: DealMap, database: Database) -> ImportReport:
    database.require_space()
    found = look_at_file(file)
    with Progress(*_COLUMNS, console=Console(stderr=True)) as progress:
        task = progress.add_task(shorten(file.name, _LONGEST_NAME), total=found.lines or None)
        return import_file(
            found,
            given,
            shelf=SqlDeals(database.begin),
            now=read_system_clock,
            watch=lambda row: progress.update(task, completed=row),
        )


@contextmanager
def opened() -> Iterator[tuple[Settings, Database]]:
    """Open the settings' database, migrated."""
    settings = read_settings()
    with use_database(settings.database_url, state_dir=settings.state_dir, scripts=MIGRATIONS) as database:
        yield settings, database


@contextmanager
def told_errors(lang: str) -> Iterator[None]:
    """Turn an expected error into its sentence and the code of wrong input."""
    try:
        yield
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru if lang == 'ru' else error.detail}\n")
        raise typer.Exit(2) from error


if __name__ == "__main__":
    app()
