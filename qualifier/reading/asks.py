"""Asks: all that a record wants and does not want of us, weighed against each other once."""

import re
from dataclasses import dataclass

from qualifier.reading.channels import read_channels
from qualifier.reading.curiosity import CuriosityKind, read_curiosity
from qualifier.reading.foreign_requests import ForeignKind, read_foreign_requests
from qualifier.reading.outside_troubles import find_outside_trouble
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.problems import ProblemKind, read_problems
from qualifier.reading.refusals import (
    calls_off,
    find_ad_refusal,
    find_cancellation,
    find_wellbeing,
)
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Polarity, Signal
from qualifier.reading.tasks import TaskKind, read_tasks
from qualifier.reading.testimony import is_client_voice, is_question, select_testimony

_PHRASES = read_phrases("asks")

_TROUBLES = frozenset({ProblemKind.COMPARISON, ProblemKind.DECLINE, ProblemKind.RIVAL})
_ABOUT_ADS = pattern(_PHRASES["_ABOUT_ADS"])
_SECOND_REQUEST = pattern(_PHRASES["_SECOND_REQUEST"])
# Something is wanted of us in words that no pattern knows; asking for papers is no such wish.
_DEMAND = pattern(
    _PHRASES["_DEMAND"],
    re.S,
)
_MENTION = pattern(_PHRASES["_MENTION"])

_ASKED_OF_US = pattern(_PHRASES["_ASKED_OF_US"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What the client's side asks for, refuses and complains of."""

    tasks: tuple[Signal[TaskKind], ...]
    curiosity: tuple[Signal[CuriosityKind], ...]
    foreign: tuple[Signal[ForeignKind], ...]
    problems: tuple[Signal[ProblemKind], ...]
    channels: tuple[Signal[str], ...]
    cancelled: Sentence | None
    refused: Sentence | None
    outside: Sentence | None
    well: Sentence | None
    demand: Sentence | None
    mention: Sentence | None
    second: Sentence | None

    def denial(self) -> Sentence | None:
        """Return the sentence by which there is no need: called off, declined, or something else is asked."""
        if self.cancelled is not None and not self.is_wanted_anew():
            return self.cancelled
        if self._is_refused():
            return self.refused
        if self.foreign and not self._has_second_request():
            return self.foreign[0].sentence
        return None

    def is_wanted_anew(self) -> bool:
        """A task in a later sentence is the later word: one opening is off, the other must be filled."""
        if self.cancelled is None:
            return False
        later = (task for task in self.tasks if task.sentence.order > self.cancelled.order)
        return any(task.certainty is Certainty.STATED and not calls_off(task.sentence) for task in later)

    def _is_refused(self) -> bool:
        """A later task, or interest in the same breath ("nothing needed, only curious"), softens it."""
        if self.refused is None or any(sign.sentence == self.refused for sign in self.curiosity):
            return False
        return not any(task.sentence.order > self.refused.order for task in self.tasks)

    def is_idle_interest(self) -> bool:
        """Whether it says that there is no task, and names none in a later turn."""
        idle = [c for c in self.curiosity if c.value is not CuriosityKind.OVERVIEW]
        if not idle:
            return False
        last_task = max((task.sentence.order for task in self.tasks), default=-1)
        last_idle = idle[-1].sentence
        if any(c.value is CuriosityKind.NO_TASK for c in idle):
            turn = {task.sentence.segment.place for task in self.tasks if task.sentence.order == last_task}
            return last_task < last_idle.order or last_idle.segment.place in turn
        places = {task.sentence.segment.place for task in self.tasks}
        return last_task < last_idle.order and last_idle.segment.place not in places

    def troubles(self) -> tuple[Signal[ProblemKind], ...]:
        """Return the stated falls and rivals: together with an ask they are a task."""
        return tuple(problem for problem in self.problems if problem.value in _TROUBLES)

    def wanted(self) -> tuple[Signal[str], ...]:
        """Return the mentions of channels that are asked for."""
        return tuple(
            channel
            for channel in self.channels
            if channel.polarity is Polarity.AFFIRMED and channel.certainty is Certainty.STATED
        )

    def _has_second_request(self) -> bool:
        """Whether advertising is asked for beside a sale to us, a job or a web site."""
        alien = {signal.sentence.order for signal in self.foreign}
        beside = [s.sentence for s in (*self.tasks, *self.wanted()) if s.sentence.order not in alien]
        if self.second is not None:
            return bool(beside)
        tasks = [task.sentence for task in self.tasks if task.sentence.order not in alien]
        return any(_ABOUT_ADS.search(sentence.folded) for sentence in tasks)


def read_asks(sentences: tuple[Sentence, ...]) -> Asks:
    """Read everything that Need and Challenges weigh."""
    curiosity = read_curiosity(sentences)
    tasks = tuple(task for task in read_tasks(sentences) if not _is_idle_talk(task, curiosity))
    return Asks(
        tasks=tasks,
        curiosity=curiosity,
        foreign=read_foreign_requests(sentences),
        problems=read_problems(sentences),
        channels=read_channels(sentences),
        cancelled=find_cancellation(sentences),
        refused=find_ad_refusal(sentences),
        outside=find_outside_trouble(sentences),
        well=find_wellbeing(sentences),
        demand=_find_first(_DEMAND, sentences),
        mention=_find_first(_MENTION, sentences) or _find_asked(sentences),
        second=_find_first(_SECOND_REQUEST, sentences),
    )


def _is_idle_talk(task: Signal[TaskKind], curiosity: tuple[Signal[CuriosityKind], ...]) -> bool:
    """No task is meant in a sentence that says there is none, nor in the words that ask what there is."""
    beside = (sign for sign in curiosity if sign.sentence.order == task.sentence.order)
    return any(sign.value is not CuriosityKind.OVERVIEW or _is_object(task, sign) for sign in beside)


def _is_object(task: Signal[TaskKind], sign: Signal[CuriosityKind]) -> bool:
    """Part of what is asked about: "an overview of formats for promotion"."""
    between = task.sentence.folded[sign.end : task.start]
    return task.end > sign.start and not any(mark in between for mark in ",;:—.")


def _find_first(expression: re.Pattern[str], sentences: tuple[Sentence, ...]) -> Sentence | None:
    told = (s for s in select_testimony(sentences) if not is_question(s))
    return next((sentence for sentence in told if expression.search(sentence.folded)), None)


def _find_asked(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """A question about our media or prices is interest, when nothing else is."""
    asked = (s for s in select_testimony(sentences) if is_question(s) and is_client_voice(s))
    return next((sentence for sentence in asked if _ASKED_OF_US.search(sentence.folded)), None)
