"""Opens the sources that are on and the door that they go out by."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from kit.clock import Clock, read_stopwatch
from kit.http import KnownHosts, Limits, Network, OpenWeb
from qualifier.answer_store import Answers
from qualifier.inquiry import Office, Patience
from qualifier.investigation_plan import InvestigationPlan, load_plan
from qualifier.open_register import Registers
from qualifier.source_desk import Ask, OpenedSource, SourceDesk
from qualifier.source_switch import Switched
from qualifier.sources.catalogue import Need, Speed, Switch, list_hosts, open_source
from qualifier.sources.dadata_suggest import DaDataSuggest
from qualifier.sources.fact import About
from qualifier.sources.port import Door, Source

# Searches among namesakes by the key of the source that they belong to.
_SEARCHES = {"dadata": ("dadata_suggest", DaDataSuggest)}

OpenAnswers = Callable[[], AbstractContextManager[Answers]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """By what network the door goes out, and how those whom it asks can reach us."""

    contact: str
    network: Network | None = None
    is_sandbox: bool = False


def open_office(
    switches: Iterable[Switched],
    way_out: WayOut,
    *,
    open_answers: OpenAnswers,
    clock: Clock,
    patience: Patience,
    registers: Registers | None = None,
) -> Office:
    """Put sources, threads, door and cache together."""
    switched, plan = tuple(switches), load_plan()
    doors = _Doors(switched, way_out, patience, clock)
    desk = SourceDesk(
        (opened for one in switched for opened in _open(one, registers, plan)),
        plan=plan,
        open_door=doors.open,
        close_door=doors.close,
        clock=clock,
        stopwatch=read_stopwatch,
    )
    return Office(
        desk=desk,
        open_answers=open_answers,
        plan=plan,
        patience=patience,
        stopwatch=read_stopwatch,
        is_sandbox=way_out.is_sandbox,
    )


def _open(switched: Switched, registers: Registers | None, plan: InvestigationPlan) -> Iterator[OpenedSource]:
    row = switched.row
    if switched.why_off is not None:
        yield OpenedSource(row=row, why_off=switched.why_off)
        return
    source = open_source(row, registers if row.switch is Switch.LOADED else switched.key)
    is_needless = row.name in plan.needless_with_inn.value
    yield OpenedSource(row=row, ask=_ask_one(source), only_without_inn=is_needless)
    if row.name in _SEARCHES:
        name, search = _SEARCHES[row.name]
        gives = (About.INN, About.LEGAL_NAME)
        search_row = replace(row, name=name, needs=(Need.COMPANY,), gives=gives, speed=Speed.FAST)
        yield OpenedSource(row=search_row, ask=search(switched.key).find, only_without_inn=True)


def _ask_one(source: Source) -> Ask:
    """A source tells of one entity, a search of several."""
    return lambda lead, door: (source.ask(lead, door),)


class _Doors:
    """The two clients of the process, and the door that each lead gets of them."""

    def __init__(
        self, switches: tuple[Switched, ...], way_out: WayOut, patience: Patience, clock: Clock
    ) -> None:
        rows = tuple(one.row for one in switches if one.why_off is None)
        network, contact = way_out.network or Network(), way_out.contact
        # Nothing may hold a thread longer than the record is waited for.
        limits = Limits(deadline_s=patience.hard_s)
        self._known = KnownHosts(
            list_hosts(rows), contact=contact, network=network, limits=replace(limits, attempts=3)
        )
        self._web = OpenWeb(contact=contact, network=network, limits=limits)
        self._clock = clock

    def open(self) -> Door:
        """Return the way out of one lead, with its own allowance of pages."""
        return Door(services=self._known, sites=self._web.visit(), now=self._clock)

    def close(self) -> None:
        """Close every idle connection."""
        self._known.close()
        self._web.close()
