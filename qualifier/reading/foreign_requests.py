"""Requests for something else than advertising: a job, a sale to us, a web site, content, support."""

import re
from enum import StrEnum

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
    r"(?:нужн\w+|надо\w*|нада|требу\w+|ищем|ищу|ищут|хотим|хочу|хотел\w*|прошу|просим|просит|сделайте|"
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

_JOB = re.compile(
    r"\b(?:мое|свое) (?:резюме|портфолио)|\bрезюме (?:во вложени|кида|прилож|прикре|отправ|скину|высл|ниже)|"
    r"кида\w* резюме|\bвозьмите меня|\bвзять меня|возьмете (?:меня|на работу)|на работу возьм|\bищу (?:работу|место|вакансию)|"
    r"устроиться (?:к вам|на работу)|трудоустро\w+|хочу (?:к вам|у вас работать|в ваш)|к вам хочу|(?:в|на) ваш\w* (?:отдел|команд|штат|вакансии)\w*(?! реклам)|"
    r"вакансии? (?:у вас|менеджера|открыта|висит)|у вас (?:\w+ ){0,3}(?:висит|открыт\w*|есть) (?:\w+ ){0,2}ваканси|"
    r"висит [«\"][^»\"]{3,40}[»\"] ?[—–-]? ?возьм|откро\w+ (?:место|ваканси)|по ту сторону прилавка|ищу, куда|"
    r"стажировк\w+ (?:у вас|в вашей)|рассмотр\w+ мою кандидатур|моя кандидатур|оклад от|зарплат\w+ от|"
    r"my (?:resume|cv)\b|(?:resume|cv) (?:is )?attached|looking for a job|job (?:opening|opportunit|application)|"
    r"hire me|join your team|work for you|internship (?:at|with) you|vacanc(?:y|ies) (?:at|in) your|apply for"
)
_VENDOR = re.compile(
    rf"предл[ао]га\w+ (?:\w+,? ){{0,3}}{_ABOUT_US}\b(?! (?:созвон|встрет|обсуд|рассчит|подума|сдел|размест|провест|запуст|начать))|"
    rf"предложи(?:ть|м) (?:\w+ ){{0,3}}{_ABOUT_US}\b(?! (?:созвон|встрет|обсуд))|"
    rf"(?:хотим|хочу|готовы|готов|можем|могу|рады|мечта\w+) (?:\w+ ){{0,2}}(?:поставлять|поставить|продать|продавать|предоставить|напечатать|оказать)\w* (?:\w+ ){{0,2}}{_ABOUT_US}\b|"
    rf"\b{_ABOUT_US} (?:\w+ ){{0,2}}(?:могу|можем|готовы|готов) (?:\w+ ){{0,2}}(?:напечат|постав|прода|сдела|обуч|предлож)\w+|"
    rf"продать (?:\w+ ){{0,2}}вам\b|продаю (?:размещени|реклам\w+ мест|базы|трафик|инвентарь)\w*|"
    rf"(?:купить|приобрести|закупить|арендовать) (?:\w+ ){{0,2}}у нас\b|"
    rf"предлага\w+ (?:\w+ ){{0,2}}(?:купить|приобрести|замен)\w*|взяли (?:\w+ ){{0,2}}наш (?:инвентарь|трафик|товар)|"
    rf"в (?:свой|ваш) (?:инвентарь|пакет|портфель)|на ваши площадки|вы нам плат\w+|платить (?:нам )?должны вы|"
    rf"для ваш(?:его|ей|их) (?:\w+ )?(?:офис|коллектив|команд|сотрудник|командиров|сейлз|отдел)\w*|в ваш офис|ваш\w* (?:офис|коллектив) (?:был|стал)|"
    rf"посадить на него ваш\w*|машины вам|билеты для ваших|с товаром|все вам,|снабж\w+ ваш\w* офис|кому слать оффер|"
    rf"меняемся местами|не покупаем, а предлага\w+|"
    rf"(?:sell|offer|supply|pitch|introduce) (?:to )?(?:you|your (?:company|team|staff|office))\b|buy (?:it |them )?from us|"
    rf"off our hands|our price\b.{{0,12}}\bto you|for your (?:staff|office|employees|account managers|team)|"
    rf"rent (?:it |this |the wall |space )?(?:to|from) (?:you|us)|happy to demo|discount (?:is valid|for contracts)|"
    rf"verified databases|databases? of \d|whom do i talk to in (?:hr|procurement)"
)
_DEVELOPMENT = re.compile(
    rf"{_DEMAND}\b.{{0,60}}?\b{_BUILD}\b.{{0,40}}?\b{_BUILT}|"
    rf"возможность разработк\w+|{_DEMAND} (?:\w+,? ){{0,2}}{_CODERS}\b|"
    rf"{_DEMAND} (?:\w+ ){{0,2}}(?:сайт|лендинг|landing|website|site|app)\b|"
    rf"\b(?:мне|нам) (?:\w+ )?(?:сайт|лендинг|приложение) (?:переделать|сделать|доделать|нужен|нужно)|"
    rf"\b(?:мне|нам) сайт\b|only site|only web|разработка нужна|подрядчик: \w+|ищут только web|"
    rf"{_DEMAND} (?:\w+ ){{0,3}}программ\w+ лояльности в|что нужно: программа"
)
_CONTENT = re.compile(
    rf"{_DEMAND} (?:\w+,? ){{0,5}}(?:вести|ведени\w+|писать|снять|снимать|придумывать|монтировать|отснять|оформить|нарис\w+) (?:\w+ ){{0,3}}{_POSTS}|"
    rf"которы\w+ будут вести|не размещать, а сочинять|{_DEMAND} (?:\w+ ){{0,2}}(?:smm|смм|сммщик\w*|копирайтер\w*|фотограф\w*|дизайнер\w*|видеограф\w*)\b|"
    rf"{_DEMAND}\b.{{0,40}}?\b(?:нарису\w+|отпечат\w+|напечат\w+|изготов\w+)\b.{{0,40}}?{_PRINT}|"
    rf"{_DEMAND} (?:\w+ ){{0,4}}{_PRINT}|только картон|"
    rf"^\W*(?:[\w&]+ ){{0,6}}(?:\([^)]{{0,60}}\): )?reels for|"
    rf"(?:manage|run) our (?:pages|communit\w+|social media)|write (?:our )?posts"
)
_SUPPORT = re.compile(
    r"не работает (?:личный кабинет|рассылк|кнопк|оплат)|верните (?:деньги|оплату|средства)|"
    r"(?:отпишите|уберите|удалите) (?:меня|мой номер|наш номер) (?:из|от)|перестаньте (?:слать|звонить|присылать)|"
    r"не пришел (?:акт|счет|закрывающ)|не можем войти|забыл пароль|жалоб\w+ на (?:рассылк|вашу|ваш)|"
    r"unsubscribe (?:me|us)|stop (?:sending|texting|calling) (?:me|us)|take me off|can't log in|refund"
)
_MISTAKE = re.compile(
    r"ошибл\w+ номером|не туда (?:попал|написал|отправил|позвонил)\w*|ошибочно (?:отправ|остав|нажа)\w*|"
    r"(?:заявк\w+|форму|ничего|письмо) (?:\w+ ){0,3}не (?:отправлял|оставлял|заполнял|писал)\w*|"
    r"не (?:отправлял|оставлял|заполнял)\w* (?:\w+ ){0,2}(?:заявк|форм|ничего)\w*|(?:форму|кнопку) (?:\w+,? ){0,2}(?:дочка|ребенок|кот|случайно) наж|"
    r"wrong number|wrong (?:address|company)|sent (?:this )?by mistake|did ?n[o']t (?:send|fill|submit)"
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
