"""The cases that changed between two runs, with both explanations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eval.cases import CRITERIA, LABELS, NUMBER_FIELDS
from eval.compare import PairedCase, pair_cases
from eval.run_files import Run, RunCase


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One level, label or number that differs; `right` is None where it is not labelled or null."""

    field: str
    old: str | None
    new: str | None
    right: str | None
    is_labelled: bool
    old_because: str
    new_because: str

    @property
    def verdict(self) -> str:
        """Return `fixed`, `broken`, or `changed` when neither or no answer is right."""
        if not self.is_labelled or self.right not in {self.old, self.new}:
            return "changed"
        return "fixed" if self.new == self.right else "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """One case whose answer differs; the explanations are whole texts, empty when a run stores none."""

    id: str
    company: str | None
    fields: tuple[FieldChange, ...]
    old_explanation: str
    new_explanation: str


def diff_runs(old: Run, new: Run) -> tuple[CaseChange, ...]:
    """Return the changed cases in the order of the new run."""
    changes = (
        CaseChange(
            id=pair.new.id,
            company=pair.new.content.get("company") or pair.old.content.get("company"),
            fields=tuple(_changed_fields(pair)),
            old_explanation=_explanation(pair.old),
            new_explanation=_explanation(pair.new),
        )
        for pair in pair_cases(old, new)
    )
    return tuple(change for change in changes if change.fields)


def _explanation(case: RunCase) -> str:
    return str(case.content.get("error") or case.content.get("explanation") or "")


def _changed_fields(pair: PairedCase) -> Iterator[FieldChange]:
    golds = _golds(pair)
    olds, news = _answers(pair.old), _answers(pair.new)
    for field in (*LABELS, *CRITERIA, *NUMBER_FIELDS):
        # A baseline holds no numbers: what one side does not store has not changed.
        if field in olds and field in news and olds[field] != news[field]:
            yield FieldChange(
                field=field,
                old=olds[field],
                new=news[field],
                right=golds.get(field),
                is_labelled=field in golds,
                old_because=_because(pair.old, field),
                new_because=_because(pair.new, field),
            )


def _answers(case: RunCase) -> dict[str, str | None]:
    numbers = _spell(case.content.get("numbers") or {})
    if case.crashed:
        return {field: "crashed" for field in (*LABELS, *CRITERIA)}
    return {**case.labels, **case.levels, **numbers}


def _golds(pair: PairedCase) -> dict[str, str | None]:
    gold = pair.new.content.get("gold") or pair.old.content.get("gold") or {}
    return {**pair.gold_labels, **pair.gold_levels, **_spell(gold.get("numbers", {}))}


def _spell(numbers: Mapping[str, object]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in numbers.items()}


def _because(case: RunCase, field: str) -> str:
    quotes = case.content.get("quotes", {}).get(field, [])
    note = case.content.get("notes", {}).get(field)
    return " | ".join([*quotes, *([note] if note else [])])
