"""Learns the weights of record linkage: `python -m eval.learn_linkage NAMES.csv FEBRL_DIR`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.febrl import learn_weights, read_party_files
from eval.organisation_pairs import learn_name_weights, read_name_pairs
from qualifier.record_linkage import WEIGHTS_PATH

# dataset3 is measured on, so it is not learnt from.
_LEARNT_FROM = ("dataset1.csv", "dataset2.csv")
_CARD = {
    "organisation": "logistic regression over name likenesses, penalty 0.3; learnt from the pairs of "
    "name_bench_orgs.csv (MIT). Its labels answer a sanctions screen: funds of one series that differ "
    "by a numeral count as one.",
    "party": "log2 ratios of how often each likeness occurs among one entity's records and among "
    "strangers' of one block; learnt from FEBRL dataset1 and dataset2 (BSD-3-Clause), never dataset3.",
}


def learn_linkage(names_csv: Path, febrl_dir: Path) -> dict[str, Any]:
    """Return both sets of weights with a card of what they were learnt from."""
    files = [read_party_files([febrl_dir / name]) for name in _LEARNT_FROM]
    return {
        "card": _CARD,
        "organisation": learn_name_weights(read_name_pairs(names_csv)),
        "party": asdict(learn_weights(files)),
    }


def main(arguments: list[str]) -> int:
    """Write the weights that the package carries."""
    names_csv, febrl_dir = map(Path, arguments)
    learnt = learn_linkage(names_csv, febrl_dir)
    WEIGHTS_PATH.write_text(json.dumps(learnt, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    sys.stdout.write(f"{WEIGHTS_PATH.name} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
