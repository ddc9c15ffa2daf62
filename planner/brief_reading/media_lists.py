"""Labels that only their contents explain: «Что просим: видео, РСЯ», «Чего не просим: смс» list media."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.brief_reading.channel_names import name_channels
from planner.brief_reading.layout import Passage, Topic
from qualifier.reading.patterns import pattern

# What may head a list of media though its words speak of something else.
_VAGUE = frozenset(
    {None, Topic.PRODUCT, Topic.OBJECTIVE, Topic.ADVERTISER, Topic.AUDIENCE, Topic.REGIONS, Topic.OPTIONAL}
)
_LABEL = re.compile(r"^[\W\d]*(?P<label>[^:|\t\n]{2,40})[:|\t](?P<said>.{3,})$", re.S)
_REFUSES = pattern(
    r"\b(?:не|ни|нет|без|кроме|минус|стоп|нельзя|исключ\w+|запре\w+|not|no|don'?t|never|without|except|"
    r"avoid|skip|out|"
    r"banned|refuse\w*)\b"
)
# "2.5 million without VAT: email, SMS": it is the tax that is not there.
_NO_TAX = pattern(
    r"\b(?:без|не облага\w+|нет|without|excluding|excl\.?|no|not including|not subject to) "
    r"(?:уч[её]та |any )?(?:ндс|vat|tax(?:es)?)\b|\b(?:ндс|vat) (?:не облага\w+|нет|not? \w+)"
)
# «Нужна реклама, но не в интернете: щиты, радио»: what follows is what there is instead.
_BUT_NOT = pattern(r",? (?:но|а|только|but) (?:не|not)\b.*$")
_OPTIONAL = pattern(r"\b(?:возможно|может|по желанию|опционально|если|maybe|optional\w*|if|nice)\b")
_APART = re.compile(r"[,;/+]|\s(?:и|или|and|or)\s")
_LEAST_MEDIA, _LONGEST_PIECE = 2, 40


def relabel_media(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give a labelled list that names nothing but media to the channels, or to the excluded ones."""
    return tuple(_relabelled(passages))


def _relabelled(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        found = _LABEL.match(passage.sentence.folded) if passage.topic in _VAGUE else None
        if found is None or _OPTIONAL.search(found["label"]) or not lists_media(found["said"]):
            yield passage
            continue
        label = _BUT_NOT.sub("", _NO_TAX.sub("", found["label"]))
        topic = Topic.EXCLUDED if _REFUSES.search(label) else Topic.CHANNELS
        yield replace(passage, topic=topic, value=found.start("said"), is_opened=True)


def lists_media(said: str) -> bool:
    """Tell whether a text is a list of two media or more and of little else."""
    pieces = [piece.strip(" .!") for piece in _APART.split(said) if piece.strip(" .!")]
    media = [piece for piece in pieces if len(piece) <= _LONGEST_PIECE and name_channels(piece)]
    return len(media) >= _LEAST_MEDIA and len(media) * 4 >= len(pieces) * 3
