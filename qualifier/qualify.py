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
        is_degraded=_describe_silence(record, scorecard) is not None,
        degraded_reason=_describe_silence(record, scorecard),
    )


def _describe_silence(record: LeadRecord, scorecard: Scorecard) -> str | None:
    """A verdict without what a source or the model would have said is shown as such."""
    is_ru = record.lang == "ru"
    parts = []
    if record.silent_sources:
        said = "не ответили источники" if is_ru else "sources did not answer"
        parts.append(f"{said}: {', '.join(record.silent_sources)}")
    if scorecard.opinion is not None and scorecard.opinion.fault is not None:
        said = "без модели, по правилам" if is_ru else "without the model, by rules"
        parts.append(f"{said}: {scorecard.opinion.fault}")
    return "; ".join(parts) or None
