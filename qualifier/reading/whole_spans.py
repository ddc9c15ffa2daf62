"""Whole spans: words round a month or a quarter that name its last day as well as its first."""

import re

from qualifier.reading.patterns import pattern

# «На протяжении апреля», "throughout April": the month names the last day too.
_WHOLE = pattern(
    r"(?:\bпротяжении|\bтечение|\bthroughout|\ball through|\ball of|\ball|\bwhole of|"
    r"\bthe (?:whole|entire)(?: month of)?)\s+$"
)
# «Апрель целиком», "April only": so it does when the words stand behind.
_WHOLE_AFTER = pattern(r"\s(?:целиком|полностью|весь\b|only\b|in full|start to finish|от и до)")
_WHOLE_NEAR = 16


def is_whole(match: re.Match[str], start: int) -> bool:
    """Tell whether the words round a month or a quarter, which begins at `start`, mean all of it."""
    if _WHOLE_AFTER.match(match.string, match.end()):
        return True
    return _WHOLE.search(match.string, max(0, start - _WHOLE_NEAR), start) is not None
