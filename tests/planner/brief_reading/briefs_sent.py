"""Briefs of every shape a client sends: corrections, commissions, exclusions, tables, chats."""

# ruff: noqa: E501  letters keep the lines that they were written in

from typing import Any

# The day the brief came, its text, and its fields in the format of labelled cases.
BRIEFS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "2026-08-17",
        """Добрый день!
Мы сеть шинных центров «Колесница», пять точек в Омске и две в Тюмени. Хотим продвинуть сезонную замену шин и хранение. Нужны записи через сайт, хотя бы 900 за сезон, и чтобы одна запись обходилась не дороже 550 рублей.
Период: с 28 сентября по 8 ноября 2026. Бюджет был 1,2 млн, но собственник урезал до 950 тысяч, без НДС.
Кому: автовладельцы, мужчины 25–60.
Что берём: Яндекс поиск, смс по району, экраны у дорог. Радио не предлагайте, пробовали.
С уважением, Олег Прядко""",
        {
            "advertiser": "сеть шинных центров «Колесница»",
            "product": "сезонная замена и хранение шин",
            "industry": "automotive",
            "objective": "leads",
            "budget_min_rub": 950000,
            "budget_max_rub": 950000,
            "vat_included": False,
            "start_date": "2026-09-28",
            "end_date": "2026-11-08",
            "regions": ["Омск", "Тюмень"],
            "channels_wanted": ["yandex_direct", "sms", "dooh"],
            "channels_excluded": ["radio"],
            "kpi": [("leads", 900), ("cpl", 550)],
            "category_flags": [],
            "missing": [],
            "gender": "male",
            "age_min": 25,
            "age_max": 60,
            "income": None,
            "interests": ["автовладельцы"],
        },
    ),
    (
        "2026-09-09",
        """Бриф на рекламную кампанию

1. Компания: ООО «Ягодный Стан»
2. Бренд: «Клюковка»
3. Рекламируемый продукт: морс клюквенный, 1 л
4. Цель кампании: рост знания марки
5. Целевая аудитория: женщины 25-44, доход средний и выше среднего
6. География: вся Россия, кроме Москвы
7. Сроки: 01.11.2026 - 31.12.2026
8. Бюджет: 14 000 000 руб. с учётом НДС
9. KPI: охват 12 млн, частота 3+
10. Каналы: ТВ, онлайн-видео, Smart TV
11. Что не используем: блогеры
12. Конкуренты: «Чудо-Морс», «Бабушкин погреб»""",
        {
            "advertiser": "ООО «Ягодный Стан»",
            "product": "морс клюквенный «Клюковка»",
            "industry": "fmcg",
            "objective": "awareness",
            "budget_min_rub": 11475409.84,
            "budget_max_rub": 11475409.84,
            "vat_included": True,
            "start_date": "2026-11-01",
            "end_date": "2026-12-31",
            "regions": ["Россия"],
            "channels_wanted": ["tv", "olv", "smart_tv"],
            "channels_excluded": ["bloggers"],
            "kpi": [("reach", 12000000), ("frequency", 3)],
            "category_flags": [],
            "missing": [],
            "gender": "female",
            "age_min": 25,
            "age_max": 44,
            "income": "средний и выше среднего",
            "interests": [],
        },
    ),
    (
        "2026-07-06",
        """FW: FW: бриф по вкладу

Коллеги, пересылаю. Внизу исходник, мои правки сверху и они главнее:
- бюджет не 5 млн, а 3 млн (без НДС), финдир порезал
- старт был 1 августа, новый — 17 августа; конец прежний

-----Исходное сообщение-----
От: Банк «Сходня», департамент розницы
Продукт: вклад «Уютный процент», до 19 % годовых
Цель: заявки на открытие вклада, 4 200 штук
Бюджет: 5 млн без НДС
Период: 1 августа – 30 сентября 2026
Регионы: Москва, Московская область, Калуга
ЦА: М/Ж 45+, доход выше среднего
Каналы: контекст, РСЯ, email
CPL до 700 руб.""",
        {
            "advertiser": "Банк «Сходня»",
            "product": "вклад «Уютный процент»",
            "industry": "finance",
            "objective": "leads",
            "budget_min_rub": 3000000.0,
            "budget_max_rub": 3000000.0,
            "vat_included": False,
            "start_date": "2026-08-17",
            "end_date": "2026-09-30",
            "regions": ["Москва", "Московская область", "Калуга"],
            "channels_wanted": ["yandex_direct", "yandex_network", "email"],
            "channels_excluded": [],
            "kpi": [("leads", 4200), ("cpl", 700)],
            "category_flags": ["finance"],
            "missing": [],
            "gender": "all",
            "age_min": 45,
            "age_max": None,
            "income": "выше среднего",
            "interests": [],
        },
    ),
    (
        "2026-06-15",
        """Добрый! Вышлите, пожалуйста, прикидку. Фитнес-студия «Прыг-Скок», Ярославль. Хотим больше людей на пробные занятия к осени: 250 записей. Август и сентябрь. Девушки 20-45. Бюджет 150–200 тысяч, НДС не облагается, мы на патенте. Инстаграм нельзя, я знаю, так что вконтакте и что-нибудь рядом с домом, экраны или смс. Без блогеров.""",
        {
            "advertiser": "фитнес-студия «Прыг-Скок»",
            "industry": "fitness",
            "objective": "leads",
            "budget_min_rub": 150000,
            "budget_max_rub": 200000,
            "vat_included": False,
            "start_date": "2026-08-01",
            "end_date": "2026-09-30",
            "regions": ["Ярославль"],
            "channels_wanted": ["vk_ads", "dooh", "sms"],
            "channels_excluded": ["bloggers"],
            "kpi": [("leads", 250)],
            "category_flags": [],
            "missing": [],
            "gender": "female",
            "age_min": 20,
            "age_max": 45,
            "income": None,
            "interests": [],
        },
    ),
    (
        "2026-02-03",
        """БРИФ

Рекламодатель
ООО «Баварские Погреба»

Что продвигаем
Безалкогольное пиво «Штиль 0,0»

Когда
С 1 апреля по 31 мая

Где
Москва, Санкт-Петербург, Сочи

Деньги
7 500 000 рублей без учёта НДС

Кто
Мужчины и женщины 21–45, активный образ жизни, спорт

Чем
OLV, Smart TV, блогеры, цифровая наружка

Чего хотим
Охватить 6,5 млн человек с частотой не ниже 4; досматриваемость контролируем сами

Чего не хотим
Радио, e-mail""",
        {
            "advertiser": "ООО «Баварские Погреба»",
            "product": "безалкогольное пиво «Штиль 0,0»",
            "industry": "fmcg",
            "objective": "reach",
            "budget_min_rub": 7500000.0,
            "budget_max_rub": 7500000.0,
            "vat_included": False,
            "start_date": "2026-04-01",
            "end_date": "2026-05-31",
            "regions": ["Москва", "Санкт-Петербург", "Сочи"],
            "channels_wanted": ["olv", "smart_tv", "bloggers", "dooh"],
            "channels_excluded": ["radio", "email"],
            "kpi": [("reach", 6500000), ("frequency", 4)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 21,
            "age_max": 45,
            "income": None,
            "interests": ["активный образ жизни", "спорт"],
        },
    ),
    (
        "2026-10-12",
        """Катя, вот что клиент наговорил по телефону, я записала:
— кто: сеть ветклиник «Хвост и Лапа», Воронеж, Липецк, Белгород
— что: стерилизация кошек со скидкой двадцать процентов
— зачем: записи, человек четыреста
— когда: со следующего понедельника на шесть недель
— сколько: ну тысяч семьсот, может восемьсот, ндс внутри
— кому: владельцы кошек, женщины в основном, от 25 до 60
— где крутить: вк, яндекс, смс
— где не крутить: телек и радио""",
        {
            "advertiser": "сеть ветклиник «Хвост и Лапа»",
            "product": "стерилизация кошек со скидкой 20 %",
            "objective": "leads",
            "budget_min_rub": 573770.49,
            "budget_max_rub": 655737.7,
            "vat_included": True,
            "start_date": "2026-10-19",
            "end_date": "2026-11-29",
            "regions": ["Воронеж", "Липецк", "Белгород"],
            "channels_wanted": ["vk_ads", "yandex_direct", "sms"],
            "channels_excluded": ["tv", "radio"],
            "kpi": [("leads", 400)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 25,
            "age_max": 60,
            "income": None,
            "interests": ["владельцы кошек"],
        },
    ),
    (
        "2026-01-19",
        """Тема: Бриф // ОСАГО онлайн // февраль-март
Страховая компания «Щит-Гарант», лицензия ЦБ есть.
Задача: продажи полисов ОСАГО на сайте, план 11 000 полисов, CPA ≤ 900 ₽.
Бюджет: 9,5 млн ₽ (без НДС, без АК; комиссия агентства 7 % сверху, в эту сумму не входит).
Флайт: 02.02–29.03.
География: РФ, за исключением Крыма, Севастополя и новых регионов.
ЦА: автовладельцы, М 70 % / Ж 30 %, 23–60.
Каналы ок: Директ, РСЯ, ретаргетинг, СМС. Не ок: ТГ, блогеры.
Посадочная: shield-garant.ru/osago, Метрика стоит, цели настроены.""",
        {
            "advertiser": "Страховая компания «Щит-Гарант»",
            "product": "полисы ОСАГО онлайн",
            "industry": "insurance",
            "objective": "sales",
            "budget_min_rub": 9500000.0,
            "budget_max_rub": 9500000.0,
            "vat_included": False,
            "start_date": "2026-02-02",
            "end_date": "2026-03-29",
            "regions": ["Россия"],
            "channels_wanted": ["yandex_direct", "yandex_network", "retargeting", "sms"],
            "channels_excluded": ["telegram_ads", "bloggers"],
            "kpi": [("sales", 11000), ("cpa", 900)],
            "category_flags": ["finance"],
            "missing": [],
            "gender": "all",
            "age_min": 23,
            "age_max": 60,
            "income": None,
            "interests": ["автовладельцы"],
        },
    ),
    (
        "2026-08-05",
        """Добрый день. Детский лагерь «Зелёный Мыс» (Анапа), осенняя смена 24 октября – 2 ноября. Реклама нужна с 1 сентября до 15 октября. Родители детей 8–15 лет, доход средний и выше. Краснодарский край, Ростовская область, Ставрополье. Продать надо 320 путёвок. Бюджет 900 тыс. руб., как платить НДС — не знаем, спросите у бухгалтера. Вконтакте, поиск, email. Роликов и баннеров у нас нет, сделаете? Телевидение дорого, не надо.""",
        {
            "advertiser": "детский лагерь «Зелёный Мыс»",
            "industry": "travel",
            "objective": "sales",
            "budget_min_rub": 900000,
            "budget_max_rub": 900000,
            "vat_included": None,
            "start_date": "2026-09-01",
            "end_date": "2026-10-15",
            "regions": ["Краснодарский край", "Ростовская область", "Ставропольский край"],
            "channels_wanted": ["vk_ads", "yandex_direct", "email"],
            "channels_excluded": ["tv"],
            "kpi": [("sales", 320)],
            "category_flags": ["children"],
            "missing": ["vat_included", "creatives"],
            "gender": "all",
            "age_min": None,
            "age_max": None,
            "income": "средний и выше",
            "interests": ["родители детей 8–15 лет"],
        },
    ),
    (
        "2026-05-04",
        """здравствуйте, я дизайнер украшений, бренд «Медная Птица», серебро с эмалью. продаю на вайлдберриз и ещё есть сайт. хочу заказы, сейчас 5 в день, хочу 15. 90 тысяч рублей на весь июнь, я самозанятая без ндс. девушки 18-40 которым нравится этника. питер и москва. блогеры маленькие, вк, внутренняя реклама вб. контекст не надо""",
        {
            "advertiser": "бренд «Медная Птица»",
            "product": "украшения из серебра с эмалью",
            "industry": "crafts",
            "objective": "sales",
            "budget_min_rub": 90000,
            "budget_max_rub": 90000,
            "vat_included": False,
            "start_date": "2026-06-01",
            "end_date": "2026-06-30",
            "regions": ["Санкт-Петербург", "Москва"],
            "channels_wanted": ["bloggers", "vk_ads", "marketplace"],
            "channels_excluded": ["yandex_direct"],
            "kpi": [("sales", 15)],
            "category_flags": [],
            "missing": [],
            "gender": "female",
            "age_min": 18,
            "age_max": 40,
            "income": None,
            "interests": ["этника"],
        },
    ),
    (
        "2026-12-07",
        """Добрый вечер! Школа английского «Бигбэн-клуб» (Тольятти, Самара). После праздников стартуем: 11 января и до 14 февраля. Продаём годовые курсы взрослым, 22-50. Выручка нас интересует, но считать будем заявки: 400 шт. по 900 рублей. Итого получается 360 тысяч, это и есть бюджет, НДС нет (упрощёнка 6%). Соцсети, директ, смс. Никаких звонков по холодной базе!""",
        {
            "advertiser": "школа английского «Бигбэн-клуб»",
            "product": "годовые курсы английского для взрослых",
            "industry": "education",
            "objective": "leads",
            "budget_min_rub": 360000,
            "budget_max_rub": 360000,
            "vat_included": False,
            "start_date": "2027-01-11",
            "end_date": "2027-02-14",
            "regions": ["Тольятти", "Самара"],
            "channels_wanted": ["vk_ads", "yandex_direct", "sms"],
            "channels_excluded": ["call_center"],
            "kpi": [("leads", 400), ("cpl", 900)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 22,
            "age_max": 50,
            "income": None,
            "interests": [],
        },
    ),
    (
        "2026-06-29",
        """Бриф по препарату «Суставин Форте» (гель, безрецептурный лекарственный препарат)
Рекламодатель: АО «Фармаволга»
Период размещения: сентябрь – ноябрь 2026
Бюджет (тыс. руб., без НДС):
ТВ — 12 000
OLV — 6 000
Радио — 2 000
Всего: 20 000
Целевая аудитория: Все 45+, боли в суставах
География: города 100 тыс.+, национально
Задача: построение знания
Цели: Reach 3+ 45 %, не менее 20 млн человек охвата
Не размещаемся: Telegram, блогеры""",
        {
            "advertiser": "АО «Фармаволга»",
            "product": "гель «Суставин Форте»",
            "industry": "pharma",
            "objective": "awareness",
            "budget_min_rub": 20000000.0,
            "budget_max_rub": 20000000.0,
            "vat_included": False,
            "start_date": "2026-09-01",
            "end_date": "2026-11-30",
            "regions": ["Россия"],
            "channels_wanted": ["tv", "olv", "radio"],
            "channels_excluded": ["telegram_ads", "bloggers"],
            "kpi": [("reach", 20000000)],
            "category_flags": ["medicine"],
            "missing": [],
            "gender": "all",
            "age_min": 45,
            "age_max": None,
            "income": None,
            "interests": ["боли в суставах"],
        },
    ),
    (
        "2026-10-26",
        """Привет. Барбершоп «Топор и Пена», Хабаровск, две точки. Хотим на ноябрь-декабрь рекламу рядом, чтоб мужики заходили стричься. 80 тысяч в месяц без ндс, то есть 160 всего. 18-45. Смс и пуш вокруг точек в радиусе километра. Яндекс карты ещё. Каких-то цифр не ставим. Вк не надо, там сами ведём.""",
        {
            "advertiser": "барбершоп «Топор и Пена»",
            "industry": "beauty",
            "objective": "traffic",
            "budget_min_rub": 160000,
            "budget_max_rub": 160000,
            "vat_included": False,
            "start_date": "2026-11-01",
            "end_date": "2026-12-31",
            "regions": ["Хабаровск"],
            "channels_wanted": ["sms", "push"],
            "channels_excluded": ["vk_ads"],
            "kpi": [],
            "category_flags": [],
            "missing": [],
            "gender": "male",
            "age_min": 18,
            "age_max": 45,
            "income": None,
        },
    ),
    (
        "2026-09-02",
        """Мария, добрый день! Мы винодельня «Три Лозы», Крым. Знаем, что вино в интернете рекламировать нельзя, поэтому хотим экскурсии и дегустационный зал. Сентябрь (с 14-го) и весь октябрь. Нужно 2 000 посетителей. Взрослые от 25 до 60 с доходом выше среднего, любят гастротуризм. Симферополь, Севастополь, Ялта. Полтора миллиона с НДС. Предлагайте сами, но без телеграма и без телевизора.""",
        {
            "advertiser": "винодельня «Три Лозы»",
            "objective": "traffic",
            "budget_min_rub": 1229508.2,
            "budget_max_rub": 1229508.2,
            "vat_included": True,
            "start_date": "2026-09-14",
            "end_date": "2026-10-31",
            "regions": ["Симферополь", "Севастополь", "Ялта"],
            "channels_wanted": [],
            "channels_excluded": ["telegram_ads", "tv"],
            "kpi": [("visits", 2000)],
            "category_flags": ["alcohol"],
            "missing": [],
            "gender": "all",
            "age_min": 25,
            "age_max": 60,
            "income": "выше среднего",
            "interests": ["гастротуризм"],
        },
    ),
    (
        "2026-02-24",
        """Вводные от бренда «Кулибинчик» (детские конструкторы, ООО «Игроград»):
Цель – вывести линейку «Мосты» и получить знание среди родителей.
Родители детей 5–10 лет, 27–42 года, Ж 65 %, М 35 %.
Весна: с 16 марта по 31 мая.
Бюджет: €40 000, без НДС, по вашему внутреннему курсу.
Россия, города-миллионники.
Видео, VK, блогеры; дети сами рекламу видеть не должны.
Телевидение исключено, СМС исключены.
Охват 3,5 млн, CPM до 300 ₽""",
        {
            "advertiser": "ООО «Игроград»",
            "product": "детские конструкторы «Кулибинчик», линейка «Мосты»",
            "objective": "awareness",
            "budget_min_rub": 3720000,
            "budget_max_rub": 3720000,
            "vat_included": False,
            "start_date": "2026-03-16",
            "end_date": "2026-05-31",
            "regions": [
                "Москва",
                "Санкт-Петербург",
                "Новосибирск",
                "Екатеринбург",
                "Казань",
                "Красноярск",
                "Нижний Новгород",
                "Челябинск",
                "Уфа",
                "Самара",
                "Ростов-на-Дону",
                "Краснодар",
                "Омск",
                "Воронеж",
                "Пермь",
                "Волгоград",
            ],
            "channels_wanted": ["olv", "vk_ads", "bloggers"],
            "channels_excluded": ["tv", "sms"],
            "kpi": [("reach", 3500000), ("cpm", 300)],
            "category_flags": ["children"],
            "missing": [],
            "gender": "all",
            "age_min": 27,
            "age_max": 42,
            "income": None,
            "interests": ["родители детей 5–10 лет"],
        },
    ),
    (
        "2026-07-13",
        """Автосалон «Восход-Авто», официальный дилер, Уфа и Стерлитамак. Модель — кроссовер «Степь 2.0», старт продаж 1 сентября. Кампания: август (тизер) и сентябрь. Задача: тест-драйвы, 350 записей, CPL 4500. Бюджет 2,4 млн с НДС: 1 млн август, 1,4 млн сентябрь. Мужчины 30-55 с доходом 120 тыс.+. Радио, экраны, Авито не надо, вк и директ надо. Без смс.""",
        {
            "advertiser": "Автосалон «Восход-Авто»",
            "product": "кроссовер «Степь 2.0»",
            "industry": "automotive",
            "objective": "leads",
            "budget_min_rub": 1967213.11,
            "budget_max_rub": 1967213.11,
            "vat_included": True,
            "start_date": "2026-08-01",
            "end_date": "2026-09-30",
            "regions": ["Уфа", "Стерлитамак"],
            "channels_wanted": ["radio", "dooh", "vk_ads", "yandex_direct"],
            "channels_excluded": ["sms"],
            "kpi": [("leads", 350), ("cpl", 4500)],
            "category_flags": [],
            "missing": [],
            "gender": "male",
            "age_min": 30,
            "age_max": 55,
            "income": "120 тыс.+",
            "interests": [],
        },
    ),
    (
        "2026-05-11",
        """Салон красоты «Шёлк», Иркутск. Лазерная эпиляция (медлицензия есть). С 1 июня по 15 июля. Девушки 20-40, доход средний. 240 000 рублей, мы без НДС. Хотим 180 записей, не дороже 1300 за запись. ВК, смс, блогеры местные. Радио и ТВ — мимо. Сайт: shelk-irk.ru, онлайн-запись работает.""",
        {
            "advertiser": "Салон красоты «Шёлк»",
            "industry": "beauty",
            "objective": "leads",
            "budget_min_rub": 240000,
            "budget_max_rub": 240000,
            "vat_included": False,
            "start_date": "2026-06-01",
            "end_date": "2026-07-15",
            "regions": ["Иркутск"],
            "channels_wanted": ["vk_ads", "sms", "bloggers"],
            "channels_excluded": ["radio", "tv"],
            "kpi": [("leads", 180), ("cpl", 1300)],
            "category_flags": ["medical_service"],
            "missing": [],
            "gender": "female",
            "age_min": 20,
            "age_max": 40,
            "income": "средний",
            "interests": [],
        },
    ),
    (
        "2026-06-08",
        """Бриф № 17
Заказчик: МФО «Деньги Рядом»
Услуга: займы до 100 000 рублей под залог ПТС
Лиды: 1 500 анкет, одна анкета максимум 1 100 руб.
Начало: 22 июня. Длительность: 10 недель
Бюджет: не больше двух миллионов, НДС в том числе
Территория: Саратов, Пенза, Саранск
Портрет: мужчины и женщины 25–55, есть автомобиль, доход до 60 тысяч
Каналы: СМС, пуш, Директ
Запрещено: Телеграм, блогеры, радио""",
        {
            "advertiser": "МФО «Деньги Рядом»",
            "product": "займы под залог ПТС",
            "industry": "finance",
            "objective": "leads",
            "budget_min_rub": None,
            "budget_max_rub": 1639344.26,
            "vat_included": True,
            "start_date": "2026-06-22",
            "end_date": "2026-08-30",
            "regions": ["Саратов", "Пенза", "Саранск"],
            "channels_wanted": ["sms", "push", "yandex_direct"],
            "channels_excluded": ["telegram_ads", "bloggers", "radio"],
            "kpi": [("leads", 1500), ("cpl", 1100)],
            "category_flags": ["finance"],
            "missing": [],
            "gender": "all",
            "age_min": 25,
            "age_max": 55,
            "income": "до 60 тысяч",
            "interests": ["есть автомобиль"],
        },
    ),
    (
        "2026-09-24",
        """приветствую! у меня театр-студия «Фонарь», Тверь. премьера 7 ноября, играем до 20 декабря. надо продать 2400 билетов, билет 700р. реклама с середины октября до 13 декабря. 250 тысяч рублей, ндс не плачу. 25-60, интересуются театром и кино, больше женщины но и мужей приводят. вк, радио, афиши на улице (щиты). телеграм не берём""",
        {
            "advertiser": "театр-студия «Фонарь»",
            "industry": "entertainment",
            "objective": "sales",
            "budget_min_rub": 250000,
            "budget_max_rub": 250000,
            "vat_included": False,
            "start_date": "2026-10-15",
            "end_date": "2026-12-13",
            "regions": ["Тверь"],
            "channels_wanted": ["vk_ads", "radio", "ooh"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("sales", 2400)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 25,
            "age_max": 60,
            "income": None,
            "interests": ["театр и кино"],
        },
    ),
    (
        "2026-03-30",
        """Для сети заправок «Ойл-Экспресс» ищем подрядчика. Продукт: приложение с картой лояльности. Что хотим: 30 000 установок приложения, цена установки до 90 рублей без НДС. Бюджет: 2 700 000 без НДС. Период: 13 апреля – 12 июля, но майские (1–11 мая) паузим. Регионы присутствия: Тюменская область, ХМАО, ЯНАО, Курган. Водители 20–60. Инструменты: VK, Яндекс, push. Блогеров можно, но не обязательно. Запрет: Telegram.""",
        {
            "advertiser": "сеть заправок «Ойл-Экспресс»",
            "product": "приложение с картой лояльности",
            "industry": "retail",
            "budget_min_rub": 2700000.0,
            "budget_max_rub": 2700000.0,
            "vat_included": False,
            "start_date": "2026-04-13",
            "end_date": "2026-07-12",
            "channels_wanted": ["vk_ads", "yandex_direct", "push"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("installs", 30000), ("cpa", 90)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 20,
            "age_max": 60,
            "income": None,
            "interests": ["водители"],
        },
    ),
    (
        "2026-10-15",
        """Бриф заполняла Инна, маркетолог.
Кто мы: производитель матрасов «Сонный Кот», Иваново
О чём реклама: матрас «Облако», рассрочка 0-0-12
Для чего: трафик на сайт, конкретно 60 000 визитов
Период кампании: три месяца с 1 ноября
Сколько денег: по 400 000 рублей в месяц, с НДС
Где: Россия, без Чукотки, Камчатки и Сахалина
Кому: 28–50, М и Ж
Что просим: видео, РСЯ, маркетплейсы
Чего не просим: смс, телемаркетинг
Пиксель не стоит, счётчик поставим позже""",
        {
            "advertiser": "производитель матрасов «Сонный Кот»",
            "product": "матрас «Облако»",
            "objective": "traffic",
            "budget_min_rub": 983606.56,
            "budget_max_rub": 983606.56,
            "vat_included": True,
            "start_date": "2026-11-01",
            "end_date": "2027-01-31",
            "regions": ["Россия"],
            "channels_wanted": ["olv", "yandex_network", "marketplace"],
            "channels_excluded": ["sms", "call_center"],
            "kpi": [("visits", 60000)],
            "category_flags": [],
            "missing": ["conversion_tracking"],
            "gender": "all",
            "age_min": 28,
            "age_max": 50,
            "income": None,
            "interests": [],
        },
    ),
    (
        "2026-10-07",
        """MEDIA BRIEF
Client: Nordhaus GmbH
Brand: Nordhaus dishwashers, series 6
Business objective: online sales, 1,800 units
Campaign period: 2 November 2026 – 27 December 2026
Total budget: EUR 150,000 (VAT not included)
Markets: Russia, nationwide except Moscow and the Moscow region
Target audience: women 30-54, income above average, own a home
Mandatory channels: online video, Yandex search, retargeting
Channels to avoid: Telegram, bloggers
KPIs: DRR (cost-to-sales) up to 15 %, CPA under 4,500 RUB
Competitors: Brauer, Sibtechnika""",
        {
            "advertiser": "Nordhaus GmbH",
            "product": "Nordhaus dishwashers, series 6",
            "industry": "retail",
            "objective": "sales",
            "budget_min_rub": 13950000,
            "budget_max_rub": 13950000,
            "vat_included": False,
            "start_date": "2026-11-02",
            "end_date": "2026-12-27",
            "regions": ["Россия"],
            "channels_wanted": ["olv", "yandex_direct", "retargeting"],
            "channels_excluded": ["telegram_ads", "bloggers"],
            "kpi": [("sales", 1800), ("drr", 15), ("cpa", 4500)],
            "category_flags": [],
            "missing": [],
            "gender": "female",
            "age_min": 30,
            "age_max": 54,
            "income": "above average",
            "interests": ["own a home"],
        },
    ),
    (
        "2026-09-30",
        """To whom it may concern,

Sable & Birch Distillery plans to launch its gin "Taiga No. 5" in Moscow and Yekaterinburg. We would like to reach 1.5 million adults aged 25 to 44 with a frequency of at least 3. The activity should run for six weeks starting on 2 November 2026. Our budget ranges between 4 and 5 million roubles plus VAT. We consider digital out-of-home and Smart TV. Please do not offer SMS or e-mail. Legal opinion on advertising is not available yet.

Sincerely,
M. Hallgren""",
        {
            "advertiser": "Sable & Birch Distillery",
            "product": 'gin "Taiga No. 5"',
            "industry": "fmcg",
            "objective": "reach",
            "budget_min_rub": 4000000.0,
            "budget_max_rub": 5000000.0,
            "vat_included": False,
            "start_date": "2026-11-02",
            "end_date": "2026-12-13",
            "regions": ["Москва", "Екатеринбург"],
            "channels_wanted": ["dooh", "smart_tv"],
            "channels_excluded": ["sms", "email"],
            "kpi": [("reach", 1500000), ("frequency", 3)],
            "category_flags": ["alcohol"],
            "missing": ["legal_documents"],
            "gender": "all",
            "age_min": 25,
            "age_max": 44,
            "income": None,
            "interests": [],
        },
    ),
    (
        "2026-11-05",
        """Hello! Our company Frostline (heated jackets, sold on Ozon and Wildberries) has been selling in Russia for the last 2 years. We'd like to push sales before New Year: from 20 November until 25 December. Three million roubles net of VAT. All of Russia except Crimea and the Far East. Men 25-50, fishing, hunting, snowmobiles. We want 6,000 orders at no more than 500 roubles per order. Marketplace ads first of all, then VK and online video. Keep us out of Telegram.""",
        {
            "advertiser": "Frostline",
            "product": "heated jackets",
            "industry": "ecommerce",
            "objective": "sales",
            "budget_min_rub": 3000000.0,
            "budget_max_rub": 3000000.0,
            "vat_included": False,
            "start_date": "2026-11-20",
            "end_date": "2026-12-25",
            "regions": ["Россия"],
            "channels_wanted": ["marketplace", "vk_ads", "olv"],
            "channels_excluded": ["telegram_ads"],
            "kpi": [("sales", 6000), ("cpa", 500)],
            "category_flags": [],
            "missing": [],
            "gender": "male",
            "age_min": 25,
            "age_max": 50,
            "income": None,
            "interests": ["fishing", "hunting", "snowmobiles"],
        },
    ),
    (
        "2026-06-10",
        """Brief from the phone call with Mr Osipov, 10 June

- who: Osipov Logistics, lorry freight between Novosibirsk and Vladivostok
- what for: requests from small factories, about eighty
- when: starts on 6 July, lasts eight weeks
- how much: seven hundred and fifty thousand roubles, he pays VAT on top
- to whom: owners and supply managers, 30 to 60
- where: Novosibirsk, Irkutsk, Khabarovsk, Vladivostok
- how: search ads, e-mail
- how not: TV, radio, outdoor""",
        {
            "industry": "transport",
            "objective": "leads",
            "budget_min_rub": 750000,
            "budget_max_rub": 750000,
            "vat_included": False,
            "start_date": "2026-07-06",
            "end_date": "2026-08-30",
            "regions": ["Новосибирск", "Иркутск", "Хабаровск", "Владивосток"],
            "channels_wanted": ["yandex_direct", "email"],
            "channels_excluded": ["tv", "radio", "ooh"],
            "kpi": [("leads", 80)],
            "category_flags": [],
            "gender": "all",
            "age_min": 30,
            "age_max": 60,
            "income": None,
            "interests": ["owners and supply managers"],
        },
    ),
    (
        "2026-04-22",
        """Subject: RFP – Pulse+ vitamins, Q3

Dear partners,
Advertiser is ZAO BioSfera. Pulse+ is a food supplement (vitamins for the heart). We look for brand awareness among adults 40+, average income and higher. Flight: third quarter of 2026. Budget: RUB 12 million including 22% VAT. Geography: Volga region cities Kazan, Samara, Ufa, Perm. TV, radio and digital video are expected; Telegram and SMS are ruled out. Reach 2.2 million, frequency 5+, CPM not above 350.""",
        {
            "advertiser": "ZAO BioSfera",
            "product": "Pulse+ vitamins",
            "industry": "pharma",
            "objective": "awareness",
            "budget_min_rub": 9836065.57,
            "budget_max_rub": 9836065.57,
            "vat_included": True,
            "start_date": "2026-07-01",
            "end_date": "2026-09-30",
            "regions": ["Казань", "Самара", "Уфа", "Пермь"],
            "channels_wanted": ["tv", "radio", "olv"],
            "channels_excluded": ["telegram_ads", "sms"],
            "kpi": [("reach", 2200000), ("frequency", 5), ("cpm", 350)],
            "category_flags": ["supplement"],
            "missing": [],
            "gender": "all",
            "age_min": 40,
            "age_max": None,
            "income": "average and higher",
            "interests": [],
        },
    ),
    (
        "2026-09-08",
        """Hi, I own a small hotel, Pine Lodge, in Petrozavodsk. Winter bookings are weak. How much does a campaign cost? I honestly don't know what to spend. I'd like to start in November. Couples and families 28-60 from Saint Petersburg and Moscow. Anything but Telegram. Bookings come through our site.""",
        {
            "advertiser": "Pine Lodge",
            "industry": "travel",
            "objective": "sales",
            "budget_min_rub": None,
            "budget_max_rub": None,
            "vat_included": None,
            "start_date": "2026-11-01",
            "end_date": None,
            "regions": ["Санкт-Петербург", "Москва"],
            "channels_wanted": [],
            "channels_excluded": ["telegram_ads"],
            "kpi": [],
            "category_flags": [],
            "missing": ["budget_min_rub", "budget_max_rub", "vat_included", "end_date", "kpi"],
            "gender": "all",
            "age_min": 28,
            "age_max": 60,
            "income": None,
            "interests": ["couples and families"],
        },
    ),
    (
        "2026-03-03",
        """Client: Hertz & Volt Mobile
Task: app installs of the "HV Pay" mobile app
Target: 45,000 installs at CPI below 110 RUB
Spend: USD 60,000, VAT excluded
Dates: from 23 March to 17 May 2026
Country: Russia, excluding Chechnya and Dagestan
People: men and women 18-35, students and young professionals
Media: VK Ads, push, bloggers
Blacklist: SMS, Telegram""",
        {
            "advertiser": "Hertz & Volt Mobile",
            "industry": "telecom",
            "budget_min_rub": 4800000.0,
            "budget_max_rub": 4800000.0,
            "vat_included": False,
            "start_date": "2026-03-23",
            "end_date": "2026-05-17",
            "regions": ["Россия"],
            "channels_wanted": ["vk_ads", "push", "bloggers"],
            "channels_excluded": ["sms", "telegram_ads"],
            "kpi": [("installs", 45000), ("cpa", 110)],
            "category_flags": [],
            "gender": "all",
            "age_min": 18,
            "age_max": 35,
            "income": None,
            "interests": ["students and young professionals"],
        },
    ),
    (
        "2026-10-22",
        """Dear Irina,
further to our meeting: the toy brand Wooden Bear (OOO Bear Trade) will advertise wooden train sets before the holidays. Period: five weeks from 16 November. We first spoke about 2 million roubles, but the board approved 1.6 million, VAT excluded. Parents of children aged 2 to 6, women and men 25 to 40. Moscow, Nizhny Novgorod, Yaroslavl. Our aim is 3,200 orders in the web shop. Retargeting, Yandex, bloggers: yes. Radio, TV: no.""",
        {
            "advertiser": "OOO Bear Trade",
            "product": "wooden train sets Wooden Bear",
            "objective": "sales",
            "budget_min_rub": 1600000.0,
            "budget_max_rub": 1600000.0,
            "vat_included": False,
            "start_date": "2026-11-16",
            "end_date": "2026-12-20",
            "regions": ["Москва", "Нижний Новгород", "Ярославль"],
            "channels_wanted": ["retargeting", "yandex_direct", "bloggers"],
            "channels_excluded": ["radio", "tv"],
            "kpi": [("sales", 3200)],
            "category_flags": ["children"],
            "missing": [],
            "gender": "all",
            "age_min": 25,
            "age_max": 40,
            "income": None,
            "interests": ["parents of children aged 2 to 6"],
        },
    ),
    (
        "2026-06-24",
        """Product: IronCast frying pans (brand of OOO Liteyshchik)
Goal: consideration – comparison pages viewed, 70,000 visits to the site
Timing: mid-August till the end of October 2026
Investment: CNY 300,000, tax free
Territory: Ural Federal District is not needed; Tatarstan, Bashkortostan and Chuvashia are
Who: people who cook, 25-55, all genders
Channels in: display, Yandex network, OLV
Channels out: radio, SMS""",
        {
            "advertiser": "OOO Liteyshchik",
            "product": "IronCast frying pans",
            "objective": "consideration",
            "budget_min_rub": 3300000.0,
            "budget_max_rub": 3300000.0,
            "vat_included": False,
            "start_date": "2026-08-15",
            "end_date": "2026-10-31",
            "regions": ["Татарстан", "Башкортостан", "Чувашия"],
            "channels_wanted": ["display", "yandex_network", "olv"],
            "channels_excluded": ["radio", "sms"],
            "kpi": [("visits", 70000)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 25,
            "age_max": 55,
            "income": None,
            "interests": ["people who cook"],
        },
    ),
    (
        "2026-08-26",
        """Morning! Cinema chain Aurora (Tomsk, Barnaul, Kemerovo). Our members' club "Aurora Card" is leaking: we want 2,500 lapsed members back by Christmas. September 14 through December 20. 480,000 rubles, we don't charge VAT. Members 18-45, movie lovers. SMS, push and e-mail only, please; no social networks, no search.""",
        {
            "advertiser": "Cinema chain Aurora",
            "product": 'members\' club "Aurora Card"',
            "industry": "entertainment",
            "objective": "retention",
            "budget_min_rub": 480000,
            "budget_max_rub": 480000,
            "vat_included": False,
            "start_date": "2026-09-14",
            "end_date": "2026-12-20",
            "regions": ["Томск", "Барнаул", "Кемерово"],
            "channels_wanted": ["sms", "push", "email"],
            "channels_excluded": ["vk_ads", "yandex_direct"],
            "kpi": [("sales", 2500)],
            "category_flags": [],
            "missing": [],
            "gender": "all",
            "age_min": 18,
            "age_max": 45,
            "income": None,
            "interests": ["movie lovers"],
        },
    ),
)
