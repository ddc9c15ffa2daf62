from collections.abc import Mapping
from datetime import date

import pytest

from qualifier.criteria.prioritization import prioritization
from qualifier.criteria.timing import timing
from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level
from qualifier.record import LeadRecord, text_at
from tests.builders import make_lead, make_record

PROFILE = load_profile()


def make_case(message: str, *later: str) -> LeadRecord:
    """A record of what a client wrote and then said; AS_OF is 2026-09-15."""
    talk = tuple(
        Interaction(at=date(2026, 9, 12), channel="chat", sender=Sender.CLIENT, text=text) for text in later
    )
    return make_record(lead=make_lead(message=message, interactions=talk))


def judge(record: LeadRecord, need: Level = Level.CONFIRMED) -> Finding:
    evidence = extract_evidence(record)
    earlier: Mapping[Criterion, Finding] = {Criterion.NEED: Finding(level=need)}
    found = timing(evidence, PROFILE, earlier)
    return prioritization(evidence, PROFILE, {**earlier, Criterion.TIMING: found})


@pytest.mark.parametrize(
    "message",
    [
        "Тендер: предложения принимаются по 25 сентября включительно.",
        "Подача заявок до 12:00 5 октября, вскрытие конвертов 7 октября.",
        "Объявили конкурс, крайний срок подачи — 30.09.",
        "Это для нас задача №1, запускаемся 1 октября.",
        "Открываем магазин 15 ноября, реклама нужна за две недели до открытия.",
        "10 октября открываем второй салон в Омске, нужна реклама к открытию.",
        "Если не запустимся к 1 ноября, потеряем сезон.",
        "Запуск нового тарифа 20 октября, надо рассказать абонентам.",
        "Bids are due by 30 September 2026, late submissions will not be opened.",
        "RFP closes 12 October; award on 19 October.",
        "It's our number one priority this quarter, start 1 October.",
        "Store opens on 10 November, if people don't know by then we are in trouble.",
        "алло это ольга из строймаркета значит нам надо привлечь людей на открытие в туле мы "
        "открываемся пятнадцатого октября и к этому дню чтобы все знали бюджет триста тысяч без ндс",
        "Запускаемся 1 октября, потому что 3-го стартует акция конкурента.",
        "Старт 5 октября, к этому дню придут контейнеры с товаром.",
        "Старт 5 октября, это в приоритете у генерального.",
        "Открываем ресторан 20 октября, нужна реклама на район.",
        "Сезон начинается 1 марта, если не успеем — год потерян.",
        "Новая линейка выходит на полки 1 ноября.",
        "По приказу правления кампания должна стартовать до 1 ноября.",
        "The owner insists we are live on 1 October, no later.",
        "Our store in Perm opens on 20 October and we need footfall from day one.",
        "We are launching a new app on 15 October and want installs.",
        "Tender deadline is 1 October.",
        "Тендер перенесли на ноябрь, заявки до 10 ноября.",
        "Подведение итогов конкурса — 12.10.2026.",
        "Заявки принимаются с 10 по 25 сентября.",
        "Окончание приёма заявок 28 сентября, рассмотрение 30 сентября.",
        "Извещение выйдет 20 сентября, тендер, заявки до 5 октября.",
        "Submissions close on 30 Sept at noon; it's a tender.",
        "Opening day is 24 October and it can't move.",
        "We have to be visible before the 20 October sale or we lose the season.",
        "дед лайн 25 сентября по тендеру, позже не смотрим",
        "рассылка 8 октября, в день открытия",
        "we open doors Oct 20, everything must be running by then",
        "proposals in by 1 October please, this is a formal tender",
        "Старт 1 ноября: генеральный приказом поставил этот день, и никаких гвоздей.",
        "Премьера 20 октября, перенести её нельзя.",
        "Забить пустые вечера — задача номер раз, ни о чём другом не думаем. Старт 1 октября.",
        "Начинаем 5 октября. Если ноябрь будет такой же, хозяин закрывает обе точки.",
        "Первый катер уходит 5 мая, к нему всё и привязано. Рекламу с 10 апреля.",
        "Start on 5 October. If by December it's still empty I hand the keys back.",
        "We start on 1 November, and everything else on the roadmap has been frozen for it.",
        "Двадцать пятого октября режем ленточку, реклама с 10 октября.",
        "Сперва это, потом всё остальное. Начинаем 1 октября.",
        "12 октября запускаем подписку на воду. Дата прибита приказом.",
    ],
)
def test_what_comes_first_or_is_forced_is_confirmed(message: str) -> None:
    assert judge(make_case(message)).level is Level.CONFIRMED


