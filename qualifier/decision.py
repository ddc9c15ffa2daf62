"""From levels to the verdict, by the profile's rules alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualifier.qualification import (
    BANT,
    CHAMP,
    ICP,
    STEPS,
    Bilingual,
    Criterion,
    Fit,
    Level,
    Quality,
    Question,
    Reason,
    Score,
    Scorecard,
    Status,
    Verdict,
)
from qualifier.reachability import count_unanswered, has_valid_contact, is_empty, is_spam
from qualifier.record import LeadRecord, RegisterStatus

if TYPE_CHECKING:
    from qualifier.profile import Profile

_QUESTIONS = 3
# What to ask first: what the decision turns on, then what widens the range most.
_ASK_ORDER = (
    Criterion.NEED,
    Criterion.BUDGET,
    Criterion.AUTHORITY,
    Criterion.TIMING,
    Criterion.CHALLENGES,
    Criterion.PRIORITIZATION,
    Criterion.POTENTIAL,
    Criterion.SIZE,
    Criterion.AD_ACTIVITY,
    Criterion.MONEY,
    Criterion.INDUSTRY,
)
_RANK = {level: place for place, level in enumerate(STEPS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the status rules look at.

    `settled` answers reasons that rest on the record alone, so that other levels can be tried on a lead
    that was judged already without its texts being read again; it names all of them or none.
    """

    record: LeadRecord
    levels: Mapping[Criterion, Level]
    profile: "Profile"
    fit: Fit
    twin: str | None
    settled: Mapping[Reason, bool] = field(default_factory=dict)

    def has(self, criterion: Criterion, level: Level) -> bool:
        """Tell whether a criterion stands at a level."""
        return self.levels[criterion] is level


def decide(record: LeadRecord, scorecard: Scorecard, profile: "Profile", twin: str | None) -> Verdict:
    """Return the verdict; `twin` is the id of the open lead that this one repeats."""
    levels = scorecard.levels()
    facts = Facts(record=record, levels=levels, profile=profile, twin=twin, fit=choose_fit(levels, profile))
    status = choose_status(facts)
    reason = None if status is Status.QUALIFIED else choose_reason(facts)
    bant = score_table(levels, BANT, profile.weights.bant, profile)
    champ = score_table(levels, CHAMP, profile.weights.champ, profile)
    icp = score_table(levels, ICP, profile.weights.icp, profile)
    return Verdict(
        fit=facts.fit,
        status=status,
        reason=reason,
        quality=_mark_quality(status, facts.fit),
        why=_say_why(status, reason, profile),
        next_action=_choose_action(status, reason, profile),
        questions=choose_questions(levels, status, profile),
        bant=bant,
        champ=champ,
        icp=icp,
        priority=_weigh_scores({"bant": bant, "champ": champ, "icp": icp}, profile),
        confidence_pct=_round(
            100 * sum(level is not Level.UNKNOWN for level in levels.values()) / len(levels)
        ),
        is_sal_ready=_is_sal_ready(facts, status),
        duplicate_of=twin,
    )


def score_table(
    levels: Mapping[Criterion, Level],
    table: tuple[Criterion, ...],
    weights: Mapping[Criterion, float],
    profile: "Profile",
) -> Score:
    """Average a table's points; low and high resolve every unknown as absent and as confirmed."""

    def total(unknown: Level) -> float:
        return sum(
            weights[criterion]
            * profile.points[unknown if levels[criterion] is Level.UNKNOWN else levels[criterion]]
            for criterion in table
        )

    return Score(
        value=_round(total(Level.UNKNOWN)),
        low=_round(total(Level.ABSENT)),
        high=_round(total(Level.CONFIRMED)),
    )


def choose_fit(levels: Mapping[Criterion, Level], profile: "Profile") -> Fit:
    """Industry absent is outside; else the tier by the exact ICP average."""
    if levels[Criterion.INDUSTRY] is Level.ABSENT:
        return Fit.X
    exact = sum(profile.weights.icp[criterion] * profile.points[levels[criterion]] for criterion in ICP)
    if exact >= profile.fit.a_from.value - 1e-9:
        return Fit.A
    return Fit.B if exact >= profile.fit.b_from.value - 1e-9 else Fit.C


def choose_status(facts: Facts) -> Status:
    """Apply the status rules in their order; the first that applies wins."""
    if facts.twin is not None:
        return Status.DUPLICATE
    if _is_disqualified(facts):
        return Status.DISQUALIFIED
    return Status.QUALIFIED if _is_qualified(facts) else Status.NURTURE


def _is_disqualified(facts: Facts) -> bool:
    return (
        facts.fit is Fit.X
        or facts.has(Criterion.NEED, Level.ABSENT)
        or (facts.has(Criterion.AUTHORITY, Level.ABSENT) and not facts.has(Criterion.NEED, Level.CONFIRMED))
        or _holds(Reason.SPAM, facts)
        or (not facts.settled and is_empty(facts.record))
        or _holds(Reason.INSOLVENT, facts)
    )


