"""The command that looks a company up and prints its dossier."""

import json
import sys
from typing import Annotated

import typer

from api.commands import guess_language
from api.dossier_terminal import print_dossier
from api.inquest import open_inquest
from api.logs import configure_logs
from api.resolution import write_resolution
from api.terminal import make_console
from kit.clock import read_system_clock
from kit.errors import AppError
from qualifier.lead import Contact, Lead
from qualifier.record import LeadRecord

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def enrich(  # noqa: PLR0913  a command has as many parameters as options
    company: Annotated[str, typer.Argument(help="The company as the client calls it.")] = "",
    inn: Annotated[str | None, typer.Option(help="Its tax number.")] = None,
    site: Annotated[str | None, typer.Option(help="Its site.")] = None,
    region: Annotated[str | None, typer.Option(help="Its region or town.")] = None,
    email: Annotated[str | None, typer.Option(help="A mail address of it.")] = None,
    phone: Annotated[str | None, typer.Option(help="A phone of it.")] = None,
    lang: Annotated[str | None, typer.Option(help="ru or en; the company's own by default.")] = None,
    sandbox: Annotated[bool, typer.Option("--sandbox", help="Ask a town of invented companies.")] = False,
    sandbox_at: Annotated[str, typer.Option(help="A running town, such as 127.0.0.1:8090.")] = "",
    model: Annotated[
        bool, typer.Option("--model", help="Let the model of the settings choose what else is looked at.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Find out from open sources who a company is, and print every fact with its source and date."""
    language = lang if lang in {"ru", "en"} else guess_language(company or site or "")
    lead = Lead(
        company=company or None,
        inn=inn,
        website=site,
        region=region,
        contact=Contact(email=email, phone=phone),
    )
    try:
        if lead == Lead():
            raise typer.BadParameter("name a company, or give --inn or --site")
        with open_inquest(sandbox=sandbox, sandbox_at=sandbox_at, with_model=model) as investigating:
            record = investigating(LeadRecord(as_of=read_system_clock().date(), lead=lead, lang=language))
    except AppError as error:
        sys.stderr.write(f"{error.detail_ru if language == 'ru' else error.detail}\n")
        raise typer.Exit(2) from error
    if as_json:
        sys.stdout.write(json.dumps(write_resolution(record), ensure_ascii=False, indent=2) + "\n")
    else:
        print_dossier(make_console(), record)


if __name__ == "__main__":
    # What a source did not say stands in the dossier.
    configure_logs("error")
    app()
