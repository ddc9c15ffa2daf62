"""The seller's notes: which sentences report the client, and which are the seller's own guesses."""

import re

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("hearsay")

_REPORTS = pattern(
    _PHRASES["_REPORTS"],
    re.I,
)
_SPEECH = pattern(r"[«\"“'](?=[^»\"”'\n]{0,200}\s[^»\"”'\n]{0,200}\s)[^»\"”\n]{8,400}[»\"”']")
_ATTRIBUTED = pattern(r"(?:^|[.!?]\s+|[—–-]\s*)[A-ZА-ЯЁ][\w'-]{1,24}(?:\s[A-ZА-ЯЁ][\w.'-]{0,24})?:\s")
_GUESSES = pattern(
    r"наверняка|наверно|по-моему|по моему|мне кажется|кажется,|\bдумаю\b|полагаю\b|предполагаю\b|предположу|"
    r"подозреваю\b|считаю, (?:что|это)|"
    r"я считаю|уверен[аы]?\b|скорее всего|похоже|по ощущениям|по моим (?:прикидкам|ощущениям)|мои догадки|"
    r"догадк|на мой взгляд|"
    r"судя по|сда[её]тся мне|имхо|чую|чувствую|готов спорить|зуб даю|ставлю |ставил бы|закладываю|по слухам|"
    r"слух\b|слухи|"
    r"шепч|говорят,|моя версия|моё впечатление|мое впечатление|сам придумал|дожм[её]м|надо цеплять|явно\b|"
    r"вроде бы?\b|"
    r"\bвроде[.,]?(?:$|\s)|видимо, (?:у них|они|он|она|есть)|клиент (?:этого|сумм|ничего)?\s?(?:этого )?не "
    r"(?:говорил|называл|обещал)|"
    r"(?:он|она|они) (?:этого|так) не (?:обещал|говорил)|вслух не говорил|рискну|интуици|надо проверить|"
    r"probably|i (?:guess|think|believe|bet|assume|suspect|reckon)|my (?:feeling|guess|bet|hunch|impression)|"
    r"must have|"
    r"reads like|looks like|seems? |sounds like|apparently|presumably|i'd say|likely\b|rumou?r|gut feeling|"
    r"no "
    r"doubt|surely|"
    r"will pitch|nobody said|could double|judging by",
    re.I,
)
_OWN_DEED = pattern(
    _PHRASES["_OWN_DEED"],
    re.I,
)
_TO_CLIENT = pattern(
    r"\bвы\s(?:\w+\s)?(?:подтвердили|сказали|назвали|согласовали|озвучили)|you (?:\w+ )?(?:confirmed|said|"
    r"told us|named)",
    re.I,
)
# «Бюджет: 0,8 млн (со слов клиента)»: a form or a record kept by a program that says whose words it holds.
_IN_CLIENTS_WORDS = pattern(_PHRASES["_IN_CLIENTS_WORDS"], re.I)
_OWN_DEED_LENGTH = 12
_NOTED_CHANNELS = frozenset({"meeting", "event", "note", "call"})


def reported_sentences(sentences: tuple[str, ...], channel: str | None) -> tuple[bool, ...]:
    """Tell for each sentence of a seller's text whether it passes on what the client said or showed."""
    if channel not in _NOTED_CHANNELS:
        return tuple(bool(_TO_CLIENT.search(text)) and "?" not in text for text in sentences)
    guesses = [bool(_GUESSES.search(text)) for text in sentences]
    reports = [_is_report(text) and not guess for text, guess in zip(sentences, guesses, strict=True)]
    if not any(guesses):
        known = any(reports) or channel == "meeting"
        return tuple(known and _is_told(text) for text in sentences)
    return _spread(sentences, reports, guesses, is_met=channel == "meeting")


def holds_clients_words(text: str) -> bool:
    """Tell whether a note of the system says that what it holds was told by the client."""
    return _IN_CLIENTS_WORDS.search(text) is not None


def _spread(
    sentences: tuple[str, ...], reports: list[bool], guesses: list[bool], is_met: bool
) -> tuple[bool, ...]:
    """Beside a guess, a plain sentence follows what stands before it; a meeting opens with facts."""
    told: list[bool] = []
    going = is_met
    for text, report, guess in zip(sentences, reports, guesses, strict=True):
        going = report or (going and not guess)
        told.append(going and _is_told(text))
    return tuple(told)


def _is_report(text: str) -> bool:
    return bool(_REPORTS.search(text) or _SPEECH.search(text) or _ATTRIBUTED.search(text))


def _is_told(text: str) -> bool:
    """The seller's questions and deeds stay the seller's, unless the sentence also quotes the client."""
    if _OWN_DEED.match(text) and not (_SPEECH.search(text) or _REPORTS.search(text[_OWN_DEED_LENGTH:])):
        return False
    return "?" not in _unquoted(text)


def _unquoted(text: str) -> str:
    return _SPEECH.sub("", text)
