"""Where a company is: towns, regions and countries in one spelling, Russian and foreign."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qualifier.reading.fold import fold
from qualifier.reading.regions import find_region, find_subject, usual_names
from qualifier.reading.translit import sound_key

_RUSSIA = "Россия"
_CITY_SUBJECTS = frozenset({"Москва", "Санкт-Петербург", "Севастополь"})
# Registers drop the word: «Свердловская», «Пермский».
_SUBJECT_WORDS = ("область", "край", "республика", "автономный округ")
# Top domains of one country; `com`, `net` and the like are everybody's.
_COUNTRY_BY_ZONE = {
    "ru": "RU", "xn--p1ai": "RU", "su": "RU", "by": "BY", "kz": "KZ", "uk": "GB", "de": "DE", "fr": "FR",
    "it": "IT", "es": "ES", "pl": "PL", "cz": "CZ", "tr": "TR", "cn": "CN", "ae": "AE", "us": "US",
    "fi": "FI", "nl": "NL", "at": "AT", "ch": "CH", "se": "SE", "uz": "UZ", "am": "AM", "ge": "GE",
    "rs": "RS", "in": "IN",
}  # fmt: skip
# Countries as leads and registers write them, folded; two capital letters are a code already.
_COUNTRY_NAMES = {
    "RU": "россия рф russia",
    "GB": "великобритания англия шотландия uk england scotland wales britain",
    "DE": "германия germany deutschland", "US": "сша usa america", "KZ": "казахстан kazakhstan",
    "BY": "беларусь белоруссия belarus", "CN": "китай china", "TR": "турция turkey", "AE": "оаэ uae emirates",
    "UZ": "узбекистан uzbekistan", "AM": "армения armenia", "GE": "грузия georgia", "RS": "сербия serbia",
    "FR": "франция france", "IT": "италия italy", "ES": "испания spain", "PL": "польша poland",
    "CY": "кипр cyprus", "IN": "индия india", "FI": "финляндия finland", "CH": "швейцария switzerland",
    "NL": "нидерланды голландия netherlands holland", "AT": "австрия austria", "BE": "бельгия belgium",
    "SE": "швеция sweden", "NO": "норвегия norway", "DK": "дания denmark", "IE": "ирландия ireland",
    "CZ": "чехия czechia", "HU": "венгрия hungary", "RO": "румыния romania", "BG": "болгария bulgaria",
    "GR": "греция greece", "PT": "португалия portugal", "LV": "латвия latvia", "LT": "литва lithuania",
    "EE": "эстония estonia", "UA": "украина ukraine", "MD": "молдова молдавия moldova",
    "AZ": "азербайджан azerbaijan", "KG": "киргизия кыргызстан kyrgyzstan", "TJ": "таджикистан tajikistan",
    "JP": "япония japan", "KR": "корея korea", "SG": "сингапур singapore", "HK": "гонконг hongkong",
    "IL": "израиль israel", "CA": "канада canada", "AU": "австралия australia", "BR": "бразилия brazil",
    "MX": "мексика mexico", "VN": "вьетнам vietnam", "TH": "таиланд thailand", "EG": "египет egypt",
}  # fmt: skip
_COUNTRY_BY_WORD = {word: code for code, words in _COUNTRY_NAMES.items() for word in words.split()}
_COUNTRY_BY_PHRASE = {"united kingdom": "GB", "great britain": "GB", "northern ireland": "GB",
                      "united states": "US", "united arab emirates": "AE", "российская федерация": "RU",
                      "russian federation": "RU", "hong kong": "HK", "south korea": "KR"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The towns and the regions named; a town tells its region too."""

    cities: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


@lru_cache(maxsize=2048)
def read_places(*texts: str) -> Places:
    """Read towns and regions from texts that name one or several."""
    named = [name for text in texts for name in _read_names(text)]
    cities = {name for name in named if name in _CITY_SUBJECTS or name not in _subjects()}
    regions = {find_subject(name) or name for name in named if name in _subjects() or find_subject(name)}
    return Places(cities=frozenset(cities), regions=frozenset(regions))


def _read_names(text: str) -> Iterable[str]:
    """Return usual names; a place that the table does not know is kept by its sound, as a town."""
    if read_country(text):
        return []
    found = find_region(text) or next(
        (name for word in _SUBJECT_WORDS if (name := find_region(f"{text} {word}"))), None
    )
    if found:
        return [name for name in found.split(", ") if name != _RUSSIA]
    key = " ".join(sound_key(word) for word in fold(text[:100]).text.split())
    return [key] if key else []


@lru_cache(maxsize=1)
def _subjects() -> frozenset[str]:
    """A name that no other region holds as its town is a region's own."""
    return frozenset(name for name in usual_names().values() if find_subject(name) is None)


def country_of_domain(domain: str) -> str | None:
    """Return the country whose zone the domain lies in."""
    return _COUNTRY_BY_ZONE.get(domain.rpartition(".")[2])


def read_country(text: str) -> str | None:
    """Return the code of a country that the whole text names."""
    if len(text) == 2 and text.isascii() and text.isupper():
        return text
    folded = fold(text[:100]).text.strip(" .,")
    return _COUNTRY_BY_PHRASE.get(folded) or _COUNTRY_BY_WORD.get(folded)
