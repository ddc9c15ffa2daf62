"""Legal forms of organisations, Russian and foreign: found in a name and split off."""

import re
from collections.abc import Mapping

from qualifier.reading.patterns import pattern

# The family of liability that a spelling belongs to; spellings are folded, dots dropped.
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "llc": (
        "ооо", "общество с ограниченной ответственностью", "тоо", "товариществ",
        "ooo", "oоо", "llc", "limited liability company", "limited liability co",
        "gmbh", "gesellschaft mit beschrankter haftung", "mbh", "ug", "sarl", "srl", "sprl", "bvba", "bv",
        "societatea cu raspundere limitata", "sp z oo", "sp zoo", "spolka z oo", "sro", "doo", "dooel",
        "kft", "ltda", "lda", "sl", "sia", "uab", "oy", "aps", "pte ltd", "pty ltd", "pvt ltd",
        "private limited", "ltd", "limited", "co ltd", "co limited", "fze", "fzco", "fz llc", "fzc", "too",
        "eood", "ood", "sdn bhd", "kk", "g k", "ltd sti",
    ),
    "jsc": (
        "ао", "оао", "зао", "пао", "нао", "акционерное общество", "публичное акционерное общество",
        "открытое акционерное общество", "закрытое акционерное общество",
        "непубличное акционерное общество", "ojsc", "pjsc", "cjsc", "jsc", "oao", "zao", "pao", "ao",
        "joint stock company", "open joint stock company", "public joint stock company",
        "closed joint stock company", "joint stock co", "ag", "aktiengesellschaft", "sa", "spa", "nv", "ab",
        "asa", "a s", "as", "plc", "public limited company", "inc", "incorporated", "corp", "corporation",
        "kgaa", "se", "oyj", "ad", "jsw", "tbk", "pt", "sab de cv", "sa de cv", "nyrt", "zrt",
    ),
    "sole": ("ип", "индивидуальный предприниматель", "чп", "ipe", "самозанятый", "sole trader", "кфх"),
    "partnership": ("llp", "lp", "limited partnership", "kg", "ohg", "gbr", "gmbh & co kg", "snc"),
    "nonprofit": (
        "ано", "автономная некоммерческая организация", "ано во", "ано дпо", "нко", "ноу", "чоу", "чоу во",
        "ано по", "ассоциация сро", "ano", "stiftung", "ev",
    ),
    "state": (
        "гбу", "гау", "гку", "мбу", "мау", "мку", "фгбу", "фгуп", "гуп", "муп", "фгку", "фгбоу", "фгбоу во",
        "фгау", "мбоу", "гбуз", "гбоу", "fgup", "gup",
    ),
    "microcredit": ("мкк", "мфк", "мфо", "ооо мкк", "ооо мфк", "ао мфк"),
    "bank": ("акб", "кб", "пао акб", "ао кб"),
    "developer": ("сз", "специализированный застройщик", "ооо сз"),
}  # fmt: skip
FAMILY_BY_FORM: Mapping[str, str] = {form: family for family, forms in _FAMILIES.items() for form in forms}
LONGEST_FORM_WORDS = max(len(form.split()) for form in FAMILY_BY_FORM)

# «o.O.O.», "S.A.R.L.", "G.m.b.H.", "p.l.c.": letters parted by dots are one word.
_DOTTED = pattern(r"\b(?:\w\.[ ]?){2,6}(?:\w\b\.?)?|\b[a-z]\.$")
_SLASHED = pattern(r"\b([a-z])/([a-z])\b")
_GLUED = pattern(r"(?<=[a-z]{4})(?:ag|gmbh|llc|ltd|inc)$")


def join_initials(folded: str) -> str:
    """Write dotted abbreviations as one word: `s.a.r.l.` becomes `sarl`."""
    joined = _SLASHED.sub(r"\1\2", folded)
    return _DOTTED.sub(lambda match: re.sub(r"[. ]", "", match.group()) + " ", joined)


def split_legal_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words without legal forms, and the families of the forms found, in their order."""
    kept: list[str] = []
    families: list[str] = []
    at = 0
    while at < len(words):
        length = _form_length(words, at)
        if length and _is_form_here(words, at, length):
            families.append(FAMILY_BY_FORM[" ".join(words[at : at + length])])
            at += length
        else:
            kept.append(words[at])
            at += 1
    return tuple(kept), tuple(dict.fromkeys(families))


def split_glued_form(word: str) -> tuple[str, str | None]:
    """Part `siemensag` into `siemens` and its form's family; a word without one stays whole."""
    found = _GLUED.search(word)
    return (word[: found.start()], FAMILY_BY_FORM[found.group()]) if found else (word, None)


def _form_length(words: tuple[str, ...], at: int) -> int:
    longest = min(LONGEST_FORM_WORDS, len(words) - at)
    return next(
        (size for size in range(longest, 0, -1) if " ".join(words[at : at + size]) in FAMILY_BY_FORM), 0
    )


def _is_form_here(words: tuple[str, ...], at: int, length: int) -> bool:
    """A two-letter Latin form counts at the edge of a name only: `as` and `se` are also words."""
    form = " ".join(words[at : at + length])
    is_edge = at == 0 or at + length == len(words) or words[at + length] in FAMILY_BY_FORM
    return len(form) > 2 or not form.isascii() or is_edge
