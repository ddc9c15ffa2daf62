"""Own events: what opens, comes out, arrives, moves or runs out on a day that the client names."""

import re

from qualifier.reading.patterns import pattern
from qualifier.reading.testimony import clause_around

_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йяею]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|january|february|march|april|may\b|"
    r"june|july|august|september|october|november|december|jan\b|feb\b|apr\b|aug\b|sept?\b|oct\b|nov\b|dec\b)"
)
_DAY = pattern(
    rf"\d ?(?:-?го )?{_MONTH}|{_MONTH}\w* \d|(?:\w+ого|числа|начал\w+|середин\w+|конц\w+|кон(?:ец|це)) {_MONTH}|"
    rf"\b(?:в|во|с|со|к|на|до|in|on|by|from|this|next|early|late|mid)[ -]{_MONTH}|\b\d\d?\.\d\d(?!\d)|"
    r"\b(?:весной|летом|осенью|зимой|к (?:весне|лету|осени|зиме|новому году|праздник\w+|сезону))\b|"
    r"\b(?:через|in) (?:\w+ )?(?:недел|месяц|дней|дня|week|month|day)|\b(?:завтра|на днях|next week|next month|tomorrow)\b|"
    r"\b(?:this|in|next|the) (?:spring|summer|autumn|fall|winter)|\b\d+-го\b"
)
# Verbs that say it of a shop, a house, a product, a show; what advertising itself does has other verbs.
_HAPPENS = pattern(
    r"\b(?:(?:пере|при)?откр(?:ыва(?:ем|ет|ют|ю)|о(?:ем|ет|ют|ю))(?:ся)?|распах(?:ива|н)\w+|выпуска(?:ем|ет|ют|ю)|выпуст(?:им|ит|ят)|"
    r"появ(?:ляет|ляют|ит|ят)ся|появится|приезжа(?:ет|ют)|прие(?:дет|дут)|прибыва(?:ет|ют)|прибуд\w+|привоз(?:им|ят|ит)|привез\w+|"
    r"завоз(?:им|ят|ит)|завез\w+|заверша(?:ется|ем)|достр(?:аива|о)\w+|(?:пере|в)?въезжа\w+|переезжа\w+|перее(?:дем|дет|дут)|"
    r"сда(?:ем|ется|дим|дут|дется) (?!отчет|смет|в печать|налог)|сдача|ввод(?:им|ится|ят)|введ(?:ем|ут|ется)|ввод в|вводится|"
    r"принимается (?!заяв|решен)|аннулиру\w+|сгора(?:ют|ет)|сгор(?:ят|ит)|обнуля\w+|истека\w+|истеч\w+|заканчива(?:ется|ются)|конч(?:ается|ится|атся)|"
    r"проводим|прове(?:дем|дут)|пройдет|пройдут|состо(?:ится|ятся)|праздну\w+|отмеча(?:ем|ет)|"
    r"перезапуска\w+|переимен\w+|станем|стан(?:ет|ут) называ\w+|закрыва(?:ем|емы[хем])\b|"
    r"выйд(?:ет|ут|ем) (?:в прокат|в свет|на рынок|в продаж|на лед|на линию|нов)\w*|выходит (?:в прокат|в свет|на экраны|нов|книга|альбом|фильм)|"
    r"вста(?:ем|ет|ют) на полк\w+|встан\w+ на полк\w+|сто(?:ит|ят) (?:в «|на полк)\w*|на полках|"
    r"начина(?:ем|ет|ют) (?:прием|прода|выда|выпуск|работ|набор|принима|обслуж|рейс|полет|летать|возить|строи|показ)\w*|"
    r"начн(?:ем|ет|ут) (?:прием|прода|выда|выпуск|работ|принима|летать|возить)\w*|запуска(?:ем|ет|ют|ется) (?:нов|сво|перв|лини|завод|цех|рейс|сервис|маршрут|достав|приложен|прилож|карт|тариф|курс|программ)\w*|"
    r"выда(?:ем|вать)|подключа(?:ем|ют|ется) (?:дом|жител|нов|район|улиц)\w*|премьер\w+|релиз\w*|гастрол\w+|"
    r"opens?|opening|reopen\w*|unveil\w*|premi(?:ere|er)\w*|releas(?:e[sd]?|ing)|debut\w*|arriv(?:e[sd]?|ing)|land(?:s|ed|ing)? (?:at|in|on)|"
    r"mov(?:e|es|ing) (?:to|into)|relocat\w+|expir(?:e[sd]?|ing|y)|laps(?:e|es|ing)|runs? out|hits? the (?:shel|market|screen|street)\w*|"
    r"on (?:the )?shel(?:f|ves)|on sale|go(?:es)? on sale|(?:start|begin)s? (?:selling|flying|taking|delivering|shipping|producing|serving)|"
    r"rolls? out|comes? out|cut\w* (?:the )?ribbon|takes? place|celebrat\w+|closing down|clos(?:es|ing) (?:its|the|our) (?:doors|shop|store)s?|"
    r"put (?:\w+ ){1,8}on the shel\w+)\b"
)
_GATHERING = pattern(
    r"\b(?:форум\w*|стенд\w*|конгресс\w*|саммит\w*|слет\w*|чемпионат\w*|турнир\w*|забег\w*|марафон\w*|выставк\w+|ярмарк\w+|"
    r"фестивал\w+|концерт\w*|распродаж\w+|день открытых|дн[яей]+ открытых|вебинар\w*|конференци\w+|матч\w*|месячник\w*|"
    r"expo|fair|summit|booth|tournament|race|marathon|festival|concerts?|open day|webinar|conference|exhibition|clearance|sale)\b"
)
# The letter's own course: money, papers, the choice of a contractor, the campaign, how we met.
_OWN_COURSE = pattern(
    r"реклам|кампани|размещен|флайт|тендер|конкурс|отбор|торг|конверт|заявок|предложени|оферт|\bкп\b|договор|контракт|бюджет|смет|деньг|"
    r"\bсумм|оплат|счет\b|решени|протокол|\bцен[аы]|офис закры|отпуск|встреч|созвон|звон(?:ок|ит)|совещан|\bбриф|\bответ|"
    r"эфир|портал|прием|видел|познаком|подходил|общал|визитк|оставил|стажировк|ваканси|практик|"
    r"campaign|tender|bid\b|bids\b|proposal|contract|budget|money|invoice|decision|quote|meeting|\bcall\b|\bmet\b|talked|card|"
    r"holiday|vacation|envelope|advert|\bads?\b|procurement|rfp|placement|вам(?:и)? (?:прода|предл)|скид|акции для вас"
)
_PAST_YEAR = pattern(r"\b(?:в|с) (?:20[01]\d|прошл\w+)|\bраньше\b|когда-то|\bназад\b|\blast year\b|\bago\b|\bused to\b")
_NOT = re.compile(r"\b(?:не|нет|без|ни|not|no|never)\s(?:\w+\s)?$|n't\s(?:\w+\s)?$")


def find_own_event(text: str) -> tuple[int, int] | None:
    """Return where a folded sentence names something of the client's own that happens on a day."""
    if not _DAY.search(text):
        return None
    for found in (*_HAPPENS.finditer(text), *_GATHERING.finditer(text)):
        first, last = _clause(text, found)
        clause = text[first:last]
        if _OWN_COURSE.search(clause) or _PAST_YEAR.search(clause) or _NOT.search(text[first : found.start()]):
            continue
        if _DAY.search(clause):
            return found.span()
    return None


def _clause(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The clause, with the next one: «в сентябре открываем третью, в Старом Осколе»; «15 сентября, стенд»."""
    first, last = clause_around(text, found.start(), found.end())
    if not _DAY.search(text, first, last):
        _, last = clause_around(text, min(last + 1, len(text)), min(last + 1, len(text)))
        if not _DAY.search(text, first, last) and first > 1:
            first, _ = clause_around(text, first - 2, first - 1)
    return first, last
