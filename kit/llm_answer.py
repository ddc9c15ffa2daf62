"""A model's text to one JSON object: strictly, with at most one repair, made by code."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from kit.llm_faults import ModelFailed, ModelFault

LONGEST_ANSWER = 200_000
DEEPEST = 32
# So many words in a row of ours are no chance: the answer recites the instructions.
_RECITED_WORDS = 8
_FENCE = re.compile(r"\A```[a-z]*\s*\n(?P<body>.*)\n\s*```\Z", re.DOTALL | re.IGNORECASE)
_REFUSAL = re.compile(
    r"(?i)\b(?:can(?:no|')t|cannot|unable to|won't) (?:help|assist|comply|answer|do)|i'm sorry|i am sorry"
    r"|не могу (?:помочь|ответить|выполнить)|извините|не имею права"
)
_WORD = re.compile(r"\w+")


def read_object(text: str) -> Mapping[str, Any]:
    """Return the one object that the text is; ModelFailed with the reason when it is none.

    The repair drops a fence, a byte order mark, and words around a single object; nothing inside is mended.
    """
    if not text.strip():
        raise ModelFailed(ModelFault.EMPTY)
    if len(text) > LONGEST_ANSWER:
        raise ModelFailed(ModelFault.TOO_LARGE)
    bare = text.strip().removeprefix("\ufeff").strip()
    if "{" not in bare and _REFUSAL.search(bare):
        raise ModelFailed(ModelFault.REFUSAL)
    if _depth(bare) > DEEPEST:
        raise ModelFailed(ModelFault.WRONG_SHAPE, "nested too deep")
    content = _load(bare)
    if content is _NOTHING:
        content = _load(_cut_object(bare))
    if content is _NOTHING:
        raise ModelFailed(ModelFault.NOT_JSON)
    if not isinstance(content, dict):
        raise ModelFailed(ModelFault.WRONG_SHAPE, "not an object")
    return content


def clean_object(content: Any, clean: Callable[[str], str]) -> Any:
    """Return a JSON value with each of its texts cleaned; names of fields stay."""
    if isinstance(content, str):
        return clean(content)
    if isinstance(content, list):
        return [clean_object(part, clean) for part in content]
    if isinstance(content, dict):
        return {name: clean_object(part, clean) for name, part in content.items()}
    return content


def write_object(content: Mapping[str, Any]) -> str:
    """Return an object as the text that is kept of it; half a character becomes its escape."""
    text = json.dumps(content, ensure_ascii=False)
    return text if text.isascii() or _is_whole(text) else json.dumps(content)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def recites(answer: str, instructions: str, canary: str) -> bool:
    """Tell whether an answer gives away what the model was told: the canary, or eight words in a row."""
    if canary and canary in answer:
        return True
    return not _told_runs(instructions).isdisjoint(_runs(answer))


@lru_cache(maxsize=16)
def _told_runs(instructions: str) -> frozenset[tuple[str, ...]]:
    """The instructions are the same for all leads of a day."""
    return frozenset(_runs(instructions))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return zip(*(words[at:] for at in range(_RECITED_WORDS)), strict=False)


class _Nothing:
    """Told from null."""


_NOTHING = _Nothing()


def _load(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return _NOTHING


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        raise ModelFailed(ModelFault.WRONG_SHAPE, "a key comes twice")
    return content


def _refuse(word: str) -> Any:
    raise ModelFailed(ModelFault.WRONG_SHAPE, f"{word} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ModelFailed(ModelFault.WRONG_SHAPE, "a number beyond all bounds")
    return number


def _cut_object(text: str) -> str:
    """Return the single object among words; what is left must hold no other."""
    fenced = _FENCE.match(text)
    if fenced:
        return fenced["body"].strip()
    start, end = text.find("{"), text.rfind("}")
    around = text[:start] + text[end + 1 :]
    return text[start : end + 1] if 0 <= start < end and not set("{}[]") & set(around) else ""


def _depth(text: str) -> int:
    deepest = depth = 0
    for sign in text:
        if sign in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth -= 1
    return deepest
