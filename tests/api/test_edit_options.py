from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.edit_options import EditOptions, collect_edits
from kit.errors import BadInput
from planner.edit import EditKind
from planner.edit_faults import EditsInvalid, TooManyEdits


def test_no_options_are_no_edits() -> None:
    assert collect_edits(EditOptions()) == ()


def test_each_option_is_an_edit() -> None:
    found = collect_edits(
        EditOptions(
            lifts=["restricted_resource@telegram-ads:юрист: да"],
            drops=["radio", "tv:дорого"],
            prices=["sms-base=3.2:договор: новый"],
            locks=["olv=500000", "2:обещано", "push=x1200:объём"],
            move="2027-02-01..2027-02-28:перенос",
            budget="900000",
            by="Иванова",
        )
    )
    kinds = [EditKind.LIFT, *[EditKind.DROP] * 2, EditKind.PRICE, *[EditKind.LOCK] * 3]
    assert [edit.kind for edit in found] == [*kinds, EditKind.DATES, EditKind.BUDGET]
    assert (found[0].target, found[0].reason) == ("telegram-ads", "юрист: да")
    assert (found[3].price_rub, found[3].reason) == (Decimal("3.2"), "договор: новый")
    assert [(edit.target, edit.amount_rub, edit.quantity) for edit in found[4:7]] == [
        ("olv", Decimal(500_000), None),
        ("2", None, None),
        ("push", None, Decimal(1200)),
    ]
    assert (found[7].start, found[7].end) == (date(2027, 2, 1), date(2027, 2, 28))
    assert {edit.author for edit in found} == {"Иванова"}


FILES = [
    "author: Иванова\nedits:\n  - {kind: drop, target: radio}\n",
    "- {kind: drop, target: radio, author: Иванова}\n",
    '\ufeff{"author": "Иванова", "edits": [{"kind": "drop", "target": "radio"}]}',
]


@pytest.mark.parametrize("text", FILES)
def test_a_file_holds_edits_as_the_api_takes_them(tmp_path: Path, text: str) -> None:
    path = tmp_path / "edits.yaml"
    path.write_text(text, encoding="utf-8")
    found = collect_edits(EditOptions(file=path, drops=["tv"]))
    assert [edit.target for edit in found] == ["radio", "tv"]
    assert found[0].author == "Иванова"


BROKEN: list[Any] = [
    "",
    "edits: 5",
    "kind: drop",
    "[",
    "a: &a [*a]",
    "!!python/object:os.system {}",
    b"\xff\xfe\x00",
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_is_no_list_of_edits_is_refused(tmp_path: Path, text: Any) -> None:
    path = tmp_path / "edits.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput):
        collect_edits(EditOptions(file=path))


def test_a_huge_or_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "edits.yaml"
    path.write_text("#" * (1024 * 1024 + 1), encoding="utf-8")
    with pytest.raises(BadInput, match="1 MiB"):
        collect_edits(EditOptions(file=path))
    with pytest.raises(BadInput, match="cannot be read"):
        collect_edits(EditOptions(file=tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    "options",
    [
        {"prices": ["sms"]},
        {"prices": ["sms=x:why"]},
        {"locks": ["=5"]},
        {"move": "tomorrow"},
        {"budget": "much"},
        {"budget": ":why"},
        {"lifts": ["restricted_resource"]},
    ],
)
def test_an_option_that_says_nothing_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(EditsInvalid):
        collect_edits(EditOptions(**options))


def test_ten_thousand_options_are_too_many() -> None:
    with pytest.raises(TooManyEdits):
        collect_edits(EditOptions(drops=["1"] * 10_000))
