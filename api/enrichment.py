"""Closes the records of bare leads by the sources that the settings turn on."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol

from kit.clock import Clock
from kit.errors import SettingsInvalid
from kit.http_sandbox import open_sandbox
from kit.settings import Settings
from qualifier.archive import Store
from qualifier.company_key import read_company_key
from qualifier.dedupe import find_twin
from qualifier.inquiry import Office, Patience
from qualifier.intake import Request
from qualifier.investigation import investigate
from qualifier.investigation_warm_up import warm_up
from qualifier.open_register import Registers
from qualifier.record import LeadRecord
from qualifier.source_office import OpenAnswers, WayOut, open_office
from qualifier.source_switch import Switched
from qualifier.sources.catalogue import Switch

_SANDBOX_CONTACT = "sandbox@dealwright.example"


def open_by_settings(
    settings: Settings,
    switches: Iterable[Switched],
    *,
    open_answers: OpenAnswers,
    clock: Clock,
    registers: Registers | None = None,
) -> Office:
    """Open what the settings turn on; SettingsInvalid when sources could not reach whoever asks them."""
    switched = tuple(switches)
    hard_s = max(settings.enrich_soft_s, settings.enrich_hard_s)
    warm_up(clock())
    return open_office(
        switched,
        _find_way_out(settings, switched),
        open_answers=open_answers,
        clock=clock,
        patience=Patience(soft_s=settings.enrich_soft_s, hard_s=hard_s),
        registers=registers,
    )


def _find_way_out(settings: Settings, switches: tuple[Switched, ...]) -> WayOut:
    if settings.sources_sandbox:
        network = open_sandbox(settings.sources_sandbox)
        return WayOut(contact=settings.contact or _SANDBOX_CONTACT, network=network, is_sandbox=True)
    if not settings.contact and any(one.why_off is None and _goes_out(one) for one in switches):
        raise SettingsInvalid(
            "DEALWRIGHT_CONTACT must say how the sources can reach you.",
            ru="DEALWRIGHT_CONTACT: укажите, как источники могут с вами связаться.",
        )
    return WayOut(contact=settings.contact)


def _goes_out(switched: Switched) -> bool:
    return switched.row.switch is not Switch.LOADED


class Look(Protocol):
    """A way to close a record."""

    def __call__(self, record: LeadRecord, office: Office, *, is_duplicate: bool = False) -> LeadRecord:
        """Look the lead's company up."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Enricher:
    """Closes the record of what comes in as a bare lead of today."""

    office: Office
    open_store: Callable[[], AbstractContextManager[Store]]
    clock: Clock

    def __call__(self, request: Request, look: "Look" = investigate) -> Request:
        """Return the request with its record investigated, unless the sender knows or asks of another day."""
        record = request.parsed.record
        # What sources say today was not known on an earlier day.
        is_of_today = record.as_of == self.clock().date()
        if request.is_known or not is_of_today or self.office.desk.is_idle:
            return request
        is_duplicate = not request.is_closed and self._repeats_open(record)
        closed = look(record, self.office, is_duplicate=is_duplicate)
        return replace(request, parsed=replace(request.parsed, record=closed))

    def _repeats_open(self, record: LeadRecord) -> bool:
        with self.open_store() as store:
            found = store.find_open_leads(read_company_key(record.lead), besides="")
        others = tuple(lead for lead in found if lead.id != record.id)
        return find_twin(replace(record, open_leads=others)) is not None
