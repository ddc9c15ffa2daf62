"""Facts and candidates that are valid by default; a test names only what it bends."""

from datetime import UTC, date, datetime
from typing import Any

from qualifier.sources.candidates import Candidate, build_candidate
from qualifier.sources.fact import About, Confidence, Fact, Unit

TODAY = date(2026, 11, 25)
FETCHED = datetime(2026, 11, 20, 12, tzinfo=UTC)
# Well-formed numbers of nobody in particular.
INN, OTHER_INN, THIRD_INN = "7700000016", "5000000024", "7800000034"
PERSON_INN = "770000000082"
OGRN, OTHER_OGRN = "1207700000012", "1225000000026"


def make_fact(about: str, value: str | int, source: str = "dadata", **bent: Any) -> Fact:
    given: dict[str, Any] = {
        "unit": None,
        "url": f"https://{source}.example/",
        "fetched_at": FETCHED,
        "as_of": None,
        "licence": "ours",
        "confidence": Confidence.HIGH,
    }
    return Fact(about=About(about), value=value, source=source, **given | bent)


def make_sum(about: str, rub: int, year: int, source: str = "girbo", unit: Unit = Unit.RUB) -> Fact:
    return make_fact(about, rub, source, unit=unit, as_of=date(year, 12, 31))


def make_candidate(source: str = "dadata", found_by: str | None = None, **said: Any) -> Candidate:
    """A company of the register; a keyword adds a fact, None takes one away, a list says several."""
    usual = {
        "legal_name": 'ООО "РОМАШКА"',
        "inn": INN,
        "status": "active",
        "region": "Татарстан",
        "city": "Казань",
    }
    return bare_candidate(source, found_by, **usual | said)


def bare_candidate(source: str = "dadata", found_by: str | None = None, **said: Any) -> Candidate:
    """An entity of which only this is said; `url` is the page that says it."""
    place = {"url": said.pop("url")} if "url" in said else {}
    facts = [
        make_fact(about, text, source, **place)
        for about, value in said.items()
        for text in (value if isinstance(value, list) else [value])
        if text is not None
    ]
    return build_candidate(facts, found_by=found_by)


def make_site(domain: str = "romashka.ru", **said: Any) -> Candidate:
    """What a site says of its owner."""
    return bare_candidate("own_site", url=f"https://{domain}/contacts", **said)
