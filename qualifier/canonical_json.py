"""JSON at the border: read strictly, written in one spelling only."""

import hashlib
import json
import math
from typing import Any, NoReturn

from kit.errors import NotJson

# The deepest record needs 5; more is an attack or a mistake.
MAX_DEPTH = 32


def read_json(body: bytes) -> Any:
    """Read UTF-8 JSON; NotJson for anything that two parsers could understand differently."""
    try:
        content = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_read_pairs,
            parse_constant=_refuse_constant,
            parse_float=_read_float,
        )
    except UnicodeDecodeError as error:
        raise NotJson("The body is not UTF-8.", ru="Тело запроса не в кодировке UTF-8.") from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise NotJson from error
    _check_depth(content)
    return content


def write_json(content: Any) -> str:
    """Write content so that equal content is equal byte for byte."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text as it is stored."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _read_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise NotJson("A key stands twice in one object.", ru="Ключ повторяется в одном объекте.")
    return content


def _refuse_constant(_name: str) -> NoReturn:
    raise NotJson("NaN and Infinity are not JSON.", ru="NaN и Infinity — не JSON.")


def _read_float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotJson("A number is out of range.", ru="Число слишком велико.")
    return number


def _too_deep() -> NotJson:
    return NotJson("The body is nested too deep.", ru="Слишком глубокая вложенность.")


def _check_depth(content: Any) -> None:
    level = [content]
    for _ in range(MAX_DEPTH):
        level = [item for holder in level for item in _items(holder) if isinstance(item, dict | list)]
        if not level:
            return
    raise _too_deep()


def _items(holder: Any) -> Any:
    return holder.values() if isinstance(holder, dict) else holder if isinstance(holder, list) else ()
