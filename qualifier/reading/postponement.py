"""Plans that are called off, put off or only said to come soon: words about time that carry no date."""

import re
from enum import StrEnum

from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf
from qualifier.reading.far_denials import is_denied_afar
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import clause_around, is_question

_PHRASES = read_phrases("postponement")


class Delay(StrEnum):
    """What became of a plan, or how near it is without a date."""

    CANCELLED = "cancelled"
    PUT_OFF = "put_off"
    FROZEN = "frozen"  # money under lock: it says nothing of the date unless a return is foreseen
    SOON = "soon"
    NEXT_STEP = "next_step"


_WORDS = load_lexicon("postponement")
_CANCELLED, _PUT_OFF, _FROZEN = _WORDS["cancelled"], _WORDS["put_off"], _WORDS["frozen"]
_SOON, _NEXT_STEP = _WORDS["soon"], _WORDS["next_step"]
_OTHER_OBJECT = pattern(_PHRASES["_OTHER_OBJECT"])
_DENIED = pattern(_PHRASES["_DENIED"])

# «Раньше котлована рекламировать нечего» holds the start back and calls nothing off.
_TILL_THEN = pattern(r"\b(?:раньше|ранее|пока|до того|before|until|till)\b")
_DENIED_AFTER = pattern(
    r"^ (?:\w+ )?не (?:хо[тч]|буд|план|стан|собира|надо|нужно|мож|получ|выйдет|вправе|разреш|позвол|да[дс])"
    r"|^,? (?:\w+ ){0,2}(?:нельзя|невозможно|некуда|никак\b|не вариант|запрещено|бессмысленно|глупо|незачем"
    r"|смысла нет|поздно|опасно|is not an option|is impossible|is out of the question)"
)

# A voice letter ends «всё, отбой»: the talk is over, not the plan.
_SIGNS_OFF = pattern(r"\w{3,} (?:ну |и )?(?:все|конец связи),? отбой\W*$")

# «Отложено 4 800 000» is money set aside, not a plan put off.
_SET_ASIDE = pattern(
    r"\d|тыс|тыщ|млн|миллион|лям|\bденег|\bденьги|\bсумм|бюджет|руб|средств|евро|доллар|копеечк|заначк"
    r"|под (?:это|рекламу|вас)|у меня (?:это )?"
)
_SUM_AFTER = pattern(r"[^,.;!?]{0,24}?(?:\d|тыс|тыщ|млн|миллион|лям|деньг|сумм|рубл|копе)")
_OF_PLAN = pattern(
    r"решени|запуск|старт|кампани|проект|закупк|владел|директор|хозя|шеф|совет\b|дат|срок|показ|начал"
    r"|без срока|до особ|до луч|вопрос|план\b|программ|все отлож|пока отлож"
)
_PLAN_WORD = pattern(
    r"решени|запуск|старт|кампани|проект|закупк|реклам|показ|план\b|программ|launch|campaign|flight|project"
)
# In a sentence about these, what is put off is not the campaign.
_OTHER_TOPIC = pattern(r"сайт|кабинет|поставк|website|web site")
_OTHERS = pattern(
    r"\bтогда\b|поставк|выставк|шоурум|отпуск|встреч|созвон|монтаж|день открытых|оплат|hold music"
    r"|hold for|minutes|сами сдел|ремонт перен|(?:\bв сторон\w+|со? (?:счет|трон|полк|пьедестал)\w*)"
    r"|подви\w+ (?:\w+ )?(?:«|конкурент|сосед|лидер|их\b|его\b)"
)
_MONEY = pattern(r"бюджет|budget|лимит|расход|деньг|money|funds|платеж|карточк")
# «Перенесли остановку», «сдвинули вход»: a thing that stands somewhere, no plan and no day.
_CARRIED = pattern(
    r"(?:перен[ео]с|сдвину|подвину|отодвину)\w* (?:\w+(?:ую|ый|ий|ое|ие|ые|ой|их|ых) )?(?:остановк|"
    r"магазин|вход|офис|"
    r"склад|касс|кухн|сервер|дорог|рынок|рынк|забор|киоск|ларек|столик|мебел|прилавок|павильон|парковк|границ|центр|"
    r"производств|конечн|маршрут|переход|стойк|полк|стеллаж|номер|домен|данн|базу|сайт|стоянк|площадк)\w*"
)
# Frozen with no day: nobody foresees a return, unless the tender goes on all the same.
_ICE = pattern(r"замор|fr(?:oze|eez)")
_RUNS_ON = pattern(r"тендер|конкурс|процедур|не отмен|tender|not cancel|n't cancel")
_NOT_SOON = pattern(
    r"(?:цена|цены|подрастет|вырастет|ответ\w*|пришл\w*|перезвон\w*|уезжа\w+|reply|call you|back to you)"
)
_ABOUT_TIME = pattern(
    r"старт|нача|начин|начн|запус|когда|срок|дат[аыу]\b|размещ|приступ|макет|начал|выход|start|begin|launch"
    r"|when|date|live|timing|go\b|talk|разговор|числ"
)
_CUE = cue(_CANCELLED, _PUT_OFF, _FROZEN, _SOON, _NEXT_STEP)


