"""Requests for something else than advertising: a job, a sale to us, a web site, content, support."""

import re
from enum import StrEnum

from qualifier.reading.expressions import any_of
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import is_question, select_testimony, words_before


class ForeignKind(StrEnum):
    """What is asked for instead of advertising."""

    JOB = "job"
    VENDOR = "vendor"
    DEVELOPMENT = "development"
    CONTENT = "content"
    SUPPORT = "support"
    MISTAKE = "mistake"


_DEMAND = (
    r"(?:нуж(?:ен|н\w+)|надо\w*|нада|требу\w+|ищем|ищу|ищут|хотим|хочу|хотел\w*|прошу|просим|просит|сделайте|"
    r"можете|сможете|заказать|закрыть|что нужно:|что:|задача:|нам бы|мне бы|мне|need\w*|looking for|want|"
    r"can you|could you|searching for)"
)
_ABOUT_US = r"(?:вам|вас|вашей|вашему|вашего|ваших|вашим|ваш|вашу)"
_BUILD = (
    r"(?:сделать|переделать|доделать|разработ\w+|доработ\w+|создат\w+|создани\w+|сверстать|пересобрать|"
    r"внедр\w+|починить|переписать|написать|спроектировать|настроить|обновить|заказать|build|develop\w*|"
    r"redesign|rebuild|fix|code)"
)
_BUILT = (
    r"(?:сайт\w*|лендинг\w*|landing|личн\w+ кабинет\w*|приложени\w+|приложух\w+|интернет-магазин\w*|"
    r"конфигуратор\w*|корзин\w+|чат-?бот\w*|crm|црм|1с|портал\w*|бэкенд\w*|фронтенд\w*|систем\w+ учета|"
    r"программ\w+ лояльности|штрихкодировани\w+|website|web ?site|mobile app|back ?end|chat ?bot|web shop)"
)
_CODERS = (
    r"(?:разработк[аиу]|разработчик\w*|программист\w*|верстальщик\w*|айтишник\w*|веб-?студи\w+|"
    r"developer\w*|programmer\w*|web dev\w*|coders?)"
)
_POSTS = (
    r"(?:smm|смм|сммщик\w*|контент\w*|посты|постов|соцсет\w+|сообществ\w*|страниц\w+|страничк\w+|рилс\w*|"
    r"reels|сторис\w*|фотосъемк\w*|съемк\w+|видеосъемк\w+|фото|логотип\w*|фирменн\w+ стил\w+|копирайтер\w*|"
    r"дизайнер\w*|community manag\w+|social media manag\w+|photo ?shoot|menu photos|copywrit\w+|logo)"
)
_PRINT = (
    r"(?:отпечат\w+|напечат\w+|печать|полиграф\w+|упаковк\w+|картон\w*|коробк\w+|коробоч\w+|этикет\w+|"
    r"листовк\w+ напечат\w+|printing|packaging|cardboard)"
)

