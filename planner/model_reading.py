"""What a model read of a brief: which fields it filled, where it differs from the rules, what was dropped."""

from dataclasses import dataclass

from qualifier.outreach.draft_log import Drafted


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReading:
    """One field as the rules and the model read it, and which reading the plan is made from."""

    field: str
    rules: str | None
    model: str
    taken: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """The second reading of a brief; with a fault in `log` the rules read alone."""

    log: Drafted
    filled: tuple[FieldReading, ...] = ()
    disagreements: tuple[FieldReading, ...] = ()
    fields_dropped: int = 0
