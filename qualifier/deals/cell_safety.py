"""Texts of a table made harmless: formulas, markup and characters that no database or terminal should get."""

import re
from dataclasses import dataclass

from qualifier.deals.closed_deal import Note

# What a spreadsheet would reckon: `=1+1`, `@SUM(…)`, `+cmd|…`; a dash or a phone's plus alone is no formula.
_FORMULA = re.compile(r"^[\s'\"]*(?:[=@](?=\S)|[+-]\s*[^\W\d]\w*\s*[(|!])")
_LEADING = re.compile(r"^[\s'\"=@+-]+")
_SCRIPT = re.compile(r"<\s*/?\s*(?:script|iframe|object|embed|svg|img|style|link|meta|a|body|form)\b[^>]*>?|"
                     r"javascript\s*:|\bon[a-z]{3,20}\s*=\s*[\"']", re.IGNORECASE)  # fmt: skip
# Direction marks and zero-width signs hide what a name is.
_HIDDEN = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))


@dataclass(frozen=True, slots=True)
class SafeText:
    """A text that may be shown anywhere, and what was taken out of it."""

    text: str
    notes: tuple[Note, ...] = ()


def make_safe(text: str) -> SafeText:
    """Return a text without a formula's opening, without markup and without unprintable characters."""
    plain = text if text.isprintable() else _keep_printable(text)
    notes: tuple[Note, ...] = ()
    # Taken-out markup may leave markup behind: until there is none.
    while _SCRIPT.search(plain):
        plain, notes = " ".join(_SCRIPT.sub(" ", plain).split()), (Note.SCRIPT,)
    while _FORMULA.match(plain):
        plain = _LEADING.sub("", plain)
        notes = tuple(dict.fromkeys((*notes, Note.FORMULA)))
    return SafeText(plain, notes)


def _keep_printable(text: str) -> str:
    # A lone surrogate, which JSON can carry, has no bytes in any encoding.
    sound = text.encode("utf-8", "replace").decode("utf-8")
    shown = (sign if sign.isprintable() else " " for sign in sound.translate(_HIDDEN))
    return " ".join("".join(shown).split())
