"""What facts, replies and confidence are called for people."""

import re
from collections.abc import Mapping

from qualifier.dossier import KnownFact, Reply, SourceReply
from qualifier.qualification import Bilingual
from qualifier.sources.catalogue import load_catalogue


def _words(ru: str, en: str) -> Bilingual:
    return Bilingual(ru=ru, en=en)


# The kinds of facts in the order and the groups in which they are shown.
GROUPS: Mapping[str, tuple[Bilingual, Mapping[str, Bilingual]]] = {
    "identity": (
        _words("Кто это", "Who it is"),
        {
            "legal_name": _words("Юр. название", "Legal name"),
            "name": _words("Название", "Name"),
            "brand": _words("Бренд", "Brand"),
            "former_name": _words("Прежде", "Formerly"),
            "kind": _words("Вид лица", "Kind"),
            "inn": _words("ИНН", "Tax number (INN)"),
            "ogrn": _words("ОГРН", "Register no. (OGRN)"),
            "lei": _words("LEI", "LEI"),
            "company_number": _words("Номер в реестре", "Register number"),
            "status": _words("Статус", "Status"),
            "founded": _words("Основана", "Founded"),
            "parent": _words("Группа", "Group"),
        },
    ),
    "place": (
        _words("Где", "Where"),
        {
            "country": _words("Страна", "Country"),
            "region": _words("Регион", "Region"),
            "city": _words("Город", "City"),
            "site": _words("Сайт", "Site"),
            "email_domain": _words("Домен почты", "Mail domain"),
            "phone": _words("Телефон", "Phone"),
            "social": _words("Соцсети", "Social pages"),
        },
    ),
    "trade": (
        _words("Чем занята", "Its trade"),
        {
            "industry": _words("Отрасль", "Industry"),
            "okved": _words("ОКВЭД", "Activity code"),
            "sic": _words("SIC", "SIC"),
        },
    ),
    "size": (
        _words("Размер и деньги", "Size and money"),
        {
            "employees": _words("Сотрудники", "Employees"),
            "employees_at_least": _words("Сотрудников от", "Employees, from"),
            "employees_at_most": _words("Сотрудников до", "Employees, up to"),
            "size_category": _words("Категория МСП", "SME category"),
            "accounts_type": _words("Вид отчётности", "Kind of accounts"),
            "revenue": _words("Выручка", "Revenue"),
            "income": _words("Доходы", "Income"),
            "expenses": _words("Расходы", "Expenses"),
            "selling_expenses": _words("Коммерч. расходы", "Selling expenses"),
            "net_profit": _words("Чистая прибыль", "Net profit"),
            "assets": _words("Активы", "Assets"),
            "equity": _words("Капитал", "Equity"),
            "taxes_paid": _words("Уплачено налогов", "Taxes paid"),
            "tax_debt": _words("Долг по налогам", "Tax debt"),
            "tax_regime": _words("Режим налога", "Tax regime"),
            "contracts": _words("Госконтракты", "Public contracts"),
        },
    ),
    "advertising": (
        _words("Реклама и рост", "Advertising and growth"),
        {
            "ad_marker": _words("Метки на сайте", "Marks on the site"),
            "paid_media_vacancy": _words("Ищут в рекламу", "Hiring for paid media"),
            "marketing_vacancy": _words("Ищут в маркетинг", "Hiring for marketing"),
            "open_vacancies": _words("Вакансий", "Open vacancies"),
            "subscribers": _words("Подписчики", "Subscribers"),
            "channel_post_day": _words("Последний пост", "Last post"),
            "sells_ads": _words("Продаёт рекламу", "Sells advertising"),
            "hidden_orders": _words("Скрытые указания", "Hidden orders"),
            "wikipedia_article": _words("Википедия", "Wikipedia"),
            "wikidata_item": _words("Wikidata", "Wikidata"),
        },
    ),
}

# Kinds of which a company has several: they are no contradiction.
MANY = frozenset(
    {
        "phone", "social", "email_domain", "ad_marker", "paid_media_vacancy", "marketing_vacancy",
        "name", "brand", "former_name", "sic", "industry", "site", "sells_ads",
    }
)  # fmt: skip

