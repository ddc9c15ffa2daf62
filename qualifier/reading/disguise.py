"""Letters in disguise: look-alikes of other alphabets, mathematical letters, invisible marks, entities."""

from qualifier.reading.fold import fold, is_simple
from qualifier.reading.patterns import pattern

_LOOKALIKES = {
    "ɑ": "a", "α": "a", "ε": "e", "ı": "i", "ι": "i", "і": "i", "ɩ": "i", "ο": "o", "օ": "o", "ɡ": "g",
    "ԁ": "d", "ѕ": "s", "ј": "j", "ʏ": "y", "ν": "v", "ո": "n", "ս": "u", "һ": "h", "ԛ": "q", "ԝ": "w",
    "ρ": "p", "τ": "t", "κ": "k", "ⅼ": "l", "ℓ": "l", "ӏ": "l",
}  # fmt: skip
_TO_LATIN = str.maketrans(_LOOKALIKES)
_ODD = "".join(_LOOKALIKES)
_ODD_MARK = pattern(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\uff01-\uff5e\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f189]"
)
_LATIN = pattern(r"[A-Za-z]")
_TWO_ALPHABETS = pattern(rf"[A-Za-z][А-Яа-я{_ODD}]|[А-Яа-я{_ODD}][A-Za-z]")
# No program spells plain Latin letters as entities; somebody who hides a word does.
_LATIN_ENTITIES = pattern(
    r"(?:&#(?:x(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])|6[5-9]|[789]\d|1[01]\d|12[0-2]);){3}"
)


def is_disguised(words: str) -> bool:
    """Tell whether letters of another alphabet or width, or invisible marks, stand among the letters."""
    if words.isascii():
        return False
    if not is_simple(words) and _ODD_MARK.search(words):
        return True
    return _LATIN.search(words) is not None and _TWO_ALPHABETS.search(words) is not None


def undisguise(words: str) -> str:
    """Return the matching form with the look-alikes spelt as the letters that they pass for."""
    return fold(words).text.translate(_TO_LATIN)


def hides_letters(text: str) -> bool:
    """Tell whether plain letters are spelt as a row of entities."""
    return "&#" in text and _LATIN_ENTITIES.search(text.lower()) is not None
