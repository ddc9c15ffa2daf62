"""Names in a text whatever their case form: of people and firms by letters, of places by the map."""

import re
from collections.abc import Iterable, Iterator

from qualifier.reading.fold import fold
from qualifier.reading.region_mentions import find_regions

_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+(?:[-'’][A-Za-zА-Яа-яЁё]+)*")
_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ей|ью|ом|ем|ов|ев|ах|ях|ам|ям|ую|юю|ая|яя|ый|ий|ое|ее|ые|ие"
    r"|ых|их|ым|им"
    r"|ии|ию|ия|[аяоеуюыиьй])$"
)
_ADJECTIVE = re.compile(r"(?<!\w)(\w{3,}?)(?:ов)?ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)(?!\w)")
# Adjectives whose place has other letters.
_ODD = {"моск": "москва", "москв": "москва", "нижегород": "нижний новгород", "питер": "петербург"}
_LEAST_STEM = 3
# Words that any text of the trade may write with capitals or in Latin letters; they name nobody.
_TRADE = frozenset(
    ["sms", "push", "smart", "tv", "dooh", "olv", "ctr", "cpm", "cpc", "cpl", "cpa", "kpi", "erid", "utm"]
    + ["vk", "telegram", "ads", "online", "video", "vat", "rub", "crm", "qr", "url", "ok", "it", "i"]
    + ["смс", "тв", "ндс", "олв", "орд", "рф", "рся", "sms-рассылка", "push-уведомления"]
)


def find_names(sentence: str) -> Iterator[tuple[str, bool]]:
    """Yield words with a capital letter or in the other alphabet, and whether they open the sentence."""
    is_russian = len(re.findall("[а-яё]", sentence.lower())) > len(re.findall("[a-z]", sentence.lower()))
    opens = True
    for found in _WORD.finditer(sentence):
        word = found.group()
        # What stands in quotation marks is a name wherever it stands.
        opens = opens and sentence[found.start() - 1 : found.start()] not in {"«", '"', "“", "„"}
        is_foreign = is_russian and word.isascii()
        if word[0].isupper() or is_foreign:
            yield word, opens
        opens = sentence[max(0, found.end()) : found.end() + 1] in {":"}


def list_name_keys(texts: Iterable[str]) -> frozenset[str]:
    """Return the keys of every word of some texts: a draft may capitalise what the facts do not."""
    return frozenset(key for text in texts for word in _WORD.findall(text) for key in name_keys(word))


def name_keys(word: str) -> tuple[str, ...]:
    """Return what case forms of a word have in common; of a hyphened word also its parts."""
    plain = word.lower().replace("ё", "е").replace("’", "'").removesuffix("'s")
    parts = [plain, *(plain.split("-") if "-" in plain else ())]
    return tuple(dict.fromkeys(_stem(part) for part in parts if part))


def _stem(word: str) -> str:
    if word.isascii():
        return word.removesuffix("s") if len(word) > _LEAST_STEM else word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _LEAST_STEM else word


def is_known_name(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is one of the facts' words in another form, or a word of the trade."""
    plain = word.lower().replace("ё", "е")
    if plain in _TRADE or all(part in _TRADE for part in plain.split("-")):
        return True
    whole, *parts = name_keys(word)
    return whole in known or (bool(parts) and all(part in known or part in _TRADE for part in parts))


def find_place_names(text: str) -> Iterator[str]:
    """Yield every place that a text names, as a noun in any case or as an adjective."""
    folded = fold(text).text
    yield from (name for name, _, _ in find_regions(folded))
    for found in _ADJECTIVE.finditer(folded):
        root = found.group(1)
        yield from (name for name, _, _ in find_regions(f"в {_ODD.get(root, root)}"))
