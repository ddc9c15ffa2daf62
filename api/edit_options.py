"""Edits as options of a command, or as a file of YAML or JSON, in the form that the API takes them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml

from kit.errors import BadInput
from planner.edit import AskedEdit
from planner.edit_reading import read_author, read_edits

_LARGEST_FILE = 1024 * 1024
_NOBODY = "manager"
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

EditFile = Annotated[
    Path | None, typer.Option("--edit", help="Edits as YAML or JSON: author, and a list of edits.")
]
Locks = Annotated[
    list[str] | None,
    typer.Option("--lock", help="Keep a line: LINE, LINE=500000 (RUB net) or LINE=x1200 (units)[:REASON]."),
]
Prices = Annotated[list[str] | None, typer.Option("--price", help="Another price: LINE=3.2:REASON.")]
Drops = Annotated[
    list[str] | None, typer.Option("--drop", help="Take out a channel or a line: NAME[:REASON].")
]
Move = Annotated[str, typer.Option("--move", help="Other dates: 2027-02-01..2027-02-28[:REASON].")]
Budget = Annotated[str, typer.Option("--budget", help="Another budget in RUB without VAT: 900000[:REASON].")]
Lifts = Annotated[
    list[str] | None, typer.Option("--lift", help="Answer for a ban of the law: RULE[@LINE]:REASON.")
]
By = Annotated[str, typer.Option("--by", help="Who edits.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditOptions:
    """What a command was asked to change."""

    file: Path | None = None
    locks: list[str] | None = None
    prices: list[str] | None = None
    drops: list[str] | None = None
    move: str = ""
    budget: str = ""
    lifts: list[str] | None = None
    by: str = ""


def collect_edits(options: EditOptions) -> tuple[AskedEdit, ...]:
    """Return the edits of the file, then those of the options; nothing when none was asked for."""
    author, content = _read_file(options.file) if options.file else (None, [])
    content = [
        *content,
        *(_read_lift(one) for one in options.lifts or ()),
        *(_read_target("drop", one) for one in options.drops or ()),
        *(_read_price(one) for one in options.prices or ()),
        *(_read_lock(one) for one in options.locks or ()),
        *(_read_move(one) for one in (options.move,) if one),
        *(_read_budget(one) for one in (options.budget,) if one),
    ]
    if not content:
        return ()
    return read_edits(content, author=read_author(options.by or author or _NOBODY))


def _read_file(path: Path) -> tuple[Any, list[Any]]:
    try:
        with path.open("rb") as source:
            raw = source.read(_LARGEST_FILE + 1)
        if len(raw) > _LARGEST_FILE:
            raise BadInput(f"{path.name}: larger than 1 MiB", ru=f"{path.name}: больше 1 МиБ")
        content = yaml.load(raw.decode("utf-8-sig"), Loader=_SafeLoader)  # noqa: S506
    except OSError as error:
        raise BadInput(f"{path.name}: cannot be read", ru=f"{path.name}: не читается") from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadInput(f"{path.name}: not valid YAML", ru=f"{path.name}: не YAML") from error
    author, edits = (
        (content.get("author"), content.get("edits")) if isinstance(content, dict) else (None, content)
    )
    if not isinstance(edits, list):
        raise BadInput(f"{path.name}: edits must be a list", ru=f"{path.name}: edits — список правок")
    return author, edits


def _read_target(kind: str, text: str) -> dict[str, str]:
    target, _, reason = text.partition(":")
    return {"kind": kind, "target": target.strip(), "reason": reason}


def _read_lift(text: str) -> dict[str, str]:
    rule, _, reason = text.partition(":")
    name, _, line = rule.partition("@")
    return {"kind": "lift", "rule": name.strip(), "reason": reason, **({"target": line} if line else {})}


def _read_price(text: str) -> dict[str, str]:
    target, _, rest = text.partition("=")
    price, _, reason = rest.partition(":")
    return {"kind": "price", "target": target.strip(), "price_rub": price or "?", "reason": reason}


def _read_lock(text: str) -> dict[str, str]:
    what, _, reason = text.partition(":")
    target, _, size = what.partition("=")
    edit = {"kind": "lock", "target": target.strip(), "reason": reason}
    size = size.strip()
    if size[:1] in {"x", "х"}:
        return {**edit, "quantity": size[1:]}
    return {**edit, "amount_rub": size} if size else edit


def _read_move(text: str) -> dict[str, str]:
    days, _, reason = text.partition(":")
    start, _, end = days.partition("..")
    return {"kind": "dates", "start": start.strip(), "end": end.strip(), "reason": reason}


def _read_budget(text: str) -> dict[str, str]:
    budget, _, reason = text.partition(":")
    return {"kind": "budget", "budget_rub": budget or "?", "reason": reason}
