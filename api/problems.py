"""Errors as people and programs read them: RFC 9457 problem documents, in Russian or English."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kit.errors import AppError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5

_HTTP = {
    404: ("no_such_path", "There is nothing at this path.", "По этому пути ничего нет."),
    405: ("method_not_allowed", "This method is not offered here.", "Этот метод здесь не поддерживается."),
}
_OTHER = ("http_error", "The request cannot be served.", "Запрос нельзя обработать.")


def choose_lang(accepted: str) -> str:
    """Return `ru` or `en`, whichever the Accept-Language header prefers; English without a wish."""
    weights = {"ru": 0.0, "en": 0.0}
    for part in accepted[:500].split(","):
        tag, _, parameter = part.strip().partition(";")
        lang = tag.strip().lower().partition("-")[0]
        if lang in weights:
            weights[lang] = max(weights[lang], _read_weight(parameter))
    return "ru" if weights["ru"] > weights["en"] else "en"


def _read_weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def make_problem(error: AppError, request: Request) -> Response:
    """Return the document of one of our errors."""
    lang = choose_lang(request.headers.get("accept-language", ""))
    title = (type(error).__doc__ or "").strip() if lang == "en" else error.ru
    headers = {"Retry-After": str(RETRY_AFTER_S)} if error.status in {429, 503} else {}
    return _write(
        request,
        {
            "code": error.code,
            "title": title,
            "status": error.status,
            "detail": error.detail if lang == "en" else error.detail_ru,
            **error.extra,
        },
        lang=lang,
        headers=headers,
    )


def make_http_problem(status: int, request: Request, headers: Mapping[str, str] | None = None) -> Response:
    """Return the document of a refusal by the framework: no such path, no such method."""
    code, english, russian = _HTTP.get(status, _OTHER)
    lang = choose_lang(request.headers.get("accept-language", ""))
    title = english if lang == "en" else russian
    return _write(
        request,
        {"code": code, "title": title, "status": status, "detail": title},
        lang=lang,
        headers=headers or {},
    )


def _write(
    request: Request, problem: Mapping[str, Any], *, lang: str, headers: Mapping[str, str]
) -> Response:
    content = {
        "type": f"urn:dealwright:problem:{problem['code']}",
        **problem,
        "request_id": getattr(request.state, "request_id", ""),
    }
    return Response(
        # What is given back may hold half of a character, which no encoding has.
        json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"),
        status_code=int(problem["status"]),
        media_type=MEDIA_TYPE,
        headers={**headers, "Content-Language": lang},
    )
