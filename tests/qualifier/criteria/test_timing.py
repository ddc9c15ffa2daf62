from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.criteria.timing import timing
from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level, Numbers
from qualifier.reading.date_spans import add_months
from qualifier.record import LeadRecord, text_at
from tests.builders import AS_OF, make_lead, make_record

PROFILE = load_profile()
NEEDED = {Criterion.NEED: Finding(level=Level.CONFIRMED), Criterion.INDUSTRY: Finding(level=Level.CONFIRMED)}
NO_NEED = {Criterion.NEED: Finding(level=Level.ABSENT), Criterion.INDUSTRY: Finding(level=Level.CONFIRMED)}
VENDOR = {Criterion.NEED: Finding(level=Level.ABSENT), Criterion.INDUSTRY: Finding(level=Level.ABSENT)}
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip


def make_case(message: str, *turns: tuple[str, str, str]) -> LeadRecord:
    """A record of a message and of turns: channel, sender, text; AS_OF is 2026-09-15."""
    talk = tuple(
        Interaction(at=date(2026, 9, 12), channel=channel, sender=Sender(sender), text=text)
        for channel, sender, text in turns
    )
    return make_record(lead=make_lead(message=message, interactions=talk))


def judge(record: LeadRecord, earlier: Mapping[Criterion, Finding] = NEEDED) -> Finding:
    return timing(extract_evidence(record), PROFILE, earlier)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("message", "level", "start", "end", "decision"),
    [
        (
            "Хотим запустить рекламу в первых числах ноября, бюджет 900 тыс.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        ("Планируем стартовать ближе к концу октября.", Level.CONFIRMED, "2026-10-25", None, None),
        (
            "Кампанию хотели бы запустить с 12 октября по 9 ноября.",
            Level.CONFIRMED,
            "2026-10-12",
            "2026-11-09",
            None,
        ),
        ("Размещение на два месяца, начиная с 1 декабря.", Level.CONFIRMED, "2026-12-01", "2027-01-31", None),
        ("Срок размещения: 01.11.2026 – 31.12.2026.", Level.CONFIRMED, "2026-11-01", "2026-12-31", None),
        ("Нам нужно выйти в эфир не позднее 20 октября.", Level.CONFIRMED, "2026-10-20", None, None),
        ("Старт — конец зимы, точнее скажем потом.", Level.PARTIAL, "2027-02-25", None, None),
        ("Начнём не раньше апреля следующего года.", Level.ABSENT, "2027-04-01", None, None),
        ("Решение примем до 10 октября.", Level.CONFIRMED, None, None, "2026-10-10"),
        ("Определимся с подрядчиком на следующей неделе.", Level.CONFIRMED, None, None, "2026-09-21"),
        (
            "Тендер: предложения принимаются по 25 сентября включительно.",
            Level.CONFIRMED,
            None,
            None,
            "2026-09-25",
        ),
        (
            "Подача заявок до 12:00 5 октября, вскрытие конвертов 7 октября.",
            Level.CONFIRMED,
            None,
            None,
            "2026-10-07",
        ),
        ("Объявили конкурс, крайний срок подачи — 30.09.", Level.CONFIRMED, None, None, "2026-09-30"),
        ("Пока на паузе, вернёмся позже.", Level.ABSENT, None, None, None),
        ("Проект поставили на стоп, когда разморозят — неизвестно.", Level.ABSENT, None, None, None),
        ("Всё перенесли на неопределённый срок.", Level.ABSENT, None, None, None),
        ("Запуск сдвинули на 1 февраля.", Level.PARTIAL, "2027-02-01", None, None),
        ("Мы передумали, рекламы не будет.", Level.ABSENT, None, None, None),
        ("К сожалению, кампанию отменили, бюджет ушёл на склад.", Level.ABSENT, None, None, None),
        ("Давайте в другой раз, сейчас не до рекламы.", Level.ABSENT, None, None, None),
        ("Нам бы поскорее, вчера уже надо было.", Level.PARTIAL, None, None, None),
        ("Начать хотим как можно раньше.", Level.PARTIAL, None, None, None),
        ("Стартуем сразу после согласования договора.", Level.PARTIAL, None, None, None),
        ("Это для нас задача №1, запускаемся 1 октября.", Level.CONFIRMED, "2026-10-01", None, None),
        (
            "10 октября открываем второй салон в Омске, нужна реклама к открытию.",
            Level.CONFIRMED,
            "2026-10-10",
            None,
            None,
        ),
        ("Если не запустимся к 1 ноября, потеряем сезон.", Level.CONFIRMED, "2026-11-01", None, None),
        (
            "Запуск нового тарифа 20 октября, надо рассказать абонентам.",
            Level.CONFIRMED,
            "2026-10-20",
            None,
            None,
        ),
        ("Нам не к спеху, можно и весной.", Level.PARTIAL, "2027-03-01", None, None),
        ("Дата старта пока не определена.", Level.UNKNOWN, None, None, None),
        ("Хотели стартовать 1 сентября, не успели, новой даты нет.", Level.UNKNOWN, "2026-09-01", None, None),
        ("Стартуем 14 сентября.", Level.UNKNOWN, "2026-09-14", None, None),
        ("Сначала думали про октябрь, но решили начать с ноября.", Level.CONFIRMED, "2026-11-01", None, None),
        ("Не в октябре, а в декабре.", Level.CONFIRMED, "2026-12-01", None, None),
        ("Период — IV квартал 2026.", Level.CONFIRMED, "2026-10-01", None, None),
        ("Хотим в первом квартале.", Level.PARTIAL, "2027-01-01", None, None),
        ("Во второй половине 2027 года планируем кампанию.", Level.ABSENT, "2027-07-01", None, None),
        ("Под Чёрную пятницу нужна рассылка.", Level.CONFIRMED, "2026-11-27", None, None),
        ("К 8 марта хотим продвинуть букеты.", Level.PARTIAL, "2027-03-08", None, None),
        ("К 23 февраля.", Level.PARTIAL, "2027-02-23", None, None),
        ("Нужна реклама на Новый год.", Level.PARTIAL, "2026-12-31", None, None),
        ("Начинаем через три недели.", Level.CONFIRMED, "2026-10-06", None, None),
        ("Месяца через полтора начнём.", Level.CONFIRMED, "2026-10-30", None, None),
        ("Через полгодика вернёмся к вопросу.", Level.PARTIAL, None, None, None),
        ("Старт двадцать пятого сентября.", Level.CONFIRMED, "2026-09-25", None, None),
        ("Стартуем в следующий вторник.", Level.CONFIRMED, "2026-09-22", None, None),
        ("В октябре прошлого года крутили радио, сейчас ищем новые каналы.", Level.UNKNOWN, None, None, None),
        ("Нас 120 человек, работаем с мая 2015 года.", Level.UNKNOWN, None, None, None),
        ("Встреча 20 сентября в 15:00 удобна?", Level.UNKNOWN, None, None, None),
        ("Я в отпуске до 28 сентября.", Level.UNKNOWN, None, None, None),
        ("Пришлите КП до пятницы.", Level.UNKNOWN, None, None, None),
        ("Пришлите медиаплан до 20 сентября, хотим понять цены.", Level.UNKNOWN, None, None, None),
        ("Кампания пройдёт с 1 по 31 октября.", Level.CONFIRMED, "2026-10-01", "2026-10-31", None),
        ("Флайт 6 недель с 5 октября.", Level.CONFIRMED, "2026-10-05", "2026-11-15", None),
        (
            "Бюджет 300 тысяч в месяц на полгода, старт 1 января.",
            Level.PARTIAL,
            "2027-01-01",
            "2027-06-30",
            None,
        ),
        ("400 тыс/мес, 3 месяца, начинаем 15 октября", Level.CONFIRMED, "2026-10-15", "2027-01-14", None),
        ("Реклама нужна до конца года, начнём в октябре.", Level.CONFIRMED, "2026-10-01", "2026-12-31", None),
        ("Хотим крутиться весь 2027 год.", Level.PARTIAL, "2027-01-01", "2027-12-31", None),
        (
            "Решает совет директоров 30 сентября, старт в ноябре.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            "2026-09-30",
        ),
        ("Собственник решит после 20-го.", Level.CONFIRMED, None, None, "2026-09-20"),
        ("Бюджет заморожен до января, потом запускаемся.", Level.PARTIAL, "2027-01-01", None, None),
        ("Вакансия ещё открыта до 1 октября?", Level.UNKNOWN, None, None, None),
        ("ответ жду завтра", Level.UNKNOWN, None, None, None),
        ("We'd like to launch in early November.", Level.CONFIRMED, "2026-11-01", None, None),
        (
            "The campaign should run from October 5 to November 15.",
            Level.CONFIRMED,
            "2026-10-05",
            "2026-11-15",
            None,
        ),
        ("Start date is flexible, sometime in Q1 2027.", Level.PARTIAL, "2027-01-01", None, None),
        ("We need this live by mid-October.", Level.CONFIRMED, "2026-10-15", None, None),
        ("Kick-off on the 1st of October, six weeks.", Level.CONFIRMED, "2026-10-01", "2026-11-11", None),
        ("Looking to go live in about three weeks.", Level.CONFIRMED, "2026-10-06", None, None),
        ("Not before spring.", Level.PARTIAL, "2027-03-01", None, None),
        ("The board decides on 2 October.", Level.CONFIRMED, None, None, "2026-10-02"),
        (
            "Bids are due by 30 September 2026, late submissions will not be opened.",
            Level.CONFIRMED,
            None,
            None,
            "2026-09-30",
        ),
        ("RFP closes 12 October; award on 19 October.", Level.CONFIRMED, None, None, "2026-10-19"),
        ("We've put everything on hold, no date.", Level.ABSENT, None, None, None),
        ("The project is postponed indefinitely.", Level.ABSENT, None, None, None),
        ("The launch was pushed back to March.", Level.PARTIAL, "2027-03-01", None, None),
        ("We decided not to go ahead, campaign cancelled.", Level.ABSENT, None, None, None),
        ("ASAP please, we're already late.", Level.PARTIAL, None, None, None),
        ("We'd want to start shortly after the contract is signed.", Level.PARTIAL, None, None, None),
        (
            "It's our number one priority this quarter, start 1 October.",
            Level.CONFIRMED,
            "2026-10-01",
            None,
            None,
        ),
        (
            "Store opens on 10 November, if people don't know by then we are in trouble.",
            Level.CONFIRMED,
            "2026-11-10",
            None,
            None,
        ),
        ("Black Friday push, SMS and banners.", Level.CONFIRMED, "2026-11-27", None, None),
        ("For Christmas we want display in Moscow.", Level.PARTIAL, "2026-12-25", None, None),
        ("We missed our 1 September start, no new date yet.", Level.UNKNOWN, "2026-09-01", None, None),
        ("Let's say 15 Oct, not 1 Oct as I wrote.", Level.CONFIRMED, "2026-10-15", None, None),
        ("Start: 01/10/2026, end: 30/11/2026", Level.CONFIRMED, "2026-10-01", "2026-11-30", None),
        ("Timing: October - December 2026.", Level.CONFIRMED, "2026-10-01", "2026-12-31", None),
        (
            "We met you in May at the expo and were impressed. Sales fell 20% since June.",
            Level.UNKNOWN,
            None,
            None,
            None,
        ),
        ("I'm on leave until 5 October, write to Olga.", Level.UNKNOWN, None, None, None),
        ("Please send the proposal by Friday.", Level.UNKNOWN, None, None, None),
        ("We will choose the agency next week.", Level.CONFIRMED, None, None, "2026-09-21"),
        ("With a flight of 8 weeks starting 12 October.", Level.CONFIRMED, "2026-10-12", "2026-12-06", None),
        ("Back to school 2027 is what we plan for.", Level.ABSENT, "2027-09-01", None, None),
        ("Maybe in spring, maybe never.", Level.UNKNOWN, None, None, None),
        (
            "алло это ольга из строймаркета значит нам надо привлечь людей на открытие в туле мы "
            "открываемся пятнадцатого октября и к этому дню чтобы все знали бюджет триста тысяч без ндс",
            Level.CONFIRMED,
            "2026-10-15",
            None,
            None,
        ),
        (
            "здравствуйте у нас сеть клиник хотим начать где то в середине октября на три месяца "
            "бюджет двести тысяч в месяц решаю я",
            Level.CONFIRMED,
            "2026-10-15",
            "2027-01-14",
            None,
        ),
        (
            "ну мы думали про сентябрь но уже не успеваем поэтому давайте с первого ноября",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        (
            "короче старт был намечен на десятое сентября потом перенесли на двадцатое октября и "
            "теперь вроде точно",
            Level.CONFIRMED,
            "2026-10-20",
            None,
            None,
        ),
        ("Отложили до марта, деньги есть.", Level.PARTIAL, "2027-03-01", None, None),
        ("Отложено два миллиона, старт в октябре.", Level.CONFIRMED, "2026-10-01", None, None),
        ("Старт 31 июня.", Level.UNKNOWN, None, None, None),
        ("Запуск в 2041 году.", Level.UNKNOWN, None, None, None),
        (
            "Запускаемся 1 октября, потому что 3-го стартует акция конкурента.",
            Level.CONFIRMED,
            "2026-10-01",
            None,
            None,
        ),
        (
            "Старт 5 октября, к этому дню придут контейнеры с товаром.",
            Level.CONFIRMED,
            "2026-10-05",
            None,
            None,
        ),
        ("Старт 5 октября.", Level.CONFIRMED, "2026-10-05", None, None),
        ("Старт 5 октября, это в приоритете у генерального.", Level.CONFIRMED, "2026-10-05", None, None),
        ("Реклама сейчас не в приоритете, начнём 5 октября.", Level.CONFIRMED, "2026-10-05", None, None),
        ("Это не горит.", Level.UNKNOWN, None, None, None),
        (
            "У нас три задачи: заявки, охват, возврат клиентов. Старт 5 октября.",
            Level.CONFIRMED,
            "2026-10-05",
            None,
            None,
        ),
        ("Задач несколько, какая важнее — не решили. Скоро начнём.", Level.PARTIAL, None, None, None),
        ("Просто мониторим рынок.", Level.UNKNOWN, None, None, None),
        ("Открываем ресторан 20 октября, нужна реклама на район.", Level.CONFIRMED, "2026-10-20", None, None),
        ("Новая линейка выходит на полки 1 ноября.", Level.CONFIRMED, "2026-11-01", None, None),
        (
            "По приказу правления кампания должна стартовать до 1 ноября.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        ("Срочно нужна рассылка!", Level.PARTIAL, None, None, None),
        ("Надо было ещё вчера.", Level.PARTIAL, None, None, None),
        ("Скоро будем запускаться.", Level.PARTIAL, None, None, None),
        ("The owner insists we are live on 1 October, no later.", Level.CONFIRMED, "2026-10-01", None, None),
        (
            "Our store in Perm opens on 20 October and we need footfall from day one.",
            Level.CONFIRMED,
            "2026-10-20",
            None,
            None,
        ),
        (
            "It's one of several projects this autumn, start 1 November.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        (
            "We are launching a new app on 15 October and want installs.",
            Level.CONFIRMED,
            "2026-10-15",
            None,
            None,
        ),
        ("Tender deadline is 1 October.", Level.CONFIRMED, None, None, "2026-10-01"),
        ("We'd like to begin on 1 November.", Level.CONFIRMED, "2026-11-01", None, None),
        (
            "Конкурс отменили, но рекламу всё равно хотим с 1 ноября.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        ("Тендер перенесли на ноябрь, заявки до 10 ноября.", Level.CONFIRMED, None, None, "2026-11-10"),
        ("Тендер был до 1 сентября, не успели собрать заявки.", Level.UNKNOWN, None, None, "2026-09-01"),
        (
            "Акция с 10 по 25 октября, реклама на это время.",
            Level.CONFIRMED,
            "2026-10-10",
            "2026-10-25",
            None,
        ),
        (
            "Контракт с агентством истекает 31 декабря, с 1 января хотим начать с вами.",
            Level.PARTIAL,
            "2027-01-01",
            None,
            None,
        ),
        (
            "Лицензия действует до 30.11.2026, основаны в 2008 году, старт 1 ноября 2026.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        (
            "Телефон 8 (495) 000-10-10, офис работает с 10.00 до 19.00. Начать хотим 12 октября.",
            Level.CONFIRMED,
            "2026-10-12",
            None,
            None,
        ),
        (
            "Исх. № 15 от 10.09.2026. Просим рассчитать размещение на октябрь.",
            Level.CONFIRMED,
            "2026-10-01",
            None,
            None,
        ),
        (
            "Договор № 12/05 от 01.02.2026 с прошлым подрядчиком расторгли. Новая кампания — ноябрь.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        (
            "С мая по июль продажи упали на 20%. Хотим стартовать в октябре.",
            Level.CONFIRMED,
            "2026-10-01",
            None,
            None,
        ),
        ("За последние три месяца трафик просел.", Level.UNKNOWN, None, None, None),
        ("Раньше крутили баннеры в январе и марте, сейчас хотим видео.", Level.UNKNOWN, None, None, None),
        ("Бюджет на 2027 год 12 млн, начнём с февраля.", Level.PARTIAL, "2027-02-01", None, None),
        ("Реклама нужна летом, июнь-август 2027.", Level.ABSENT, "2027-06-01", "2027-08-31", None),
        ("Ближе к зиме.", Level.CONFIRMED, "2026-12-01", None, None),
        ("на ноябрь-декабрь", Level.CONFIRMED, "2026-11-01", "2026-12-31", None),
        ("1-15 октября", Level.CONFIRMED, "2026-10-01", "2026-10-15", None),
        ("Старт 2027-02-01.", Level.PARTIAL, "2027-02-01", None, None),
        ("старт: 1.11", Level.CONFIRMED, "2026-11-01", None, None),
        ("начало 15/10/26", Level.CONFIRMED, "2026-10-15", None, None),
        ("Не раньше 1 ноября и не позже 15 ноября.", Level.CONFIRMED, "2026-11-01", None, None),
        ("Начинаем осенью, скорее всего в октябре.", Level.CONFIRMED, "2026-10-01", None, None),
        ("Когда: октябрь.", Level.CONFIRMED, "2026-10-01", None, None),
        ("Сроки: 3 недели с 12 октября", Level.CONFIRMED, "2026-10-12", "2026-11-01", None),
        (
            "дата старта 12 октября, дата окончания 30 ноября",
            Level.CONFIRMED,
            "2026-10-12",
            "2026-11-30",
            None,
        ),
        ("Пауза до особого распоряжения.", Level.ABSENT, None, None, None),
        ("Решили отложить до лучших времён.", Level.ABSENT, None, None, None),
        ("Пока не до этого, ремонт.", Level.ABSENT, None, None, None),
        (
            "Планируем выйти в эфир с 19 октября сроком на месяц.",
            Level.CONFIRMED,
            "2026-10-19",
            "2026-11-18",
            None,
        ),
        ("Готовы стартануть хоть сегодня.", Level.CONFIRMED, "2026-09-15", None, None),
        ("Нам бы успеть до первого снега.", Level.PARTIAL, None, None, None),
        ("В планах октябрь, но финального решения пока нет.", Level.CONFIRMED, "2026-10-01", None, None),
        ("Стартуем двадцатого.", Level.CONFIRMED, "2026-09-20", None, None),
        ("Октябрь-ноябрь, потом посмотрим.", Level.CONFIRMED, "2026-10-01", "2026-11-30", None),
        ("Решение за советом, собираются 5 октября.", Level.CONFIRMED, None, None, "2026-10-05"),
        ("Ответ по подрядчику дадим в начале октября.", Level.CONFIRMED, None, None, "2026-10-01"),
        ("Подведение итогов конкурса — 12.10.2026.", Level.CONFIRMED, None, None, "2026-10-12"),
        ("Заявки принимаются с 10 по 25 сентября.", Level.CONFIRMED, None, None, "2026-09-25"),
        (
            "Окончание приёма заявок 28 сентября, рассмотрение 30 сентября.",
            Level.CONFIRMED,
            None,
            None,
            "2026-09-30",
        ),
        (
            "Извещение выйдет 20 сентября, тендер, заявки до 5 октября.",
            Level.CONFIRMED,
            None,
            None,
            "2026-10-05",
        ),
        ("Запускать будем, когда согласуют бюджет.", Level.PARTIAL, None, None, None),
        ("После ремонта начнём, дату не скажу.", Level.PARTIAL, None, None, None),
        ("Дату назовём позже.", Level.UNKNOWN, None, None, None),
        ("Пока рано говорить о сроках.", Level.UNKNOWN, None, None, None),
        ("Всё откладывается, директор уволился.", Level.ABSENT, None, None, None),
        ("Мы решили не запускать рекламу в этом году.", Level.ABSENT, None, None, None),
        ("Компания закрывается, рекламу снимаем с плана.", Level.ABSENT, None, None, None),
        ("Мы взяли паузу до января.", Level.PARTIAL, "2027-01-01", None, None),
        ("Заморозили до весны, весной вернёмся.", Level.PARTIAL, "2027-03-01", None, None),
        ("Сроки поехали: вместо 1 октября теперь 20-е.", Level.CONFIRMED, "2026-10-20", None, None),
        ("Ошибка в письме: старт не 1, а 11 октября.", Level.CONFIRMED, "2026-10-11", None, None),
        ("Верно 5 октября, а не 5 ноября.", Level.CONFIRMED, "2026-10-05", None, None),
        (
            "Начать планировали с октября, но фактически получится с ноября.",
            Level.CONFIRMED,
            "2026-11-01",
            None,
            None,
        ),
        ("Когда? Чем раньше, тем лучше.", Level.PARTIAL, None, None, None),
        ("Надо к Дню матери.", Level.UNKNOWN, None, None, None),
        (
            'Акция "Золотая осень" с 1 октября по 15 ноября.',
            Level.CONFIRMED,
            "2026-10-01",
            "2026-11-15",
            None,
        ),
        ("Хотим весь ноябрь крутить ролики.", Level.CONFIRMED, "2026-11-01", None, None),
        ("Приёмная кампания стартует 20 июня 2027 года.", Level.ABSENT, "2027-06-20", None, None),
        ("Гарантийный взнос до 1 октября, сам старт 15 ноября.", Level.CONFIRMED, "2026-11-15", None, None),
        ("Our fiscal year starts in January, that's when we begin.", Level.PARTIAL, "2027-01-01", None, None),
        ("Could be October, could be November.", Level.CONFIRMED, "2026-10-01", None, None),
        ("We are aiming for the second week of October.", Level.CONFIRMED, "2026-10-08", None, None),
        ("Go-live 12/10/2026.", Level.CONFIRMED, "2026-10-12", None, None),
        (
            "The campaign is scheduled for 3 weeks from 12 October.",
            Level.CONFIRMED,
            "2026-10-12",
            "2026-11-01",
            None,
        ),
        ("Running through December, starting in October.", Level.CONFIRMED, "2026-10-01", "2026-12-31", None),
        ("We start as soon as legal signs off.", Level.PARTIAL, None, None, None),
        ("Decision expected by the end of the month.", Level.CONFIRMED, None, None, "2026-09-25"),
        ("Our CMO will make the call in early October.", Level.CONFIRMED, None, None, "2026-10-01"),
        ("Submissions close on 30 Sept at noon; it's a tender.", Level.CONFIRMED, None, None, "2026-09-30"),
        ("Launch slipped from October to January.", Level.PARTIAL, "2027-01-01", None, None),
        ("We've shelved it for now.", Level.ABSENT, None, None, None),
        ("It's been called off by HQ.", Level.ABSENT, None, None, None),
        ("Maybe one day.", Level.ABSENT, None, None, None),
        ("Q4, ideally from mid-October.", Level.CONFIRMED, "2026-10-15", None, None),
        ("As of November we can start.", Level.CONFIRMED, "2026-11-01", None, None),
        ("The sooner the better.", Level.PARTIAL, None, None, None),
        ("Time is not an issue.", Level.UNKNOWN, None, None, None),
        (
            "We have to be visible before the 20 October sale or we lose the season.",
            Level.CONFIRMED,
            "2026-10-20",
            None,
            None,
        ),
        ("стартуем по первому снегу, числа нет", Level.PARTIAL, None, None, None),
        ("дед лайн 25 сентября по тендеру, позже не смотрим", Level.CONFIRMED, None, None, "2026-09-25"),
        ("шеф дал отмашку, погнали с понедельника", Level.CONFIRMED, "2026-09-21", None, None),
        ("ну давайте с октября тогда", Level.CONFIRMED, "2026-10-01", None, None),
        ("раньше зимы не вижу смысла", Level.CONFIRMED, "2026-12-01", None, None),
        (
            "реклама нужна с середины октября и до нового года",
            Level.CONFIRMED,
            "2026-10-15",
            "2026-12-31",
            None,
        ),
        (
            "период размещения - с 12.10.2026 г. по 11.12.2026 г.",
            Level.CONFIRMED,
            "2026-10-12",
            "2026-12-11",
            None,
        ),
        ("хотели летом, но лето прошло, теперь весна", Level.PARTIAL, "2027-03-01", None, None),
        ("мы подумаем и вернёмся", Level.UNKNOWN, None, None, None),
        ("перенос на второе полугодие 2027", Level.ABSENT, "2027-07-01", None, None),
        ("проект заморожен, когда оттает — неизвестно", Level.ABSENT, None, None, None),
        ("кампания приостановлена на неопределённое время", Level.ABSENT, None, None, None),
        ("решать будем на совете 1 октября", Level.CONFIRMED, None, None, "2026-10-01"),
        ("финальное решение за мной, дам ответ 22 сентября", Level.CONFIRMED, None, None, "2026-09-22"),
        ("договор подпишем до конца сентября и сразу в бой", Level.CONFIRMED, None, None, "2026-09-25"),
        ("рассылка 8 октября, в день открытия", Level.CONFIRMED, "2026-10-08", None, None),
        ("мы открылись 1 сентября, людей нет, спасайте", Level.UNKNOWN, None, None, None),
        ("каждый год в ноябре крутим, и сейчас хотим", Level.CONFIRMED, "2026-11-01", None, None),
        ("нужно закрыть план до 31 декабря, стартуем в октябре", Level.CONFIRMED, "2026-10-01", None, None),
        (
            "сезон у нас с мая по сентябрь, готовимся заранее, старт 1 апреля",
            Level.ABSENT,
            "2027-04-01",
            None,
            None,
        ),
        ("с 1-го числа следующего месяца", Level.CONFIRMED, "2026-10-01", None, None),
        ("нам нужна неделя, с 5 по 11 октября", Level.CONFIRMED, "2026-10-05", "2026-10-11", None),
        ("ролик пойдёт с 1.10 по 31.10", Level.CONFIRMED, "2026-10-01", "2026-10-31", None),
        ("ориентир — вторая половина октября", Level.CONFIRMED, "2026-10-15", None, None),
        (
            "the plan is to kick things off right after Thanksgiving",
            Level.CONFIRMED,
            "2026-11-26",
            None,
            None,
        ),
        ("we're live from Monday 5 October", Level.CONFIRMED, "2026-10-05", None, None),
        ("I'd say November at the earliest", Level.CONFIRMED, "2026-11-01", None, None),
        ("no earlier than Q1", Level.PARTIAL, "2027-01-01", None, None),
        ("the board meets on 28 Sept and will pick the vendor", Level.CONFIRMED, None, None, "2026-09-28"),
        (
            "proposals in by 1 October please, this is a formal tender",
            Level.CONFIRMED,
            None,
            None,
            "2026-10-01",
        ),
        ("for now it's parked", Level.ABSENT, None, None, None),
        ("delayed till further notice", Level.ABSENT, None, None, None),
        ("we'd planned on September 1, that ship has sailed", Level.UNKNOWN, "2026-09-01", None, None),
    ],
)
def test_what_a_message_says_of_time(
    message: str, level: Level, start: str | None, end: str | None, decision: str | None
) -> None:
    finding = judge(make_case(message))
    numbers = finding.numbers
    assert (finding.level, iso(numbers.start_date), iso(numbers.end_date), iso(numbers.decision_date)) == (
        level,
        start,
        end,
        decision,
    )


BAKERY = "Нужна реклама пекарни."
BAKERY_IN_OCTOBER = "Нужна реклама пекарни, старт 1 октября."


@pytest.mark.parametrize(
    ("message", "turns", "level", "start"),
    [
        (
            BAKERY,
            (("chat", "seller", "Когда хотите начать?"), ("chat", "client", "10 октября")),
            Level.CONFIRMED,
            "2026-10-10",
        ),
        (
            BAKERY_IN_OCTOBER,
            (("email", "client", "Коллеги, сдвигаемся на месяц: 1 ноября вместо 1 октября."),),
            Level.CONFIRMED,
            "2026-11-01",
        ),
        (
            BAKERY_IN_OCTOBER,
            (("call", "client", "Владелец сказал подождать, откладываем, когда вернёмся — не знаю."),),
            Level.ABSENT,
            None,
        ),
        # The seller reports what the client said.
        (
            BAKERY_IN_OCTOBER,
            (("call", "seller", "Клиент сказал, что кампанию отменили совсем."),),
            Level.ABSENT,
            None,
        ),
        (
            BAKERY,
            (("note", "seller", "Клиент подтвердил по телефону: старт 1 октября."),),
            Level.CONFIRMED,
            "2026-10-01",
        ),
        # The seller guesses, or speaks of what the seller will do.
        (BAKERY, (("note", "seller", "Думаю, стартанут в октябре."),), Level.UNKNOWN, None),
        (BAKERY, (("email", "seller", "Пришлю план до 20 сентября, созвонимся?"),), Level.UNKNOWN, None),
        (
            BAKERY,
            (("chat", "seller", "По срокам что?"), ("chat", "client", "скоро, число скажу позже")),
            Level.PARTIAL,
            None,
        ),
        (
            "Need ads for a bakery.",
            (
                ("email", "seller", "When would you like to start?"),
                ("email", "client", "February, after our refurbishment."),
            ),
            Level.PARTIAL,
            "2027-02-01",
        ),
        (
            "Need ads for a bakery.",
            (
                ("email", "seller", "When would you like to start?"),
                ("email", "client", "Honestly not now. The owner wants to wait, no idea how long."),
            ),
            Level.ABSENT,
            None,
        ),
        (
            BAKERY_IN_OCTOBER,
            (("chat", "seller", "Подтверждаете 1 октября?"), ("chat", "client", "да, всё в силе")),
            Level.CONFIRMED,
            "2026-10-01",
        ),
        (
            "Реклама нужна к открытию.",
            (("chat", "seller", "Когда открытие?"), ("chat", "client", "5 октября")),
            Level.CONFIRMED,
            "2026-10-05",
        ),
    ],
)
def test_what_a_talk_says_of_time(
    message: str, turns: tuple[tuple[str, str, str], ...], level: Level, start: str | None
) -> None:
    finding = judge(make_case(message, *turns))
    assert (finding.level, iso(finding.numbers.start_date)) == (level, start)


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (AS_OF, Level.CONFIRMED),
        # Calendar months, to the day.
        (date(2026, 12, 15), Level.CONFIRMED),
        (date(2026, 12, 16), Level.PARTIAL),
        (date(2027, 3, 15), Level.PARTIAL),
        (date(2027, 3, 16), Level.ABSENT),
        (date(2026, 9, 14), Level.UNKNOWN),
    ],
)
def test_the_borders_are_calendar_months(day: date, level: Level) -> None:
    finding = judge(make_case(f"Старт {day.day} {MONTHS[day.month - 1]} {day.year} года."))
    assert (finding.level, finding.numbers.start_date) == (level, day)


@settings(max_examples=25)
@given(day=st.dates(AS_OF, date(2029, 1, 1)))
def test_the_further_the_start_the_lower_the_level(day: date) -> None:
    finding = judge(make_case(f"Старт {day:%d.%m.%Y}."))
    order = [Level.ABSENT, Level.PARTIAL, Level.CONFIRMED]
    expected = 2 - (day > add_months(AS_OF, 3)) - (day > add_months(AS_OF, 6))
    assert finding.level is order[expected]
    assert finding.numbers.start_date == day


def test_the_decision_counts_when_it_is_sooner_than_the_start() -> None:
    finding = judge(make_case("Старт в мае 2027, подрядчика выберем 30 сентября."))
    assert finding.level is Level.CONFIRMED
    assert finding.numbers.decision_date == date(2026, 9, 30)


def test_a_passed_start_stays_in_the_numbers() -> None:
    finding = judge(make_case("Период: с 1 сентября по 30 ноября."))
    assert finding.level is Level.UNKNOWN
    assert (finding.numbers.start_date, finding.numbers.end_date) == (date(2026, 9, 1), date(2026, 11, 30))


def test_putting_off_is_checked_before_the_bids_of_a_tender() -> None:
    finding = judge(make_case("Тендер, заявки до 25 сентября, но запуск отложили без срока."))
    assert finding.level is Level.ABSENT


@pytest.mark.parametrize("earlier", [NO_NEED, VENDOR])
def test_dates_of_another_deal_are_no_dates_of_a_campaign(earlier: Mapping[Criterion, Finding]) -> None:
    finding = judge(make_case("Предлагаем вам серверы, поставка в октябре, демо завтра."), earlier)
    assert (finding.level, finding.numbers.start_date) == (Level.UNKNOWN, None)


def test_a_plan_called_off_is_absent_even_without_a_need() -> None:
    finding = judge(make_case("Старт 1 октября.", ("email", "client", "Рекламу отменяем.")), NO_NEED)
    assert (finding.level, finding.numbers.start_date) == (Level.ABSENT, None)


def test_what_was_replaced_is_said_in_both_languages() -> None:
    note = judge(make_case("Старт 1 октября.", ("email", "client", "Сдвинулись: 1 ноября."))).note
    assert note is not None
    assert "2026-10-01" in note.ru
    assert "2026-11-01" in note.en
    assert judge(make_case("Старт 1 октября.")).note is None


@pytest.mark.parametrize(
    "text",
    [
        "The ships are in dock until May, so nothing before June 2027.",
        "Ремонт идёт до мая, поэтому раньше июня 2027 ничего не начнём.",
    ],
)
def test_two_dates_of_one_sentence_take_nothing_back(text: str) -> None:
    finding = judge(make_case(text))
    assert finding.level is Level.ABSENT
    assert finding.note is None


@pytest.mark.parametrize(
    "message",
    [
        "Старт 1 октября.",
        "Кампанию отменяем.",
        "Отложили.",
        "Начнём скоро.",
        "<b>Start</b> on <i>1 October</i>.",
    ],
)
def test_every_level_stands_on_words_of_the_record(message: str) -> None:
    record = make_case(message)
    finding = judge(record)
    assert finding.quotes
    for quote in finding.quotes:
        assert quote.text in (text_at(record, quote.place) or "")


def test_nothing_said_is_unknown_without_numbers() -> None:
    finding = judge(make_case("Здравствуйте."))
    assert (finding.level, finding.quotes) == (Level.UNKNOWN, ())
    assert finding.numbers.start_date is None


@pytest.mark.parametrize(
    ("channels", "start", "told"),
    [
        (("ooh",), "25 сентября", "21"),
        (("sms", "ooh"), "25 сентября", "21"),
        (("sms",), "25 сентября", None),
        (("ooh",), "20 ноября", None),
        ((), "16 сентября", None),
        (("unheard_of",), "16 сентября", None),
    ],
)
def test_a_start_nearer_than_production_takes_is_noted(
    channels: tuple[str, ...], start: str, told: str | None
) -> None:
    need = Finding(level=Level.CONFIRMED, numbers=Numbers(channels=channels))
    found = judge(make_case(f"Стартуем {start}."), {**NEEDED, Criterion.NEED: need})
    assert found.level is Level.CONFIRMED
    if told is None:
        assert found.note is None
    else:
        assert found.note is not None
        assert f"ooh уходит {told} дн." in found.note.ru
        assert f"ooh takes {told} days" in found.note.en
