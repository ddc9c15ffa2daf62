"""Problems and events: what fell, stands empty, was taken by a rival, or is about to open or launch."""

import re
from enum import StrEnum

from qualifier.reading.expressions import AnyOf, any_of
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Certainty, Signal
from qualifier.reading.testimony import (
    clause_around,
    is_client_voice,
    is_question,
    select_testimony,
    words_before,
)


class ProblemKind(StrEnum):
    """What is the matter with the business, or what is about to happen to it."""

    DECLINE = "decline"  # with a figure, a place, a rival or a time
    COMPARISON = "comparison"  # two figures of one measure, then and now or plan and fact
    IDLE = "idle"  # stands empty, unsold, unused
    RIVAL = "rival"
    EVENT = "event"  # opening, launch, new product, sale, festival, renaming
    VAGUE = "vague"  # something is wrong, with no specifics


_NUMBER = (
    r"(?:\d[\d  .,]*|пол(?:овин\w*|тор\w*|тыщи|ляма)?\b|треть\w*|четверт\w+|вдвое|втрое|один\w*|одн\w+|дв[аеу]\w*|тр[еи]\w*|четыр\w+|"
    r"пят\w+|шест\w+|сем[ьи]\w*|восьм\w+|восем\w+|девя\w+|десят\w+|сорок\w*|сто\b|ста\b|двест\w+|трист\w+|\w+сот\b|тысяч\w*|тыщ\w*|"
    r"процент\w*|half|third|quarter|twice|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
    r"hundred|thousand|percent)"
)
_WHEN = (
    r"(?:янв|фев|март|апр|ма[яей]\b|июн|июл|авг|сент|окт|нояб|дек|весн|осен|летом|зим|квартал|полугод|недел|с начала|год\w* назад|"
    r"прошл\w+|январ|jan|feb|march|april|may\b|june|july|aug|sept|oct|nov|dec|spring|summer|autumn|fall\b|winter|quarter|last|since|season)"
)
_FELL = (
    r"(?:упал\w*|пада(?:ет|ют|ло|ли)\b(?! (?:туда|на|в|к)\b)|просе(?:л\w*|да\w+)|сниз(?:ил\w*|ился)|снижа\w+|снижени\w+|сократил\w*|сокращ\w+|рухнул\w*|"
    r"обвал\w+|съехал\w*(?= с | до |[^.!?]{0,20}\d)|скатил\w*|сполз\w*|провал\w+|потерял\w*|теря(?:ем|ют|ет)|потер[ияь]\w*|недосчита\w+|отток\w*|отвалил\w*|"
    r"недобра\w+|не добра\w+|не дотяг\w+|недотяг\w+|уменьш\w+|ухудш\w+|ослаб\w*|пореде\w+|редеет|схлопнул\w*|(?:у|о)половинил\w*|сдулся|сдулись|сдулось|провис\w*|просадк\w*|осел\w*|растеря\w+|тает|тают|хиреет|пусте(?:ет|ют)|пустеют|стухл\w*|затих\w*|заглох\w*|замер(?:ли|ла|ло)\b|хуже|ниже|меньше|реже|минус(?:ом|уем)?|"
    r"fell|fallen|drop(?:p?ed|s)?\b|decline[ds]?\b(?= (?:by|from|of|in|since|last|\d))|slump\w*|shrank|shrunk|plung\w+|collaps\w+|lost|losing|churn\w*|down\b|off by|minus|fewer|lower|weaker|sank|slip(?:ped|s)?\b|slid|sliding|dwindl\w+|dried up|thinn\w+|dip(?:ped|s)?\b|halved|tumbl\w+|tanked|erod\w+|evaporat\w+|melt\w+|drift\w+|shrink\w*|short of)"
)
_LEFT = (
    r"(?:уш(?:ли|ел|ла)\b(?! на\b)|уход(?:ят|ит)\b(?!,)|разбега\w+|бегут|сбежал\w*|убегают|перебежал\w*|расторг\w+|отписал\w+|переста(?:ли|л) (?:\w+ ){0,2}(?:покуп|ход|заказ|брать|звон|приход|откр|узнав|замеч)\w*|"
    r"не (?:вернул\w+|возвраща\w+|покупа\w+|ход(?:ят|ит)|заход(?:ят|ит)|заказыва\w+|приход(?:ят|ит)|еду?т|звон(?:ят|ит))|"
    r"закрыто|(?:о |про )?нас забыл\w*|забыл[аи]? (?:о |про )?нас|растворил\w+|молчит|гибнут|left for|left us|stopped (?:ordering|buying|coming|calling)|(?:no|not) longer (?:buy|come|order)|never came back|walked away)"
)
_MONEY_TALK = re.compile(
    r"бюджет|смет|частот|акци[яи]|деньг|денег|бабк|\bлям|ставк|скидк|комисси|тариф за|аванс|сумм[аыу]\b|стоимост|цена|цены|\bcpm\b|\bcpl\b|\bcpa\b|budget|price|discount|fee\b|rate card"
)
_OTHER_FALL = re.compile(
    r"связь|обрыв связи|сервер|звонок|трубк|файл|запись (?:оборв|конч)|февраля|интернет упал|line (?:dropped|is)|call dropped|палец|нет ответа"
)
_DECLINE = any_of(
    rf"\b{_FELL}\b",
    r"(?:^|\s)[-–—−]\d+(?:[.,]\d+)? ?%|\d ?% (?:меньше|ниже|отсев\w*|отток\w*)",
)
_LEAVING = any_of(
    rf"\b{_LEFT}",
)
_COMPARISON = any_of(
    rf"{_NUMBER}[^.!?]{{0,30}}, а (?!не\b)\w+ (?:\w+ )?(?:всего |лишь |только )?{_NUMBER}",
    rf"план\w*[^.!?]{{0,30}}{_NUMBER}[^.!?]{{0,24}}(?:факт|едет|вышло|сделали|получилось|по факту|реально|набра|прода|собра|имеем|пришло|дошло|всего)\w*[^.!?]{{0,16}}{_NUMBER}|(?:вместо|против) {_NUMBER}[^.!?]{{0,30}}{_NUMBER}",
    rf"(?:planned|plan of|target(?:ed)?|expected|hoped for) {_NUMBER}[^.!?]{{0,30}}(?:got|reached|sold|have|came|only){_NUMBER}?|{_NUMBER} of (?:our |the )?{_NUMBER}[^.!?]{{0,30}}(?:idle|empty|unsold|unused|vacant)",
    rf"{_NUMBER}(?:[\w.,% ]{{0,24}}) (?:против|вместо) (?:[\w]+ ){{0,2}}{_NUMBER}|был[оаи]?\b[^.!?]{{0,60}}{_NUMBER}[^.!?]{{0,60}}(?:стал[оаи]?|теперь|сейчас)[^.!?]{{0,40}}{_NUMBER}",
    rf"{_NUMBER}[^.!?]{{0,50}},? ?(?:а|но)? ?(?:(?:год|месяц|квартал|сезон|лет[оа]) назад|(?:годом|месяцем|сезоном) раньше)[^.!?]{{0,20}}{_NUMBER}|(?:год|два года|месяц) назад[^.!?]{{0,30}}{_NUMBER}",
    rf"{_NUMBER}[^.!?]{{0,40}}(?:по плану|при (?:плане|норме|цели)|а планировали|план был|(?<!готовлю )\bплан[ ,:—–-]*(?=\d)|а держим|а платили|в прошлом году)[^.!?]{{0,50}}{_NUMBER}",
    r"(?:упал|просел|сниз|съехал|сократ|рух|скат)\w*[^.!?]{0,50}? с \d[^.!?]{0,30} до \d|\bс \d[\d  ,.]*(?: ?\w+)? до \d[\d  ,.]*(?: ?(?:%|процент|п\. п|\w+ в (?:день|недел|месяц)))",
    rf"from {_NUMBER}[^.!?]{{0,20}} to {_NUMBER}|{_NUMBER}[^.!?]{{0,30}}(?:against|instead of|versus|vs\.?) (?:\w+ ){{0,3}}{_NUMBER}|(?:was|were) \d[^.!?]{{0,30}}now \d|only (?:reached )?\d+ ?%|\d[^.!?]{{0,20}} a year ago",
    rf"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w* (?!20\d\d)\d[\d ]+, \w+ \d[\d ]+|знани\w+[^.!?]{{0,24}}{_NUMBER}[^.!?]{{0,40}}(?:у сосед|у конкурент|у лидер|у них|против)",
    rf"(?:продан[оаы]?|записал\w+|заполнен\w*|заполняемост\w+|загрузк\w+|занят\w*) (?:всего |лишь |только )?{_NUMBER} ?(?:%|процент|мест|человек|номер)|(?:всего|лишь|только) {_NUMBER} (?:звонк|заявк|показ|покупател|клиент|заказ|продаж)\w*|{_NUMBER} (?:звонк|заявк|показ|покупател|клиент|заказ|продаж)\w* всего",
    r"кажд\w+ (?:втор|трет|четверт|пят|шест|седьм|десят)\w+(?: \w+)? (?:назад|не |уход|теря|возвр|пуст)\w*",
)
_IDLE = any_of(
    r"пыл[ия]тся|залежа\w+|завалял\w*|черстве\w+|протуха\w+|списыва\w+|лежит (?:без|на складе|мертв|и не)|скучают|проезжают мимо|проходят мимо|не раскупл\w+|не занят[аоы]?\b|свободн\w+ (?:мест|номер|площад|метр|кресл|окн|квартир)\w*|в (?:нем|ней|них|зале) пусто",
    r"gather\w* dust|sit(?:s|ting)? (?:idle|empty)|vacant|unoccupied|(?:walk|drive|go) (?:straight )?past|spare capacity|unused",
    r"пусту(?:ет|ют)|пустовал\w*|(?:зал\w*|будни|номера|мест\w*|полк\w+|самолет\w*|салон\w*|магазин\w*|домик\w*|площад\w+|метры)[^.!?,]{0,20} пуст\w+|пуст\w+ (?:зал|мест|полк|номер|рейс|будни|кресл|метр|салон|магазин)\w*",
    r"простаива\w+|склад\w* (?:\w+ )?ломит\w+|лежит (?:\w+ )?(?:\d|тысяч|сотн|парти)|(?:seats|rooms|tables|cars|beds)[^.!?]{0,24} empty|(?:стоят|стоит)\b(?: \w+){0,2} (?:мертв|пуст|без дела|колом|неделями|месяцами|как|тихо)\w*|магаз\w*[^.!?]{0,20} (?:как музей|стоят)",
    r"(?:висит|висят) (?:\w+ )?(?:\d|пол|восемь|девять|на \d|\w+ месяц)|склад\w* (?:\w+ )?(?:забит|полон|завален)|забит склад|затовар\w+|непродан\w+|не продан[оаы]\b|остал(?:ось|ись) (?:\w+ )?\d",
    r"никто (?:\w+ )?не (?:берет|берут|покупает|приходит|заходит|открывает|заказывает)|письма никто не|мимо (?:дверей|нас) (?:ходят|идут|едут)|бонусы сгорают|сгорают у|(?:вылета\w+|захлебыва\w+|глючит|зависает)\b|\d+ процентов воздуха|катаем пустое|(?:рас)?продать (?:\w+ )?\d+",
    r"unsold|stand(?:s|ing)? (?:still|idle|empty)|half[- ]empty|empty (?:rooms|seats|hall|tables|cars|nights)|echoing|nobody (?:buys|comes)|like a library|not beeped",
)
_UNKNOWN = any_of(
    r"никто (?:про (?:нас|него|нее|это) )?(?:\w+ )?не (?:знает|слышал|в курсе|видит|спрашивает)|нас никто не|не (?:знает|знают|узнают|узнает)(?: о| про)? (?:нас|иконку|бренд)|мама[^.!?]{0,30} не узнает",
    r"(?:народ|люди|покупатели)[^.!?]{0,30} (?:нас )?(?:\w+ )?не (?:вид[ия]т|узна[ею]\w*|знает|знают)|не догадыва\w+",
    r"nobody (?:has |have )?(?:heard|knows?)|no one (?:knows|heard)|forgotten (?:about )?us|as loud as",
)
_RIVAL = any_of(
    r"(?:обогна|обгоня|перехват|подреза|оттягива|оттяну|отъеда|отъел|отгрыз|выдавлива|выдавил|тесн[ия]т|душ[ия]т|сманива|сманил|уводит|увели|отби(?:л|ва))\w*[^.!?]{0,50}(?:«|конкурент|сосед|сет[иь]|федерал|клиент|покупател|нас\b|наших)|(?:сосед\w*|«[^»]{2,30}») (?:\w+ ){0,2}(?:обогна|обгоня|перехват|подреза|оттяг|отъеда|отъел|выдавлив|теснит|душит|сманив|уводит|увел|забира|забрал|демпинг|открыл|раздает|снизил)\w*",
    r"undercut\w*|poach\w*|stole\b|steal\w*|eating (?:into )?our|moved in (?:next|across)|across the (?:street|road)|next door (?:opened|came)|(?:new|big) (?:chain|player) (?:came|opened|entered|moved)",
    r"конкурент\w*(?! (?:не назыв|указать|из федерал))[^.!?]{0,60}?(?:откры|встал|сел|сидит|зашел|появ|демпинг|забир|забра|увел|увод|переман|раздает|стоит|подъел|сниз|запуст)|(?:уш\w+|уход\w+|бегут|разбега\w+)[^.!?]{0,24} к конкурент\w*|(?:на фоне|из-за) (?:\w+ ){0,3}конкурент\w*",
    r"(?:напротив|через дорогу|под боком|по соседству|в соседн\w+ \w+)[^.!?]{0,50}?(?:откр|встал|сел|сидит|появ|постав|вывеск)|(?:откр|встал|сел|появ|постав)\w*[^.!?]{0,40}(?:напротив|через дорогу|под боком)",
    r"после того,? как [^.!?]{2,40} (?:зашл|зашел|откр|появ|запуст)\w*|заш(?:ел|ла|ли) (?:\w+ )?(?:федерал|сеть|«|с )|федерал\w* (?:заш|приш|откр)\w*|к федерал\w+|демпинг\w*|(?:забрал|забирает|увел|уводит|переманил|подъел|вытеснил|подвинул)\w* «|все забрал «|\bк «[^»]{3,30}»(?! на)|выход\w* (?:сервиса|сети|бренда) «|после (?:появления|захода|открытия|выхода)[^.!?]{0,30}«|в пользу «",
    r"(?:competitor|rival)\w*[^.!?]{0,60}(?:open|came|gave|took|launch|cut|steal|enter)|opened \d+ ?m|(?:after|since) [\w ]{2,30} (?:came in|opened|launched|entered|put)|private label|vs [A-Z]\w+|lost to",
)
_PLACE_WORD = (
    r"(?:магазин\w*|магаз\w*|салон\w*|клуб\w*|точк\w+|точек|аптек\w*|филиал\w*|офис\w*|центр\w*|ресторан\w*|кофейн\w*|колледж\w*|отделени\w*|"
    r"корпус\w*|шоурум\w*|цех\w*|рейс\w*|маршрут\w*|кафе|зал\w*|бутик\w*|тц|трц|пвз|склад\w*|ветк\w*|клиник\w*|гостиниц\w*|отел\w+|"
    r"кампус\w*|школ\w*|площадк\w+|представительств\w*|кинотеатр\w*|парк\w*|завод\w*|производств\w*|очеред\w+|комплекс\w*|жк|квартал\w*|"
    r"ателье|студи\w+|пекарн\w*|бар\w*|пункт\w*|стор\w*|сезон\w*|продаж\w*|"
    r"store|shop|outlet|clinic|centre|center|branch|showroom|club|restaurant|cafe|wing|school|campus|office|route|hotel|warehouse|pharmac|gym)"
)
_NOT_NEW = (
    r"(?:год|году|года|дат\w*|клиент\w*|покупател\w*|пользовател\w*|срок\w*|письм\w*|заявк\w*|адрес\w*|абонент\w*|посетител\w*|пациент\w*|"
    r"верси\w*|числ\w*|сумм\w*|подрядчик\w*|агентств\w*|менеджер\w*|бриф\w*|инструкци\w*|правил\w*|бюджет\w*|лимит\w*|пассажир\w*|гост\w+|люд\w+|"
    r"раз\b|расписани\w*|стил\w*|хозя\w+|директор\w*|собственник\w*|строк\w*|задач\w*|слов\w*|лиц\w*|порци\w*|аудитори\w*|вкладчик\w*|"
    r"студент\w*|ученик\w*|жк\b|аккаунт\w*|анкет\w*|мам\w*|вкладов|договор\w*|год|упаковк\w*|сайт\w*|сотрудник\w*|телефон\w*|реклам\w*|кампани\w*|медиаплан\w*|тендер\w*|канал\w*|маркетолог\w*|команд\w*|коллег\w*|форм[аыу]\b|креатив\w*|ролик\w*|limits?|не\b|назнач\w*|ответ\w*|план\w*|цен\w+|вопрос\w*)"
)
_EVENT = any_of(
    r"(?:заход(?:ит|им|ят)|вход(?:ит|им)|встаем|выходим) (?:в|на) (?:\w+ )?(?:сет[иь]\w*|полк\w+|рынок|«|город\w*|пятерочк\w*|магнит\w*|лент\w+|перекрест\w+|ашан\w*|вкусвилл\w*|ozon|озон\w*|wb|вайлдберриз)",
    r"(?:достро|постро)(?:или|ен|ена|ено)\b|(?:начина(?:ем|ется|ются)|стартует|стартуют|старт) (?:\w+ )?(?:сезон|набор|поток|продаж|прием|показ|гастрол|трансляц)\w*|открыти\w+ сезона|пускаем первых|принимаем первых|перв(?:ый|ая|ого|ую) (?:магазин|филиал|рейс|клиник|салон|точк|поезд|показ|клуб)\w*|гастрол\w+|черн\w+ пятниц\w+|black friday|season (?:opens|starts)|first (?:store|shop|clinic|flight|branch)",
    rf"(?:открыва(?:ем|емся|ю|ется|ются|ют|ть)|откроем\w*|откроют\w*|открыти[еяюи]м?|открыли|строится)\b[^.!?]{{0,50}}?\b{_PLACE_WORD}|{_PLACE_WORD}[^.!?,]{{0,30}}? (?:открыва\w+|откроется|откроем|строится)|открыти[еяюи]м? (?:в |на )\w+|к открытию|(?:про|на) открыти[ея]\b",
    r"запуск\w* (?!рекл|камп|размещ|флайт|рк\b|тоже|отлож|перен|стоял|скоро|через|в\b|с\b|на\b|по\b|пока|был|буд|план|сдвин|ровно|возмож|и\b|не\b|[—–-])[\w«]{4,}|(?:запускаем|запустили|запускают|запустим) (?!рекл|камп|размещ|через|в\b|с\b|и\b|только|не\b|\d|первого|\w+ого\b)[\w«]{4,}|перезапускаем|launch (?!стоял|был|date|плани|перен|сдвин|отлож|скоро)[а-я]{4,}",
    r"(?:выводим|вывод[аеу]?|вывести|вывели) (?!из|как|денег|средств|об|по)(?:[\w«»-]+ ){0,5}(?:на (?:рынок|полк\w+)|в (?:продаж\w*|сет\w+|тул\w+|росси\w+|\w+))|выводим (?!из|как|ден|сред|об|по|на|в\b)[\w«]{4,}|стартуют? продаж\w*|ввод\w* (?:\w+ ){0,2}(?:очеред|корпус|дом|цех)\w*|(?:выходим|заходим|выход|заход) (?:на рынок|в (?:город|регион|новы|област))\w*|enter(?:ing)? the market|распродаем\b|в продажу выводим|старт продаж|ввод\w* (?:в эксплуатацию|в продажу)",
    rf"\bнов(?:ый|ая|ое|ые|ого|ой|ую|ым|ых|ому) (?!{_NOT_NEW})[\w«\"-]{{3,}}|новинк\w*|\(новый продукт\)",
    r"ребрендинг\w*|переименован\w*|(?:меня(?:ем|ется)|смен\w+) (?:назван\w+|имя|бренд\w*|вывеск\w+)|по[- ]другому (?:называ|будем)|переезжа\w+|переезд\w*",
    r"(?<!не )(?<!на )(?:выставк\w+|ярмарк\w+|распродаж\w+|фестивал\w+|концерт\w*|премьер\w*|марафон\w*|месячник\w*|юбиле\w+|открытых дверей|хакатон\w*|чемпионат\w*(?= начин)|сезон\b (?:начин|студенч|с \d|у нас с)\w*|сезон студ\w+)|при[её]м\w* документ\w+|приемн\w+ кампани\w+|ко дню|сгорают\b",
    r"(?:приедут|приедет|завезли|привез\w*|везут|поступ\w+) (?:\w+ ){0,3}(?:машин\w*|контейнер\w*|парти\w+|коллекци\w+|седан\w*)|(?:поток|курс|лига|шоу|набор|рейс) стартует",
    r"launch(?:es|ing|ed)? (?:of |our |the |a |new |in |for )+[a-z«]\w+|launch(?:ing|ed) (?!soon|in\b|on\b|the campaign)[a-z]\w+|roll(?:ing|s)? out|introduc\w+ (?:our|a|the) |debut|rebrand\w*|grand opening|(?:opens?|opening|opened) (?:\w+ ){0,4}(?:"
    + r"store|shop|outlet|clinic|centre|center|branch|showroom|club|restaurant|cafe|wing|school|campus|route|hotel|on \d|that day|in (?:may|june|july|august|september|\w+))\w*",
    r"\bnew (?!year|date|client|customer|patient|user|york|budget|contract|people|one|version|patients|sum)[\w«-]{3,}|\bsale (?:goes|starts|on|begins)|\d{1,2} \w+ sale\b|festival\b|(?:job|trade) fair|(?:our|their|the|after|before|for) exhibition|open day|capsule (?:drop|drops)|drops on|(?:route|wing|pavilion|season) (?:\w+ - \w+ )?opens|ribbons?|to be opened",
)
_OWN_CAMPAIGN = re.compile(
    r"(?:реклам|кампани|размещен|флайт|тендер|конкурс|отбор|конверт|campaign|flight|tender)\w*"
)
_PUT_BY = re.compile(r"\bпотом\b|в (?:прошл|20[01]\d)\w*|\bраньше\b|когда-то|\bused to\b|\blong ago\b")
_VAGUE = any_of(
    r"(?:все )?(?:плохо|слабо|тихо|затишье|печаль\w*|беда\b|боль\b)|проблем[аы] (?:в том|с|такая)|висит ужас|вообще не ид[её]т",
    r"откликов|(?:мало|не хватает|нехватка) (?:\w+ )?(?:клиент|заявок|звонк|покупател|гост|пациент|люд|отклик|брон)\w*|туго (?:идут|расход\w+)|ид[её]т (?:плохо|туго|вяло)|(?:sales|business|orders) (?:are|is) (?:slow|weak|quiet|bad)|struggl\w+",
)


