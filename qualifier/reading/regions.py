"""Regions and cities of Russia by their usual names, however they are written."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.translit import sound_key

# A subject of the federation, other names of it, and after a bar its cities (the capital first).
# An indented line goes on with the row above.
_ROWS = """
Москва; мск; moscow
Санкт-Петербург; спб; питер; петербург; saint petersburg; st petersburg; st. petersburg
Севастополь
Московская область; подмосковье; мо | Химки, Подольск, Балашиха, Мытищи, Королёв, Люберцы, Одинцово,
    Серпухов, Коломна, Сергиев Посад, Щёлково, Раменское, Электросталь, Красногорск, Реутов, Пушкино,
    Дмитров, Дубна, Долгопрудный, Домодедово
Ленинградская область; ленобласть; ло | Гатчина, Выборг, Всеволожск, Сосновый Бор, Тихвин, Кириши
Республика Адыгея; адыгея | Майкоп
Республика Алтай; горный алтай | Горно-Алтайск
Республика Башкортостан; башкортостан; башкирия; bashkiria | Уфа, Стерлитамак, Салават, Нефтекамск
Республика Бурятия; бурятия | Улан-Удэ
Республика Дагестан; дагестан | Махачкала, Дербент
Донецкая Народная Республика; днр | Донецк
Республика Ингушетия; ингушетия | Магас
Кабардино-Балкарская Республика; кабардино-балкария | Нальчик
Республика Калмыкия; калмыкия | Элиста
Карачаево-Черкесская Республика; карачаево-черкесия | Черкесск
Республика Карелия; карелия | Петрозаводск
Республика Коми; коми | Сыктывкар, Ухта, Воркута, Инта, Печора, Усинск
Республика Крым; крым; crimea | Симферополь, Ялта
Луганская Народная Республика; лнр | Луганск
Республика Марий Эл; марий эл | Йошкар-Ола
Республика Мордовия; мордовия | Саранск
Республика Саха (Якутия); якутия; саха; республика саха | Якутск
Республика Северная Осетия — Алания; северная осетия; осетия | Владикавказ
Республика Татарстан; татарстан | Казань, Набережные Челны, Нижнекамск, Альметьевск, Чистополь,
    Елабуга, Зеленодольск
Республика Тыва; тыва; тува | Кызыл
Удмуртская Республика; удмуртия | Ижевск, Воткинск
Республика Хакасия; хакасия | Абакан
Чеченская Республика; чечня | Грозный
Чувашская Республика; чувашия | Чебоксары, Новочебоксарск
Алтайский край; алтай | Барнаул, Бийск
Забайкальский край; забайкалье | Чита
Камчатский край; камчатка | Петропавловск-Камчатский
Краснодарский край; кубань | Краснодар, Сочи, Новороссийск, Анапа, Геленджик, Армавир, Туапсе, Ейск
Красноярский край | Красноярск, Норильск, Ачинск, Дивногорск, Канск, Минусинск
Пермский край; прикамье | Пермь, Березники
Приморский край; приморье | Владивосток, Находка, Уссурийск
Ставропольский край; ставрополье | Ставрополь, Пятигорск, Кисловодск, Ессентуки, Минеральные Воды,
    Невинномысск
Хабаровский край | Хабаровск, Комсомольск-на-Амуре
Амурская область | Благовещенск
Архангельская область | Архангельск, Северодвинск, Новодвинск, Котлас, Вельск
Астраханская область | Астрахань
Белгородская область | Белгород, Старый Оскол
Брянская область | Брянск
Владимирская область | Владимир, Ковров, Муром, Суздаль
Волгоградская область | Волгоград, Волжский, Камышин
Вологодская область | Вологда, Череповец
Воронежская область | Воронеж, Россошь
Запорожская область | Мелитополь
Ивановская область | Иваново
Иркутская область | Иркутск, Братск, Ангарск
Калининградская область | Калининград
Калужская область | Калуга, Обнинск
Кемеровская область; кузбасс; кемеровская область — кузбасс | Кемерово, Новокузнецк, Прокопьевск,
    Междуреченск