@pytest.mark.parametrize(
    "message",
    [
        "Хотим запустить рекламу в первых числах ноября, бюджет 900 тыс.",
        "Планируем стартовать ближе к концу октября.",
        "Кампанию хотели бы запустить с 12 октября по 9 ноября.",
        "Размещение на два месяца, начиная с 1 декабря.",
        "Срок размещения: 01.11.2026 – 31.12.2026.",
        "Старт — конец зимы, точнее скажем потом.",
        "Начнём не раньше апреля следующего года.",
        "Решение примем до 10 октября.",
        "Определимся с подрядчиком на следующей неделе.",
        "Запуск сдвинули на 1 февраля.",
        "Нам бы поскорее, вчера уже надо было.",
        "Начать хотим как можно раньше.",
        "Сначала думали про октябрь, но решили начать с ноября.",
        "Не в октябре, а в декабре.",
        "Период — IV квартал 2026.",
        "Хотим в первом квартале.",
        "Во второй половине 2027 года планируем кампанию.",
        "Под Чёрную пятницу нужна рассылка.",
        "К 8 марта хотим продвинуть букеты.",
        "К 23 февраля.",
        "Нужна реклама на Новый год.",
        "Начинаем через три недели.",
        "Месяца через полтора начнём.",
        "Старт двадцать пятого сентября.",
        "Стартуем в следующий вторник.",
        "Кампания пройдёт с 1 по 31 октября.",
        "Флайт 6 недель с 5 октября.",
        "Бюджет 300 тысяч в месяц на полгода, старт 1 января.",
        "400 тыс/мес, 3 месяца, начинаем 15 октября",
        "Реклама нужна до конца года, начнём в октябре.",
        "Хотим крутиться весь 2027 год.",
        "Решает совет директоров 30 сентября, старт в ноябре.",
        "Собственник решит после 20-го.",
        "Бюджет заморожен до января, потом запускаемся.",
        "We'd like to launch in early November.",
        "The campaign should run from October 5 to November 15.",
        "Start date is flexible, sometime in Q1 2027.",
        "We need this live by mid-October.",
        "Kick-off on the 1st of October, six weeks.",
        "Looking to go live in about three weeks.",
        "Not before spring.",
        "The board decides on 2 October.",
        "The launch was pushed back to March.",
        "ASAP please, we're already late.",
        "Black Friday push, SMS and banners.",
        "For Christmas we want display in Moscow.",
        "Let's say 15 Oct, not 1 Oct as I wrote.",
        "Start: 01/10/2026, end: 30/11/2026",
        "Timing: October - December 2026.",
        "We will choose the agency next week.",
        "With a flight of 8 weeks starting 12 October.",
        "Back to school 2027 is what we plan for.",
        "здравствуйте у нас сеть клиник хотим начать где то в середине октября на три месяца бюджет "
        "двести тысяч в месяц решаю я",
        "ну мы думали про сентябрь но уже не успеваем поэтому давайте с первого ноября",
        "короче старт был намечен на десятое сентября потом перенесли на двадцатое октября и теперь "
        "вроде точно",
        "Отложили до марта, деньги есть.",
        "Отложено два миллиона, старт в октябре.",
        "Реклама должна выйти за неделю до 1 октября.",
        "Старт 5 октября.",
        "У нас три задачи: заявки, охват, возврат клиентов. Старт 5 октября.",
        "Задач несколько, какая важнее — не решили. Скоро начнём.",
        "Срочно нужна рассылка!",
        "Надо было ещё вчера.",
        "It's one of several projects this autumn, start 1 November.",
        "We'd like to begin on 1 November.",
        "Конкурс отменили, но рекламу всё равно хотим с 1 ноября.",
        "Лицензия действует до 30.11.2026, основаны в 2008 году, старт 1 ноября 2026.",
        "Телефон 8 (495) 000-10-10, офис работает с 10.00 до 19.00. Начать хотим 12 октября.",
        "Исх. № 15 от 10.09.2026. Просим рассчитать размещение на октябрь.",
        "Договор № 12/05 от 01.02.2026 с прошлым подрядчиком расторгли. Новая кампания — ноябрь.",
        "С мая по июль продажи упали на 20%. Хотим стартовать в октябре.",
        "Бюджет на 2027 год 12 млн, начнём с февраля.",
        "Реклама нужна летом, июнь-август 2027.",
        "Ближе к зиме.",
        "на ноябрь-декабрь",
        "1-15 октября",
        "Старт 2027-02-01.",
        "старт: 1.11",
        "начало 15/10/26",
        "Не раньше 1 ноября и не позже 15 ноября.",
        "Начинаем осенью, скорее всего в октябре.",
        "Когда: октябрь.",
        "Сроки: 3 недели с 12 октября",
        "дата старта 12 октября, дата окончания 30 ноября",
        "Планируем выйти в эфир с 19 октября сроком на месяц.",
        "Нам бы успеть до первого снега.",
        "Реклама нам понадобится ближе к майским.",
        "В планах октябрь, но финального решения пока нет.",
        "Стартуем двадцатого.",
        "Октябрь-ноябрь, потом посмотрим.",
        "Решение за советом, собираются 5 октября.",
        "Ответ по подрядчику дадим в начале октября.",
        "Мы взяли паузу до января.",
        "Заморозили до весны, весной вернёмся.",
        "Сроки поехали: вместо 1 октября теперь 20-е.",
        "Ошибка в письме: старт не 1, а 11 октября.",
        "Верно 5 октября, а не 5 ноября.",
        "Начать планировали с октября, но фактически получится с ноября.",
        "Когда? Чем раньше, тем лучше.",
        "Хотим весь ноябрь крутить ролики.",
        "Our fiscal year starts in January, that's when we begin.",
        "Could be October, could be November.",
        "We are aiming for the second week of October.",
        "Go-live 12/10/2026.",
        "The campaign is scheduled for 3 weeks from 12 October.",
        "Running through December, starting in October.",
        "Decision expected by the end of the month.",
        "Our CMO will make the call in early October.",
        "Launch slipped from October to January.",
        "Q4, ideally from mid-October.",
        "As of November we can start.",
        "The sooner the better.",
        "ну давайте с октября тогда",
        "раньше зимы не вижу смысла",
        "реклама нужна с середины октября и до нового года",
        "период размещения - с 12.10.2026 г. по 11.12.2026 г.",
        "хотели летом, но лето прошло, теперь весна",
        "решать будем на совете 1 октября",
        "финальное решение за мной, дам ответ 22 сентября",
        "договор подпишем до конца сентября и сразу в бой",
        "мы открылись 1 сентября, людей нет, спасайте",
        "каждый год в ноябре крутим, и сейчас хотим",
        "нужно закрыть план до 31 декабря, стартуем в октябре",
        "с 1-го числа следующего месяца",
        "нам нужна неделя, с 5 по 11 октября",
        "ролик пойдёт с 1.10 по 31.10",
        "ориентир — вторая половина октября",
        "we're live from Monday 5 October",
        "I'd say November at the earliest",
        "no earlier than Q1",
        "the board meets on 28 Sept and will pick the vendor",
        "Две задачи: подписки и повторные заказы.",
        "Старт 1 октября, все три задачи одинаково важны.",
        "Надо бы вчера, честно.",
    ],
)
def test_a_wish_with_a_date_or_bare_pressure_is_partial(message: str) -> None:
    assert judge(make_case(message)).level is Level.PARTIAL


