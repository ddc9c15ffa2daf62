"""Chooses among candidates: one above the threshold and ahead of the second, else none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualifier.identity.clues import Clues, read_clues
from qualifier.identity.signs import Seen, read_signs
from qualifier.identity.weights import IdentityWeights, Sign, load_weights
from qualifier.lead import Lead
from qualifier.sources.candidates import Candidate, gather_candidates

# What half a town has in common tells of nobody.
_SHARED = frozenset({Sign.CITY_SAME, Sign.REGION_SAME, Sign.FORM_SAME, Sign.KIND_SAME})


class Choice(StrEnum):
    """What came of the choice."""

    CHOSEN = "chosen"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One entity with the sum of its signs."""

    candidate: Candidate
    points: int
    signs: tuple[Seen, ...]

    @property
    def has_agreement(self) -> bool:
        """Whether anything speaks for it that others of its town and form do not share."""
        table = load_weights()
        return any(table.points(seen.sign) > 0 and seen.sign not in _SHARED for seen in self.signs)


class Trouble(StrEnum):
    """What is wrong with the number that the lead gave."""

    INN_INVALID = "inn_invalid"
    INN_NOWHERE = "inn_nowhere"
    INN_OF_OTHER = "inn_of_other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which entity the lead's company is, what was weighed, and what must be shown beside it."""

    choice: Choice
    chosen: Candidate | None = None
    weighed: tuple[Weighed, ...] = ()
    warnings: tuple[Seen, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    # Whose the tax number is that the lead gave, when it is another's.
    bearer: Candidate | None = None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All entities weighed, the likeliest first."""
        return tuple(one.candidate for one in self.weighed)

    @property
    def likely(self) -> tuple[Weighed, ...]:
        """The candidates that the company may be: those nearer to the first than the margin asked for."""
        if not self.weighed or self.choice is Choice.UNKNOWN:
            return ()
        border = self.weighed[0].points - load_weights().limits.margin.value
        return tuple(one for one in self.weighed if one.points > border and one.has_agreement)

    @property
    def margin(self) -> int | None:
        """How far the first is ahead of the second; None without a second."""
        return self.weighed[0].points - self.weighed[1].points if len(self.weighed) > 1 else None


def identify(lead: Lead, candidates: Sequence[Candidate], weights: IdentityWeights | None = None) -> Identity:
    """Choose the lead's legal entity by the table of weights; a name alone never suffices."""
    table = weights or load_weights()
    clues = read_clues(lead)
    entities = gather_candidates(candidates)
    weighed = sorted(
        (_weigh(clues, one, entities, table) for one in entities),
        key=lambda one: (-one.points, one.candidate.key),
    )
    choice = _choose(weighed, table)
    first = weighed[0] if weighed else None
    chosen = first.candidate if first and choice is Choice.CHOSEN else None
    bearers = [one for one in entities if clues.inn and clues.inn in one.inns]
    return Identity(
        choice=choice,
        chosen=chosen,
        weighed=tuple(weighed),
        warnings=tuple(_find_warnings(first, table)) if first else (),
        troubles=tuple(_find_troubles(clues, bearers, chosen, has_any=bool(entities))),
        bearer=next((one for one in bearers if one != chosen), None),
    )


def _weigh(clues: Clues, one: Candidate, entities: Sequence[Candidate], table: IdentityWeights) -> Weighed:
    signs = read_signs(clues, one, entities)
    return Weighed(candidate=one, points=sum(table.points(seen.sign) for seen in signs), signs=signs)


def _find_warnings(first: Weighed, table: IdentityWeights) -> Iterator[Seen]:
    """What speaks against the likeliest one must never pass in silence, and no more a mistyped number."""
    for seen in first.signs:
        if table.points(seen.sign) < 0 or seen.sign is Sign.INN_SLIP:
            yield seen


def _choose(weighed: Sequence[Weighed], table: IdentityWeights) -> Choice:
    """Nothing that speaks for anybody is no choice between them."""
    if not any(one.has_agreement for one in weighed):
        return Choice.UNKNOWN
    second = weighed[1].points if len(weighed) > 1 else None
    is_ahead = second is None or weighed[0].points - second >= table.limits.margin.value
    is_enough = weighed[0].points >= table.limits.threshold.value
    return Choice.CHOSEN if is_ahead and is_enough else Choice.AMBIGUOUS


def _find_troubles(
    clues: Clues, bearers: Sequence[Candidate], chosen: Candidate | None, *, has_any: bool
) -> Iterator[Trouble]:
    if clues.bad_inn:
        yield Trouble.INN_INVALID
    if clues.inn is None or chosen in bearers:
        return
    if bearers:
        yield Trouble.INN_OF_OTHER
    elif has_any:
        yield Trouble.INN_NOWHERE
