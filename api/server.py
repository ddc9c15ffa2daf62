"""The server: starts the database and the judges, listens, and stops in order when it is told to."""

import signal
import socket
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from types import FrameType

import uvicorn

from api.app import create_app
from api.deps import build_services
from api.logs import configure_logs
from api.source_switches import list_source_settings
from kit.errors import AppError
from kit.settings import Settings, read_settings

_HELP = """Serve the HTTP interface; prints its address, and its documentation is at /docs.

Settings come from the environment or from .env (see .env.example): DEALWRIGHT_HOST, DEALWRIGHT_PORT,
DATABASE_URL, DEALWRIGHT_STATE_DIR, DEALWRIGHT_PROFILE, DEALWRIGHT_RATE_CARD and so on.
"""


def main(arguments: Sequence[str] = ()) -> int:
    """Start the database and the server; say in one sentence why when that is impossible."""
    ArgumentParser(prog="serve", description=_HELP, formatter_class=RawDescriptionHelpFormatter).parse_args(
        arguments
    )
    # The server gives a signal back when it has finished; leaving in order stops the embedded database.
    signal.signal(signal.SIGTERM, _leave)
    try:
        settings = read_settings(list_source_settings())
        configure_logs(settings.log_level)
        server = _make_server(settings)
    except AppError as error:
        sys.stderr.write(f"Dealwright cannot start: {error.detail}\n")
        return 2
    return _serve(server, settings)


def _make_server(settings: Settings) -> uvicorn.Server:
    services = build_services(settings)
    services.deals.start()
    return uvicorn.Server(
        uvicorn.Config(
            create_app(services),
            host=settings.host,
            port=settings.port,
            access_log=False,
            server_header=False,
            log_config=None,
            timeout_graceful_shutdown=settings.shutdown_s,
            limit_concurrency=settings.max_connections,
            h11_max_incomplete_event_size=64 * 1024,
        )
    )


def _serve(server: uvicorn.Server, settings: Settings) -> int:
    listener = _listen(server.config)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listener.getsockname()[1]}"
    sys.stdout.write(f"Dealwright listens at {address} (documentation: {address}/docs)\n")
    sys.stdout.flush()
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        return 0
    return 0 if server.started else 1


def _listen(config: uvicorn.Config) -> socket.socket:
    bound = config.bind_socket()
    # Told that it is TCP, asyncio sends small parts at once; else each answer waits 40 ms for the other side.
    listener = socket.socket(bound.family, bound.type, socket.IPPROTO_TCP, fileno=bound.detach())
    # Whoever reads the address may connect at once: from here on the system queues connections.
    listener.listen(config.backlog)
    return listener


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)