@pytest.mark.parametrize(
    "message",
    [
        "Пока на паузе, вернёмся позже.",
        "Проект поставили на стоп, когда разморозят — неизвестно.",
        "Всё перенесли на неопределённый срок.",
        "Мы передумали, рекламы не будет.",
        "К сожалению, кампанию отменили, бюджет ушёл на склад.",
        "Давайте в другой раз, сейчас не до рекламы.",
        "Нам не к спеху, можно и весной.",
        "We've put everything on hold, no date.",
        "The project is postponed indefinitely.",
        "We decided not to go ahead, campaign cancelled.",
        "No rush, some time next year.",
        "Реклама сейчас не в приоритете, начнём 5 октября.",
        "Это не горит.",
        "Low priority for us, perhaps November.",
        "Пауза до особого распоряжения.",
        "Решили отложить до лучших времён.",
        "Пока не до этого, ремонт.",
        "Всё откладывается, директор уволился.",
        "Мы решили не запускать рекламу в этом году.",
        "Компания закрывается, рекламу снимаем с плана.",
        "We've shelved it for now.",
        "It's been called off by HQ.",
        "Maybe one day.",
        "проект заморожен, когда оттает — неизвестно",
        "кампания приостановлена на неопределённое время",
        "for now it's parked",
        "delayed till further notice",
        "Вопрос стоит последним в перечне, торопить нас не следует. Старт 1 октября.",
        "Дело второстепенное, сейчас другие заботы.",
        "Никакой спешки, поживём — увидим.",
        "Not urgent in the least, say in November.",
    ],
)
def test_what_waits_is_absent(message: str) -> None:
    assert judge(make_case(message)).level is Level.ABSENT


