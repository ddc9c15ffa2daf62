"""Did more cases get better than worse, beyond the toss of a coin?"""

from math import comb


def sign_test(better: int, worse: int) -> float:
    """Return the exact two-sided probability of a split at least this uneven; ties are left out."""
    tossed = better + worse
    if not tossed:
        return 1.0
    tail = sum(comb(tossed, count) for count in range(min(better, worse) + 1))
    # A whole-number ratio first: 2 ** tossed overflows a float for a few thousand cases.
    return min(1.0, 2 * (tail / (1 << tossed)))
