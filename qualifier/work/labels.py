"""Outcomes as labels: cases for the evals with what people put right, and rows that a model learns from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qualifier.chance.record_cells import list_cells
from qualifier.outcomes.outcome import Outcome, OutcomeAsk, OutcomeKind, RejectReason
from qualifier.qualification import Criterion, Fit, Level, Reason, Status
from qualifier.qualification_json import parse_conclusion
from qualifier.record_json import parse_record
from qualifier.work.queue_desk import Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A lead with what people said of one record of it, the last of which was said of this verdict."""

    judged: Judged
    outcomes: tuple[Outcome, ...]

    @property
    def last(self) -> Outcome:
        """Return the outcome that counts."""
        return self.outcomes[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a rejection says in the rubric's words; None where it says nothing."""

    status: Status | None
    reason: Reason
    fit: Fit | None = None
    levels: Mapping[Criterion, Level]


# "Not ready" and "no budget" return a lead to marketing; which of its facts were wrong is not said.
_REJECTIONS: Mapping[RejectReason, Meaning] = {
    RejectReason.NO_BUDGET: Meaning(
        status=None, reason=Reason.NO_BUDGET, levels={Criterion.BUDGET: Level.ABSENT}
    ),
    RejectReason.NOT_OUR_SEGMENT: Meaning(
        status=Status.DISQUALIFIED,
        reason=Reason.WRONG_SEGMENT,
        fit=Fit.X,
        levels={Criterion.INDUSTRY: Level.ABSENT},
    ),
    RejectReason.NOT_READY: Meaning(
        status=None, reason=Reason.NOT_READY, levels={Criterion.TIMING: Level.ABSENT}
    ),
    RejectReason.DUPLICATE: Meaning(status=Status.DUPLICATE, reason=Reason.DUPLICATE, levels={}),
    RejectReason.NO_CONTACT: Meaning(status=None, reason=Reason.UNREACHABLE, levels={}),
    RejectReason.NO_NEED: Meaning(
        status=Status.DISQUALIFIED, reason=Reason.NO_NEED, levels={Criterion.NEED: Level.ABSENT}
    ),
}


def write_case(labelled: Labelled) -> dict[str, Any]:
    """Return a labelled case: the record as it was judged, and gold of what people said alone.

    What nobody put right is missing from the gold, so that the engine is not measured by itself.
    """
    record = json.loads(labelled.judged.record)
    gold = make_gold(labelled)
    said = labelled.last.said
    return {
        **record,
        "id": labelled.judged.external_id or labelled.judged.lead_id,
        "gold": gold,
        # One person's word; two who agree would be STRONG.
        "strength": "MEDIUM" if said.corrections else "WEAK",
        "why": " ".join(part for part in (said.kind.value, said.reason, said.note) if part),
        "tags": ["outcome", said.kind.value, *([said.quality.value] if said.quality else [])],
    }


def make_gold(labelled: Labelled) -> dict[str, Any]:
    """Return what people said in the rubric's words: what was put right, and what the last decision says."""
    decision: dict[str, Any] = {}
    corrected: dict[str, Any] = {}
    for outcome in labelled.outcomes:
        decision = _decide(decision, outcome.said)
        corrected |= {criterion.value: level.value for criterion, level in outcome.said.corrections.items()}
    return {**decision, **corrected}


def _decide(before: dict[str, Any], said: OutcomeAsk) -> dict[str, Any]:
    """A lead that is taken up again was no refusal; how a deal ended says nothing of how it began."""
    if said.kind is OutcomeKind.ACCEPTED:
        return {"status": Status.QUALIFIED.value, "reason": None}
    if said.reason is not None:
        return _read_meaning(_REJECTIONS[said.reason])
    was_refused = before.get("reason") is not None
    return {} if said.kind is OutcomeKind.WON and was_refused else before


def _read_meaning(meaning: Meaning) -> dict[str, Any]:
    gold: dict[str, Any] = {criterion.value: level.value for criterion, level in meaning.levels.items()}
    gold["reason"] = meaning.reason.value
    if meaning.status is not None:
        gold["status"] = meaning.status.value
    if meaning.fit is not None:
        gold["fit"] = meaning.fit.value
    return gold


def write_deal(labelled: Labelled) -> dict[str, Any] | None:
    """Return a row for `winmodel train`: the record's features as judged, and how the deal ended.

    None while the lead is open, or was returned before it became a deal.
    """
    said = labelled.last.said
    if said.kind not in {OutcomeKind.WON, OutcomeKind.LOST}:
        return None
    record = parse_record(json.loads(labelled.judged.record))
    judged = parse_conclusion(json.loads(labelled.judged.content), record)
    return {
        "id": labelled.judged.lead_id,
        "outcome": said.kind.value,
        "closed": said.happened_on.isoformat(),
        "amount": None if said.amount_rub is None else str(said.amount_rub),
        **list_cells(record, judged.scorecard),
    }