VALUES: Mapping[str, Bilingual] = {
    "legal": _words("организация", "organisation"),
    "individual": _words("предприниматель", "sole proprietor"),
    "active": _words("действует", "active"),
    "liquidating": _words("ликвидируется", "winding up"),
    "liquidated": _words("ликвидирована", "wound up"),
    "bankrupt": _words("банкрот", "bankrupt"),
    "reorganizing": _words("реорганизация", "reorganising"),
    "micro": _words("микро", "micro"),
    "small": _words("малое", "small"),
    "medium": _words("среднее", "medium"),
    "yes": _words("да", "yes"),
}
_ADDRESSES = frozenset({"site", "social"})
_SCHEME = re.compile(r"https?://(?:www\.)?")
# Registers write a town with its kind.
_TOWN = re.compile(r"^г\.\s*")
_UNITS = {"RUB": "₽", "USD": "$", "EUR": "€"}

CONFIDENCE_MARKS: Mapping[str, str] = {"high": "●", "medium": "◐", "low": "○"}

REPLIES: Mapping[Reply, Bilingual] = {
    Reply.FACTS: _words("ответил", "answered"),
    Reply.NOTHING: _words("не знает", "knows nothing"),
    Reply.SILENT: _words("молчит", "silent"),
    Reply.OFF: _words("выключен", "off"),
    Reply.NO_QUESTION: _words("не спрошен", "not asked"),
    Reply.SKIPPED: _words("пропущен", "skipped"),
}

_REASONS: Mapping[str, Bilingual] = {
    "deadline_passed": _words("не успел к сроку", "too late"),
    "too_many_at_once": _words("очередь к источнику слишком длинна", "too long a queue"),
    "repeats_an_open_lead": _words("лид повторяет открытый", "the lead repeats an open one"),
    "robots_forbid": _words("robots.txt запрещает", "robots.txt forbids"),
    "name_not_found": _words("такого сайта нет", "no such site"),
    "address_refused": _words("адрес не публичный", "not a public address"),
    "certificate_refused": _words("сертификат неверен", "bad certificate"),
    "no_connection": _words("нет соединения", "no connection"),
    "host_resting": _words("отдыхает после сбоев", "resting after failures"),
    "content_refused": _words("ответ не читается", "unreadable answer"),
    "too_large": _words("ответ слишком велик", "too large an answer"),
    "not_http": _words("ответ оборван", "a broken answer"),
    "bad_status": _words("отказ", "refused with"),
    "no data loaded": _words("данные не загружены", "no data loaded"),
    "no key": _words("нет ключа", "no key"),
    "no consent": _words("нет согласия", "no consent"),
}


def name_source(source: str, lang: str) -> str:
    """Return a source's title by the catalogue; its own name when it has none."""
    for row in load_catalogue():
        if row.name == source:
            return row.title.in_language(lang)
        if source == f"{row.name}_suggest":
            return f"{row.title.in_language(lang)} ({'поиск' if lang == 'ru' else 'search'})"
    return source


def write_value(fact: KnownFact, lang: str) -> str:
    """Return a fact's value as people read it: `506 300 000 ₽`, `действует`."""
    if isinstance(fact.value, int):
        if fact.unit is None:
            # A year is no quantity.
            return str(fact.value)
        number = f"{fact.value:,}".replace(",", "\u00a0" if lang == "ru" else ",")
        return f"{number}\u00a0{_UNITS[fact.unit]}" if fact.unit in _UNITS else number
    if fact.about in _ADDRESSES:
        return _SCHEME.sub("", fact.value).rstrip("/")
    return VALUES[fact.value].in_language(lang) if fact.value in VALUES else _TOWN.sub("", fact.value)


def describe_reason(reply: SourceReply, lang: str) -> str:
    """Return why a source said nothing, in words."""
    reason = reply.reason or ""
    known = next((word for word in _REASONS if reason.startswith(word)), None)
    return f"{_REASONS[known].in_language(lang)}{reason.removeprefix(known)}" if known else reason
