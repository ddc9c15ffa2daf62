"""Words beside a number that tell whether it is money, of what currency and for what."""

import re

# What a number counts when it is no money; read right after it, one adjective may stand between.
_COUNTED = (
    r"человек|чел\b|сотрудник|работник|люд(?:ей|ям|и)\b|народ|рыл\b|душ\b|абонент|подписчик|клиент|покупател|"
    r"пользовател|юзер|заемщик|вкладчик|договор|заяв[оки]|звон(?:к|ок)|лид(?:ов|а|ы)?\b|показ|просмотр|охват|"
    r"визит|посещен|посетител|установ|скачиван|регистрац|аккаунт|карт(?:а|ы|очек|очк\w*)?\b|телефон|номер|"
    r"контакт|адрес|квартир|дом(?:а|ов|охоз\w*|ик\w*)?\b|коттедж|магаз|точ(?:ек|ки|ка|ке)\b|клуб|салон|аптек|"
    r"ресторан|кафе|кофе[ен]|филиал|отделен|офис|город|район|регион|област|стран\b|страны\b|машин|авто|"
    r"поезд|рейс|заказ|покуп|продаж|чек|товар|sku|позици|вещ|плать|тонн|кг\b|км\b|метр|м2|м²|кв\b|кв\.|га\b|"
    r"литр|градус|м\b|m\b|см\b|мм\b|мест|столик|койк|пациент|операц|студент|учени[кц]|дет(?:ей|ям)|ребят|"
    r"сем(?:ей|ьи)|жител|"
    r"горожан|миллионник|турист|гост|зрител|слушател|читател|водител|курьер|врач|учител|преподавател|"
    r"менеджер|инженер|дилер|партнер|поставщик|бригад|станци|вышек|вышк|экран|щит|поверхност|ролик|пост|"
    r"баннер|сообщен|смс\b|sms\b|смсок|пуш|письм|обращен|раз(?:а|ов)?\b|дн(?:я|ей|и)\b|день|сут(?:ки|ок)|"
    r"числ[аоу]?\b|недел|месяц|мес\b|год|лет\b|квартал|час|минут|секунд|сек\b|утра|вечера|ночи|балл|"
    r"процент|пункт|п\. ?п|"
    r"%|‰|px|мбит|мб\b|гб\b|квт|страниц|стр\b|этаж|рабоч|штук|шт\b|мам|бирк|аватар|участ|земл|копи[йия]|"
    r"сканирован|голос|отзыв|публикаци|бутыл|тираж|туш|гол(?:ов|овы)\b|яхт|борт|рейсов|скидк|спис|баз[аыу]\b|"
    r"(?:январ|феврал|март|апрел|ма[яйе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)|"
    r"people|persons?\b|staff|employe|users?\b|subscri|follower|customer|client|visit|orders?\b|calls?\b|"
    r"leads?\b|"
    r"impression|views?\b|installs?\b|stores?\b|shops?\b|outlets?\b|clinics?\b|branch|cit(?:y|ies)\b|"
    r"towns?\b|"
    r"cards?\b|phones?\b|numbers?\b|contacts?\b|household|hours?\b|days?\b|weeks?\b|months?\b|years?\b|"
    r"minutes?\b|"
    r"seconds?\b|sec\b|percent|per cent|km\b|kg\b|sq\b|sqm|units?\b|pieces?\b|pcs|cars?\b|trucks?\b|rooms?\b|"
    r"beds?\b|seats?\b|students?\b|pupils?\b|kids\b|children|teachers?\b|doctors?\b|patients?\b|dealers?\b|"
    r"couriers?\b|drivers?\b|flats?\b|apartments?\b|homes?\b|houses?\b|items?\b|products?\b|guests?\b|"
    r"tourists?\b|"
    r"members?\b|players?\b|accounts?\b|emails?\b|messages?\b|posts?\b|screens?\b|times?\b|points?\b|"
    r"heads?\b|"
    r"владел|ит-директор|аптекар|фанат|болельщик|roles?\b|locations?\b|chairs?\b|strong\b|plus (?:people|"
    r"staff)|ppl\b|"
    r"jan|feb|mar(?:ch)?\b|apr|may\b|jun|jul|aug|sep|oct|nov|dec"
)
COUNTED = re.compile(
    rf"\.? ?(?!(?:per|each|every|a|в|на|за|по) )(?:[а-я]{{3,20}}(?:ых|их|ой|ого|ые|ие)(?: |"
    rf"-))?(?:[a-z]{{3,12}} )?(?:{_COUNTED})"
)
# A number after these is no money, however large.
NOT_MONEY_BEFORE = re.compile(
    r"(?:охват\w*(?: \w+)?|трафик\w*|аудитори\w*|подписчик\w*|просмотр\w*|показ\w*|тираж\w*|штат\w*|"
    r"численност\w*|команда|"
    r"насел\w+|тел|телефон\w*|инн|огрн|кпп|бик|паспорт\w*|карт[аыу]|снилс|код\w*|индекс|номер\w*|договор\w*|"
    r"reach|audience|impressions?|followers|headcount|phone|tel|passport|card|code|population|"
    r"площад\w*|пробег\w*|строка|row|курс\w*|people|cities over|towns over|участ\w*|"
    r"города?х?(?: с населением)? от)"
    r"[ :.—–-]{1,3}(?:у нас |было |стало |около |примерно |под |до |в |~|about |over |of )?$"
    # «квартир одиннадцать тысяч»: the thing counted stands right before the number.
    r"|\b(?:человек|народ|люд[яе]|абонент|подписчик|клиент|покупател|пользовател|квартир|договор|заяв|звонк|"
    r"визит|магазин|"
    r"сотрудник|жител|домов|домохозяйств|аккаунт|телефонов|контакт|заказ|рабочих|душ|мест|машин|операц|тонн|"
    r"туристов|гостей|пациент|студент|подъезд|дач)\w* (?:у нас |было |около |примерно )?$"
    r"|(?<!у )\b(?:нас|их) (?:около |примерно |всего )?$"
)

