"""Outcomes as labels: cases for the evals, and rows from which a chance to win is learnt."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from api.deals_command import opened, told_errors
from kit.errors import BadInput
from qualifier.outcome_store import SqlOutcomes
from qualifier.qualification import Bilingual
from qualifier.work.labels import Labelled, write_case, write_deal

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="What people said became of leads.",
)
_DONE = Bilingual(
    ru="Лидов с исходами {leads}: размеченных случаев {cases}, закрытых сделок {deals}\n",
    en="Leads with outcomes {leads}: labelled cases {cases}, closed deals {deals}\n",
)


@app.callback()
def _name_commands() -> None:
    """Without this a single command would lose its name."""


@app.command()
def export(
    out: Annotated[Path | None, typer.Option(help="Labelled cases for `eval leads`, JSONL.")] = None,
    rows: Annotated[Path | None, typer.Option(help="Closed deals for `winmodel train`, JSONL.")] = None,
    lang: Annotated[str, typer.Option(help="ru or en.")] = "ru",
) -> None:
    """Write outcomes as labels; the files hold what clients wrote, with names and phones."""
    with told_errors(lang), opened() as (_, database), database.begin() as connection:
        if out is None and rows is None:
            raise BadInput("Give --out or --rows, or both.", ru="Нужно --out или --rows, можно оба.")
        counts = _write(SqlOutcomes(connection).walk_labelled(), out, rows)
    sys.stdout.write(_DONE.in_language(lang).format(**counts))


def _write(found: Iterator[Labelled], out: Path | None, rows: Path | None) -> dict[str, int]:
    counts = {"leads": 0, "cases": 0, "deals": 0}
    with ExitStack() as files:
        cases, deals = _open(out, files), _open(rows, files)
        for labelled in found:
            counts["leads"] += 1
            case, deal = write_case(labelled), write_deal(labelled)
            if case["gold"]:
                counts["cases"] += _add(cases, case)
            if deal is not None:
                counts["deals"] += _add(deals, deal)
    return counts


def _open(path: Path | None, files: ExitStack) -> TextIO | None:
    if path is None:
        return None
    try:
        return files.enter_context(path.open("w", encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path.name} cannot be written.", ru=f"Файл {path.name} не записать.") from error


def _add(file: TextIO | None, content: dict[str, Any]) -> int:
    if file is None:
        return 0
    file.write(json.dumps(content, ensure_ascii=False) + "\n")
    return 1


if __name__ == "__main__":
    app()
