"""One call to the town and its answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

JSON = "application/json"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked: whom, what, with which headers (their names in lower case)."""

    host: str
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""

    def read_json(self) -> Mapping[str, Any]:
        """Return the body's object, an empty one when it is none."""
        try:
            content = json.loads(self.body)
        except ValueError:
            return {}
        return content if isinstance(content, dict) else {}

    @property
    def has_contact(self) -> bool:
        """Tell whether the caller says how it can be reached."""
        agent = self.headers.get("user-agent", "")
        return "@" in agent or "+http" in agent


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent back."""

    status: int = 200
    media_type: str = JSON
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def say_json(content: Any, *, status: int = 200, media_type: str = JSON) -> Answer:
    """Answer with JSON."""
    return Answer(status=status, media_type=media_type, body=json.dumps(content, ensure_ascii=False).encode())


def say_page(text: str, *, status: int = 200, charset: str = "utf-8") -> Answer:
    """Answer with a page for people."""
    return Answer(status=status, media_type=f"text/html; charset={charset}", body=text.encode(charset))


def say_text(text: str, *, status: int = 200) -> Answer:
    """Answer with plain text."""
    return Answer(status=status, media_type="text/plain; charset=utf-8", body=text.encode())


NOT_FOUND = say_page("<html><body><h1>404</h1></body></html>", status=404)
