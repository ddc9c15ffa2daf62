"""An answer as JSON: compact, in the letters it was written in."""

import json
from typing import Any

from starlette.responses import Response


def write_answer(
    content: dict[str, Any], *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return content as a JSON answer."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def write_created(content: dict[str, Any], address: str, *, is_repeated: bool) -> Response:
    """Return what was stored, where it is, and whether an earlier answer is given again."""
    headers = {"Location": address}
    if is_repeated:
        headers["Idempotency-Replayed"] = "true"
    return write_answer(content, status=201, headers=headers)
