"""Tasks: what the client wants advertising to do, in the words people use for it."""

import re
from enum import StrEnum

from qualifier.reading.expressions import AnyOf, any_of
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Polarity, Signal
from qualifier.reading.testimony import is_client_voice, is_question, select_testimony, words_before


class TaskKind(StrEnum):
    """What the advertising should achieve."""

    PROMOTE = "promote"  # advertise, push, place
    AWARENESS = "awareness"  # people should know, see, remember
    LEADS = "leads"  # applications, calls, registrations, installs, subscribers
    VISITS = "visits"  # traffic, footfall, people through the door
    RETURN = "return"  # win back, re-activate, keep
    SELL = "sell"  # tickets, places, cards, apartments, left stock
    LAUNCH = "launch"  # bring a product or a place to the market
    LISTED = "listed"  # stands after "task:", "need:", "what:"


_WANT = (
    r"(?:нуж(?:ен|н[аоы])|надо\w*|нада|надобно|требу(?:ется|ются|ем)|хотим|хочу|хочет|хотят|хот(?:ел[аи]?|елось)|хочется|"
    r"хотелось|желаем|желательно|ищем|ищет|ждем|просим|прошу|просит|планиру\w+|нам бы|им бы|мне бы|дайте|дать|сделайте|"
    r"гоните|нагоните|приведите|цель\w*|целью|задач\w+|просили|"
    r"need\w*|want\w*|would like|'d like|'d want|looking (?:for|to)|aim\w*|goal\w*|please|pls|request\w*)"
)
_PEOPLE = (
    r"(?:люд\w*|народ\w*|клиент\w*|покупател\w*|покупательниц\w*|посетител\w*|гост\w+|пациент\w*|вкладчик\w*|"
    r"абонент\w*|пользовател\w*|студент\w*|абитуриент\w*|ученик\w*|учеников|слушател\w*|родител\w*|мам\w?|мамы|"
    r"водител\w*|пассажир\w*|турист\w*|зрител\w*|читател\w*|подписчик\w*|заемщик\w*|дачник\w*|жител\w*|сосед\w+|"
    r"селлер\w*|продавц\w*|дилер\w*|партнер\w*|франчайзи|арендатор\w*|новосел\w*|кандидат\w*|соискател\w*|"
    r"сотрудник\w*|работник\w*|волонтер\w*|участник\w*|игрок\w*|болельщик\w*|молодеж\w*|автолюбител\w*|автовладел\w*|"
    r"владельц\w*|девушк\w*|девушек|женщин\w*|мужчин\w*|пенсионер\w*|бабул\w*|ног[ии]|"
    r"people|customers?|clients?|visitors?|guests?|patients?|buyers?|shoppers?|subscribers?|users?|students?|"
    r"applicants?|parents|mothers|moms|drivers|passengers|tourists|depositors|dealers|players|owners|workshops|tenants)"
)
_RESULTS = (
    r"(?:лид\w*|заявк\w+|заявок|анкет\w*|звонк\w+|звонков|обращени\w+|регистрац\w+|записи на|записей|запись на|"
    r"установ\w+|инсталл\w*|скачивани\w+|подписк\w+|подписчик\w*|брон(?:и|ей|ирован\w+)|просмотр\w*|визит\w*|"
    r"трафик\w*|посещени\w+|посещаемост\w*|продаж\w*|заказ\w*|охват\w*|узнаваемост\w*|конверси\w+|конкурс\w+ заявк\w+|"
    r"leads?|applications?|calls|registrations?|sign-?ups?|installs?|downloads?|bookings?|views|visits?|"
    r"traffic|footfall|walk-?ins|sales|orders|reach|awareness|trial|first-visit)"
)
_DID = (
    r"(?:узна(?:л|ва)\w*|знал\w*|видел\w*|увидел\w*|слышал\w*|услышал\w*|вспомн\w+|вспоминал\w*|помнил\w*|спрашивал\w*|"
    r"спросил\w*|заметил\w*|замечал\w*|загл(?:ядывал|янул)\w*|захаживал\w*|наведывал\w*|обращал\w*|выбирал\w*|выбрал\w*|попробовал\w*|приш(?:л[иао]|ел)|шли|шел|шло|ходил\w*|заход\w+л\w*|зашл\w+|приходил\w*|приезжал\w*|приехал\w*|ехали|ехал|"
    r"звонил\w*|позвонил\w*|записал\w*|записыва\w+л\w*|купил\w*|покупал\w*|брал\w*|ставил\w*|поставил\w*|скач\w+л\w*|установил\w*|"
    r"верну\w+|возвращал\w*|подписал\w*|подписыва\w+|оформ\w+л\w*|открыл\w*|открывал\w*|заказ\w+л\w*|бронировал\w*|"
    r"регистрировал\w*|переш(?:ли|ел)|переходил\w*|чувствовал\w*|понял\w*|понимал\w*|говорили|тянул\w*|набрал\w*|набирал\w*|"
    r"доехал\w*|дош(?:ли|ел|ло)|нашл\w+|наш(?:ли|ел)|разошл\w+|раскупили|продлева\w+|продлил\w*|прикипел\w*|крутилось|запомнил\w*|"
    r"написал\w*|обрат\w+л\w*|воспользовал\w*|участвовал\w*|поехал\w*|пошл\w+|пошел|не забы\w+)"
)
_WORD = r"(?!(?:не|ни|без|no|not)\b)[\w«»&%/+-]+"
_THINGS_SOLD = (
    r"(?:кресл\w*|билет\w*|мест\w?|карт\w*|абонемент\w*|квартир\w*|дом\w*|домов|участк\w*|номер\w*|путевк\w*|тур\w*|"
    r"апартамент\w*|парковк\w*|кладов\w*|остатк\w*|остав\w+|склад\w*|коллекци\w+|плать\w*|\d[\d ]* \w+|товар\w*|продукт\w*|"
    r"угол|партию|машин\w*|автомобил\w*|полис\w*|курс\w*)"
)
_SPACES = (
    r"(?:зал\w*|номер\w*|рейс\w*|будни|места|групп\w+|комнат\w*|столик\w*|салон\w*|магазин\w*|клуб\w*|домик\w*|загрузк\w+|"
    r"вечер\w*|курс\w*|поток\w*|отел\w+|гостиниц\w*|площад\w+|автобус\w*|самолет\w*)"
)

