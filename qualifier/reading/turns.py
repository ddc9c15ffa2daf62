"""Turns of talk in a transcript or a chat: where a voice begins, by its label or by its dash."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("turns")

_STAMP = r"(?:[\[(]?\d{1,2}[:.]\d\d(?:[:. ][\d:. ]{1,12})?[\])]?\s*|\[[^\[\]\n]{1,24}\]\s*)?"
_NAME = r"[A-ZА-ЯЁa-zа-яё][\w'-]{1,24}(?:\s[A-ZА-ЯЁ][\w.'-]{0,24}){0,2}"
_LABEL = pattern(
    rf"(?:^[ \t>]*(?P<dash>[—–-][ \t]*)?{_STAMP}|(?<=[.!?…\])»\"])\s+[—–-]\s*)"
    rf"(?P<who>{_NAME})\s?(?:\([^()\n]{{1,30}}\)\s?|\[[^\[\]\n]{{1,20}}\]\s?)?:(?=\s|«|\")",
    re.M,
)
_INLINE_LABEL = pattern(r"(?<=[.!?…\])»\"])\s+(?P<who>[A-ZА-ЯЁ][\w'-]{1,24}):(?=\s)")
_SELLER = pattern(
    _PHRASES["_SELLER"],
    re.I,
)
# In a talk with the seller «Клиент:» is the one who answers; alone it heads a line of a note.
_CLIENT = pattern(
    r"(?:клиент(?:ка)?|заказчи(?:к|ца)|лид|покупател\w+|звонящ\w+|абонент|client|customer|lead|prospect|"
    r"caller|buyer)(?:\s\w+)?",
    re.I,
)
# Words that head a line of a brief or a note, not a speaker.
_FIELDS = pattern(
    _PHRASES["_FIELDS"],
    re.I,
)
_DASH = pattern(
    rf"(?:^(?P<stamp>{_STAMP})[—–-]\s*(?=[A-ZА-ЯЁ«\"…(\d])|(?<=[.!?…»)\"])\s+[—–-]\s+(?=[A-ZА-ЯЁ«\"…(]))",
    re.M,
)
_ASKING_SHARE = 0.6
_MIXED_SHARE = 0.5
_ASKS = pattern(r"\?[\s)»\"]*$")
_SOUNDS_SELLER = pattern(
    _PHRASES["_SOUNDS_SELLER"],
    re.I,
)
_SOUNDS_CLIENT = pattern(
    r"\b(?:у нас|нам|наш\w*|мы|мне|я|меня|we|our|us|i|my)\b|тысяч|миллион|директор|хозя|решаю|решает", re.I
)


@dataclass(frozen=True, slots=True)
class Turn:
    """From `start` on, this person talks; `is_seller` is None when the turn itself does not tell."""

    start: int
    is_seller: bool | None
    person: str | None = None


def find_turns(plain: str, contact: str | None, is_sellers_text: bool) -> tuple[Turn, ...]:
    """Return the turns of a place's text in order; none when it is no conversation."""
    labelled = _labelled_turns(plain, contact, is_sellers_text)
    dashed = _dashed_turns(plain, labelled, contact)
    starts = {turn.start for turn in labelled}
    return tuple(sorted((*labelled, *(turn for turn in dashed if turn.start not in starts)), key=_start))


def _start(turn: Turn) -> int:
    return turn.start


def _labelled_turns(plain: str, contact: str | None, is_sellers_text: bool) -> tuple[Turn, ...]:
    if ":" not in plain:
        return ()
    found = sorted(
        {
            match.start("who"): match["who"]
            for expression in (_LABEL, _INLINE_LABEL)
            for match in expression.finditer(plain)
        }.items()
    )
    has_seller = any(_SELLER.fullmatch(name) for _, name in found)
    names = Counter(name.lower() for _, name in found if _is_speaker(name, in_talk=has_seller))
    sellers = {name for name in names if _SELLER.fullmatch(name)}
    if not sellers and len(names) > 1:
        sellers = _askers(plain, found, contact)
    turns = []
    for start, name in found:
        low = name.lower()
        if low in sellers:
            turns.append(Turn(start, True, name))
        elif low in names and (
            sellers
            or names[low] > 1
            or _is_contact(low, contact)
            or (is_sellers_text and _quotes(plain, start, name))
        ):
            turns.append(Turn(start, False, name))
    return tuple(turns)


def _is_speaker(name: str, *, in_talk: bool) -> bool:
    if _SELLER.fullmatch(name) or (in_talk and _CLIENT.fullmatch(name)):
        return True
    return not _FIELDS.match(name)


