"""The criterion challenges: from what the record says to its level."""

from collections.abc import Iterable, Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.asks import Asks
from qualifier.reading.curiosity import CuriosityKind
from qualifier.reading.foreign_requests import ForeignKind
from qualifier.reading.problems import ProblemKind
from qualifier.reading.signals import Signal, quote_sentence
from qualifier.reading.testimony import quote_round

_MOST_QUOTES = 2


def challenges(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client gave a concrete business problem or event as the reason.

    Клиент назвал конкретную проблему или событие бизнеса как причину.
    """
    level, quotes = _judge(evidence.asks)
    return Finding(level=level, quotes=quotes)


def _judge(asks: Asks) -> tuple[Level, tuple[Quote, ...]]:
    if asks.cancelled is not None:
        return Level.ABSENT, (quote_sentence(asks.cancelled),)
    is_denied = asks.denial() is not None
    concrete = [problem for problem in asks.problems if problem.value is not ProblemKind.VAGUE]
    if is_denied:
        return _judge_denied(asks, concrete)
    if asks.is_idle_interest() or (asks.curiosity and not asks.tasks and not asks.troubles()):
        return _judge_idle(asks)
    if concrete:
        return Level.CONFIRMED, _quotes(concrete)
    if asks.well is not None and not asks.tasks:
        return Level.ABSENT, (quote_sentence(asks.well),)
    if asks.problems:
        return Level.PARTIAL, _quotes(asks.problems)
    if asks.tasks:
        return Level.PARTIAL, _quotes(asks.tasks)
    if wanted := asks.wanted():
        return Level.PARTIAL, _quotes(wanted)
    if asks.demand is not None:
        return Level.PARTIAL, (quote_sentence(asks.demand),)
    return Level.UNKNOWN, ()


def _judge_denied(asks: Asks, concrete: list[Signal[ProblemKind]]) -> tuple[Level, tuple[Quote, ...]]:
    """Another request may still give a business problem as its reason; a job seeker's does not count."""
    if asks.well is not None:
        return Level.ABSENT, (quote_sentence(asks.well),)
    is_job = any(request.value is ForeignKind.JOB for request in asks.foreign)
    troubles = [problem for problem in concrete if problem.value is not ProblemKind.EVENT]
    if troubles and not is_job:
        return Level.CONFIRMED, _quotes(troubles)
    return Level.UNKNOWN, ()


def _judge_idle(asks: Asks) -> tuple[Level, tuple[Quote, ...]]:
    looking = [sign for sign in asks.curiosity if sign.value is CuriosityKind.ONLY_LOOKING]
    if asks.well is not None:
        return Level.ABSENT, (quote_sentence(asks.well),)
    if looking:
        return Level.ABSENT, _quotes(looking)
    if asks.tasks:
        return Level.PARTIAL, _quotes(asks.tasks)
    return Level.UNKNOWN, ()


def _quotes(signals: Iterable[Signal[object]]) -> tuple[Quote, ...]:
    quotes = (quote_round(signal.sentence, signal.start, signal.end) for signal in signals)
    return tuple(dict.fromkeys(quotes))[:_MOST_QUOTES]
