"""Parts of the money that are gone or promised to others before we are asked: they are no budget of ours."""

from qualifier.reading.money_window import Window
from qualifier.reading.money_words import PART
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("taken_sums")

_TAKEN = _PHRASES["_TAKEN"]
# «60 млн, из них 38 уже законтрактованы», «7 млн, но 2,5 млн зарезервированы за ТВ».
_TAKEN_NEXT = pattern(rf"(?:[^\s.;!?]+ ){{0,5}}?{_TAKEN}")
# «3 из которых отданы под наружку», "3 million of it is committed to TV".
_OF_THEM_TAKEN = pattern(rf"(?:[^\s.;!?,]+ )?{_PHRASES['_OF_THEM']} (?:[^\s.;!?]+ ){{0,3}}?{_TAKEN}")
# «10 млн, минус 4 млн на ролик», "5m less 1m for production".
_LESS = pattern(_PHRASES["_LESS"])
_SAYS_GONE = pattern(rf"{_PHRASES['_OF_THEM']}|{_PHRASES['_REST']}")
_OURS = pattern(_PHRASES["_OURS"])
_GONE_BEFORE = 60


def is_taken(window: Window) -> bool:
    """Tell whether the sum is a part of the one named before that goes to somebody else."""
    if not window.has_previous:
        return False
    after = window.clause_after.lstrip(" .,")
    if _OURS.search(window.before) or _OURS.search(after):
        return False
    if _LESS.search(window.before) or _OF_THEM_TAKEN.match(after):
        return True
    is_next = PART.search(window.before) is not None or _says_rest(window)
    return is_next and _TAKEN_NEXT.match(after) is not None


def _says_rest(window: Window) -> bool:
    """Without «из них» the part is known by what is said of the rest."""
    return _SAYS_GONE.search(window.text) is not None


def is_of_part(text: str, start: int, end: int) -> bool:
    """Tell whether what has gone is only a part of the money: «2 млн из них уже ушли на радио»."""
    return _SAYS_GONE.search(text, max(0, start - _GONE_BEFORE), end + _GONE_BEFORE) is not None
