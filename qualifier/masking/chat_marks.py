"""Marks that a model may take for the frame of the talk, broken up where they come from outside."""

import re

_ROLE_MARKS = re.compile(
    r"<\||\|>|\[/?INST\]|<</?SYS>>|<<<DATA|DATA>>>|<start_of_turn>|<end_of_turn>", re.IGNORECASE
)


def defuse(text: str) -> str:
    """Break up marks that a model may take for the frame of the talk; letters of the texts stay in place."""
    return _ROLE_MARKS.sub(lambda found: found.group()[0] + "\u2060" + found.group()[1:], text)
