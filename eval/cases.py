"""Labelled cases: a record, the right answer, and the notes that reports are sliced by."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.metrics.exact import Value
from kit.errors import BadInput
from qualifier.qualification import Criterion, Fit, Level, Reason, Status
from qualifier.record import LeadRecord
from qualifier.record_json import parse_record

CRITERIA = tuple(criterion.value for criterion in Criterion)
LABELS = ("fit", "status", "reason")
NUMBER_FIELDS = ("budget_min_rub", "budget_max_rub", "start_date", "end_date", "decision_date")

_ALLOWED: Mapping[str, frozenset[str | None]] = {
    "fit": frozenset(fit.value for fit in Fit),
    "status": frozenset(status.value for status in Status),
    "reason": frozenset({None, *(reason.value for reason in Reason)}),
}
_LEVELS: frozenset[str | None] = frozenset(level.value for level in Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Levels, verdict and numbers: of the people who labelled, or of the engine.

    What nobody labelled is missing from the maps, which is not the same as a null.
    """

    levels: Mapping[str, str]
    labels: Mapping[str, str | None]
    numbers: Mapping[str, Value]
    quotes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadCase:
    """One labelled lead; without a record when our own border refuses it, which counts as a crash."""

    id: str
    lang: str
    gold: Answer
    record: LeadRecord | None
    tags: tuple[str, ...] = ()
    strength: str | None = None
    why: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """A line that holds no case; it is reported, never fatal."""

    place: str
    error: str


def read_case_files(paths: Iterable[Path]) -> tuple[LeadCase | BrokenLine, ...]:
    """Read JSONL files in order; an id that was seen before gets `#2`, so that no case is lost."""
    seen: dict[str, int] = {}
    read: list[LeadCase | BrokenLine] = []
    for line in (line for path in paths for line in _read_file(path)):
        if isinstance(line, LeadCase):
            seen[line.id] = seen.get(line.id, 0) + 1
            repeated = seen[line.id] > 1
            read.append(replace(line, id=f"{line.id}#{seen[line.id]}") if repeated else line)
        else:
            read.append(line)
    return tuple(read)


def _read_file(path: Path) -> Iterator[LeadCase | BrokenLine]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if text := line.strip().removeprefix(b"\xef\xbb\xbf"):
                yield _read_line(text, f"{path.name}:{number}")


def _read_line(text: bytes, place: str) -> LeadCase | BrokenLine:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        return BrokenLine(place=place, error=f"not JSON: {type(error).__name__}")
    try:
        return parse_case(content, place)
    except BadInput as error:
        return BrokenLine(place=place, error=error.detail)


def parse_case(content: Any, place: str) -> LeadCase:
    """Read one case; BadInput when there is no usable right answer in it."""
    if not isinstance(content, dict):
        raise BadInput("not an object")
    gold = _parse_gold(content.get("gold"))
    record, error = _parse_record_or_fault(content)
    tags = content.get("tags")
    return LeadCase(
        id=str(content.get("id") or place),
        lang=str(content.get("lang") or "ru"),
        gold=gold,
        record=record,
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        strength=_text(content.get("strength")),
        why=_text(content.get("why")),
        error=error,
    )


def _parse_record_or_fault(content: Mapping[str, Any]) -> tuple[LeadRecord | None, str | None]:
    try:
        return parse_record(content), None
    except BadInput as error:
        return None, f"record refused: {error.detail}"


def _parse_gold(gold: Any) -> Answer:
    if not isinstance(gold, dict):
        raise BadInput("gold: missing")
    evidence = gold.get("evidence")
    return Answer(
        levels={name: _checked(gold, name, _LEVELS) for name in CRITERIA if gold.get(name) is not None},
        labels={name: _checked(gold, name, _ALLOWED[name]) for name in LABELS if name in gold},
        numbers={name: _number(gold[name]) for name in NUMBER_FIELDS if name in gold},
        quotes=_parse_quotes(evidence) if isinstance(evidence, dict) else {},
    )


def _parse_quotes(evidence: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(str, quotes)) for name, quotes in evidence.items() if isinstance(quotes, list)}


def _checked(gold: Mapping[str, Any], name: str, allowed: frozenset[str | None]) -> Any:
    value = gold[name]
    if not (value is None or isinstance(value, str)) or value not in allowed:
        raise BadInput(f"gold.{name}: {str(value)[:40]!r} is none of its values")
    return value


def _number(value: Any) -> Value:
    # Amounts may come as 300000.0; dates stay ISO text.
    return round(value) if isinstance(value, float) else _text(value) if not isinstance(value, int) else value


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
