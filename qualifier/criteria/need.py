"""The criterion need: from what the record says to its level."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Numbers, Quote
from qualifier.reading.asks import Asks
from qualifier.reading.channels import wanted_channels
from qualifier.reading.competitors import competitor_names, read_competitors
from qualifier.reading.region_mentions import read_regions, wanted_regions
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal, quote_sentence
from qualifier.reading.testimony import keep_ends, quote_round

if TYPE_CHECKING:
    from qualifier.profile import Profile

_MOST_QUOTES = 2

Judged = tuple[Level, tuple[Quote, ...]] | None


def need(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client stated a task that our inventory solves.

    Клиент назвал задачу, которую решает наш инвентарь.
    """
    judged = (step(evidence.asks) for step in _STEPS)
    level, quotes = next(filter(None, judged), (Level.UNKNOWN, ()))
    return Finding(level=level, quotes=quotes, numbers=_read_numbers(evidence))


def _judge_denial(asks: Asks) -> Judged:
    denial = asks.denial()
    return None if denial is None else (Level.ABSENT, (quote_sentence(denial),))


def _judge_outside_trouble(asks: Asks) -> Judged:
    """Part of the problem is said to lie outside advertising; it counts when there is a problem or a task."""
    if asks.outside is None or not (asks.tasks or asks.problems or asks.demand):
        return None
    return Level.PARTIAL, _quotes(asks.tasks, first=asks.outside)


def _judge_interest(asks: Asks) -> Judged:
    return (Level.PARTIAL, _quotes(asks.curiosity)) if asks.is_idle_interest() else None


def _judge_task(asks: Asks) -> Judged:
    """A task in words; or a stated fall or rival, which together with an ask is a task."""
    said: tuple[Signal[object], ...] = asks.tasks or asks.troubles()
    return (Level.CONFIRMED, _quotes(said)) if said else None


def _judge_overview(asks: Asks) -> Judged:
    return (Level.PARTIAL, _quotes(asks.curiosity)) if asks.curiosity else None


def _judge_wish(asks: Asks) -> Judged:
    """Media are asked for, an event is named, or something is wanted in words that no pattern knows."""
    said: tuple[Signal[object], ...] = asks.wanted() or asks.problems
    if said:
        return Level.CONFIRMED, _quotes(said)
    return None if asks.demand is None else (Level.CONFIRMED, (quote_sentence(asks.demand),))


def _judge_mention(asks: Asks) -> Judged:
    return None if asks.mention is None else (Level.PARTIAL, (quote_sentence(asks.mention),))


# The first step that has something to say decides.
_STEPS: tuple[Callable[[Asks], Judged], ...] = (
    _judge_denial,
    _judge_outside_trouble,
    _judge_interest,
    _judge_task,
    _judge_overview,
    _judge_wish,
    _judge_mention,
)


def _quotes(signals: Iterable[Signal[object]], *, first: Sentence | None = None) -> tuple[Quote, ...]:
    quotes = [] if first is None else [quote_sentence(first)]
    quotes += [quote_round(signal.sentence, signal.start, signal.end) for signal in signals]
    return tuple(dict.fromkeys(quotes))[:_MOST_QUOTES]


def _read_numbers(evidence: Evidence) -> Numbers:
    sentences = keep_ends(evidence.sentences)
    own = tuple(name for name in (evidence.record.lead.company,) if name)
    return Numbers(
        channels=wanted_channels(evidence.asks.channels),
        regions=wanted_regions(read_regions(sentences)),
        competitors=competitor_names(read_competitors(sentences, own)),
    )