@pytest.mark.parametrize(
    "message",
    [
        "Дата старта пока не определена.",
        "Хотели стартовать 1 сентября, не успели, новой даты нет.",
        "Стартуем 14 сентября.",
        "В октябре прошлого года крутили радио, сейчас ищем новые каналы.",
        "Нас 120 человек, работаем с мая 2015 года.",
        "Встреча 20 сентября в 15:00 удобна?",
        "Я в отпуске до 28 сентября.",
        "Вакансия ещё открыта до 1 октября?",
        "We missed our 1 September start, no new date yet.",
        "We met you in May at the expo and were impressed. Sales fell 20% since June.",
        "I'm on leave until 5 October, write to Olga.",
        "Старт 31 июня.",
        "Запуск в 2041 году.",
        "Скоро будем запускаться.",
        "За последние три месяца трафик просел.",
        "Раньше крутили баннеры в январе и марте, сейчас хотим видео.",
        "Дату назовём позже.",
        "Пока рано говорить о сроках.",
    ],
)
def test_what_nobody_spoke_of_is_unknown(message: str) -> None:
    assert judge(make_case(message)).level is Level.UNKNOWN


@pytest.mark.parametrize("need", [Level.PARTIAL, Level.UNKNOWN])
def test_only_a_look_is_absent_while_no_task_is_stated(need: Level) -> None:
    message = "Просто смотрим, что вы умеете. Период: октябрь."
    assert judge(make_case(message), need).level is Level.ABSENT
    assert judge(make_case(message)).level is Level.PARTIAL


def test_bids_with_a_day_stand_against_a_look() -> None:
    message = "Просто смотрим, что бывает. Тендер объявлен, заявки до 25 сентября."
    assert judge(make_case(message), Level.PARTIAL).level is Level.CONFIRMED


def test_bids_whose_day_has_passed_force_nothing() -> None:
    assert judge(make_case("Тендер, заявки до 1 сентября.")).level is not Level.CONFIRMED


def test_several_equal_tasks_lower_a_launch() -> None:
    message = "Запуск нового тарифа 20 октября. Это одна из трёх задач года."
    assert judge(make_case(message)).level is Level.PARTIAL


def test_a_condition_forces_nothing() -> None:
    message = "Если банк одобрит, 20 октября откроем салон и начнём."
    assert judge(make_case(message)).level is not Level.CONFIRMED


def test_what_only_holds_the_start_back_forces_nothing() -> None:
    assert judge(make_case("Не раньше 1 ноября, сначала привезут товар.")).level is Level.PARTIAL


@pytest.mark.parametrize(
    "later", ["Кампанию отменяем.", "Отложили, когда вернёмся — не знаю.", "Перенесли на июнь 2027 года."]
)
def test_called_off_or_put_far_is_absent(later: str) -> None:
    assert judge(make_case("Старт 1 октября.", later)).level is Level.ABSENT


def test_a_far_start_with_a_trigger_is_confirmed() -> None:
    message = "Старт 1 марта 2028: в этот день открываем павильон, иначе рассаду выбросим."
    record = make_case(message.replace("2028", "2027"))
    assert judge(record).level is Level.CONFIRMED


def test_a_lapsed_start_keeps_its_trigger() -> None:
    message = "Старт был 10 сентября, иначе потеряем сезон."
    assert judge(make_case(message)).level is Level.CONFIRMED


def test_without_a_need_nothing_is_said_of_it() -> None:
    assert judge(make_case("Продаём вам серверы, срочно!"), Level.ABSENT).level is Level.UNKNOWN


@pytest.mark.parametrize(
    "message",
    ["Старт 1 октября.", "Это номер один.", "Не горит.", "Срочно!", "Тендер: заявки до 25 сентября."],
)
def test_every_level_stands_on_words_of_the_record(message: str) -> None:
    record = make_case(message)
    finding = judge(record)
    assert finding.quotes
    for quote in finding.quotes:
        assert quote.text in (text_at(record, quote.place) or "")


def test_said_nowhere_is_unknown() -> None:
    assert judge(make_case("Здравствуйте.")) == Finding(level=Level.UNKNOWN)
