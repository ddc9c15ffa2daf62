"""Rules and model to one scorecard: code checks each quote and bounds how far a level may move."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualifier.criteria import RULES
from qualifier.evidence import Evidence, extract_evidence
from qualifier.model_answer import Proposal
from qualifier.qualification import (
    STEPS,
    Criterion,
    CriterionScore,
    Disagreement,
    Finding,
    Level,
    Quote,
    Scorecard,
)
from qualifier.reading.segments import Sentence
from qualifier.record import LeadRecord, OpenData, text_at

if TYPE_CHECKING:
    from qualifier.profile import Profile

# No number or role is read for these: a second sentence of the client stands in for the check.
_BY_SECOND_QUOTE = frozenset({Criterion.NEED, Criterion.CHALLENGES, Criterion.PRIORITIZATION})
_INDEPENDENT = 2
_SUSPICIOUS = "suspicious"
# Of past deals names, amounts and notes stay here; of open leads everything.
_SHOWN_IN_PART = ("deals[", "open_leads[")

Restore = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The scorecard after the model was heard, and how it came about."""

    scorecard: Scorecard
    disagreements: tuple[Disagreement, ...]
    quotes_kept: int
    quotes_dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What proposals are checked against; `restore` undoes the masking of a quote."""

    evidence: Evidence
    profile: "Profile"
    restore: Restore

    @property
    def record(self) -> LeadRecord:
        """Return the record that is judged."""
        return self.evidence.record


def merge_proposals(rules: Scorecard, proposals: Sequence[Proposal], bench: Bench) -> Merged:
    """Move levels as far as checked quotes allow; a record that gives orders to readers moves nothing."""
    proposed = {proposal.criterion: proposal for proposal in proposals}
    is_suspicious = any(flag.startswith(_SUSPICIOUS) for flag in rules.flags)
    rows, disagreements, kept, dropped = [], [], 0, 0
    for row in rules.scores:
        proposal = proposed.get(row.criterion)
        if proposal is None or proposal.level is Level.UNKNOWN:
            rows.append(row)
            continue
        quotes = check_quotes(proposal, bench)
        kept += len(quotes)
        dropped += len(proposal.reasons) - len(quotes)
        moved = row if is_suspicious else move(row, proposal, quotes, bench)
        rows.append(moved)
        if proposal.level is not row.level:
            disagreements.append(_disagree(row, proposal, moved))
    return Merged(
        scorecard=replace(rules, scores=tuple(rows)),
        disagreements=tuple(disagreements),
        quotes_kept=kept,
        quotes_dropped=dropped,
    )


def _disagree(row: CriterionScore, proposal: Proposal, moved: CriterionScore) -> Disagreement:
    return Disagreement(
        criterion=row.criterion,
        rules=row.level,
        model=proposal.level,
        merged=moved.level,
        certainty_pct=proposal.certainty_pct,
        why=proposal.reasons[0].why if proposal.reasons else "",
    )


def move(row: CriterionScore, proposal: Proposal, quotes: tuple[Quote, ...], bench: Bench) -> CriterionScore:
    """One step is free with a quote; further only as far as the quoted words alone prove.

    What the rules have read in words is not moved by words of which code reads nothing on that criterion.
    """
    if not quotes or proposal.level is row.level or _rests_on_unseen(row):
        return row
    read = read_alone(proposal.criterion, quotes, bench)
    if row.level is not Level.UNKNOWN and read is Level.UNKNOWN:
        return row
    here, there = STEPS.index(row.level), STEPS.index(proposal.level)
    step = here + (1 if there > here else -1)
    target = there if abs(there - here) == 1 or proves(proposal, quotes, read) else step
    level = STEPS[target]
    # A level nobody quoted for is unknown, whoever proposed it.
    return replace(
        row,
        level=level,
        points=bench.profile.points[level],
        quotes=() if level is Level.UNKNOWN else quotes,
        note=None,
    )


def _rests_on_unseen(row: CriterionScore) -> bool:
    """What the rules read where the model is not shown all, it cannot correct."""
    return any(quote.place.startswith(_SHOWN_IN_PART) for quote in row.quotes)


def proves(proposal: Proposal, quotes: tuple[Quote, ...], read: Level) -> bool:
    """Tell whether a proposed level is proved: code reads it too, or a second sentence says so."""
    if proposal.criterion in _BY_SECOND_QUOTE:
        return len({(quote.place, quote.start) for quote in quotes}) >= _INDEPENDENT
    return read is proposal.level


def read_alone(criterion: Criterion, quotes: tuple[Quote, ...], bench: Bench) -> Level:
    """Return the level that code reads from the quoted words alone; unknown when they say nothing of it."""
    alone = extract_evidence(_alone(bench.record, quotes))
    findings: dict[Criterion, Finding] = {}
    # In the table's order: later rules read what earlier ones found (Money reads Budget).
    for one, rule in RULES.items():
        findings[one] = rule(alone, bench.profile, findings)
        if one is criterion:
            break
    return findings[criterion].level


def _alone(record: LeadRecord, quotes: tuple[Quote, ...]) -> LeadRecord:
    """The record of a client who said the quoted words and nothing else."""
    said = "\n".join(quote.text for quote in quotes)
    bare = replace(record.lead, message=said, interactions=())
    return replace(record, lead=bare, open_data=OpenData(), deals=(), open_leads=())


def check_quotes(proposal: Proposal, bench: Bench) -> tuple[Quote, ...]:
    """Return the quotes that stand verbatim in the client's words or in a register, each once."""
    found = (_find(bench, bench.restore(reason.quote)) for reason in proposal.reasons)
    return tuple(dict.fromkeys(quote for quote in found if quote is not None))


