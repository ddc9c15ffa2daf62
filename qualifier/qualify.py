"""The use case: conclude from a closed record; API, evals and re-judging call the same function."""

from typing import TYPE_CHECKING, Protocol

from qualifier.chance.estimate import estimate_chance
from qualifier.decision import decide
from qualifier.dedupe import find_twin
from qualifier.evidence import Evidence, extract_evidence
from qualifier.explanation import explain
from qualifier.qualification import Qualification, Scorecard
from qualifier.record import LeadRecord
from qualifier.record_writing import hash_record

if TYPE_CHECKING:
    from qualifier.chance.published import Published
    from qualifier.profile import Profile


# Sources bear their own names; what the house keeps itself is called by a word.
_OWN_SOURCES = {("past_deals", "ru"): "прошлые сделки", ("past_deals", "en"): "past deals"}


class Engine(Protocol):
    """Anything that turns a record and its evidence into a scorecard."""

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Return levels with quotes."""
        ...


def judge(
    record: LeadRecord, engine: Engine, profile: "Profile", published: "Published | None" = None
) -> Qualification:
    """Conclude from the record alone; evals and re-judging call this.

    `published` is what is known of chances; it adds the chance to win and changes nothing else.
    """
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
        chance=None if published is None else estimate_chance(record, scorecard, published),
    )


def _describe_silence(record: LeadRecord, scorecard: Scorecard) -> str | None:
    """A verdict without what a source or the model would have said is shown as such."""
    is_ru = record.lang == "ru"
    parts = []
    if record.silent_sources:
        said = "не ответили источники" if is_ru else "sources did not answer"
        names = (_OWN_SOURCES.get((name, record.lang), name) for name in record.silent_sources)
        parts.append(f"{said}: {', '.join(names)}")
    if scorecard.opinion is not None and scorecard.opinion.fault is not None:
        said = "без модели, по правилам" if is_ru else "without the model, by rules"
        parts.append(f"{said}: {scorecard.opinion.fault}")
    return "; ".join(parts) or None
