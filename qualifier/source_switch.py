"""A source of the catalogue as the operator's settings leave it: on with its key, or off and why."""

from dataclasses import dataclass

from qualifier.sources.catalogue import CatalogueRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Switched:
    """A source with its key, or why it is off; the key is shown to nobody."""

    row: CatalogueRow
    key: str = ""
    why_off: str | None = None

    def __repr__(self) -> str:
        return f"Switched({self.row.name}, {self.why_off or 'on'})"
