"""Did more cases get better than worse, beyond the toss of a coin?"""


def sign_test(better: int, worse: int) -> float:
    """Return the exact two-sided probability of a split at least this uneven; ties are left out."""
    tossed = better + worse
    ways = tail = 1
    for heads in range(min(better, worse)):
        ways = ways * (tossed - heads) // (heads + 1)
        tail += ways
    # A ratio of whole numbers first: 2 ** tossed overflows a float for a few thousand cases.
    return min(1.0, 2 * (tail / (1 << tossed)))
