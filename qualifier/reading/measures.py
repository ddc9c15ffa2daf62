"""Measures: figures of the client's own trade - how much was sold, taken, used, or still lies about."""

import re
from collections.abc import Iterator
from itertools import islice

from qualifier.reading.patterns import pattern
from qualifier.reading.testimony import clause_around

Span = tuple[int, int]

# A sentence holds a few figures; what holds a hundred is a table or noise.
_MOST_FIGURES = 40
_ROUND = 45
_PHRASE = 62
_WORD = 16
_WHOLE = 120
_WORD_FIGURE = (
    r"(?:дв(?:а|е|ух|умя|ое|адцат\w+|енадцат\w+)|тр(?:и|ех|ое|идцат\w+|инадцат\w+)|четыр\w+|четверо|"
    r"пят(?:ь|и|"
    r"еро|надцат\w+|"
    r"ьдесят\w*|идесят\w*)|шест(?:ь|и|еро|надцат\w+|ьдесят\w*)|сем(?:ь|и|надцат\w+|ьдесят\w*)|"
    r"восем\w+|восьми\w*|"
    r"девят\w+|девяност\w+|десят(?:ь|и|ок|ка|ки|ков)|одиннадцат\w+|сорок\w?|сто|ста|двест\w+|двухсот|"
    r"трист\w+|\w+ст?от|"
    r"полсотн\w+|(?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|двадцат|сот)(?:ая|ья|ую|"
    r"ой) част[ьи]|сотн\w+|тысяч\w*|тыщ\w*|полтор\w+|дюжин\w+|"
    r"half|third|quarter|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|"
    r"thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|handful|"
    r"половин\w+|треть[ию]?|четверть\w*|вдвое|втрое|вчетверо)"
)
_FIGURE = pattern(
    rf"(?<![\w.,/№#+$€£₽-])(?:\d{{1,3}}(?:[  ,]\d{{3}})+|\d+(?:[.,]\d+)?)(?![\w/:])(?:[  ]?(?:тыс\w*|"
    rf"тыщ\w*|thousand)\b\.?)?"
    rf"|\b{_WORD_FIGURE}\b(?:[ -](?:and )?{_WORD_FIGURE}\b)*"
)
_PERIOD_NAME = (
    r"(?:январ|феврал|март|апрел|ма[йяею]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|весн|"
    r"лет[ао]\b|осен|зим|"
    r"квартал|полугоди|сезон|jan|feb|march|april|may\b|june|july|aug|sept|oct|nov|dec|spring|summer|"
    r"autumn|winter|"
    r"quarter|season|q[1-4])"
)
# What a number is followed by when it counts days, money, years of age, ad units or the firm's own people.
_OTHER_AFTER = pattern(
    r"[  ]?-?(?:(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят)(?:ый|ой|ого|ом|ем|ий|ьего|ьем|"
    r"ьей|ья|ье|ую|ая)\b|го\b|ое\b|ая\b|му\b|%? ?(?:ндс|скид|предоплат|комисс|off\b|vat|discount)|"
    r"(?:янв|фев|март|апр|ма[яй]\b|июн|июл|авг|сент|окт|нояб|дек|jan|feb|march|april|may\b|june|july|"
    r"aug|sept|oct|nov|"
    r"dec)|г\b|год|лет\b|летн|дн[яейю](?! из)|день|сут|недел|месяц|мес\b|квартал|час|мин\b|минут|сек|"
    r"числ|раз[а]?\b|"
    r"руб|₽|р\.|р\b|\$|€|долл|бакс|евро|usd|eur|юан|cny|тенге|тугр|yuan|roub|rub|dollar|коп|"
    r"(?:тыс\w*|тыщ\w*|k|к|млн|миллион\w*|лям\w*|mln|m|million|млрд|миллиард\w*|billion|bn)\b|"
    r"без ндс|ндс|net\b|\+|[-–—] ?\d|:\d|x\b|х\b|км|кв\b|м\b|метр|этаж|процентн|"
    r"показ(?:ов|а)\b|выход(?:ов|а)\b|контакт(?:ов|а)\b|клик|ролик|экран|щит|баннер|сообщен|смс\b|"
    r"sms|пуш|impression|"
    r"spots?\b|домохоз|площад(?:ок|ки)|формат|вариант|предложени|агентств|подрядчик|поставщик|фирм|"
    r"компани|media|"
    r"vendors?|offers?|quotes?|"
    r"сотрудн|работник|работающ|штат|employees|staff|persons|days?\b|weeks?\b|months?\b|years?\b|"
    r"hours?\b|minutes?\b|"
    r"seconds?\b|am\b|pm\b|st\b|nd\b|rd\b|th\b|задач|вопрос|пункт|бренд|юрлиц|направлени|город|регион|област|"
    r"cities|towns|regions|brands|questions|things|of us\b|подписчик|followers|subscribers on)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY_SCALE = re.compile(r"(?:тыс|тыщ|thousand)\w*\.?$")
_AFTER_MONEY = re.compile(
    r"[  ]*(?:$|[.,;:!?)/—–-]|без|с ндс|на |за |в месяц|и |но |а |это|максимум|не |net|plus|or |per )"
)
_OTHER_BEFORE = pattern(
    r"(?:№|\bn\b|ндс|vat|\bдо|\bот|\bсо?|\bк|\bпо|\bпосле|\bчерез|\bраньше|\bоколо|\bв|aged|\bage|"
    r"возраст\w*|\bдом|"
    r"корпус|офис|\bтел|инн|\bfrom|\bto|\bby|\bin|\bfor|\buntil|\bup to|between|within|every|кажд\w+|"
    r"\bпункт\w*|\bтариф\w*|\bформул\w+|\bмодел\w+)[ «\"]$"
)
_OWN_SIZE = pattern(
    r"(?:\bнас[^.,;!?]{0,12}|(?:\bштат\w*|\bколлектив\w*|\bкоманд\w+|\bработа\w+|we are|team of|"
    r"we're|employ\w*)[^.,;!?]{0,30})$"
)
_HEADS = re.compile(r"[  ]?(?:$|[.,;:)!]|чел|душ\b|люд|people|persons?\b|folks|strong)")
_SCARCE = (
    r"(?:всего|лишь|только|еле|едва|пока|хотя|от силы|по факту|на деле|кое-как|жалк\w+|а то|"
    r"хорошо,? если|дай бог|в лучшем случае|даже не|меньше|not even|less than|at best|down to|only|"
    r"just|barely|hardly|so far|mere\w*|at best|yet)"
)
_WANTED = pattern(
    r"(?:нуж(?:ен|н)|\bнадо|\bхот(?:и|е|я|ч)|\bхоч|\bцель|\bжд[еу]|планиру|\bготов|требу|просим|"
    r"прошу|приве(?:с|д)|\bчтоб|"
    r"\bneed|\bwant|\bexpect|looking|\baim|\bgoal|ready|would like|ищем|\bищу|рассчит\w+ на|сравнива|"
    r"обзвон|выбира|compar)"
    r"[^.,;:!?]{0,45}$"
)
_OF_ADS = pattern(
    r"реклам|кампани|размещ|флайт|щит|баннер|ролик|агентств|блог|подписчик|охват|аудитори|бюджет|"
    r"смет|ставк|скидк|тариф|"
    r"стоим|цен[аеы]|аванс|оклад|\bbudget|\bcampaign|\breach\b|\baudience|\bfollowers|\bpric(?:e|"
    r"ing)|\bcosts?\b|\bfees?\b|\bdiscounts?\b|\bsalary|\bads?\b|\bvat\b|"
    r"выставля|конкурс|тендер|лот\b|договор|аренд[аы]\b|площадок"
)
_FLOW = pattern(
    r"\b(?:продан|продал|продае|купил|купле|выкуп|раскуп|приш(?:л|ел)|приход|записал|записан|"
    r"запис[ьи]|набра|набор|заполн|занят|"
    r"занима|засел|арендов|сдан|сдал|оформ|подал|подан|актив|использ|собра|собир|выда(?:л|н|е)|"
    r"сид(?:ит|ят|ел|яч)|ход(?:ит|ят|ил)|"
    r"заход|заезж|звон|заказ|брон|продл|верну|зарегистр|регистр|скача|установ|посещ|посет|приех|"
    r"приезж|получи|сдела|"
    r"работает|работают|загру|укомплект|обслуж|погаси|пользу|смотр(?:ят|ел)|читают|отгру|перевез|"
    r"держ|стоит|стоят|явил|явк|дош(?:л|ел)|"
    r"ушл[ои]\b|ката(?:ют|ет)|ед(?:ут|ет)\b|бер(?:ут|ет)|взял|разобра|разош|роздан|раздал|осво|зашл|"
    r"стал[ои]\b|был[ои]?\b|есть\b|имеем|живет|живут|учится|учатся|"
    r"мест\b|кресел|столик|столов|номеров|стуль|боксов|чек|сделок|сделк|заяв|анкет|"
    r"sold|sell|came|com(?:e|ing)|book|sign|regist|fill|taken|occup|rent|closed|used|redeem|claim|"
    r"bought|buy|walk|running at|"
    r"asleep|visit|attend|turn(?:ed)? up|show(?:ed)? up|order|ship|took|reached|enrol|renew|return|"
    r"activat|seat|empty|"
    r"tables|rooms|check|apply|applied|subscri|converted|pay|paid)"
)
_NOW_AND_THEN = pattern(
    rf"\b{_SCARCE}\b|\b(?:год|месяц|сезон|лет) назад|\bпрошл\w+|\bсейчас|\bтеперь|\b(?:за|в|во|с|"
    rf"на) {_PERIOD_NAME}|"
    rf"\b(?:in|since|last|this) {_PERIOD_NAME}|\blast year|\bago\b|\bпротив\b|\bвместо\b|\bпри плане|"
    rf"\bплан\w*|\btarget|\bplan\w*|"
    r"\bиз\b|, (?:а|но)\b|\s(?:а|но)\s|\bagainst\b|\binstead\b|\bvs\b|\bof (?:the )?\d|\bout of\b|"
    r"\bbut\b|\bwhile\b|[→⇒]|->|=>"
)
_PART_OF = pattern(
    r"\bиз\b|\bout of\b|\bof (?:the |our )?\d|\bвместо\b|\bпротив\b|\binstead of\b|\bagainst\b|[→⇒]|"
    r"->|=>|\bплан\w*"
)
_SCARCELY = pattern(rf"\b{_SCARCE}\b")
_RATE = pattern(
    r"\b(?:за|в) (?:день|смену|неделю|месяц|вечер|час|сутки|квартал)|\ba (?:day|week|month|night|"
    r"shift)|\bper (?:day|week|month)"
)
_NOWADAYS = pattern(r"\b(?:сейчас|теперь|нынче|сегодня|now|currently|these days|today)\b")
_HABIT = pattern(
    r"\bпо (?:будн|утр|вечер|выходн|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|"
    r"ноч)\w+|\bв будни|"
    r"\bon (?:weekdays|weekends|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)|"
    r"\bin the (?:mornings|evenings)|\bat night"
)
_SHARE = re.compile(r"[  ]?(?:%|процент|percent|per cent|п\. ?п)|\s(?:of|из)\b")
_FRACTION = re.compile(r"[\w ]*част[ьи]|половин|трет|четверт|half|third|quarter")
_LEFT_OVER = pattern(
    r"\bне(?:про|вы|за|ис|рас|по|о)\w+(?:нн|т)(?:ых|ые|ый|ой|ая|ое|ого|ую)\b|\bпрошлогодн\w+|"
    r"\bзалеж\w+|\bна складе|\bна площадке|"
    r"\bна (?:базе|стоянке|полках|остатках|хранении|витрин\w+)\b|\bполупуст\w+|\bнаполовину|"
    r"\bвсе еще\b|\bдо сих пор\b|\bstill\b|\bпуст(?:ых|ые|ует|уют|ой)\b|\bпростаива\w+|\bброшен\w+|"
    r"\bостал(?:ось|ись)\b|\bостат\w+|\bлежит|\bлежат|\bвисит|\bвисят|"
    r"\bun(?:sold|used|booked|claimed|redeemed|let|filled|renewed|finished)\b|\bin stock|"
    r"\bleft ?over|\blanded|\bsit(?:s|ting)?\b|\bspare\b|"
    r"\bidle|\bempty|\bvacant|\bremaining"
)


def find_measure(text: str) -> Span | None:
    """Return where a folded sentence tells, by figures, that less is sold, taken or used than could be."""
    figures = tuple(_own_figures(text))
    if not figures:
        return None
    return _compared(text, figures) or next((span for span in figures if _is_telling(text, span)), None)


def _own_figures(text: str) -> Iterator[Span]:
    for found in islice(_FIGURE.finditer(text), _MOST_FIGURES):
        if not _counts_other(text, found.start(), found.end()):
            yield found.span()


def _counts_other(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _WHOLE) : start], text[end : end + _ROUND]
    if _YEAR.fullmatch(text, start, end) or (not before.strip(" -—–•*[(") and after[:1] in ".)"):
        return True
    is_share = _SHARE.match(after) or _FRACTION.match(text, start)
    if _OTHER_AFTER.match(after) or (_OTHER_BEFORE.search(before[-_WORD:]) and not is_share):
        return True
    if _MONEY_SCALE.search(text[start:end]) and _AFTER_MONEY.match(after):
        return True
    if (_HEADS.match(after) and _OWN_SIZE.search(before[-_PHRASE:])) or _WANTED.search(before[-_PHRASE:]):
        return True
    first, last = clause_around(text, start, end)
    return bool(
        _OF_ADS.search(text, max(first, start - _ROUND), start)
        or _OF_ADS.search(text, end, min(last, end + 25))
    )


def _compared(text: str, figures: tuple[Span, ...]) -> Span | None:
    """Two figures of one sentence: then and now, plan and fact, all and part."""
    for (start, first_end), (second, end) in zip(figures, figures[1:], strict=False):
        if second - first_end > _WHOLE:
            continue
        stretch = text[max(0, start - _ROUND) : end + _ROUND]
        if _NOW_AND_THEN.search(stretch) and any(
            sign.search(stretch) for sign in (_FLOW, _PART_OF, _SCARCELY, _NOWADAYS)
        ):
            return start, end
    return None


def _is_telling(text: str, span: Span) -> bool:
    start, end = span
    near = text[max(0, start - _ROUND) : end + _ROUND]
    if _LEFT_OVER.search(near):
        return True
    if _FLOW.search(near):
        is_share = _SHARE.match(text, end) or _FRACTION.match(text, start)
        return bool(is_share or _SCARCELY.search(near) or _HABIT.search(near))
    return bool(_NOWADAYS.search(near) and (_RATE.search(near) or _HABIT.search(near)))
