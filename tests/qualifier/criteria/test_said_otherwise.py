"""The rubric's levels in words that no other test uses: one sentence, one criterion, one level."""

from datetime import date

import pytest

from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Level
from qualifier.record import LeadRecord, text_at
from qualifier.rule_engine import RuleEngine

PROFILE = load_profile()
ENGINE = RuleEngine(PROFILE)
AS_OF = date(2026, 9, 15)
C, P, U, A = Level.CONFIRMED, Level.PARTIAL, Level.UNKNOWN, Level.ABSENT


def check(criterion: Criterion, text: str, level: Level) -> None:
    lang = "ru" if sum("а" <= letter <= "я" for letter in text.lower()) > 5 else "en"
    record = LeadRecord(as_of=AS_OF, lang=lang, lead=Lead(message=text))
    card = ENGINE.score(record, extract_evidence(record))
    row = next(row for row in card.scores if row.criterion is criterion)
    assert row.level is level
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in row.quotes)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("На продвижение готовы потратить 750 тысяч рублей.", C),
        ("На рекламу выделили полмиллиона.", C),
        ("Рекламный бюджет — миллион двести, без НДС.", C),
        ("Нам согласовали 400 000 ₽ на размещение.", C),
        ("Бюджет кампании триста пятьдесят тысяч, НДС сверху.", C),
        ("Кладём на рекламу по 200 тысяч в месяц, на три месяца.", C),
        ("Бюджет 366 тысяч рублей с НДС.", C),
        ("Смета: радио 200 тысяч, щиты 150 тысяч.", C),
        ("Бюджет на рекламу пять тысяч долларов.", C),
        ("Есть от 500 до 800 тысяч на кампанию.", C),
        ("We have set aside 400,000 roubles for advertising.", C),
        ("Our ad budget is half a million roubles.", C),
        ("The campaign budget is 350k RUB, net.", C),
        ("We can spend 1.5m roubles on this campaign.", C),
        ("The approved media budget is USD 20,000.", C),
        ("Бюджет на рекламу есть, сумму скажу позже.", P),
        ("Деньги на рекламу заложены.", P),
        ("Бюджет сейчас утверждают.", P),
        ("Смету на рекламу согласовываем.", P),
        ("Сумму предложите сами, отталкиваемся от вашего расчёта.", P),
        ("Бюджет от 200 до 500 тысяч рублей на рекламу.", P),
        ("В прошлом году на рекламу тратили по 500 тысяч в месяц.", P),
        ("The budget exists, I cannot name it yet.", P),
        ("The budget is awaiting approval.", P),
        ("Name your price, the budget follows from your proposal.", P),
        ("Our budget is between 200,000 and 500,000 roubles.", P),
        ("Денег на рекламу нет.", A),
        ("Бюджета под это не дали.", A),
        ("Бюджет обнулили.", A),
        ("Рекламный бюджет заморозили до лета.", A),
        ("Бюджет на рекламу 150 тысяч рублей.", A),
        ("Больше 100 тысяч на рекламу не дадим.", A),
        ("Бюджет 240 тысяч рублей с НДС.", A),
        ("We have no money for advertising.", A),
        ("Our budget was cut to zero.", A),
        ("The ad budget is frozen until spring.", A),
        ("Our ad budget is 90,000 roubles.", A),
        ("Нужна реклама пекарни.", U),
        ("Сколько стоит размещение на радио?", U),
        ("Оклад менеджера 120 тысяч рублей.", U),
        ("How much do radio spots cost?", U),
        ("Нас 600 человек, нужна реклама.", U),
    ],
)
def test_budget(text: str, level: Level) -> None:
    check(Criterion.BUDGET, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Я собственник сети, нужна реклама.", C),
        ("Пишет вам коммерческий директор. Нужна реклама.", C),
        ("С подрядчиком определяюсь я лично. Нужна реклама.", C),
        ("Финальное слово за мной.", C),
        ("Договор подпишу сам.", C),
        ("Вопросы рекламы здесь решаю я.", C),
        ("I own the company and need ads.", C),
        ("I am the marketing director and I sign the contract.", C),
        ("The final decision is mine.", C),
        ("I run the ad budget here.", C),
        ("I am the CMO and I choose the agency.", C),
        ("Я маркетолог, нужна реклама.", P),
        ("Я бренд-менеджер марки, ищу подрядчика.", P),
        ("Готовлю предложение, утверждает генеральный.", P),
        ("Я из отдела закупок. Нужна реклама.", P),
        ("Отбираю троих, выбирает директор.", P),
        ("I am a product manager, we need ads.", P),
        ("I shortlist agencies, the CEO decides.", P),
        ("I am the marketing director and I sign after the owner approves.", P),
        ("My director and I decide together.", P),
        ("I prepare the plan and my director approves it.", P),
        ("Я стажёр, меня просили узнать цены.", A),
        ("Собираю прайсы для начальства, сам ничего не решаю.", A),
        ("Я просто передаю письма шефу.", A),
        ("Студентка, пишу курсовую о рекламе.", A),
        ("I am an intern and only gather prices.", A),
        ("I just forward the offers, I have no say.", A),
        ("I am a student writing a thesis on advertising.", A),
        ("Нужна реклама в Твери.", U),
        ("We need ads in Kazan.", U),
    ],
)
def test_authority(text: str, level: Level) -> None:
    check(Criterion.AUTHORITY, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Хотим рассказать городу о новой клинике.", C),
        ("Надо вернуть клиентов, которые перестали покупать, через смс.", C),
        ("Нужен трафик на сайт магазина.", C),
        ("Требуется реклама жилого комплекса.", C),
        ("Ищем, где разместить ролик о распродаже.", C),
        ("Хотим больше заявок с рекламы.", C),
        ("Запускаем новый вкус, нужен охват.", C),
        ("We want to tell the city about our new clinic.", C),
        ("We need leads for our language school.", C),
        ("We would like to advertise a new flavour of juice.", C),
        ("We need to win back customers who stopped buying, by text messages.", C),
        ("Пришлите презентацию ваших форматов.", P),
        ("Интересно, чем вы занимаетесь и что предлагаете.", P),
        ("What formats do you offer?", P),
        ("Send me your rate card please.", P),
        ("Ищу вакансию медиапланера.", A),
        ("Нужна доработка сайта.", A),
        ("Предлагаем вам наши услуги по уборке офиса.", A),
        ("Нужна вёрстка лендинга.", A),
        ("Нужно вести нашу группу: посты, сторис, контент-план.", A),
        ("Не могу войти в личный кабинет, помогите.", A),
        ("We offer you our cleaning services.", A),
        ("I am looking for a job as a media planner.", A),
        ("We need a new website built.", A),
        ("Реклама нам не нужна.", A),
        ("Рекламу заказывать не будем.", A),
        ("Заказывать ничего не буду.", A),
        ("Пишу курсовую. Заказывать рекламу не буду.", A),
        ("Без скидки рекламу заказывать не будем, нужны щиты в Твери.", C),
        ("Рекламу на радио заказывать не будем, нужны щиты в Твери.", C),
        ("We will not buy any advertising.", A),
        ("We won't buy ads on TV, we need banners for our clinic.", C),
        ("We do not need any advertising.", A),
    ],
)
def test_need(text: str, level: Level) -> None:
    check(Criterion.NEED, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Запускаем рекламу через две недели.", C),
        ("Выйти в эфир надо 10 ноября.", C),
        ("Решение о подрядчике примем до конца сентября.", C),
        ("Реклама нужна к Новому году... точнее, к 1 декабря.", C),
        ("Стартуем хоть завтра, нужна реклама.", C),
        ("Размещение с октября по декабрь.", C),
        ("We launch the campaign in three weeks.", C),
        ("We will choose the agency by 30 September.", C),
        ("The campaign runs from 1 November to 31 December.", C),
        ("Старт рекламы в январе.", P),
        ("Кампанию планируем на февраль 2027.", P),
        ("Реклама нужна скоро.", P),
        ("Нужна реклама к Новому году.", P),
        ("The campaign starts in January.", P),
        ("We need the ads soon.", P),
        ("The flight is planned for early March 2027.", P),
        ("Рекламу запустим следующим летом.", A),
        ("Кампанию отложили на неопределённый срок.", A),
        ("Не сейчас, может, через год.", A),
        ("The campaign is planned for summer 2027.", A),
        ("Advertising is postponed indefinitely.", A),
        ("Not now, maybe in a year.", A),
        ("Нужна реклама пекарни.", U),
        ("Магазин открылся 1 мая 2020 года, нужна реклама.", U),
        ("We need ads for a bakery.", U),
        ("We were founded on 1 May 1999 and need ads.", U),
    ],
)
def test_timing(text: str, level: Level) -> None:
    check(Criterion.TIMING, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Продажи просели на треть с мая, нужна реклама.", C),
        ("Напротив открылась «Пятёрочка», гости ушли, нужна реклама.", C),
        ("В октябре открываем второй салон, нужна реклама.", C),
        ("Заявок с сайта стало вдвое меньше, чем весной, нужна реклама.", C),
        ("Sales fell by a third since May, we need ads.", C),
        ("A rival opened across the street and took our guests; we need ads.", C),
        ("We open a second salon in October and need ads.", C),
        ("Хотим повысить узнаваемость.", P),
        ("Нужно продвигать клинику в Твери.", P),
        ("We want more awareness.", P),
        ("We want to promote our clinic.", P),
        ("У нас всё хорошо, просто любопытно.", A),
        ("Проблем с продажами нет, смотрю из интереса.", A),
        ("Everything is fine with us, I am just curious.", A),
        ("Сколько стоит реклама?", U),
        ("How much are your ads?", U),
    ],
)
def test_challenges(text: str, level: Level) -> None:
    check(Criterion.CHALLENGES, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Для нас это задача номер один, нужна реклама.", C),
        ("Реклама — главное, что надо сделать этой осенью.", C),
        ("Магазин открываем 20 октября, без рекламы к этому дню никак.", C),
        ("Advertising comes first for us this autumn.", C),
        ("The store opens on 20 October and we must have ads by then.", C),
        ("Нужна реклама как можно скорее.", P),
        ("Хотим рекламу к октябрю.", P),
        ("We need ads as soon as possible.", P),
        ("Это не горит, пока присматриваемся.", A),
        ("Реклама для нас сейчас на последнем месте.", A),
        ("There is no rush, we are just browsing.", A),
        ("Advertising is low on our list.", A),
        ("Нужна реклама пекарни.", U),
    ],
)
def test_prioritization(text: str, level: Level) -> None:
    check(Criterion.PRIORITIZATION, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Мы сеть супермаркетов, нужна реклама.", C),
        ("У нас частная клиника, нужна реклама.", C),
        ("Мы застройщик, строим жилые дома, нужна реклама.", C),
        ("Мы автодилер, нужна реклама.", C),
        ("Мы турфирма, нужна реклама.", C),
        ("У нас языковая школа, нужна реклама.", C),
        ("У нас пиццерия с доставкой, нужна реклама.", C),
        ("У нас сеть фитнес-клубов, нужна реклама.", C),
        ("We are a chain of pharmacies and need ads.", C),
        ("We are a bank and need ads.", C),
        ("We run a hotel and need ads.", C),
        ("We are a mobile operator and need ads.", C),
        ("Мы производим станки, нужна реклама.", P),
        ("У нас ювелирная мастерская, нужна реклама.", P),
        ("Мы рекламное агентство, нужна реклама для клиента.", P),
        ("We make industrial pumps and need ads.", P),
        ("We are a law firm and need ads.", P),
        ("Продаём вейпы, нужна реклама.", A),
        ("Онлайн-казино, нужна реклама.", A),
        ("Гадаю на картах, нужна реклама.", A),
        ("We sell vapes and need ads.", A),
        ("We run an online casino without a licence and need ads.", A),
        ("Нужна реклама.", U),
        ("We need ads.", U),
    ],
)
def test_industry(text: str, level: Level) -> None:
    check(Criterion.INDUSTRY, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("В компании тысяча сотрудников.", C),
        ("Штат — 300 человек.", C),
        ("Выручка за прошлый год 2,5 млрд рублей.", C),
        ("We employ 700 people.", C),
        ("Our revenue last year was 3 bn roubles.", C),
        ("Нас сто двадцать человек.", P),
        ("Оборот 400 млн рублей в год.", P),
        ("We are a team of 90.", P),
        ("Our turnover is 500m roubles a year.", P),
        ("Нас шестеро.", A),
        ("Работает у нас 15 человек.", A),
        ("Я ИП без сотрудников.", A),
        ("We are a team of eight.", A),
        ("Нужна реклама для 300 человек в зале.", U),
        ("We need 500 leads.", U),
    ],
)
def test_size(text: str, level: Level) -> None:
    check(Criterion.SIZE, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("В августе крутили ролики на радио.", C),
        ("Постоянно размещаемся в Яндекс Директе.", C),
        ("Контекст у нас ведёт агентство.", C),
        ("We ran billboards in July.", C),
        ("We run search ads all year round.", C),
        ("Ведём только группу ВК.", P),
        ("Последняя реклама была в 2023 году.", P),
        ("Раз купили пост у блогера.", P),
        ("We only post on our own Instagram.", P),
        ("Our last campaign was in 2023.", P),
        ("Рекламу не давали ни разу.", A),
        ("Это будет наша первая реклама.", A),
        ("We have not advertised before.", A),
        ("Нужна реклама на радио.", U),
        ("We need radio ads.", U),
    ],
)
def test_ad_activity(text: str, level: Level) -> None:
    check(Criterion.AD_ACTIVITY, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Рекламный бюджет на год 5 млн рублей без НДС.", C),
        ("Тратим на рекламу по 400 тысяч в месяц.", C),
        ("Our yearly ad budget is 6m roubles.", C),
        ("Рекламный бюджет 700 тысяч рублей без НДС.", C),
        ("Бюджет на рекламу согласуется.", P),
        ("The ad budget is being approved.", P),
        ("Денег на рекламу нет.", A),
        ("Нам заблокировали счета, платить за рекламу нечем.", A),
        ("We have no money for ads.", A),
        ("Нужна реклама.", U),
    ],
)
def test_money(text: str, level: Level) -> None:
    check(Criterion.MONEY, text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Бюджет на рекламу 4 млн рублей без НДС.", C),
        ("За год откроем 15 аптек, нужна реклама.", C),
        ("Выходим в три новых региона, нужна реклама.", C),
        ("Получили инвестиции на развитие сети, нужна реклама.", C),
        ("We will open 15 pharmacies this year and need ads.", C),
        ("We are entering three new regions and need ads.", C),
        ("Бюджет на рекламу 900 тысяч рублей без НДС.", P),
        ("Our ad budget is 900,000 roubles net.", P),
        ("Рекламироваться не будем, отказываемся.", A),
        ("Нужна реклама.", U),
        ("We need ads.", U),
    ],
)
def test_potential(text: str, level: Level) -> None:
    check(Criterion.POTENTIAL, text, level)
