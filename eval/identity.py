"""How surely the right legal entity is chosen: precision and recall over labelled cases, fold by fold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from typing import Any

from eval.corpus import read_rows
from kit.errors import BadInput
from qualifier.identity import Choice, Identity, identify
from qualifier.lead import Contact, Lead
from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.fact import About, Confidence, Fact

# The two-sided 95 % quantile of the normal law, for Wilson's interval.
_Z = 1.959964
_FETCHED = datetime(2026, 11, 25, tzinfo=UTC)
_COUNTS = (
    ("cases", "n"),
    ("can be told", "tellable"),
    ("chosen", "chosen"),
    ("ambiguous", "ambiguous"),
    ("unknown", "unknown"),
)
_SHARES = (("precision", "precision"), ("recall", "recall"), ("refused rightly", "refused_rightly"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCase:
    """A lead, what sources answered, and the number of the right entity; None when one has to ask."""

    id: str
    fold: str
    trap: str
    lead: Lead
    answers: tuple[Candidate, ...]
    gold: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A case with what was made of it."""

    case: IdentityCase
    identity: Identity

    @property
    def chosen(self) -> str | None:
        """The number of the entity chosen."""
        return self.identity.chosen.key if self.identity.chosen else None

    @property
    def is_right(self) -> bool:
        """Whether the right entity was chosen, or rightly none."""
        return self.chosen == self.case.gold


def run_identity(path: Path) -> dict[str, Any]:
    """Identify every case of a file; the top figures are of all folds."""
    told = [Told(case=case, identity=identify(case.lead, case.answers)) for case in read_cases(path)]
    folds = sorted({one.case.fold for one in told})
    traps = sorted({one.case.trap for one in told})
    return {
        **measure_identity(told),
        "folds": {fold: measure_identity([one for one in told if one.case.fold == fold]) for fold in folds},
        "traps": {trap: measure_identity([one for one in told if one.case.trap == trap]) for trap in traps},
        "missed": [_name(one) for one in told if one.case.gold and not one.chosen],
        "wrong": [_name(one) for one in told if one.chosen and not one.is_right],
    }


def _name(told: Told) -> dict[str, str | None]:
    return {
        "id": told.case.id,
        "trap": told.case.trap,
        "gold": told.case.gold,
        "chosen": told.chosen,
        "choice": told.identity.choice.value,
    }


def measure_identity(told: Sequence[Told]) -> dict[str, Any]:
    """Return the figures: precision of what was chosen, recall over what could be told."""
    chosen = [one for one in told if one.chosen]
    tellable = [one for one in told if one.case.gold]
    untellable = [one for one in told if not one.case.gold]
    hits = sum(one.is_right for one in chosen)
    kept = sum(one.is_right for one in untellable)
    counts = Counter(one.identity.choice for one in told)
    return {
        "n": len(told),
        "chosen": len(chosen),
        "ambiguous": counts[Choice.AMBIGUOUS],
        "unknown": counts[Choice.UNKNOWN],
        "tellable": len(tellable),
        "precision": _rate(hits, len(chosen)),
        "precision_interval": wilson(hits, len(chosen)),
        "recall": _rate(hits, len(tellable)),
        "recall_interval": wilson(hits, len(tellable)),
        "refused_rightly": _rate(kept, len(untellable)),
        "refused_rightly_interval": wilson(kept, len(untellable)),
    }


def wilson(hits: int, n: int) -> tuple[float, float] | None:
    """Return Wilson's interval of a share, which stays honest at 0 and 1 (Wilson 1927)."""
    if not n:
        return None
    share, spread = hits / n, _Z * _Z / n
    middle = share + spread / 2
    half = sqrt(spread * share * (1 - share) + spread * spread / 4)
    low, high = ((middle + sign * half) / (1 + spread) for sign in (-1, 1))
    return round(max(low, 0.0), 4), round(min(high, 1.0), 4)


def _rate(hits: int, n: int) -> float | None:
    return round(hits / n, 4) if n else None


def read_cases(path: Path) -> list[IdentityCase]:
    """Read a file of cases; BadInput names the line that is not one."""
    cases = []
    for number, row in enumerate(read_rows(path), start=1):
        try:
            cases.append(_read_case(row))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadInput(f"{path}: line {number} is no case of identity") from error
    if not cases:
        raise BadInput(f"{path}: no cases there")
    return cases


def _read_case(row: Mapping[str, Any]) -> IdentityCase:
    said = dict(row["lead"])
    contact = Contact(**said.pop("contact", {}))
    return IdentityCase(
        id=row["id"],
        fold=row.get("fold", "whole"),
        trap=row.get("trap", "unnamed"),
        lead=Lead(contact=contact, **said),
        answers=tuple(_read_answer(answer) for answer in row["answers"]),
        gold=row["gold"],
    )


def _read_answer(answer: Mapping[str, Any]) -> Candidate:
    facts = (
        Fact(
            about=About(about), value=text, unit=None, source=answer["source"], url=answer["url"],
            fetched_at=_FETCHED, as_of=None, licence="", confidence=Confidence.HIGH,
        )
        for about, value in answer["facts"].items()
        for text in (value if isinstance(value, list) else [value])
    )  # fmt: skip
    return build_candidate(facts, found_by=answer.get("found_by"))


def describe_identity(report: Mapping[str, Any]) -> Iterable[tuple[str, ...]]:
    """Return the report as rows of a table: a figure, then the whole and each fold."""
    measured = (report, *report["folds"].values())
    for name, key in _COUNTS:
        yield (name, *(str(one[key]) for one in measured))
    for name, key in _SHARES:
        yield (name, *(_describe_share(one[key]) for one in measured))
        yield ("  95 % from - to", *(_describe_interval(one[f"{key}_interval"]) for one in measured))


def _describe_share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _describe_interval(interval: tuple[float, float] | None) -> str:
    return "-" if interval is None else f"{interval[0]:.3f} - {interval[1]:.3f}"


def describe_misses(report: Mapping[str, Any]) -> Iterator[str]:
    """Return a line for each kind of trap that was not answered as labelled."""
    for name in ("wrong", "missed"):
        for trap, count in Counter(one["trap"] for one in report[name]).items():
            yield f"{name}: {trap} ({count})"
