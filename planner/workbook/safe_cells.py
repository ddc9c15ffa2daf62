"""Text from outside in a workbook or a CSV: always text, never a formula, a link or a control character."""

import re

# What XML 1.0 cannot hold; tab, line feed and carriage return can stay.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# A cell of a workbook holds no more letters than that.
MOST_LETTERS = 32_767
_SIGNS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫")
_BREAKS = frozenset("\t\r\n")


def clean_text(text: str, most: int = MOST_LETTERS) -> str:
    """Return the text without what a workbook cannot hold, cut visibly at its limit."""
    kept = _UNWRITABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if len(kept) > most:
        kept = kept[: most - 1] + "…"
    # The writer takes a text of this shape for its own rich text and would not escape it.
    return f"{kept} " if kept.startswith("<r>") and kept.endswith("</r>") else kept


def quote_csv(text: str) -> str:
    """Return a CSV field that no spreadsheet runs: an apostrophe stands before the sign of a formula."""
    bare = _UNWRITABLE.sub("", text)
    is_risky = bare.lstrip()[:1] in _SIGNS if bare.lstrip() else False
    is_risky = is_risky or bare[:1] in _BREAKS
    quoted = (f"'{bare}" if is_risky else bare).replace('"', '""')
    return f'"{quoted}"'
