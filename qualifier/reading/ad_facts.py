"""Advertising seen from outside: what one line of open data tells of placements, paid or petty, and when."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualifier.reading.past_months import find_past_month


class AdKind(StrEnum):
    """What a fact tells of the company's advertising."""

    PAID = "paid"
    PETTY = "petty"  # organic, occasional, a single boosted post
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdFact:
    """One fact of past advertising; `month` is its first day, None when undated."""

    kind: AdKind
    month: date | None = None
    is_ongoing: bool = False


_NOTHING = re.compile(
    r"не найден|не показал|не обнаружен|не видно|не выявлен|не зафиксир|не замечен|отсутству|отменен|"
    r"не проводил|"
    r"\bне дает|\bне давал|\bне давали|"
    r"\bнет\b|не тратим|не закупает|не размеща|никогда|ни разу|ушел из платных|ушла из платных|свернул|"
    r"прекратил|себя не рекламиру|сарафан|"
    r"\bno (?:\w+ ){0,3}(?:ads?|advertis\w+|placements?|campaigns?|promotion|media)|nothing (?:seen|found|"
    r"later)|not? found|never|"
    r"cancel\w*|stopped advertising|does not advertise|doesn't advertise|without ads"
)
# The words that a denial takes away from what the fact is about.
_DENIED = re.compile(
    r"(?:(?:позже|затем|действующ\w+|активн\w+|платн\w+|рекламн\w+|новых) ){0,3}(?:размещени\w+|реклам\w+|"
    r"продвижени\w+|объявлени\w+|платн\w+) "
    r"(?:\w+ ){0,3}?(?:нет|не \w+)|(?:без|не|нет) (?:\w+ ){0,2}?(?:платн\w+|продвижени\w+|"
    r"реклам\w+)(?: (?:продвижени|реклам|размещени)\w+)?|"
    r"no (?:\w+ ){0,2}(?:ads?|advertis\w+|placements?|promotion|media)(?: (?:found|seen|running))?|"
    r"nothing (?:seen|found|later)(?: later)?"
)
_CHECK = re.compile(
    r"(?:проверк\w*|мониторинг\w*|обзор\w*|\bcheck\w*|monitoring)(?: (?:каналов|рынка|рекламы|of \w+))?"
)
SINGLE = re.compile(
    r"разов\w+|\bодин\b|\bодно\b|\bодну\b|\bодна\b|единственн\w+|\bsingle\b|\bone\b(?! of)|платн\w+ пост|"
    r"рекламн\w+ пост|"
    r"вывеск\w*|стикер\w*|листов[ок]\w*|розыгрыш\w*|наклейк\w*|флаер\w*|бесплатн\w*|\bstand\b|стенд\w*|"
    r"catalogue|каталог\w*|leaflet\w*|"
    r"flyer\w*|sticker\w*|giveaway\w*|sponsored post|boosted"
)
_PAID = re.compile(
    r"реклам\w*|баннер\w*|ролик\w*|радио|\bтв\b|телевиден\w*|телереклам\w*|видеоразмещ\w*|онлайн-видео|"
    r"видео\w*|контекст\w*|директ\w*|"
    r"\bпоиск\w*|\bрся\b|\bщит\w*|билборд\w*|экран\w*|лифт\w*|наруж\w*|смс\w*|\bпуш\w*|лид-форм\w*|"
    r"таргет\w*|ретаргет\w*|тендер\w*|"
    r"закупк\w*|преролл\w*|интеграц\w*|брендирован\w*|обклейк\w*|маршрутк\w*|трамва\w*|транспорт\w*|"
    r"креатив\w*|директолог\w*|таргетолог\w*|аудио\w*|счетчик\w*|пиксел\w*|рекламн\w+ кабинет|вакансия|"
    r"флайт\w*|кампани\w*|медиа\w*|объявлени\w*|посев\w*|erid|агентств\w*|"
    r"классифайд\w*|продвижени\w*|госконтракт\w*|спонсор\w*|размещени\w*|перетяжк\w*|транзитн\w*|метро|такси|"
    r"\bads?\b|advertis\w*|campaign\w*|display|search|retarget\w*|\bolv\b|smart tv|\btv\b|radio|spots?\b|"
    r"billboard\w*|banner\w*|screens?\b|"
    r"video|\bsms\b|push\w*|vacanc\w*|hiring|\bppc\b|creatives?|ad library|programmatic|pre-?rolls?|"
    r"podcast|wraps?|transit|tender|counter\w*|pixel|flight\w*|media plan|agency|outdoor|dooh|\booh\b|"
    r"sponsor\w*|paid\b|telegram ads|vk ads"
)
_PETTY = re.compile(
    r"пост(?:ы|ов|а|ит|ил|ами)?\b|публикац\w*|групп[аеуы]\b|сообществ\w*|паблик\w*|канал\w*|страниц\w*|"
    r"блогер\w*|соцсет\w*|сторис\w*|"
    r"органи\w*|доск\w+ объявлен|авито|выставк\w*|мероприят\w*|рассылк\w* по (?:своей|клиентск|базе)|"
    r"ярмарк\w*|конференц\w*|пресс-релиз\w*|\bseo\b|подписчик\w*|авито|"
    r"posts?\b|group\b|page\b|bloggers?|influencer\w*|organic|social page|community|conference|directory|"
    r"press release|fair\b|\bseo\b|newsletter|followers"
)


# Bought at bloggers and in communities, or put up for nothing: petty whatever the verb.
_PETTY_DEAL = re.compile(
    r"(?:реклам\w*|закупк\w*|интеграц\w*|размещени\w*|кампани\w*|посев\w*|продвижени\w*) (?:у|с|"
    r"в) (?:\w+ ){0,2}?(?:блогер\w*|инфлюенсер\w*|паблик\w*|сообществ\w*|групп\w+)|"
    r"seo[ -]?(?:продвижени\w*|promotion)?|объявлени\w+ на (?:авито|юле|доск\w+)(?!.{0,30}платн)|"
    r"(?:influencer|blogger)s? (?:campaign|ads?|integration|posts?|wave)"
)


def read_ad_fact(text: str, as_of: date) -> AdFact | None:
    """Return what one folded line of open data tells of advertising, or None when it tells nothing."""
    rest = _PETTY_DEAL.sub(" посты ", _DENIED.sub(" ", _CHECK.sub(" ", text)))
    when = find_past_month(text, as_of)
    kind = _kind_of(rest, is_denied=bool(_NOTHING.search(text)))
    return None if kind is None else AdFact(kind=kind, month=when[0] if when else None)


def _kind_of(rest: str, *, is_denied: bool) -> AdKind | None:
    if SINGLE.search(rest):
        return AdKind.PETTY
    paid = bool(_PAID.search(_PETTY.sub(" ", rest) if is_denied else rest))
    if is_denied and not (paid and not _NOTHING.search(rest)):
        return AdKind.PETTY if _is_alive(rest) else AdKind.NONE
    if paid:
        return AdKind.PAID
    return AdKind.PETTY if _PETTY.search(rest) else None


_DEAD_PAGE = re.compile(r"без публикаций|заброшен|не обновля|пуст(?:ой|ая|ует)|no posts|abandoned|inactive")


def _is_alive(rest: str) -> bool:
    return bool(_PETTY.search(rest)) and not _DEAD_PAGE.search(rest) and not _NOTHING.search(rest)


def has_petty_word(text: str) -> bool:
    """Whether a folded text names organic or community publishing."""
    return bool(_PETTY.search(text))
