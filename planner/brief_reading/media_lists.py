"""Labels that only their contents explain: «Что просим: видео, РСЯ», «Чего не просим: смс» list media."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.brief_reading.channels import name_channels
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
_OPTIONAL = pattern(r"\b(?:возможно|может|по желанию|опционально|если|maybe|optional\w*|if|nice)\b")
_APART = re.compile(r"[,;/+]|\s(?:и|или|and|or)\s")
_LEAST_MEDIA, _LONGEST_PIECE = 2, 40


def relabel_media(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give a labelled list that names nothing but media to the channels, or to the excluded ones."""
    return tuple(_relabelled(passages))


def _relabelled(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        found = _LABEL.match(passage.sentence.folded) if passage.topic in _VAGUE else None
        if found is None or _OPTIONAL.search(found["label"]) or not _lists_media(found["said"]):
            yield passage
            continue
        topic = Topic.EXCLUDED if _REFUSES.search(found["label"]) else Topic.CHANNELS
        yield replace(passage, topic=topic, value=found.start("said"), is_opened=True)


def _lists_media(said: str) -> bool:
    pieces = [piece.strip(" .!") for piece in _APART.split(said) if piece.strip(" .!")]
    media = [piece for piece in pieces if len(piece) <= _LONGEST_PIECE and name_channels(piece)]
    return len(media) >= _LEAST_MEDIA and len(media) * 4 >= len(pieces) * 3
