"""Refusals: a plan called off, advertising declined, all is well, a trouble that advertising cannot cure."""

import re

from qualifier.reading.ad_answers import find_ad_answers
from qualifier.reading.foreign_requests import find_foreign_request, read_foreign_requests
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import (
    clause_around,
    is_client_voice,
    is_question,
    select_testimony,
    words_before,
)

__all__ = [
    "find_ad_refusal",
    "find_cancellation",
    "find_foreign_request",
    "find_wellbeing",
    "read_foreign_requests",
]

_AD = (
    r"(?:реклам\w*|продвижени\w*|кампани\w*|размещени\w*|размещать\w*|медиа\w*|промо\w*|маркетинг\w*|"
    r"раскрутк\w*|"
    r"таргет\w*|advert\w*|ads?|promotion|publicity|media|campaigns?)"
)

_WORDS = load_lexicon("refusals")
_CALLED_OFF = _WORDS["called_off"]
_BARE = re.compile(r"отмен|отбой|cancel|\bcall|сверну|сворач|закры|scrap")
_OWN_PLAN = re.compile(
    rf"{_AD}|план\b|плана|планы|проект\w*|программ\w+|запуск\w*|закупк\w+|тендер\w*|конкурс\w*|"
    rf"\bвсе\b|совсем|полностью|"
    r"вообще|направлени\w+|стройк\w+|\ball\b|everything|\bplan\b|project|programme|launch|completely|for good"
)
_OTHER_THING = re.compile(
    r"выставк|ярмар|контракт|договор|рейс|встреч|созвон|звонок|звонк|заказ|скидк|брон|поставк|"
    r"мероприят|конференц|"
    r"матч|концерт|вебинар|подписк|показ\b|пар[ау]\b|отпуск|презентац|съезд|визит|парков|льгот|закон|"
    r"карт[уы]|"
    r"contract|order|meeting|call\b|fair\b|exhibition|deliver|event|show\b|subscription|booking|"
    r"visit|train|trip"
)
_NOT_DONE = re.compile(r"(?:\bне|\bnot|n't|\bбез|never|никто не)\s+(?:\w+\s+)?$|отмены нет")
_UNSURE = re.compile(
    r"\bраньше\b|\bпрежде\b|\bпока\b|\bдо (?:этого|открытия|запуска|сдачи|стройки)|\bbefore\b|"
    r"\buntil\b|\bтогда\b|\bесли\b|\bмогут?\b|\bможет\b|\bвдруг\b|\bв случае\b|\bif\b|\bmight\b|"
    r"\bmay\b|\bunless\b|"
    r"\bв прошл\w+|\blast year\b|\bпрошл\w+ (?:год|осен|весн|лет|зим)\w*"
)
_KEPT = re.compile(r"не отмен\w+|отмены нет|not? cancel|n't cancel")
_FOR_A_WHILE = re.compile(
    r"\bна (?:полгода|время|паузу|(?:\w+ )?(?:месяц|недел|квартал)\w*)|"
    r"до (?:лучших времен|\d|\w+я\b)|for (?:now|a while)"
)
_RETURN = re.compile(
    r"(?<!не )\b(?:вернем\w*|верну(?:т|тся|сь)?|возобнов\w+|перенес\w+|перенос\w*|переносим\w*|"
    r"сдвин\w+|сдвига\w+|отлож\w+|"
    r"разморо\w+|перезапус\w+)\b|задача та же|остал(?:ось|ьное|ись)\b|оставляем|остается|остаются|"
    r"(?<!not )(?<!n't )(?<!nothing will )\b(?:resum\w+|com(?:e|ing) back|postpon\w+|moved to|"
    r"rescheduled|the rest stands)\b"
)
_RESTARTED = re.compile(
    rf"{_AD} (?:\w+ ){{0,2}}в силе|все-таки (?:дела|запуска|буд|реши|хот)\w+|снова (?:дела|запуска|"
    rf"в план|хот|в работ)\w*|"
    rf"верну(?:ли|лись) к (?:план|реклам|кампан)\w+|отмен\w+ отмен\w+|\bback on\b|reinstat\w+|"
    rf"going ahead after all"
)

# A wish or a task stated after the cancellation is the later word: "the tender is off, we buy directly".
_WANTED_ANEW = re.compile(
    r"(?<!не )(?<!больше не )\b(?:ищем нов\w+|все равно (?:нуж|над|хот|дела)\w*|покупаем (?:напрямую|"
    r"сами)|напрямую|без (?:тендера|конкурса)|"
    r"теперь (?:нуж|хот|надо|дела)\w*|вместо (?:этого|него|нее|них) (?:нуж|хот|надо|дела|буд)\w*|"
    r"instead we|still (?:need|want)|but we (?:still )?(?:need|want))"
)

_DECLINED = _WORDS["declined"]
_CHANNEL_ONLY = re.compile(
    r"телев|наружн|радио|печатн|\bтв\b|газет|агрессивн|шаблонн|навязчив|прям\w+ реклам|\btv\b|radio|"
    r"outdoor|print|"
    r"слово|слова|ради реклам|дорог\w+ реклам|обманн"
)
_WANTS_RESULT = re.compile(
    r"\b(?:нужн[аыо]?|надо|нам бы|хотим|need|want)\b (?:\w+ ){0,2}(?:клиент|продаж|заявк|люд|трафик|"
    r"лид|покупател|"
    r"посетител|результат|customers|sales|leads|people|traffic)\w*"
)
_HALF_DENIED = re.compile(r"не то чтобы|не то что\b|not that we")
_MONEY_ONLY = re.compile(r"(?:денег|деньги|бюджет\w*|средств\w*|budget|money) (?:\w+ ){0,2}(?:на|for) $")

_WELL = _WORDS["well"]
_NOT_SO = re.compile(
    r"\bиногда\b|\bпорой\b|\bбывает\b|не (?:сказать|скажу|то чтобы|везде|всегда)\b|\bраньше\b|"
    r"\bкогда-то\b|\bпрошл\w+|\bчтобы?\b|\bхот\w+|"
    r"\bесли\b|\bкроме\b|\bsome(?:times)?\b|\bnot always\b|\bused to\b|\blast\b|\bif\b|\bunless\b|"
    r"\bwish\b|\bwant\b|\bexcept\b"
)


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
    return found is not None and not _NOT_SO.search(text, 0, found.start())


def calls_off(sentence: Sentence) -> bool:
    """Whether the sentence calls the plan off."""
    return _calls_off(sentence.folded)


def _calls_off(text: str) -> bool:
    return any(_ends_the_plan(text, found) for found in _CALLED_OFF.finditer(text))


def _ends_the_plan(text: str, found: re.Match[str]) -> bool:
    first, last = clause_around(text, found.start(), found.end())
    clause = text[first:last]
    if _NOT_DONE.search(words_before(text, found.start(), 24)) or _UNSURE.search(text[first : found.start()]):
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
