"""Problems and events: what fell, stands empty, was taken by a rival, or is about to open or launch."""

import re
from enum import StrEnum

from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.measures import find_measure
from qualifier.reading.own_events import find_own_event
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Signal
from qualifier.reading.testimony import (
    clause_around,
    is_client_voice,
    is_question,
    select_testimony,
    words_before,
)

_PHRASES = read_phrases("problems")


class ProblemKind(StrEnum):
    """What is the matter with the business, or what is about to happen to it."""

    DECLINE = "decline"  # with a figure, a place, a rival or a time
    COMPARISON = "comparison"  # two figures of one measure, then and now or plan and fact
    IDLE = "idle"  # stands empty, unsold, unused
    RIVAL = "rival"
    EVENT = "event"  # opening, launch, new product, sale, festival, renaming
    VAGUE = "vague"  # something is wrong, with no specifics


_NUMBER = _PHRASES["_NUMBER"]
_WHEN = _PHRASES["_WHEN"]
_MONEY_TALK = pattern(_PHRASES["_MONEY_TALK"])
_MONEY_NEAR = 30
_OTHER_FALL = pattern(
    r"связь|обрыв связи|сервер|звонок|трубк|файл|запись (?:оборв|конч)|февраля|интернет упал|"
    r"line (?:dropped|is)|call dropped|палец|нет ответа"
)
_WORDS = load_lexicon("problems")
_DECLINE = _WORDS["decline"]
_LEAVING = _WORDS["leaving"]
_COMPARISON = _WORDS["comparison"]
_IDLE = _WORDS["idle"]
_UNKNOWN = _WORDS["unknown"]
_RIVAL = _WORDS["rival"]
_EVENT = _WORDS["event"]
_OWN_CAMPAIGN = pattern(
    r"(?:реклам|кампани|размещен|флайт|тендер|конкурс|отбор|конверт|campaign|flight|tender)\w*"
)
_SPENT = pattern(r"\bсъел\w*|\bуш(?:ло|ли|ел) на\b|потратил|\bкупили\b|went (?:on|to)\b|spent on|\bbought\b")
_PUT_BY = pattern(r"\bпотом\b|в (?:прошл|20[01]\d)\w*|\bраньше\b|когда-то|\bused to\b|\blong ago\b")
_VAGUE = _WORDS["vague"]


def read_problems(sentences: tuple[Sentence, ...]) -> tuple[Signal[ProblemKind], ...]:
    """Return every problem and event that the client's side gives, the most telling of each sentence."""
    told = [s for s in select_testimony(sentences) if not is_question(s) or is_client_voice(s)]
    concrete = tuple(filter(None, (_read_words(sentence, _CONCRETE) for sentence in told)))
    # Figures are read only where no word of trouble was found: they cost more and tell less.
    concrete = concrete or tuple(filter(None, map(_read_figures, told)))
    known = {signal.sentence.order for signal in concrete}
    loose = (_read_words(sentence, _LOOSE) for sentence in told if sentence.order not in known)
    return tuple(sorted((*concrete, *filter(None, loose)), key=_place))


def _read_words(
    sentence: Sentence, by_kind: tuple[tuple[ProblemKind, AnyOf], ...]
) -> Signal[ProblemKind] | None:
    if not (_CONCRETE_CUE if by_kind is _CONCRETE else _LOOSE_CUE).stands_in(sentence.folded):
        return None
    for kind, expression in by_kind:
        for match in expression.finditer(sentence.folded):
            if _holds(kind, sentence, match):
                return _make_signal(kind, sentence, *match.span())
    return None


def _place(signal: Signal[ProblemKind]) -> int:
    return signal.sentence.order


def _read_figures(sentence: Sentence) -> Signal[ProblemKind] | None:
    """What no word of trouble tells: figures that speak for themselves, or an event with its day."""
    if span := find_own_event(sentence.folded):
        return _make_signal(ProblemKind.EVENT, sentence, *span)
    if span := find_measure(sentence.folded):
        return _make_signal(ProblemKind.IDLE, sentence, *span)
    return None