def read_problems(sentences: tuple[Sentence, ...]) -> tuple[Signal[ProblemKind], ...]:
    """Return every problem and event that the client's side gives, the most telling of each sentence."""
    found: list[Signal[ProblemKind]] = []
    for sentence in select_testimony(sentences):
        if is_question(sentence) and not is_client_voice(sentence):
            continue
        if signal := _read_sentence(sentence):
            found.append(signal)
    return tuple(found)


def _read_sentence(sentence: Sentence) -> Signal[ProblemKind] | None:
    for kind, pattern in _BY_KIND:
        for match in pattern.finditer(sentence.folded):
            if _holds(kind, sentence, match):
                return _make_signal(kind, sentence, match)
    return None


_BY_KIND: tuple[tuple[ProblemKind, AnyOf], ...] = (
    (ProblemKind.COMPARISON, _COMPARISON),
    (ProblemKind.DECLINE, _DECLINE),
    (ProblemKind.DECLINE, _LEAVING),
    (ProblemKind.RIVAL, _RIVAL),
    (ProblemKind.EVENT, _EVENT),
    (ProblemKind.IDLE, _IDLE),
    (ProblemKind.VAGUE, _UNKNOWN),
    (ProblemKind.VAGUE, _IDLE),
    (ProblemKind.VAGUE, _DECLINE),
    (ProblemKind.VAGUE, _VAGUE),
)


