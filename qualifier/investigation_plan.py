"""The plan of an investigation as data: rounds, threads, freshness of silence, paces of services."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Figure, Positive, Share, Strict
from qualifier.sources.catalogue import CatalogueRow, Speed
from qualifier.sources.fact import About

PLAN_PATH = Path(__file__).with_name("investigation.yaml")


class PlanInvalid(AppError):
    """The plan of an investigation cannot be used."""

    code = "investigation_plan_invalid"
    ru = "План сбора сведений нельзя использовать."


class PaceRule(Strict):
    """So many requests in so many seconds, as the service states it."""

    source: str
    requests: Positive
    seconds: Annotated[float, Field(gt=0)]
    why: Annotated[str, Field(min_length=3)]


class InvestigationPlan(Strict):
    """Everything of an investigation that is a matter of judgement."""

    most_rounds: Figure[Annotated[int, Field(ge=1, le=5)]]
    nothing_share: Figure[Share]
    calls_at_once: Figure[Positive]
    visits_at_once: Figure[Positive]
    identifying: Figure[tuple[About, ...]]
    needless_with_inn: Figure[tuple[str, ...]]
    most_wait_s: Figure[Annotated[float, Field(gt=0)]]
    paces: tuple[PaceRule, ...] = ()

    def tells_identity(self, row: CatalogueRow) -> bool:
        """Tell whether a source may say which legal entity it is."""
        return bool(set(row.gives) & set(self.identifying.value))

    def threads_of(self, row: CatalogueRow) -> int:
        """How many calls of a source may run at a time; without hosts of its own it visits everybody's."""
        return (self.calls_at_once if row.hosts else self.visits_at_once).value

    def pace_of(self, source: str) -> PaceRule | None:
        """Return the pace of a source that has one."""
        return next((rule for rule in self.paces if rule.source == source), None)

    def fresh_days(self, row: CatalogueRow, *, has_facts: bool) -> float:
        """How many days an answer is used for; that there is nothing may change sooner."""
        return row.fresh_days * (1.0 if has_facts else self.nothing_share.value)


def is_kept(row: CatalogueRow) -> bool:
    """What our own database says need not be kept in it twice."""
    return row.speed is not Speed.LOCAL


def is_spared(row: CatalogueRow) -> bool:
    """Tell whether a source is too slow for a lead that repeats an open one."""
    return row.speed is Speed.SLOW


@cache
def load_plan(path: Path = PLAN_PATH) -> InvestigationPlan:
    """Read and check the plan once; PlanInvalid names the fault."""
    return read_table(path, InvestigationPlan, PlanInvalid)
