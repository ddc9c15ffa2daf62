"""Words of requests by what they mean, in Russian and English: media, things advertised, what is wanted."""

from collections.abc import Mapping
from functools import lru_cache

# One medium by its names.
CHANNELS: Mapping[str, tuple[str, ...]] = {
    "sms": ("sms", "смс", "эсэмэс", "сообщен", "text messag"),
    "push": ("push", "пуш"),
    "telegram": ("telegr", "телег", "тг", "tg", "тележ"),
    "vk": ("vk", "вк", "вконт"),
    "tv": ("tv", "тв", "телев", "телик", "smart", "смарт"),
    "video": ("видео", "ролик", "video", "olv", "clip"),
    "screens": ("экран", "наруж", "щит", "билборд", "dooh", "ooh", "digita", "screen", "outdoor", "billbo"),
    "banner": ("баннер", "display", "диспле", "banner"),
    "search": ("контекст", "поиск", "искал", "искат", "директ", "search", "ppc"),
    "blogger": ("блогер", "блоггер", "bloger", "blogge", "influe"),
    "mail": ("email", "рассыл", "письм", "newslet"),
    "retarget": ("ретарг", "retarg"),
}
# What is advertised or wanted. Only what two languages call differently need be here.
_CONCEPTS: Mapping[str, tuple[str, ...]] = {
    "app": ("app", "apps", "прилож", "прилаг"),
    "return": ("верну", "возвра", "реактив", "реанима", "неактив", "уснувш", "спящ", "winback", "reactiv",
               "bring", "lapsed", "inactiv", "dormant", "returni", "win"),
    "visit": ("посещ", "визит", "visit", "footfall", "footfal", "гост", "guest"),
    "opening": ("открыт", "откры", "openin", "opens"),
    "store": ("магазин", "магаз", "store", "stores", "shop", "shops", "точк", "салон", "salon"),
    "course": ("курс", "course", "обучен", "train", "класс", "classes", "студент", "student", "абитур",
               "applicant"),
    "ticket": ("билет", "ticket", "рейс", "flight", "route"),
    "card": ("карт", "card", "cards", "лояльн", "loyalt"),
    "delivery": ("достав", "deliver", "курьер", "courier"),
    "pharmacy": ("аптек", "аптеч", "pharma", "drug", "лекар", "препар", "medicin"),
    "food": ("ресторан", "restaur", "кафе", "cafe", "обед", "lunch", "menu", "меню"),
    "hotel": ("отел", "hotel", "брони", "bookin", "номер", "rooms"),
    "loan": ("кредит", "займ", "заем", "loan", "ипотек", "mortga"),
    "deposit": ("вклад", "deposi", "счет", "account"),
    "insurance": ("страх", "insur", "полис", "осаго", "каско"),
    "clinic": ("клиник", "clinic", "пациент", "patient", "стомат", "dental", "врач", "doctor"),
    "car": ("авто", "автомоб", "машин", "car", "cars", "тест-драйв", "driver", "водит"),
    "flat": ("квартир", "apartm", "жк", "новостр", "flats", "дом", "house", "houses", "home", "homes"),
    "launch": ("премьер", "premie", "новинк", "novel"),
    "job": ("вакан", "найм", "vacanc", "hiring", "recrui", "персонал", "staff"),
    "site": ("сайт", "site", "websit", "лендинг", "landin", "корзин", "checkout"),
    "subscriber": ("абонент", "subscr", "подписч", "подпис"),
    "tourist": ("турист", "touris", "путешес", "travel", "тур", "туры", "tours"),
    "child": ("дет", "дети", "детск", "ребен", "kids", "child", "children", "мам", "mothers", "parents",
              "родител"),
    "clothes": ("одежд", "clothe", "плать", "dress", "fashion", "обув", "shoes"),
    "jewellery": ("ювелир", "jewel", "кольц", "rings", "свадеб", "weddin"),
    "furniture": ("мебел", "furnit", "кухн", "kitchen", "диван", "sofa"),
    "pet": ("питом", "pets", "собак", "кошк", "кошач", "корм", "dogs", "cats"),
    "school": ("школ", "school"),
    "sport": ("фитнес", "fitnes", "спорт", "sport", "gym", "абонемент", "member"),
    "dairy": ("молок", "молоч", "milk", "dairy", "сыр", "cheese", "творог", "йогурт", "yogurt"),
    "awareness": ("узнава", "awaren", "знани", "известн", "brand", "бренд", "марк"),
    "leads": ("лид", "лиды", "leads", "заявк", "заявок", "enquir", "inquir", "demo", "демо"),
    "traffic": ("трафик", "traffi", "проходим"),
}  # fmt: skip


def _by_letter(meanings: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the stems with their meanings by their first letter, in order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, stems in meanings.items():
        for stem in stems:
            found.setdefault(stem[0], []).append((stem, name))
    return {letter: tuple(stems) for letter, stems in found.items()}


_CONCEPTS_BY_LETTER = _by_letter(_CONCEPTS)


@lru_cache(maxsize=8192)
def find_channel(word: str) -> str | None:
    """Return the medium that a lower-case word names."""
    return next((name for name, stems in CHANNELS.items() if word.startswith(stems)), None)


@lru_cache(maxsize=8192)
def find_concept(word: str) -> str | None:
    """Return what a lower-case word means, when both languages have a word for it.

    A stem of up to four letters is the whole word, but for a Russian ending of two letters.
    """
    for stem, name in _CONCEPTS_BY_LETTER.get(word[:1], ()):
        if _has_stem(word, stem):
            return name
    return None


def _has_stem(word: str, stem: str) -> bool:
    if not word.startswith(stem):
        return False
    if len(stem) > 4:
        return True
    return word == stem if stem.isascii() else len(word) - len(stem) <= 2
