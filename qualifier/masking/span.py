"""What was found: a stretch of the text and the kind of personal data that it holds."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal data; the values are the names in the tokens."""

    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE = "HANDLE"
    CARD = "CARD"
    ACCOUNT = "ACCOUNT"
    PASSPORT = "PASSPORT"
    SNILS = "SNILS"
    INN_PERSON = "INN_PERSON"
    BIRTH = "DOB"
    ADDRESS = "ADDRESS"
    PERSON = "PERSON"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `text[start:end]`."""

    start: int
    end: int
    kind: Kind
