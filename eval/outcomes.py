"""What one attack on the door or a reader did, and the figures of a suite."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# The bounds of the rules of security: time of a fetch, decoded bytes, memory above the start.
LONGEST_S = 15.5
LARGEST_BYTES = 5 * 1024 * 1024
LARGEST_GROWTH_MIB = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One case after it was tried; `faults` is empty when all was as it must be."""

    id: str
    group: str
    expect: str
    got: str
    faults: tuple[str, ...] = ()
    sockets: int = 0
    seconds: float = 0.0
    grown_mib: float = 0.0
    read_bytes: int = 0


def summarise_attempts(suite: str, attempts: Sequence[Attempt]) -> dict[str, Any]:
    """Return the figures of a suite; `failures` holds every case with a fault."""
    failed = [attempt for attempt in attempts if attempt.faults]
    controls = [attempt for attempt in attempts if attempt.expect == "allow"]
    return {
        "suite": suite,
        "n": len(attempts),
        "failed": len(failed),
        "failures": [
            {"id": attempt.id, "expect": attempt.expect, "got": attempt.got, "faults": list(attempt.faults)}
            for attempt in failed
        ],
        "controls": len(controls),
        "controls_passed": sum(not attempt.faults for attempt in controls),
        "sockets_to_refused": sum(attempt.sockets for attempt in attempts),
        "longest_s": round(max((attempt.seconds for attempt in attempts), default=0.0), 3),
        "largest_read_bytes": max((attempt.read_bytes for attempt in attempts), default=0),
        "largest_growth_mib": round(max((attempt.grown_mib for attempt in attempts), default=0.0), 1),
        "outcomes": dict(sorted(Counter(attempt.got for attempt in attempts).items())),
    }