_CONCRETE: tuple[tuple[ProblemKind, AnyOf], ...] = (
    (ProblemKind.COMPARISON, _COMPARISON),
    (ProblemKind.DECLINE, _DECLINE),
    (ProblemKind.DECLINE, _LEAVING),
    (ProblemKind.RIVAL, _RIVAL),
    (ProblemKind.EVENT, _EVENT),
    (ProblemKind.IDLE, _IDLE),
)
_LOOSE: tuple[tuple[ProblemKind, AnyOf], ...] = (
    (ProblemKind.VAGUE, _UNKNOWN),
    (ProblemKind.VAGUE, _IDLE),
    (ProblemKind.VAGUE, _DECLINE),
    (ProblemKind.VAGUE, _VAGUE),
)
_CONCRETE_CUE = cue(*(expression for _, expression in _CONCRETE))
_LOOSE_CUE = cue(*(expression for _, expression in _LOOSE))


def _holds(kind: ProblemKind, sentence: Sentence, match: re.Match[str]) -> bool:
    text = sentence.folded
    around = text[max(0, match.start() - 60) : match.end() + 60]
    first, last = clause_around(text, match.start(), match.end())
    before = words_before(text, match.start(), 16)
    if kind is ProblemKind.EVENT:
        clause = text[first:last]
        return not (_NOT.search(before) or _PUT_BY.search(clause) or _SPENT.search(clause))
    if _MONEY_TALK.search(text[max(0, match.start() - _MONEY_NEAR) : match.end() + 12]) or _OTHER_FALL.search(
        text[first:last]
    ):
        return False
    if kind is ProblemKind.DECLINE and (_OF_YOURS.search(text[first:last]) or _BOASTS.search(text)):
        return False
    if kind is ProblemKind.RIVAL and _YOUR_RIVAL.search(text[max(0, match.start() - 12) : match.end()]):
        return False
    if kind is ProblemKind.IDLE and text[match.end() - 1].isdigit() and _OF_MONEY.match(text, match.end()):
        return False
    if kind in {ProblemKind.DECLINE, ProblemKind.IDLE}:
        return not _NOT.search(before) and _has_specifics(sentence, around, match)
    if kind is ProblemKind.VAGUE:
        return not _NOT.search(before)
    return True


# «Урезали нас, осталось 1,1 млн»: what is left is money, no wares.
_OF_MONEY = pattern(
    r"[\d., ]*(?: ?(?:млн|тыс|тыщ|миллион|лям|руб|₽|rub|million|thousand|k\b)|[^.;!?]{0,12}(?:без ндс|с ндс))"
)
_NOT = pattern(r"\bне (?:\w+ )?$|\bnot (?:\w+ )?$|\bбез $|\bни $|n't $|\bno $")
# What the seller did is no trouble of the client: "you promised and vanished".
_OF_YOURS = pattern(r"\bвы\b|^\W*(?:\w+ )?you\b")
# «Приходят по рекомендациям, отток 1,4 %» boasts of a small figure.
_BOASTS = pattern(r"по рекомендаци|\bсарафан|word of mouth|\bnps\b|всего лишь \d|рекордно низк|record low")
# «Ваши конкуренты уже подключились» praises wares.
_YOUR_RIVAL = pattern(r"\bваш\w* (?:\w+ )?(?:конкурент|сосед)|\byour (?:\w+ )?(?:competitor|rival)")
_FIGURE = pattern(rf"\b{_NUMBER}|наполовину|полупуст")
_SELF_TOLD = pattern(r"\d|halved|половин|вдвое|втрое")
_TIME = pattern(_WHEN)
_NAMED = pattern(r"«[^»]{2,40}»|\b(?:[Вв]о?|[Пп]о|in|at|to) [A-ZА-ЯЁ][\w-]{2,}")


def _has_specifics(sentence: Sentence, around: str, match: re.Match[str]) -> bool:
    if _FIGURE.search(around.replace(match.group(), " ", 1)) or _SELF_TOLD.search(match.group()):
        return True
    return bool(_TIME.search(around) or _NAMED.search(sentence.text))


def _make_signal(kind: ProblemKind, sentence: Sentence, start: int, end: int) -> Signal[ProblemKind]:
    certainty = Certainty.ASKED if is_question(sentence) else Certainty.STATED
    return Signal(value=kind, sentence=sentence, start=start, end=end, certainty=certainty)
