"""Value of information: which answer would move the decision most, in roubles of expected value.

With V(S) the expected value once the criteria in S are answered, averaged over their possible answers, and
all others as they stand, a question c is worth V(all open) - V(all open but c). When c alone is open this
is the sum over its answers of probability times the change in expected value; when a decision needs
several answers, each of them is worth what would be lost by not asking it (Raiffa & Schlaifer 1961).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from qualifier.decision import Facts, choose_fit, choose_reason, choose_status, is_unreachable
from qualifier.lead import Lead
from qualifier.priority.expected_value import Stakes, Standing
from qualifier.priority.rules import ANSWERS
from qualifier.qualification import (
    BANT,
    ICP,
    Criterion,
    Fit,
    Level,
    Qualification,
    Reason,
    Status,
)
from qualifier.record import LeadRecord

if TYPE_CHECKING:
    from qualifier.priority.rules import Answers
    from qualifier.profile import Profile

# Only these move status, reason, fit or the deal's size; CHAMP tells how good the request is.
DECIDING = (*BANT, *ICP)
# A partial answer about readiness can be completed; a partial facet of the client is a finding: a firm of
# a hundred people does not grow by being asked.
_OPEN = {**dict.fromkeys(BANT, (Level.UNKNOWN, Level.PARTIAL)), **dict.fromkeys(ICP, (Level.UNKNOWN,))}
# Everything that rests on a record is settled where levels are tried.
_NO_RECORD = LeadRecord(as_of=date.min, lead=Lead())
# How often each standing comes about.
Spread = tuple[tuple[Standing, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionValue:
    """What asking for a criterion is worth, how far apart its answers lie, and what they decide between.

    `is_step`: no single answer makes the lead an SQL, and without this one it cannot become one.
    """

    criterion: Criterion
    gain_rub: int
    stake_rub: int
    statuses: tuple[Status, ...]
    is_step: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreads:
    """Where a lead may stand: with everything answered, with one question left out, by one answer alone."""

    full: Spread
    without: Mapping[Criterion, Spread]
    answers: Mapping[Criterion, Spread]


def value_questions(
    qualification: Qualification, stakes: Stakes, profile: "Profile"
) -> tuple[QuestionValue, ...]:
    """Return the open criteria by what asking for them is worth, the greatest first."""
    levels = qualification.scorecard.levels()
    pattern = tuple(levels[criterion] for criterion in DECIDING)
    lost = is_unreachable(qualification.record, profile)
    spreads = _spread_out(pattern, lost, _Means(profile=profile, answers=stakes.rules.answers))
    full = _average(spreads.full, stakes)
    values = [_value(criterion, full, spreads, stakes) for criterion in spreads.without]
    places = {criterion: place for place, criterion in enumerate(DECIDING)}
    return tuple(
        sorted(values, key=lambda one: (-max(one.gain_rub, 0), -one.stake_rub, places[one.criterion]))
    )


def _value(criterion: Criterion, full: float, spreads: Spreads, stakes: Stakes) -> QuestionValue:
    worths = [stakes.value_at(standing) for standing, _ in spreads.answers[criterion]]
    reached = {standing.status for standing, _ in spreads.answers[criterion]} | {stakes.standing.status}
    missed = _qualify_share(spreads.full) - _qualify_share(spreads.without[criterion])
    return QuestionValue(
        criterion=criterion,
        gain_rub=round(full - _average(spreads.without[criterion], stakes)),
        stake_rub=round(max(worths) - min(worths)),
        statuses=tuple(status for status in Status if status in reached),
        is_step=Status.QUALIFIED not in reached and missed > 0,
    )


def _qualify_share(spread: Spread) -> float:
    return sum(share for standing, share in spread if standing.status is Status.QUALIFIED)


def _average(spread: Spread, stakes: Stakes) -> float:
    return sum(share * stakes.value_at(standing) for standing, share in spread)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Means:
    """The rules by which answers are tried; told apart by hash, so that a pattern is reckoned once."""

    profile: "Profile"
    answers: "Answers"

    def __hash__(self) -> int:
        return hash((self.profile.hash, id(self.answers)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Means):
            return NotImplemented
        return self.answers is other.answers and self.profile.hash == other.profile.hash


@lru_cache(maxsize=20_000)
def _spread_out(pattern: tuple[Level, ...], lost: bool, means: _Means) -> Spreads:
    levels = dict(zip(DECIDING, pattern, strict=True))
    open_ones = [criterion for criterion in DECIDING if levels[criterion] in _OPEN[criterion]]
    trial = _Trial(levels=levels, lost=lost, means=means)
    return Spreads(
        full=trial.spread(open_ones),
        without={c: trial.spread([one for one in open_ones if one is not c]) for c in open_ones},
        answers={c: trial.spread([c]) for c in open_ones},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """A lead on which other levels are tried."""

    levels: Mapping[Criterion, Level]
    lost: bool
    means: _Means

    def spread(self, asked: list[Criterion]) -> Spread:
        """Return how often each standing comes about when these criteria are answered independently."""
        client = _gather(self._try_client([one for one in asked if one in ICP]))
        ready = list(self._try([one for one in asked if one in BANT]))
        found: dict[Standing, float] = {}
        for levels, share in ready:
            for (fit, size), portion in client.items():
                standing = self._stand(levels, fit, size)
                found[standing] = found.get(standing, 0.0) + share * portion
        return tuple(found.items())

    def _try(self, asked: list[Criterion]) -> Iterator[tuple[dict[Criterion, Level], float]]:
        for given in product(ANSWERS, repeat=len(asked)):
            share = 1.0
            for criterion, level in zip(asked, given, strict=True):
                share *= self.means.answers.share(criterion, level)
            yield {**self.levels, **dict(zip(asked, given, strict=True))}, share

    def _try_client(self, asked: list[Criterion]) -> Iterator[tuple[tuple[Fit, Level], float]]:
        """Of the client only the fit and the size decide: 81 answers become a dozen."""
        for levels, share in self._try(asked):
            yield (choose_fit(levels, self.means.profile), levels[Criterion.SIZE]), share

    def _stand(self, levels: Mapping[Criterion, Level], fit: Fit, size: Level) -> Standing:
        settled = {
            Reason.DUPLICATE: False,
            Reason.SPAM: False,
            Reason.INSOLVENT: False,
            Reason.UNREACHABLE: self.lost,
        }
        facts = Facts(
            record=_NO_RECORD,
            levels={**levels, Criterion.SIZE: size},
            profile=self.means.profile,
            fit=fit,
            twin=None,
            settled=settled,
        )
        status = choose_status(facts)
        reason = None if status is Status.QUALIFIED else choose_reason(facts)
        return Standing(status=status, reason=reason, fit=fit, size=size)


def _gather(tried: Iterator[tuple[tuple[Fit, Level], float]]) -> dict[tuple[Fit, Level], float]:
    found: dict[tuple[Fit, Level], float] = {}
    for key, share in tried:
        found[key] = found.get(key, 0.0) + share
    return found