Кировская область | Киров
Костромская область | Кострома
Курганская область | Курган
Курская область | Курск
Липецкая область | Липецк, Елец
Магаданская область | Магадан
Мурманская область | Мурманск, Апатиты
Нижегородская область | Нижний Новгород, Дзержинск, Арзамас, Кстово, Саров, Бор
Новгородская область | Великий Новгород
Новосибирская область | Новосибирск
Омская область | Омск
Оренбургская область | Оренбург, Орск
Орловская область | Орёл
Пензенская область | Пенза
Псковская область | Псков, Великие Луки
Ростовская область | Ростов-на-Дону, Таганрог, Шахты, Волгодонск, Новочеркасск, Батайск
Рязанская область | Рязань
Самарская область | Самара, Тольятти, Сызрань, Новокуйбышевск
Саратовская область | Саратов, Энгельс, Балаково
Сахалинская область; сахалин | Южно-Сахалинск
Свердловская область | Екатеринбург, Нижний Тагил, Каменск-Уральский, Первоуральск
Смоленская область | Смоленск
Тамбовская область | Тамбов
Тверская область | Тверь, Ржев
Томская область | Томск
Тульская область | Тула, Новомосковск, Щёкино, Плавск, Алексин
Тюменская область | Тюмень, Тобольск
Ульяновская область | Ульяновск, Димитровград
Херсонская область | Херсон
Челябинская область | Челябинск, Магнитогорск, Миасс, Златоуст, Копейск, Озёрск, Снежинск
Ярославская область | Ярославль, Рыбинск
Еврейская автономная область; еао | Биробиджан
Ненецкий автономный округ; нао | Нарьян-Мар
Ханты-Мансийский автономный округ — Югра; хмао; югра | Сургут, Ханты-Мансийск, Нижневартовск
Чукотский автономный округ; чукотка | Анадырь
Ямало-Ненецкий автономный округ; янао; ямал | Салехард, Новый Уренгой, Ноябрьск
Россия; рф; вся россия; по всей россии; российская федерация; russia; all russia; russian federation
"""
_SHORT_NAMES = {
    "ростов": "Ростов-на-Дону",
    "екб": "Екатеринбург",
    "нижний": "Нижний Новгород",
    "нск": "Новосибирск",
}
_TOWN = pattern(r"^(?:г\.?|город|гор\.|the city of|city of)\s+|\s+(?:г\.?|город|city)$")
_SUBJECT = pattern(
    r"\s*\b(?:обл(?:асть)?|край|респ(?:ублика)?|oblast|region|krai|kray|republic(?: of)?)\b\.?\s*"
)
_LIST = pattern(r"\s*[,;/]\s*|\s+(?:и|and|&)\s+")


@cache
def usual_names() -> Mapping[str, str]:
    """Return every folded name and short name of a region or city with its usual one."""
    names = dict(_SHORT_NAMES)
    for subject, others, cities in _read_rows():
        names |= {fold(name).text: subject for name in (subject, *others)}
        names |= {fold(city).text: city for city in cities}
    return names


def find_subject(city: str) -> str | None:
    """Return the subject of the federation that a city lies in."""
    return _subject_by_city().get(city)


@lru_cache(maxsize=1024)
def find_region(text: str) -> str | None:
    """Return the usual Russian names of one region or of a list; None when a part is not known."""
    found = [_find_one(part) for part in _LIST.split(fold(text[:500]).text.strip()) if part]
    if not found or None in found:
        return None
    return ", ".join(dict.fromkeys(name for name in found if name))


def _find_one(text: str) -> str | None:
    bare = _TOWN.sub("", text.strip(" ."))
    if name := _names().get(_key(bare)):
        return name
    # «Самарская обл.», "Samara region": the subject by its word, or by its capital.
    if _SUBJECT.search(bare):
        head = _key(_SUBJECT.sub(" ", bare))
        return _heads().get(head) or _subject_by_city().get(_names().get(head, ""))
    return None


def _key(text: str) -> str:
    return " ".join(sound_key(word) for word in re.findall(r"[^\W_]+", text))


@cache
def _names() -> Mapping[str, str]:
    names = {_key(short): full for short, full in _SHORT_NAMES.items()}
    for subject, others, cities in _read_rows():
        names |= {_key(fold(name).text): subject for name in (subject, *others)}
        names |= {_key(fold(city).text): city for city in cities}
    return names


@cache
def _heads() -> Mapping[str, str]:
    """Each subject by the word that is left without its type."""
    subjects = [subject for subject, _, _ in _read_rows()]
    return {_key(_SUBJECT.sub(" ", fold(subject).text)): subject for subject in subjects}


@cache
def _subject_by_city() -> Mapping[str, str]:
    return {city: subject for subject, _, cities in _read_rows() for city in cities}


def _read_rows() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for row in _ROWS.strip().replace("\n    ", " ").splitlines():
        names, _, cities = row.partition("|")
        subject, *others = (name.strip() for name in names.split(";"))
        yield subject, tuple(others), tuple(city.strip() for city in cities.split(",") if city.strip())
