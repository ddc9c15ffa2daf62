"""A text of somebody else as one line that can be printed anywhere."""

import unicodedata


def clean_line(text: str) -> str:
    """Return a text as one line without control and direction characters."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(kept.split())
