"""Is the same request of the same company open already?"""

from qualifier.record import LeadRecord


def find_twin(record: LeadRecord) -> str | None:
    """Return the id of the open lead that this one repeats; None when it is new."""
    return None
