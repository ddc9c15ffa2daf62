"""Words of a company line that name its trade, and words that tell no companies apart."""

from collections.abc import Mapping
from functools import lru_cache

# Word beginnings by trade: two companies of one name and different trades are namesakes.
_TRADES: Mapping[str, tuple[str, ...]] = {
    "bank": ("банк", "bank", "кредитн"),
    "microcredit": ("мкк", "мфо", "мфк", "займ", "микрофинанс"),
    "insurance": ("страхов", "insuranc"),
    "agency": ("агентств", "agency", "медиагрупп", "рекламн", "adverti"),
    "shop": ("магазин", "салон", "бутик", "супермаркет", "гипермаркет", "маркет", "зоомаркет", "зоомагазин",
             "shop", "store", "boutiqu", "retail", "торговая", "торговой"),
    "school": ("школ", "онлайн-школ", "академи", "курсы", "курсов", "колледж", "вуз", "институт",
               "университет", "school", "academ", "colleg", "universit", "institut", "образоват"),
    "clinic": ("клиник", "медцентр", "стоматолог", "больниц", "косметолог", "медицин", "госпитал", "clinic",
               "dental", "denta", "hospital", "medical"),
    "pharmacy": ("аптек", "аптеч", "фармац", "pharmac", "apteka", "drugstor"),
    "tour": ("туроператор", "турагент", "турфирм", "туристич", "travel", "tours", "трэвел", "тревел"),
    "lodging": ("турбаз", "баз", "отел", "эко-отел", "гостиниц", "санатор", "хостел", "глэмпинг", "пансионат",
                "hotel", "resort", "hostel"),
    "food": ("кафе", "кофейн", "ресторан", "пиццер", "столов", "пельменн", "бургерн", "кондитер", "пекарн",
             "cafe", "coffee", "restauran", "pizzer", "bakery"),
    "delivery": ("доставк", "delivery", "курьер", "фулфилмент"),
    "building": ("застройщик", "девелоп", "строительн", "жилой", "жилищ", "посел", "developm", "building"),
    "works": ("завод", "фабрик", "комбинат", "мануфактур", "молкомбинат", "фармзавод", "мебельн", "works",
              "factory", "plant", "сыроварн", "пивоварн", "ферм", "farm", "dairy"),
    "fitness": ("фитнес", "спортклуб", "fitness", "gym"),
    "beauty": ("парикмахер", "барбершоп", "спа", "beauty", "barbersh"),
    "car": ("автосалон", "автоцентр", "автодил", "моторс", "motors", "автосервис"),
    "tyres": ("шиномонтаж", "зарядн", "автомойк"),
    "sharing": ("каршеринг", "carshar", "такси", "taxi", "прокат"),
    "air": ("авиакомпан", "авиалини", "airlines", "airways", "авиа"),
    "cinema": ("кинотеатр", "кино", "cinema", "театр"),
    "betting": ("букмекер", "казино", "casino", "betting", "ставк"),
    "jewellery": ("ювелир", "jewel", "ломбард"),
    "state": ("дирекц", "министерств", "администрац", "департамент", "ministry", "municipal"),
    "stationery": ("канцтовар", "канцеляр"),
    "media": ("телекомпан", "радио", "издательств", "газет"),
    "vape": ("вейп", "vape", "табак", "табач", "tobacco"),
    "law": ("адвокат", "юридич", "нотариус"),
}  # fmt: skip
_FILLERS_WORDS = """
    компания компаний фирма группа групп холдинг корпорация предприятие организация объединение концерн
    гк ук тд тпк пкф нпо нпп тк бк ск представительство филиал представитель россия рус рф russia rus
    russland group gruppe groupe holding holdings company co the a of и and und et в на по от с для for
    in official официальный сеть сети брендом
"""
_FILLERS = frozenset(_FILLERS_WORDS.split())


@lru_cache(maxsize=4096)
def _trade_of(word: str) -> str | None:
    return next((trade for trade, stems in _TRADES.items() if word.startswith(stems)), None)


def read_trades(words: tuple[str, ...]) -> frozenset[str]:
    """Return the trades that the words name."""
    return frozenset(trade for word in words if (trade := _trade_of(word)))


def is_filler(word: str) -> bool:
    """Tell whether the word says nothing of which company it is."""
    return word in _FILLERS
