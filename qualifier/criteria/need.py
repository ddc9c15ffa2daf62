"""The criterion need: from what the record says to its level."""

from collections.abc import Iterable, Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level, Numbers, Quote
from qualifier.reading.asks import Asks
from qualifier.reading.channels import wanted_channels
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal, quote_sentence
from qualifier.reading.testimony import quote_round

_MOST_QUOTES = 2


def need(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client stated a task that our inventory solves.

    Клиент назвал задачу, которую решает наш инвентарь.
    """
    asks = evidence.asks
    level, quotes = _judge(asks)
    return Finding(level=level, quotes=quotes, numbers=Numbers(channels=wanted_channels(asks.channels)))


def _judge(asks: Asks) -> tuple[Level, tuple[Quote, ...]]:
    if denial := asks.denial():
        return Level.ABSENT, (quote_sentence(denial),)
    if asks.outside is not None and (asks.tasks or asks.problems):
        return Level.PARTIAL, _quotes(asks.outside, asks.tasks)
    if asks.is_idle_interest():
        return Level.PARTIAL, _quotes(None, asks.curiosity)
    if asks.tasks:
        return Level.CONFIRMED, _quotes(None, asks.tasks)
    if troubles := asks.troubles():
        return Level.CONFIRMED, _quotes(None, troubles)
    if asks.curiosity:
        return Level.PARTIAL, _quotes(None, asks.curiosity)
    if wanted := asks.wanted():
        return Level.CONFIRMED, _quotes(None, wanted)
    if asks.problems:
        return Level.CONFIRMED, _quotes(None, asks.problems)
    if asks.demand is not None:
        return Level.CONFIRMED, (quote_sentence(asks.demand),)
    if asks.mention is not None:
        return Level.PARTIAL, (quote_sentence(asks.mention),)
    return Level.UNKNOWN, ()


def _quotes(first: Sentence | None, signals: Iterable[Signal[object]]) -> tuple[Quote, ...]:
    quotes = [quote_sentence(first)] if first is not None else []
    quotes += [quote_round(signal.sentence, signal.start, signal.end) for signal in signals]
    return tuple(dict.fromkeys(quotes))[:_MOST_QUOTES]