CURRENCY_AFTER = re.compile(
    r"\.? ?(?:(?P<USD>\$|usd\b|у\. ?е\.?|уе\b|доллар|бакс|зелен(?:ых|ью)\b|dollars?\b|bucks?\b|us dollars?)|"
    r"(?P<EUR>€|eur(?:os?)?\b|евро\b)|(?P<CNY>¥|cny\b|rmb\b|юан|yuans?\b|renminbi)|"
    r"(?P<RUB>₽|р\b|руб|rub(?:les?|s)?\b|rur\b|r\b|roubles?\b|ру\b|деревянн|целковы))"
)
CURRENCY_BEFORE = re.compile(
    r"(?:(?P<USD>\$|\busd|\bus\$)|(?P<EUR>€|\beur)|(?P<CNY>¥|\bcny|\brmb)|"
    r"(?P<RUB>₽|\brub|\brur|\brubles?|\broubles?|рублей|руб\.?)) ?$"
)

_TAX = r"(?:ндс\w*|эндээс\w*|энд[эе]эс\w*|vat|налог\w*|tax(?:es)?)(?:,? ?\(?\d{1,2} ?(?:%|процент\w*)\)?)?"
NET = re.compile(
    rf"без (?:учета |уч\. ?)?{_TAX}|{_TAX} ?(?:сверху|отдельно|поверх|сверх|не включ|не вход|начисл|накин|"
    rf"докин|"
    rf"прибав|плюсом|не облага|нет\b|экстра|extra|excluded|on top|is extra|not included|separately)|"
    rf"(?:сверху|плюс|\+|не включая|не считая|отдельно|помимо) ?{_TAX}|{_TAX} (?:у нас |мы |идет |пойдет |"
    rf"будет |"
    r"считайте |считаем |кладите |клад\w+ )?(?:сверху|отдельно|поверх)|чистыми|нетто|"
    rf"\bnet(?: of {_TAX})?\b|(?:ex|excl|excl\.|excluding|exclusive of|without|before|plus|w/o|no|less|"
    rf"minus|not "
    rf"including|on top of) ?(?:the )?{_TAX}|{_TAX}-? ?(?:exclusive|free)|упрощенк|усн\b"
)
GROSS = re.compile(
    rf"(?:^|[^а-я])(?:с|вместе с|со|включая|вкл\.?|в т\. ?ч\.?|в том числе|учитывая|с учетом|"
    rf"считая с?) ?{_TAX}|"
    rf"{_TAX} (?:внутри|включен\w*|в том числе|уже (?:внутри|включен|там|сидит)|учтен\w*|сидит внутри|"
    rf"in it|inside|within|included)|"
    rf"\bgross\b|(?:with|incl|incl\.|including|inclusive of|with the) ?{_TAX}|{_TAX}-? ?(?:inclusive|in\b)|"
    rf"грязными|брутто"
)
# What the next sentence may add to a sum: «3 600 000 руб., в т. ч. НДС», «(это не к вам)».
# «2 млн, из них 500 тысяч на смс»: a part of the sum before.
PART = re.compile(r"(?:из них|из которых|в том числе|of which|of that|including|включая)(?: \w+)? ?$")
CONTINUES = re.compile(
    rf"\W*(?:{NET.pattern}|{GROSS.pattern}|{_TAX}\b|(?:это )?не (?:к )?вам|not for you|в месяц)"
)
MONTHLY = re.compile(
    r"в месяц|/ ?мес|ежемесячн|в мес\b|помесячн|каждый месяц|per month|(?<!in )(?<!within )a month|monthly|"
    r"/ ?month|/ ?mo\b|\bpcm\b|"
    r"each month|every (?:single )?month|месячн"
)
YEARLY = re.compile(
    r"в год\b|на год\b|годов|за год|на весь (?:\d{4}|год)|per year|a year|annual|yearly|per annum"
)
QUARTERLY = re.compile(r"в квартал|на квартал|квартальн|per quarter|a quarter\b|quarterly")

