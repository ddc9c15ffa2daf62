"""Candidates for the lead's company: facts of one legal entity gathered, sources merged by numbers only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualifier.sources.fact import About, Fact
from qualifier.sources.identifiers import read_domain

# A site's own words: the address that they were read at is the entity's.
_OWN_SITE = "own_site"
NUMBERS = (About.INN, About.OGRN, About.LEI, About.COMPANY_NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One legal entity as sources describe it.

    `found_by` is the tax number that it was asked for by: a sole proprietor's is in none of the facts.
    """

    facts: tuple[Fact, ...]
    found_by: str | None = None

    @property
    def key(self) -> str:
        """The strongest number that names the entity; without one, the page that tells of it."""
        if self.found_by:
            return self.found_by
        return self.first(About.INN) or next(
            (number for about in NUMBERS if (number := self.first(about))),
            self.facts[0].url if self.facts else "",
        )

    @property
    def numbers(self) -> frozenset[tuple[About, str]]:
        """Its numbers in registers, each with its kind; no two entities share one."""
        asked = ((About.INN, self.found_by),) if self.found_by else ()
        return frozenset((about, text) for about in NUMBERS for text in self.texts(about)).union(asked)

    @property
    def inns(self) -> frozenset[str]:
        """Its tax numbers: one, when sources agree."""
        return frozenset(text for about, text in self.numbers if about is About.INN)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that know of the entity."""
        return tuple(dict.fromkeys(fact.source for fact in self.facts))

    @property
    def domains(self) -> frozenset[str]:
        """Its own domains: of its sites, of the pages that state its numbers, of its mail."""
        sites = (read_domain(text) for text in self.texts(About.SITE, About.EMAIL_DOMAIN))
        return frozenset(domain for domain in sites if domain) | self.own_pages

    @property
    def own_pages(self) -> frozenset[str]:
        """The domains of its own sites that were visited."""
        pages = (read_domain(fact.url) for fact in self.facts if fact.source == _OWN_SITE)
        return frozenset(domain for domain in pages if domain)

    @property
    def states_number(self) -> bool:
        """Whether its own site was visited and states one of its numbers."""
        return any(fact.source == _OWN_SITE and fact.about in NUMBERS for fact in self.facts)

    def texts(self, *abouts: About) -> tuple[str, ...]:
        """Return what the facts of these kinds say, each once, in the order found."""
        return tuple(dict.fromkeys(str(fact.value) for fact in self.facts if fact.about in abouts))

    def first(self, *abouts: About) -> str | None:
        """Return the first of what the facts of these kinds say."""
        return next(iter(self.texts(*abouts)), None)


def build_candidate(facts: Iterable[Fact], *, found_by: str | None = None) -> Candidate:
    """Gather the facts that one source tells of one entity."""
    return Candidate(facts=tuple(dict.fromkeys(facts)), found_by=found_by)


def gather_candidates(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Make one candidate of each entity: what shares a number is one, what shares a name never is.

    What has no number at all joins the only entity of its domain. A site that states several
    numbers (its owner's, its maker's) tells of several entities.
    """
    merged: list[Candidate] = []
    for one in (part for whole in candidates for part in _part(whole)):
        known = [other for other in merged if other.numbers & one.numbers]
        merged = [other for other in merged if other not in known]
        merged.append(_join((*known, one)))
    return tuple(_tie_by_domain(merged))


def _part(whole: Candidate) -> Iterator[Candidate]:
    inns = whole.texts(About.INN)
    if len(inns) < 2:
        yield whole
        return
    shared = [fact for fact in whole.facts if fact.about not in {*NUMBERS, About.NAME, About.LEGAL_NAME}]
    for inn in inns:
        own = [fact for fact in whole.facts if fact.about is About.INN and str(fact.value) == inn]
        yield build_candidate((*own, *shared))


def _tie_by_domain(merged: Sequence[Candidate]) -> list[Candidate]:
    known = [one for one in merged if one.numbers]
    kept = dict(enumerate(known))
    for loose in (one for one in merged if not one.numbers):
        at = [rank for rank, one in enumerate(known) if loose.domains & one.domains]
        rank = at[0] if len(at) == 1 else len(kept)
        kept[rank] = _join((kept[rank], loose)) if rank in kept else loose
    return list(kept.values())


def _join(parts: Sequence[Candidate]) -> Candidate:
    found_by = next((part.found_by for part in parts if part.found_by), None)
    return build_candidate((fact for part in parts for fact in part.facts), found_by=found_by)
