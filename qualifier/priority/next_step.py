"""The next best action of an open lead: what, who, by when, what to ask first, and why in one line."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from qualifier.priority.expected_value import weigh_stakes
from qualifier.priority.information_value import QuestionValue, value_questions
from qualifier.priority.rules import OPEN_STATUSES, Role
from qualifier.priority.step_words import BRIEF_ACTION, say_line
from qualifier.priority.working_time import WorkingCalendar, add_working_hours, open_day
from qualifier.qualification import Bilingual, Numbers, Qualification, Question, Reason, Status

if TYPE_CHECKING:
    from qualifier.priority.rules import PriorityRules
    from qualifier.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """By what the next step is chosen."""

    profile: "Profile"
    rules: "PriorityRules"
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do; `expected_rub` is chance x deal - cost, `gain_rub` what the question adds to it."""

    action: Bilingual
    role: Role
    due_at: datetime
    share: float
    is_model: bool
    deal_rub: int
    is_stated: bool
    cost_rub: int
    expected_rub: int
    question: Question | None
    gain_rub: int
    line: Bilingual


def plan_step(qualification: Qualification, since: datetime, guide: Guide) -> NextStep | None:
    """Return the next step of a lead that has stood so `since`; None when nobody works on it."""
    verdict = qualification.verdict
    if verdict.status not in OPEN_STATUSES:
        return None
    stakes = weigh_stakes(qualification, guide.profile, guide.rules)
    values = value_questions(qualification, stakes, guide.profile)
    asked = choose_question(values, guide.rules.question_rub)
    return NextStep(
        action=verdict.next_action,
        role=_choose_role(verdict.status, verdict.reason, guide.rules),
        due_at=_find_due(qualification, since, guide),
        share=stakes.share,
        is_model=stakes.chance is not None,
        deal_rub=stakes.deal_at(stakes.standing),
        is_stated=stakes.stated_rub is not None,
        cost_rub=stakes.cost_of(verdict.status),
        expected_rub=stakes.expected_rub,
        question=_put_question(asked, guide.profile),
        gain_rub=asked.gain_rub if asked else 0,
        line=say_line(asked),
    )


def choose_question(values: tuple[QuestionValue, ...], cost_rub: int) -> QuestionValue | None:
    """Return the question worth most; one that is worth less than it costs must at least decide a status."""
    return next((one for one in values if one.gain_rub > cost_rub or len(one.statuses) > 1), None)


def plan_brief(step: NextStep, accepted_at: datetime, guide: Guide) -> NextStep:
    """Return the step of a lead that sales have accepted: its brief, within the hours from lead to brief."""
    hours = guide.rules.brief_hours.value
    return NextStep(
        action=BRIEF_ACTION,
        role=guide.rules.roles["accepted"].value,
        due_at=add_working_hours(accepted_at, hours, guide.calendar),
        share=step.share,
        is_model=step.is_model,
        deal_rub=step.deal_rub,
        is_stated=step.is_stated,
        cost_rub=step.cost_rub,
        expected_rub=step.expected_rub,
        question=step.question,
        gain_rub=step.gain_rub,
        line=step.line,
    )


def _choose_role(status: Status, reason: Reason | None, rules: "PriorityRules") -> Role:
    roles = rules.roles
    found = roles.get(reason.value) if reason is not None else None
    return (found or roles[status.value]).value


def _put_question(value: QuestionValue | None, profile: "Profile") -> Question | None:
    if value is None:
        return None
    return Question(criterion=value.criterion, text=profile.questions[value.criterion].bilingual())


def _find_due(qualification: Qualification, since: datetime, guide: Guide) -> datetime:
    """First contact within the norm; a lead that is put off is due some weeks before its own date."""
    verdict = qualification.verdict
    contact = add_working_hours(since, guide.rules.contact_hours[verdict.status].value, guide.calendar)
    named = _named_day(qualification.scorecard.numbers)
    if verdict.reason is not Reason.NOT_READY or named is None:
        return contact
    ahead = timedelta(days=guide.rules.reminder_days.value)
    if named - date.min <= ahead:
        return contact
    return max(contact, open_day(named - ahead, guide.calendar))


def _named_day(numbers: Numbers) -> date | None:
    days = [day for day in (numbers.decision_date, numbers.start_date) if day is not None]
    return min(days, default=None)
