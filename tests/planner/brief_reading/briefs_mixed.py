"""Whole briefs with what a careful reader takes from them: tenders, tables and short messages."""

# ruff: noqa: E501  letters keep the lines that they were written in

from typing import Any

# The day the brief came, its text, and its fields in the format of labelled cases.
BRIEFS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "2026-04-20",
        """Приветствую. Занимаюсь рекламой винодельни «Тёплая лоза», Тамань. Фестиваль розового вина 13–14 июня, ждём 4 тысячи гостей, это и есть цель. Билет 1 500. На рекламу отвели 700 000, ндс сверху посчитайте. Крутить с середины мая и до самого фестиваля. Краснодар, Анапа, Новороссийск, Ростов. Люди 25-55 с машиной и деньгами. Экраны на заправках, радио, соцсети. Понимаю про закон, рекламируем фестиваль, а не вино. Без блогеров: прошлый раз приехали и всё выпили.""",
        {
            "advertiser": "винодельня «Тёплая лоза»",
            "product": "Фестиваль розового вина",
            "budget_min_rub": 700000,
            "budget_max_rub": 700000,
            "vat_included": False,
            "start_date": "2026-05-15",
            "regions": ["Краснодар", "Анапа", "Новороссийск", "Ростов-на-Дону"],
            "age_min": 25,
            "age_max": 55,
            "channels_wanted": ["dooh", "radio", "vk_ads"],
            "channels_excluded": ["bloggers"],
            "kpi": [("visits", 4000)],
            "category_flags": ["alcohol"],
        },
    ),
    (
        "2026-09-14",
        """Опять я, Степан, «Пирожок-экспресс». Новость: открыли кухню в Мурино, возим за 40 минут. Хочется новых клиентов, тысячи полторы первых заказов до Нового года, старт с октября. За заказ готов отдать 250 рублей, не больше. Итого умножайте сами, 375 тысяч, без НДС, упрощёнка. СПб, Мурино, Кудрово. Кто угодно 18-45, кто не хочет готовить. ВК и Яндекс. Пуши не надо, своё приложение есть. Про листовки даже не начинайте.""",
        {
            "advertiser": "«Пирожок-экспресс»",
            "objective": "sales",
            "budget_min_rub": 375000,
            "budget_max_rub": 375000,
            "vat_included": False,
            "start_date": "2026-10-01",
            "end_date": "2026-12-31",
            "age_min": 18,
            "age_max": 45,
            "channels_wanted": ["vk_ads", "yandex_direct"],
            "channels_excluded": ["push"],
            "kpi": [("sales", 1500), ("cpa", 250)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-02-09",
        """Кому: ООО «Медиасила», отдел по работе с клиентами
От: АО «Ангара-Фарма»
О размещении рекламы

Прошу направить предложение по препарату «Кашлостоп» (сироп, без рецепта).
— период: март-апрель т.г.;
— сумма: 7 320 000 руб. 00 коп., в том числе НДС;
— территория: СФО и ДФО;
— аудитория: родители с детьми 3–12 лет, женщины 27–45 лет;
— средства: телевидение (региональное), видеореклама в интернете, аптечные экраны;
— исключения: радио, социальные сети;
— показатели: охват аудитории 1,8 млн. чел., частота не ниже 5;
— материалы: ролик 15 сек. будет передан 20.02.
Ответ просим дать в срок до 16.02.2026.""",
        {
            "advertiser": "АО «Ангара-Фарма»",
            "industry": "pharma",
            "objective": "reach",
            "budget_min_rub": 6000000,
            "budget_max_rub": 6000000,
            "vat_included": True,
            "start_date": "2026-03-01",
            "end_date": "2026-04-30",
            "regions": ["Сибирь", "Дальний Восток"],
            "gender": "female",
            "age_min": 27,
            "age_max": 45,
            "channels_wanted": ["tv", "olv", "dooh"],
            "channels_excluded": ["radio", "vk_ads"],
            "kpi": [("reach", 1800000), ("frequency", 5)],
            "category_flags": ["medicine"],
        },
    ),
    (
        "2026-07-27",
        """лотерейные билеты «Русская удача», Новосибирск офис, продаём по всей стране через почту. хочу рекламу на август-сентябрь, бюджет пять лямов, ндс не включен. тираж юбилейный 30 сентября. пенсионеры и домохозяйки, 50 плюс. тв региональное, радио, смс. телеграмы ваши нет. продать 200 тыщ билетов""",
        {
            "advertiser": "«Русская удача»",
            "product": "лотерейные билеты «Русская удача»",
            "objective": "sales",
            "budget_min_rub": 5000000,
            "budget_max_rub": 5000000,
            "vat_included": False,
            "start_date": "2026-08-01",
            "end_date": "2026-09-30",
            "regions": ["Россия"],
            "age_min": 50,
            "age_max": None,
            "channels_wanted": ["tv", "radio", "sms"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("sales", 200000)],
            "category_flags": ["gambling"],
            "missing": [],
        },
    ),
    (
        "2026-05-18",
        """Good afternoon! Zephyr Dental, four clinics in Kazan. Our implants promo ends on 31 July. We'd like to start right away, say 1 June. Spend: up to 1.5m RUB (we're VAT exempt). We're after 350 consultations, ideally under 4,000 RUB each. Folks 40+, decent income. Search and VK have worked; radio hasn't, so leave it out. No SMS either. Creative: we have nothing, please advise.""",
        {
            "advertiser": "Zephyr Dental",
            "industry": "medicine",
            "objective": "leads",
            "budget_min_rub": None,
            "budget_max_rub": 1500000,
            "vat_included": False,
            "start_date": "2026-06-01",
            "end_date": "2026-07-31",
            "regions": ["Казань"],
            "age_min": 40,
            "age_max": None,
            "channels_wanted": ["yandex_direct", "vk_ads"],
            "channels_excluded": ["radio", "sms"],
            "kpi": [("leads", 350), ("cpl", 4000)],
            "category_flags": ["medical_service"],
            "missing": ["creatives"],
        },
    ),
    (
        "2026-10-12",
        """Заметки со встречи с клиентом (вела Оля)
- клиент: мебельный центр «Диван-Диваныч», Тюмень, 6 салонов
- боль: в сентябре пусто, -20% трафика
- хотят: поток в салоны перед НГ, 5000 посетителей
- деньги: директор сказал «миллион, но хочу поторговаться», бухгалтер: 900 без НДС — берём 900
- когда: 1.11–25.12
- кто: семьи 30+, новосёлы
- что любят: ТВ и радио; digital не понимают, но готовы на Яндекс
- что не любят: смс («спам»)
- вопрос: кто делает ролик? у них нет""",
        {
            "advertiser": "мебельный центр «Диван-Диваныч»",
            "industry": "retail",
            "objective": "traffic",
            "budget_min_rub": 900000,
            "budget_max_rub": 900000,
            "vat_included": False,
            "start_date": "2026-11-01",
            "end_date": "2026-12-25",
            "regions": ["Тюмень"],
            "age_min": 30,
            "age_max": None,
            "channels_wanted": ["tv", "radio", "yandex_direct"],
            "channels_excluded": ["sms"],
            "kpi": [("visits", 5000)],
            "category_flags": [],
        },
    ),
    (
        "2026-03-02",
        """Тендерная документация, раздел 3. Предмет: оказание услуг по размещению рекламы жилого комплекса «Северный парк» (застройщик — АО «Монолит-Юг»), г. Краснодар.
3.1. Начальная максимальная цена: 24 400 000 руб. с НДС 22 %.
3.2. Срок оказания услуг: апрель–сентябрь 2026 года.
3.3. Каналы: контекстная реклама, медийная реклама, наружная реклама (цифровая), видеореклама.
3.4. Целевые показатели: 4 000 целевых звонков; стоимость целевого звонка не выше 5 000 руб.
3.5. Запрещается: рассылки SMS, автоматические обзвоны.
3.6. Аудитория: мужчины и женщины 25–50 лет, доход средний и выше.
3.7. География показа: Краснодар, Москва, Екатеринбург, Сургут.
3.8. Оценка заявок: цена 60 %, опыт 40 %.""",
        {
            "advertiser": "АО «Монолит-Юг»",
            "product": "жилой комплекс «Северный парк»",
            "industry": "real_estate",
            "objective": "leads",
            "budget_max_rub": 20000000,
            "vat_included": True,
            "start_date": "2026-04-01",
            "end_date": "2026-09-30",
            "regions": ["Краснодар", "Москва", "Екатеринбург", "Сургут"],
            "gender": "all",
            "age_min": 25,
            "age_max": 50,
            "income": "средний и выше",
            "channels_wanted": ["yandex_direct", "display", "dooh", "olv"],
            "channels_excluded": ["sms", "call_center"],
            "kpi": [("leads", 4000), ("cpl", 5000)],
            "category_flags": ["real_estate"],
        },
    ),
    (
        "2026-08-31",
        """Мой бренд — «Мамин Суслик», слинги и коляски. Реклама нужна на WB и у мам-блогеров. Два месяца, с середины сентября. 300 тысяч в месяц. Мы ИП без НДС. Беременные и мамы до 35. Не предлагайте телевизор и яндекс, пробовали. Хочу 900 заказов, средний чек 7000, ДРР максимум 12 %.""",
        {
            "advertiser": "«Мамин Суслик»",
            "product": "слинги и коляски",
            "objective": "sales",
            "budget_min_rub": 600000,
            "budget_max_rub": 600000,
            "vat_included": False,
            "start_date": "2026-09-15",
            "end_date": "2026-11-14",
            "regions": [],
            "gender": "female",
            "age_min": None,
            "age_max": 35,
            "channels_wanted": ["marketplace", "bloggers"],
            "channels_excluded": ["tv", "yandex_direct"],
            "kpi": [("sales", 900), ("drr", 12)],
            "missing": ["regions"],
        },
    ),
    (
        "2026-11-09",
        """Hi! Brief from Tinkerville (kids' construction sets, sold in toy shops and on Ozon). Christmas is everything for us. Campaign: 16 Nov – 27 Dec. Budget 6.1m incl. VAT (22%). Parents of 4-10 year olds, 27-45, all Russia. We want people to know us: aided awareness 8% to 12%, reach 6m at 4+. OLV, Smart TV, bloggers, DOOH in malls. Don't: Telegram, radio.""",
        {
            "advertiser": "Tinkerville",
            "objective": "awareness",
            "budget_min_rub": 5000000,
            "budget_max_rub": 5000000,
            "vat_included": True,
            "start_date": "2026-11-16",
            "end_date": "2026-12-27",
            "regions": ["Россия"],
            "gender": "all",
            "age_min": 27,
            "age_max": 45,
            "channels_wanted": ["olv", "smart_tv", "bloggers", "dooh"],
            "channels_excluded": ["telegram_ads", "radio"],
            "kpi": [("reach", 6000000)],
            "category_flags": ["children"],
        },
    ),
    (
        "2026-06-08",
        """Мы агентство «Бумеранг», наш клиент — сеть кальянных «Дым Дымыч» в Самаре, 5 заведений. Хотим просто узнать, что можно. Бюджета пока нет, назовите порядок. Сроки — осень. Клиенты 21-40. Каналы любые кроме наружки. Цель — гости.""",
        {
            "product": "сеть кальянных «Дым Дымыч»",
            "objective": "traffic",
            "budget_min_rub": None,
            "budget_max_rub": None,
            "start_date": "2026-09-01",
            "end_date": "2026-11-30",
            "regions": ["Самара"],
            "age_min": 21,
            "age_max": 40,
            "channels_wanted": [],
            "channels_excluded": ["ooh"],
            "kpi": [],
            "category_flags": ["tobacco"],
        },
    ),
    (
        "2026-01-26",
        """Доброе утро, страна! Радиостанция? Нет, мы — типография «Оттиск», Саратов. B2B: этикетка и упаковка. Нужны обращения от пищевых производств, ну 40-50 в месяц, тогда живём. Бюджет 150 000 руб/мес. без НДС, март, апрель, май. Поволжье и Центр. Поиск, РСЯ, email-рассылка по базе пищевиков. Соцсети мимо кассы. ЛПР: технологи, закупщики.""",
        {
            "advertiser": "типография «Оттиск»",
            "industry": "b2b_services",
            "objective": "leads",
            "budget_min_rub": 450000,
            "budget_max_rub": 450000,
            "vat_included": False,
            "start_date": "2026-03-01",
            "end_date": "2026-05-31",
            "channels_wanted": ["yandex_direct", "yandex_network", "email"],
            "channels_excluded": ["vk_ads"],
            "category_flags": [],
        },
    ),
    (
        "2026-12-07",
        """Бриф (форма 4-Б)
1. Полное наименование Заказчика: ООО «Снежная Королева Плюс»
2. Бренд/услуга: горнолыжный курорт «Королевский склон», Шерегеш
3. Целевое действие: покупка ски-пасса онлайн
4. Плановое значение: 9 500 шт.
5. Предельная стоимость целевого действия: 420 р.
6. Объём финансирования: 4,0 млн руб. (НДС 22% начисляется дополнительно)
7. Дата начала / дата окончания: 14.12.2026 / 28.02.2027
8. Гео-таргетинг: Кемеровская обл., Новосибирская обл., Томская обл., Алтайский край
9. Соц-дем: все 20–45
10. Предпочтения по каналам: таргетированная реклама, контекст, видео
11. Исключения: печатные СМИ, радио
12. Сайт: есть. Счётчик: не установлен.""",
        {
            "advertiser": "ООО «Снежная Королева Плюс»",
            "product": "горнолыжный курорт «Королевский склон»",
            "industry": "travel",
            "objective": "sales",
            "budget_min_rub": 4000000,
            "budget_max_rub": 4000000,
            "vat_included": False,
            "start_date": "2026-12-14",
            "end_date": "2027-02-28",
            "regions": ["Кемеровская область", "Новосибирская область", "Томская область", "Алтайский край"],
            "gender": "all",
            "age_min": 20,
            "age_max": 45,
            "channels_wanted": ["vk_ads", "yandex_direct", "olv"],
            "channels_excluded": ["radio"],
            "kpi": [("sales", 9500), ("cpa", 420)],
            "category_flags": [],
            "missing": ["conversion_tracking"],
        },
    ),
    (
        "2026-05-04",
        """Ребят, срочно! Безалкогольное пиво «Ноль Хмеля» выходит в Ашане и Перекрёстке. Старт 18 мая, 8 недель. 10–12 млн, с НДС. Хотим чтоб попробовали: промо-страница с купонами, 50 тыс скачанных купонов, и знание. Мужчины и женщины 25-45, зожники и водители. Москва, Питер, Казань, Нижний. OLV, smart tv, экраны в ТЦ, ВК. Радио нет. Блогеры под вопросом.""",
        {
            "advertiser": "«Ноль Хмеля»",
            "product": "Безалкогольное пиво «Ноль Хмеля»",
            "industry": "fmcg",
            "budget_min_rub": 8196721.31,
            "budget_max_rub": 9836065.57,
            "vat_included": True,
            "start_date": "2026-05-18",
            "end_date": "2026-07-12",
            "regions": ["Москва", "Санкт-Петербург", "Казань", "Нижний Новгород"],
            "gender": "all",
            "age_min": 25,
            "age_max": 45,
            "channels_wanted": ["olv", "smart_tv", "dooh", "vk_ads"],
            "channels_excluded": ["radio"],
            "category_flags": [],
        },
    ),
    (
        "2026-09-21",
        """Добрый! Негосударственный пенсионный фонд «Осень жизни». Программа долгосрочных сбережений. Нужно 1 800 договоров за 4-й квартал. Максимальная цена договора для нас 4 000 ₽. Бюджет — 7 200 000 ₽ (НДС не облагается, п. 3 ст. 149). Люди 35-60 с официальной зарплатой. РФ, кроме Москвы и Питера. Поиск, CRM-пуш, ТВ-спонсорство обсуждаемо. Без обзвона! Юрист просит показать ему лицензию ОРД.""",
        {
            "advertiser": "пенсионный фонд «Осень жизни»",
            "industry": "finance",
            "objective": "sales",
            "budget_min_rub": 7200000,
            "budget_max_rub": 7200000,
            "vat_included": False,
            "start_date": "2026-10-01",
            "end_date": "2026-12-31",
            "regions": ["Россия"],
            "age_min": 35,
            "age_max": 60,
            "channels_wanted": ["yandex_direct", "push"],
            "channels_excluded": ["call_center"],
            "category_flags": ["finance"],
            "missing": [],
        },
    ),
    (
        "2026-02-16",
        """Светлана, здравствуйте! Мы тут подумали и всё-таки решились. Сеть оптик «Ясный взор», Тольятти и Самара, 9 салонов. Повод - пришли новые детские оправы, 8 марта, весна, все дела. Хотим проверку зрения бесплатно, пусть приходят, считаем визитами: 1200 визитов за март. Бюджет 420 т.р. с НДС, из них 60 уже ушло на листовки, так что считайте 360. Мамы с детьми школьного возраста. Экраны в ТЦ, ВК, смс тем кто рядом. Радио нет.""",
        {
            "advertiser": "Сеть оптик «Ясный взор»",
            "objective": "traffic",
            "vat_included": True,
            "start_date": "2026-03-01",
            "end_date": "2026-03-31",
            "regions": ["Тольятти", "Самара"],
            "gender": "female",
            "channels_wanted": ["dooh", "vk_ads", "sms"],
            "channels_excluded": ["radio"],
            "kpi": [("visits", 1200)],
        },
    ),
    (
        "2026-05-04",
        """МЕДИА БРИФ 2026
Бренд: «Сибирский кедр» (кедровый орех в шоколаде, батончики)
Юрлицо: ООО «Таёжные сладости»
Задачи РК: построить знание среди молодёжи, охватить максимально
Гео РК: МСК, СПБ, НСК, ТМСК (Томск)
Тайминг: 1 июня - 15 июля
Бюджет: 7 500 000 руб. до НДС
ЦА (медийная): М/Ж 16-30, средний доход
ЦА (маркетинговая): любители перекусов на ходу, спорт, походы
Медиамикс (пожелание): OLV, блогеры, VK, DOOH, аудио
Стоп-медиа: ТВ, пресса, Telegram
KPI медиа: охват 3,5 млн; частота 4+; VTR 70%
Доп. инфо: с 2024 не размещались""",
        {
            "advertiser": "ООО «Таёжные сладости»",
            "industry": "fmcg",
            "objective": "awareness",
            "budget_min_rub": 7500000,
            "budget_max_rub": 7500000,
            "vat_included": False,
            "start_date": "2026-06-01",
            "end_date": "2026-07-15",
            "regions": ["Москва", "Санкт-Петербург", "Новосибирск", "Томск"],
            "gender": "all",
            "age_min": 16,
            "age_max": 30,
            "income": "средний",
            "channels_wanted": ["olv", "bloggers", "vk_ads", "dooh"],
            "channels_excluded": ["tv", "telegram_ads"],
            "kpi": [("reach", 3500000), ("frequency", 4)],
            "category_flags": [],
        },
    ),
    (
        "2026-08-17",
        """ну короче так. я Рустам, у нас автомойки самообслуживания «Пена», Уфа, пять штук. осенью грязь, хотим чтоб заезжали. 15 сентября по 15 ноября. денег по 50 в месяц, итого сто. без ндс. радио, навигатор если умеете, и экраны. всяких блогеров и вк не надо. мужики на машинах 20-60. считать будем чеками по промокоду, штук 800""",
        {
            "advertiser": "автомойки самообслуживания «Пена»",
            "vat_included": False,
            "start_date": "2026-09-15",
            "end_date": "2026-11-15",
            "regions": ["Уфа"],
            "gender": "male",
            "age_min": 20,
            "age_max": 60,
            "channels_wanted": ["radio", "dooh"],
            "channels_excluded": ["bloggers", "vk_ads"],
            "category_flags": [],
        },
    ),
    (
        "2026-10-05",
        """Dear colleagues, further to our call on Friday: Sovereign Timepieces (watch boutiques in Moscow and Sochi) would like a proposal for the pre-Christmas season, 15 November to 24 December. Media money is 5.5 million roubles, inclusive of VAT. We aim at men 35 to 60 with high income, interested in yachting and golf. Please plan digital out-of-home on premium routes, business press online (banners) and Smart TV. We would rather not be seen on VK or in Telegram. The measure is 900 boutique visits, and the cost of a visit must not exceed 5,000 roubles. Our agency shot the film last year, materials are ready.""",
        {
            "objective": "traffic",
            "budget_min_rub": 4508196.72,
            "budget_max_rub": 4508196.72,
            "vat_included": True,
            "start_date": "2026-11-15",
            "end_date": "2026-12-24",
            "regions": ["Москва", "Сочи"],
            "gender": "male",
            "age_min": 35,
            "age_max": 60,
            "income": "high income",
            "channels_wanted": ["dooh", "display", "smart_tv"],
            "channels_excluded": ["vk_ads", "telegram_ads"],
            "category_flags": [],
        },
    ),
    (
        "2026-03-16",
        """Заказчик: МФК «До получки» (ООО)
Объект: продвижение мобильного приложения
Цель: установки с последующей первой заявкой
Сумма: три миллиона рублей, НДС не облагается
Даты: с 1 по 30 апреля 2026
Территория: вся Россия, исключая Москву и МО
Аудитория: 21–45 лет, доход низкий и средний
Каналы: РСЯ, VK, in-app баннеры
Нельзя: смс, колл-центр, ТВ
Ориентиры: 25 000 установок; CPA (заявка) ≤ 350 ₽""",
        {
            "advertiser": "МФК «До получки»",
            "product": "мобильное приложение",
            "industry": "finance",
            "budget_min_rub": 3000000,
            "budget_max_rub": 3000000,
            "vat_included": False,
            "start_date": "2026-04-01",
            "end_date": "2026-04-30",
            "regions": ["Россия"],
            "age_min": 21,
            "age_max": 45,
            "channels_wanted": ["yandex_network", "vk_ads", "display"],
            "channels_excluded": ["sms", "call_center", "tv"],
            "category_flags": ["finance"],
            "missing": [],
        },
    ),
    (
        "2026-07-06",
        """Здравствуйте, это фермеры. Коза Машка и ещё сорок. Сыроварня «Козий остров», под Тверью, возим в Москву по подписке и на рынки. Лето кончится — доить меньше, поэтому август и сентябрь решают. У нас есть 180 000, без налога. Хотим 250 новых подписчиков на сырную коробку. Люди, которым не всё равно, что есть: 30-55, Москва и ближнее Подмосковье. Фуд-блогеры, ВК, можно Яндекс. Телевизор смешно, радио дорого — не надо.""",
        {
            "advertiser": "Сыроварня «Козий остров»",
            "industry": "fmcg",
            "objective": "sales",
            "budget_min_rub": 180000,
            "budget_max_rub": 180000,
            "vat_included": False,
            "regions": ["Москва", "Московская область"],
            "age_min": 30,
            "age_max": 55,
            "kpi": [("sales", 250)],
            "category_flags": [],
        },
    ),
    (
        "2026-11-23",
        """Тема: FW: бриф НГ распродажа
Коллеги, переслали из маркетинга, без правок:
«Электродом», магазины бытовой техники, 40 городов ЦФО и ПФО. Новогодняя распродажа с 10 по 31 декабря. Нужен трафик и на сайт, и в магазины, но отчитываемся продажами: 12 000 чеков, ДРР 6 %. Бюджет 14 млн, включая НДС 22 %. Аудитория широкая 25-55. ТВ, радио, Директ, ретаргетинг, push. Баннеры не работают, не предлагать. ТГ не размещаем по требованию юристов.""",
        {
            "advertiser": "«Электродом»",
            "industry": "retail",
            "objective": "sales",
            "budget_min_rub": 11475409.84,
            "budget_max_rub": 11475409.84,
            "vat_included": True,
            "start_date": "2026-12-10",
            "end_date": "2026-12-31",
            "regions": ["Центральная Россия", "Поволжье"],
            "gender": "all",
            "age_min": 25,
            "age_max": 55,
            "channels_wanted": ["tv", "radio", "yandex_direct", "retargeting", "push"],
            "channels_excluded": ["display", "telegram_ads"],
            "kpi": [("sales", 12000), ("drr", 6)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-09-07",
        """Заявка от детского центра «Совёнок», г. Вологда. Набираем группы: английский, рисование, шахматы, 4-10 лет. Набор до 25 сентября, рекламу хотим прямо с завтрашнего дня. Бюджет 90 тысяч (УСН). Родители, в основном мамы, живущие в Заречье. Соцсети, лифты, экраны. Не обзванивать! Хотим 150 заявок, больше 600 р за заявку не потянем.""",
        {
            "advertiser": "детский центр «Совёнок»",
            "industry": "education",
            "objective": "leads",
            "budget_min_rub": 90000,
            "budget_max_rub": 90000,
            "vat_included": False,
            "regions": ["Вологда"],
            "gender": "all",
            "channels_wanted": ["vk_ads", "dooh"],
            "channels_excluded": ["call_center"],
            "kpi": [("leads", 150), ("cpl", 600)],
            "category_flags": ["children"],
        },
    ),
    (
        "2026-04-06",
        """**Client:** Hop & Barley Ltd (craft brewery, St Petersburg)
**Product:** new lager "White Night"
**Goal:** awareness of the launch
**Budget:** 2.44M RUB gross (VAT 22% incl.)
**Period:** May 15 – July 31, 2026
**Where:** Saint Petersburg only
**Who:** 25–40, m/f, bar-goers
**Media wishes:** we know most is closed to beer; suggest what is legal
**No-go:** SMS, calls
**KPI:** 500k reach
**Legal:** our lawyer's memo is outdated""",
        {
            "advertiser": "Hop & Barley Ltd",
            "product": 'new lager "White Night"',
            "industry": "fmcg",
            "objective": "awareness",
            "budget_min_rub": 2000000,
            "budget_max_rub": 2000000,
            "vat_included": True,
            "start_date": "2026-05-15",
            "end_date": "2026-07-31",
            "regions": ["Санкт-Петербург"],
            "gender": "all",
            "age_min": 25,
            "age_max": 40,
            "channels_wanted": [],
            "channels_excluded": ["sms", "call_center"],
            "kpi": [("reach", 500000)],
            "category_flags": ["alcohol"],
            "missing": ["legal_documents"],
        },
    ),
    (
        "2026-06-15",
        """Уважаемая Ольга Игоревна, НКО «Тёплый двор» просит о кампании «Собери ребёнка в школу». Период 20 июля – 25 августа. Сумма гранта на продвижение 640 000 рублей, НДС не предусмотрен. Задача — 3 000 пожертвований, средняя цена привлечения не выше 200 рублей. Территория — Вся Россия. Аудитория — 30+, преимущественно женщины, верующие и просто добрые. Рекомендуем: ВКонтакте, e-mail, социальная наружная реклама. Просим не использовать смс.""",
        {
            "advertiser": "НКО «Тёплый двор»",
            "budget_min_rub": 640000,
            "budget_max_rub": 640000,
            "vat_included": False,
            "start_date": "2026-07-20",
            "end_date": "2026-08-25",
            "regions": ["Россия"],
            "gender": "all",
            "age_min": 30,
            "age_max": None,
            "channels_wanted": ["vk_ads", "email", "ooh"],
            "channels_excluded": ["sms"],
        },
    ),
    (
        "2026-01-26",
        """Привет! Аквапарк «Лагуна», Тюмень. День влюблённых! 12-15 февраля скидка парам. Реклама с 1 по 14 февраля. 300 тысяч, НДС сверху. Хотим 2000 билетов. 18-35, пары. ВК, пуш, радио, без сайтов и баннеров. Всё.""",
        {
            "advertiser": "Аквапарк «Лагуна»",
            "industry": "entertainment",
            "objective": "sales",
            "budget_min_rub": 300000,
            "budget_max_rub": 300000,
            "vat_included": False,
            "start_date": "2026-02-01",
            "end_date": "2026-02-14",
            "regions": ["Тюмень"],
            "gender": "all",
            "age_min": 18,
            "age_max": 35,
            "channels_wanted": ["vk_ads", "push", "radio"],
            "channels_excluded": ["display"],
            "kpi": [("sales", 2000)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-10-19",
        """Что: слуховые аппараты «Слышь» (медизделие, РУ есть)
Кто: сеть центров слуха «Аудионика», 22 города
Кому: 60+, и их дети 35-50
Где: Урал и Западная Сибирь
Когда: весь ноябрь
На сколько: 2 млн 100 тыс., НДС 10% внутри? нет, без НДС
Чего ждём: 1500 записей на проверку слуха
Как: ТВ, радио, контекст
Чем не надо: пуши (они их не видят), соцсети""",
        {
            "advertiser": "сеть центров слуха «Аудионика»",
            "product": "слуховые аппараты «Слышь»",
            "objective": "leads",
            "start_date": "2026-11-01",
            "end_date": "2026-11-30",
            "channels_wanted": ["tv", "radio", "yandex_direct"],
            "channels_excluded": ["push", "vk_ads"],
            "kpi": [("leads", 1500)],
            "category_flags": ["medicine"],
        },
    ),
)