def _find(bench: Bench, text: str | None) -> Quote | None:
    if not text or not any(letter.isalnum() for letter in text):
        return None
    for place in spoken_places(bench.record):
        if quote := _find_spoken(bench.evidence, place, text):
            return quote
    for place in register_places(bench.record):
        if text in (text_at(bench.record, place) or ""):
            return Quote(place=place, text=text)
    return None


def _find_spoken(evidence: Evidence, place: str, text: str) -> Quote | None:
    whole = text_at(evidence.record, place) or ""
    start = whole.find(text)
    while start >= 0:
        if _is_testimony(evidence, place, start, start + len(text)):
            return Quote(place=place, text=text, start=start)
        start = whole.find(text, start + 1)
    return None


def _is_testimony(evidence: Evidence, place: str, start: int, end: int) -> bool:
    """Every sentence that the words touch must be the client's, none an order to the reader."""
    touched = [sentence for sentence in evidence.sentences if _touches(sentence, place, start, end)]
    allowed = {(sentence.segment.place, sentence.start) for sentence in evidence.testimony}
    return bool(touched) and all((s.segment.place, s.start) in allowed for s in touched)


def _touches(sentence: Sentence, place: str, start: int, end: int) -> bool:
    is_here = sentence.segment.place == place
    return is_here and sentence.start < end and start < sentence.start + len(sentence.text)


def spoken_places(record: LeadRecord) -> tuple[str, ...]:
    """Name the places where people speak."""
    return ("message", *(f"interactions[{at}]" for at in range(len(record.lead.interactions))))


def register_places(record: LeadRecord) -> tuple[str, ...]:
    """Name the places that registers and the house itself have filled."""
    fields: Mapping[str, object] = {
        "open_data.industry": record.open_data.industry,
        "open_data.okved": record.open_data.okved,
        "open_data.employees": record.open_data.employees,
        "open_data.revenue_rub": record.open_data.revenue_rub,
        "contact.role": record.lead.contact.role,
    }
    listed = (
        *(f"open_data.ad_activity[{at}]" for at in range(len(record.open_data.ad_activity))),
        *(f"open_data.news[{at}]" for at in range(len(record.open_data.news))),
        # Deals of other clients are no evidence, and nothing of theirs goes to a model.
        *(f"deals[{at}]" for at, deal in enumerate(record.deals) if deal.likeness is None),
    )
    return (*(place for place, value in fields.items() if value is not None), *listed)
