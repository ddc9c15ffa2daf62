"""The companies that may be chosen, each under a short name that it keeps while more is learned of it."""

from dataclasses import dataclass, replace

from qualifier.identity import Identity
from qualifier.identity.choice import Weighed
from qualifier.research.telling import Listed
from qualifier.sources.candidates import Candidate
from qualifier.sources.fact import About

_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyList:
    """The likeliest companies; what was listed once stays listed."""

    listed: tuple[Listed, ...] = ()

    def update(self, identity: Identity) -> "CompanyList":
        """Return the list by what is known now: new companies get new names, merged ones keep the first."""
        current = tuple(identity.weighed)
        kept: list[Listed] = []
        for one in self.listed:
            same = next((new for new in current if is_same(one.weighed.candidate, new.candidate)), None)
            if same and not any(other.weighed is same for other in kept):
                kept.append(replace(one, weighed=same))
        known = [one.weighed for one in kept]
        fresh = [new for new in current if new not in known and new.has_agreement]
        number = max((int(one.id[1:]) for one in self.listed), default=0)
        room = _MOST - len(kept)
        added = (Listed(id=f"c{number + rank}", weighed=new) for rank, new in enumerate(fresh[:room], 1))
        return CompanyList(listed=(*kept, *added))

    def find(self, name: str) -> Weighed | None:
        """Return the company of a name."""
        return next((one.weighed for one in self.listed if one.id == name), None)

    def name(self, name: str) -> str | None:
        """Return the company of a name as people know it."""
        found = self.find(name)
        return describe(found.candidate) if found else None

    def register_name(self, candidate: Candidate) -> str | None:
        """Return the name by which registers know a company."""
        return candidate.first(About.LEGAL_NAME, About.NAME)


def describe(candidate: Candidate) -> str:
    """Return a company in one line: its name and number."""
    parts = (candidate.first(About.LEGAL_NAME, About.NAME), candidate.key)
    return " ".join(part for part in parts if part)[:200]


def is_same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two readings are of one entity: they share a number, or without numbers their page."""
    if one.numbers or other.numbers:
        return bool(one.numbers & other.numbers)
    return one.key == other.key
