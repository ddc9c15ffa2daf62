"""The use case: conclude from a closed record; API, evals and re-judging call the same function."""

from typing import TYPE_CHECKING, Protocol

from qualifier.decision import decide
from qualifier.dedupe import find_twin
from qualifier.evidence import Evidence, extract_evidence
from qualifier.explanation import explain
from qualifier.qualification import Qualification, Scorecard
from qualifier.record import LeadRecord
from qualifier.record_writing import hash_record

if TYPE_CHECKING:
    from qualifier.profile import Profile


class Engine(Protocol):
    """Anything that turns a record and its evidence into a scorecard."""

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Return levels with quotes."""
        ...


def judge(record: LeadRecord, engine: Engine, profile: "Profile") -> Qualification:
    """Conclude from the record alone; evals and re-judging call this."""
    evidence = extract_evidence(record)
    scorecard = engine.score(record, evidence)
    verdict = decide(record, scorecard, profile, find_twin(record))
    return Qualification(
        record=record,
        record_hash=hash_record(record),
        scorecard=scorecard,
        verdict=verdict,
        explanation=explain(scorecard, verdict, record.lang),
        profile_name=profile.name,
        profile_version=profile.version,
        profile_hash=profile.hash,
        is_degraded=bool(record.silent_sources),
        degraded_reason=_describe_silence(record),
    )


def _describe_silence(record: LeadRecord) -> str | None:
    """A verdict without what a source would have said is shown as such."""
    if not record.silent_sources:
        return None
    said = "не ответили источники" if record.lang == "ru" else "sources did not answer"
    return f"{said}: {', '.join(record.silent_sources)}"
