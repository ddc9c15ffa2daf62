"""What is said about the money for advertising without naming it: there is, there will be, there is none."""

import re
from dataclasses import dataclass
from enum import StrEnum

from qualifier.reading.budget_phrases import APPROVAL, EXISTS, FROZEN, GONE, HINTS, NONE, PROPOSE
from qualifier.reading.gated import Gated
from qualifier.reading.money_words import AD_WORK
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal


class BudgetTalk(StrEnum):
    """What a sentence says of the budget."""

    EXISTS = "exists"  # set aside, the figure is kept back
    IN_APPROVAL = "in_approval"
    PROPOSE = "propose"  # to be set by our proposal
    NONE = "none"
    FROZEN = "frozen"
    GONE = "gone"  # spent or given to something else


_NOT_SAID_ONLY = re.compile(
    r"^[^.;!?]*(?:про сумму|о сумме|сумму) ?[:—–-]? ?(?:не указывать|не называть|не спрашив)"
)
_IF = re.compile(r"\bесли\b|\bif\b|\bкогда\b|\bwhen\b|\bбыл[аио]?\b")
_DENIAL = re.compile(r"(?:\bне|\bnot|n't|\bбез|\bnever|\bни) (?:\w+ )?$")
_UNKNOWN_TO_SPEAKER = re.compile(
    r"(?:не знаю|не в курсе|мне не говорят|не говорят|не спрашива\w+|не сказали,? (?:есть|будет)|есть ли|"
    r"будет ли|no idea|"
    r"don't know|do not know|not told|whether)[^.;!?]{0,30}$"
)


def _may_talk(text: str) -> bool:
    for word in HINTS:  # noqa: SIM110  # a plain loop: this runs for every sentence
        if word in text:
            return True
    return False


_ORDER: tuple[tuple[BudgetTalk, Gated], ...] = (
    (BudgetTalk.FROZEN, FROZEN),
    (BudgetTalk.GONE, GONE),
    (BudgetTalk.NONE, NONE),
    (BudgetTalk.IN_APPROVAL, APPROVAL),
    (BudgetTalk.PROPOSE, PROPOSE),
    (BudgetTalk.EXISTS, EXISTS),
)
_ANSWERS = (
    (
        BudgetTalk.NONE,
        re.compile(
            r"\W*(?:\w+: )?(?:да |пока |еще |сейчас |увы,? )*(?:нет\b(?!,? (?:не|это|\d|пока не знаю|я))|"
            r"нету\b|никак(?:ой|ого)\b|ноль\b|"
            r"нисколько|none\b|zero\b|nil\b|nothing\b|no\b(?! (?:idea|figure|more|less|limit|number|"
            r"problem)))"
        ),
    ),
    (
        BudgetTalk.EXISTS,
        re.compile(
            r"\W*(?:\w+: )?(?:да,? |ну |конечно,? |yes,? |sure,? )*(?:есть\b|имеется|выделен|заложен|"
            r"отложен|найдем|there is\b|we do\b|"
            r"yes\W*$|да\W*$)"
        ),
    ),
)
NEGATIVE = frozenset({BudgetTalk.NONE, BudgetTalk.FROZEN, BudgetTalk.GONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is said, and whether advertising is named beside the money."""

    kind: BudgetTalk
    names_advertising: bool


def read_budget_talk(sentence: Sentence, *, is_answer: bool = False) -> tuple[Signal[Talk], ...]:
    """Return what a sentence says of the budget; the gravest reading of the same words comes first.

    `is_answer`: it replies to a question about money, so that a bare yes or no is about money too.
    """
    text = sentence.folded
    found: list[Signal[Talk]] = []
    for kind, answer in _ANSWERS if is_answer else ():
        if reply := answer.match(text):
            talk = Talk(kind=kind, names_advertising=True)
            found.append(Signal(value=talk, sentence=sentence, start=reply.start(), end=reply.end()))
    for kind, pattern in _ORDER if found or _may_talk(text) else ():
        match = next((m for m in pattern.finditer(text) if _holds(kind, text, m)), None)
        if match is not None:
            talk = Talk(kind=kind, names_advertising=bool(AD_WORK.search(text)))
            found.append(Signal(value=talk, sentence=sentence, start=match.start(), end=match.end()))
    return tuple(found)


def _holds(kind: BudgetTalk, text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    if _UNKNOWN_TO_SPEAKER.search(before) or text.rstrip(' »")').endswith("?"):
        return False
    if kind is BudgetTalk.EXISTS and (
        _DENIAL.search(before) or _NOT_SAID_ONLY.search(text) or _IF.search(match.group())
    ):
        return False
    return not (
        kind in NEGATIVE and re.search(r"не (?:говорил|значит|то что|потому что)[^.;!?]{0,20}$", before)
    )
