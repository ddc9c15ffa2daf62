"""The commands that prove the list of work: its pages on many leads, and how often which answer comes."""

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from eval.cases import LeadCase, read_case_files
from eval.report_table import print_rows
from eval.run_files import write_json
from qualifier.priority.rules import ANSWERS, load_rules
from qualifier.qualification import Criterion

_MUST_BE_ZERO = ("shown_twice", "lost", "shown_although_closed")
_DATA = Path(__file__).parent / "data"
LABELLED = (_DATA / "leads.jsonl", _DATA / "leads_train.jsonl")


def add_queue(commands: Any) -> None:
    """Add the commands with their options."""
    queue = commands.add_parser("queue", help="measure the list of work on many leads")
    queue.add_argument("--leads", type=int, default=10_000)
    queue.add_argument("--json", type=Path)
    queue.set_defaults(run=_run_queue)
    answers = commands.add_parser("answers", help="how often each level is met in labelled leads")
    answers.add_argument("--cases", type=Path, action="append", help="other labelled leads")
    answers.set_defaults(run=_run_answers)


def _run_queue(chosen: Namespace, console: Console) -> int:
    # The database and the engine are needed by this command only.
    from eval.queue_loads import measure_queue  # noqa: PLC0415

    figures = measure_queue(chosen.leads)
    if chosen.json:
        write_json(figures, chosen.json)
    rows = [(name.replace("_", " "), str(value)) for name, value in figures.items()]
    print_rows("List of work", ("what", "figure"), rows, console)
    return int(any(figures[name] for name in _MUST_BE_ZERO))


def count_answers(paths: Sequence[Path]) -> dict[Criterion, dict[str, int]]:
    """Return how often each level is met where somebody had answered."""
    found = {criterion: Counter[str]() for criterion in Criterion}
    for case in read_case_files(paths):
        if isinstance(case, LeadCase):
            for criterion, counts in found.items():
                counts[case.gold.levels.get(criterion.value, "")] += 1
    return {one: {level.value: counts[level.value] for level in ANSWERS} for one, counts in found.items()}


def _run_answers(chosen: Namespace, console: Console) -> int:
    counted = count_answers(chosen.cases or LABELLED)
    held = load_rules().answers.counts
    rows = [
        (one.value, *(str(counts[level]) for level in ANSWERS), *(str(held[one][level]) for level in ANSWERS))
        for one, counts in counted.items()
    ]
    names = [level.value for level in ANSWERS]
    head = ("criterion", *names, *(f"rules: {name}" for name in names))
    print_rows("Answers in labelled leads", head, rows, console)
    same = all(
        counts == {level.value: held[one][level] for level in ANSWERS} for one, counts in counted.items()
    )
    return 0 if chosen.cases or same else 1
