"""Past deals with the very company of the lead, told apart from those with its like."""

from dataclasses import dataclass
from datetime import date

from qualifier.qualification import Quote
from qualifier.reading.company_name import is_same_name
from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.trades import read_trades
from qualifier.record import LeadRecord, Outcome, PastDeal, text_at

_ANOTHER = pattern(
    r"\b(?:друг(?:ой|ая|ого|ое)|похож\w+|соседн\w+|ин(?:ой|ая) заказчик|не эта|for comparison|для справки|"
    r"для сравнения|another|different|similar|neighbou?ring)\b"
)
_WORD = pattern(r"[^\W\d_]{3,}")
# So many letters of a word stand for all its case forms.
_STEM = 5
_LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeal:
    """A closed deal with the lead's company or, for an agency, with its advertiser."""

    place: str
    deal: PastDeal
    quote: Quote

    @property
    def is_won(self) -> bool:
        """Whether the client bought."""
        return self.deal.outcome is Outcome.WON

    @property
    def closed(self) -> date | None:
        """Return the day on which it was closed."""
        return self.deal.closed


def find_own_deals(record: LeadRecord) -> tuple[OwnDeal, ...]:
    """Return the deals of this company, by its name, unless their note says that it is another one.

    What memory brought for its likeness is another client's, whatever it is called.
    """
    company = record.lead.company
    if not company:
        return ()
    return tuple(
        OwnDeal(place=f"deals[{index}]", deal=deal, quote=_quote(record, index, deal))
        for index, deal in enumerate(record.deals)
        if deal.likeness is None
        and deal.client
        and _is_own(company, deal.client)
        and not _is_of_other_trade(record, deal.client)
        and not _ANOTHER.search(fold(deal.note or "").text)
    )


def _is_own(company: str, client: str) -> bool:
    return is_same_name(company, client) or _stems(client) <= _stems(company)


def _is_of_other_trade(record: LeadRecord, client: str) -> bool:
    """«Acme Bank» is not «Acme» unless the lead's own record tells of a bank."""
    company = record.lead.company or ""
    if _stems(client) <= _stems(company) or _trades_in(company):
        return False
    named = _trades_in(client)
    known = _trades_in(record.open_data.industry or "") | _trades_in(record.lead.message or "")
    return bool(named) and not named & known


def _trades_in(text: str) -> frozenset[str]:
    return read_trades(tuple(_WORD.findall(fold(text[:_LONGEST]).text)))


def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(name).text)) or frozenset({name})


def _quote(record: LeadRecord, index: int, deal: PastDeal) -> Quote:
    place = f"deals[{index}]"
    text = text_at(record, place) or ""
    words = deal.note or text
    return Quote(place=place, text=words, start=max(0, text.find(words)))