def _quotes(plain: str, start: int, name: str) -> bool:
    """A name after a dash, or before a quotation mark, is a voice in the seller's note."""
    follows = plain[start + len(name) : start + len(name) + 3].strip(" :")
    return follows[:1] in {"«", '"'} or plain[:start].rstrip(" ")[-1:] in {"—", "–", "-"}


def _is_contact(name: str, contact: str | None) -> bool:
    return bool(contact) and any(part in name for part in (contact or "").lower().split() if len(part) > 2)


def _askers(plain: str, found: Sequence[tuple[int, str]], contact: str | None) -> set[str]:
    """Of two who talk in turn, the one who nearly only asks is the seller."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for index, (start, name) in enumerate(found):
        end = found[index + 1][0] if index + 1 < len(found) else len(plain)
        total[name.lower()] += 1
        asked[name.lower()] += bool(_ASKS.search(plain[start:end].split("\n")[0].rstrip()))
    speakers = {name for name in total if total[name] > 1 and not _FIELDS.match(name)}
    if len(speakers) != 2:
        return set()
    shares = {name: asked[name] / total[name] for name in speakers}
    if min(shares.values()) >= _MIXED_SHARE:
        return set()
    return {name for name in speakers if shares[name] >= _ASKING_SHARE and not _is_contact(name, contact)}


def _dashed_turns(plain: str, labelled: tuple[Turn, ...], contact: str | None) -> tuple[Turn, ...]:
    if not any(dash in plain for dash in ("—", "–", "- ")):
        return ()
    starts = [match.end() for match in _DASH.finditer(plain)]
    first_dashes = [start for start in starts if _begins_line(plain, start)]
    if not first_dashes and not labelled:
        return ()
    turns: list[Turn] = []
    for run in _runs(plain, starts):
        turns += _voice_run(plain, run, labelled, contact)
    return tuple(turns)


def _begins_line(plain: str, start: int) -> bool:
    line = plain.rfind("\n", 0, start) + 1
    return not plain[line:start].strip(" \t—–-0123456789[]():.…")


def _runs(plain: str, starts: list[int]) -> list[list[tuple[int, int]]]:
    """Group turns that follow each other with no undashed line between them."""
    runs: list[list[tuple[int, int]]] = []
    last_line = -2
    for index, start in enumerate(starts):
        line = plain.count("\n", 0, start)
        end = starts[index + 1] if index + 1 < len(starts) else len(plain)
        line_end = plain.find("\n", start)
        end = min(end, line_end if line_end >= 0 else len(plain))
        if line - last_line > 1 or not runs:
            runs.append([])
        runs[-1].append((start, end))
        last_line = line
    return runs


def _voice_run(
    plain: str, run: list[tuple[int, int]], labelled: tuple[Turn, ...], contact: str | None
) -> list[Turn]:
    """Voices alternate in a run: anchored by a label in it, else by who asks and who says "we"."""
    texts = [plain[start:end].rstrip(" \t—–-") for start, end in run]
    asks = [bool(_ASKS.search(text)) for text in texts]
    anchors = {
        index: turn
        for index, (start, end) in enumerate(run)
        for turn in labelled
        if start - 2 <= turn.start < min(end, start + 30)
    }
    if not any(asks) and not anchors and not any(re.match(r"алл?[оё]|слушаю", text, re.I) for text in texts):
        return []
    # Lines headed "Money:", "When:" are a list, even if one of them quotes somebody by name.
    if not any(asks) and any(_FIELDS.match(text) and ":" in text[:24] for text in texts):
        return []
    if len(run) > 3 and sum(asks) / len(run) < 0.2 and not anchors:
        return []
    if len(run) == 1:
        return [] if anchors else [Turn(run[0][0], asks[0] or None)]
    if anchors:
        index, turn = min(anchors.items())
        parity = index % 2 if turn.is_seller else 1 - index % 2
    else:
        scores = [_seller_score(text, asked) for text, asked in zip(texts, asks, strict=True)]
        lean = sum(scores[0::2]) - sum(scores[1::2])
        parity = 0 if lean > 0 or (lean == 0 and asks[0]) else 1
    return [
        Turn(start, index % 2 == parity and not (index == 0 and _names_client(texts[0], asks[0], contact)))
        for index, (start, _) in enumerate(run)
        if index not in anchors
    ]


def _names_client(text: str, asked: bool, contact: str | None) -> bool:
    """Who picks up the phone with the contact's name is the client, even if two client turns follow."""
    return not asked and _is_contact(text.lower(), contact) and not _SOUNDS_SELLER.search(text)


def _seller_score(text: str, asked: bool) -> int:
    return 2 * asked + bool(_SOUNDS_SELLER.search(text)) - (0 if asked else bool(_SOUNDS_CLIENT.search(text)))
