"""Whether code bears out a choice of the company: two facts that agree, one of them nobody else's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualifier.evidence import extract_evidence
from qualifier.identity.choice import Weighed
from qualifier.identity.weights import Sign, load_weights
from qualifier.profile import Profile
from qualifier.reading.industries import TradeBook, describe_trades, read_name
from qualifier.reading.testimony import keep_ends
from qualifier.record import LeadRecord
from qualifier.sources.candidates import Candidate
from qualifier.sources.fact import About
from qualifier.sources.industry_codes import find_group

# The price of a sign from which on it speaks against a company, and no agreement outweighs it: another
# form, region or country, another name, a number or site of somebody else, a company that is no more.
_AGAINST_POINTS = -12


class Support(StrEnum):
    """What a lead and a company may agree in; each is a witness of its own."""

    NUMBER = "number"
    PHONE = "phone"
    DOMAIN = "domain"
    REGION = "region"
    INDUSTRY = "industry"
    NAME = "name"


_KINDS: Mapping[Sign, Support] = {
    Sign.INN_SAME: Support.NUMBER,
    Sign.INN_WRITTEN: Support.NUMBER,
    Sign.INN_SLIP: Support.NUMBER,
    Sign.OGRN_WRITTEN: Support.NUMBER,
    Sign.NUMBER_WRITTEN: Support.NUMBER,
    Sign.PHONE_SAME: Support.PHONE,
    Sign.SITE_SAYS_SO: Support.DOMAIN,
    Sign.SITE_SAME: Support.DOMAIN,
    Sign.MAIL_SAME: Support.DOMAIN,
    Sign.CITY_SAME: Support.REGION,
    Sign.REGION_SAME: Support.REGION,
    Sign.NAME_SAME: Support.NAME,
    Sign.NAME_CLOSE: Support.NAME,
    Sign.NAME_KNOWN: Support.NAME,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What agrees with a choice, what only it has, and whether that is enough."""

    agrees: tuple[Support, ...]
    is_enough: bool


def judge_choice(chosen: Weighed, rivals: Sequence[Weighed], trade: str | None) -> Verdict:
    """Tell whether a choice counts: its name agrees, and so does something that no rival shares.

    Nothing may speak against it. `trade` is what the lead says of its own work.
    """
    kinds = find_kinds(chosen, trade)
    others: set[Support] = set()
    for rival in rivals:
        others |= find_kinds(rival, trade)
    own = kinds - others - {Support.NAME}
    has_name = Support.NAME in kinds or Support.NUMBER in kinds
    is_enough = has_name and bool(own - {Support.NUMBER}) and not speaks_against(chosen)
    return Verdict(agrees=tuple(kind for kind in Support if kind in kinds), is_enough=is_enough)


def find_kinds(weighed: Weighed, trade: str | None) -> set[Support]:
    """Return in what a company agrees with the lead."""
    kinds = {_KINDS[seen.sign] for seen in weighed.signs if seen.sign in _KINDS}
    return kinds | ({Support.INDUSTRY} if trade and trade in read_groups(weighed.candidate) else set())


def speaks_against(weighed: Weighed) -> bool:
    """Tell whether anything weighty differs."""
    table = load_weights()
    return any(table.points(seen.sign) <= _AGAINST_POINTS for seen in weighed.signs)


def read_groups(candidate: Candidate) -> frozenset[str]:
    """Return the trades that registers give a company; two codes of two trades tell nothing."""
    found = (find_group(code) for code in candidate.texts(About.OKVED, About.SIC))
    groups = frozenset(group.name for group in found if group)
    return groups if len(groups) == 1 else frozenset()


def read_trade(record: LeadRecord, profile: Profile) -> str | None:
    """Return the one trade that the lead names as its own; None when it names none or several.

    A trade that stands in the company's name tells namesakes apart by nothing.
    """
    book = TradeBook(profile.hash, profile.industries)
    said = keep_ends(extract_evidence(record).testimony)
    named = {one.trade.name for one in describe_trades(book, said) if one.is_own}
    in_name = read_name(book, record.lead.company or "")
    trades = named - ({in_name.name} if in_name else set())
    return next(iter(trades)) if len(trades) == 1 else None
