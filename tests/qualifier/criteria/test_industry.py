from dataclasses import replace

import pytest

from qualifier.criteria.industry import industry
from qualifier.criteria.need import need
from qualifier.evidence import extract_evidence
from qualifier.lead import Contact, Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, text_at
from tests.builders import AS_OF

PROFILE = load_profile()
REGISTER_LINES = [
    ("розничная торговля косметикой", Level.CONFIRMED),
    ("торговля оптовая пищевыми продуктами", Level.CONFIRMED),
    ("оптовая торговля станками", Level.PARTIAL),
    ("производство верхней одежды", Level.PARTIAL),
    ("производство шоколада", Level.CONFIRMED),
    ("производство косметики", Level.CONFIRMED),
    ("производство обуви", Level.PARTIAL),
    ("деятельность банков", Level.CONFIRMED),
    ("деятельность страховых компаний", Level.CONFIRMED),
    ("деятельность ломбардов", Level.CONFIRMED),
    ("деятельность по предоставлению микрозаймов", Level.CONFIRMED),
    ("строительство коттеджных посёлков и продажа", Level.CONFIRMED),
    ("строительство автомобильных дорог", Level.PARTIAL),
    ("грузовые перевозки", Level.PARTIAL),
    ("перевозка пассажиров автобусами", Level.CONFIRMED),
    ("деятельность такси", Level.CONFIRMED),
    ("аренда автомобилей", Level.CONFIRMED),
    ("деятельность гостиниц", Level.CONFIRMED),
    ("дошкольное образование", Level.CONFIRMED),
    ("дополнительное образование детей", Level.CONFIRMED),
    ("деятельность театров", Level.CONFIRMED),
    ("издание журналов", Level.CONFIRMED),
    ("деятельность ресторанов", Level.CONFIRMED),
    ("предоставление услуг парикмахерскими и салонами красоты", Level.CONFIRMED),
    ("ветеринарная деятельность", Level.CONFIRMED),
    ("деятельность санаторно-курортных организаций", Level.CONFIRMED),
    ("производство медицинских изделий", Level.CONFIRMED),
    ("производство пива", Level.CONFIRMED),
    ("производство табачных изделий", Level.ABSENT),
    ("организация азартных игр", Level.ABSENT),
    ("производство оружия", Level.ABSENT),
    ("юридические услуги", Level.PARTIAL),
    ("бухгалтерские услуги", Level.PARTIAL),
    ("клининг", Level.PARTIAL),
    ("производство пластиковых окон", Level.PARTIAL),
    ("торговля пластиковыми окнами", Level.CONFIRMED),
    ("рекламная деятельность агентств", Level.PARTIAL),
    ("администрация муниципального района", Level.PARTIAL),
    ("благотворительный фонд", Level.PARTIAL),
    ("retail of furniture", Level.CONFIRMED),
    ("manufacture of furniture", Level.PARTIAL),
    ("private hospital", Level.CONFIRMED),
    ("language school", Level.CONFIRMED),
    ("car dealership", Level.CONFIRMED),
    ("taxi aggregator", Level.CONFIRMED),
    ("legal services", Level.PARTIAL),
    ("law firm", Level.PARTIAL),
    ("craft brewery", Level.CONFIRMED),
    ("online casino", Level.ABSENT),
    ("cosmetics brand", Level.CONFIRMED),
    ("logistics", Level.PARTIAL),
    ("coffee roaster", Level.CONFIRMED),
    ("event agency", Level.PARTIAL),
    ("nail salon chain", Level.CONFIRMED),
    ("real estate developer", Level.CONFIRMED),
    ("insurance broker", Level.CONFIRMED),
    ("SaaS for HR", Level.CONFIRMED),
    ("sex shop", Level.ABSENT),
    ("crop farming", Level.PARTIAL),
    ("oil refinery", Level.PARTIAL),
    ("pet food manufacturer", Level.CONFIRMED),
    ("gun store", Level.ABSENT),
    ("tarot readings", Level.ABSENT),
    ("игровой клуб, компьютерный", Level.CONFIRMED),
    ("стоматологическая практика", Level.CONFIRMED),
    ("деятельность по эксплуатации кинотеатров", Level.CONFIRMED),
    ("управление недвижимостью", Level.CONFIRMED),
    ("производство кормов для животных", Level.CONFIRMED),
    ("разработка мобильных игр", Level.CONFIRMED),
    ("телевизионное вещание", Level.CONFIRMED),
    ("букмекерская контора", Level.CONFIRMED),
    ("производство ювелирных украшений", Level.PARTIAL),
    ("производство керамической посуды", Level.PARTIAL),
    ("торговля автозапчастями", Level.CONFIRMED),
    ("техобслуживание автомобилей", Level.CONFIRMED),
    ("доставка цветов", Level.CONFIRMED),
    ("химчистка", Level.PARTIAL),
    ("кадровое агентство", Level.PARTIAL),
    ("агентство недвижимости", Level.CONFIRMED),
    ("туристическое агентство", Level.CONFIRMED),
    ("event-агентство", Level.PARTIAL),
    ("охранное предприятие", Level.PARTIAL),
    ("сельское хозяйство", Level.PARTIAL),
    ("мебельные салоны", Level.CONFIRMED),
    ("кухни на заказ, производство", Level.PARTIAL),
    ("электронные сигареты", Level.ABSENT),
    ("микрокредитная компания", Level.CONFIRMED),
    ("лизинг", Level.CONFIRMED),
    ("негосударственный пенсионный фонд", Level.CONFIRMED),
    ("платёжный сервис", Level.CONFIRMED),
    ("каршеринг", Level.CONFIRMED),
    ("железнодорожные перевозки пассажиров", Level.CONFIRMED),
    ("частная школа", Level.CONFIRMED),
    ("детский центр", Level.CONFIRMED),
    ("спортивная школа", Level.CONFIRMED),
    ("фотостудия", Level.PARTIAL),
    ("квест-комнаты", Level.CONFIRMED),
    ("батутный парк", Level.CONFIRMED),
    ("барбершоп", Level.CONFIRMED),
    ("доставка суши", Level.CONFIRMED),
    ("производство колбасных изделий", Level.CONFIRMED),
    ("переработка рыбы", Level.CONFIRMED),
    ("разлив питьевой воды", Level.CONFIRMED),
    ("производство бытовой химии", Level.CONFIRMED),
    ("производство детского питания", Level.CONFIRMED),
    ("торговля алкогольной продукцией", Level.CONFIRMED),
    ("торговля одеждой", Level.CONFIRMED),
    ("торговля обувью", Level.CONFIRMED),
    ("торговля книгами", Level.CONFIRMED),
    ("торговля бытовой электроникой", Level.CONFIRMED),
    ("торговля мебелью", Level.CONFIRMED),
    ("торговля стройматериалами", Level.CONFIRMED),
    ("торговля автомобилями", Level.CONFIRMED),
    ("торговля медицинскими изделиями", Level.CONFIRMED),
    ("торговля оптикой", Level.CONFIRMED),
    ("сеть гипермаркетов", Level.CONFIRMED),
    ("дискаунтер", Level.CONFIRMED),
    ("маркетплейс товаров для дома", Level.CONFIRMED),
    ("аптечный склад", Level.CONFIRMED),
    ("многопрофильный медицинский центр", Level.CONFIRMED),
    ("санаторий", Level.CONFIRMED),
    ("косметологическая клиника", Level.CONFIRMED),
    ("лаборатория анализов", Level.CONFIRMED),
    ("страхование жизни", Level.CONFIRMED),
    ("инвестиционная компания", Level.CONFIRMED),
    ("форекс-брокер", Level.CONFIRMED),
    ("провайдер интернета", Level.CONFIRMED),
    ("сотовый оператор", Level.CONFIRMED),
    ("облачный провайдер", Level.CONFIRMED),
    ("разработка сайтов и приложений", Level.CONFIRMED),
    ("информационная безопасность", Level.CONFIRMED),
    ("жилой комплекс бизнес-класса", Level.CONFIRMED),
    ("девелопер", Level.CONFIRMED),
    ("риелторские услуги", Level.CONFIRMED),
    ("автосервис", Level.CONFIRMED),
    ("продажа мотоциклов", Level.CONFIRMED),
    ("прокат автомобилей", Level.CONFIRMED),
    ("круизная компания", Level.CONFIRMED),
    ("хостел", Level.CONFIRMED),
    ("горнолыжный курорт", Level.CONFIRMED),
    ("аэропорт", Level.CONFIRMED),
    ("автобусные туры", Level.CONFIRMED),
    ("университет", Level.CONFIRMED),
    ("онлайн-курсы программирования", Level.CONFIRMED),
    ("языковые курсы", Level.CONFIRMED),
    ("детский сад частный", Level.CONFIRMED),
    ("музыкальная школа", Level.CONFIRMED),
    ("концертная площадка", Level.CONFIRMED),
    ("аквапарк", Level.CONFIRMED),
    ("зоопарк", Level.CONFIRMED),
    ("онлайн-кинотеатр", Level.CONFIRMED),
    ("радиостанция", Level.CONFIRMED),
    ("издательство", Level.CONFIRMED),
    ("фитнес-клуб", Level.CONFIRMED),
    ("студия йоги", Level.CONFIRMED),
    ("сеть барбершопов", Level.CONFIRMED),
    ("пиццерия", Level.CONFIRMED),
    ("кейтеринг", Level.CONFIRMED),
    ("доставка продуктов", Level.CONFIRMED),
    ("сеть столовых", Level.CONFIRMED),
    ("производство кирпича", Level.PARTIAL),
    ("металлообработка", Level.PARTIAL),
    ("нефтепереработка", Level.PARTIAL),
    ("электротехническое оборудование", Level.PARTIAL),
    ("производство упаковки", Level.PARTIAL),
    ("пошив спецодежды", Level.PARTIAL),
    ("сельхозтехника, производство", Level.PARTIAL),
    ("таможенный брокер", Level.PARTIAL),
    ("складская логистика", Level.PARTIAL),
    ("аудит и консалтинг", Level.PARTIAL),
    ("охрана объектов", Level.PARTIAL),
    ("подбор персонала", Level.PARTIAL),
    ("министерство культуры", Level.PARTIAL),
    ("муниципальный театр драмы", Level.PARTIAL),
    ("центр занятости", Level.PARTIAL),
    ("мастерская керамики", Level.PARTIAL),
    ("кузница", Level.PARTIAL),
    ("вейп-шопы", Level.ABSENT),
    ("кальянные смеси", Level.ABSENT),
    ("табачный киоск", Level.ABSENT),
    ("нелегальное казино", Level.ABSENT),
    ("экстрасенс", Level.ABSENT),
    ("финансовая пирамида", Level.ABSENT),
    ("эскорт-услуги", Level.ABSENT),
    ("supermarkets", Level.CONFIRMED),
    ("fashion retailer", Level.CONFIRMED),
    ("grocery delivery", Level.CONFIRMED),
    ("beverages", Level.CONFIRMED),
    ("confectionery", Level.CONFIRMED),
    ("skincare brand", Level.CONFIRMED),
    ("insurance", Level.CONFIRMED),
    ("microloans", Level.CONFIRMED),
    ("mobile operator", Level.CONFIRMED),
    ("software development", Level.CONFIRMED),
    ("residential developer", Level.CONFIRMED),
    ("car rental", Level.CONFIRMED),
    ("airline", Level.CONFIRMED),
    ("hotel chain", Level.CONFIRMED),
    ("university", Level.CONFIRMED),
    ("online courses", Level.CONFIRMED),
    ("cinema chain", Level.CONFIRMED),
    ("gyms", Level.CONFIRMED),
    ("beauty salons", Level.CONFIRMED),
    ("pizza delivery", Level.CONFIRMED),
    ("dental clinic", Level.CONFIRMED),
    ("pharmacy chain", Level.CONFIRMED),
    ("industrial equipment", Level.PARTIAL),
    ("steel mill", Level.PARTIAL),
    ("freight forwarding", Level.PARTIAL),
    ("consulting", Level.PARTIAL),
    ("printing house", Level.PARTIAL),
    ("city council", Level.PARTIAL),
    ("jewellery", Level.PARTIAL),
    ("advertising agency", Level.PARTIAL),
    ("vape shop", Level.ABSENT),
    ("gambling", Level.ABSENT),
    ("firearms", Level.ABSENT),
    ("adult toys", Level.ABSENT),
]
OWN_WORDS = [
    ("Мы делаем окна и двери на заказ", Level.PARTIAL),
    ("Мы интернет-магазин детских игрушек, нужна реклама", Level.CONFIRMED),
    ("У нас сеть кофеен в Перми, хотим гостей", Level.CONFIRMED),
    ("мы банк, запускаем карту", Level.CONFIRMED),
    ("Я владелец барбершопа, нужны клиенты", Level.CONFIRMED),
    ("Делаем мёд и варенье, хотим в города", Level.CONFIRMED),
    ("у нас автошкола, набор в группы", Level.CONFIRMED),
    ("Мы производим станки с ЧПУ", Level.PARTIAL),
    ("продаём шины и диски, нужны заявки", Level.CONFIRMED),
    ("Мы застройщик, ЖК у реки, продать 40 квартир", Level.CONFIRMED),
    ("We run a chain of dental clinics", Level.CONFIRMED),
    ("We sell handmade soap on Etsy and Wildberries", Level.CONFIRMED),
    ("we're a law firm", Level.PARTIAL),
    ("We make conveyor belts", Level.PARTIAL),
    ("our vape shops need traffic", Level.ABSENT),
    ("I read tarot cards and need clients", Level.ABSENT),
    ("Мы легальный букмекер", Level.CONFIRMED),
    ("у нас онлайн-казино, нужен трафик", Level.ABSENT),
    ("возим грузы по России", Level.PARTIAL),
    ("Клининговая компания, нужны заказы", Level.PARTIAL),
    ("Мы — региональный оператор связи", Level.CONFIRMED),
    ("сдаём квартиры посуточно, сеть апартаментов", Level.CONFIRMED),
    ("Мы музей, открываем выставку", Level.CONFIRMED),
    ("мы пивоварня, новый сорт", Level.CONFIRMED),
    ("Шьём спецодежду", Level.PARTIAL),
    ("Наш театр открывает сезон", Level.CONFIRMED),
    ("Санаторий в Кисловодске, заезды", Level.CONFIRMED),
    ("Мы агентство, закупаем для клиента «Сладкий дом»", Level.PARTIAL),
    ("детский лагерь, путёвки на лето", Level.CONFIRMED),
    ("ставим натяжные потолки", Level.PARTIAL),
    ("Наша фабрика выпускает мороженое", Level.CONFIRMED),
    ("Приют для животных, ищем помощь", Level.PARTIAL),
]
NAMES = [
    ("Пекарня «Колос»", Level.CONFIRMED),
    ("Автосалон «Вираж»", Level.CONFIRMED),
    ("ООО «Ритм»", Level.UNKNOWN),
    ("Завод «Прогресс»", Level.PARTIAL),
    ("Барнаульский станкостроительный завод", Level.PARTIAL),
    ("Мясокомбинат «Юг»", Level.CONFIRMED),
    ("Салон красоты «Лика»", Level.CONFIRMED),
    ("Типография «Формат»", Level.PARTIAL),
    ("ТД «Мегаполис»", Level.CONFIRMED),
    ("Центр косметологии «Эль»", Level.CONFIRMED),
    ("Кондитерская фабрика «Заря»", Level.CONFIRMED),
    ("Отель «Волна»", Level.CONFIRMED),
    ("Агентство недвижимости «Дом»", Level.CONFIRMED),
    ("Ломбард «Залог»", Level.CONFIRMED),
    ("Ozon seller Vasya", Level.CONFIRMED),
    ("Fresh Bakery", Level.CONFIRMED),
    ("Sunrise Hotels", Level.CONFIRMED),
    ("Alpha Logistics", Level.PARTIAL),
    ("Omega Motors", Level.CONFIRMED),
    ("North Bank", Level.CONFIRMED),
    ("Green Pharmacy", Level.CONFIRMED),
    ("Beta Consulting", Level.PARTIAL),
    ("Стекольный завод", Level.PARTIAL),
    ("Администрация г. Энска", Level.PARTIAL),
    ("Музей истории", Level.CONFIRMED),
    ("Казино «Фортуна»", Level.ABSENT),
    ("Магазин «Табак»", Level.ABSENT),
]


