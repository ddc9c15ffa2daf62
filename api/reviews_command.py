"""The command for people's questions: what rules and model disagree about, a decision, the labels."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.jobs.rooms import OpenRooms, open_rooms
from api.logs import configure_logs
from api.review_schemas import read_decision
from api.review_words import HEADS, OUTLINE, name_why, speak
from api.terminal import make_console
from kit.clock import read_system_clock
from kit.db import use_database
from kit.errors import AppError
from kit.ids import make_random_id
from kit.settings import read_settings
from qualifier.canonical_json import write_json
from qualifier.qualification import Bilingual
from qualifier.review import Review, complete_decision, write_label
from qualifier.store import MIGRATIONS

_PAGE = 200
_POOL = 2

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="What rules and model disagree about, and what people decide.",
)
Lang = Annotated[str, typer.Option(help="ru or en.")]


@app.command("list")
def show(
    limit: Annotated[int, typer.Option(min=1, max=_PAGE)] = 20,
    lang: Lang = "ru",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what nobody has decided yet, the most urgent first."""
    with _open() as opened, opened() as rooms:
        reviews, left = rooms.reviews.list_open(limit=limit), rooms.reviews.count_open()
    if as_json:
        rows = [_outline(review) for review in reviews]
        sys.stdout.write(json.dumps({"open": left, "reviews": rows}, ensure_ascii=False, indent=2) + "\n")
        return
    print_reviews(make_console(), reviews, left=left, lang=lang)


@app.command()
def decide(
    qualification: Annotated[str, typer.Argument(help="The verdict that is asked about, qual_…")],
    side: Annotated[str, typer.Option(help="rules, model or neither")],
    status: Annotated[str, typer.Option(help="What the lead should be: qualified, nurture, disqualified …")],
    who: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why, in one sentence.")],
) -> None:
    """Keep a decision as a new row; verdicts stay as they are."""
    with _open() as opened, opened() as rooms:
        asked = read_decision({"who": who, "side": side, "status": status, "reason": reason})
        whole = complete_decision(asked, rooms.reviews.find(qualification).after)
        is_new = rooms.reviews.decide(
            make_random_id("decision"), qualification, whole, at=read_system_clock()
        )
    sys.stdout.write("kept\n" if is_new else "the very same was kept before\n")


@app.command()
def export(
    out: Annotated[Path, typer.Option(help="A JSONL file of labelled cases.")],
) -> None:
    """Write what people have decided as labelled cases for `eval leads --cases`."""
    count = 0
    with _open() as opened, out.open("w", encoding="utf-8") as file:
        for review in _list_decided(opened):
            file.write(write_json(write_label(review)) + "\n")
            count += 1
    sys.stdout.write(f"{count} labelled cases in {out}\n")


def _list_decided(opened: OpenRooms) -> Iterator[Review]:
    after = 0
    while True:
        with opened() as rooms:
            page = rooms.reviews.list_decided(after=after, limit=_PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        after = page[-1].number


@contextmanager
def _open() -> Iterator[OpenRooms]:
    settings = read_settings()
    try:
        with use_database(
            settings.database_url, state_dir=settings.state_dir, scripts=MIGRATIONS, pool_size=_POOL
        ) as database:
            yield open_rooms(database)
    except AppError as error:
        sys.stderr.write(f"reviews: {error.detail}\n")
        raise typer.Exit(2) from error


def _outline(review: Review) -> dict[str, object]:
    return {
        "qualification_id": review.qualification_id,
        "lead_id": review.lead_id,
        "company": review.company,
        "why": list(review.why),
        "asked_at": review.created_at.isoformat(),
    }


def print_reviews(console: Console, reviews: tuple[Review, ...], *, left: int, lang: str) -> None:
    """Print a table that fits into 80 columns, and how many questions there are."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    for head in HEADS:
        table.add_column(speak(head, lang), overflow="fold")
    for review in reviews:
        table.add_row(
            (review.company or "—")[:24],
            "\n".join(name_why(word, lang) for word in review.why),
            f"{review.created_at:%d.%m}",
            review.qualification_id,
        )
    if reviews:
        console.print(table)
    console.print(speak(Bilingual(ru=OUTLINE.ru.format(left), en=OUTLINE.en.format(left)), lang))


if __name__ == "__main__":
    configure_logs("error")
    app()
