from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from planner.edit import Edit, EditKind, Lock, list_standing
from planner.plan_json import read_plan, write_plan
from qualifier.canonical_json import write_json
from tests.planner.revised import chain_of, drop, lock, rework_measured, withdraw

_CHAIN = TypeAdapter(tuple[Edit, ...])


def test_replaced_and_withdrawn_edits_stand_no_longer() -> None:
    chain = chain_of(drop("retargeting"), lock("1"), withdraw(1))
    assert [edit.number for edit in list_standing(chain)] == [2]
    assert chain[0].replaced_by == 3


def test_a_chain_survives_json() -> None:
    chain = chain_of(drop("retargeting"), lock("1"), withdraw(1))
    written = _CHAIN.dump_json(chain)
    assert _CHAIN.validate_json(written) == chain


def test_a_revised_plan_survives_the_archive() -> None:
    plan = rework_measured(drop("retargeting", reason="нет базы"))
    assert read_plan(write_json(write_plan(plan))) == plan


def test_the_kind_tells_the_change_apart() -> None:
    with pytest.raises(ValueError, match="kind"):
        _CHAIN.validate_python([{"number": 1, "author": "a", "change": {"kind": "wish"}}])
    assert replace(chain_of(lock("1"))[0]).change.kind is EditKind.LOCK
    assert isinstance(chain_of(lock("1"))[0].change, Lock)
