"""What a source answered, in the form in which it is kept: facts by entity, instant and terms."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from qualifier.canonical_json import write_json
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.fact import About, Confidence, Fact, Unit

_FIELDS = tuple(field.name for field in fields(Fact))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAnswer:
    """The entities that a source knows of; none is an answer too, and is kept for a shorter while."""

    candidates: tuple[Candidate, ...]
    fetched_at: datetime

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(len(one.facts) for one in self.candidates)


def write_answer(answer: SourceAnswer) -> str:
    """Return an answer as canonical JSON."""
    content = [
        {"found_by": one.found_by, "facts": [_write_fact(fact) for fact in one.facts]}
        for one in answer.candidates
    ]
    return write_json(content)


def read_answer(content: str, fetched_at: datetime) -> SourceAnswer | None:
    """Read a kept answer; None when an earlier version wrote what this one does not know."""
    try:
        candidates = tuple(
            build_candidate(map(_read_fact, one["facts"]), found_by=one["found_by"])
            for one in json.loads(content)
        )
    except (ValueError, KeyError, TypeError):
        return None
    return SourceAnswer(candidates=candidates, fetched_at=fetched_at)


def _write_fact(fact: Fact) -> dict[str, Any]:
    content = {name: getattr(fact, name) for name in _FIELDS}
    as_of = fact.as_of.isoformat() if fact.as_of else None
    return {**content, "fetched_at": fact.fetched_at.isoformat(), "as_of": as_of}


def _read_fact(content: dict[str, Any]) -> Fact:
    given = {name: content[name] for name in _FIELDS}
    return Fact(
        **{
            **given,
            "about": About(given["about"]),
            "unit": Unit(given["unit"]) if given["unit"] else None,
            "confidence": Confidence(given["confidence"]),
            "fetched_at": datetime.fromisoformat(given["fetched_at"]),
            "as_of": date.fromisoformat(given["as_of"]) if given["as_of"] else None,
        }
    )
