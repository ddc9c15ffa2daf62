"""The trade, subject, size, channels and aims of a deal or a request, in words to compare them by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qualifier.deals.client_trades import Named, Sureness, choose_client_trade, name_client_trade
from qualifier.deals.closed_deal import ClosedDeal
from qualifier.deals.vector_shelf import IndexRow
from qualifier.lead import Lead
from qualifier.reading.aims import Aim, read_aims, weigh_aims
from qualifier.reading.channels import named_channels, read_channels
from qualifier.reading.fold import fold
from qualifier.reading.headcounts import find_headcounts
from qualifier.reading.industries import TradeBook, describe_trades
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
# Clients say «boards» of both: for likeness they are one product.
_FAMILIES = {"dooh": "ooh"}
_READ_LETTERS = 500
# An aim told by a smaller share of words than this of the aim told most is only touched on.
_TOUCHED = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """None and empty mean that nobody said."""

    industry: str | None = None
    # A trade that words only hint at: it orders deals where nothing surer does, and nobody is told of it.
    hinted: str | None = None
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
        """CRMs' own lists of industries («HoReCa») and empty fields: the task often tells the trade."""
        stated, told = _read_line(industry), _read_line(task)
        if told and told.sureness is Sureness.HINT and not (stated and told.is_closer_than(stated)):
            told = None
        named = told if told and (stated is None or told.is_closer_than(stated)) else stated
        if named:
            return named.trade.name
        if industry or not task:
            return name_industry(self.book, industry) if industry else None
        trade = find_trade(self.book, task)
        return None if trade in _OF_THE_SELLER else trade

    def of_request(self, lead: Lead, open_data: OpenData, record: LeadRecord) -> Facets:
        """Return the facets of a request: open data first, then the client's own words."""
        sentences = read_sentences(record)
        said = select_testimony(sentences)
        stated = name_industry(self.book, open_data.industry) if open_data.industry else None
        region = name_region(lead.region) if lead.region else None
        wanted = wanted_regions(read_regions(sentences))
        trade = None if stated else self._read_trade(lead.company, said)
        is_sure = trade is None or trade.sureness is not Sureness.HINT
        spoken = trade.trade.name if trade else None
        return Facets(
            industry=stated
            or (spoken if is_sure else None)
            or (None if trade else self._read_listed(lead, said)),
            hinted=None if is_sure else spoken,
            region=region or (name_region(wanted[0]) if wanted else None),
            size=find_size(open_data.employees or count_people(lead.message)),
            channels=_join_families(named_channels(read_channels(sentences))),
            aims=_gather_aims(said),
        )

    def _read_trade(self, company: str | None, said: tuple[Sentence, ...]) -> Named | None:
        """Return the trade that a client's name tells, else its words; of what is told closest the surest."""
        named = _read_line(company)
        if named and named.sureness is Sureness.NAME:
            return named
        chosen = choose_client_trade(said)
        return chosen if chosen and (named is None or chosen.is_closer_than(named)) else named

    def _read_listed(self, lead: Lead, said: tuple[Sentence, ...]) -> str | None:
        """Return a trade of the profile: a house's own list may know more."""
        if lead.company and (listed := find_trade(self.book, lead.company)):
            return listed
        return next((one.trade.name for one in describe_trades(self.book, said)), None)


def _read_line(text: str | None) -> Named | None:
    return name_client_trade(fold(text[:_READ_LETTERS]).text) if text else None


def find_aims(task: str | None) -> frozenset[Aim]:
    """Return what a deal's task says that it was for."""
    return read_aims(fold(task[:_READ_LETTERS]).text) if task else frozenset()


def _gather_aims(sentences: Iterable[Sentence]) -> frozenset[Aim]:
    """Return what a letter is mostly for: what it only touches is left out."""
    counts: Counter[Aim] = Counter()
    for sentence in sentences:
        counts.update(dict(weigh_aims(sentence.folded)))
    most = max(counts.values(), default=0)
    return frozenset(aim for aim, count in counts.items() if count >= _TOUCHED * most)


@lru_cache(maxsize=20_000)
def name_industry(book: TradeBook, text: str) -> str:
    """Return the trade that a text names, else the text itself, folded."""
    named = _read_line(text)
    if named:
        return named.trade.name
    return find_trade(book, text) or fold(text[:_READ_LETTERS]).text.strip()


@lru_cache(maxsize=20_000)
def find_trade(book: TradeBook, text: str) -> str | None:
    """Return the trade of the profile that a text names: a house's own list may know more."""
    trade = book.read_text(fold(text[:_READ_LETTERS]).text)
    return trade.name if trade else None


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