_PROMOTE = any_of(
    r"(?:подтолкнуть|разогнать|подкачать|подстегнуть|разогреть|подогреть|оживить|подтянуть|поддержать|нарастить|увеличить|повысить|поднять|расшевелить|ускорить) (?:[\w-]+ ){0,2}(?:продаж\w*|спрос\w*|выдач\w+|интерес\w*|узнаваемост\w*|трафик\w*|оборот\w*|выручк\w+|дол[юи]|заявк\w+|бронирован\w+|поток\w*|сбыт\w*|лояльност\w+|чек\w*)|(?:продажи|спрос|выдач[уи]|сбыт|интерес|узнаваемость|поток) (?:\w+ )?(?:подтолкнуть|разогнать|подстегнуть|подогреть|поднять|увеличить|подтянуть|оживить)",
    r"(?:рассчита\w+|посчита\w+|просчита\w+|оцени\w+|подготов\w+|предлож\w+|прислать|пришлите|нужен) (?:\w+ ){0,2}(?:кампани\w+|медиаплан\w*|размещени\w+|рекламу|рекламн\w+|флайт\w*|охват\w*|рассылк\w+ по|програм\w+ продвиж)",
    r"(?:quote|plan|price|propose|suggest|run|book) (?:\w+ ){0,3}(?:a campaign|campaigns|media plan|flight)|boost (?:\w+ )?(?:sales|demand|bookings|orders|awareness)|(?:lift|grow|increase|raise) (?:\w+ )?(?:sales|demand|bookings|orders|share|awareness)",
    r"продвин\w+|продвигать|продвижени\w+|раскрутить|раскрутк\w+|раскачать|прокачать|(?:рас|про)пиарить",
    r"прорекламир\w+|рекламировать|(?:надо|нужно|хотим|пора) (?:\w+ )?(?:двигать|толкать|засветить)|засветить",
    rf"реклам(?:а|у|ы|ой|е) (?:(?:о|об|про|для|под|к|нашего|наших|нашей|нового|новой|новых) [\w«]+|тарифа|посел\w+|дом\w+|товар\w*|услуг\w*|бренда|магазин\w*)|{_WANT}(?: {_WORD}){{0,3}} реклам(?:а|у|ы)\b(?! (?:не|нет|раньше|никогда|\w+ никогда))",
    r"(?:разместить|размещени\w+|запустить|дать|показывать|крутить) (?:\w+ ){0,2}(?:реклам\w+|баннер\w*|ролик\w*|кампани\w+|объявлени\w+)",
    r"\bпромо\b (?:\w+)|промокампани\w+|(?:рекламн\w+|медийн\w+|промо|social|awareness|имиджев\w+) кампани\w+|поддержк\w+ (?:запуск\w+|открыти\w+|продаж|меню|акци\w+|\w+ меню|\w+ сезон\w*)",
    r"promot\w+ (?!code)\w+|\bpromo (?:of|for)|advertis(?:e|ing) (?:our|the|a|for|my|its|their|this|new|campaign)|(?:get|got|getting) [\w\s-]{1,40} noticed|pushed\b|ads? (?:campaign )?for (?:our|the|a|my|new)|publici[sz]e|plug our|campaign (?:for|comprising|to)|pushes and display to",
)
_AWARENESS = any_of(
    rf"(?:пусть|пускай) [^.!?]{{0,50}}?(?:знает|знают|узнает|узнают|видит|видят|вид[ия]т|приход[ия]т|идет|идут|вспомин\w+|помн[ия]т|заходят|звонят|едут|покупа\w+)",
    rf"(?:сделайте|сделать|сделаем|добейтесь|помогите)(?: так)?,? (?:\w+ )?чтобы?\b|{_WANT},? (?:\w+ ){{0,3}}чтобы?\b(?! (?:вы|вам|мы|я)\b)[^.!?]{{0,80}}?\w{{2,}}(?:ал|ел|ил|ул|ял|ыл|ла|ло|ли)(?:сь|ся)?\b",
    r"мелькать|быть на виду|присутстви\w+ (?:бренда|марки|в)|засветиться|на слуху|(?:remind|tell|show|convince|invite) (?:\w+ ){1,4}(?:that|about|to|how|our|we)\b|get (?:\w+ ){1,4}to (?:visit|come|buy|try|book|call|know|see|install|switch|order|join)|bums on seats|put us on the map|make (?:\w+ ){1,3}(?:known|visible|famous)",
    rf"(?:чтобы?|что бы|дабы)\b(?! (?:вы|вам|мы|я|не)\b)[^.!?]{{0,90}}?\b{_DID}",
    r"узнаваемост\w+|знани\w+ (?:марки|бренда|о бренде)|awareness|о себе (?:напомнить|заявить|рассказать)|напомн(?:ить|ите|им)(?: \w+){0,4}(?: о| про|,? что| себе|$)?|напоминать (?:про|о|людям)",
    rf"рассказать (?:\w+ )?(?:про|о|об|людям|всем|жителям|район\w+)|{_WANT}(?: [\w«»,]+){{0,8}} рассказать\b|донести|объяснить (?:\w+ )?{_PEOPLE}|достуч\w+ до|дотянуться до|\bокликнуть|предупредить (?:их|людей|клиент\w+|держател\w+|жител\w+)",
    r"(?:люди|район|город|народ|мамы|молодежь|все) (?:\w+ )?(?:должн\w+|обязан\w*) (?:\w+ )?(?:знать|узнать|видеть|прийти)|охватить|охват\w* (?:\w+ )?(?:(?:мам|жен|муж|родител|аудитор|город|област|вузов|молод)\w*|на\b|в\b)|reach (?:на|women|men|mothers|families|people|drivers|owners|parents|residents|in)\w*",
    r"показа(?:ть|ться|жет|жите|л) (?:\w+ )?(?:нас|себя|людям|ролик|товар|творожк|новинк|рязан|мам|жител|цех)\w*|кто покажет нас|в головы? (?:вложить|донести)|пригласить (?:\w+ )?(?:на|в|выпускник|гост|жител|люд)\w*|больше веса на рынке|(?:про)?информир\w+ (?:\w+ )?(?:абонент|клиент|населени|жител|покупател|пациент|пассажир|гражд|о\b|об\b)\w*|медийн\w+ поддержк\w+|(?:рекламн\w+|медиа|имиджев\w+) поддержк\w+|поддержк\w+ (?:бренда|марки|продукт)\w*|имидж\w* (?:бренда|компании|\+)",
    r"(?:want|like|need|help|get|wants|for|so that)(?: \w+){0,2} (?:people|customers|women|men|mothers|drivers|owners|workshops|residents|tourists|locals|everyone|the (?:city|district|quarter|town))\b[^.!?]{0,60}?(?:to )?(?:see|know|hear|remember|come|buy|find|feel|notice|visit|book|install|taste|try|return)",
    r"(?:has|have|needs?) to know|(?:people|customers|residents) (?:hear|know|learn|remember) about|more people (?:\w+ ){0,3}(?:hear|know)|(?:spread|get) the word|raise (?:\w+ )?awareness|remind (?:\w+ )?(?:people|customers|them|women)|brand (?:awareness|love|film)|personal brand|employer brand|show up for|be seen|in front of",
)
_LEADS = any_of(
    rf"{_WANT}\b(?: {_WORD}){{0,5}}[ :—–-]+{_RESULTS}\b(?! (?:принима|до \d|на участие|подать|подават))",
    r"(?:лид(?:ы|ов|ам)|заявк[иа]|заявок|анкет\w*|регистраци\w+|звонк\w+|запис\w+) (?:на|от|с|из|в|абитуриент\w*|людей|клиент\w*|по) (?!участи|тендер|отбор|конкурс|до|почт|адрес|сайта падают|вашей|электрон|\d)[\w«]+",
    r"привлечени\w+ (?:\w+ ){0,2}(?:заявок|лидов|клиент\w*)|получени\w+ заявок|собрать заявки|нагн\w+ лидов|leads (?:мне|нам)|(?:чтоб\w* |нужн\w+ )?(?:наше )?приложени\w+ (?:\w+ ){0,2}ставил\w*|установк\w+ приложени\w*|установок\b|приложух\w+ раскач\w*",
    r"подписчик\w* в|\bлиды\b(?=[.,!;+]|$)|kpi (?:\w+ ){0,3}по (?:leads|лид\w+)|на \w+ записывались|\d[\d ]* (?:заявок|лидов|регистраций|установок|анкет)\b",
    r"(?:app )?installs?\b|\d[\d ,]* (?:registrations|leads|sign-?ups|applications|installs)|applications for|(?:generate|get|drive|bring|collect)\w* (?:\w+ ){0,3}(?:leads|applications|sign-?ups|registrations|calls|bookings|installs)|leads? (?:for|from)",
)
_VISITS = any_of(
    rf"{_PEOPLE} бы (?:нам|на|в|к|побольше|еще)\b|(?:нам|мне) бы (?:[\w-]+ ){{0,2}}{_PEOPLE}|(?:заполнить|забить|догрузить|наполнить|набить) (?:[\w-]+ ){{0,2}}(?!форм|анкет|бриф|таблиц|заявк)[\w-]{{4,}}",
    rf"(?:приве(?:л|ли|дет|сти|дите)|подгон\w+|подкин\w+|найд\w+|найти|дайте|добыть|добудьте) (?:[\w-]+ ){{0,3}}{_PEOPLE}|(?:нам|мне|кто бы) (?:\w+ ){{0,2}}{_PEOPLE} (?:\w+ )?(?:прив\w+|подог\w+|наш\w+|подкин\w+)|жив\w+ (?:посетител|покупател|клиент|люд)\w*|want (?:\w+ ){{0,2}}{_PEOPLE} (?:in|back|here|to)\b",
    rf"{_WANT}(?: {_WORD}){{0,5}} {_PEOPLE}\b",
    rf"\b{_PEOPLE} (?:\w+ ){{0,3}}(?:надо|нужны|нужен|нагнать|загнать|привести|приведете|вернуть|пригнать|подогнать|позвать|привлечь|заманить)\b",
    rf"(?:привлечь|привлекать|привлечени\w+|заманить|зазвать|завлечь|загнать|нагнать|пригнать|подогнать|гоните|приве(?:сти|дите|дете)|позвать|собрать|набрать|добрать|подтянуть|увести|переманить|нанять) (?:[\w-]+ ){{0,4}}{_PEOPLE}",
    r"(?:привлечени\w+|привлечь|привлекать|заманить|зазвать|нагнать|пригнать|приве(?:сти|дите|дете)) (?:\w+ ){0,3}(?:в|на|к|во) (?:\w+ )?(?:магазин|салон|клуб|зал|клиник|отделени|дом|дни|сайт|карточк|приложени)\w*",
    rf"трафик\w* (?:\w+ )?(?:в|на|во|из|к|до) |трафик\w*(?= \+|,| и )|(?:заполнить|забить|догрузить|наполнить|поднять загрузку|загрузить) (?:\w+ ){{0,2}}{_SPACES}|{_SPACES} (?:бы )?(?:забить|заполнить|догрузить)|поднять (?:\w+ )?(?:загрузку|посещаемость|трафик|заявки|продажи|заказы|визиты|конверсию|чек|набор)",
    r"(?:визит\w*|посещени\w+) (?:в|на) \w+|ноги в (?:салон|магазин)\w*|(?:на )?тест-драйв\w*|наб(?:рать|ор) (?:\w+ ){0,2}(?:на|в|групп\w+|студент\w*|абитуриент\w*|слушател\w*)|зимний набор|весенний набор|осенний набор|приемн\w+ кампани\w+|admission campaign|турпоток",
    r"(?:drive|bring|increase|grow|boost|more|get)\w* (?:\w+ ){0,3}(?:traffic|footfall|visits|visitors|walk-?ins|people|customers|guests|patients|buyers|shoppers)|traffic (?:to|into|in)|(?:fill|draw|attract|hire|recruit)\w*\b (?:\w+ ){0,4}(?:rooms|seats|group|places|tables|beds|outlets|shops|stores|cars|hall|house|customers|people|guests|visitors|welders|drivers|staff|patients|tenants|buyers)|wants? (?:\w+ )?(?:first-visit )?patients",
)
_RETURN = any_of(
    rf"(?:вернуть|верните|вернули|возврат\w*|возвращ\w+|надо возвращать)(?! (?:деньг|товар|залог|средств|оплат|ндс|платеж|через|и\b|если|к\b|на рынок))(?: [\w-]+){{0,4}} (?:{_PEOPLE}|тех|кто|баз\w+|их|ушедш\w+|старых|неактивн\w+|долю|в магазин\w*|абандон\w*|корзин\w*)",
    r"(?:надо|нужно|хотим|хочется|чтоб\w*) (?:\w+ ){0,3}(?:вернуть|возвращать|обратно|вернул\w*)|ушедших (?:\w+ )?вернуть|(?:людей|народ|клиентов|их|старых|покупателей) (?:\w+ ){0,4}(?:вернуть|обратно)|верните (?:мне |нам |их )|половину верните|возврат (?:\w+ )?(?:клиент|покупател|пользовател|стар|баз|покупок)\w*",
    r"разбуд\w+|(?:надо |нужно )будить|реактив\w+|оживить|реанимир\w+|удерж\w+ (?:клиент|абонент|\w+)|придержать|растворились, их",
    r"win[- ]?(?:back|them back|\w+ back)|re-?activat\w+|wake up|bring (?:them|people|customers|guests|\w+) back|retain\b|retention|re-?engag\w+|lapsed|never came back|retarget\w+ (?:and|for)",
)
_SELL = any_of(
    rf"(?:нужно|надо|нужны|хотим|хочется|помогите) (?:\w+ ){{0,3}}(?:продать|сбыть|реализовать|сдать|заселить|раскупили)\b|{_THINGS_SOLD} (?:\w+ )?(?:продать|сбыть|распродать|сдать)|(?:нужны|ищем) арендатор\w+",
    rf"(?:продать|распродать|реализовать|сбыть) (?:\w+ ){{0,3}}{_THINGS_SOLD}|(?:кресла|билеты|места|квартиры|дома|остатки) (?:продать|распродать)|\bдом продаю|продаю дом",
    r"распрода\w+|продаж\w+ (?:годовых|карт|билет|абонемент|в магазин|квартир|дом|кресел|мест|нов|творог|\w+ карт)\w*",
    r"sell (?:out|off|our|the|tickets|seats|rooms|remaining|more|all) ?(?:\w+)?|move (?:the )?(?:unsold|stock)|buy this",
)
_LAUNCH = any_of(
    r"(?:надо |нужно |хотим |планируем )?(?:вывести|выводим|вывод[аиу]?) (?!из|как|денег|средств|об|по)(?:[\w«»-]+ ){0,4}(?:на|в) \w+|вывод[аеу]? (?:[\w«-]+ ){1,3}на",
    r"запуск\w* (?!рекл|камп|размещ|флайт|рк\b|тоже|отлож|перен|стоял|скоро|через|в\b|с\b|на\b|по\b|пока|был|буд|план|сдвин|ровно|возмож|и\b|не\b)[\w«]{4,}|запускаем (?!рекл|камп|размещ|через|в\b|с\b|и\b|только|не\b|\d|первого|\w+ого\b)[\w«]{4,}",
    r"(?:про |к |под |на )?открыти(?:е|я|ю|и) (?:\w+ ){0,3}(?:магазин|салон|клуб|точк|аптек|филиал|центр|ресторан|колледж|отделени|корпус|шоурум|цех|рейс|кафе|в )\w*",
    r"launch(?:es|ing)? (?:of |our |the |a |new |in |for )?\w+|roll(?:ing)? out (?:\w+ )+|introduc\w+ (?:our|a|the) new|shelf launch|drops? on the|(?:opening|open) (?:of )?(?:\w+ )?(?:new )?(?:store|shop|outlet|clinic|centre|center|showroom|branch)s?",
)
_LISTED = any_of(
    r"(?:^|[\s\W])(?:задач\w*(?: \w+){0,3}|цел[ьи]|что нужно|надо|нужно|требуется|что|хотелк\w*|задание|от вас|хотим|ищем)\s*[:—–|]\s*(?P<task>[^.!?\n]{6,})",
    r"(?:^|[\s\W])(?:task|goal|need|ask|objective|want|wish list|aim)s?\s*[:|—–]\s*(?P<task2>[^.!?\n]{6,})|(?:задач\w*|цели) (?:\w+ )?(?:простая|такие|такая|понятная|понятна|три|две|несколько|целый воз|значит)[^.!?\n]{4,}",
)
_BY_KIND: tuple[tuple[TaskKind, AnyOf], ...] = (
    (TaskKind.PROMOTE, _PROMOTE),
    (TaskKind.RETURN, _RETURN),
    (TaskKind.LEADS, _LEADS),
    (TaskKind.VISITS, _VISITS),
    (TaskKind.SELL, _SELL),
    (TaskKind.AWARENESS, _AWARENESS),
    (TaskKind.LAUNCH, _LAUNCH),
    (TaskKind.LISTED, _LISTED),
)
_DENIED = re.compile(r"(?:\bне|\bни|\bбез|\bnot|\bno|n't)\s+(?:[\w-]+\s+)?$")
_CONDITIONAL = re.compile(r"\bесли\b|\bвозможно\b|\bможет быть\b|\bif\b|\bmaybe\b|\bperhaps\b")


def read_tasks(sentences: tuple[Sentence, ...]) -> tuple[Signal[TaskKind], ...]:
    """Return every task that the client's side states, in order; one sentence may state several."""
    found: list[Signal[TaskKind]] = []
    for sentence in select_testimony(sentences):
        if is_question(sentence) and not is_client_voice(sentence):
            continue
        for kind, pattern in _BY_KIND:
            found += [
                _make_signal(sentence, kind, match)
                for match in pattern.finditer(sentence.folded)
                if not _DENIED.search(words_before(sentence.folded, match.start(), 20))
            ]
    return tuple(found)


def _make_signal(sentence: Sentence, kind: TaskKind, match: re.Match[str]) -> Signal[TaskKind]:
    certainty = Certainty.ASKED if is_question(sentence) else Certainty.STATED
    if certainty is Certainty.STATED and _CONDITIONAL.search(words_before(sentence.folded, match.start())):
        certainty = Certainty.CONDITIONAL
    return Signal(
        value=kind,
        sentence=sentence,
        start=match.start(),
        end=match.end(),
        polarity=Polarity.AFFIRMED,
        certainty=certainty,
    )
