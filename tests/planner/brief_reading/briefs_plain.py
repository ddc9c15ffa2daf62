"""Whole briefs with what a careful reader takes from them: letters, forms and calls."""

# ruff: noqa: E501  letters keep the lines that they were written in

from typing import Any

# The day the brief came, its text, and its fields in the format of labelled cases.
BRIEFS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "2026-09-07",
        """Добрый день! Пишу от стоматологии «Белый Клык» в Рязани, две клиники. Хотим наполнить расписание имплантологов: нужны записи на консультацию, штук 250 за осень. С 1 октября по 30 ноября. Готовы потратить до полумиллиона, без НДС мы. Пациенты обычно 40-65, платёжеспособные. Нравится контекст и карты, ещё смс по району. На радио больше не пойдём, обожглись. Картинки нарисуем сами. С уважением, Лариса""",
        {
            "advertiser": "стоматология «Белый Клык»",
            "industry": "medicine",
            "objective": "leads",
            "budget_min_rub": None,
            "budget_max_rub": 500000,
            "vat_included": False,
            "start_date": "2026-10-01",
            "end_date": "2026-11-30",
            "regions": ["Рязань"],
            "age_min": 40,
            "age_max": 65,
            "channels_wanted": ["yandex_direct", "sms"],
            "channels_excluded": ["radio"],
            "kpi": [("leads", 250)],
            "category_flags": ["medical_service"],
            "missing": [],
        },
    ),
    (
        "2026-03-03",
        """Техническое задание на оказание услуг по размещению рекламы

1. Заказчик: ПАО «Сбережения Сибири»
2. Наименование продукта: вклад «Кедровый», ставка до 16 % годовых
3. Цель размещения: увеличение числа открытых вкладов
4. Сроки оказания услуг: с 01.04.2026 по 31.05.2026
5. География: Новосибирская, Томская и Кемеровская области
6. Целевая аудитория: мужчины и женщины 45+, доход средний и выше среднего
7. Начальная (максимальная) цена договора: 12 200 000,00 руб., включая НДС 22%
8. Виды рекламы: телевидение, радио, онлайн-видео, контекстная реклама
9. Не допускается размещение: в мессенджерах, у блогеров
10. Показатели эффективности: не менее 4 000 открытых вкладов, стоимость привлечения одного вклада не более 3 000 руб.
11. Отчётность ежемесячно, до 5 числа.""",
        {
            "advertiser": "ПАО «Сбережения Сибири»",
            "product": "вклад «Кедровый»",
            "industry": "finance",
            "objective": "sales",
            "budget_max_rub": 10000000,
            "vat_included": True,
            "start_date": "2026-04-01",
            "end_date": "2026-05-31",
            "regions": ["Новосибирская область", "Томская область", "Кемеровская область"],
            "gender": "all",
            "age_min": 45,
            "age_max": None,
            "income": "средний и выше среднего",
            "channels_wanted": ["tv", "radio", "olv", "yandex_direct"],
            "kpi": [("sales", 4000), ("cpa", 3000)],
            "category_flags": ["finance"],
            "missing": [],
        },
    ),
    (
        "2026-08-10",
        """Hi there,

We're Northwind Roasters, a coffee chain with 34 shops in Moscow and Saint Petersburg. We're bringing back the pumpkin latte on 7 September and want it everywhere until the end of October. We have RUB 3.5m to spend, excluding VAT. Our people are 18-34, mostly women, who work in offices and commute.

We'd love influencers, VK and digital screens near business centres. No TV, no radio please, and no text messages - people hate them.

Success for us is 60,000 store visits. Banners are still being designed.

Cheers,
Tom""",
        {
            "advertiser": "Northwind Roasters",
            "product": "pumpkin latte",
            "industry": "restaurants",
            "objective": "traffic",
            "budget_min_rub": 3500000,
            "budget_max_rub": 3500000,
            "vat_included": False,
            "start_date": "2026-09-07",
            "end_date": "2026-10-31",
            "regions": ["Москва", "Санкт-Петербург"],
            "gender": "all",
            "age_min": 18,
            "age_max": 34,
            "channels_wanted": ["bloggers", "vk_ads", "dooh"],
            "channels_excluded": ["tv", "radio", "sms"],
            "kpi": [("visits", 60000)],
            "category_flags": [],
            "missing": ["creatives"],
        },
    ),
    (
        "2026-11-09",
        """REQUEST FOR PROPOSAL
Client: Baltic Shield Insurance JSC
Brand / product: travel insurance for winter holidays
Campaign objective: drive policy sales online
Timing: 1 December 2026 - 15 January 2027
Geography: Saint Petersburg, Leningrad region, Kaliningrad
Target audience: M/F 25-55, income above average, travellers
Total budget: 4,880,000 RUB incl. VAT 22%
Media: search, retargeting, display, email
Media to avoid: Telegram, call centres
KPIs: 5,500 policies, CPA max 700 RUB
Landing page: under construction, expected date unknown""",
        {
            "advertiser": "Baltic Shield Insurance JSC",
            "product": "travel insurance for winter holidays",
            "industry": "insurance",
            "objective": "sales",
            "budget_min_rub": 4000000,
            "budget_max_rub": 4000000,
            "vat_included": True,
            "start_date": "2026-12-01",
            "end_date": "2027-01-15",
            "regions": ["Санкт-Петербург", "Ленинградская область", "Калининград"],
            "gender": "all",
            "age_min": 25,
            "age_max": 55,
            "income": "above average",
            "interests": ["travellers"],
            "channels_wanted": ["yandex_direct", "retargeting", "display", "email"],
            "channels_excluded": ["telegram_ads", "call_center"],
            "kpi": [("sales", 5500), ("cpa", 700)],
            "category_flags": ["finance"],
            "missing": ["landing_page"],
        },
    ),
    (
        "2026-04-13",
        """привет это опять Сева из автоцентра «Полюс-Авто» Челябинск. короче привезли китайские кроссоверы Хуанхэ X5, надо чтоб народ ехал на тест-драйвы. план 180 тест-драйвов за май-июнь, дороже двух тысяч за штуку не потянем. денег дали триста шестьдесят тысяч с ндс. мужики 30-55 в основном, у кого старые машины. радио в пробках люблю, щиты на Меридиане, авито не надо. соцсети можно попробовать если останется""",
        {
            "advertiser": "автоцентр «Полюс-Авто»",
            "product": "китайские кроссоверы Хуанхэ X5",
            "industry": "automotive",
            "objective": "leads",
            "budget_min_rub": 295081.97,
            "budget_max_rub": 295081.97,
            "vat_included": True,
            "start_date": "2026-05-01",
            "end_date": "2026-06-30",
            "regions": ["Челябинск"],
            "gender": "all",
            "age_min": 30,
            "age_max": 55,
            "channels_wanted": ["radio", "ooh"],
            "channels_excluded": [],
            "kpi": [("leads", 180), ("cpl", 2000)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-06-22",
        """Коллеги, добрый день.

Во вложении старый бриф, он неактуален, ниже новый.

Рекламодатель — сеть магазинов «Тёплый дом» (обогреватели, котлы, камины), 26 магазинов, Пермский край и Удмуртия
Что продвигаем — распродажу «Готовь сани летом», скидки до 35 %
Когда — весь июль
Сколько — 1,1 млн + НДС
Для кого — владельцы частных домов, 35–60
Где показывать — Пермь, Ижевск, Березники, Воткинск
Как — видеореклама, баннеры, вконтакте, рассылка по своей базе (email)
Чего не хотим — наружки и телевизора
Какой результат нужен — 15 тысяч переходов на сайт, CTR от 0,8%

Наталья Юрьевна""",
        {
            "advertiser": "сеть магазинов «Тёплый дом»",
            "product": "распродажа «Готовь сани летом»",
            "industry": "retail",
            "objective": "traffic",
            "budget_min_rub": 1100000,
            "budget_max_rub": 1100000,
            "vat_included": False,
            "start_date": "2026-07-01",
            "end_date": "2026-07-31",
            "regions": ["Пермь", "Ижевск", "Березники", "Воткинск"],
            "gender": "all",
            "age_min": 35,
            "age_max": 60,
            "interests": ["владельцы частных домов"],
            "channels_wanted": ["olv", "display", "vk_ads", "email"],
            "channels_excluded": ["ooh", "tv"],
            "kpi": [("clicks", 15000), ("ctr", 0.8)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-10-05",
        """Здравствуйте. Крафтовая пивоварня «Ячмень и Воля», Калуга. Запускаем новый сорт — «Полуночный стаут», 7,2 %. Понимаем, что с рекламой алкоголя сложно, подскажите, что вообще можно. Бюджет небольшой — 300-350 тысяч, плательщики НДС, сумма с налогом. Хотелось бы стартовать в ноябре и закончить к Новому году. Аудитория — любители крафта, 25-45 лет, чаще мужчины. Город только наш. Каналы предложите сами, но без спама по телефону: ни смс, ни звонков. Чего хотим добиться — чтобы о сорте узнали, и чтобы 2000 человек зашли в бар.""",
        {
            "advertiser": "Крафтовая пивоварня «Ячмень и Воля»",
            "product": "«Полуночный стаут»",
            "industry": "fmcg",
            "budget_min_rub": 245901.64,
            "budget_max_rub": 286885.25,
            "vat_included": True,
            "start_date": "2026-11-01",
            "end_date": "2026-12-31",
            "regions": ["Калуга"],
            "gender": "all",
            "age_min": 25,
            "age_max": 45,
            "channels_wanted": [],
            "channels_excluded": ["sms", "call_center"],
            "kpi": [("visits", 2000)],
            "category_flags": ["alcohol"],
            "missing": [],
        },
    ),
    (
        "2026-05-18",
        """Бриф. Детский лагерь «Вершина» (Краснодарский край, Анапа)
Смены: июль и август, осталось 140 путёвок
Задача: продать оставшиеся путёвки
Бюджет: 900 т.р. (НДС не облагается)
Период рекламы: с 25 мая до конца июня
ЦА: родители детей 8-15 лет, женщины 30-45
Гео: Москва и МО, Краснодар, Ростов
Каналы: ВК, Яндекс.Директ, блогеры-мамы, пуши
Стоп: телеграм
KPI: 140 продаж, стоимость продажи до 6 000
Сайт переделываем, будет готов непонятно когда""",
        {
            "advertiser": "Детский лагерь «Вершина»",
            "objective": "sales",
            "budget_min_rub": 900000,
            "budget_max_rub": 900000,
            "vat_included": False,
            "start_date": "2026-05-25",
            "end_date": "2026-06-30",
            "regions": ["Москва", "Московская область", "Краснодар", "Ростов-на-Дону"],
            "gender": "female",
            "age_min": 30,
            "age_max": 45,
            "channels_wanted": ["vk_ads", "yandex_direct", "bloggers", "push"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("sales", 140), ("cpa", 6000)],
            "category_flags": ["children"],
            "missing": ["landing_page"],
        },
    ),
    (
        "2026-02-09",
        """From: Claire Dumont, Head of Marketing, Vitalis Nutrition
Subject: brief - Vitalis Omega

Hello,

Product: Vitalis Omega-3, a dietary supplement (capsules, 60 pcs). Registered as a food supplement, certificate attached.
Goal: build awareness among women who care about healthy ageing.
Who: women aged 40 to 60, medium and high income.
Where: cities over 1 million people.
When: 16 March to 30 April 2026.
How much: between 6 and 7 million roubles plus VAT.
Channels: online video, Smart TV, bloggers (doctors excluded), display. Please do not propose SMS or push.
What we measure: reach of 5 million at a frequency of 5, CPM under 350 roubles.""",
        {
            "advertiser": "Vitalis Nutrition",
            "product": "Vitalis Omega-3, a dietary supplement",
            "industry": "pharma",
            "objective": "awareness",
            "budget_min_rub": 6000000,
            "budget_max_rub": 7000000,
            "vat_included": False,
            "start_date": "2026-03-16",
            "end_date": "2026-04-30",
            "gender": "female",
            "age_min": 40,
            "age_max": 60,
            "income": "medium and high",
            "channels_wanted": ["olv", "smart_tv", "bloggers", "display"],
            "channels_excluded": ["sms", "push"],
            "kpi": [("reach", 5000000), ("frequency", 5), ("cpm", 350)],
            "category_flags": ["supplement"],
            "missing": [],
        },
    ),
    (
        "2026-07-13",
        """Запись звонка, 13 июля
Менеджер: Расскажите, что рекламируем?
Клиент: Приложение наше, такси «Гони», мы в Уфе и Стерлитамаке запускаемся.
Менеджер: Когда старт?
Клиент: Первого августа, и на два месяца.
Менеджер: А бюджет какой?
Клиент: Два миллиона четыреста, это с НДС.
Менеджер: По каналам есть пожелания?
Клиент: Экраны в городе, радио, пуш. Телек не надо, дорого. Про телеграм не знаю, наверное нет смысла.
Менеджер: Как будете считать результат?
Клиент: Установками. Хочу двадцать тысяч установок, по сто рублей максимум.
Менеджер: Кому показываем?
Клиент: Молодёжь, восемнадцать-тридцать пять, ну все кто без машины.""",
        {
            "advertiser": "такси «Гони»",
            "product": "приложение такси «Гони»",
            "industry": "transport",
            "budget_min_rub": 1967213.11,
            "budget_max_rub": 1967213.11,
            "vat_included": True,
            "start_date": "2026-08-01",
            "end_date": "2026-09-30",
            "regions": ["Уфа", "Стерлитамак"],
            "gender": "all",
            "age_min": 18,
            "age_max": 35,
            "channels_wanted": ["dooh", "radio", "push"],
            "channels_excluded": ["tv"],
            "kpi": [("installs", 20000), ("cpa", 100)],
            "category_flags": [],
        },
    ),
    (
        "2026-09-21",
        """<p>Добрый день!</p><p>Высылаем бриф на продвижение <b>ЖК «Речной бриз»</b> (застройщик СЗ «Волга-Девелопмент»).</p>
<table><tr><td>Цель</td><td>заявки на просмотр квартир</td></tr>
<tr><td>Срок кампании</td><td>октябрь – декабрь 2026</td></tr>
<tr><td>Бюджет в месяц</td><td>2 млн руб. без НДС</td></tr>
<tr><td>Регион</td><td>Самара, Тольятти</td></tr>
<tr><td>Аудитория</td><td>семейные пары 27–45, интерес к новостройкам</td></tr>
<tr><td>Инструменты</td><td>Яндекс.Директ, РСЯ, таргет ВК, цифровые билборды</td></tr>
<tr><td>Исключить</td><td>смс-рассылки</td></tr>
<tr><td>KPI</td><td>600 заявок, CPL 10 000 руб.</td></tr></table>""",
        {
            "advertiser": "СЗ «Волга-Девелопмент»",
            "product": "ЖК «Речной бриз»",
            "industry": "real_estate",
            "objective": "leads",
            "budget_min_rub": 6000000,
            "budget_max_rub": 6000000,
            "vat_included": False,
            "start_date": "2026-10-01",
            "end_date": "2026-12-31",
            "regions": ["Самара", "Тольятти"],
            "gender": "all",
            "age_min": 27,
            "age_max": 45,
            "channels_wanted": ["yandex_direct", "yandex_network", "vk_ads", "dooh"],
            "channels_excluded": ["sms"],
            "kpi": [("leads", 600), ("cpl", 10000)],
            "category_flags": ["real_estate"],
            "missing": [],
        },
    ),
    (
        "2026-01-19",
        """Нужен медиаплан для мебельной фабрики «Сосновый Бор» (Пенза) — диваны, доставка по ПФО. Продажи просели на треть. Деньги: от 400 до 600 тысяч, точно скажу после 1 февраля, НДС пока не понимаю. Даты: февраль-март. Кто покупает: семьи, переезжающие, новосёлы. Поиск и ретаргетинг обязательно, остальное сами решите. Только без обзвона. Хочется заказов 300.""",
        {
            "advertiser": "мебельная фабрика «Сосновый Бор»",
            "objective": "sales",
            "budget_min_rub": 400000,
            "budget_max_rub": 600000,
            "vat_included": None,
            "start_date": "2026-02-01",
            "end_date": "2026-03-31",
            "regions": ["Поволжье"],
            "channels_wanted": ["yandex_direct", "retargeting"],
            "channels_excluded": ["call_center"],
            "kpi": [("sales", 300)],
            "category_flags": [],
        },
    ),
    (
        "2026-10-12",
        """Dear Sir or Madam,

On behalf of the Regional Theatre of Drama in Yaroslavl we would like to advertise our new season, which opens on 6 November 2026. The campaign should run for six weeks from 26 October. Our budget may not exceed 800 thousand roubles including VAT. We would like to sell 9 thousand tickets and fill the Tuesday performances.

The public: theatre-goers aged 30 and over, teachers, students. Yaroslavl and Rybinsk.

We welcome radio, outdoor posters and social networks. Television is out of the question, and we do not want telephone calls.

Yours faithfully,
I. Belova""",
        {
            "advertiser": "Regional Theatre of Drama",
            "product": "new season",
            "industry": "entertainment",
            "objective": "sales",
            "budget_min_rub": None,
            "budget_max_rub": 655737.7,
            "vat_included": True,
            "start_date": "2026-10-26",
            "end_date": "2026-12-06",
            "regions": ["Ярославль", "Рыбинск"],
            "gender": "all",
            "age_min": 30,
            "age_max": None,
            "channels_wanted": ["radio", "ooh", "vk_ads"],
            "channels_excluded": ["tv", "call_center"],
            "kpi": [("sales", 9000)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-08-24",
        """бриф от фудтеха. бренд «Обед.Да» доставка готовых рационов, мск + мо. хотим вернуть тех кто отвалился летом, база 48к, и добрать новых. цель возврат 3000 клиентов, cpa не больше 900. бюджет 2.7млн без ндс на сентябрь и октябрь. каналы пуш, смс, имейл, ретаргет. не берем тв и наружку. ца 25-40, офисные, зп от 100к.""",
        {
            "advertiser": "«Обед.Да»",
            "product": "доставка готовых рационов",
            "industry": "delivery",
            "objective": "retention",
            "budget_min_rub": 2700000,
            "budget_max_rub": 2700000,
            "vat_included": False,
            "start_date": "2026-09-01",
            "end_date": "2026-10-31",
            "regions": ["Москва", "Московская область"],
            "age_min": 25,
            "age_max": 40,
            "channels_wanted": ["push", "sms", "email", "retargeting"],
            "channels_excluded": ["tv", "ooh"],
            "kpi": [("sales", 3000), ("cpa", 900)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-12-07",
        """Тема: заявка на рекламную кампанию, сеть АЗС «Магистраль»

Добрый день, Игорь!
Просим рассчитать кампанию в поддержку программы лояльности «Баллы в бак».
Территория – Республика Татарстан, Самарская и Ульяновская области.
Время – с середины января до конца марта 2027 года.
Аудитория – автомобилисты, мужчины от 25 до 60 лет.
Бюджет утверждён: 4 500 000 рублей, НДС сверху.
Желаемые каналы – радио, наружная реклама вдоль трасс, пуш-уведомления, Telegram Ads (если разрешён).
Нежелательно – блогеры.
Ожидаем 30 000 новых регистраций в программе.
Лицензию на лотерейную механику юристы ещё оформляют.""",
        {
            "advertiser": "сеть АЗС «Магистраль»",
            "objective": "leads",
            "budget_min_rub": 4500000,
            "budget_max_rub": 4500000,
            "vat_included": False,
            "start_date": "2027-01-15",
            "end_date": "2027-03-31",
            "regions": ["Татарстан", "Самарская область", "Ульяновская область"],
            "gender": "male",
            "age_min": 25,
            "age_max": 60,
            "interests": ["автомобилисты"],
            "channels_wanted": ["radio", "ooh", "push"],
            "channels_excluded": ["bloggers"],
            "kpi": [("leads", 30000)],
        },
    ),
    (
        "2026-03-30",
        """Клиент;Продукт;Цель;Бюджет, руб. без НДС;Старт;Финиш;Регион;Аудитория;Каналы;Исключить;KPI
ООО «Фермерский двор»;сыры и йогурты «Буренушка»;охват;1 800 000;15.04.2026;15.06.2026;Вологда, Череповец;женщины 25-50;видео, Smart TV, баннеры;Telegram;охват 400 000, частота 3""",
        {
            "advertiser": "ООО «Фермерский двор»",
            "product": "сыры и йогурты «Буренушка»",
            "industry": "fmcg",
            "objective": "reach",
            "budget_min_rub": 1800000,
            "budget_max_rub": 1800000,
            "vat_included": False,
            "start_date": "2026-04-15",
            "end_date": "2026-06-15",
            "regions": ["Вологда", "Череповец"],
            "gender": "female",
            "age_min": 25,
            "age_max": 50,
            "channels_wanted": ["olv", "smart_tv", "display"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("reach", 400000), ("frequency", 3)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-06-01",
        """Йо! Мы делаем онлайн-курсы программирования «Кодилка» для взрослых. Надо: 1200 регистраций на бесплатный вебинар 25 июня, лучше дешевле 300 руб. Бюджет 350 000, НДС нет (ИП на упрощёнке). Стартуем 8 июня, до самого вебинара. Вся Россия. 22-40, офисный планктон, мечтающий о свободе. VK + Telegram + Яндекс. Блогеров не берем, дорого.""",
        {
            "product": "онлайн-курсы программирования «Кодилка»",
            "industry": "education",
            "objective": "leads",
            "budget_min_rub": 350000,
            "budget_max_rub": 350000,
            "vat_included": False,
            "start_date": "2026-06-08",
            "regions": ["Россия"],
            "age_min": 22,
            "age_max": 40,
            "channels_wanted": ["vk_ads", "telegram_ads", "yandex_direct"],
            "channels_excluded": ["bloggers"],
            "kpi": [("leads", 1200), ("cpl", 300)],
            "category_flags": [],
        },
    ),
    (
        "2026-11-16",
        """MEDIA BRIEF

Advertiser        GreenLeaf Pharmacy chain (112 pharmacies)
What              own-brand cough syrup "Broncholeaf" (OTC medicine)
Why               grow recognition from 9% to 15%
Where             Sverdlovsk and Chelyabinsk regions
When              from 10 January until 28 February 2027
Who               parents of schoolchildren, F 28-45
Budget            RUB 5,200,000 net of VAT
Must have         TV, OLV
Nice to have      Smart TV, if money is left
Never             outdoor, cold calls
Goals             reach 1.2m, frequency 6+""",
        {
            "advertiser": "GreenLeaf Pharmacy chain",
            "product": 'cough syrup "Broncholeaf"',
            "industry": "pharma",
            "objective": "awareness",
            "budget_min_rub": 5200000,
            "budget_max_rub": 5200000,
            "vat_included": False,
            "start_date": "2027-01-10",
            "end_date": "2027-02-28",
            "regions": ["Свердловская область", "Челябинская область"],
            "gender": "female",
            "age_min": 28,
            "age_max": 45,
            "channels_wanted": ["tv", "olv"],
            "channels_excluded": ["ooh", "call_center"],
            "kpi": [("reach", 1200000), ("frequency", 6)],
            "category_flags": ["medicine"],
            "missing": [],
        },
    ),
    (
        "2026-09-14",
        """Добрый день, коллеги! Отель «Сосны» в Кисловодске. Низкий сезон: ноябрь — первая половина декабря, загрузка падает до 40 %. Хотим добрать бронирований, минимум 350 номеров-ночей... вернее, 350 броней. На рекламу есть 650 тысяч рублей (с учётом НДС). Едут к нам из Москвы, Краснодарского и Ставропольского края, пары 35-60 и пенсионеры. Реклама в соцсетях, контекст, может быть радио. Телеграм-канал у нас свой, рекламу в телеграме не покупаем. Стартовать хотим 10 октября, закончить 5 декабря. Юля, отдел продаж""",
        {
            "advertiser": "Отель «Сосны»",
            "industry": "travel",
            "objective": "sales",
            "budget_min_rub": 532786.89,
            "budget_max_rub": 532786.89,
            "vat_included": True,
            "start_date": "2026-10-10",
            "end_date": "2026-12-05",
            "age_min": 35,
            "age_max": 60,
            "channels_wanted": ["vk_ads", "yandex_direct"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("sales", 350)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-04-06",
        """Микрокредитная компания «Быстроруб» просит просчитать. Займы до зарплаты, онлайн. Заявки 20 000 в месяц, три месяца с мая. CPL ≤ 400 р. Бюджет 8 млн/мес без НДС. Россия без Чечни и Дагестана. Мужчины и женщины 21–50, доход ниже среднего. Контекст, РСЯ, пуши, смс. Никаких блогеров и ТВ.""",
        {
            "advertiser": "Микрокредитная компания «Быстроруб»",
            "industry": "finance",
            "objective": "leads",
            "budget_min_rub": 24000000,
            "budget_max_rub": 24000000,
            "vat_included": False,
            "start_date": "2026-05-01",
            "end_date": "2026-07-31",
            "regions": ["Россия"],
            "gender": "all",
            "age_min": 21,
            "age_max": 50,
            "income": "ниже среднего",
            "channels_wanted": ["yandex_direct", "yandex_network", "push", "sms"],
            "channels_excluded": ["bloggers", "tv"],
            "category_flags": ["finance"],
            "missing": [],
        },
    ),
    (
        "2026-10-26",
        """Добрый вечер! Нас зовут «Котофей», зоомагазины, 14 штук, Воронеж и Липецк. У нас 10 лет в декабре, хотим праздник и людей в магазинах — тысяч пять. Бюджет 250, ну 300 край. С НДС или без — бухгалтер в отпуске. С 5 по 20 декабря. Хозяева кошек и собак. Смс нашим клиентам, экраны, радио. Не хочу листовок.""",
        {
            "advertiser": "«Котофей»",
            "industry": "retail",
            "objective": "traffic",
            "budget_max_rub": 300000,
            "vat_included": None,
            "start_date": "2026-12-05",
            "end_date": "2026-12-20",
            "regions": ["Воронеж", "Липецк"],
            "interests": ["хозяева кошек и собак"],
            "channels_wanted": ["sms", "dooh", "radio"],
            "channels_excluded": [],
            "category_flags": [],
        },
    ),
    (
        "2026-02-24",
        """Hello team, quick one from Polar Mobile (telco). New unlimited tariff "Aurora" goes live April 1st. Nationwide except the North Caucasus. 12 weeks. Around 40 million rubles, VAT not included. Targets: 25k connections at no more than 1,500 per connection; awareness is a nice side effect. Audience: 18-45 who use competitor operators. OLV, Smart TV, push, SMS to our own base, DOOH. Skip radio. And please, nothing on marketplaces.""",
        {
            "advertiser": "Polar Mobile",
            "industry": "telecom",
            "objective": "sales",
            "budget_min_rub": 40000000,
            "budget_max_rub": 40000000,
            "vat_included": False,
            "start_date": "2026-04-01",
            "end_date": "2026-06-23",
            "regions": ["Россия"],
            "age_min": 18,
            "age_max": 45,
            "channels_wanted": ["olv", "smart_tv", "push", "sms", "dooh"],
            "channels_excluded": ["radio", "marketplace"],
            "kpi": [("sales", 25000), ("cpa", 1500)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-07-20",
        """Бюджетное учреждение «Центр туризма Карелии». Продвигаем осенний маршрут «Рускеала — Валаам». Нужны показы и узнаваемость, мы не продаём. Период проведения кампании – 24 августа – 11 октября 2026 г. Цена контракта 2 500 000 руб., в т.ч. НДС. Охват – 3 млн, показы – 15 млн. Территория показа: г. Москва, г. Санкт-Петербург, Ленинградская область. Аудитория: путешествующие на автомобиле, 25-60 лет, средний доход. Размещение в сети интернет: баннеры, видео, программатик. Социальные сети не предусмотрены контрактом.""",
        {
            "advertiser": "«Центр туризма Карелии»",
            "product": "осенний маршрут «Рускеала — Валаам»",
            "industry": "public_sector",
            "objective": "awareness",
            "budget_min_rub": 2049180.33,
            "budget_max_rub": 2049180.33,
            "vat_included": True,
            "start_date": "2026-08-24",
            "end_date": "2026-10-11",
            "regions": ["Москва", "Санкт-Петербург", "Ленинградская область"],
            "age_min": 25,
            "age_max": 60,
            "income": "средний",
            "channels_wanted": ["display", "olv"],
            "channels_excluded": ["vk_ads"],
            "kpi": [("reach", 3000000), ("impressions", 15000000)],
            "category_flags": [],
            "missing": [],
        },
    ),
    (
        "2026-05-04",
        """Всем привет, на связи Артём из БК «Верный Счёт» (лицензия есть). ЧМ по футболу на носу. Промо: фрибет новичкам. Нужны регистрации и первые депозиты, 8000 депозитов, CPA до 2500. Бюджет 20-22 млн, ндс в т.ч. С 8 июня по 19 июля. Мужчины 21-45, футбольные болельщики. ТВ в спорттрансляциях, smart tv, пуш. Телеграм и вк нельзя по закону вроде. Россия.""",
        {
            "advertiser": "БК «Верный Счёт»",
            "industry": "betting",
            "budget_min_rub": 16393442.62,
            "budget_max_rub": 18032786.89,
            "vat_included": True,
            "start_date": "2026-06-08",
            "end_date": "2026-07-19",
            "regions": ["Россия"],
            "gender": "male",
            "age_min": 21,
            "age_max": 45,
            "interests": ["футбольные болельщики"],
            "channels_wanted": ["tv", "smart_tv", "push"],
            "channels_excluded": ["telegram_ads", "vk_ads"],
            "kpi": [("sales", 8000), ("cpa", 2500)],
            "category_flags": ["bets"],
            "missing": [],
        },
    ),
)
