"""Refusals: a plan called off, advertising declined, all is well, a trouble that advertising cannot cure."""

import re
from functools import lru_cache

from qualifier.reading.ad_answers import find_ad_answers
from qualifier.reading.far_denials import is_denied_afar
from qualifier.reading.foreign_requests import find_foreign_request, read_foreign_requests
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import (
    clause_around,
    is_client_voice,
    is_question,
    select_testimony,
    words_before,
)

_PHRASES = read_phrases("refusals")

__all__ = [
    "find_ad_refusal",
    "find_cancellation",
    "find_foreign_request",
    "find_wellbeing",
    "read_foreign_requests",
]

_AD = _PHRASES["_AD"]

_WORDS = load_lexicon("refusals")
_CALLED_OFF = _WORDS["called_off"]
_BARE = pattern(r"отмен|отбой|cancel|\bcall|сверну|сворач|закры|scrap")
_OWN_PLAN = pattern(
    rf"{_AD}|план\b|плана|планы|проект\w*|программ\w+|запуск\w*|закупк\w+|тендер\w*|конкурс\w*|"
    rf"\bвсе\b|совсем|полностью|"
    r"вообще|направлени\w+|стройк\w+|\ball\b|everything|\bplan\b|project|programme|launch|completely|for good"
)
_OTHER_THING = pattern(_PHRASES["_OTHER_THING"])
_NOT_DONE = pattern(r"(?:\bне|\bnot|n't|\bбез|never|никто не)\s+(?:\w+\s+)?$|отмены нет")
_UNSURE = pattern(_PHRASES["_UNSURE"])
_KEPT = pattern(r"не отмен\w+|отмены нет|not? cancel|n't cancel")
_FOR_A_WHILE = pattern(
    r"\bна (?:полгода|время|паузу|(?:\w+ )?(?:месяц|недел|квартал)\w*)|"
    r"до (?:лучших времен|\d|\w+я\b)|for (?:now|a while)"
)
_RETURN = pattern(_PHRASES["_RETURN"])
_RESTARTED = pattern(
    rf"{_AD} (?:\w+ ){{0,2}}в силе|все-таки (?:дела|запуска|буд|реши|хот)\w+|снова (?:дела|запуска|"
    rf"в план|хот|в работ)\w*|"
    rf"верну(?:ли|лись) к (?:план|реклам|кампан)\w+|отмен\w+ отмен\w+|\bback on\b|reinstat\w+|"
    rf"going ahead after all"
)

# A wish or a task stated after the cancellation is the later word: "the tender is off, we buy directly".
_WANTED_ANEW = pattern(_PHRASES["_WANTED_ANEW"])

_DECLINED = _WORDS["declined"]
_CHANNEL_ONLY = pattern(_PHRASES["_CHANNEL_ONLY"])
_WANTS_RESULT = pattern(_PHRASES["_WANTS_RESULT"])
_HALF_DENIED = pattern(r"не то чтобы|не то что\b|not that we")
_MONEY_ONLY = pattern(r"(?:денег|деньги|бюджет\w*|средств\w*|budget|money) (?:\w+ ){0,2}(?:на|for) $")

_WELL = _WORDS["well"]
_NOT_SO = pattern(_PHRASES["_NOT_SO"])


@lru_cache(maxsize=64)
def find_cancellation(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the sentence by which the plan was called off with no return, or None while it stands."""
    told = tuple(s for s in select_testimony(sentences) if not is_question(s))
    off = [index for index, sentence in enumerate(told) if _calls_off(sentence.folded)]
    if not off or any(_is_restart(after.folded) for after in told[off[-1] + 1 :]):
        return None
    # "Отбой." alone says less to a reader than the sentence beside it that names what is off.
    named = (told[index] for index in off if _OWN_PLAN.search(told[index].folded))
    return next(named, told[off[0]])


def _is_restart(text: str) -> bool:
    return bool(_RESTARTED.search(text) or _WANTED_ANEW.search(text))


def find_ad_refusal(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the last sentence by which advertising as such is declined."""
    told = [s for s in select_testimony(sentences) if not is_question(s) and _declines(s)]
    told += find_ad_answers(sentences)
    in_person = [sentence for sentence in told if is_client_voice(sentence)]
    return next(reversed(in_person or told), None)


def find_wellbeing(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that says all is well and there is no problem."""
    told = (s for s in select_testimony(sentences) if not is_question(s))
    return next((sentence for sentence in told if _says_well(sentence.folded)), None)


def _says_well(text: str) -> bool:
    found = _WELL.search(text)
    if found is None or is_denied_afar(text, found.start()):
        return False
    return not _NOT_SO.search(text, 0, found.start())


def calls_off(sentence: Sentence) -> bool:
    """Whether the sentence calls the plan off."""
    return _calls_off(sentence.folded)


def _calls_off(text: str) -> bool:
    return any(_ends_the_plan(text, found) for found in _CALLED_OFF.finditer(text))


def _ends_the_plan(text: str, found: re.Match[str]) -> bool:
    first, last = clause_around(text, found.start(), found.end())
    clause = text[first:last]
    if is_denied_afar(text, found.start()) or _NOT_DONE.search(words_before(text, found.start(), 24)):
        return False
    if _UNSURE.search(text[first : found.start()]):
        return False
    if _BARE.match(found.group()) and _OTHER_THING.search(clause) and not _OWN_PLAN.search(clause):
        return False
    after = text[found.end() : found.end() + 200]
    if _KEPT.search(text) or _FOR_A_WHILE.search(text[found.start() : last]):
        return False
    return not (_RETURN.search(after) or _WANTED_ANEW.search(after))


def _declines(sentence: Sentence) -> bool:
    text = sentence.folded
    for found in _DECLINED.finditer(text):
        first, last = clause_around(text, found.start(), found.end())
        if _MONEY_ONLY.search(text[max(0, found.start() - 40) : found.start()]):
            continue
        if _HALF_DENIED.search(text, 0, found.end()):
            continue
        if not _CHANNEL_ONLY.search(text[first:last]) and not _WANTS_RESULT.search(text, found.end()):
            return True
    return False
