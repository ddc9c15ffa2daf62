import pytest

from qualifier.criteria.challenges import challenges
from qualifier.evidence import extract_evidence
from qualifier.profile import load_profile
from qualifier.qualification import Finding, Level
from qualifier.record import text_at
from tests.builders import make_talk

PROFILE = load_profile()
PROBLEMS = (
    "у нас продажи просели на 15% после открытия Леруа рядом, надо что-то делать с рекламой",
    "Выручка по будням сократилась вдвое, гости уходят в «Хинкальную №1». Верните их, пожалуйста",
    "С января пациентов стало меньше на четверть, прошу предложить рекламу",
    "в мае открываем третью клинику в Пензе, нужны первичные пациенты",
    "Запускаем линейку протеиновых батончиков, нужен охват по фитнес-аудитории",
    "1 октября выходим на рынок Екатеринбурга, никто там нас не знает, нужна имиджевая кампания",
    "We are opening 4 new stores in Kazan in May and need traffic there",
    "Our renewals slipped from 71% to 58%, we want to reach policy holders by SMS",
    "Sales are down by a third since Ozon entered our niche; need push and display",
    "склад ломится: 300 холодильников прошлогодней модели, надо распродать до ноября",
    "набор на курсы идёт плохо: на 12 мест меньше половины, надо добрать студентов",
    "Загрузка номеров 42 процента, в прошлом году в это время было 60. Хотим гостей из Москвы",
    "Конкурент «Сытый Ёж» открыл три точки через дорогу, уводит наших. Нужны пуши",
    "Премьера спектакля 12 марта, зал надо заполнить",
    "заявок с сайта приходит 30 в день вместо 80, нужна помощь с лидами",
    "Отток абонентов вырос до 9 % в квартал, просим предложить кампанию на удержание",
    "Доля рынка упала до 7 процентов, теряем полку, хотим видео на мам",
    "В Туле нас обогнал «Дикси», чек ниже на двести рублей, люди уходят. Надо вернуть",
    "market share down 3 points vs last year, want awareness in Siberia",
    "We launch a new yoghurt in September and want Smart TV",
    "half of our seats to Sochi fly empty, we need people to know about the route",
    "Ввод второй очереди ЖК в декабре, нужны обращения",
    "после переезда клиники на Ленина пациенты нас потеряли, минус 40 записей в неделю",
    "вакансий 120, а откликов десять в неделю; хотим рекламу вакансий",
    "Мы провели ребрендинг и хотим, чтобы о новом имени узнал весь Урал",
    "к Дню знаний распродаём ранцы, лежит две тысячи штук, нужна реклама",
    "Трафик упал на 20 %, но честно: половина причины в плохом сервисе, реклама его не "
    "исправит. Остальное верните пушами",
    "Заявки просели с 300 до 180, хотя треть теряют сами менеджеры, не перезванивают, это не "
    "ваша забота. Нужны лиды",
    "Sales fell 18%. Part of it is late delivery, which no ad will solve, but we also need reach in Omsk",
    "Продажи рухнули на треть; во многом виновата логистика, это мы чиним внутри. От вас нужен охват",
    "Гостей меньше на 30 %. Кухня тормозит — тут вы бессильны. А вот напомнить о себе району можно",
    "Пекарня «Колосок», 12 точек. Вечером батоны черствеют на полке: сорок процентов "
    "списываем. Хочется, чтоб по дороге с работы к нам сворачивали.",
    "Третий месяц подряд кассы пустеют: было 900 чеков в день, осталось 640",
    "Customers are drifting to Magnit across the street, we lost about 200 loyal ones this spring",
    "С первого ноября у нас новый терминал, отправителям надо про него рассказать",
    "дилер Haval, план отгрузок 120, едет 70. Дайте людей на тест-драйв",
    "Наш прошлогодний хит, крем «Снежка», в этом году лежит. Продажи ниже прошлогодних на 27 "
    "процентов. Напомните о нём девушкам",
    "бассейн достроили, в октябре пускаем первых пловцов, нужны абонементы продать",
    "At the moment 6 of our 10 escape rooms stand idle midweek. We want students in.",
    "Бронирований минус 35 % к маю. Правда, наполовину это из-за закрытого аэропорта, тут "
    "никакой баннер не поможет. Но Москву на поездах дотянуть можно",
    "Clinic bookings fell from 200 to 120. Receptionists hang up on people, we know, that's on "
    "us, not on you. Still want patients from Tula.",
    "Средний чек сполз с 900 до 640. Часть причин внутри: меню дорогое. Рекламой это не "
    "решить, но поток людей нужен",
    "Заявки на ипотеку просели на 22%. Ставка кусается, и это вне вашей власти; а узнаваемость "
    "подтянуть реально",
    "Фитнес-клуб «Пружина», Омск. В утренние часы тренажёры скучают, заняты 15 из 60. Надо "
    "домохозяек и пенсионеров позвать. Решаю сама.",
    "Здравствуйте! Строим онлайн-кинотеатр для детей. Пробных подписок 4 тысячи в месяц, а "
    "платят триста. Помогите дожать остальных, пуш и смс.",
    "«Сырный дворик» заходит в Пятёрочку Самары с 10 июня. Без рекламы нас снимут с полки "
    "через квартал. Баннеры и видео.",
    "We run 30 coffee kiosks in Perm. Since the tram line closed, mornings are dead: 40 cups "
    "instead of 110. SMS to commuters please.",
    "Роддом частный, Ростов. Контрактов на роды в этом полугодии подписано 80, годом раньше "
    "130. Просим предложить продвижение.",
    "Завод окон. Летом монтажники сидят без дела, заказов на треть меньше нормы. Нам заявки, остальное сами.",
    "Гости с детьми пропали, минус 50 столов в неделю. Аниматоры уволились, это наша беда, её "
    "рекламой не закроешь, но вернуть мам через пуши надо",
    "Orders slid from 900 to 500 a week. The app crashes at payment, our devs are on it, no "
    "campaign can patch that. We also need reach among students.",
    "Посещаемость музея упала на четверть. Отчасти виноват ремонт моста, вы его не достроите. "
    "Но про новую выставку рассказать надо",
    "Строим ещё четыре мойки в области, надо, чтобы о них узнали",
    "Выходим в Красноярск и Иркутск, нужны первые клиенты",
    "Весенняя коллекция выходит, надо её показать девушкам",
    "Хотим, чтобы на праздники выбирали наш морс, а не «Пузырь»",
    "Footfall is a third of what it was, we want people back",
    "A fifth of our subscribers left within a month. We want them back.",
    "In July we had 41k sign-ups, in August 26k. Get us installs.",
    "Нас с октября выводят из матрицы сети, нужен спрос у полки",
    "Чеков семьдесят в день, летом пробивали двести. Хочу обратно своих покупателей",
    "Второй месяц тишина: «Тортовая» за углом скинула цену. Хочу вернуть мам",
    "Мастера сидят без дела третью неделю. Нужны записи",
)
AIMS = (
    "Задача — рост узнаваемости бренда среди женщин 30-45.",
    "Надо дополнительно привлечь покупателей в точки самообслуживания",
    "Нужна медийная поддержка бренда пельменей в Сибири",
    "Ищем подрядчика на охватную кампанию, видео и смарт тв, женщины с детьми",
    "Планируем рекламную кампанию мебельного салона, хотим баннеры и смс",
    "Требуется привлечь слушателей на курсы английского",
    "Просим подготовить медиаплан по продвижению жилого комплекса «Ясень»",
    "we need more bookings for our hostel",
    "Looking to drive footfall to our DIY stores with geo-targeted SMS",
    "Could you help us get app installs for a taxi app?",
    "We'd like to advertise our dental clinics on Smart TV.",
    "Our goal is brand awareness among young mothers.",
    "please quote push notifications for lapsed customers of our pharmacy app",
    "нужно продать последние сорок квартир в доме",
    "собрать людей на концерт в филармонии, билеты туго расходятся",
    "хочется достучаться до тех, у кого каско заканчивается",
    "цель: 2000 лидов на ипотеку, CPL до 1500",
    "интересует реклама нашей сети пекарен в телефонах у прохожих",
    "надо людям напомнить, что аптека переехала через дорогу и цены те же",
    "хотим, чтобы к нам чаще заглядывали по будням",
    "поднимите нам вечернюю выручку: смски всем, кто живёт рядом",
    "Нужны водители такси, хотим через рекламу набирать по 200 человек в месяц",
    "Необходимо обеспечить информирование абонентов о новом тарифе",
    "просим рассчитать стоимость рассылки СМС по базе и цифровых экранов",
    "рассмотрите размещение наружной рекламы и пушей для сети автомоек",
    "клиент хочет охват по мужчинам 25-45, автоканалы, OLV",
    "подскажите стоимость размещения ролика на умных телевизорах, хотим показать наши кухни",
    "Пусть весь Воронеж знает, что у нас чинят холодильники",
    "сделайте так, чтобы телефон у нас не умолкал: окна пвх, Иваново",
    "Brief: get young families to visit our furniture mall at weekends",
    "Need bums on seats for the ballet season, SMS maybe",
    "кто бы нам абитуриентов привёл на педагогику, мест много",
    "Обеспечьте, пожалуйста, присутствие бренда «Лада-Чай» в городских экранах Саратова",
    "хотим мелькать у метро и в телефонах, санаторий «Заря»",
    "Просьба рассчитать кампанию для сети оптик, аудитория 40+, город Орёл",
    "заказчик просит выдачу кредитов подтолкнуть, каналы любые",
    "Нам нужны арендаторы в бизнес-центр, 3 тысячи метров",
    "поможете вернуть в приложение тех, кто его удалил?",
    "let's remind dog owners that our vet clinic works at night",
    "Привет, это Марк из «Автополиса». Клиентов бы на кузовной ремонт, район Химки, бюджет тысяч четыреста.",
    "Дорогие коллеги, наша обувь прекрасна, но об этом в курсе только мы. Исправим? Казань, "
    "Уфа, женщины 25-50.",
    "Agency here. Client: chain of opticians, wants eye-test appointments in Tula, Q4, display plus search.",
    "Театр кукол просит заполнить субботние утренники, вход от 300 рублей",
    "требуются пациенты на имплантацию, Краснодар, контекст и смс",
    "Запуск обычный, без истерик. Продвижение онлайн-кинотеатра среди женщин",
    "Хочется, чтобы люди узнавали нашу марку",
)
NO_PROBLEM = (
    "Пока просто присматриваемся к площадкам, задачи нет",
    "Чисто из интереса: сколько стоит реклама у вас?",
    "just curious about your formats, nothing planned",
    "Никаких задач нет, коллекционирую презентации",
    "Мне ничего не надо, просто любопытно, как это устроено",
    "делаю обзор рынка для шефа, ничего покупать не собираемся",
    "Добрый день. Планировали кампанию на май. Проект закрыт, рекламы не будет.",
    "Хотим баннеры в Самаре. UPD: всё отменяется, собственник передумал.",
    "Need push for our launch. Update: we've scrapped the launch, please close the request.",
    "Мы решили отказаться от рекламы в этом году и дальше, спасибо за помощь",
    "Нужна реклама салона. Нет, уже не нужна, вопрос закрыт",
    "запуск зарубили, кампания больше не требуется",
    "The campaign is off. Management pulled the plug.",
    "Снимаем заявку, продвигать нечего: магазин закрываем",
    "We decided not to advertise after all",
    "Акционеры завернули проект окончательно, медиаплан не нужен",
    "Здравствуйте. Ни целей, ни сроков, просто смотрим по сторонам.",
    "Я не то чтобы клиент, мне для общего развития",
    "no agenda here, window shopping before budgets open",
    "Коллеги, всё, финита. Совет директоров похоронил идею с рекламой, не ждите нас",
    "Отменили и запуск, и рекламу к нему. Больше не беспокойтесь.",
    "Владелец продал бизнес, никакой кампании уже не будет",
    "It's over, guys: the product is discontinued and so is the advertising plan.",
    "Please disregard my request, we are not doing it anymore",
    "Спасибо за план, но мы выходим из проекта. Совсем.",
    "Рекламировать больше нечего, линейку сняли с производства",
    "Задачи у нас нет, всё продаётся само. Так, на всякий случай спрашиваю.",
    "Всё отменилось: помещение не дали, клуб не открываем, реклама ни к чему.",
    "Alas, the board has killed the project, so no ads from us.",
    "Пишу сказать, что передумали. Ни сейчас, ни потом. Реклама не понадобится.",
    "Решили, что обойдёмся сарафанным радио, кампания отменяется насовсем",
)


