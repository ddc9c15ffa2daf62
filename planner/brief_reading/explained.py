"""What is advertised where no verb says it: in brackets, in a heading, in a definition."""

import re

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.names import FORM, QUOTED, trim_name
from qualifier.reading.region_mentions import find_regions

_Name = Found[str | None] | None
# «Живица» (БАД, капли с прополисом), Frostline (heated jackets, sold on Ozon): what the name stands for.
_BRACKETS = re.compile(r"\((?P<said>[^()\n]{4,80})\)")
_NO_GOODS = re.compile(
    r"(?i)^(?:\d|один\b|одн|дв[ае]\b|три\b|четыре|пять|шесть|семь|восемь|девять|десят|one\b|two\b|three\b|"
    r"four\b|five\b|г\.|ул\.|ст\.|далее|бренд\b|brand\b|сеть|группа|ооо\b|ао\b|зао\b|ип\b|тел|www|http|"
    r"см\.|например|"
    r"это\b|кроме|в том числе|лицензи|ex\b|former|see\b|the\b|a\b|we\b|мы\b|я\b|не\b|not\b|no\b|part of|"
    r"регион|"
    r"оператор|дистрибьют|застройщик|developer|\w+ (?:филиал|точ|магазин|клуб|салон|город|shops|stores|"
    r"branches))"
)
_LEAST, _MOST_WORDS = 4, 6
_HEADING = re.compile(
    r"(?im)^\W*(?:(?:subject|тема|re|fwd?)\s*:\s*)+(?:(?:rfp|rfq|request for \w+|media brief|brief|"
    r"request|медиабриф|бриф|"
    r"запрос(?: кп)?|реклама|продвижение|кампания)\b[\s:,–—/-]*(?:на |по |для |for |"
    r"on )?)+(?P<name>[^,;|\n(–—/]{3,60})"
)
# "Pulse+ is a food supplement": the sentence says what the product is.
_DEFINED = re.compile(
    r"(?P<name>[A-Z][\w+&'-]*(?: [A-Z0-9][\w+&'-]*){0,3}) is (?:an?|"
    r"our (?:new )?)\b (?P<what>[a-z][a-z -]{3,40})"
)
_FIRM = re.compile(
    r"\b(?:company|chain|agency|retailer|shop|store|bank|carrier|airline|developer|network|operator|"
    r"producer|maker|"
    r"manufacturer|firm|clinic|school|hotel|studio|group|startup|brand owner|distributor)\b"
)


def read_bracketed(brief: BriefText, advertiser: str | None) -> _Name:
    """Return what stands in brackets after a name: «Живица» (БАД, капли с прополисом)."""
    core = _core(advertiser)
    for passage in brief.to_the_point():
        text = passage.sentence.text
        for found in _BRACKETS.finditer(text):
            head = text[: found.start()].rstrip()
            is_named = head.endswith(("»", '"', "”")) or (core is not None and head.endswith(core))
            goods = _goods_in(found["said"]) if is_named else None
            if goods is not None:
                return Found(value=_with_brand(head, goods, core), quotes=(passage.quote(),))
    return None


def _goods_in(said: str) -> str | None:
    kept = [
        piece.strip()
        for piece in re.split(r"[,;]", said)
        if piece.strip() and not FORM.search(piece) and not any(find_regions(piece.lower()))
    ]
    first = kept[0] if kept else ""
    is_goods = first[:1].isalpha() and not _NO_GOODS.match(first) and len(first) >= _LEAST
    if not is_goods or len(first.split()) > _MOST_WORDS or first[:1].isupper() and not first[:2].isupper():
        return None
    return trim_name(first)


def _with_brand(head: str, goods: str, core: str | None) -> str:
    """A brand that is not the advertiser's own name belongs to the goods."""
    quoted = list(QUOTED.finditer(head))
    brand = quoted[-1].group() if quoted and quoted[-1].end() == len(head) else None
    return f"{goods} {brand}" if brand and (core is None or core not in brand) else goods


def _core(advertiser: str | None) -> str | None:
    quoted = QUOTED.search(advertiser or "")
    return quoted["name"] if quoted else advertiser


def read_heading(brief: BriefText, advertiser: str | None) -> _Name:
    """Return what the heading of a letter names: "Subject: RFP – Pulse+ vitamins, Q3"."""
    found = _HEADING.search(brief.text[:600])
    name = trim_name(found["name"]) if found else None
    if found is None or name is None or FORM.search(name) or _is_advertiser(name, advertiser):
        return None
    return Found(value=name, quotes=(found.group().strip(),))


def read_defined(brief: BriefText, advertiser: str | None) -> _Name:
    """Return what a sentence says is goods: "Pulse+ is a food supplement"."""
    for passage in brief.to_the_point():
        found = _DEFINED.match(passage.sentence.text)
        if found and not _FIRM.search(found["what"]) and not _is_advertiser(found["name"], advertiser):
            return Found(value=found["name"], quotes=(passage.quote(),))
    return None


def _is_advertiser(name: str, advertiser: str | None) -> bool:
    core = _core(advertiser)
    return core is not None and (core in name or name in core)
