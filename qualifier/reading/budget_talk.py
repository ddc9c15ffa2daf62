"""What is said about the money for advertising without naming it: there is, there will be, there is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualifier.reading import budget_answers as answers
from qualifier.reading import budget_states as states
from qualifier.reading import missing_money as missing
from qualifier.reading.budget_phrases import APPROVAL, EXISTS, FROZEN, GONE, HINTS, NONE, PROPOSE
from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf
from qualifier.reading.far_denials import is_denied_afar
from qualifier.reading.gated import Gated
from qualifier.reading.money_words import AD_WORK
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.taken_sums import is_of_part

_PHRASES = read_phrases("budget_talk")


class BudgetTalk(StrEnum):
    """What a sentence says of the budget."""

    EXISTS = "exists"  # set aside, the figure is kept back
    IN_APPROVAL = "in_approval"
    PROPOSE = "propose"  # to be set by our proposal
    NONE = "none"
    FROZEN = "frozen"
    GONE = "gone"  # spent or given to something else
    OPEN = "open"  # spoken of, nothing settled
    RECALLED = "recalled"  # the sum named before no longer stands


_NOT_SAID_ONLY = pattern(
    r"^[^.;!?]*(?:про сумму|о сумме|сумму) ?[:—–-]? ?(?:не указывать|не называть|не спрашив)"
)
_IF = pattern(r"\bесли\b|\bif\b|\bкогда\b|\bwhen\b|\bбыл[аио]?\b")
_DENIAL = pattern(r"(?:\bне|\bnot|n't|\bбез|\bnever|\bни) (?:\w+ )?$")
_UNKNOWN_TO_SPEAKER = pattern(_PHRASES["_UNKNOWN_TO_SPEAKER"])


# «Nobody has put a number next to it»: what nobody did asks nothing of us.
_NOBODY = pattern(r"\b(?:nobody|no one|никто)\b[^.;!?]{0,20}$")


_HINTED = cue(words=HINTS)


def _may_talk(text: str) -> bool:
    if not _HINTED.stands_in(text):
        return False
    for word in HINTS:  # noqa: SIM110  # a plain loop: this runs for every sentence
        if word in text:
            return True
    return False


_ORDER: tuple[tuple[BudgetTalk, tuple[Gated | AnyOf, ...]], ...] = (
    (BudgetTalk.FROZEN, (FROZEN, states.FROZEN, missing.FROZEN)),
    (BudgetTalk.GONE, (GONE, states.GONE, missing.GONE)),
    (BudgetTalk.NONE, (NONE, states.NONE, missing.NONE)),
    (BudgetTalk.IN_APPROVAL, (APPROVAL, states.APPROVAL)),
    (BudgetTalk.PROPOSE, (PROPOSE, states.PROPOSE)),
    (BudgetTalk.EXISTS, (EXISTS, states.EXISTS)),
    (BudgetTalk.OPEN, (missing.OPEN,)),
    (BudgetTalk.RECALLED, (answers.RECALLED,)),
)
_ANSWERS_AT_LARGE = (
    (BudgetTalk.IN_APPROVAL, answers.ANSWERS_APPROVAL),
    (BudgetTalk.PROPOSE, answers.ANSWERS_PROPOSE),
)
# Papers on their way up and last year's spending are not money that has gone.
_ON_ITS_WAY = pattern(
    r"(?:на|у|в|к) (?:\w+ )?(?:подпис|соглас|утвержд|виз[уы]|одобр|рассмотр|правлени|совет|казнач|"
    r"бухгалт|комитет|пересч|перепров|ревизи)"
)
# «пока цифры нет», «за ноль рублей», «миллион, больше ни копейки» do not say that there is no money.
_NO_FIGURE = pattern(_PHRASES["_NO_FIGURE"])
_FOR_NOTHING = pattern(r"(?:\bза|\bот|\bfor|\bfrom) $")
_NOT_EMPTY = pattern(r"\bне (?:пуст|нулев|ноль|закончил|кончил|проблем)|not (?:empty|zero|broke)")
_BEYOND = pattern(r"больше|друг(?:их|ого)|иных|сверх|выше|кроме|дополнительн|beyond|above|more|over|extra")
# «Других денег не будет»: there is some, and no more.
_OTHER_MONEY = pattern(r"\bдруг(?:их|ого)\b|\bиных\b|\bдополнительн|\bextra\b|\bother\b")
# «Кредит платить нечем» tells of debts, «закрыли 14 % счетов» of the client's own depositors.
_OTHER_DEBT = pattern(
    r"(?:кредит|ипотек|лизинг|аренд|зарплат|долг|налог|коммунал|loan|rent|wages|mortgage)\w*"
)
_DEBT_NEAR = 24
_DEPOSITORS = pattern(r"\d ?%|процент\w*|\bнаш\w+ (?:копил|вклад|счет)|копилк")
_NOT_TALKED = pattern(
    r"(?:не|not) (?:обсужда|рассматрива|discuss|согласовыва)\w*|(?:n't|not) (?:been )?discussed"
)
_HOLDS_SUM = pattern(r"\d|тысяч|тыщ|миллион|млн|лям|thousand|million")
# Money as the topic of a sentence; what is done about it; and the words of one who has nothing to say of it.
_TOPIC = pattern(_PHRASES["_TOPIC"])
_DEALT_WITH = pattern(_PHRASES["_DEALT_WITH"])
_DISCLAIMS = pattern(_PHRASES["_DISCLAIMS"])
_NEAR_TOPIC = 70
# «Веду рекламный бюджет» tells of the speaker, not of the money.
_RUNS_IT = pattern(
    r"\b(?:веду|ведет|держу|распоряжаюсь|отвечаю за|управляю|заведую|заведует|хозяйка|хозяин|владелец"
    r"|i (?:run|hold|manage|own|control)|head of|in charge of) (?:the |our |my )?(?:\w+ )?$"
)
_RUNS_NEAR = 40
_LAST_YEAR = pattern(
    r"прошл\w+|позапрошл\w+|в том году|last (?:year|spring|summer|autumn|winter|season|time)"
)
_ANSWERS = (
    (
        BudgetTalk.NONE,
        pattern(
            r"\W*(?:\w+: )?(?:да |пока |еще |сейчас |увы,? )*(?:нет\b(?!,? (?:не|это|\d|пока не знаю|я))|"
            r"нету\b|откуда\b(?! вы)|какое там|никак(?:ой|ого)\b|ноль\b|"
            r"нисколько|none\b|zero\b|nil\b|nothing\b|no\b(?! (?:idea|figure|more|less|limit|number|"
            r"problem)))"
        ),
    ),
    (
        BudgetTalk.EXISTS,
        pattern(
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
    for kind, match in _find_talk(text, is_answer=is_answer):
        talk = Talk(kind=kind, names_advertising=_names_advertising(text))
        found.append(Signal(value=talk, sentence=sentence, start=match.start(), end=match.end()))
    return tuple(found)


def _names_advertising(text: str) -> bool:
    return bool(AD_WORK.search(text)) or "площадк" in text


def _find_talk(text: str, *, is_answer: bool) -> Iterator[tuple[BudgetTalk, re.Match[str]]]:
    """Yield the first match of each kind: of the set phrases, else of the words of state beside money."""
    if not (is_answer or _may_talk(text)):
        return
    for kind, patterns in _ORDER:
        matches = (match for expression in patterns for match in expression.finditer(text))
        if match := next((one for one in matches if _holds(kind, text, one)), None):
            yield kind, match
    if match := _find_open(text):
        yield BudgetTalk.OPEN, match
    for kind, replies in _ANSWERS_AT_LARGE if is_answer else ():
        if match := replies.search(text):
            yield kind, match


def _find_open(text: str) -> re.Match[str] | None:
    """Money is the topic and the speaker neither disclaims knowing nor asks: it is being dealt with."""
    match = _TOPIC.search(text)
    if match is None or text.rstrip(' »")').endswith("?"):
        return None
    if _RUNS_IT.search(text[max(0, match.start() - _RUNS_NEAR) : match.start()]):
        return None
    near = text[max(0, match.start() - _NEAR_TOPIC) : match.end() + _NEAR_TOPIC]
    return match if _DEALT_WITH.search(near) and not _DISCLAIMS.search(near) else None


def _holds(kind: BudgetTalk, text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    if _UNKNOWN_TO_SPEAKER.search(before) or text.rstrip(' »")').endswith("?"):
        return False
    if kind is BudgetTalk.EXISTS and (
        _DENIAL.search(before) or _NOT_SAID_ONLY.search(text) or _IF.search(match.group())
    ):
        return False
    if kind is BudgetTalk.PROPOSE and _NOBODY.search(before):
        return False
    if kind is BudgetTalk.NONE and _is_no_refusal(text, match):
        return False
    if kind is BudgetTalk.FROZEN and _DEPOSITORS.search(match.group() + text[match.end() : match.end() + 8]):
        return False
    if kind is BudgetTalk.IN_APPROVAL and _NOT_TALKED.search(match.group()):
        return False
    if kind is BudgetTalk.GONE and (
        _ON_ITS_WAY.search(text[match.start() : match.end() + 25])
        or is_of_part(text, match.start(), match.end())
        or _LAST_YEAR.search(before + match.group())
    ):
        return False
    return not (kind in NEGATIVE and is_denied_afar(text, match.start()))


def _is_no_refusal(text: str, match: re.Match[str]) -> bool:
    """What is missing is a figure or an answer, or the sum just named is all there is."""
    before = text[max(0, match.start() - 40) : match.start()]
    if _NO_FIGURE.search(match.group()) or _NOT_EMPTY.search(match.group()) or _FOR_NOTHING.search(before):
        return True
    if _OTHER_MONEY.search(match.group()) or _OTHER_DEBT.search(before[-_DEBT_NEAR:] + match.group()):
        return True
    after = text[match.end() : match.end() + 12]
    is_more = _BEYOND.search(before + match.group() + after) is not None
    return is_more and _HOLDS_SUM.search(text[: match.start()]) is not None