def judge(message: str, *later: str) -> Finding:
    return challenges(extract_evidence(make_talk(message, *later)), PROFILE, {})


@pytest.mark.parametrize("message", PROBLEMS)
def test_a_problem_or_event_with_specifics_confirms(message: str) -> None:
    assert judge(message).level is Level.CONFIRMED


@pytest.mark.parametrize("message", AIMS)
def test_a_general_aim_is_partial(message: str) -> None:
    assert judge(message).level is Level.PARTIAL


@pytest.mark.parametrize("message", NO_PROBLEM)
def test_no_problem_curiosity_or_a_cancelled_plan_is_absent(message: str) -> None:
    assert judge(message).level is Level.ABSENT


@pytest.mark.parametrize("message", [*PROBLEMS, *AIMS, *NO_PROBLEM])
def test_every_level_rests_on_a_verbatim_quote(message: str) -> None:
    record = make_talk(message)
    quotes = challenges(extract_evidence(record), PROFILE, {}).quotes
    assert quotes
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in quotes)


@pytest.mark.parametrize(
    "message",
    ["Пришлите обзор форматов", "Расскажите, что у вас бывает", "Send me your price list", "Здравствуйте!"],
)
def test_asking_for_an_overview_says_nothing_of_a_problem(message: str) -> None:
    assert judge(message).level is Level.UNKNOWN


def test_a_web_site_that_loses_orders_is_a_problem_of_the_business() -> None:
    finding = judge("Нужен программист: корзина виснет, теряем 30 заказов в день. Реклама не нужна")
    assert finding.level is Level.CONFIRMED


def test_the_past_work_of_a_job_seeker_is_no_problem_of_the_business() -> None:
    finding = judge("Возьмите меня к себе, резюме приложила. При мне цена заявки упала на 40 %")
    assert finding.level is Level.UNKNOWN


def test_a_budget_that_shrank_is_no_business_problem() -> None:
    assert judge("Надо продвинуть тариф", "Бюджет упал с 900 до 500 тысяч").level is Level.PARTIAL


def test_the_start_of_the_campaign_itself_is_no_event() -> None:
    assert judge("Нужны лиды на ипотеку, запускаем рекламу 1 мая").level is Level.PARTIAL


def test_a_plan_called_off_takes_its_problem_along() -> None:
    assert judge("Трафик упал на 20 %, нужны пуши", "Всё, кампанию отменили совсем").level is Level.ABSENT


def test_frozen_money_leaves_the_problem_standing() -> None:
    assert judge("Трафик упал на 20 %, нужны пуши", "Бюджет заморозили до весны").level is Level.CONFIRMED
