from dataclasses import replace
from typing import Any

import pytest

from planner.edit_faults import EditsContradict, TooManyEdits
from planner.edit_limits import load_edit_limits
from tests.planner.revised import (
    AUTHOR,
    chain_of,
    drop,
    lift,
    lock,
    move,
    price,
    rework,
    spend,
    usual,
    withdraw,
)

CLIPS, VK = "vk-clips", "vk_ads"

CONTRADICTIONS = [
    (drop(CLIPS), lock(CLIPS)),
    (lock(CLIPS), drop(CLIPS)),
    (lock(CLIPS), drop(VK)),
    (drop(VK), lock(CLIPS)),
    (drop(VK), price(CLIPS, 140)),
    (lock(CLIPS), lock(CLIPS, amount_rub=300_000)),
    (price(CLIPS, 140), price(CLIPS, 141)),
    (move("2027-03-01", "2027-03-28"), move("2027-03-02", "2027-03-28")),
    (spend(10**6), spend(10**6)),
    (lift("restricted_resource"), lift("restricted_resource")),
    (drop(CLIPS), drop(CLIPS)),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS)
def test_edits_that_contradict_each_other_are_refused_together(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    with pytest.raises(EditsContradict) as caught:
        chain_of(one, other)
    assert caught.value.extra["conflicting_edit"] == 1
    assert "Отзовите" in caught.value.detail_ru or "отзовите" in caught.value.detail_ru
    assert AUTHOR in caught.value.detail


TOGETHER = [
    (lock(CLIPS), price(CLIPS, 140)),
    (lock(CLIPS), drop("vk-universal")),
    (lift("restricted_resource"), lift("alcohol_ban")),
    (move("2027-03-01", "2027-03-28"), spend(10**6)),
]


@pytest.mark.parametrize("edits", TOGETHER)
def test_edits_of_different_things_stand_together(edits: tuple[dict[str, Any], ...]) -> None:
    assert [edit.replaced_by for edit in chain_of(*edits)] == [None, None]


def test_a_later_version_may_change_its_mind() -> None:
    seen = rework(lock(CLIPS, amount_rub=300_000), price("retargeting", 200))
    chain = chain_of(lock(CLIPS, amount_rub=400_000), plan=seen)
    assert [edit.replaced_by for edit in chain] == [3, None, None]
    assert [edit.number for edit in chain] == [1, 2, 3]
    assert chain[1] == seen.edits[1]


def test_a_later_version_may_not_drop_what_is_locked_without_saying_so() -> None:
    seen = rework(lock(CLIPS, amount_rub=300_000))
    with pytest.raises(EditsContradict) as caught:
        chain_of(drop(VK), plan=seen)
    assert "правку 1" in caught.value.detail_ru
    chain = chain_of(withdraw(1), drop(VK), plan=seen)
    assert [edit.replaced_by for edit in chain] == [2, None, None]


def test_a_chain_has_an_end() -> None:
    most = load_edit_limits().edits_in_chain.value
    one = chain_of(drop("radio"))[0]
    full = replace(usual(), edits=tuple(replace(one, number=at + 1) for at in range(most)))
    with pytest.raises(TooManyEdits):
        chain_of(drop("tv"), plan=full)


def test_an_edit_keeps_who_when_and_why() -> None:
    edit = chain_of(drop("radio", reason="<b>нет</b> денег"))[0]
    assert (edit.author, edit.reason, str(edit.on)) == (AUTHOR, "<b>нет</b> денег", "2026-11-25")
