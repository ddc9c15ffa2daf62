"""Open data of the tax service, from our own database: headcount, money, taxes, debts, regimes, size."""

from collections.abc import Iterable

from qualifier.lead import Lead
from qualifier.open_register import Figure, KeptRow, OpenSet, Registers
from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign
from qualifier.sources.identifiers import read_valid_inn
from qualifier.sources.port import Door

_SITE = "https://www.nalog.gov.ru/opendata"
# The sets' pages are named by the tax service's own number and the set.
_OWNER = "7707329152"
_NEWEST = 3
_FIGURES = {
    Figure.EMPLOYEES: (About.EMPLOYEES, Unit.PEOPLE),
    Figure.INCOME: (About.INCOME, Unit.RUB),
    Figure.EXPENSES: (About.EXPENSES, Unit.RUB),
    Figure.TAXES_PAID: (About.TAXES_PAID, Unit.RUB),
    Figure.TAX_DEBT: (About.TAX_DEBT, Unit.RUB),
}
_REGIMES = frozenset({Figure.REGIME_ESHN, Figure.REGIME_USN, Figure.REGIME_AUSN, Figure.REGIME_SRP})
_SIZES = {1: "micro", 2: "small", 3: "medium"}
# These say what is so now: the figures of years before are history, their states are not.
_STATES = frozenset({OpenSet.REGIMES, OpenSet.SMALL_BUSINESS, OpenSet.DEBTS})


class OpenRegisters:
    """The rows of the company whose INN the lead gave; nothing leaves the house."""

    name = "fns"
    licence = "open data of the Federal Tax Service; free reuse, the source is named"

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Ask only for a company's INN: the sets hold no persons here."""
        inn = read_valid_inn(lead)
        if inn is None or len(inn) != 10:
            return ()
        facts: list[Fact] = []
        for kept in pick_rows(self._registers.find(inn)):
            origin = Origin(
                source=self.name,
                url=f"{_SITE}/{_OWNER}-{kept.row.register.value}/",
                fetched_at=kept.loaded_at,
                licence=self.licence,
            )
            facts += sign(read_row(kept), origin)
        return tuple(facts)


def pick_rows(rows: Iterable[KeptRow]) -> tuple[KeptRow, ...]:
    """Keep the newest years of each set, and of states the newest alone; rows come newest first."""
    seen: dict[OpenSet, int] = {}
    picked = []
    for kept in rows:
        register = kept.row.register
        seen[register] = seen.get(register, 0) + 1
        if seen[register] <= (1 if register in _STATES else _NEWEST):
            picked.append(kept)
    return tuple(picked)


def read_row(kept: KeptRow) -> tuple[Claim, ...]:
    """Read what a row says; a company that a set does not list is unknown to it, never zero."""
    claims = []
    for figure, value in kept.row.figures:
        if figure in _FIGURES:
            about, unit = _FIGURES[figure]
            claims.append(_claim(kept, about, value, unit))
        elif figure in _REGIMES and value:
            claims.append(_claim(kept, About.TAX_REGIME, figure.value))
        elif figure is Figure.SIZE and value in _SIZES:
            claims.append(_claim(kept, About.SIZE_CATEGORY, _SIZES[value]))
    return tuple(claims)


def _claim(kept: KeptRow, about: About, value: str | int, unit: Unit | None = None) -> Claim:
    return Claim(about=about, value=value, unit=unit, as_of=kept.row.as_of, confidence=Confidence.HIGH)
