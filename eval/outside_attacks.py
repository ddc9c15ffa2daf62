"""Suites that attack the door, the readers and the documents instead of the judgement."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.address_attacks import attack_addresses
from eval.corpus import read_corpus
from eval.fetch_attacks import attack_fetches
from eval.formula_attacks import attack_formulas
from eval.outcomes import Attempt, summarise_attempts
from eval.xml_attacks import attack_xml

Suite = Callable[[Sequence[Mapping[str, Any]]], Sequence[Attempt]]

OUTSIDE_SUITES: Mapping[str, Suite] = {
    "ssrf_urls": attack_addresses,
    "fetch_scenarios": attack_fetches,
    "xml": attack_xml,
    "formula": attack_formulas,
}


def run_outside_attacks(data_dir: Path, suite: str) -> dict[str, Any]:
    """Try every case of a suite and return its figures."""
    return summarise_attempts(suite, OUTSIDE_SUITES[suite](read_corpus(data_dir, suite)))


def describe_outside_attacks(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the figures as rows, the failures after them."""
    figures = [(name, str(report[name])) for name in report if name not in {"suite", "failures", "outcomes"}]
    outcomes = [(f"outcome {name}", str(count)) for name, count in report["outcomes"].items()]
    failures = [(row["id"], f"{row['got']}: {'; '.join(row['faults'])}") for row in report["failures"]]
    return [*figures, *outcomes, *failures[:20]]