def _is_qualified(facts: Facts) -> bool:
    rule = facts.profile.qualified
    core = [facts.levels[criterion] for criterion in rule.confirmed_of]
    return (
        facts.fit in rule.fits
        and facts.levels[Criterion.NEED] is rule.need
        and not any(facts.has(criterion, Level.ABSENT) for criterion in BANT)
        and sum(level is Level.CONFIRMED for level in core) >= rule.confirmed_at_least
        and all(_RANK[level] >= _RANK[rule.others_at_least] for level in core)
    )


def _is_insolvent(facts: Facts) -> bool:
    return facts.record.open_data.status in {RegisterStatus.BANKRUPT, RegisterStatus.LIQUIDATING}


_REASONS: Mapping[Reason, Callable[[Facts], bool]] = {
    Reason.DUPLICATE: lambda facts: facts.twin is not None,
    Reason.SPAM: lambda facts: is_spam(facts.record),
    Reason.WRONG_SEGMENT: lambda facts: facts.fit is Fit.X,
    Reason.INSOLVENT: _is_insolvent,
    Reason.NO_NEED: lambda facts: facts.has(Criterion.NEED, Level.ABSENT),
    Reason.NO_BUDGET: lambda facts: facts.has(Criterion.BUDGET, Level.ABSENT),
    Reason.NO_AUTHORITY: lambda facts: facts.has(Criterion.AUTHORITY, Level.ABSENT),
    Reason.NOT_READY: lambda facts: facts.has(Criterion.TIMING, Level.ABSENT),
    Reason.UNREACHABLE: lambda facts: is_unreachable(facts.record, facts.profile),
    Reason.TOO_SMALL: lambda facts: facts.has(Criterion.SIZE, Level.ABSENT),
    Reason.INCOMPLETE: lambda facts: True,
}


def choose_reason(facts: Facts) -> Reason:
    """Return the first reason of the profile's order that applies."""
    return next(reason for reason in facts.profile.reason_order if _holds(reason, facts))


def _holds(reason: Reason, facts: Facts) -> bool:
    return facts.settled[reason] if reason in facts.settled else _REASONS[reason](facts)


def is_unreachable(record: LeadRecord, profile: "Profile") -> bool:
    """Tell whether nobody can be reached: no usable contact, or attempts that nobody answered."""
    return not has_valid_contact(record) or count_unanswered(record) >= profile.unanswered_attempts.value


def choose_questions(
    levels: Mapping[Criterion, Level], status: Status, profile: "Profile"
) -> tuple[Question, ...]:
    """Ask for unknowns first, then for what is only partial; nothing of a closed lead."""
    if status in {Status.DISQUALIFIED, Status.DUPLICATE}:
        return ()
    asked = sorted(
        (criterion for criterion in _ASK_ORDER if levels[criterion] in {Level.UNKNOWN, Level.PARTIAL}),
        key=lambda criterion: (
            criterion not in BANT,
            levels[criterion] is Level.PARTIAL,
            _ASK_ORDER.index(criterion),
        ),
    )
    return tuple(
        Question(criterion=criterion, text=profile.questions[criterion].bilingual())
        for criterion in asked[:_QUESTIONS]
    )


def _weigh_scores(scores: Mapping[str, Score], profile: "Profile") -> Score:
    def total(part: Callable[[Score], int]) -> int:
        return _round(sum(profile.weights.priority[name] * part(score) for name, score in scores.items()))

    return Score(
        value=total(lambda score: score.value),
        low=total(lambda score: score.low),
        high=total(lambda score: score.high),
    )


def _mark_quality(status: Status, fit: Fit) -> Quality:
    if status is Status.QUALIFIED:
        return Quality.HIGH
    medium = status is Status.NURTURE and fit in {Fit.A, Fit.B}
    return Quality.MEDIUM if medium else Quality.LOW


def _say_why(status: Status, reason: Reason | None, profile: "Profile") -> Bilingual:
    label = profile.status_labels[status].bilingual()
    if reason is None:
        return label
    cause = profile.reason_labels[reason].bilingual()
    return Bilingual(ru=f"{label.ru}: {cause.ru}", en=f"{label.en}: {cause.en}")


def _choose_action(status: Status, reason: Reason | None, profile: "Profile") -> Bilingual:
    by_reason = reason is not None and status is Status.NURTURE or reason is Reason.SPAM
    key = (
        reason.value
        if reason is not None and by_reason and reason.value in profile.next_actions
        else status.value
    )
    return profile.next_actions[key].bilingual()


def _is_sal_ready(facts: Facts, status: Status) -> bool:
    return status is Status.QUALIFIED and facts.fit in {Fit.A, Fit.B} and has_valid_contact(facts.record)


def _round(value: float) -> int:
    return int(value + 0.5)
