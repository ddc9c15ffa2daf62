"""What every request passes through: an id, safe headers, one log line, and the last net for errors."""

import re
import traceback
from collections.abc import Callable

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import make_problem
from kit.errors import AppError
from kit.ids import NewId

log = structlog.get_logger()

_SAFE_ID = re.compile(r"[A-Za-z0-9_.\-]{1,64}")
_DOCS = ("/docs", "/redoc", "/static-offline-docs")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
}
# The documentation page starts itself from a script inside it; everything comes from this server.
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:;"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class Edge:
    """Wraps the application; nothing that goes wrong inside reaches the client as a stack."""

    def __init__(self, app: ASGIApp, *, new_id: NewId, stopwatch: Callable[[], float]) -> None:
        self.app = app
        self.new_id = new_id
        self.stopwatch = stopwatch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = self._choose_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        status = 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _mark(MutableHeaders(scope=message), scope["path"], request_id)
            await send(message)

        began = self.stopwatch()
        try:
            await self.app(scope, receive, send_marked)
        except Exception as error:  # noqa: BLE001 the outermost loop: a bug must not kill the server
            _log_crash(error, request_id)
            if status == 0:
                await make_problem(AppError(), Request(scope))(scope, receive, send_marked)
        finally:
            _log_request(scope, status, self.stopwatch() - began)

    def _choose_id(self, scope: Scope) -> str:
        given = Headers(scope=scope).get("x-request-id", "")
        return given if _SAFE_ID.fullmatch(given) else self.new_id("req")


def _mark(headers: MutableHeaders, path: str, request_id: str) -> None:
    headers["X-Request-ID"] = request_id
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if path.startswith(_DOCS):
        headers["Content-Security-Policy"] = _DOCS_POLICY


def _log_crash(error: Exception, request_id: str) -> None:
    """Say what kind of error and where, not its message: that may hold what a client wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    log.error(
        "request_crashed",
        request_id=request_id,
        error=type(error).__name__,
        at=[f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames],
    )


def _log_request(scope: Scope, status: int, seconds: float) -> None:
    route = scope.get("route")
    log.info(
        "request_served",
        method=scope["method"],
        # The path as it was declared: ids and whatever else stands in an address stay out of the log.
        route=getattr(route, "path", None),
        status=status,
        ms=round(seconds * 1000, 1),
        request_id=scope["state"]["request_id"],
    )
