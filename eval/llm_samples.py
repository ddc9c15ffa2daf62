"""The cases' sample answers, which score a lead as a whole, put into the shape of our own question."""

import json
import random
import re
from collections.abc import Mapping
from typing import Any

_SAMPLE = '{"score": 62, "grade": "B", "reasons": [{"text": "есть бюджет", "quote": "бюджет 2 млн"}]}'
_NAMES = {"score": "certainty_pct", "grade": "level", "reasons": "reasons", "text": "text", "quote": "quote"}
_GRADES = {"A": "confirmed", "B": "partial", "C": "absent", "b": "Partial"}
_KEY = re.compile(r"""(?P<open>["'])(?P<name>score|grade)(?P=open)""")
_GRADE = re.compile(r"""(?P<key>["']level["']\s*[:\x00]+\s*["'])(?P<grade>[ABCb])(?P<close>["'])""")
_MANY = 10_000
_DEEP = 20_000
_LONG = 500_000


def adapt_reply(reply: Mapping[str, Any]) -> dict[str, Any]:
    """Return the reply with its content asked of one criterion of ours; other modes stay as they are."""
    if "gen" in reply:
        return {**reply, "content": _generate(reply["gen"])}
    if reply["mode"] in {"delay", "random", "outage", "drip", "length", "reset"}:
        return {**reply, "content": adapt_content(_SAMPLE)}
    content = reply.get("content")
    if content == "RANDOM 0..100":
        return {**reply, "content": Flipping()}
    return {**reply, "content": adapt_content(content)} if isinstance(content, str) else dict(reply)


def adapt_content(content: str) -> str:
    """Rename the sample's keys and grades, and put each whole object under one criterion."""
    renamed = _KEY.sub(lambda found: f"{found['open']}{_NAMES[found['name']]}{found['open']}", content)
    renamed = _GRADE.sub(lambda found: found["key"] + _GRADES[found["grade"]] + found["close"], renamed)
    whole = adapt_keys(_SAMPLE)
    if renamed.count(whole) > 1:
        return renamed.replace(whole, _wrap(whole))
    start, end = renamed.find("{"), renamed.rfind("}")
    if start < 0 or "certainty_pct" not in renamed and "level" not in renamed:
        return renamed
    if renamed.count("{") > renamed.count("}"):
        return renamed[:start] + '{"criteria": {"budget": ' + renamed[start:]
    return renamed[:start] + _wrap(renamed[start : end + 1]) + renamed[end + 1 :]


def adapt_keys(sample: str) -> str:
    """Return the sample under our names."""
    renamed = _KEY.sub(lambda found: f"{found['open']}{_NAMES[found['name']]}{found['open']}", sample)
    return _GRADE.sub(lambda found: found["key"] + _GRADES[found["grade"]] + found["close"], renamed)


def _wrap(row: str) -> str:
    return '{"criteria": {"budget": ' + row + "}}"


def _generate(asked: str) -> str:
    if asked.startswith("object nested"):
        return '{"a":' * _DEEP + "1" + "}" * _DEEP
    reason = {"text": "есть бюджет", "quote": "бюджет 2 млн"}
    count = _MANY if asked.startswith("10000") else 1
    reasons = [reason] * count if count > 1 else [{"text": "ы" * _LONG, "quote": "бюджет 2 млн"}]
    row = {"level": "partial", "certainty_pct": 62, "reasons": reasons}
    return json.dumps({"criteria": {"budget": row}}, ensure_ascii=False)


class Flipping(str):
    """A content that is another one each time it is sent."""

    __slots__ = ()

    def fresh(self) -> str:
        """Return the sample with another certainty."""
        return adapt_content(_SAMPLE.replace("62", str(random.randint(20, 100))))  # noqa: S311
