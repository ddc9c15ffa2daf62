"""Marks that a model may take for the frame of the talk, broken up where they come from outside."""

import re

# Only the first letter is taken, so that a mark that begins within another is found too: `<<<DATA>>>`.
_ROLE_MARKS = re.compile(
    r"(?=<\||\|>|\[/?INST\]|<</?SYS>>|<<<DATA|DATA>>>|<start_of_turn>|<end_of_turn>)[<|\[D]", re.IGNORECASE
)


def defuse(text: str) -> str:
    """Break up marks that a model may take for the frame of the talk; letters of the texts stay in place."""
    return _ROLE_MARKS.sub(lambda found: found.group() + "\u2060", text)
