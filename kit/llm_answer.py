"""A model's text to one JSON object: strictly, with at most one repair, made by code."""

import json
import re
from collections.abc import Mapping
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


def recites(answer: str, instructions: str, canary: str) -> bool:
    """Tell whether an answer gives away what the model was told: the canary, or eight words in a row."""
    if canary and canary in answer:
        return True
    told = _runs(instructions)
    return any(run in told for run in _runs(answer))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.group().lower() for word in _WORD.finditer(text)]
    return {tuple(words[at : at + _RECITED_WORDS]) for at in range(len(words) - _RECITED_WORDS + 1)}


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