def judge(record: LeadRecord) -> Finding:
    evidence = extract_evidence(record)
    found = industry(evidence, PROFILE, {Criterion.NEED: need(evidence, PROFILE, {})})
    for quote in found.quotes:
        assert quote.text in (text_at(record, quote.place) or "")
    assert bool(found.quotes) == (found.level is not Level.UNKNOWN)
    return found


def make_known(
    message: str = "", *, company: str | None = "ООО «Ромашка»", role: str | None = None, **facts: str
) -> LeadRecord:
    lead = Lead(company=company, message=message, contact=Contact(role=role))
    return LeadRecord(as_of=AS_OF, lead=lead, open_data=OpenData(**facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(("line", "level"), REGISTER_LINES)
def test_the_register_line_decides(line: str, level: Level) -> None:
    assert judge(make_known(industry=line)).level is level


@pytest.mark.parametrize(("message", "level"), OWN_WORDS)
def test_without_a_register_the_own_words_decide(message: str, level: Level) -> None:
    assert judge(make_known(message, company=None)).level is level


@pytest.mark.parametrize(("company", "level"), NAMES)
def test_a_name_counts_when_it_says_the_trade(company: str, level: Level) -> None:
    assert judge(make_known(company=company)).level is level


@pytest.mark.parametrize(
    ("okved", "level"),
    [
        ("47.11", Level.CONFIRMED),
        ("10.51", Level.CONFIRMED),
        ("21.20", Level.CONFIRMED),
        ("92.13", Level.CONFIRMED),
        ("47.77", Level.PARTIAL),
        ("25.21", Level.PARTIAL),
        ("84.11", Level.PARTIAL),
        ("52.10", Level.PARTIAL),
        ("41.20", Level.PARTIAL),
        ("12.00", Level.ABSENT),
        ("47.26", Level.ABSENT),
        ("92.11", Level.ABSENT),
    ],
)
def test_the_longest_prefix_of_the_code_decides(okved: str, level: Level) -> None:
    assert judge(make_known(okved=okved)).level is level


def test_the_line_beats_the_code() -> None:
    assert judge(make_known(industry="производство насосов", okved="47.11")).level is Level.PARTIAL


def test_a_maker_that_also_sells_is_a_shop() -> None:
    own = "Нам нужна реклама: производство и розничная продажа мебели, три салона."
    assert judge(make_known(own, industry="производство мебели")).level is Level.CONFIRMED


@pytest.mark.parametrize(
    "message",
    [
        "Предлагаем вам корпоративные скидки на фитнес для ваших сотрудников.",
        "Возьмите меня на работу, резюме во вложении.",
        "We would like to sell you our office coffee machines.",
    ],
)
def test_a_vendor_or_a_job_seeker_is_no_client(message: str) -> None:
    assert judge(make_known(message, company="Фитнес-клуб «Волна»")).level is Level.ABSENT


def test_a_vendor_that_passes_on_a_request_is_judged_by_the_advertiser() -> None:
    message = (
        "First, we would love to sell you our software. Second, a client of ours asked me to pass on a "
        "request: a chain of shoe shops wants banners around its stores."
    )
    assert judge(make_known(message, company=None)).level is Level.CONFIRMED


def test_a_private_person_is_no_client() -> None:
    message = "Дом продаю под Калугой, нужна реклама тем, кто ездит на дачи."
    assert judge(make_known(message, company="(частное лицо)")).level is Level.ABSENT


def test_a_passing_word_is_no_trade_where_the_register_tells_another() -> None:
    message = "Нужны покупатели в наши супермаркеты, кассы и табачный киоск у входа."
    record = make_known(message, industry="розничная торговля продуктами")
    assert judge(record).level is Level.CONFIRMED


def test_a_casino_behind_a_software_code_is_forbidden() -> None:
    record = make_known("Продукт: онлайн-казино, нужен трафик.", okved="62.01")
    assert judge(record).level is Level.ABSENT


@pytest.mark.parametrize(
    ("company", "role", "level"),
    [
        ("Агентство «Полоса»", "медиабайер", Level.PARTIAL),
        ("Northlight Media (buying for Lumo Bank)", "media buyer", Level.PARTIAL),
        ("Банк «Причал»", "медиабайер, агентство «Полоса»", Level.CONFIRMED),
        ("Агентство недвижимости «Ключ»", "директор", Level.CONFIRMED),
    ],
)
def test_an_agency_is_judged_as_an_agency(company: str, role: str, level: Level) -> None:
    assert judge(make_known("Нужна реклама.", company=company, role=role)).level is level


def test_our_own_past_deal_names_the_trade() -> None:
    deal = PastDeal(id="d", client="Ромашка", industry="сеть аптек", outcome=Outcome.LOST, note="дорого")
    record = replace(make_known("Нужна реклама."), deals=(deal,))
    assert judge(record).level is Level.CONFIRMED


def test_a_trade_that_the_table_does_not_name_is_adjacent() -> None:
    assert judge(make_known(industry="изготовление воздушных змеев")).level is Level.PARTIAL
    assert judge(make_known(industry="разведение улиток")).level is Level.PARTIAL


def test_nothing_said_is_unknown() -> None:
    assert judge(make_known("Перезвоните.")).level is Level.UNKNOWN
