"""What plans say to people, in both languages: findings, exclusions, and how figures are spelled."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from planner.brief import Audience, Channel, Gender, KpiName
from planner.media_plan import Goal, PlanStatus, WayOutKind
from qualifier.qualification import Bilingual

_NARROW = "\u00a0"


def say_day(day: date) -> str:
    """Return a day as both languages read it."""
    return f"{day:%d.%m.%Y}"


_MONTHS_RU = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say_month(day: date, lang: str = "ru") -> str:
    """Return the month of a day with its year."""
    return f"{(_MONTHS_RU if lang == 'ru' else _MONTHS_EN)[day.month - 1]} {day.year}"


def say_count(count: int | Decimal, lang: str = "ru") -> str:
    """Return a whole number with its thousands apart."""
    grouped = f"{int(count):,}"
    return grouped.replace(",", _NARROW) if lang == "ru" else grouped


def say_rub(amount: Decimal, lang: str = "ru") -> str:
    """Return roubles and kopecks as a language writes them."""
    grouped = f"{amount:,.2f}"
    return grouped.replace(",", _NARROW).replace(".", ",") if lang == "ru" else grouped


def say_price(price: Decimal, lang: str = "ru") -> str:
    """Return a unit price: kopecks, and up to six decimals where it has them."""
    digits = f"{price:,.6f}"
    while digits.endswith("0") and len(digits.partition(".")[2]) > 2:
        digits = digits[:-1]
    return digits.replace(",", _NARROW).replace(".", ",") if lang == "ru" else digits


def say_number(value: Decimal, lang: str = "ru") -> str:
    """Return a short number with up to four decimals."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return digits.replace(".", ",") if lang == "ru" else digits


def say_result(count: int, goal: Goal) -> Bilingual:
    """Return so many people, clicks, leads or sales in words that agree with the number."""
    one, few, many, english = _RESULTS[goal]
    last, teens = count % 10, count % 100 // 10 == 1
    russian = many if teens or last == 0 or last > 4 else one if last == 1 else few
    plural = (
        english if count == 1 else english.replace("person", "people") if goal in _PEOPLE else f"{english}s"
    )
    return Bilingual(
        ru=f"{say_count(count)} {russian}", en=f"{say_count(count).replace(_NARROW, ',')} {plural}"
    )


_PEOPLE = frozenset({Goal.REACH, Goal.EFFECTIVE_REACH})
_RESULTS: Mapping[Goal, tuple[str, str, str, str]] = {
    Goal.REACH: ("человек", "человека", "человек", "person"),
    Goal.EFFECTIVE_REACH: ("человек", "человека", "человек", "person"),
    Goal.CLICKS: ("клик", "клика", "кликов", "click"),
    Goal.VISITS: ("визит", "визита", "визитов", "visit"),
    Goal.LEADS: ("лид", "лида", "лидов", "lead"),
    Goal.SALES: ("продажа", "продажи", "продаж", "sale"),
}
GOALS: Mapping[Goal, Bilingual] = {
    Goal.REACH: Bilingual(ru="охват", en="reach"),
    Goal.EFFECTIVE_REACH: Bilingual(ru="эффективный охват", en="effective reach"),
    Goal.CLICKS: Bilingual(ru="клики", en="clicks"),
    Goal.VISITS: Bilingual(ru="визиты", en="visits"),
    Goal.LEADS: Bilingual(ru="лиды", en="leads"),
    Goal.SALES: Bilingual(ru="продажи", en="sales"),
}
STATUSES: Mapping[PlanStatus, Bilingual] = {
    PlanStatus.READY: Bilingual(ru="План готов", en="The plan is ready"),
    PlanStatus.ON_REQUEST: Bilingual(ru="Нужна цена по запросу", en="A price is on request"),
    PlanStatus.INFEASIBLE: Bilingual(ru="Так не получится", en="Not possible as asked"),
    PlanStatus.NEEDS_INPUT: Bilingual(ru="Нужно уточнить бриф", en="The brief needs answers"),
}
CHANNELS: Mapping[Channel, Bilingual] = {
    Channel.SMS: Bilingual(ru="SMS", en="SMS"),
    Channel.PUSH: Bilingual(ru="Push", en="Push"),
    Channel.EMAIL: Bilingual(ru="Письма", en="E-mail"),
    Channel.DISPLAY: Bilingual(ru="Баннеры", en="Display"),
    Channel.OLV: Bilingual(ru="Онлайн-видео", en="Online video"),
    Channel.SMART_TV: Bilingual(ru="Smart TV", en="Smart TV"),
    Channel.TELEGRAM_ADS: Bilingual(ru="Telegram Ads", en="Telegram Ads"),
    Channel.VK_ADS: Bilingual(ru="VK Реклама", en="VK Ads"),
    Channel.YANDEX_DIRECT: Bilingual(ru="Яндекс Директ", en="Yandex Direct"),
    Channel.YANDEX_NETWORK: Bilingual(ru="РСЯ", en="Yandex network"),
    Channel.BLOGGERS: Bilingual(ru="Авторы", en="Bloggers"),
    Channel.DOOH: Bilingual(ru="Цифровые экраны", en="Digital outdoor"),
    Channel.OOH: Bilingual(ru="Щиты", en="Billboards"),
    Channel.TV: Bilingual(ru="ТВ", en="TV"),
    Channel.RADIO: Bilingual(ru="Радио", en="Radio"),
    Channel.MARKETPLACE: Bilingual(ru="Маркетплейс", en="Marketplace"),
    Channel.RETARGETING: Bilingual(ru="Ретаргетинг", en="Retargeting"),
    Channel.CALL_CENTER: Bilingual(ru="Звонки", en="Calls"),
}
KPIS: Mapping[KpiName, Bilingual] = {
    KpiName.REACH: Bilingual(ru="Охват", en="Reach"),
    KpiName.FREQUENCY: Bilingual(ru="Частота", en="Frequency"),
    KpiName.IMPRESSIONS: Bilingual(ru="Показы", en="Impressions"),
    KpiName.CLICKS: Bilingual(ru="Клики", en="Clicks"),
    KpiName.LEADS: Bilingual(ru="Лиды", en="Leads"),
    KpiName.SALES: Bilingual(ru="Продажи", en="Sales"),
    KpiName.CPL: Bilingual(ru="CPL", en="CPL"),
    KpiName.CPA: Bilingual(ru="CPA", en="CPA"),
    KpiName.CPM: Bilingual(ru="CPM", en="CPM"),
    KpiName.CTR: Bilingual(ru="CTR", en="CTR"),
    KpiName.DRR: Bilingual(ru="ДРР", en="Cost-to-sales share"),
    KpiName.VISITS: Bilingual(ru="Визиты", en="Visits"),
    KpiName.INSTALLS: Bilingual(ru="Установки", en="Installs"),
}
WAYS: Mapping[WayOutKind, Bilingual] = {
    WayOutKind.MORE_MONEY: Bilingual(ru="больше денег", en="more money"),
    WayOutKind.MORE_DAYS: Bilingual(ru="больше дней", en="more days"),
    WayOutKind.ANOTHER_CHANNEL: Bilingual(ru="другие каналы", en="other channels"),
    WayOutKind.SMALLER_GOAL: Bilingual(ru="цель скромнее", en="a smaller goal"),
    WayOutKind.FEWER_WISHES: Bilingual(ru="меньше условий", en="fewer conditions"),
}
_GENDERS: Mapping[Gender, Bilingual] = {
    Gender.ALL: Bilingual(ru="все", en="everybody"),
    Gender.MALE: Bilingual(ru="мужчины", en="men"),
    Gender.FEMALE: Bilingual(ru="женщины", en="women"),
}


