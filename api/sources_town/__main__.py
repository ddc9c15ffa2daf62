"""The command that starts the town: `python3 run.py sources-sandbox`."""

import sys
from typing import Annotated

import typer

from api.sources_town.companies import load_companies
from api.sources_town.server import CONTROL, TownServer

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def serve(
    port: Annotated[
        int, typer.Option(help="A port of loopback; 0 takes a free one.", min=0, max=65_535)
    ] = 8090,
    list_companies: Annotated[bool, typer.Option("--list", help="Print the companies and end.")] = False,
) -> None:
    """Answer on loopback as the open services do, for a town of invented companies."""
    if list_companies:
        _print_companies()
        return
    try:
        town = TownServer(port)
    except OSError as error:
        sys.stderr.write(f"sources-sandbox: port {port} cannot be used: {error.strerror}\n")
        raise typer.Exit(2) from error
    _greet(town.address)
    try:
        town.serve_forever()
    except KeyboardInterrupt:
        return
    finally:
        town.server_close()


def _greet(address: str) -> None:
    sys.stdout.write(
        f"The town of sources listens at http://{address} ({len(load_companies())} invented companies)\n"
        f"  use it:   python3 run.py enrich 'ООО Ромашка' --inn 0000101070 --sandbox-at {address}\n"
        f'  break it: curl -d \'{{"host": "api.gleif.org", "mood": "unavailable"}}\' http://{address}{CONTROL}\n'
        f"  counts:   curl http://{address}{CONTROL}\n"
    )
    sys.stdout.flush()


def _print_companies() -> None:
    for one in load_companies():
        number = one.inn or one.number or str(one.cik or "")
        sys.stdout.write(f"{number:<14}{one.name:<36}{one.site or '-':<26}{one.city}\n")


if __name__ == "__main__":
    app()
