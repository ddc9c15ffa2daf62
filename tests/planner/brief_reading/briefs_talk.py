"""Whole briefs with what a careful reader takes from them: chats, notes and questionnaires."""

# ruff: noqa: E501  letters keep the lines that they were written in

from typing import Any

# The day the brief came, its text, and its fields in the format of labelled cases.
BRIEFS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "2026-03-16",
        """Марина, здравствуйте, как договаривались, пишу в двух словах. Мы санаторий «Медовые ключи» под Белокурихой. Путёвки на май и июнь висят, их 600, надо продать хотя бы 400. Возраст гостей 50+, больше дам. Едут Барнаул, Новосибирск, Кемерово, немного Томск. Потратить можем миллион двести, если с НДС — он у нас в эту сумму входит. Начать можно хоть завтра, закончить к 10 мая. Радио у них любят, «Одноклассники» любят, смс терпят. Газет не надо, ТВ пробовали в прошлом году — впустую. Всего доброго, Тимур.""",
        {
            "advertiser": "санаторий «Медовые ключи»",
            "industry": "travel",
            "objective": "sales",
            "budget_min_rub": 983606.56,
            "budget_max_rub": 983606.56,
            "vat_included": True,
            "start_date": "2026-03-17",
            "end_date": "2026-05-10",
            "regions": ["Барнаул", "Новосибирск", "Кемерово", "Томск"],
            "gender": "all",
            "age_min": 50,
            "age_max": None,
            "channels_wanted": ["radio", "sms"],
            "kpi": [("sales", 400)],
        },
    ),
    (
        "2026-09-28",
        """Бриф-опросник (прошу заполнить все поля)
Ваша компания: «Пчёлкин и сыновья», мёд и БАДы на пчелином маточном молочке
Что будем продвигать? Комплекс «Апифорс», капсулы, 60 шт., СГР получено
Какую задачу решаем? Чтобы новые клиенты попробовали: первый заказ на сайте
Сколько готовы вложить? 1 500 000, НДС не облагается, мы ИП
На какой срок? Полтора месяца, с 12 октября
Кто ваш клиент? Женщины за 45, следят за здоровьем, доход средний
Где продаёте? Везде по России
Какие каналы пробовали и понравилось? Блогеры и РСЯ
Какие каналы не хотите? Телемаркетинг, телевизор
Какой результат будет хорошим? 3000 первых заказов, не дороже 500 рублей каждый
Есть ли материалы? Баннеров нет совсем""",
        {
            "advertiser": "«Пчёлкин и сыновья»",
            "product": "Комплекс «Апифорс», капсулы",
            "industry": "pharma",
            "objective": "sales",
            "budget_min_rub": 1500000,
            "budget_max_rub": 1500000,
            "vat_included": False,
            "start_date": "2026-10-12",
            "end_date": "2026-11-26",
            "regions": ["Россия"],
            "gender": "female",
            "age_min": 45,
            "age_max": None,
            "income": "средний",
            "kpi": [("sales", 3000), ("cpa", 500)],
            "category_flags": ["supplement"],
        },
    ),
    (
        "2026-05-11",
        """ой, всем привет, это Лёля из барбершопа ТОПОР (Казань, три точки). у нас кризис жанра: мужики по будням не идут. хочу акцию «вторник за полцены», всё лето. в кармане сорок тысяч в месяц, это прям максимум, ндсов никаких. крутите где хотите, только не в тиктоке и не на радио, соседи рекламились, фигня. нам бы по сто новых стрижек в месяц! мужчины 20-40 которые живут рядом.""",
        {
            "advertiser": "барбершоп ТОПОР",
            "product": "акция «вторник за полцены»",
            "industry": "beauty",
            "budget_max_rub": 120000,
            "vat_included": False,
            "start_date": "2026-06-01",
            "end_date": "2026-08-31",
            "regions": ["Казань"],
            "gender": "male",
            "age_min": 20,
            "age_max": 40,
            "channels_wanted": [],
            "channels_excluded": ["radio"],
            "category_flags": [],
        },
    ),
    (
        "2026-02-02",
        """Служебная записка
Кому: рекламное агентство
Прошу организовать рекламную кампанию страхового продукта «Каско-лайт» АО СК «Оберег».
Цель кампании - заявки на расчёт стоимости через сайт, не менее 6 тыс. шт.
Сумма расходов не должна превышать 5 490 000 рублей с НДС (22%).
Кампания проводится в период с 16.02.2026 г. по 15.04.2026 г. на территории Ростовской области, Краснодарского края и Республики Адыгея.
Целевая аудитория - автовладельцы в возрасте от 23 до 60 лет.
Обязательные площадки: Яндекс.Директ, рекламная сеть Яндекса. Дополнительно допускается таргетированная реклама ВКонтакте.
Использование SMS-рассылок и звонков исключено в связи с жалобами клиентов.
Стоимость одной заявки не более 750 рублей.""",
        {
            "advertiser": "АО СК «Оберег»",
            "product": "страховой продукт «Каско-лайт»",
            "industry": "insurance",
            "objective": "leads",
            "budget_min_rub": None,
            "budget_max_rub": 4500000,
            "vat_included": True,
            "start_date": "2026-02-16",
            "end_date": "2026-04-15",
            "regions": ["Ростовская область", "Краснодарский край", "Адыгея"],
            "gender": "all",
            "age_min": 23,
            "age_max": 60,
            "interests": ["автовладельцы"],
            "channels_wanted": ["yandex_direct", "yandex_network", "vk_ads"],
            "channels_excluded": ["sms", "call_center"],
            "kpi": [("leads", 6000), ("cpl", 750)],
            "category_flags": ["finance"],
            "missing": [],
        },
    ),
    (
        "2026-06-15",
        """Итак. Криптообменник «Сатоши и Ко», да, мы знаем, что нельзя, но вдруг можно что-то имиджевое. 2 млн в месяц, июль–сентябрь. Аудитория парни 20-35, айтишники. Телеграм, блогеры. Никакого вк. Цель - регистрации, 5к. Вся страна""",
        {
            "advertiser": "Криптообменник «Сатоши и Ко»",
            "industry": "finance",
            "objective": "leads",
            "budget_min_rub": 6000000,
            "budget_max_rub": 6000000,
            "vat_included": None,
            "start_date": "2026-07-01",
            "end_date": "2026-09-30",
            "regions": ["Россия"],
            "gender": "male",
            "age_min": 20,
            "age_max": 35,
            "channels_wanted": ["telegram_ads", "bloggers"],
            "channels_excluded": ["vk_ads"],
            "kpi": [("leads", 5000)],
            "category_flags": ["crypto"],
            "missing": ["vat_included"],
        },
    ),
    (
        "2026-11-02",
        """Здравствуйте! Агентство «Медиаполе» запрашивает просчёт для клиента — производителя электронных сигарет «Дымок Лайн». Клиент понимает ограничения. Подскажите, есть ли законные варианты. Бюджет клиента 10 млн без НДС с АК 10 %. Период: 1 кв. 2027. Аудитория 25+, курящие. Гео: Москва, СПб. KPI — охват 2 млн. Каналы на ваше усмотрение, TV и радио не рассматриваем.""",
        {
            "product": "электронные сигареты «Дымок Лайн»",
            "objective": "reach",
            "vat_included": False,
            "start_date": "2027-01-01",
            "end_date": "2027-03-31",
            "regions": ["Москва", "Санкт-Петербург"],
            "age_min": 25,
            "age_max": None,
            "channels_wanted": [],
            "channels_excluded": ["tv", "radio"],
            "kpi": [("reach", 2000000)],
            "category_flags": ["tobacco"],
        },
    ),
    (
        "2026-08-03",
        """Школьная форма «Пятёрочница», фабрика в Иванове, продаём сами через сайт и на WB. Горячий сезон уже идёт, поэтому стартуем с 5 августа, и до 1 сентября включительно. Маржа скромная, так что ДРР держим 15%, оборот с рекламы хотим 8 млн, это около 2600 заказов. На всё про всё 1.2 млн (НДС внутри, 22). Мамы первоклашек и вообще школьников 1–6 класса, 28-42. Центральная Россия, Поволжье. Реклама внутри WB, Директ, блогеры-мамочки. ТВ, радио, наружка мимо.""",
        {
            "objective": "sales",
            "budget_min_rub": 983606.56,
            "budget_max_rub": 983606.56,
            "vat_included": True,
            "start_date": "2026-08-05",
            "end_date": "2026-09-01",
            "regions": ["Центральная Россия", "Поволжье"],
            "gender": "female",
            "age_min": 28,
            "age_max": 42,
            "channels_wanted": ["marketplace", "yandex_direct", "bloggers"],
            "channels_excluded": ["tv", "radio", "ooh"],
            "kpi": [("drr", 15), ("sales", 2600)],
            "category_flags": ["children"],
            "missing": [],
        },
    ),
    (
        "2026-07-06",
        """Hello! My name is Ingrid, I run marketing for Fjord & Pine, a Norwegian furniture retailer with six stores around Moscow. We are planning our autumn catalogue campaign. It starts on the 14th of September and runs for five weeks. The money: one hundred and twenty thousand dollars, tax on top. I need footfall - forty thousand people walking into the stores - and the people I need are couples 28 to 45 who have just bought a flat, better-off ones. Moscow and the Moscow region only. I like digital billboards near malls, Yandex search and Instagram (I know, I know, so no Instagram). What I don't want: radio, or anything that calls or texts people.""",
        {
            "advertiser": "Fjord & Pine",
            "industry": "retail",
            "objective": "traffic",
            "budget_min_rub": 9600000,
            "budget_max_rub": 9600000,
            "vat_included": False,
            "start_date": "2026-09-14",
            "end_date": "2026-10-18",
            "regions": ["Москва", "Московская область"],
            "gender": "all",
            "age_min": 28,
            "age_max": 45,
            "channels_wanted": ["dooh", "yandex_direct"],
            "channels_excluded": ["radio", "call_center", "sms"],
            "kpi": [("visits", 40000)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-10-19",
        """Тимофей, день добрый. Ветеринарная клиника «Хвост трубой», Ижевск. Открываем второй филиал на Пушкинской, 14 ноября. Нужно: чтобы район узнал. Район – Октябрьский и Первомайский. Денег 180 тыс на всё, без НДС. За две недели до открытия и неделю после. Хозяева собак и кошек, любые. Лифты, радио, пуши по гео. Интернет-баннеры не надо, не верю. Результат – 300 первых приёмов за месяц.""",
        {
            "advertiser": "Ветеринарная клиника «Хвост трубой»",
            "product": "второй филиал на Пушкинской",
            "industry": "medicine",
            "objective": "awareness",
            "budget_min_rub": 180000,
            "budget_max_rub": 180000,
            "vat_included": False,
            "start_date": "2026-10-31",
            "end_date": "2026-11-21",
            "regions": ["Ижевск"],
            "gender": "all",
            "age_min": None,
            "age_max": None,
            "interests": ["хозяева собак и кошек"],
            "channels_wanted": ["radio", "push"],
            "channels_excluded": ["display"],
            "category_flags": [],
        },
    ),
    (
        "2026-04-27",
        """=== ЗАЯВКА ===
кто: дилерский центр «Вектор Моторс» (Омск)
чего: сезонная смена шин и ТО, промокод ЛЕТО
денег: 0,6 млн., с ндс
сроки: 4 мая — 7 июня
люди: водители 25-55 на иномарках
где светимся: билборды 3х6, радио, смс по базе сервиса
чего точно нет: вк
хотим: 900 записей в сервис; не дороже 550 р запись""",
        {
            "advertiser": "дилерский центр «Вектор Моторс»",
            "product": "сезонная смена шин и ТО",
            "industry": "automotive",
            "objective": "leads",
            "budget_min_rub": 491803.28,
            "budget_max_rub": 491803.28,
            "vat_included": True,
            "start_date": "2026-05-04",
            "end_date": "2026-06-07",
            "regions": ["Омск"],
            "gender": "all",
            "age_min": 25,
            "age_max": 55,
            "channels_wanted": ["ooh", "radio", "sms"],
            "channels_excluded": ["vk_ads"],
            "kpi": [("leads", 900), ("cpl", 550)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-12-14",
        """Уважаемые партнёры! Музей истории чая в Иркутске приглашает на выставку «Пуэр и люди» (15 января – 28 марта 2027). Бюджет продвижения ограничен: 400 000 рублей, из них 100 000 мы уже обещали местному радио, это не к вам. НДС не применяется. Планируем 12 тысяч посетителей. Семьи с детьми, школьные группы, туристы. Иркутск, Ангарск, Улан-Удэ. Телевидение не рассматриваем. Предложите каналы.""",
        {
            "product": "выставка «Пуэр и люди»",
            "industry": "entertainment",
            "objective": "traffic",
            "budget_min_rub": 300000,
            "budget_max_rub": 300000,
            "vat_included": False,
            "start_date": "2027-01-15",
            "end_date": "2027-03-28",
            "regions": ["Иркутск", "Ангарск", "Улан-Удэ"],
            "gender": "all",
            "channels_excluded": ["tv"],
            "kpi": [("visits", 12000)],
            "category_flags": [],
        },
    ),
    (
        "2026-02-16",
        """Привет, это Gleb из SaaS-сервиса «Учётка» (складской учёт для малого бизнеса). Давай так: 500к в месяц, март-апрель-май, без НДС. Нужны регистрации в триал, 2000 штук за квартал, CPL до 700. Предприниматели, владельцы магазинов, 25–50. Россия и Казахстан (Казахстан отдельно обсудим). Директ, РСЯ, телеграм-посевы у бизнес-каналов. Не хочу: видео, блогеров, пуши. Пиксель и цели в Метрике пока не настроены, руки не дошли.""",
        {
            "advertiser": "SaaS-сервис «Учётка»",
            "product": "складской учёт для малого бизнеса",
            "industry": "it_services",
            "objective": "leads",
            "budget_min_rub": 1500000,
            "budget_max_rub": 1500000,
            "vat_included": False,
            "start_date": "2026-03-01",
            "end_date": "2026-05-31",
            "regions": ["Россия"],
            "gender": "all",
            "age_min": 25,
            "age_max": 50,
            "channels_wanted": ["yandex_direct", "yandex_network", "telegram_ads"],
            "channels_excluded": ["olv", "bloggers", "push"],
            "kpi": [("leads", 2000), ("cpl", 700)],
            "category_flags": [],
            "missing": ["conversion_tracking"],
        },
    ),
    (
        "2026-06-29",
        """Коллеги, сводка по клиенту «Царь-Пельмень» (пельмени, вареники, пицца замороженная; завод в Твери).
· Ситуация: зашли в «Магнит» и «Ленту», теперь надо, чтобы с полки брали.
· Задача: узнаваемость марки поднять с 14 до 20 %.
· Бюджет: 15 (пятнадцать) млн. рублей, НДС начисляется сверху.
· Флайт: 1.09–31.10
· География: Москва, область, Тверская, Ярославская, Владимирская обл.
· ЦА: все 25–54, основной покупатель - женщина
· Медиа: ТВ региональное, OLV, Smart TV, indoor-экраны в магазинах
· Без: сексизма, котиков и радио
· KPI: Reach 3+ не ниже 35 %, охват 4,2 млн""",
        {
            "advertiser": "«Царь-Пельмень»",
            "product": "пельмени, вареники, пицца замороженная",
            "industry": "fmcg",
            "objective": "awareness",
            "vat_included": False,
            "start_date": "2026-09-01",
            "end_date": "2026-10-31",
            "gender": "all",
            "age_min": 25,
            "age_max": 54,
            "channels_wanted": ["tv", "olv", "smart_tv", "dooh"],
            "channels_excluded": ["radio"],
            "kpi": [("reach", 4200000)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-01-12",
        """Забыл поздороваться. Здравствуйте. Короче, дачный посёлок «Липки», 41 участок остался, Тульская область, Заокский район, продаём москвичам. К маю хочу остаться с нулём. Хватит болтать про имидж: звонки, звонки и ещё раз звонки. Штук 700 за зиму и весну. Бюджет — сто пятьдесят в неделю, 16 недель, начиная с 19 января. С НДС я дружу, пусть будет внутри. Контекст и щиты на М2. Соцсети — детский сад, не надо.""",
        {
            "advertiser": "дачный посёлок «Липки»",
            "industry": "real_estate",
            "vat_included": True,
            "start_date": "2026-01-19",
            "end_date": "2026-05-10",
            "category_flags": ["real_estate"],
        },
    ),
    (
        "2026-09-07",
        """Subject: Re: Re: brief

Hi Anna, answers in line:

> Who is the advertiser?
Sunny Paws, premium cat food, made in Poland.
> What is the goal?
Sales on marketplaces. Share of advertising cost no higher than 18%, 15,000 orders.
> Budget?
EUR 60k without VAT, all in.
> Dates?
Mid-September till 30 November.
> Geography?
Russia, cities 300k+.
> Audience?
Cat owners, women 25-50.
> Channels?
Ozon and WB ads, bloggers with cats, VK.
> Anything you do not want?
No telegram. No TV.""",
        {
            "objective": "sales",
            "budget_min_rub": 5580000,
            "budget_max_rub": 5580000,
            "vat_included": False,
            "start_date": "2026-09-15",
            "end_date": "2026-11-30",
            "regions": ["Россия"],
            "gender": "female",
            "age_min": 25,
            "age_max": 50,
            "interests": ["cat owners"],
            "channels_wanted": ["marketplace", "bloggers", "vk_ads"],
            "channels_excluded": ["telegram_ads", "tv"],
            "kpi": [("drr", 18), ("sales", 15000)],
            "category_flags": [],
        },
    ),
    (
        "2026-03-23",
        """Пивной ресторан «Хмель & Друзья» — летняя веранда. Продвигаем именно веранду и кухню, не пиво. Пермь. Открытие 1 мая, реклама с 20 апреля по 20 мая. 210 тыс. руб., УСН. Гости 25-45, компании. Карты, таргет, экраны. Без смс. Цель: бронирования столов, 800.""",
        {
            "advertiser": "Пивной ресторан «Хмель & Друзья»",
            "product": "летняя веранда",
            "industry": "restaurants",
            "objective": "sales",
            "budget_min_rub": 210000,
            "budget_max_rub": 210000,
            "vat_included": False,
            "start_date": "2026-04-20",
            "end_date": "2026-05-20",
            "regions": ["Пермь"],
            "age_min": 25,
            "age_max": 45,
            "channels_wanted": ["vk_ads", "dooh"],
            "channels_excluded": ["sms"],
            "kpi": [("sales", 800)],
        },
    ),
    (
        "2026-10-05",
        """Добрый день. ФГБУ «Заповедник Столбы-2», отдел экопросвещения. По госконтракту. Предмет закупки: информационное размещение о правилах поведения на тропах. Цена: не более 1 830 000 (Один миллион восемьсот тридцать тысяч) руб. 00 коп., в том числе НДС 22 %. Срок: с даты подписания по 20 декабря. Место оказания услуг: Красноярск. Аудитория: жители 14+. Каналы: наружные конструкции, видеоэкраны, радио. Показов не менее 5 000 000. Реклама спонсоров запрещена.""",
        {
            "advertiser": "ФГБУ «Заповедник Столбы-2»",
            "product": "информационное размещение о правилах поведения на тропах",
            "industry": "public_sector",
            "budget_min_rub": None,
            "budget_max_rub": 1500000,
            "vat_included": True,
            "start_date": None,
            "end_date": "2026-12-20",
            "regions": ["Красноярск"],
            "gender": "all",
            "age_min": 14,
            "channels_wanted": ["ooh", "dooh", "radio"],
            "channels_excluded": [],
            "kpi": [("impressions", 5000000)],
            "category_flags": [],
        },
    ),
    (
        "2026-05-25",
        """Слушайте, у нас ювелирная мастерская, «Аврелия», кольца ручной работы. Кострома, но шлём по всей стране. Хочется 60 заказов обручальных колец к сезону свадеб, до конца августа, начать в июне. 250к, без НДС (самозанятый муж, смешно). Девушки 22–32, невесты. ВК, Пинтерест (его же нет?), блогеры-свадебники. Не хочу телек и прочее для бабушек. Чек 40 тысяч, ДРР 10-12.""",
        {
            "advertiser": "ювелирная мастерская «Аврелия»",
            "product": "обручальные кольца ручной работы",
            "industry": "crafts",
            "objective": "sales",
            "budget_min_rub": 250000,
            "budget_max_rub": 250000,
            "vat_included": False,
            "start_date": "2026-06-01",
            "end_date": "2026-08-31",
            "gender": "female",
            "age_min": 22,
            "age_max": 32,
            "channels_wanted": ["vk_ads", "bloggers"],
            "channels_excluded": ["tv"],
            "category_flags": [],
        },
    ),
    (
        "2026-08-17",
        """Онлайн-кинотеатр «Вечерний». Новый сериал «Лёд и пепел», премьера 24 сентября. Цель — подписки, 40 000 новых, CAC 450. Бюджет на запуск восемнадцать миллионов рублей, в т. ч. НДС. Четыре недели с даты премьеры плюс тизер неделей раньше. Россия. 18–44, смотрят сериалы. Smart TV, OLV, DOOH в Москве и Питере, ТГ. Радио — нет. Ретаргет — обязательно.""",
        {
            "advertiser": "Онлайн-кинотеатр «Вечерний»",
            "industry": "media",
            "objective": "sales",
            "budget_min_rub": 14754098.36,
            "budget_max_rub": 14754098.36,
            "vat_included": True,
            "age_min": 18,
            "age_max": 44,
            "channels_wanted": ["smart_tv", "olv", "dooh", "telegram_ads", "retargeting"],
            "channels_excluded": ["radio"],
            "kpi": [("sales", 40000), ("cpa", 450)],
            "category_flags": [],
        },
    ),
    (
        "2026-11-23",
        """Брокер «Тихая гавань» (лицензия ЦБ). Рекламируем ИИС-3: открытие счёта. 2500 счетов за декабрь, стоимость счёта ≤ 1 800. Бюджет: 4,5 млн. Это без НДС? Да, без. 1–29 декабря. Мужчины 30–55, доход 150+. Где: миллионники и МО. Поиск, РСЯ, деловые медиа (баннеры), пуш. Блогеров нет после прошлогоднего скандала. Шаблон дисклеймера пришлю.""",
        {
            "advertiser": "Брокер «Тихая гавань»",
            "product": "ИИС-3: открытие счёта",
            "industry": "finance",
            "objective": "sales",
            "budget_min_rub": 4500000,
            "budget_max_rub": 4500000,
            "vat_included": False,
            "start_date": "2026-12-01",
            "end_date": "2026-12-29",
            "gender": "male",
            "age_min": 30,
            "age_max": 55,
            "channels_wanted": ["yandex_direct", "yandex_network", "display", "push"],
            "channels_excluded": ["bloggers"],
            "kpi": [("sales", 2500), ("cpa", 1800)],
            "category_flags": ["finance"],
        },
    ),
)
