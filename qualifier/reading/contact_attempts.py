"""Attempts to reach the client: which turns are one, and which of them got no answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qualifier.lead import Interaction, Sender
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("contact_attempts")

# A longer turn is the minutes of a talk, not a note about a call that failed.
_LONGEST_NOTE = 300
# A question that is younger than this has not been left unanswered yet.
_TIME_TO_REPLY = timedelta(days=3)

_NO_ANSWER = pattern(
    # ru: the client did not
    _PHRASES["_NO_ANSWER"],
)
# In a note about a call these say the same; elsewhere they mean other things.
_NO_ANSWER_IN_CALL = pattern(
    r"\bсброс\w*|\bзанят[оа]?\b|\bмимо\b|\bнедозвон|\bнедоступ|оставил\w* (?:сообщен|голосов)|\bотбил|"
    r"left (?:a |another )?(?:message|voice)|\bbusy\b|\bsilence\b|\bunavailable\b|\bno\b[.!]?$",
)
_REACHED = pattern(
    _PHRASES["_REACHED"],
)
_TRIED = pattern(
    r"звон|набр[аи]|набирал|дозв|вызов|писал|написал|отправл|попыт|исходящ|\bcall|\brang\b|\bring|dial|wrote|"
    r"e-?mail|messag|attempt|tried|texted",
)
_COUNTED = (
    (pattern(r"четыр\w* (?:раза|попыт|звонк)|четверт(?:ая|ый) (?:попыт|раз|звон)|four times|fourth"), 4),
    (pattern(r"трижды|три (?:раза|попытки|звонка)|трет(?:ья|ий) (?:попыт|раз|звон)|three times|third"), 3),
    (pattern(r"дважды|два (?:раза|звонка)|две попытки|втор(?:ой|ая) (?:попыт|раз|звон)|twice|second"), 2),
)
_ASKS = pattern(
    r"\?|\bжд[уе]м?\b|когда удобно|подскажите|напишите|сообщите|let me know|looking forward|please"
)
_AUTOMATED = pattern(
    r"автоответ|автоматическ\w+ ответ|(?:нахожусь|ухожу) в отпуск|out of (?:the )?office|auto-?reply|"
    r"automatic reply"
)
# Somebody else picked up: no answer of the client, and no silence either.
_THIRD_PERSON = pattern(_PHRASES["_THIRD_PERSON"])
# A voice message that came in, written down by a machine.
_TRANSCRIBED = pattern(r"расшифров|распозна|transcri|voice-to-text")
_WRITTEN = frozenset({"email", "chat", "sms", "messenger"})
_SPOKEN = frozenset({"call", "meeting"})


class Turn(StrEnum):
    """What a turn says about whether the client can be reached."""

    TALK = "talk"  # the client spoke, or was spoken to
    FAILED = "failed"  # an attempt that is said to have got no answer
    ASKED = "asked"  # something was sent that waits for an answer
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One turn as an attempt; `ordinal` is how many failed attempts the turn itself speaks of."""

    turn: Turn
    ordinal: int = 1


def read_attempt(interaction: Interaction) -> Attempt:
    """Tell what one turn is; a failed call that ends in a talk is a talk."""
    text = interaction.text[: 4 * _LONGEST_NOTE].lower().replace("ё", "е").replace("\u00a0", " ")
    channel = interaction.channel or ""
    if interaction.sender is Sender.CLIENT:
        is_talk = bool(text.strip()) and not _AUTOMATED.search(text)
        return Attempt(Turn.TALK if is_talk else Turn.OTHER)
    if _TRANSCRIBED.search(text):
        return Attempt(Turn.OTHER)
    if failed_at := _last_failure(text, channel):
        return (
            Attempt(Turn.TALK) if _REACHED.search(text, failed_at) else Attempt(Turn.FAILED, _ordinal(text))
        )
    if channel in _SPOKEN and interaction.sender is Sender.SELLER:
        return Attempt(Turn.OTHER if _THIRD_PERSON.search(text) else Turn.TALK)
    is_question = interaction.sender is Sender.SELLER and channel in _WRITTEN and _ASKS.search(text)
    return Attempt(Turn.ASKED if is_question else Turn.OTHER)


def _last_failure(text: str, channel: str) -> int:
    """Return where the last word of a failed attempt ends; 0 when the turn tells of none."""
    if len(text) > _LONGEST_NOTE or channel == "meeting":
        return 0
    # A note that only remarks on the silence is a comment, not one more attempt.
    if channel not in _SPOKEN | _WRITTEN and not _TRIED.search(text):
        return 0
    found = [match.end() for match in _NO_ANSWER.finditer(text)]
    if channel == "call":
        found += [match.end() for match in _NO_ANSWER_IN_CALL.finditer(text)]
    return max(found, default=0)


def _ordinal(text: str) -> int:
    return next((times for expression, times in _COUNTED if expression.search(text)), 1)


def count_unanswered_turns(turns: tuple[Interaction, ...], as_of: date) -> int:
    """Count the attempts that got no answer since the client last spoke.

    A question sent without a word on its answer counts once a reply is overdue, or once
    another attempt is said to have failed.
    """
    failed = 0
    asked: list[date] = []
    for turn in sorted(turns, key=lambda turn: turn.at or date.min):
        attempt = read_attempt(turn)
        if attempt.turn is Turn.TALK:
            failed, asked = 0, []
        elif attempt.turn is Turn.FAILED:
            failed = max(failed + 1, attempt.ordinal)
        elif attempt.turn is Turn.ASKED and turn.at is not None:
            asked.append(turn.at)
    wait = timedelta(days=1) if failed else _TIME_TO_REPLY
    return failed + sum(as_of - day >= wait for day in asked)
