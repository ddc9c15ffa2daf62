"""More signs of growth: numbered sites under way, towns entered, one more product."""

from qualifier.reading.expressions import any_of
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("growth_signs")

_ORDINAL = (
    r"(?:втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|пятнадцат|двадцат|сот)"
    r"(?:ой|ый|ий|ая|ое|ую|ья|ью|ье|ого|его|ьего)"
)
_NO_SITE = _PHRASES["_NO_SITE"]
_RAISING = _PHRASES["_RAISING"]
_HOW_MANY = r"(?:\d+|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|столько же)"
NETWORK = any_of(
    rf"\b(?:было|был[аи]?|имели) {_HOW_MANY}[^.!?]{{0,40}}(?:добавля\w+|добавим|открыва\w+|откроем|"
    rf"станет|будет) "
    rf"(?:\w+ )?(?:{_ORDINAL}|{_HOW_MANY})",
    r"(?:one|two|three|four|five|six|ten|\d+) (?:branches|stores|shops|outlets|salons|clinics|cafes|"
    r"restaurants|"
    r"hotels|gyms|schools)\b[^.!?]{0,40},? (?:two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"\d+) (?:by|this|"
    r"next|before)\b",
    rf"\bдобавля(?:ем|ю) (?:\w+ ){{0,2}}?{_ORDINAL}{_NO_SITE}\b",
    rf"\b(?:строим|открываем|откроем|добавляем|добавим|запускаем|запустим|возводим|подключаем|подключим) "
    rf"(?:еще|сразу) {_HOW_MANY}\b(?! (?:реклам|кампан|канал|сайт|пост|акци|вакан|направ|раз|тур|"
    rf"формат|набор|курс))",
    rf"\b(?:добавили|прибавили|открыли|запустили|построили) (?:\w+ )?{_ORDINAL}{_NO_SITE}(?! "
    rf"(?:реклам|канал|акци))",
    r"\b(?:adding|opening|building|launching|add|open|build) (?:another |a further )?(?:two|three|"
    r"four|five|six|\d+) "
    r"(?:more|new|further)\b(?! (?:ads?|campaign|product|flavo|channel|creativ|banner))",
    rf"\b{_ORDINAL}{_NO_SITE} (?:[\w«»-]+,? ){{0,4}}?{_RAISING}",
    rf"\b{_RAISING} (?:\w+ ){{0,2}}?{_ORDINAL}{_NO_SITE}\b",
    rf"(?:открыти\w+|запуск\w*|старт\w*|новосель\w+) (?:нашего |нашей |уже )?{_ORDINAL}{_NO_SITE}\b",
    r"\bпо (?:\d+|дв[ае]|три|четыре|пять|шесть|одному|одной|нескольк\w+) (?:новых? )?(?:магазин|точк|"
    r"салон|клуб|аптек|"
    r"кафе|клиник|филиал|отделени|кофейн|ресторан|студи|пункт)\w* в (?:каждый|каждом|каждой|каждую)\b",
    r"(?:buys?|bought|acquir\w+|secur\w+|leas\w+) (?:\w+ )?(?:land|plots?|sites?|premises|"
    r"space) for (?:\w+ ){0,3}"
    r"(?:new |more |quarters?|stores?|shops?|sites?|blocks?|houses?|outlets?|hotels?)|"
    r"(?:купил\w*|приобрел\w*|арендовал\w*|взял\w*|выкупил\w*|покупает) (?:\w+ )?(?:участ\w+|земл\w+|"
    r"помещени\w+|"
    r"площадк\w+) под (?:\w+ ){0,3}(?:нов\w+|втор\w+|трет\w+|магазин\w*|квартал\w*|клуб\w*|отел\w*|"
    r"дом\w*|жк\b)",
)
_NO_TOWN = _PHRASES["_NO_TOWN"]
# Where a thing may start that is no town.
_NO_PLACE = _PHRASES["_NO_PLACE"]
REGION = any_of(
    r"(?:we're|we are|we will be|company is|brand is) (?:opening|launching|starting up|expanding) in "
    r"(?!the\b|a\b|an\b|time|order|case|spring|summer|autumn|winter|january|february|march|april|may\b|"
    r"june|july|"
    r"august|september|october|november|december|q\d|two|three|\d|about|early|late|mid)[a-z-]{4,}",
    rf"(?:(?:мы|сеть|компания|банк|бренд|сервис|застройщик|оператор|марка|клиника|авиакомпания|школа|"
    rf"каршеринг|"
    rf"доставка|нас\w*|»),? )?(?:уже |скоро |впервые |тоже )?(?:зашли|зашел|зашла|заходим|заходит|"
    rf"зайдем|вышли|выйдет|"
    rf"выйдем) в {_NO_TOWN}[а-я-]{{4,}}",
    rf"(?:»|сеть|компания|банк|бренд|сервис|застройщик|оператор|марка|мы) (?:идет|идем|приходит|"
    rf"приходим|едет|едем) "
    rf"в {_NO_TOWN}[а-я-]{{4,}}",
    rf"(?:о|об|про|анонсирова\w+|объяви\w+|планиру\w+|ищ[еу]\w+|готовим\w*|готовит|намети\w+|намеча\w+|"
    rf"задума\w+|нужен|предстоит) (?:скор\w+ )?(?:выход|заход|приход|экспанси)\w* в "
    rf"{_NO_TOWN}[а-я-]{{4,}}",
    rf"(?:запуск\w*|запускаемся|стартуем|открываемся|открытие|старт\w*) в (?:(?:г\.|городе) ?)?"
    rf"{_NO_TOWN}{_NO_PLACE}(?:[а-я]+(?:ем|ом|ой|ей|их|ых)[ -])?[а-я-]{{3,}}(?:е|и|у|ах|ях|сочи)\b",
    r"\b(?:goes|moves?|moved|expanding|expands|enters?|entered|comes|coming|"
    r"heading) (?:in)?to (?:\w+ and \w+|\w+) "
    r"(?:with|for the first time)\b",
)
_NO_PRODUCT = _PHRASES["_NO_PRODUCT"]
LINE = any_of(
    _PHRASES["LINE"],
)
_NOT_GOODS = _PHRASES["_NOT_GOODS"]
_PUSHED = _PHRASES["_PUSHED"]
PRODUCT = any_of(
    rf"{_PUSHED}[^.!?;,]{{0,30}}?\b(?:нов(?:ый|ую|ое|ого|ой|ому|ом)|new|first) {_NOT_GOODS}[\w-]{{3,}}",
    rf"(?:запускает|запускаем|запускаю|запустили|запустил|выпустили|выпустил|выпускаем|выпускает|"
    rf"выводит|выводим|"
    rf"вывели|представляем|презентуем) (?:\w+ый |\w+ую |\w+ое |\w+ие )?{_NO_PRODUCT}[а-я]{{4,}}",
    r"[а-я]{4,}(?<!рекламу)(?<!кампанию)(?<!ролик) (?:новый|новую|новое|новые|свой|свою|"
    r"свое) (?:\w+ )?(?:выпустил\w*|"
    r"выпускаем|выпускает|запустил\w*|сделали|сварили|испекли|придумали|разработали)",
    r"(?:unveil|introduc|launch)(?:s|ing|ed|e)? (?:our |the |a |its )?(?:new |brand-new )[\w-]+",
)
