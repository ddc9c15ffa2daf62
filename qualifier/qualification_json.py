"""The border between a `Qualification` and its JSON; equal conclusions are equal byte for byte."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from qualifier.canonical_json import write_json
from qualifier.qualification import Qualification, Scorecard, Verdict
from qualifier.record import LeadRecord
from qualifier.record_json import write_record
from qualifier.win_chance import WinChance


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """A judgement as it is stored: written once, where it was made, and handed on as it is."""

    content: str
    record_hash: str
    status: str
    seconds: float | None = None


@cache
def _scorecard() -> TypeAdapter[Scorecard]:
    return TypeAdapter(Scorecard)


@cache
def _verdict() -> TypeAdapter[Verdict]:
    return TypeAdapter(Verdict)


@cache
def _chance() -> TypeAdapter[WinChance]:
    return TypeAdapter(WinChance)


def write_conclusion(qualification: Qualification) -> dict[str, Any]:
    """Return everything concluded, without the record and without how long it took."""
    content = {
        "record_hash": qualification.record_hash,
        "scorecard": _write_scorecard(qualification.scorecard),
        "verdict": _verdict().dump_python(qualification.verdict, mode="json"),
        "explanation": qualification.explanation,
        "profile_name": qualification.profile_name,
        "profile_version": qualification.profile_version,
        "profile_hash": qualification.profile_hash,
        "is_degraded": qualification.is_degraded,
        "degraded_reason": qualification.degraded_reason,
    }
    # As with a model's opinion: where no deals are known, nothing says so.
    if qualification.chance is not None:
        content["chance"] = _chance().dump_python(qualification.chance, mode="json")
    return content


def _write_scorecard(scorecard: Scorecard) -> dict[str, Any]:
    content: dict[str, Any] = _scorecard().dump_python(scorecard, mode="json")
    # Where no model was asked nothing says so: conclusions by rules keep the bytes they always had.
    if content["opinion"] is None:
        del content["opinion"]
    return content


def write_qualification(qualification: Qualification) -> dict[str, Any]:
    """Return the conclusion together with the record that it rests on."""
    return {"record": write_record(qualification.record), **write_conclusion(qualification)}


def write_canonical(qualification: Qualification) -> str:
    """Return the conclusion as the text that is stored and hashed."""
    return write_json(write_conclusion(qualification))


def conclude(qualification: Qualification) -> Conclusion:
    """Return a judgement in the form that is stored."""
    return Conclusion(
        content=write_canonical(qualification),
        record_hash=qualification.record_hash,
        status=qualification.verdict.status.value,
        seconds=qualification.seconds,
    )


def parse_conclusion(content: dict[str, Any], record: LeadRecord) -> Qualification:
    """Read a stored conclusion back; it equals the one written, but for the time it took."""
    return Qualification(
        record=record,
        record_hash=content["record_hash"],
        scorecard=_scorecard().validate_python(content["scorecard"]),
        verdict=_verdict().validate_python(content["verdict"]),
        explanation=content["explanation"],
        profile_name=content["profile_name"],
        profile_version=content["profile_version"],
        profile_hash=content["profile_hash"],
        is_degraded=content["is_degraded"],
        degraded_reason=content["degraded_reason"],
        chance=_chance().validate_python(content["chance"]) if "chance" in content else None,
    )
