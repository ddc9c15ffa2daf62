"""What a source is asked about a lead, and the key under which its answer is kept."""

from dataclasses import dataclass, replace

from qualifier.canonical_json import hash_text, write_json
from qualifier.company_key import CompanyKey, read_company_key
from qualifier.lead import Lead
from qualifier.reading.company_name import read_company_name
from qualifier.sources.catalogue import CatalogueRow, Need
from qualifier.sources.identifiers import read_domain, read_valid_inn
from qualifier.sources.region_codes import find_region_code
from qualifier.sources.telegram import read_channel_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What sources are asked by: the lead with what was learned of it, and the channel of its site."""

    lead: Lead
    channel: str | None = None

    @property
    def has_inn(self) -> bool:
        """Tell whether a valid tax number is known."""
        return read_valid_inn(self.lead) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to one source; two leads that would be answered alike ask the same one."""

    source: str
    key: str
    lead: Lead
    company: CompanyKey
    inn: str | None = None
    is_sandbox: bool = False


def read_question(row: CatalogueRow, clues: Clues, *, is_sandbox: bool = False) -> Question | None:
    """Return the question of a source, None when the lead lacks what it is asked by."""
    asked = {need.value: _read_need(need, clues) for need in row.needs}
    if not all(asked.values()):
        return None
    lead, by_inn = clues.lead, Need.INN in row.needs
    if Need.COMPANY in row.needs and not by_inn:
        # Namesakes are told apart by their region.
        asked["region"] = find_region_code(lead.region)
    if Need.CHANNEL in row.needs:
        lead = replace(lead, website=f"https://t.me/{clues.channel}")
    return Question(
        source=row.name,
        # What invented companies answered must never be found for a real one.
        key=hash_text(write_json(["sandbox" if is_sandbox else "", row.name, asked])),
        lead=lead,
        company=read_company_key(clues.lead),
        inn=read_valid_inn(lead) if by_inn else None,
        is_sandbox=is_sandbox,
    )


def read_clues(lead: Lead) -> Clues:
    """Return what the lead itself can be asked by; who writes from a domain of its own has its site there."""
    site = lead.website or read_company_key(lead).domain
    return Clues(lead=replace(lead, website=site), channel=read_channel_name(lead.website))


def _read_need(need: Need, clues: Clues) -> str | None:
    if need is Need.INN:
        return read_valid_inn(clues.lead)
    if need is Need.WEBSITE:
        return read_domain(clues.lead.website)
    if need is Need.CHANNEL:
        return clues.channel
    name = read_company_name(clues.lead.company or "")
    return name.key if len(name.core) > 1 else None
