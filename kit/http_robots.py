"""robots.txt by RFC 9309: the longest rule wins, permission wins a tie; matching takes linear time.

The standard library takes the first rule instead of the longest, and the packages that are right turn rules
into regular expressions, which a hostile file can make run for minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

_MOST_RULES = 2_000
_LONGEST_RULE = 2_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a group: a path pattern and whether it permits."""

    pattern: str
    permits: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that are for us; none means that everything is permitted."""

    rules: tuple[Rule, ...] = ()

    def permit(self, path: str) -> bool:
        """Tell whether a path with its query may be fetched."""
        asked = _normal(path)
        matching = [rule for rule in self.rules if _matches(rule.pattern, asked)]
        best = max(matching, key=lambda rule: (len(rule.pattern), rule.permits), default=None)
        return best is None or best.permits


ALL_PERMITTED = Robots()
NONE_PERMITTED = Robots((Rule("/", permits=False),))


def read_robots(text: str, agent: str) -> Robots:
    """Keep the rules of every group that names us, or else of those for everybody."""
    ours: list[Rule] = []
    others: list[Rule] = []
    is_named = False
    for agents, rules in _groups(text):
        if agent.lower() in agents:
            is_named = True
            ours += rules
        elif "*" in agents:
            others += rules
    return Robots(tuple((ours if is_named else others)[:_MOST_RULES]))


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    agents: set[str] = set()
    rules: list[Rule] = []
    is_closed = False
    for key, value in _lines(text):
        if key == "user-agent":
            # A line of names after a rule opens the next group; a name may carry a version.
            if is_closed:
                yield agents, rules
                agents, rules, is_closed = set(), [], False
            agents.add(value.split("/", 1)[0].strip().lower())
        elif key in {"allow", "disallow"}:
            is_closed = True
            if value and len(value) <= _LONGEST_RULE:
                rules.append(Rule(_normal(value), permits=key == "allow"))
    yield agents, rules


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, colon, value = line.split("#", 1)[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _normal(path: str) -> str:
    return quote(path, safe="%/?&=*$:@!,;+~.-_()'[]|")


def _matches(pattern: str, path: str) -> bool:
    """`*` stands for anything, `$` at the end for the end; each piece is looked for once, from the left."""
    is_whole = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = pieces.pop() if is_whole and pieces else None
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not is_whole or at == len(path)
