"""The outside world of one case of research, in memory: its site, its cards, the real readers and rounds."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from eval.research_cases import ResearchCase
from kit.clock import FrozenClock, read_stopwatch
from kit.errors import NotFetched, WhyNot
from kit.http import Page
from qualifier.answer_store import MemoryAnswers
from qualifier.inquiry import Office, Patience
from qualifier.investigation_plan import load_plan
from qualifier.lead import Lead
from qualifier.normalise import normalise_inn
from qualifier.source_desk import OpenedSource, SourceDesk
from qualifier.sources.catalogue import CatalogueRow, load_catalogue
from qualifier.sources.fact import About, Claim, Fact, Origin, sign
from qualifier.sources.port import Door
from qualifier.sources.site import OwnSite

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
Groups = tuple[tuple[Fact, ...], ...]


class Site:
    """The pages of one site; everything else on the web is gone."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self.fetched: list[str] = []

    def fetch(self, url: str) -> Page:
        """Fetch a page."""
        address = url if "//" in url else f"https://{url}"
        self.fetched.append(address)
        text = self._pages.get(urlsplit(address).path or "/")
        if text is None:
            raise NotFetched(WhyNot.STATUS, http_status=404)
        return Page(url=address, status=200, media_type="text/html", text=text)


class _NoServices:
    """Sources of this world know by themselves; a request is counted at the turnstile only."""

    def get(self, url: str, **_: object) -> Page:
        return Page(url=url, status=204, media_type="application/json", text="")

    def post(self, url: str, content: object, **_: object) -> Page:
        return self.get(url)


@contextmanager
def open_world(case: ResearchCase) -> Iterator[Office]:
    """Open the sources of a case; their threads end with the block."""
    site, clock = Site(case.pages), FrozenClock(NOW)
    rows = {row.name: row for row in load_catalogue()}
    own_site = OwnSite()
    desk = SourceDesk(
        (
            # Registers were asked by the name, whoever is asked by it.
            OpenedSource(row=replace(rows["dadata"], needs=()), ask=lambda *_: _known(case)),
            OpenedSource(row=rows["checko"], ask=_tell_card(rows["checko"], case)),
            OpenedSource(row=rows["own_site"], ask=lambda lead, door: (own_site.ask(lead, door),)),
        ),
        plan=load_plan(),
        open_door=lambda: Door(services=_NoServices(), sites=site, now=clock),
        clock=clock,
        stopwatch=read_stopwatch,
    )
    try:
        yield Office(
            desk=desk,
            open_answers=MemoryAnswers().begin,
            plan=load_plan(),
            patience=Patience(),
            stopwatch=read_stopwatch,
        )
    finally:
        desk.close()


def _known(case: ResearchCase) -> Groups:
    return tuple(answer.facts for answer in case.answers)


def _tell_card(row: CatalogueRow, case: ResearchCase) -> Callable[[Lead, Door], Groups]:
    """A paid card: asked by a number, it has the phone."""

    def ask(lead: Lead, door: Door) -> Groups:
        door.services.get("https://card.example/")
        inn = normalise_inn(lead.inn).value or ""
        if inn not in case.phones:
            return ()
        origin = Origin(source=row.name, url="https://card.example/", fetched_at=NOW, licence="test")
        claims = (Claim(about=About.INN, value=inn), Claim(about=About.PHONE, value=case.phones[inn]))
        return (sign(claims, origin),)

    return ask