def _holds(kind: ProblemKind, sentence: Sentence, match: re.Match[str]) -> bool:
    text = sentence.folded
    around = text[max(0, match.start() - 60) : match.end() + 60]
    first, last = clause_around(text, match.start(), match.end())
    before = words_before(text, match.start(), 16)
    if kind is ProblemKind.EVENT:
        return not (_NOT.search(before) or _PUT_BY.search(text[first:last]))
    if _MONEY_TALK.search(text[max(0, match.start() - 40) : match.end() + 25]) or _OTHER_FALL.search(
        text[first:last]
    ):
        return False
    if kind in {ProblemKind.DECLINE, ProblemKind.IDLE}:
        return not _NOT.search(before) and _has_specifics(sentence, around, match)
    if kind is ProblemKind.VAGUE:
        return not _NOT.search(before)
    return True


_NOT = re.compile(r"\bне (?:\w+ )?$|\bnot (?:\w+ )?$|\bбез $|\bни $|n't $|\bno $")
_FIGURE = re.compile(rf"{_NUMBER}")
_TIME = re.compile(_WHEN)
_NAMED = re.compile(r"«[^»]{2,40}»|\b(?:[Вв]о?|[Пп]о|in|at|to) [A-ZА-ЯЁ][\w-]{2,}")


def _has_specifics(sentence: Sentence, around: str, match: re.Match[str]) -> bool:
    if _FIGURE.search(around.replace(match.group(), " ", 1)) or re.search(r"\d", match.group()):
        return True
    return bool(_TIME.search(around) or _NAMED.search(sentence.text))


def _make_signal(kind: ProblemKind, sentence: Sentence, match: re.Match[str]) -> Signal[ProblemKind]:
    certainty = Certainty.ASKED if is_question(sentence) else Certainty.STATED
    return Signal(value=kind, sentence=sentence, start=match.start(), end=match.end(), certainty=certainty)
