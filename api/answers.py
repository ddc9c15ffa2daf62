"""An answer as JSON: compact, in the letters it was written in."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from starlette.responses import Response


def write_answer(
    content: dict[str, Any] | str, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return content as a JSON answer; what is stored as JSON is handed on as the text that it is."""
    body = (content if isinstance(content, str) else write_compact(content)).encode()
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def write_compact(content: Any) -> str:
    """Return content as JSON without spaces."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def write_created(
    content: dict[str, Any] | str,
    address: str,
    *,
    is_repeated: bool,
    links: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    """Return what was stored, where it is, and whether an earlier answer is given again."""
    headers = {"Location": address, **links}
    if is_repeated:
        headers["Idempotency-Replayed"] = "true"
    return write_answer(content, status=201, headers=headers)
