"""Counted English words: one day, two days."""


def say_counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its word: `1 day`, `21 days`, `1,000 people`; `many` where no `s` makes it."""
    return f"{count:,} {one if abs(count) == 1 else many or f'{one}s'}"
