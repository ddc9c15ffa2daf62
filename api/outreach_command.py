"""The commands that write to a client and prepare a call, from a lead's file."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Annotated, Any

import typer

from api.commands import judge_timed, read_records
from api.input_file import read_input
from api.letter_terminal import print_call_sheet, print_letter
from api.terminal import make_console
from kit.errors import AppError
from kit.settings import read_settings
from qualifier.outreach.call_sheet import write_call_sheet
from qualifier.outreach.letter import Letter, write_letter
from qualifier.outreach.letter_words import Tone
from qualifier.outreach.outreach_json import write_call_sheet_json, write_letter_json
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.qualification import Qualification

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
Leads = Annotated[str, typer.Argument(help="A file of JSON, JSONL or plain text; - reads standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a lead.")]
ProfileName = Annotated[str | None, typer.Option("--profile", help="A bundled profile's name, or a file.")]
Lang = Annotated[str | None, typer.Option(help="ru or en; the lead's own language by default.")]
Writer = Callable[[Qualification, Profile], Letter]


@app.callback()
def _name_commands() -> None:
    """Letters to clients and sheets for calls, from the record alone."""


@app.command("letter")
def draft(  # noqa: PLR0913  a command has as many parameters as options
    file: Leads,
    tone: Annotated[Tone, typer.Option(help="How the letter speaks.")] = Tone.FORMAL,
    by: Annotated[str | None, typer.Option(help="Who signs the letter.")] = None,
    lang: Lang = None,
    model: Annotated[
        bool, typer.Option("--model", help="Let the language model of the settings word it; code checks.")
    ] = False,
    as_json: AsJson = False,
    profile: ProfileName = None,
) -> None:
    """Draft a letter to the client with the questions that are missing."""
    by_template: Writer = lambda result, house: write_letter(  # noqa: E731
        result, house, tone=tone, lang=_check_lang(lang), by=by
    )
    opened = _open_model_writer(by_template) if model else nullcontext(by_template)
    with _telling_faults():
        with opened as write:
            letters = [write(result, house) for result, house in _judge(file, profile)]
        if as_json:
            _print_json(map(write_letter_json, letters))
        else:
            for letter in letters:
                print_letter(make_console(), letter)


@app.command("call-sheet")
def prepare(file: Leads, lang: Lang = None, as_json: AsJson = False, profile: ProfileName = None) -> None:
    """Prepare a call: who they are, what is known, objections, questions, what not to promise."""
    with _telling_faults():
        sheets = [
            write_call_sheet(result, house, lang=_check_lang(lang)) for result, house in _judge(file, profile)
        ]
        if as_json:
            _print_json(map(write_call_sheet_json, sheets))
        else:
            for sheet in sheets:
                print_call_sheet(make_console(), sheet)


def _check_lang(lang: str | None) -> str | None:
    if lang not in {None, "ru", "en"}:
        raise typer.BadParameter("ru or en", param_hint="--lang")
    return lang


@contextmanager
def _telling_faults() -> Iterator[None]:
    try:
        yield
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru}\n")
        raise typer.Exit(2) from error


def _judge(file: str, profile_name: str | None) -> Iterator[tuple[Qualification, Profile]]:
    house = load_profile(find_profile(profile_name))
    for record in read_records(read_input(file)):
        yield judge_timed(record, house), house


def _print_json(contents: Iterator[dict[str, Any]]) -> None:
    for content in contents:
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


@contextmanager
def _open_model_writer(by_template: Writer) -> Iterator[Writer]:
    """Open the model's door; its libraries are loaded only here."""
    from api.engines import open_model  # noqa: PLC0415
    from qualifier.outreach.drafting import Draftsman  # noqa: PLC0415
    from qualifier.outreach.letter_draft import draft_letter  # noqa: PLC0415

    with open_model(read_settings()) as model:
        draftsman = Draftsman(model)
        yield lambda result, house: draft_letter(by_template(result, house), result, house, draftsman)


if __name__ == "__main__":
    app()