# What a sum is for; the keyword nearest to the number decides. Group names are values of money.Role.
ROLE = re.compile(
    r"(?<!\w)(?:(?P<not_for_us>не к вам|не вам\b|не для вас|не через вас|не ваш\w* часть|мимо вас|"
    r"своими силами|"
    r"not for you|not yours|not your part|in-house part)"
    r"|(?P<budget>бюджет|(?:цен[аы]|стоимост\w+) (?:контракта|договора|лота|закупки)|"
    r"contract (?:value|price)|budget|смет|выдел|отлож(?:ен|ил|ит|ено)|залож|закладыва|предусмотр|"
    r"ассигнован|закрепл|"
    r"отвед|отвели|"
    r"allocat|set aside|put aside|earmark|ring-?fenc|лимит|потолок|ceiling|"
    r"(?:готов\w*|можем|могу|хотим|хочу|планиру\w+|собира\w+|будем|смож\w+|рассчитыв\w+|"
    r"ready|willing|can|could|want|plan|going|able|will|prepared|happy) (?:\S+ ){0,2}"
    r"(?:потратить|тратить|вложить|дать|отдать|spend|invest|put|give|pay|заплатить|платить)|"
    r"(?:начальн\w* |максимальн\w* )+цен\w*|нмцк?\b|предельн\w* цен|на рекламу (?:есть|дам|дает|готов)|"
    r"на продвижение есть|под (?:это|рекламу|кампанию)|на вас\b|вам (?:из них|остается|достанется|"
    r"пойдет)|ваш\w* (?:часть|доля)|your (?:part|share)|на (?:все про все|всю кампанию|кампанию|"
    r"(?:само |"
    r"саму )?размещени\w+)|"
    r"разместить на|(?:по всем|на все|all|every|across) (?:\w+ )?(?:канал|channel)\w*|\bpot\b|for (?:this|"
    r"the) campaign|for advertising|for the ads|for media)"
    r"|(?P<revenue>выручк|оборот(?!н)|прибыл|revenue|turnover|profit|портфел|(?:товара|товаров|"
    r"продукции|заказов) на(?= $)|активы\b|капитал|"
    r"инвестиц|инвестор|докапитал|привлек\w+ (?:раунд|инвест|\d)|раунд|funding|raised|уставн\w+|товарооборот|"
    r"преми[яию]\b|сборы\b|продали на|продаж\w* на|продаем на|sales of|приток\w*)"
    r"|(?P<price>чек(?:а|е|ом)?\b|средн\w+ (?:договор|сделк|заказ|контракт|счет|покупк|поставк)|"
    r"average (?:deal|order|contract|ticket|sale)|цен[аеуы]\b|ценой|ценник|прайс|стоит\b|стоят\b|стоил|"
    r"стоимост\w* (?:дом|"
    r"квартир|"
    r"машин|авто|урок|занят|тур|билет)|тариф|абонемент|билет|квартиры? от|дома? от|авто от|ставк|"
    r"\bcpl|\bcpa\b|\bcpm|\bcpc|\bcpi|сипиэл|за (?:один |одну |каждый |каждого )?(?:лид|заявк|клик|визит|"
    r"штук|единиц|"
    r"показ|установк|человек|внедрен|голов|тонн|метр|подписк|звонок|пакет)|average|per (?:lead|click|unit|"
    r"visit|order|"
    r"install|person|night|piece|head|thousand)|apiece|\bprice[ds]?\b|costs?\b|бонус|скидк|кэшб|депозит|"
    r"(?:квартир|дом|коттедж|машин|автомобил|тур|путев|абонемент|номер|курс|обучени|кольц|шуб|кухн|"
    r"диван|окн|участ)\w* (?:\w+ ){0,3}от(?= $)|купи(?:те)?\b|при (?:покупке|заказе)|акци[яи]:|"
    r"ипотек|приз\w*|"
    r"подар|аренд[ауые]?\b|арендн|\brent\b|залог|deposit|пакет\w*(?= [^.;!?]{0,70}за $)|"
    r"предлага(?:ем|ю)\b(?! ?$)(?! (?:вам )?(?:бюджет|сумм))|прода(?:ем|ю)\b(?! на)|we (?:offer|"
    r"sell)\b|our (?:package|rate)s?\b|поднятие|паспорт|карта\b|вклад\w* от|reward|"
    r"per seat|per licen[cs]e|ticket|subscription)"
    r"|(?P<salary>зарплат|з/п|\bзп\b|оклад|ставка в час|salar(?:y|ies)|payroll|wages?\b|на руки|"
    r"гонорар|стипенди|stipend)"
    r"|(?P<loss>штраф|долг|украл\w*|похит\w*|похищ\w*|сгорел\w*|недосчит\w*|потерял\w*|недополуч\w*|"
    r"недобрал\w*|упущен\w*|stole\w*|утек\w+|оттек\w+|отток\w*|утечк\w+|вкладов\b|депозитов|задолж|"
    r"кредит\w* (?:на|в)|займ|\bfine[ds]?\b|debts?\b|loan|ущерб|убыт|потеря\w*|"
    r"losses|"
    r"\bиск\b|lawsuit|недостач|lost\b)"
    r"|(?P<other_deal>(?<!на )сайт(?!ах|ов|у)|лендинг|landing|website|web ?site|разработк|внедрен|\bcrm\b|"
    r"ремонт|"
    r"оборудован|помещени|здани[еяю]|переезд|стройк|станк|(?<!на )склад(?:а|у)?\b|котельн|мебел|"
    r"логотип|брендбук|упаковк|мероприят|корпоратив|тимбилдинг|обучени|тренинг|"
    r"съемк|продакшн|production|комисси|agency fee|агентск|редизайн|приложени\w* (?:сделать|разработать)|"
    r"вендор|vendor|у вас купить|купите у нас|вы нам|you pay us|платите нам)"
    r"|(?P<spending>(?<!готовы )(?<!можем )(?<!хотим )(?<!планируем )(?:тратим|тратили|потратил|тратит\b|"
    r"тратят|трачу|"
    r"тратил|потрачен|сливаем|слили|сливал|ушло|уходит|уходило|израсход|расходу|откручива|крут(?:им|или) на|"
    r"вкладыва|вкладыва|вложили|"
    r"спустили|прожгли|сожгли|съел|обошл|заплатили|платили|платим|отдали|отдаем|отдавал\w*|платил[аи]?\b|"
    r"\bspent\b|we (?:already |now |currently |still )?spend|spends|spending|already run|we run\b|"
    r"burn(?:ed|t|s)?\b|paid\b|we pay\b|"
    r"прошл\w+ (?:год|раз|сезон|лет|осен|весн|зим|кампани)|в прошлый раз|we(?:'ve|"
    r" have) (?:\w+ )?(?:fed|poured|put|pumped|been (?:feeding|putting|paying))|"
    r"last (?:year|time|season|spring|"
    r"autumn|"
    r"summer|winter|quarter)|через меня))"
    r"|(?P<rival>(?:у|наш\w*) конкурент\w*|(?:конкурент|соперник|сосед)\w* (?:[\w«»]+ ){0,3}(?:трат|"
    r"потрат|вклад|влож|вли[лв]|"
    r"залив|зали[лв]|дает|дают|льет|льют|слива|слил|плат|закуп|купил|грох|вбух|вкач|кач|откр|крут|жг|"
    r"раскру|разме|"
    r"заряд|выдел|отвал|бюджет)\w*|(?:competitors?|rivals?) (?:\w+ ){0,3}(?:spen[dt]|pay|paid|put|"
    r"burn|pour|invest|splash|"
    r"drop|r[ua]n)\w*|\bу них\b|they spend)"
    r"|(?P<money>сумм|деньг|денег|денежк|денюжк|средств(?!а массовой)|кошел|копилк|кубышк|заначк|бабк\w|"
    r"бабл|бабос|"
    r"лаве|финансирован|\bпо $|готов\w*\b|\bмогу\b|можем\b|дам\b|дадим|дают\b|дает\b|даем\b|даю\b|дали\b|"
    r"дадут|заплачу|заплатим|положу|положим|отдам\b|отдадим|имеем|располага|ориентир|"
    r"рассчитыв|осталось|осталас|остается|остались|итого|всего|в сумме|вилка|вилку|"
    r"вышло|получается|сколько|подня[лт]\w*|увелич|добавил\w*|докинул\w*|накинул\w*|урезал\w*|"
    r"сократил\w*|стало\b|потян\w*|наскре[бс]\w*|осил\w*|отвал\w+|отсыпа\w*|подкин\w*|выби[лт]\w*|"
    r"пробил\w*|выпрос\w*|дал[аи]?\b|припас\w*|выторгов\w*|наскреб\w*|кладем|клад[уе]т?\b|gave\b|"
    r"granted|(?:were|was|been) given|давали|давайте\b|go as high|hand(?:ed)? (?:me|us)|отстегн\w*|"
    r"раскошел\w*|скинул\w*|набрал\w*|"
    r"насобира\w*|выкро\w+|край\b|максимум|с нас\b|tops\b|afford|stretch|scrape\w*|"
    r"total|altogether|in all|funds|money|purse|wallet|we have|we've got|\bhave\b|approved|утвержд|"
    r"согласован|одобр|"
    r"подтвержд|есть\b|лежит|лежат|finance|figure|amount|sum\b|up to|roughly|maximum|max\b|"
    r"налич|объем|cash|kitty|на рекламу|на продвижени|на размещени|на телеграм|на смс|\bна все\b))"
)
CHANNEL = re.compile(
    r"(?<!\w)(?:\bсмс|\bэсэмэс|\bsms\b|пуш|\bpush|баннер|banner|display|дисплей|медийк|видео|video|"
    r"\bolv\b|ролик|"
    r"экран|screen|"
    r"\bdooh\b|\booh\b|наруж|щит[аыов]|билборд|billboard|телеграм|telegram|\bтг\b|\btg\b|\bvk\b|\bвк\b|"
    r"вконтакт|"
    r"ретаргет|retarget|радио|radio|блогер|blogger|influencer|директ\b|контекст|\bрся\b|search|поиск|лифт|"
    r"elevator|"
    r"картах|maps|smart ?tv|смарт|\bтв\b|\btv\b|телек|seo\b|рассылк|e-?mail|почт|листовк|leaflet|flyer|"
    r"стикер|вывеск|"
    r"тикток|tiktok|приложени|in-app|посев|таргет|contingency|резерв|сообщен|объявлен|spots?\b|outdoor|"
    r"indoor|"
    r"маркетплейс|marketplace|social|соцсет|youtube|рутуб|rutube|audio|аудио|подкаст|podcast|мейл|креатив|"
    r"creative)"
)
AD_WORK = re.compile(
    r"(?<!\w)(?:реклам|продвижен|размещен|кампани|медиа|advert|\bads?\b|media|campaign|promot|"
    r"маркетинг|marketing)"
)
TOTAL = re.compile(
    r"итог|всего|в сумме|суммарно|вместе|total|altogether|in all|sum\b|общ[аи]|= ?$|получается"
)

# «на институт — полмиллиона, на колледж — двести тысяч»: what one of several sums goes to.
SLANG = re.compile(r"лям|лимон|косар|\dкк|\bтыр|сот(?:ок|к[ауи])|\dт\. ?р|\d ?т\. ?р")
LABEL_BEFORE = re.compile(
    r"(?:^|[\s,;(])(?:на|for) (?:сам\w* |the )?(?P<label>[^\W\d]{4,})[^,;:]{0,25}[:—–-]? ?$"
)
LABEL_AFTER = re.compile(r"[^,;]{0,14}?\b(?:на|for) (?:the |сам\w* )?(?P<label>[^\W\d]{4,})")
NO_LABEL = re.compile(
    r"реклам|продвиж|размещ|кампани|все\b|весь|всю|год|месяц|квартал|недел|эт[оуи]|перв|стар|проб|тест|"
    r"пилот|нача|период|"
    r"сезон|сегодня|сумм|общую|advert|campaign|all\b|every|everything|year|month|quarter|this|that|"
    r"starters|now|test|pilot|"
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)|осен|весн|лето|зим|"
    r"january|february|march|april|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|winter|the\b"
)