def say_people(audience: Audience, people: int) -> Bilingual:
    """Return an audience in words with its size."""
    gender = _GENDERS[audience.gender]
    ages = f"{audience.age_min or ''}–{audience.age_max or ''}"
    if audience.age_min is None and audience.age_max is None:
        ages = "18+"
    elif audience.age_max is None:
        ages = f"{audience.age_min}+"
    return Bilingual(
        ru=f"{gender.ru} {ages}, {say_count(people)} чел.",
        en=f"{gender.en} {ages}, {say_count(people, 'en')} people",
    )


FIELDS: Mapping[str, Bilingual] = {
    "advertiser": Bilingual(ru="кто рекламодатель", en="the advertiser"),
    "product": Bilingual(ru="что рекламируем", en="the product"),
    "industry": Bilingual(ru="отрасль", en="the industry"),
    "objective": Bilingual(ru="цель", en="the objective"),
    "budget_min_rub": Bilingual(ru="бюджет", en="the budget"),
    "budget_max_rub": Bilingual(ru="бюджет", en="the budget"),
    "budget_period": Bilingual(ru="на какой срок бюджет", en="what time the budget is for"),
    "vat_included": Bilingual(ru="с НДС или без", en="whether VAT is included"),
    "start_date": Bilingual(ru="дата начала", en="the start"),
    "end_date": Bilingual(ru="дата конца", en="the end"),
    "regions": Bilingual(ru="регионы", en="the regions"),
    "audience": Bilingual(ru="аудитория", en="the audience"),
    "channels_wanted": Bilingual(ru="каналы", en="the channels"),
    "kpi": Bilingual(ru="измеримая цель (KPI)", en="a measurable goal (KPI)"),
    "category_flags": Bilingual(ru="категория товара", en="the category of goods"),
    "legal_documents": Bilingual(ru="лицензии и документы", en="licences and documents"),
    "landing_page": Bilingual(ru="посадочная страница", en="the landing page"),
    "creatives": Bilingual(ru="готовые ролики и макеты", en="creatives"),
    "conversion_tracking": Bilingual(ru="как считаются заявки", en="how conversions are tracked"),
}


def guess_language(text: str) -> str:
    """Return `ru` when Russian letters prevail or nothing is written, else `en`."""
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    return "ru" if cyrillic >= latin else "en"
