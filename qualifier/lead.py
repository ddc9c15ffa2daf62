"""What the client stated, and the requests that are open beside it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sender(StrEnum):
    """Who an interaction is from."""

    CLIENT = "client"
    SELLER = "seller"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The person who wrote or called."""

    name: str | None = None
    role: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One exchange with the client, in the order it was recorded."""

    at: date | None = None
    channel: str | None = None
    sender: Sender = Sender.CLIENT
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A contact with minimal data and a known source."""

    company: str | None = None
    inn: str | None = None
    website: str | None = None
    region: str | None = None
    contact: Contact = Contact()
    source: str | None = None
    message: str = ""
    interactions: tuple[Interaction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLead:
    """A request that somebody in the house is working on already."""

    id: str
    company: str | None = None
    inn: str | None = None
    request: str = ""
    created: date | None = None
