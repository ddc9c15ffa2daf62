"""The criterion challenges: from what the record says to its level."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.asks import Asks
from qualifier.reading.curiosity import CuriosityKind
from qualifier.reading.foreign_requests import ForeignKind
from qualifier.reading.problems import ProblemKind
from qualifier.reading.signals import Signal, quote_sentence
from qualifier.reading.testimony import quote_round

if TYPE_CHECKING:
    from qualifier.profile import Profile

_MOST_QUOTES = 2
# What troubles those who write for these is not the business.
_NOT_OF_BUSINESS = frozenset({ForeignKind.JOB, ForeignKind.SUPPORT, ForeignKind.MISTAKE})

Judged = tuple[Level, tuple[Quote, ...]]


def challenges(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client gave a concrete business problem or event as the reason.

    Клиент назвал конкретную проблему или событие бизнеса как причину.
    """
    level, quotes = _judge(evidence.asks)
    return Finding(level=level, quotes=quotes)


def _judge(asks: Asks) -> Judged:
    if asks.cancelled is not None and not asks.is_wanted_anew():
        return Level.ABSENT, (quote_sentence(asks.cancelled),)
    if asks.denial() is not None:
        return _judge_other_request(asks)
    if asks.is_idle_interest() or (asks.curiosity and not asks.tasks and not asks.troubles()):
        return _judge_interest(asks)
    if concrete := _concrete(asks):
        return Level.CONFIRMED, _quotes(concrete)
    return _judge_aim(asks)


def _concrete(asks: Asks) -> tuple[Signal[ProblemKind], ...]:
    return tuple(problem for problem in asks.problems if problem.value is not ProblemKind.VAGUE)


def _judge_other_request(asks: Asks) -> Judged:
    """A sale to us or a web site may rest on a real trouble of the business; a job seeker's does not."""
    if asks.well is not None:
        return Level.ABSENT, (quote_sentence(asks.well),)
    troubles = [problem for problem in _concrete(asks) if problem.value is not ProblemKind.EVENT]
    if troubles and not any(request.value in _NOT_OF_BUSINESS for request in asks.foreign):
        return Level.CONFIRMED, _quotes(troubles)
    return Level.UNKNOWN, ()


def _judge_interest(asks: Asks) -> Judged:
    """ "Just looking" says that there is no problem; asking for an overview says nothing of it."""
    if asks.well is not None:
        return Level.ABSENT, (quote_sentence(asks.well),)
    if looking := [sign for sign in asks.curiosity if sign.value is CuriosityKind.ONLY_LOOKING]:
        return Level.ABSENT, _quotes(looking)
    return (Level.PARTIAL, _quotes(asks.tasks)) if asks.tasks else (Level.UNKNOWN, ())


def _judge_aim(asks: Asks) -> Judged:
    """No problem and no event: a general aim, or all is well."""
    if asks.well is not None:
        return Level.ABSENT, (quote_sentence(asks.well),)
    said: tuple[Signal[object], ...] = asks.problems or asks.tasks or asks.wanted()
    if said:
        return Level.PARTIAL, _quotes(said)
    return (Level.UNKNOWN, ()) if asks.demand is None else (Level.PARTIAL, (quote_sentence(asks.demand),))


def _quotes(signals: Iterable[Signal[object]]) -> tuple[Quote, ...]:
    quotes = (quote_round(signal.sentence, signal.start, signal.end) for signal in signals)
    return tuple(dict.fromkeys(quotes))[:_MOST_QUOTES]
