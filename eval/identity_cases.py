"""Writes the labelled cases of identity: every kind of trap on several invented companies."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from eval.identity_town import Company, others_of, read_town
from eval.identity_traps import HELD_KINDS, TRAPS

DEFAULT_PATH = Path(__file__).parent / "data" / "identity.jsonl"
_TUNED, _HELD, _ONLY_HELD = 6, 2, 4
_LICENCE = "our own; companies and numbers are invented"


def make_cases() -> Iterator[dict[str, Any]]:
    """Make the cases in their order; the same each time."""
    town = read_town()
    tuned = tuple(one for one in town if one.fold == "tune")
    held = tuple(one for one in town if one.fold == "held")
    for rank, kind in enumerate(TRAPS):
        draw = Random(f"identity {kind}")  # noqa: S311 cases, not secrets
        if kind in HELD_KINDS:
            yield from _make(kind, "held", _pick(held, rank, _ONLY_HELD), draw)
        else:
            yield from _make(kind, "tune", _pick(tuned, rank, _TUNED), draw)
            yield from _make(kind, "held", _pick(held, rank, _HELD), draw)


def _pick(town: Sequence[Company], rank: int, count: int) -> list[tuple[Company, Company]]:
    """Pick companies, each beside another one; every kind begins elsewhere."""
    chosen = [town[(rank * 5 + step) % len(town)] for step in range(count)]
    return [(one, next(others_of(tuple(town), one))) for one in chosen]


def _make(
    kind: str, fold: str, pairs: Sequence[tuple[Company, Company]], draw: Random
) -> Iterator[dict[str, Any]]:
    for number, (company, rival) in enumerate(pairs, start=1):
        said, answers, right = TRAPS[kind](company, rival, draw)
        yield {
            "id": f"{kind}-{fold}-{number}",
            "fold": fold,
            "trap": kind,
            "lead": said,
            "answers": answers,
            "gold": right,
            "licence": _LICENCE,
        }


def write_cases(path: Path = DEFAULT_PATH) -> int:
    """Write the file and return how many cases it holds."""
    lines = [json.dumps(case, ensure_ascii=False) for case in make_cases()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{write_cases(*map(Path, sys.argv[1:2]))} cases\n")
