"""The trade, subject, size, channels and aims of a deal or a request, in words to compare them by."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qualifier.deals.closed_deal import ClosedDeal
from qualifier.deals.vector_shelf import IndexRow
from qualifier.lead import Lead
from qualifier.reading.aims import Aim, read_aims
from qualifier.reading.channels import read_channels, wanted_channels
from qualifier.reading.fold import fold
from qualifier.reading.headcounts import find_headcounts
from qualifier.reading.industries import TradeBook, describe_trades, read_name
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.region_mentions import read_regions, wanted_regions
from qualifier.reading.regions import find_region, find_subject
from qualifier.reading.segments import Sentence
from qualifier.reading.sentences import read_sentences
from qualifier.reading.testimony import select_testimony
from qualifier.record import LeadRecord, OpenData


class Size(StrEnum):
    """How many people work there: up to 50, up to 250, more."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


# The statistical borders of small and medium companies (Federal Law 209-FZ has 100; the profile has these).
_MEDIUM_FROM = 51
_LARGE_FROM = 251


# «A mailing to subscribers» tells whose base is bought, not what the client does.
_OF_THE_SELLER = frozenset({"telecom", "agency"})
# Whom a tour agency sells to, and when, is as with a tour operator: for likeness they are one trade.
_AGENCIES = "agencies_of_other_trades"
_AGENCY_TRADES = (
    ("тур", "travel_and_transport"),
    ("travel", "travel_and_transport"),
    ("tour", "travel_and_transport"),
    ("недвижим", "developer"),
    ("real estate", "developer"),
)
# Clients say «boards» of both: for likeness they are one product.
_FAMILIES = {"dooh": "ooh"}
_READ_LETTERS = 500
_MOST_LETTERS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """None and empty mean that nobody said."""

    industry: str | None = None
    region: str | None = None
    size: Size | None = None
    channels: frozenset[str] = frozenset()
    aims: frozenset[Aim] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What deals are looked for by: the client's words, and what is known of the client."""

    text: str
    facets: Facets = Facets()
    industry: str | None = None
    region: str | None = None
    employees: int | None = None
    company_key: str | None = None
    inn: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class FacetReader:
    """Reads facets by the trades of a profile."""

    book: TradeBook

    def of_deal(self, deal: ClosedDeal | IndexRow) -> Facets:
        """Return a deal's facets; an industry that no trade covers is that of the task, else itself."""
        return Facets(
            industry=self._name_industry(deal.industry, deal.task),
            region=name_region(deal.region) if deal.region else None,
            size=find_size(deal.employees),
            channels=find_channels(deal.products),
            aims=find_aims(deal.task),
        )

    def _name_industry(self, industry: str | None, task: str | None) -> str | None:
        """CRMs' own lists of industries («HoReCa») and empty fields: the task often names the trade."""
        if industry and (stated := find_trade(self.book, industry)):
            return stated
        told = find_trade(self.book, task) if task else None
        if told and told not in _OF_THE_SELLER:
            return told
        return name_industry(self.book, industry) if industry else None

    def of_request(self, lead: Lead, open_data: OpenData, record: LeadRecord) -> Facets:
        """Return the facets of a request: open data first, then the client's own words."""
        sentences = read_sentences(record)
        described = [one.trade.name for one in describe_trades(self.book, sentences)]
        named = read_name(self.book, lead.company or "")
        stated = name_industry(self.book, open_data.industry) if open_data.industry else None
        said = lead.message[:_MOST_LETTERS]
        spoken = _settle_agency(described[0], fold(said).text) if described else None
        region = name_region(lead.region) if lead.region else None
        wanted = wanted_regions(read_regions(sentences))
        return Facets(
            industry=stated or (named.name if named else None) or spoken,
            region=region or (name_region(wanted[0]) if wanted else None),
            size=find_size(open_data.employees or count_people(lead.message)),
            channels=_join_families(wanted_channels(read_channels(sentences))),
            aims=_gather_aims(select_testimony(sentences)),
        )


def find_aims(task: str | None) -> frozenset[Aim]:
    """Return what a deal's task says that it was for."""
    return read_aims(fold(task[:_READ_LETTERS]).text) if task else frozenset()


def _gather_aims(sentences: Iterable[Sentence]) -> frozenset[Aim]:
    return frozenset(aim for sentence in sentences for aim in read_aims(sentence.folded))


@lru_cache(maxsize=20_000)
def name_industry(book: TradeBook, text: str) -> str:
    """Return the trade that a text names, else the text itself, folded."""
    return find_trade(book, text) or fold(text[:300]).text.strip()


@lru_cache(maxsize=20_000)
def find_trade(book: TradeBook, text: str) -> str | None:
    """Return the trade that a text names."""
    folded = fold(text[:300]).text
    trade = book.read_text(folded)
    return _settle_agency(trade.name, folded) if trade else None


def _settle_agency(trade: str, folded: str) -> str:
    if trade != _AGENCIES:
        return trade
    return next((name for stem, name in _AGENCY_TRADES if stem in folded), trade)


@lru_cache(maxsize=20_000)
def name_region(text: str) -> str:
    """Return the subject of the federation that a text names, else the text itself, folded."""
    found = find_region(text)
    if found is None:
        return fold(text[:300]).text.strip()
    first = found.split(", ")[0]
    return find_subject(first) or first


def find_size(employees: int | None) -> Size | None:
    """Return the size of a company of so many people."""
    if employees is None or employees <= 0:
        return None
    if employees < _MEDIUM_FROM:
        return Size.SMALL
    return Size.MEDIUM if employees < _LARGE_FROM else Size.LARGE


def count_people(text: str) -> int | None:
    """Return how many people a client says that it employs."""
    counts = [count.people for count in find_headcounts(fold(text[:2000]).text) if count.is_sure]
    return max(counts, default=None)


def find_channels(products: Iterable[str]) -> frozenset[str]:
    """Return the channels that names of products name; a product that names none is itself."""
    return _join_families(channel for product in products for channel in _name_product(product))


def _join_families(channels: Iterable[str]) -> frozenset[str]:
    return frozenset(_FAMILIES.get(channel, channel) for channel in channels)


@lru_cache(maxsize=20_000)
def _name_product(product: str) -> tuple[str, ...]:
    text, found = fold(product[:300]).text.strip(), []
    # Longer names stand first: what one has named is taken from the text.
    for channel, expression in load_lexicon("channels").items():
        for match in list(expression.finditer(text)):
            found.append(channel)
            text = text[: match.start()] + "\n" * (match.end() - match.start()) + text[match.end() :]
    return tuple(dict.fromkeys(found)) or ((text,) if text else ())
