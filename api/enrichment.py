"""Opens the sources that are on and asks them about leads; loaded only where something is to be asked."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date

from api.source_switches import Switched
from kit.clock import Clock, read_stopwatch
from kit.errors import SettingsInvalid
from kit.http import KnownHosts, Limits, Network, OpenWeb
from kit.http_sandbox import open_sandbox
from kit.settings import Settings
from qualifier.answer_store import Answers
from qualifier.archive import Store
from qualifier.company_key import read_company_key
from qualifier.dedupe import find_twin
from qualifier.inquiry import Office, Patience
from qualifier.intake import Request
from qualifier.investigation import investigate
from qualifier.investigation_plan import load_plan
from qualifier.investigation_warm_up import warm_up
from qualifier.open_register import Registers
from qualifier.record import LeadRecord
from qualifier.source_desk import Ask, OpenedSource, SourceDesk
from qualifier.sources.catalogue import CatalogueRow, Need, Speed, Switch, list_hosts, open_source
from qualifier.sources.dadata_suggest import DaDataSuggest
from qualifier.sources.fact import About
from qualifier.sources.port import Door, Source

_SANDBOX_CONTACT = "sandbox@dealwright.example"
# Searches among namesakes by the key of the source that they belong to.
_SEARCHES = {"dadata": ("dadata_suggest", DaDataSuggest)}

OpenAnswers = Callable[[], AbstractContextManager[Answers]]
OpenStore = Callable[[], AbstractContextManager[Store]]


def open_office(
    settings: Settings,
    switches: Iterable[Switched],
    *,
    open_answers: OpenAnswers,
    clock: Clock,
    registers: Registers | None = None,
) -> Office:
    """Open the sources that are on and the door that they go out by."""
    switched, plan = tuple(switches), load_plan()
    is_sandbox = bool(settings.sources_sandbox)
    desk = SourceDesk(
        (opened for one in switched for opened in _open(one, registers)),
        plan=plan,
        open_door=_make_door(settings, switched, clock),
        clock=clock,
        stopwatch=read_stopwatch,
    )
    hard_s = max(settings.enrich_soft_s, settings.enrich_hard_s)
    warm_up(clock())
    return Office(
        desk=desk,
        open_answers=open_answers,
        plan=plan,
        patience=Patience(soft_s=settings.enrich_soft_s, hard_s=hard_s),
        stopwatch=read_stopwatch,
        is_sandbox=is_sandbox,
    )


def _open(switched: Switched, registers: Registers | None) -> Iterable[OpenedSource]:
    row = switched.row
    if switched.why_off is not None:
        return (OpenedSource(row=row, why_off=switched.why_off),)
    source = open_source(row, registers if row.switch is Switch.LOADED else switched.key)
    opened = OpenedSource(row=row, ask=_ask_one(source))
    if row.name not in _SEARCHES:
        return (opened,)
    name, search = _SEARCHES[row.name]
    gives = (About.INN, About.LEGAL_NAME)
    search_row = replace(row, name=name, needs=(Need.COMPANY,), gives=gives, speed=Speed.FAST)
    return (opened, OpenedSource(row=search_row, ask=search(switched.key).find, only_without_inn=True))


def _ask_one(source: Source) -> Ask:
    """A source tells of one entity, a search of several."""
    return lambda lead, door: (source.ask(lead, door),)


def _make_door(settings: Settings, switches: Iterable[Switched], clock: Clock) -> Callable[[], Door]:
    rows = tuple(one.row for one in switches if one.why_off is None)
    network = open_sandbox(settings.sources_sandbox) if settings.sources_sandbox else Network()
    contact = settings.contact or (_SANDBOX_CONTACT if settings.sources_sandbox else "")
    if not contact and any(_goes_out(row) for row in rows):
        raise SettingsInvalid(
            "DEALWRIGHT_CONTACT must say how the sources can reach you.",
            ru="DEALWRIGHT_CONTACT: укажите, как источники могут с вами связаться.",
        )
    # Nothing may hold a thread longer than the record is waited for.
    deadline_s = max(settings.enrich_soft_s, settings.enrich_hard_s)
    known = KnownHosts(
        list_hosts(rows), contact=contact, network=network, limits=Limits(attempts=3, deadline_s=deadline_s)
    )
    web = OpenWeb(contact=contact, network=network, limits=Limits(deadline_s=deadline_s))
    return lambda: Door(services=known, sites=web.visit(), now=clock)


def _goes_out(row: CatalogueRow) -> bool:
    return row.switch is not Switch.LOADED


@dataclass(frozen=True, slots=True, kw_only=True)
class Enricher:
    """Closes the record of what comes in as a bare lead of today."""

    office: Office
    open_store: OpenStore
    clock: Clock

    def __call__(self, request: Request) -> Request:
        """Return the request with its record investigated, unless the sender knows or asks of another day."""
        record = request.parsed.record
        if request.is_known or not is_of_today(record, self.clock().date()) or self.office.desk.is_idle:
            return request
        is_duplicate = not request.is_closed and self._repeats_open(record)
        closed = investigate(record, self.office, is_duplicate=is_duplicate)
        return replace(request, parsed=replace(request.parsed, record=closed))

    def _repeats_open(self, record: LeadRecord) -> bool:
        with self.open_store() as store:
            found = store.find_open_leads(read_company_key(record.lead), besides="")
        others = tuple(lead for lead in found if lead.id != record.id)
        return find_twin(replace(record, open_leads=others)) is not None


def is_of_today(record: LeadRecord, today: date) -> bool:
    """What sources say today was not known on an earlier day."""
    return record.as_of == today
