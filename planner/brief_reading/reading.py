"""From a client's letter to a brief: each field by its own reader, each with the client's words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from planner.brief import Brief
from planner.brief_reading.audience import read_audience
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.budget import Budget, read_budget
from planner.brief_reading.channels import Wishes, read_channels
from planner.brief_reading.dates import read_flight
from planner.brief_reading.flight import Flight
from planner.brief_reading.kpi import read_kpi
from planner.brief_reading.layout import lay_out
from planner.brief_reading.media_lists import relabel_media
from planner.brief_reading.missing import find_missing
from planner.brief_reading.names import read_advertiser
from planner.brief_reading.objective import read_objective
from planner.brief_reading.product import read_product
from planner.brief_reading.regions import read_regions
from planner.brief_reading.subject import read_categories, read_industry, subject_passages
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.reading.patterns import pattern
from qualifier.reading.suspicion import is_injected
from qualifier.record import LeadRecord

# A brief longer than this is a file that was pasted by mistake; its beginning is read.
LONGEST_TEXT = 40_000
# Briefs mix languages: no block is taken for a foreign one unless the language is told.
_ANY = "en"


def read_brief(text: str, *, as_of: date, lang: str | None = None, profile: Profile | None = None) -> Brief:
    """Read a brief in Russian or English; nothing that the text orders the reader to do is done.

    `lang` ru leaves out blocks in another language; without it all is read. `profile` lends currency
    and VAT rates, the house's own by default.
    """
    house = profile or house_profile()
    opened = open_brief(text[:LONGEST_TEXT], as_of=as_of, lang=lang or _ANY, profile=house)
    flight = read_flight(opened)
    return _conclude(
        opened, flight, read_budget(opened, flight.start.value, flight.end.value), read_channels(opened)
    )


def open_brief(text: str, *, as_of: date, lang: str, profile: Profile) -> BriefText:
    """Cut a text into passages under their labels; planted orders to the reader are left out."""
    record = LeadRecord(as_of=as_of, lang=lang, lead=Lead(message=text))
    evidence = extract_evidence(record)
    # Answers stand between the quoted questions that they answer, not after them all.
    ordered = sorted(evidence.sentences, key=lambda sentence: sentence.start)
    orders = frozenset(one.start for one in ordered if is_injected(one) or _TO_MACHINE.match(one.folded))
    said = tuple(sentence for sentence in ordered if sentence.start not in orders)
    passages = relabel_media(lay_out(text, said))
    return BriefText(text=text, evidence=evidence, passages=passages, profile=profile, orders=orders)


# A letter to a seller does not address a machine.
_TO_MACHINE = pattern(
    r"\W*(?:ассистент|бот|чат-?бот|нейросеть|нейронка|искусственный интеллект|ии|ai|assistant|bot|system|"
    r"chat ?gpt|gpt|llm|claude|model)\s?[,:!]"
)


@cache
def house_profile() -> Profile:
    """Return the house's own profile, read once."""
    return load_profile(find_profile(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    advertiser: Found[str | None]
    product: Found[str | None]


def _conclude(text: BriefText, flight: Flight, budget: Budget, wishes: Wishes) -> Brief:
    names = _read_names(text)
    subject = subject_passages(text, (*names.advertiser.quotes, *names.product.quotes))
    kpi, regions, audience = read_kpi(text), read_regions(text), read_audience(text)
    categories = read_categories(text, subject, audience.value.age_max)
    found: dict[str, Found[object]] = {
        "advertiser": names.advertiser,
        "product": names.product,
        "industry": read_industry(text, (names.advertiser.value, names.product.value), subject, categories),
        "objective": read_objective(text, kpi.value),
        "budget_min_rub": budget.low,
        "budget_max_rub": budget.high,
        "vat_included": budget.vat_included,
        "start_date": flight.start,
        "end_date": flight.end,
        "regions": regions,
        "audience": audience,
        "channels_wanted": wishes.wanted,
        "channels_excluded": wishes.excluded,
        "kpi": kpi,
        "categories": categories,
    }
    values = {name: one.value for name, one in found.items()}
    brief = Brief(**values, quotes=_quotes(found, wishes))  # type: ignore[arg-type]
    disputed = _disputed(budget, found["vat_included"].is_disputed, kpi.is_disputed, wishes)
    return replace(
        brief,
        missing=find_missing(text, brief, disputed=disputed, is_channel_choice_ours=wishes.is_delegated),
    )


def _read_names(text: BriefText) -> _Names:
    advertiser = read_advertiser(text)
    return _Names(advertiser=advertiser, product=read_product(text, advertiser.value))


def _quotes(found: Mapping[str, Found[object]], wishes: Wishes) -> dict[str, tuple[str, ...]]:
    """What both wants and rules out a channel is kept beside the fields, so that people see it."""
    quotes = {name: one.quotes for name, one in found.items() if one.quotes}
    if wishes.contradicted.value:
        quotes["contradicted_channels"] = wishes.contradicted.quotes
    return quotes


def _disputed(budget: Budget, is_vat: bool, is_kpi: bool, wishes: Wishes) -> frozenset[str]:
    named = (
        (budget.is_unsettled, ("budget_min_rub", "budget_max_rub")),
        (is_vat, ("vat_included",)),
        (is_kpi, ("kpi",)),
        (bool(wishes.contradicted.value), ("channels_wanted",)),
    )
    return frozenset(name for holds, names in named if holds for name in names)
