"""How well duplicates are found: organisation names and person records with a known truth."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.febrl import PartyFile, read_party_files
from eval.organisation_pairs import NamePair, cross_validate, decide_pairs, read_name_pairs
from kit.errors import BadInput
from qualifier.record_linkage import link_parties

# Fewer pairs than this say nothing when a tenth of them is held out.
_LEAST_TO_CROSS_VALIDATE = 50
_FULL_SET = "dataset3.csv"


def run_dedupe(data_dir: Path) -> dict[str, Any]:
    """Measure every data set of a folder; `n`, `precision`, `recall` and `f1` are of all its pairs.

    The weights are those of the package. `cross_validated` learns them anew without each tested fold.
    """
    sets = dict(_measure_sets(data_dir))
    if not sets:
        raise BadInput(f"{data_dir}: neither pairs of names nor FEBRL records there")
    total = [sum(measured["counts"][kind] for measured in sets.values()) for kind in _KINDS]
    return {
        "n": sum(measured["n"] for measured in sets.values()),
        **rate_counts(*total),
        "data_sets": sets,
    }


_KINDS = ("hits", "false_alarms", "misses")


def rate_counts(hits: int, false_alarms: int, misses: int) -> dict[str, float]:
    """Return precision, recall and F1; what has nothing to be measured on is 0."""
    found, true = hits + false_alarms, hits + misses
    return {
        "precision": round(hits / found, 4) if found else 0.0,
        "recall": round(hits / true, 4) if true else 0.0,
        "f1": round(2 * hits / (found + true), 4) if found + true else 0.0,
    }


def _measure_sets(data_dir: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted([*data_dir.glob("*.csv"), *data_dir.glob("*/*.csv")]):
        if pairs := read_name_pairs(path):
            yield path.stem, _measure_names(pairs)
    for path in _find_party_files(data_dir):
        file = read_party_files([path])
        yield f"febrl_{path.stem}", _measure_parties(file)
        yield f"febrl_{path.stem}_without_birth_date_and_number", _measure_parties(file.without_identity())


def _find_party_files(data_dir: Path) -> list[Path]:
    """Return dataset3, the one with up to six records an entity; any other FEBRL file without it."""
    files = sorted([*data_dir.glob("dataset*.csv"), *data_dir.glob("*/dataset*.csv")])
    return [path for path in files if path.name == _FULL_SET] or files


def _measure_names(pairs: Sequence[NamePair]) -> dict[str, Any]:
    decided = decide_pairs(pairs)
    measured = _rate_decisions(pairs, decided)
    if len(pairs) >= _LEAST_TO_CROSS_VALIDATE:
        measured["cross_validated"] = _rate_decisions(pairs, cross_validate(pairs))
    measured["groups"] = {
        group: _rate_decisions(*_of_group(pairs, decided, group))
        for group in sorted({pair.group for pair in pairs} - {""})
    }
    return measured


def _of_group(
    pairs: Sequence[NamePair], decided: Sequence[bool], group: str
) -> tuple[list[NamePair], list[bool]]:
    chosen = [index for index, pair in enumerate(pairs) if pair.group == group]
    return [pairs[index] for index in chosen], [decided[index] for index in chosen]


def _rate_decisions(pairs: Sequence[NamePair], decided: Sequence[bool]) -> dict[str, Any]:
    outcomes = [(is_same, pair.is_match) for pair, is_same in zip(pairs, decided, strict=True)]
    return _report(
        len(pairs), outcomes.count((True, True)), outcomes.count((True, False)), outcomes.count((False, True))
    )


def _measure_parties(file: PartyFile) -> dict[str, Any]:
    found, truth = link_parties(file.records), file.true_pairs()
    return _report(len(file.records), len(found & truth), len(found - truth), len(truth - found))


def _report(n: int, hits: int, false_alarms: int, misses: int) -> dict[str, Any]:
    counts = dict(zip(_KINDS, (hits, false_alarms, misses), strict=True))
    return {"n": n, **rate_counts(hits, false_alarms, misses), "counts": counts}


def describe_dedupe(report: dict[str, Any]) -> Iterable[tuple[str, ...]]:
    """Return the report as rows of a table: name, n, precision, recall, F1."""
    yield _describe("all", report)
    for name, measured in report["data_sets"].items():
        yield _describe(name, measured)
        if held_out := measured.get("cross_validated"):
            yield _describe(f"{name}, cross-validated", held_out)


def _describe(name: str, measured: dict[str, Any]) -> tuple[str, ...]:
    return (name, str(measured["n"]), *(f"{measured[key]:.4f}" for key in ("precision", "recall", "f1")))
