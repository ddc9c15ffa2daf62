"""Why edits and approvals are refused; each carries the edits back, so that nothing typed is lost."""

from kit.errors import BadInput


class EditsInvalid(BadInput):
    """The edits cannot be used."""

    code = "edits_invalid"
    ru = "Правки нельзя использовать."


class TooManyEdits(EditsInvalid):
    """There are too many edits."""

    code = "too_many_edits"
    ru = "Слишком много правок."


class LineUnknown(EditsInvalid):
    """The plan and the rate card have no such line."""

    code = "line_unknown"
    ru = "Такой строки нет ни в плане, ни в прайс-листе."


class EditUnknown(EditsInvalid):
    """There is no edit of this number to withdraw."""

    code = "edit_unknown"
    ru = "Правки с таким номером нет."


class EditsContradict(EditsInvalid):
    """Two edits contradict each other."""

    code = "edits_contradict"
    ru = "Правки противоречат друг другу."


class PriceAbsurd(EditsInvalid):
    """The price cannot be meant."""

    code = "price_absurd"
    ru = "Такую цену нельзя иметь в виду."


class DatesImpossible(EditsInvalid):
    """The campaign cannot run on these days."""

    code = "dates_impossible"
    ru = "В эти дни кампания идти не может."


class BudgetAbsurd(EditsInvalid):
    """The budget cannot be meant."""

    code = "edit_budget_absurd"
    ru = "Такой бюджет нельзя иметь в виду."


class LiftRefused(EditsInvalid):
    """Nobody may lift this rule."""

    code = "lift_refused"
    ru = "Это правило снять нельзя."


class LockImpossible(EditsInvalid):
    """A locked line cannot be kept."""

    code = "lock_impossible"
    ru = "Закреплённую строку нельзя сохранить."


class VersionConflict(BadInput):
    """Somebody else changed the plan meanwhile."""

    status = 409
    code = "version_conflict"
    ru = "План тем временем изменил кто-то другой."


class AlreadyApproved(BadInput):
    """This version is approved already."""

    status = 409
    code = "already_approved"
    ru = "Эта версия уже утверждена."


class ApprovalBlocked(BadInput):
    """Something still stands against the plan."""

    status = 409
    code = "approval_blocked"
    ru = "Плану ещё что-то мешает."
