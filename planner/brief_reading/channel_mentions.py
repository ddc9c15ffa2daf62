"""Media that are only spoken of: in doubt, of last year, of the competitors."""

import re

from planner.brief_reading.channel_names import name_channels
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern

# «Конкуренты сидят на радио и в телеграме»: where others advertise is no wish of the client's.
_RIVALS = pattern(
    r"(?<!как )(?<!как у )\b(?:конкурент\w*|соперник\w*|competitors?|competition|rivals?)\b"
    r"(?![^.;!?]*\b(?:мы|нам|нас|наш\w*|хотим|нужн\w+|we|us|our|want|need)\b)"
)


def is_maybe(left: str, right: str) -> bool:
    """Tell whether a medium is only thought of; «ТВ по желанию, OLV»: a doubt after a name is of that one."""
    words = read_word_list("wishes")
    if words["maybe_after"].match(right) or words["maybe"].search(right):
        return True
    ends = {end for _, _, end in name_channels(left)}
    return any(not _is_of_earlier(left, found, ends) for found in words["maybe"].finditer(left))


def _is_of_earlier(left: str, doubt: re.Match[str], ends: set[int]) -> bool:
    closes = _CLOSES.match(left, doubt.end())
    is_beside = len(left[: doubt.start()].rstrip(" (—–-")) in ends
    return closes is not None and (is_beside or closes.group().startswith(")"))


_CLOSES = pattern(r"\)?\s*,")


_NOW = pattern(
    r"\b(?:теперь|сейчас|сегодня|в этом (?:году|сезоне)|(?:в )?этот раз|на этот|хо[тч]\w+|нужн\w+|надо|"
    r"давайте|now|this (?:year|time|season)|want|need|would like|let'?s)\b"
)


def is_past(text: str, start: int) -> bool:
    """«В прошлый раз было ТВ, теперь хотим радио»: the past ends where the present is spoken of."""
    past = read_word_list("wishes")["past"].search(text)
    return past is not None and not any(now.end() <= start for now in _NOW.finditer(text, past.end()))


def is_of_rivals(left: str) -> bool:
    """Tell whether the clause before a name speaks of the competitors."""
    return _RIVALS.search(left) is not None


_INSTEAD = pattern(
    r"\b(?:вместо|взамен|instead of|rather than|in place of|swap(?:ping)?|replac\w+)"
    r"(?: (?:the|our|наш\w*))? $"
)


def is_replaced(left: str) -> bool:
    """«Радио вместо телевизора»: what another medium stands in for is neither wanted nor ruled out."""
    return _INSTEAD.search(left) is not None


_YES = pattern(r"\W*(?:да\b|обязательно|конечно|нужн\w+|yes\b|sure\b|definitely|please\b)")
_NO = pattern(
    r"\W*(?:нет|никогда|не (?:надо|нужно|хотим)|no|never|nope|not (?:for us|really|needed))\b[^—–-]{0,20}$"
)


def read_answer(text: str) -> bool | None:
    """Tell whether a sentence says yes or no to what was asked before it; None when it does neither."""
    if _NO.match(text):
        return False
    return True if _YES.match(text) else None
