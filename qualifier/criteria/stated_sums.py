"""The sums that the client's side states, with what is said around them filled in."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from qualifier.evidence import Evidence
from qualifier.reading.money import FOR_US, Amount, read_amounts
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.your_figures import is_your_figure

_PHRASES = read_phrases("stated_sums")

_ASKS_MONEY = pattern(_PHRASES["_ASKS_MONEY"])
# «Сколько у вас народу?» asks for another number.
_COUNTS_OTHER = pattern(_PHRASES["_COUNTS_OTHER"])
# «Смета, тыс. руб.»: the unit of the sums that follow.
_UNIT = pattern(r"(?:[,(|]|\bв) ?(?P<unit>тыс|млн)\.? ?(?:руб|₽|р\b|rub)")
_SCALE_NEXT = pattern(
    r"\W*(?:(?:это|в|вроде|то есть) )*(?P<scale>тысяч|тыщ|тыс|миллион|млн|thousand|million|k\b)"
)
_ALONE = {
    "USD": pattern(r"\W*(?:в )?(?:доллар|бакс|dollars|usd)\w*(?! ?\?)"),
    "EUR": pattern(r"\W*(?:в )?(?:евро|euros?|eur)\b(?! ?\?)"),
    "CNY": pattern(r"\W*(?:в )?(?:юан|yuan|rmb|cny)\w*(?! ?\?)"),
}
# «По виду при деньгах, думаю, миллиона три у них есть»: a note that guesses at another's purse.
_GUESSES_PURSE = pattern(_PHRASES["_GUESSES_PURSE"])
# «Если бы бюджет был 30 млн, мы бы не писали»: a sum that is only supposed, with nothing set against it.
_SUPPOSES = pattern(
    r"(?:\bесли бы\b|\bif (?:we|i|the|our)\b[^.!?,]{0,30}\b(?:had|were|was)\b)(?=[^.!?]*\d)"
    r"(?![^.!?]*\b(?:но|а так|однако|зато|but)\b)"
)
_SAYS_YES = pattern(
    r"\W*(?:(?:клиент|client|a): ?)?(?:да\b|ага|угу|с ним|включ|конечно|yes|yep|yeah|incl|it does)"
)
_EACH_END = 200
# The later sums count; so many are never named by a person.
_MOST_SUMS = 120
_SMALL_MILLIONS = 15


@lru_cache(maxsize=8)
def read_money(evidence: Evidence) -> tuple[Signal[Amount], ...]:
    """Return every sum that the client's side names; an answer to a question about money is known as one."""
    sentences = evidence.sentences
    found: list[Signal[Amount]] = []
    units: dict[str, float] = {}
    for sentence in select_told(evidence):
        if heading := _UNIT.search(sentence.folded):
            units[sentence.segment.place] = 1e6 if heading["unit"].startswith("м") else 1e3
        asked = is_asked_for_money(sentence, sentences)
        unit = units.get(sentence.segment.place, 1)
        following = _text_after(sentence, sentences)
        found += [
            signal
            for signal in read_amounts(sentence, is_answer=asked, unit=unit, following=following)
            if not is_your_figure(sentence.folded, signal.start, signal.end, following)
        ]
    found = found[-_MOST_SUMS:]
    return tuple(_name_currency(list(_scale_bare(found, sentences)), sentences))


def select_told(evidence: Evidence) -> tuple[Sentence, ...]:
    """Return the client's sentences; of an endless text, its beginning and its end."""
    told = tuple(
        s for s in evidence.client_side if not (_GUESSES_PURSE.search(s.folded) or _SUPPOSES.search(s.folded))
    )
    return told if len(told) <= 2 * _EACH_END else (*told[:_EACH_END], *told[-_EACH_END:])


def is_asked_for_money(sentence: Sentence, sentences: tuple[Sentence, ...]) -> bool:
    """Tell whether the sentence before asks or heads for a sum («Бюджет?», «по деньгам:»)."""
    before = sentences[sentence.order - 1].folded if sentence.order else ""
    asks = before.rstrip(' »")—-').endswith(("?", ":")) and bool(_ASKS_MONEY.search(before))
    return asks and not _COUNTS_OTHER.search(before)


def _text_after(sentence: Sentence, sentences: tuple[Sentence, ...]) -> str:
    place = sentence.segment.place
    after = [s.folded for s in sentences[sentence.order + 1 : sentence.order + 3] if s.segment.place == place]
    if not after or not after[0].rstrip(' »"').endswith("?"):
        return after[0] if after else ""
    # «— Семьсот. — С НДС? — Да»: a question about the sum says what its answer says.
    return after[0].replace("?", "") if len(after) > 1 and _SAYS_YES.match(after[1]) else ""


def _name_currency(found: list[Signal[Amount]], sentences: tuple[Sentence, ...]) -> Iterator[Signal[Amount]]:
    """«— 50к. — Рублей? — Юаней»: the currency may be said in a sentence of its own."""
    for signal in found:
        currency = None
        if not signal.value.has_currency and signal.value.role in FOR_US:
            after = sentences[signal.sentence.order + 1 : signal.sentence.order + 4]
            currency = next((code for s in after for code in _ALONE if _ALONE[code].match(s.folded)), None)
        yield replace(signal, value=replace(signal.value, currency=currency)) if currency else signal


def _scale_bare(found: list[Signal[Amount]], sentences: tuple[Sentence, ...]) -> Iterator[Signal[Amount]]:
    """«не 700, а 480», «1,5 остаётся»: the other sums of the record show the thousands that were meant."""
    known = [signal.value.high for signal in found if not signal.value.is_bare]
    for signal in found:
        amount = signal.value
        if not amount.is_bare:
            yield signal
            continue
        scale = _said_next(signal, sentences) or _guess_scale(amount, known)
        yield replace(signal, value=replace(amount, low=amount.low * scale, high=amount.high * scale))


def _said_next(signal: Signal[Amount], sentences: tuple[Sentence, ...]) -> float | None:
    after = signal.sentence.order + 1
    rest = signal.sentence.folded[signal.end :].strip(" .!")
    if rest or after >= len(sentences):
        return None
    found = _SCALE_NEXT.match(sentences[after].folded)
    if not found:
        return None
    return 1e6 if found["scale"].startswith(("мил", "млн", "million")) else 1e3


def _guess_scale(amount: Amount, known: list[float]) -> float:
    fits = [
        scale
        for scale in (1e3, 1e6)
        if any(0.3 <= amount.high * scale / value <= 3.5 for value in known if value)
    ]
    if len(fits) == 1:
        return fits[0]
    is_millions = amount.high < _SMALL_MILLIONS or amount.high != int(amount.high)
    return 1e6 if is_millions else 1e3
