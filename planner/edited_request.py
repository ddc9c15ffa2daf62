"""A request and a rate card as standing edits leave them; the client's own words stay where nobody spoke."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.brief import Brief
from planner.edit import Drop, Edit, LiftBlock, Lock, NewBudget, NewDates, PriceChange
from planner.law_finding import Lift
from planner.plan_request import PlanRequest
from planner.rate_card import RateCard
from planner.rate_row import RateRow
from planner.sourced import Rub, Source, Sourced, SourceKind
from planner.wishes import Wishes
from qualifier.profile_parts import Words


def edit_request(request: PlanRequest, standing: Sequence[Edit]) -> PlanRequest:
    """Return a request with the dates, the budget and the wishes of edits."""
    return replace(
        request,
        brief=_edit_brief(request.brief, standing),
        wishes=_edit_wishes(request.wishes, standing, request.as_of),
    )


def _edit_brief(brief: Brief, standing: Sequence[Edit]) -> Brief:
    for edit in standing:
        change = edit.change
        if isinstance(change, NewDates):
            brief = _forget_words(brief, "start_date", "end_date")
            brief = replace(brief, start_date=change.start, end_date=change.end)
        elif isinstance(change, NewBudget):
            brief = _forget_words(brief, "budget_min_rub", "budget_max_rub")
            brief = replace(brief, budget_min_rub=None, budget_max_rub=change.budget_rub)
            # The manager's sum is without VAT by its name; nothing is left to assume.
            brief = replace(brief, vat_included=brief.vat_included or False)
    return brief


def _forget_words(brief: Brief, *names: str) -> Brief:
    """The client's words prove no figure of the manager's, and what the manager said is not missing."""
    quotes = {name: words for name, words in brief.quotes.items() if name not in names}
    return replace(brief, quotes=quotes, missing=tuple(name for name in brief.missing if name not in names))


def _edit_wishes(wishes: Wishes, standing: Sequence[Edit], as_of: date) -> Wishes:
    changes = [edit.change for edit in standing]
    drops = [change for change in changes if isinstance(change, Drop)]
    return replace(
        wishes,
        lifts=(*wishes.lifts, *(_make_lift(edit, as_of) for edit in standing if _is_lift(edit))),
        locks=tuple(change for change in changes if isinstance(change, Lock)),
        dropped_rows=frozenset(drop.row_id for drop in drops if drop.row_id),
        dropped_channels=frozenset(drop.channel for drop in drops if drop.channel),
    )


def _is_lift(edit: Edit) -> bool:
    return isinstance(edit.change, LiftBlock)


def _make_lift(edit: Edit, as_of: date) -> Lift:
    change = edit.change
    if not isinstance(change, LiftBlock):
        raise TypeError(edit.number)
    # A plan seen as on an earlier day than the person spoke still knows the person's word.
    return Lift(
        rule=change.rule,
        reason=edit.reason,
        who=edit.author,
        on=min(edit.on, as_of),
        row_id=change.row_id,
    )


def edit_card(card: RateCard, standing: Sequence[Edit]) -> RateCard:
    """Return the card with the manager's prices, each with a source that names the edit."""
    priced = {edit.change.row_id: edit for edit in standing if isinstance(edit.change, PriceChange)}
    if not priced:
        return card
    rows = tuple(_edit_row(row, priced[row.id]) if row.id in priced else row for row in card.rows)
    sources = {**card.sources, **{_key(edit): _describe(edit) for edit in priced.values()}}
    # A new card, so that its hash is its own; what did not change was checked when the card was read.
    fields = {name: getattr(card, name) for name in RateCard.model_fields}
    return RateCard.model_construct(**{**fields, "rows": rows, "sources": sources})


def _edit_row(row: RateRow, edit: Edit) -> RateRow:
    change = edit.change
    if not isinstance(change, PriceChange):
        raise TypeError(edit.number)
    price = Sourced[Rub](value=change.price_rub, source=_key(edit), since=edit.on)
    return row.model_copy(update={"price": price})


def _key(edit: Edit) -> str:
    return f"edit-{edit.number}"


def _describe(edit: Edit) -> Source:
    return Source(
        kind=SourceKind.SELLER,
        name=Words(ru=f"Цена менеджера, правка {edit.number}", en=f"Manager's price, edit {edit.number}"),
        where=f"{edit.author}, {edit.on}: {edit.reason}",
    )
