"""Channels: which media the client wants, which it excludes, and which it only mentions."""

import re
from collections.abc import Iterator

from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Polarity, Signal
from qualifier.reading.testimony import is_question, select_testimony

# Longer names stand first: "Smart TV" is no TV, "цифровые щиты" are no plain boards.
_CHANNELS = tuple(load_lexicon("channels").items())
_MESSENGER = re.compile(r"мессенджер|messenger")  # a way to talk, unless it is ruled out
_NO_BEFORE = re.compile(
    r"(?:\bне|\bни|\bбез|\bкроме|\bникак\w+|\bnot|\bno|\bwithout|\bexcept|n't|\bnor|\bminus|"
    r"\bтолько не)"
    r"\s+(?:(?:надо|нужн\w+|нада|предлаг\w+|хот\w+|хочу|ищем|want|need|offer|про|мне|нам|ваш\w*|"
    r"пожалуйста|на|в|any|the|с|со|text|слова|до)\s+){0,4}$"
)
_NO_AFTER = re.compile(
    r"[»\"')]?[\s,:—–-]*(?:нам |мне |пожалуйста |тоже |вообще |ads? |we |я |мы |лучше )*(?:не|нет|"
    r"do ?n[o']t|no|are out|is out|исключ\w+|убер\w+|убрать|мимо|not)\b"
    r"(?=\s*(?:предлаг|над|нуж|нада|хо|интер|рассм|берем|бер[ие]|спам|подход|используем|want|need|"
    r"offer|please|$|[.,;!)]))"
)
_NO_LABEL = re.compile(
    r"(?:запре\w+|нельзя|не брать|не надо|не нужно|исключ\w+|не использовать|стоп-лист|не предлагать|"
    r"отказываемся от|"
    r"(?:please )?exclud\w+|do not use|not allowed|banned|avoid)\s*[:|—–-]?\s[^.;!?\n:]*$"
)
_ENDS_CLAUSE = re.compile(r"[.;!?\n]|\s(?:но|а|зато|однако|but|только)\s|,\s(?:но|а|зато|but|только)\s")
_JOINS = re.compile(r"^[\s,/+&»«\"']*(?:(?:и|или|ни|либо|не|and|or|nor)\s+)?(?:(?:на|в|про|с)\s+)?$")
_MAYBE = re.compile(
    r"(?:возможно|может(?: быть)?|наверно\w*|думал\w* про|думаем про|не исключаю|maybe|perhaps|"
    r"possibly|probably)[,\s]+(?:[\w-]+\s+){0,2}$"
)
_MAYBE_AFTER = re.compile(r"^[^.,;]{0,12}(?:i guess|наверное|может быть|по желанию)")
_PAST = re.compile(
    r"\b(?:крутил\w*|размещал\w*|размещали|пробовал\w*|давал\w*|заказывал\w*|использовал\w*|жгли|"
    r"постил\w*|хвалил\w*|прошл\w+ (?:год|раз|осен|весн|лет|зим)\w*|"
    r"в прошлый|в 20\d\d|раньше|до этого|был[аио]?|стоял\w*|висят|висел\w*|обожгл\w+|ушло|нагнал\w*|"
    r"ran|used to|tried|did|last (?:year|spring|autumn|november|summer|time)|previously|came down|"
    r"we already run)\b"
)
_OWN_MEDIA = re.compile(
    r"\b(?:подписчик\w*|сабов|саб[ыа]?|сами (?:пишем|пилю|ведем)|наш\w* (?:групп|канал|страниц|"
    r"паблик|телег)\w*|групп[аеуы]|страниц\w+|стен[ае]|паблик\w*|посты?|"
    r"напиш\w+|пишите|написал\w*|пиши|писать|ответ\w+|скин\w+|созвон\w*|own (?:telegram )?page|"
    r"followers|in touch|ping me)\b"
)


def read_channels(sentences: tuple[Sentence, ...]) -> tuple[Signal[str], ...]:
    """Return every channel named for this work: affirmed or denied, stated, conditional or asked about."""
    return tuple(signal for sentence in select_testimony(sentences) for signal in _read_sentence(sentence))


def wanted_channels(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the channels asked for; the last word on a channel counts."""
    return tuple(name for name, signal in _last_words(signals).items() if _is_wanted(signal))


def excluded_channels(signals: tuple[Signal[str], ...]) -> tuple[str, ...]:
    """Return the channels that the client rules out."""
    last = _last_words(signals)
    return tuple(name for name, signal in last.items() if signal.polarity is Polarity.DENIED)


def _is_wanted(signal: Signal[str]) -> bool:
    return signal.polarity is Polarity.AFFIRMED and signal.certainty is Certainty.STATED


def _last_words(signals: tuple[Signal[str], ...]) -> dict[str, Signal[str]]:
    """A later sentence beats an earlier one, but a passing "maybe" or question unsays nothing."""
    last: dict[str, Signal[str]] = {}
    for signal in signals:
        before = last.get(signal.value)
        if before is None or signal.certainty is Certainty.STATED:
            last[signal.value] = signal
    return last


def _read_sentence(sentence: Sentence) -> Iterator[Signal[str]]:
    text = sentence.folded
    named = _name_channels(text)
    before_end, before_denied = -1, False
    for name, start, end in named:
        first, last = _clause(text, start, end)
        denied = _is_denied(text, start, end)
        if not denied and before_denied and before_end >= first and _JOINS.match(text[before_end:start]):
            denied = True
        before_end, before_denied = end, denied
        if not denied and _MESSENGER.match(text, start):
            continue
        clause = text[first:last]
        if not denied and (
            _PAST.search(clause) or _OWN_MEDIA.search(text[max(first, start - 30) : end + 30])
        ):
            continue
        yield Signal(
            value=name,
            sentence=sentence,
            start=start,
            end=end,
            polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
            certainty=_certainty(sentence, start, end, first),
        )


def _name_channels(text: str) -> list[tuple[str, int, int]]:
    """Longer and more special names first; a stretch of text names one channel."""
    taken: list[tuple[str, int, int]] = []
    for name, pattern in _CHANNELS:
        for found in pattern.finditer(text):
            if all(found.end() <= start or found.start() >= end for _, start, end in taken):
                taken.append((name, found.start(), found.end()))
    return sorted(taken, key=lambda item: item[1])


def _is_denied(text: str, start: int, end: int) -> bool:
    if _NO_BEFORE.search(text[max(0, start - 50) : start]) or _NO_AFTER.match(text, end):
        return True
    first, _ = _clause(text, start, end)
    return bool(_NO_LABEL.search(text[first:start]))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((mark.end() for mark in _ENDS_CLAUSE.finditer(text, max(0, start - 120), start)), default=0)
    after = _ENDS_CLAUSE.search(text, end, min(len(text), end + 120))
    return max(first, start - 120), after.start() if after else min(len(text), end + 120)


def _certainty(sentence: Sentence, start: int, end: int, first: int) -> Certainty:
    text = sentence.folded
    if is_question(sentence):
        return Certainty.ASKED
    if _MAYBE.search(text[first:start]) or _MAYBE_AFTER.match(text[end : end + 40]):
        return Certainty.CONDITIONAL
    return Certainty.STATED
