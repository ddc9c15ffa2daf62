"""Growth that forces advertising: new outlets, lines, regions, fleets and money; and what stops it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualifier.reading import growth_signs
from qualifier.reading.cues import cue
from qualifier.reading.expressions import AnyOf, any_of
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

_PHRASES = read_phrases("growth")


class GrowthKind(StrEnum):
    """What grows."""

    NETWORK = "network"  # outlets, halls, branches, fleet
    LINE = "line"  # a new line or direction
    REGION = "region"
    FUNDING = "funding"
    PRODUCT = "product"  # one new product: a sign, no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """One sign of growth at a span of a folded text."""

    kind: GrowthKind
    start: int
    end: int


_COUNT = _PHRASES["_COUNT"]
_OUTLET = _PHRASES["_OUTLET"]
_OPENS = _PHRASES["_OPENS"]
_ADJ = _PHRASES["_ADJ"]
_NETWORK = any_of(
    rf"\b{_OPENS}(?: (?:сразу|уже|скоро|там|здесь|в [\w-]+|на [\w-]+|a|an|the|"
    rf"up)){{0,2}} {_ADJ}(?:{_COUNT} )?{_ADJ}{_OUTLET}\b",
    rf"\b{_COUNT} {_ADJ}{_OUTLET}(?: [\w«»-]+){{0,4}} (?:открыва\w+|открыти\w+|откро\w+|строится|строятся|"
    rf"запуска\w+|запустим|to be opened|will open|opens\b|opening(?! hours))",
    rf"\b{_OUTLET} (?:[\w«»]+ ){{0,2}}(?:открываю|открываем|откроем|открою|запускаем|запустим|строим|"
    rf"достраиваем)\b",
    rf"\b(?:новы\w+|ново[йм]|новую|новое|нового|new) {_OUTLET}\b",
    rf"(?:плюс|ещё|еще|another|more|extra) (?:\w+ )?(?:{_COUNT} )?{_OUTLET} (?:\w+ )?(?:к |до |в этом|"
    rf"в следующ|осенью|весной|летом|зимой|by |this |next |before )|"
    rf"(?:добав\w+|прибав\w+|появ\w+|прирастем|прирастаем) (?:\w+ ){{0,2}}{_COUNT} (?:\w+ )?{_OUTLET}|"
    r"(?:парк|флот|сеть|fleet|network|chain) (?:\w+ )?(?:вырос\w*|раст\w+|увелич\w+|расшир\w+|grew|"
    r"grows|has grown|is growing)|"
    r"(?:doubl\w+|tripl\w+|удво\w+|утро\w+) (?:\w+ ){0,3}(?:number|network|chain|fleet|stores|shops|"
    r"сет\w+|числ\w+|количеств\w+|парк)|"
    rf"(?:sign\w*|подписа\w+) (?:\w+ )?(?:leases?|аренд\w+) (?:for|на|под) |"
    rf"плюс {_COUNT} (?:\w+ )?{_OUTLET}|{_COUNT} (?:more|additional|extra) {_OUTLET}|"
    r"нас (?:\w+ )?(?:будет|станет) (?:\w+ )?(?:\d+|\w+дцать|десять|двое|трое|пять|шесть|семь|восемь|девять)",
    r"\b(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)(?:ой|ый|ий|ая|ое|ую|"
    r"ья) (?:[\w-]+ )?(?:строится|откры(?:ва\w+|ваем)|откро\w+|на подходе|достраива\w+)",
    rf"(?:распахива\w+|распахн\w+|откро\w+|открыва\w+) (?:\w+ )?двери (?:\w+ ){{0,2}}(?:в|"
    rf"на) (?:{_COUNT}|нов\w+)|"
    r"двери (?:\w+ ){0,2}(?:распахива\w+|распахн\w+|откро(?:ем|ются|ет)\w*)(?! настежь)",
    r"(?:откры(?:ва\w+|ваем|ваю|ти\w+)|откро\w+|запуска\w+|запустим|строим|достраиваем|open(?:s|"
    r"ing)?|launch(?:es|ing)?) "
    r"(?:\w+ )?(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)(?:ой|ый|"
    r"ий|ая|ое|ую|ья|ью|ье)\b"
    r"(?! (?:сезон|год|раз|фестивал|тендер|этап|поток|набор|продаж|кампани|отдел|глаз))|"
    r"(?:opens?|opening|launch(?:es|ing)?) (?:our |the |a )?(?:second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth)\b"
    r"(?! (?:season|year|time|round|edition))",
    rf"(?:станет|будет|вырастем|вырастет|дорастем|доведем|увеличим|растем|grow\w*|go(?:ing)?|"
    rf"expand\w*) (?:\w+ ){{0,3}}?(?:до )?"
    rf"(?:{_COUNT}(?:дцат\w+)?|\w+дцат\w+) {_OUTLET} (?:вместо|против|а было|instead)|"
    rf"(?:вырастем|вырастет|дорастем|доведем|увеличим|расширимся|растем|grow\w*|going|"
    rf"expand\w*) (?:\w+ ){{0,3}}?(?:до|to|from) "
    rf"(?:\d+|\w+дцат\w+|десят\w+|{_COUNT})",
    rf"(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)(?:ой|ый|ий|ая|ое|ую|ья|ью|"
    rf"ье) {_OUTLET}\b(?=[^.;!?]{{0,40}}"
    r"(?:откр|распах|двери|старт|с \d|\d+ (?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)))",
    rf"\b(?:second|another|new|third|next|fourth|fifth)[- ](?:city|town|site|location|store|"
    rf"region) (?:launch|opening)|"
    rf"\b(?:\w+ )?{_OUTLET} (?:opens|will open|is opening|are opening|launches|starts) (?:on |in |"
    rf"at )?(?:the )?(?:\d|jan|feb|mar|apr|"
    r"may|june|july|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|next)",
    r"перереза\w+ (?:\w+ )?ленточк\w+|cut(?:ting)? (?:the |a )?ribbons?",
    r"add(?:s|ing)? (?:\w+ ){0,2}(?:cars|scooters|buses|planes|vehicles|trucks)",
    r"расшир\w+ (?:сет\w+|парк\w*|географ\w+)|расширени\w+ (?:сети|парка|географии)|рост сети|"
    r"сеть (?:расшир\w+|вырастет|растет)",
    r"(?:приедут|придут|купил\w*|купим|приобрел\w*|взяли|закупа\w+|закупили|покупаем|берем|получа\w+|"
    r"поставят|"
    r"добав\w+) (?:ещ[её] )?(?:\w+ ){0,2}(?:машин\w*|автомобил\w*|автобус\w*|самолет\w*|борт\w*|"
    r"самокат\w*|вагон\w*)",
    r"открыва\w+ (?:\w+ ){0,2}(?:рейс\w*|направлени\w+|маршрут\w*|линию)|нов\w+ (?:рейс\w*|направлени\w+|"
    r"маршрут\w*)",
    r"expand(?:s|ing)? (?:the |our |its )?(?:network|chain|fleet)|(?:\d+|hundred|dozen) new (?:cars|"
    r"scooters|buses|planes|vehicles)|new (?:routes?|aircraft|fleet)",
)
_LINE = any_of(
    r"(?:втор\w+|трет\w+|нов\w+|следующ\w+) очеред[ьи]\w*",
    r"(?:нов\w+|втор\w+|трет\w+|ещ[её] одн\w+|целую) (?:продуктов\w+ )?(?:линейк\w+|"
    r"лини[юия]\w*(?! поддержки)|направлени\w+|категори\w+|бренд\w*|суббренд\w*|марк[ауи]\b|вертикал\w+)",
    r"(?:запуска\w+|запуст\w+|запуск\w*|запущен\w*|выпуска\w+|выводи\w+|"
    r"открыва\w+) (?:\w+ ){0,2}(?:линейк\w+|лини[юия]\b|направлени\w+|(?:свой |собственн\w+ |"
    r"новый )?бренд\w*|марк[уи]\b|доставк\w+|категори\w+|колледж\w*|"
    r"франшиз\w+|магистратур\w+|факультет\w*|производств\w+)",
    r"(?:запуска\w+|запуск\w*|выводим|выпускаем) (?:\w+ )?(?:два|две|три|четыре|пять|несколько|"
    r"\d+) (?:нов\w+ )?(?:продукт\w*|вкус\w*|бад\w*|препарат\w*|модел\w+|курс\w*|программ\w*)",
    r"(?:получил\w*|лицензи\w+ на) (?:\w+ ){0,3}(?:два|две|три|четыре|пять|\d+|"
    r"новы\w+) (?:нов\w+ )?программ\w+",
    r"(?:new|second|third|another) (?:product )?(?:line|range|brand|category|direction|division)\b|"
    r"launch(?:ing)? (?:of )?(?:two|three|four|five|several|\d+) ",
    r"(?:launch(?:es|ing)?|start(?:s|ing)?) (?:a |our |the )?(?:delivery|franchise|production|college)\b",
)
_REGION = any_of(
    r"(?:заходим|выходим|заезжаем|зайдем|выйдем|заедем|идем|приходим|открываемся) (?:\w+ ){0,3}впервые|"
    r"впервые (?:\w+ ){0,2}(?:заходим|выходим|заезжаем|выйдем|зайдем|открываемся)",
    r"(?:выход\w*|выходим|выходит|заход\w+|захожу|зайдем|выйдем|идем|расширяемся) (?:\w+ )?(?:в|"
    r"на) (?:\w+ )?(?:нов\w+ )?(?:регион\w*|город\w*|област\w+|рынок|рынки|стран\w+|округ\w*|"
    r"федеральн\w+ рынок)",
    r"(?:застройщик|компания|сеть|банк|бренд|оператор|марка|клиника|авиакомпания|школа|"
    r"сервис) (?:«[^»]+» )?(?:выходит|заходит|вышла|вышел|зашла|приходит|идет) в (?!эфир|суд|отставк|"
    r"процедур|рейтинг|топ)[\w-]+",
    r"(?:выходим|заходим|выйдем|зайдем|расширяемся) (?:\w+ )?в (?!эфир|свет|сеть|интернет|онлайн|плюс|ноль|"
    r"отпуск|тендер|суд|реклам|телевиз|тв\b|радио|связь|старт|"
    r"размещ|маркетплейс|сезон|магазин|прод|работ|сумм|бюджет|кампани|финал|нужн|цифр|конц|начал|середин|"
    r"январ|феврал|март|апрел|ма[йея]\b|июн|июл|август|сентябр|"
    r"октябр|ноябр|декабр|весн|лет|осен|зим|перв|втор|понедел|вторник|сред|четверг|пятниц|этом|следующ|"
    r"те |том |\d)[а-я-]{3,}",
    r"(?:тянем|протянем|подключа\w+|заводим|проводим|прокладыва\w+|строим сеть|подводим|"
    r"появ\w+) [^.;!?]{0,50}(?:нов\w+ (?:станиц|сел|"
    r"посел|район|город|област|регион|дом|квартал|деревн)\w*)|ран(?:ее|ьше) (?:\w+ ){0,4}(?:там|"
    r"здесь|тут) (?:\w+ )?не (?:было|бывал|"
    r"работал|продавал|представл)\w*|(?:нас|связи|сети) (?:\w+ ){0,2}(?:там|"
    r"здесь) (?:\w+ )?(?:раньше |ранее |еще |пока )?не (?:было|знают)|"
    r"(?:never|not) (?:been |worked |sold |traded )(?:there|here|in the \w+) before|"
    r"(?:старту\w+|работа\w+|начина\w+|появ\w+|"
    r"выход\w+) (?:\w+ )?в (?:\w+ ){0,4}нов\w+ (?:\w+ ){0,3}(?:регион|город|област|рынк|стран|"
    r"район)\w*|"
    r"нов\w+ (?:регион\w*|город\w*|рынк\w*)|(?:ещ[её] )?(?:в|на) \w+ нов\w+ город\w+",
    r"(?:собира\w+|планиру\w+|хотим|готовимся|будем|решили) (?:зайти|выйти|заходить|выходить|"
    r"заезжать|приходить|прийти) (?:в|на) (?!эфир|рынок труда|связ|тв\b|"
    r"интернет|онлайн|радио|телев|плюс|ноль|охват|цел|уровень|показател|финал|реклам|старт|\d)[а-я-]{3,}|"
    r"\bentering (?!into|the (?:season|market with|campaign))\w+|"
    r"(?:plan(?:s|ning)?|going|want|hope|hoping|about|ready|decided|aim(?:s|ing)?) to enter "
    r"(?!into|the (?:season|market with|campaign)|a (?:contract|tender|deal))\w+|"
    r"(?:going|go|expand\w*) (?:nationwide|national|international|federal)|на всю (?:страну|россию)|"
    r"expand(?:s|ing)? (?:in)?to (?!\d)\w+|(?:enter(?:s|ing)?|moving into|going into|"
    r"launching in) (?:\w+ ){0,2}(?:new )?(?:market|region|cit(?:y|ies)|countr\w+|\w+ and \w+)|"
    r"new (?:cities|regions|markets)",
)
_FUNDING = any_of(
    r"докапитализ\w+|(?:привлек\w*|получил\w*|закрыл\w*|подняли|поднял) (?:\w+ ){0,3}(?:инвестиц\w+|"
    r"раунд\w*|финансирован\w+|млн|млрд|миллион\w*)(?! (?:рублей )?субсид)",
    r"(?:получил\w*|привлек\w*|добавил\w*|внес\w*|выделил\w*) (?:\S+ ){1,3}(?:от )?(?:акционер\w*|"
    r"инвестор\w*|фонд\w*)",
    r"вложил\w* (?:\S+ ){1,2}(?:млн|млрд|миллион\w*) ?(?:рублей)?(?! в реклам)|"
    r"инвестор\w* (?:вложил\w*|зашел|вошел|дал[аи]?|влил\w*)|увелич\w+ уставн\w+ капитал|раунд [ab]|"
    r"посевн\w+ раунд",
    r"(?:rais(?:ed|es)|secur(?:ed|es)|clos(?:ed|es)) (?:a |an |\w+ )?(?:\$|€|rub|usd|eur|series|seed|"
    r"round|\d)|series [a-d]\b|(?:round|funding) (?:closed|raised|secured)|fresh funding|new investors?",
)
_PRODUCT = any_of(
    r"(?:нов\w+|обновлен\w+) (?:[\w«»-]+ ){0,2}?(?:продукт\w*|вкус\w*|масл\w+|кефир\w*|квас\w*|йогурт\w*|"
    r"сыр\w*|карт\w+|вклад\w*|тариф\w*|модел\w+|коллекци\w+|капсул\w+|меню|курс\w*|"
    r"программ\w+|препарат\w*|спрей\w*|услуг\w+|сервис\w*|приложени\w+|кроссовер\w*|седан\w*|дом\w*|"
    r"комплекс\w*|проект\w*|корм\w*|напит\w+|сезон\w*|спектакл\w+|тур\w*|шоу)",
    r"(?:выводи\w+|вывод\w*|вывести|выпускаем|запускаем|запуск\w*) (?:[\w«»-]+ ){0,3}(?:кредитк\w+|"
    r"карт\w+|продукт\w*|вклад\w*|тариф\w*|модел\w+|вкус\w*|препарат\w*|приложени\w+|сервис\w*|на рынок|"
    r"на полк\w+)",
    r"\bновинк[аиу]\b(?! (?:сезона|года) у)|премьер\w+|\bnew (?:[\w-]+ ){0,2}?(?:product|flavou?r|"
    r"card|model|collection|menu|course|drug|app|"
    r"service|drink\w*|kefir|yogh?urt|show|season|tariff|plan)\b|(?:capsule|shelf|product) (?:drop|launch)",
)
_PATTERNS: tuple[tuple[GrowthKind, AnyOf], ...] = (
    (GrowthKind.NETWORK, _NETWORK),
    (GrowthKind.LINE, _LINE),
    (GrowthKind.REGION, _REGION),
    (GrowthKind.FUNDING, _FUNDING),
    (GrowthKind.PRODUCT, _PRODUCT),
    (GrowthKind.NETWORK, growth_signs.NETWORK),
    (GrowthKind.LINE, growth_signs.LINE),
    (GrowthKind.REGION, growth_signs.REGION),
    (GrowthKind.PRODUCT, growth_signs.PRODUCT),
)
# A plan put off or of somebody else is no growth of the client's.
_STOPPED = pattern(_PHRASES["_STOPPED"])
_GIVEN_UP = pattern(_PHRASES["_GIVEN_UP"])
_RIVAL = pattern(_PHRASES["_RIVAL"])
# «Открыл филиал в нашем доме»: whoever opens beside the client is another.
_BESIDE_US = pattern(
    r"[^.!?;]{0,24}\b(?:в наш\w+ (?:же )?(?:доме|здании|дворе|тц|трц|торгов\w+|квартале|подъезде)|у "
    r"нас под (?:боком"
    r"|носом)|рядом с нами|через (?:дорогу|стену) от нас|напротив нас|next door|opposite us|nearby|"
    r"(?:a)?round the corner"
    r"|on our street|across the (?:road|street|square|yard|way|river|hall|park))"
)
_DAY_OPEN = pattern(
    r"дн\w+ открыт|открытых двер|open day|open house|open-air|opening hours|открыты(?:й|е) урок"
)


def find_growth(text: str) -> tuple[Growth, ...]:
    """Return the signs of growth in a folded text, without what is put off or said of a rival."""
    return tuple(_find(text))


def read_growth(sentence: Sentence) -> tuple[Signal[GrowthKind], ...]:
    """Return the signs of growth that a sentence tells of the client."""
    return tuple(
        Signal(value=one.kind, sentence=sentence, start=one.start, end=one.end)
        for one in find_growth(sentence.folded)
    )


_CUE = cue(*(expression for _, expression in _PATTERNS))


def _find(text: str) -> Iterator[Growth]:
    told: set[GrowthKind] = set()
    if not _CUE.stands_in(text):
        return
    for kind, expression in _PATTERNS:
        found = None if kind in told else expression.search(text)
        if found and not _is_void(text, found):
            told.add(kind)
            yield Growth(kind=kind, start=found.start(), end=found.end())


def _is_void(text: str, found: re.Match[str]) -> bool:
    before = re.split(r"[.!?;,]", text[max(0, found.start() - 60) : found.start()])[-1]
    near = before + found.group() + re.split(r"[.!?;,]", text[found.end() : found.end() + 40])[0]
    if _STOPPED.search(near) or _DAY_OPEN.search(near):
        return True
    if _GIVEN_UP.search(text[found.end() : found.end() + 80]) or _BESIDE_US.match(text, found.end()):
        return True
    return bool(_RIVAL.search(before[-45:] + found.group()))
