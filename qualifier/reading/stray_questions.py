"""Stray questions and errands: what one asks an encyclopedia or an assistant, and no buyer a seller."""

from qualifier.reading.assistant_tasks import is_of_trade
from qualifier.reading.gated import Gated, gate
from qualifier.reading.gates import Gates
from qualifier.reading.phrasebook import fill_phrase, read_phrases

_PHRASES = read_phrases("stray_questions")


def _gate(name: str, keys: str) -> Gated:
    return gate(keys, fill_phrase(_PHRASES, name))


# Whoever asks such a thing of "you" about "our" matter is a client.
_PERSONAL = _gate(
    "_PERSONAL",
    "you we our us_ us? us. вы вас вам ваш мы нас нам наш",
)
_QUESTIONS = _gate(
    "_QUESTIONS",
    "what's what_is what_are what_was what_were what_does who_wrote who_invent who_discover who_paint "
    "who_compos who_direct who_won who_found who_was who_is_the how_do how_did how_can how_should "
    "how_could how_would how_has how_have how_had why_is why_are why_do why_did why_was why_were "
    "why_can't when_was when_were when_did when_is where_was where_were where_did where_is in_what "
    "in_which which_ what_planet what_element what_country what_animal what_year how_many",
)
# These are stray also where they touch a word of trade.
_ESSAYS = _gate(
    "_ESSAYS",
    "impact influence affect trend top_ sentiment getaway recipe advances advancement techniques",
)
_ERRANDS = _gate(
    "_ERRANDS",
    "help_me suggest determine classify plan_a tell_a german french spanish italian japanese chinese "
    "korean arabic hindi portuguese turkish polish latin greek dutch swedish russian english emoji "
    "cipher morse anagram alphabet misspell scramble",
)
# A code for the answer is no matter of trade, whatever else the sentence holds.
_CODED_ANSWER = _gate(
    "_CODED_ANSWER",
    "base",
)
_RUSSIAN = _gate(
    "_RUSSIAN",
    "столица планета река_ гора_ население температура скорость формула смысл_жизни страна плюсы_и "
    "симптомы кто_напис кто_изобр кто_открыл_америку кто_нарис кто_сочин кто_придум кто_такой "
    "кто_такая кто_был_первым кто_президент что_такое чем_отлича почему_ как_приготов как_свар "
    "как_испеч как_вылеч как_похуд как_выучить как_написать_код как_установить_python как_сказать_по "
    "как_будет_по как_переводится сколько_планет сколько_лет сколько_будет сколько_дней_в "
    "сколько_километров_до сколько_стран в_каком_году в_каком_стране в_какой_стране в_какой_году "
    "высота глубина длина площадь масса погода составь реши_ перескажи посчитай вычисли проанализируй "
    "сделай_крат сделай_перевод сделай_выжимку сделай_резюме сделай_конспект",
)
_STRAY = Gates(_QUESTIONS, _ERRANDS, _RUSSIAN)
_ANY = Gates(_QUESTIONS, _ERRANDS, _RUSSIAN, _ESSAYS, _CODED_ANSWER)


def is_stray(low: str) -> bool:
    """Tell whether a lower-case piece asks for knowledge or an errand that has nothing to do with trade."""
    if not may_stray(low):
        return False
    if _ESSAYS.search(low):
        return not _PERSONAL.search(low)
    if _CODED_ANSWER.search(low):
        return True
    return _STRAY.match(low) and not is_of_trade(low)


def may_stray(low: str) -> bool:
    """Tell cheaply whether a lower-case text could hold such a question at all."""
    return _ANY.may_match(low)
