"""The commands of the chance to win: train on closed deals, report how right it is, score open leads."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from api.terminal import make_console
from api.winmodel_publishing import publish, publish_text, published
from api.winmodel_terminal import SHOWN_FAULTS, print_base_rates, print_chance, print_faults, print_report
from kit.errors import AppError, BadInput
from qualifier.win_model.fields import Row, Value
from qualifier.win_model.lead_rows import read_leads
from qualifier.win_model.model_json import hash_model, read_model
from qualifier.win_model.win_model import WinModel, explain_row, try_change

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="The chance to win, learnt from closed deals.",
)
Deals = Annotated[Path, typer.Argument(help="Closed deals: CSV, XLSX or JSON lines, gzipped or not.")]
MapFile = Annotated[
    Path | None, typer.Option("--map", help="Which column means what, YAML; guessed without.")
]
Lang = Annotated[str, typer.Option(help="ru or en.")]
TOO_FEW = 3
app.command()(publish)
app.command()(published)
_NO_LEADS = "Файл {name} не содержит лидов."


@app.command()
def train(
    file: Deals,
    map_file: MapFile = None,
    out: Annotated[Path, typer.Option(help="A folder for the model, its card and its chart.")] = Path("out"),
    for_service: Annotated[
        bool, typer.Option("--publish", help="Give the model, or the shares won, to the service.")
    ] = False,
    lang: Lang = "ru",
) -> None:
    """Learn a model from closed deals; writes win-model.json, its card and the reliability chart."""
    # Learning needs numeric libraries that a command which only scores does not.
    from api.winmodel_training import (  # noqa: PLC0415
        save_faults,
        save_model,
        train_house_model,
        write_published,
    )

    with _Told(lang):
        found = train_house_model(file, map_file)
        print_faults(make_console(), found.imported, lang)
        if len(found.imported.faults) > SHOWN_FAULTS:
            sys.stdout.write(f"  {save_faults(found, out, lang)}\n")
        if found.model is None or found.report is None:
            print_base_rates(make_console(), found.base_rates, lang)
        else:
            print_report(make_console(), found.report, found.leaks, lang)
            for path in save_model(found, out, lang):
                sys.stdout.write(f"{path}\n")
        if for_service:
            publish_text(write_published(found), who="", note=file.name, lang=lang)
        if found.model is None:
            raise typer.Exit(TOO_FEW)


@app.command()
def report(
    file: Deals,
    map_file: MapFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    lang: Lang = "ru",
) -> None:
    """Tell how right the chances are: learnt from the older deals, tried on the newest."""
    # As for `train`.
    from api.winmodel_training import report_house_deals  # noqa: PLC0415

    with _Told(lang):
        found = report_house_deals(file, map_file)
        if as_json:
            content = {
                "report": asdict(found.report) if found.report else None,
                "base_rates": [asdict(rate) for rate in found.base_rates],
                "excluded_fields": [asdict(leak) for leak in found.leaks],
            }
            sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        elif found.report is None:
            print_base_rates(make_console(), found.base_rates, lang)
        else:
            print_faults(make_console(), found.imported, lang)
            print_report(make_console(), found.report, found.leaks, lang)


@app.command()
def score(
    file: Annotated[Path, typer.Argument(help="Open leads: CSV, XLSX or JSON lines.")],
    model_file: Annotated[Path, typer.Option("--model", help="The model's file.")] = Path(
        "out/win-model.json"
    ),
    change: Annotated[
        list[str] | None, typer.Option("--if", help="What if: FIELD=VALUE; may repeat.")
    ] = None,
    top: Annotated[int, typer.Option(help="Reasons shown for a lead.", min=1, max=50)] = 4,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    lang: Lang = "ru",
) -> None:
    """Give each lead its chance to win, with reasons that add up to it."""
    with _Told(lang):
        model = read_model(model_file)
        changes = read_changes(change or (), model)
        told = 0
        for name, row in _name_leads(file, model):
            told += 1
            chance = explain_row(model, row)
            changed = try_change(model, row, changes)[1] if changes else None
            if as_json:
                content = {
                    "lead": name,
                    "model": hash_model(model),
                    **asdict(chance),
                    "changed_share": changed,
                }
                sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")
            else:
                print_chance(make_console(), name, chance, changed=changed, top=top, model=model, lang=lang)
        if not told:
            raise BadInput(f"{file.name} holds no leads.", ru=_NO_LEADS.format(name=file.name))


def read_changes(given: tuple[str, ...] | list[str], model: WinModel) -> Row:
    """Read FIELD=VALUE texts; BadInput names the fields that the model has."""
    changes: dict[str, Value] = {}
    fields = {field.name: field for field in model.fields}
    for text in given:
        name, found, value = text.partition("=")
        if not found or name not in fields:
            known = ", ".join(fields)
            raise BadInput(
                f"--if takes FIELD=VALUE; fields: {known}.", ru=f"--if ПОЛЕ=ЗНАЧЕНИЕ; поля: {known}."
            )
        changes[name] = _read_number(value) if fields[name].is_counted else value
    return changes


def _read_number(value: str) -> float | None:
    try:
        return float(value.replace(",", "."))
    except ValueError as error:
        raise BadInput(f"--if: {value} is not a number.", ru=f"--if: {value} — не число.") from error


def _name_leads(file: Path, model: WinModel) -> Iterator[tuple[str, Row]]:
    for raw, row in read_leads(file, model):
        yield next((text for text in raw.cells.values() if text), "") or str(raw.number), row


class _Told:
    """Turn an expected error into its sentence and the code of wrong input."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: Any, error: BaseException | None, _trace: Any) -> None:
        if isinstance(error, AppError):
            sys.stderr.write(f"{error.detail_ru if self.lang == 'ru' else error.detail}\n")
            raise typer.Exit(2) from error


if __name__ == "__main__":
    app()