def read_delays(sentence: Sentence, *, answers_when: bool = False) -> tuple[Signal[Delay], ...]:
    """Return what a sentence says of calling off, putting off, and of a nearness without a date."""
    if is_question(sentence):
        return ()
    text = sentence.folded
    if not _CUE.stands_in(text):
        return ()
    found = [
        *_signals(sentence, _CANCELLED, Delay.CANCELLED),
        *_signals(sentence, _PUT_OFF, Delay.PUT_OFF),
        *_signals(sentence, _FROZEN, Delay.FROZEN),
        *_signals(sentence, _SOON, Delay.SOON),
    ]
    if answers_when or _ABOUT_TIME.search(text):
        found += _signals(sentence, _NEXT_STEP, Delay.NEXT_STEP)
    return tuple(sorted(found, key=lambda signal: signal.start))


def _signals(sentence: Sentence, pattern: AnyOf, delay: Delay) -> list[Signal[Delay]]:
    text = sentence.folded
    return [
        Signal(value=delay, sentence=sentence, start=match.start(), end=match.end())
        for match in pattern.finditer(text)
        if _holds(text, match, delay)
    ]


def _holds(text: str, match: re.Match[str], delay: Delay) -> bool:
    first, last = clause_around(text, match.start(), match.end())
    clause, before = text[first:last], text[max(0, match.start() - 30) : match.start()]
    is_denied = (
        is_denied_afar(text, match.start())
        or _DENIED.search(before)
        or _DENIED_AFTER.search(text[match.end() : match.end() + 30])
    )
    if delay is not Delay.NEXT_STEP and is_denied:
        return False
    if delay is Delay.CANCELLED:
        if match.group() == "отбой" and _SIGNS_OFF.search(text):
            return False
        return not (_OTHER_OBJECT.search(clause) or _TILL_THEN.search(clause))
    if delay is Delay.PUT_OFF:
        is_off_topic = _OTHER_TOPIC.search(text) and not _PLAN_WORD.search(text)
        if _ICE.match(match.group()) and _RUNS_ON.search(text):
            return False
        if _CARRIED.match(text, match.start()) and not _PLAN_WORD.search(clause):
            return False
        return not is_off_topic and _is_put_off(match.group(), clause, text[match.end() : last])
    if delay is Delay.SOON:
        return not _NOT_SOON.search(clause)
    return True


def _is_put_off(words: str, clause: str, after: str) -> bool:
    if _OTHERS.search(clause):
        return False
    if _MONEY.search(clause) and not (_PLAN_WORD.search(clause) or _ICE.match(words)):
        return False
    is_storing = words.startswith(("отлож", "отклад"))
    if is_storing and _SUM_AFTER.match(after):
        return False
    return not (is_storing and _SET_ASIDE.search(clause) and not _OF_PLAN.search(clause))
