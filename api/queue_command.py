"""The list of work as a command: what a rep does first."""

import json
import sys
from typing import Annotated

import typer

from api.deals_command import opened, told_errors
from api.queue_terminal import View, print_queue
from api.terminal import make_console
from api.work_desk import WorkDesk, open_work
from api.work_list import write_page
from api.work_schemas import OpenStatus
from kit.clock import read_system_clock
from kit.db import Database
from kit.ids import make_random_id
from kit.settings import Settings
from qualifier.profile import find_profile, load_profile
from qualifier.work.queue_page import LARGEST_PAGE, Wanted

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def queue(
    limit: Annotated[int, typer.Option(help="How many leads.", min=1, max=LARGEST_PAGE)] = 10,
    rep: Annotated[str, typer.Option(help="A rep's own leads and those that nobody has taken.")] = "",
    status: Annotated[OpenStatus | None, typer.Option(help="Only leads of this status.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    lang: Annotated[str, typer.Option(help="ru or en.")] = "ru",
) -> None:
    """List open leads by expected value: why, what to do, who, by when, and what to ask first."""
    with told_errors(lang), opened() as (settings, database):
        desk = open_desk(settings, database)
        desk.queue.catch_up()
        wanted = Wanted(status=status, owner=rep.strip() or None, with_free=True)
        page, behind = desk.queue.look(wanted, None, limit)
        now = desk.clock()
        if as_json:
            content = write_page(page, behind, now)
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        else:
            view = View(lang="ru" if lang == "ru" else "en", now=now, zone=desk.queue.guide.calendar.zone)
            print_queue(make_console(), page.rows, view, has_more=page.next_mark is not None)


def open_desk(settings: Settings, database: Database) -> WorkDesk:
    """Open the list of work by the settings' profile."""
    profile = load_profile(find_profile(settings.profile))
    return open_work(database, profile, clock=read_system_clock, new_id=make_random_id)


if __name__ == "__main__":
    app()
