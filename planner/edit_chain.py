"""A plan's chain of edits: contradictions are refused, a later edit replaces an earlier one of its kind."""

from collections.abc import Mapping
from dataclasses import replace

from planner.brief import Channel
from planner.edit import (
    AskedEdit,
    Change,
    Drop,
    Edit,
    LiftBlock,
    Lock,
    PriceChange,
    Withdrawal,
    list_standing,
)
from planner.edit_change import Desk, make_change
from planner.edit_faults import EditsContradict, TooManyEdits
from planner.edit_limits import load_edit_limits
from planner.edit_words import name_change

_Channels = Mapping[str, Channel]


def extend_edits(desk: Desk, asked: tuple[AskedEdit, ...]) -> tuple[Edit, ...]:
    """Return the chain of the version that was seen with new edits; every earlier one stays in it."""
    earlier = desk.seen.edits
    most = load_edit_limits().edits_in_chain.value
    if len(earlier) + len(asked) > most:
        raise TooManyEdits(
            f"The plan has {len(earlier)} edits already; at most {most} fit.",
            ru=f"В плане уже {len(earlier)} правок; всего помещается {most}.",
        )
    names = {row.id: row.placement.bilingual() for row in desk.card.rows}
    channels = {row.id: row.channel for row in desk.card.rows}
    chain = earlier
    for one in asked:
        change = make_change(desk, one, chain)
        number = len(chain) + 1
        new = Edit(
            number=number,
            author=one.author,
            reason=one.reason,
            on=desk.on,
            change=change,
            text=name_change(change, names),
        )
        replaced = _find_replaced(chain, new, channels, first_new=len(earlier) + 1)
        kept = (replace(old, replaced_by=number) if old.number in replaced else old for old in chain)
        chain = (*kept, new)
    return chain


def _find_replaced(
    chain: tuple[Edit, ...], new: Edit, channels: _Channels, *, first_new: int
) -> frozenset[int]:
    """Return the numbers of what an edit replaces; EditsContradict when it cannot stand beside another."""
    change = new.change
    if isinstance(change, Withdrawal):
        return frozenset({change.number})
    replaced = set()
    for other in list_standing(chain):
        if _name_subject(other.change) == _name_subject(change):
            # Two words on one thing in one breath are a slip; a later word is a change of mind.
            if other.number >= first_new:
                raise _contradict(other, new)
            replaced.add(other.number)
        elif _excludes(other.change, change, channels) or _excludes(change, other.change, channels):
            raise _contradict(other, new)
    return frozenset(replaced)


def _name_subject(change: Change) -> tuple[object, ...]:
    """Return what an edit is about: of two standing edits never the same."""
    if isinstance(change, Lock | PriceChange):
        return change.kind, change.row_id
    if isinstance(change, Drop):
        return change.kind, change.row_id, change.channel
    return (change.kind, change.rule, change.row_id) if isinstance(change, LiftBlock) else (change.kind,)


def _excludes(drop: Change, kept: Change, channels: _Channels) -> bool:
    """Tell whether one edit drops the line that another keeps or prices."""
    if not isinstance(drop, Drop) or not isinstance(kept, Lock | PriceChange):
        return False
    return kept.row_id == drop.row_id or channels.get(kept.row_id) is drop.channel


def _contradict(other: Edit, new: Edit) -> EditsContradict:
    old = other.number
    return EditsContradict(
        f"Edit {new.number} ({new.text.en}) contradicts edit {old} ({other.text.en}; {other.author})."
        f" Withdraw edit {old} first, or leave one of the two out.",
        ru=f"Правка {new.number} ({new.text.ru}) противоречит правке {old} ({other.text.ru}; {other.author})."
        f" Сначала отзовите правку {old} или оставьте одну из двух.",
        extra={"conflicting_edit": old},
    )