_JOB = any_of(
    r"возьмите (?:на работу|в команду|в штат)|ваш\w* ваканси?\w*|(?:по|на) ваканси\w+ (?!.{0,20}реклам)[\w-]+|откликаюсь|your (?:vacancy|job ad|opening)|(?:apply|applying|application) (?:for|to) (?:the |your )?(?:position|role|job)",
    r"\b(?:мое|свое) (?:резюме|портфолио)",
    r"резюме (?:во вложени|кида|прилож|прикре|отправ|скину|высл|ниже)|кида\w* резюме",
    r"\bвозьмите меня|\bвзять меня|возьмете (?:меня|на работу)|на работу возьм",
    r"\bищу (?:работу|место|вакансию)|ищет работу|устроиться (?:к вам|на работу)|трудоустро\w+",
    r"хочу (?:к вам|у вас работать|в ваш)|к вам хочу|\bв ваш\w* (?:отдел|команд|штат)\w*(?! реклам)",
    r"вакансии? (?:у вас|менеджера|открыта|висит)|у вас (?:\w+ ){0,3}(?:висит|открыт\w*) (?:\w+ ){0,2}ваканси",
    r"висит [«\"][^»\"]{3,40}[»\"] ?[—–-]? ?возьм|откро\w+ (?:место|ваканси)|по ту сторону прилавка",
    r"стажировк\w+ (?:у вас|в вашей)|рассмотр\w+ мою кандидатур|моя кандидатур|оклад от|зарплат\w+ от",
    r"my (?:resume|cv)\b|(?:resume|cv) (?:is )?attached|looking for a job|job (?:opening|opportunit|application)",
    r"ищу (?:\w+ ){0,2}(?:практик|стажировк|подработк)\w*|(?:место|места) (?:для практики|стажера|практиканта)|(?:работать|поработать|попасть|пойти) (?:\w+ )?(?:к вам|у вас|в ваш\w* (?:компани|агентств))\w*|устро(?:иться|юсь|ят)\w* к вам|(?:есть|нет) ли у вас ваканси\w+|рассматриваете (?:ли )?(?:кандидат|резюме|стажер)\w*|ищу (?:новое )?место работы",
    r"looking for an? (?:\w+ )?(?:position|role|job|work|opportunity)|(?:position|role|job) of \w+ [\w ]{0,20}(?:at|in|with) your|are you hiring|my (?:portfolio|experience) |open to work",
    r"hire me|join your team|work for you|internship (?:at|with) you|vacanc(?:y|ies) (?:at|in) your|apply for",
)
_VENDOR = any_of(
    r"(?:готовы|готов|можем|могу|хотим|хотели бы) \w+(?:ть|ти|ться) (?:\w+ ){0,2}ваш\w* (?:офис|склад|персонал|команд|сотрудник|машин|автопарк|здани|сервер|бухгалтер)\w*|возьмите нас в (?:подрядчик|партнер|поставщик)\w*|(?:ищем|seek(?:ing)?|looking for) (?:дистрибьютор\w*|реселлер\w*|distributors?|resellers?|agents)|(?:discount|скидк\w+) (?:of )?\d+ ?%? (?:for you|для вас|вам)|зарплатн\w+ проект",
    r"(?:стать|станем|быть|будем) ваш\w+ (?:\w+ )?(?:подрядчик|поставщик|партнер|подряд|типограф)\w*|(?:сда(?:ть|ем|дим)|уступ\w+) (?:\w+ )?вам|(?:прода(?:ем|ю|дим)|изготавлива\w+|производим|поставляем|оказываем)[^.!?]{0,60}?\b(?:вам|вашей|вашему|вашим|ваших)\b(?! помощ)|(?:кому|с кем) (?:\w+ )?у вас (?:можно |лучше )?(?:предлож|обсудить закуп|поговорить о постав)\w*|купите (?:у нас|наш)|наше коммерческое предложение",
    r"(?:love|like|want|happy|glad|keen|ready) to (?:\w+ )?(?:sell|offer|take over|supply|become|pitch|provide|outsource|resell)[^.!?]{0,50}?\byou(?:r)?\b|who (?:handles|is in charge of) (?:procurement|purchasing) (?:at|in|on) your",
    rf"предл[ао]га\w+ (?:\w+,? ){{0,3}}{_ABOUT_US}\b(?! (?:созвон|встрет|обсуд|рассчит|подума|сдел|размест|провест|запуст|начать))",
    rf"предложи(?:ть|м) (?:\w+ ){{0,3}}{_ABOUT_US}\b(?! (?:созвон|встрет|обсуд))",
    rf"(?:хотим|хочу|готовы|готов|можем|могу|рады|мечта\w+) (?:\w+ ){{0,2}}(?:поставлять|поставить|продать|продавать|предоставить|напечатать|оказать)\w* (?:\w+ ){{0,2}}{_ABOUT_US}\b",
    rf"\b{_ABOUT_US} (?:\w+ ){{0,2}}(?:могу|можем|готовы|готов) (?:\w+ ){{0,2}}(?:напечат|постав|прода|сдела|обуч|предлож)\w+",
    r"продать (?:\w+ ){0,2}вам\b|продаю (?:размещени|реклам\w+ мест|базы|трафик|инвентарь)\w*",
    r"(?:купить|приобрести|закупить|арендовать) (?:\w+ ){0,2}у нас\b",
    r"предлага\w+ (?:\w+ ){0,2}(?:купить|приобрести|замен)\w*|взяли (?:\w+ ){0,2}наш (?:инвентарь|трафик|товар)",
    r"в (?:свой|ваш) (?:инвентарь|портфель)|на ваши площадки|вы нам плат\w+|платить (?:нам )?должны вы",
    r"для ваш(?:его|ей|их) (?:\w+ )?(?:офис|коллектив|команд|сотрудник|командиров|сейлз|отдел)\w*",
    r"в ваш офис|ваш\w* (?:офис|коллектив) (?:был|стал)|посадить на него ваш\w*|машины вам|билеты для ваших",
    r"я-то к вам с товаром|с товаром: |все вам,|снабж\w+ ваш\w* офис|кому слать оффер|меняемся местами|не покупаем, а предлага\w+",
    r"(?:sell|offer|supply|pitch|introduce) (?:to )?(?:you|your (?:company|team|staff|office))\b|buy (?:it |them )?from us",
    r"предлага(?:ю|ем) (?:\w+ ){0,2}(?:услуг|поставк|партнерств|продукци|обучени|тренинг|оборудовани|кредит|лизинг|аренд|страхов|клининг|уборк|обслуживани|софт|сервис|платформ|помещени|офис|мебель|форму|бух|юридич|аутсорс|баз[уы] )\w*|прода(?:ю|ем) (?:\w+ ){0,2}(?:баз[уы]|трафик|оборудовани|готовый бизнес|помещени)\w*|(?:готовы|можем|хотим|хотели бы|хотел бы) (?:\w+ ){0,2}(?:выкупать|выкупить|покупать у вас|обучить ваш|обучать ваш|поставлять|застраховать|обслуживать ваш|провести для ваш)\w*|проводим (?:тренинги|обучение|семинары)|рассмотрите наше предложение|наш (?:товар|продукт|сервис) (?:для|поможет) (?:вашей|ваш|вам|агентств)\w*|оптом со скидкой|скидка (?:первому|новому|новым|вам)",
    r"we (?:offer|provide|sell|supply|deliver) [\w ,&-]{3,60}(?:for|to) (?:your|agencies|companies like yours|businesses like)|(?:would|could) your (?:team|company) be interested|interested in (?:buying|purchasing|our (?:product|platform|service|solution))|our (?:solution|platform|software|tool) (?:helps|can help|would help|for) (?:agencies|you|your)|become (?:your|a) (?:supplier|reseller|vendor)|special (?:price|offer) for you",
    r"off our hands|our price\b.{0,12}\bto you|for your (?:staff|office|employees|account managers|team)\b",
    r"rent (?:it |this |the wall |space )?(?:to|from) (?:you|us)\b|happy to demo|discount (?:is valid|for contracts)",
    r"verified databases|databases? of \d|whom do i talk to in (?:hr|procurement)",
)
_DEVELOPMENT = any_of(
    r"(?:сайт|приложение|лендинг|бот|магазин)[^.!?]{0,40} под ключ|(?:за|стоимость|смет\w+ на|цена) (?:\w+ )?разработк\w+|(?:cost|price|quote) (?:of|for) (?:developing|development|building)",
    rf"\b{_DEMAND}\b[^.!?]{{0,60}}?\b{_BUILD}\b[^.!?]{{0,40}}?\b{_BUILT}",
    rf"(?:сделайте|сделать|напишите|разработайте|соберите|создайте|запилите|нарисуйте|сверстайте|build|make|design|develop) (?:\w+ ){{0,4}}(?:сайт\w*|приложение|лендинг\w*|бот[а]?\b|интернет-магазин\w*|личный кабинет|website|web site|landing page|mobile app|an app|online store)\b|(?:настро\w+|внедр\w+|установ\w+) (?:\w+ ){{0,2}}(?:crm|црм|1с|телефони\w+|битрикс\w*|аналитик\w+ сквозн)|(?:нуж(?:ен|на|но)|надо|хотим|need) (?:\w+ ){{0,2}}(?:сайт-визитк\w+|редизайн|хостинг|seo-аудит|айтишник\w*|техподдержк\w+)",
    rf"возможность разработк\w+|\b{_DEMAND} (?:\w+,? ){{0,2}}{_CODERS}\b",
    rf"\b{_DEMAND} (?:\w+ ){{0,2}}(?:сайт|лендинг|landing|website|site|app)\b(?! (?:реклам|трафик|traffic))",
    r"\b(?:мне|нам) (?:\w+ )?(?:сайт|лендинг|приложение) (?:переделать|сделать|доделать|нужен|нужно)",
    r"\b(?:мне|нам) сайт\b|only site|only web|разработка нужна|ищут только web",
    r"что нужно: программа|что нужно: разработ\w+",
)
_CONTENT = any_of(
    r"(?:вести|вел|вела|ведение|наполнять|администрировать) (?:\w+ ){0,2}(?:[\w-]*канал\w*|аккаунт\w*|инстаграм\w*|паблик\w*)|отвечать (?:на|в) комментари\w+|(?:run|manage|write for) our (?:channel|account|blog|instagram|telegram)",
    rf"\b{_DEMAND} (?:\w+,? ){{0,5}}(?:вести|ведени\w+|писать|снять|снимать|придумывать|монтировать|отснять|оформить|нарис\w+) (?:\w+ ){{0,3}}{_POSTS}",
    r"(?:нужн\w+|надо|ищем|требу\w+|нужен|хотим|need|want) (?:\w+ ){0,3}(?:тексты|статьи|копирайтинг|ведени\w+ (?:\w+ ){0,2}(?:групп|соцсет|канал|блог|страниц|аккаунт)\w*|логотип|брендбук|фирменный стиль|презентаци\w+ сделать|монтаж|смонтировать|фотосесси\w+|предметн\w+ (?:фото|съемк)\w*|озвучк\w+)|(?:снять|отснять|смонтировать) (?:\w+ )?(?:ролик\w*|видео|фото\w*|рилс\w*)|ведени\w+ (?:группы|соцсетей|инстаграм\w*|блога)|вести (?:\w+ )?(?:инстаграм\w*|соцсети|группу|канал|блог|страницу)",
    r"(?:напечатайте|отпечатайте|напечатать|отпечатать|распечатать|нужна печать|печать) (?:\w+ ){0,3}(?:листов|визит|буклет|каталог|наклеек|наклейк|баннер|футбол|этикет|плакат)\w*|(?:изготов\w+) (?:\w+ ){0,2}(?:вывеск|стенд|сувенир|полиграф|мерч)\w*",
    rf"которы\w+ будут вести|не размещать, а сочинять|\b{_DEMAND} (?:\w+ ){{0,2}}(?:smm|смм|сммщик\w*|копирайтер\w*|фотограф\w*|дизайнер\w*|видеограф\w*)\b",
    rf"\b{_DEMAND}\b[^.!?]{{0,40}}?\b(?:нарису\w+|отпечат\w+|напечат\w+|изготов\w+)\b[^.!?]{{0,40}}?{_PRINT}",
    rf"\b{_DEMAND} (?:\w+ ){{0,4}}{_PRINT}|только картон",
    r"reels for (?:our|the)|(?:manage|run) our (?:pages|communit\w+|social media)|write (?:our )?posts",
)
_SUPPORT = any_of(
    r"прекратите (?:слать|звонить|присылать|рассылать)|хватит (?:слать|звонить|спамить)|не (?:присылайте|звоните|пишите) (?:мне|нам|сюда)? ?(?:больше|рекламу|никогда)",
    r"не работает (?:личный кабинет|рассылк|кнопк|оплат)|верните (?:деньги|оплату|средства)",
    r"(?:отпишите|уберите|удалите) (?:меня|мой номер|наш номер) (?:из|от)|перестаньте (?:слать|звонить|присылать)",
    r"не пришел (?:акт|счет|закрывающ)|не можем войти|забыл пароль|жалоб\w+ на (?:рассылк|вашу|ваш)",
    r"не (?:могу|можем|получается) (?:\w+ )?(?:войти|зайти|оплатить|скачать)|(?:в|с) личн\w+ кабинет\w* (?:рекламодателя|клиента)|когда (?:пришлете|будет|придет) (?:\w+ )?(?:акт|счет|закрывающ|договор)|где (?:наш|мой) (?:отчет|акт|счет)|претензи\w+ (?:по|к) (?:вашей|вашим|качеству|рассылк)|(?:мне|нам) (?:все время )?приходят ваши (?:смс|сообщения|рассылки)",
    r"(?:can't|cannot|unable to) (?:log|sign) in|where is (?:our|my) (?:invoice|report)|unsubscribe (?:me|us)|stop (?:sending|texting|calling) (?:me|us)|take me off|can't log in|refund (?:me|us|my)",
)
_MISTAKE = any_of(
    r"вы (?:\w+ )?ошиблись|(?:мы|я) (?:вам )?(?:ничего|никакой заявки|никаких заявок) не (?:заказыв|оставл|отправл|просил|писал|заполн)\w*|(?:не знаю|не понимаю),? откуда (?:у вас )?(?:мой|наш)",
    r"ошибл\w+ номером|не туда (?:попал|написал|отправил|позвонил)\w*|ошибочно (?:отправ|остав|нажа)\w*",
    r"(?:заявк\w+|форму|ничего|письмо) (?:\w+ ){0,3}не (?:отправлял|оставлял|заполнял|писал)\w*",
    r"не (?:отправлял|оставлял|заполнял)\w* (?:\w+ ){0,2}(?:заявк|форм|ничего)\w*",
    r"(?:форму|кнопку),? (?:\w+,? ){0,2}(?:дочка|ребенок|кот|случайно) наж",
    r"wrong number|wrong (?:address|company)|sent (?:this )?by mistake|did ?n[o']t (?:send|fill|submit)",
)
_PATTERNS = (
    (ForeignKind.JOB, _JOB),
    (ForeignKind.VENDOR, _VENDOR),
    (ForeignKind.DEVELOPMENT, _DEVELOPMENT),
    (ForeignKind.CONTENT, _CONTENT),
    (ForeignKind.SUPPORT, _SUPPORT),
    (ForeignKind.MISTAKE, _MISTAKE),
)
_DENIED = re.compile(r"(?:\bне|\bnot|n't|\bбез|\bno)\s+(?:\w+\s+)?$")


def read_foreign_requests(sentences: tuple[Sentence, ...]) -> tuple[Signal[ForeignKind], ...]:
    """Return everything the client asks of us or offers to us that is no advertising, in order."""
    return tuple(
        signal for sentence in select_testimony(sentences) if (signal := _read_sentence(sentence)) is not None
    )


def find_foreign_request(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that asks for a job, sells to us, or wants another service."""
    return next((signal.sentence for signal in read_foreign_requests(sentences)), None)


def _read_sentence(sentence: Sentence) -> Signal[ForeignKind] | None:
    text = sentence.folded
    for kind, pattern in _PATTERNS:
        found = pattern.search(text)
        if found is None or _DENIED.search(words_before(text, found.start())):
            continue
        if is_question(sentence) and kind is ForeignKind.MISTAKE:
            continue
        return Signal(value=kind, sentence=sentence, start=found.start(), end=found.end())
    return None
