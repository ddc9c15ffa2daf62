"""How a contact is addressed: by first name and patronymic, only when the name is known to be one."""

import re
from dataclasses import dataclass
from enum import StrEnum

from qualifier.masking.first_names import read_first_names
from qualifier.masking.people import plain_name

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+(?:[-'’][A-Za-zА-Яа-яЁё]+)*")
_MALE = re.compile(r"(?:ович|евич|ьич|мич|кич|оглы|улы)$")
_FEMALE = re.compile(r"(?:овна|евна|ична|инична|кызы)$")
_SURNAME = re.compile(
    r"(?i)(?:[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|енко|ук|юк|ян|дзе|швили|sky|skaya|ov|ova|ev|eva)$"
)
_NO_NAME = re.compile(
    r"(?i)\b(?:owner|manager|director|admin|sales|marketing|info|office|desk|department|team|purchas\w+"
    r"|tender"
    r"|client|company|support|user|test|отдел\w*|менеджер\w*|директор\w*|закуп\w*|тендер\w*|секретар\w*"
    r"|бухгалтер\w*"
    r"|администратор\w*|приемн\w*|приёмн\w*|клиент\w*|компани\w*|владелец|маркетолог|аноним\w*|гость)\b"
)
_LEAST_LETTERS = 2
_MOST_LETTERS = 40
_MOST_WORDS = 3


class Gender(StrEnum):
    """What a patronymic tells."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Who a letter speaks to: `short` by first name, `full` as a formal letter does."""

    short: str
    full: str
    gender: Gender | None = None


def read_address(name: str | None) -> Address | None:
    """Return how to address a contact; None when the name is not clearly a person's."""
    if not name or len(name) > _MOST_LETTERS:
        return None
    # «Лев Гришаев, владелец», «Ольга (закупки)»: what follows the name is no part of it.
    told = re.split(r"[,(/|<]", name)[0]
    words = _WORD.findall(told)
    patronymic = next((word for word in words[1:] if _MALE.search(word) or _FEMALE.search(word)), None)
    first = _find_first(told, words, patronymic)
    return _address(words, first, patronymic) if first else None


def _find_first(told: str, words: list[str], patronymic: str | None) -> str | None:
    known = [word for word in words if word[0].isupper() and plain_name(word) in read_first_names()]
    if known:
        # Of two words that are both names the one beyond doubt is meant.
        certain = [word for word in known if read_first_names()[plain_name(word)]]
        return (certain or known)[0]
    if patronymic:
        return words[words.index(patronymic) - 1]
    return words[0] if _looks_like_a_name(told, words) else None


def _looks_like_a_name(told: str, words: list[str]) -> bool:
    """A name that no list holds: capitals only, no initials, no job or department, no bare surname."""
    if not 0 < len(words) <= _MOST_WORDS or "." in told or _NO_NAME.search(told):
        return False
    is_capital = all(word[0].isupper() and len(word) > _LEAST_LETTERS for word in words)
    return is_capital and not any(word.isupper() for word in words) and not _is_lone_surname(words)


def _is_lone_surname(words: list[str]) -> bool:
    return len(words) == 1 and _SURNAME.search(words[0]) is not None


def _address(words: list[str], first: str, patronymic: str | None) -> Address:
    if patronymic:
        gender = Gender.MALE if _MALE.search(patronymic) else Gender.FEMALE
        together = f"{first} {patronymic}"
        return Address(short=together, full=together, gender=gender)
    # An English letter names the person in full, a Russian one by the first name.
    is_whole = all(word.isascii() and len(word) > 1 for word in words) and len(words) > 1
    return Address(short=first, full=" ".join(words) if is_whole else first)
