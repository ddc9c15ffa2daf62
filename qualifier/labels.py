"""How stable words are called in front of people, in Russian and English."""

import re
from collections.abc import Mapping

from qualifier.qualification import Bilingual, Criterion, Level, Quality

CRITERIA: Mapping[Criterion, Bilingual] = {
    Criterion.BUDGET: Bilingual(ru="Бюджет", en="Budget"),
    Criterion.AUTHORITY: Bilingual(ru="Полномочия", en="Authority"),
    Criterion.NEED: Bilingual(ru="Потребность", en="Need"),
    Criterion.TIMING: Bilingual(ru="Сроки", en="Timing"),
    Criterion.CHALLENGES: Bilingual(ru="Проблема", en="Challenges"),
    Criterion.MONEY: Bilingual(ru="Деньги", en="Money"),
    Criterion.PRIORITIZATION: Bilingual(ru="Приоритетность", en="Prioritization"),
    Criterion.INDUSTRY: Bilingual(ru="Отрасль", en="Industry"),
    Criterion.SIZE: Bilingual(ru="Размер", en="Size"),
    Criterion.AD_ACTIVITY: Bilingual(ru="Реклама сейчас", en="Ad activity"),
    Criterion.POTENTIAL: Bilingual(ru="Потенциал", en="Potential"),
}

LEVELS: Mapping[Level, Bilingual] = {
    Level.CONFIRMED: Bilingual(ru="подтверждено", en="confirmed"),
    Level.PARTIAL: Bilingual(ru="частично", en="partial"),
    Level.UNKNOWN: Bilingual(ru="неизвестно", en="unknown"),
    Level.ABSENT: Bilingual(ru="отсутствует", en="absent"),
}

QUALITIES: Mapping[Quality, Bilingual] = {
    Quality.HIGH: Bilingual(ru="высокое", en="high"),
    Quality.MEDIUM: Bilingual(ru="среднее", en="medium"),
    Quality.LOW: Bilingual(ru="низкое", en="low"),
}

FLAGS: Mapping[str, Bilingual] = {
    "suspicious_instructions": Bilingual(
        ru="в тексте есть указания читателю; они ни на что не повлияли",
        en="the text holds instructions to its reader; they moved nothing",
    ),
    "hidden_orders": Bilingual(
        ru="на сайте компании спрятаны указания читателю; они ни на что не повлияли",
        en="the company's site hides instructions to its reader; they moved nothing",
    ),
    "needs_review": Bilingual(
        ru="модель считает лид готовым, правила — нет: посмотрите сами",
        en="the model finds the lead ready, the rules do not: look yourself",
    ),
    "implausible_figures": Bilingual(
        ru="есть неправдоподобные числа; они не учтены", en="some figures are implausible; they do not count"
    ),
    "personal_data": Bilingual(
        ru="клиент написал личные данные: не копируйте их дальше",
        en="the client wrote personal data: do not pass it on",
    ),
}

_PLACES: Mapping[str, Bilingual] = {
    "message": Bilingual(ru="письмо", en="message"),
    "company": Bilingual(ru="название компании", en="company name"),
    "website": Bilingual(ru="сайт", en="website"),
    "region": Bilingual(ru="регион", en="region"),
    "contact.role": Bilingual(ru="должность", en="job title"),
    "contact.name": Bilingual(ru="имя контакта", en="contact name"),
    "contact.email": Bilingual(ru="почта контакта", en="contact e-mail"),
    "open_data.industry": Bilingual(ru="реестр: отрасль", en="register: industry"),
    "open_data.okved": Bilingual(ru="реестр: ОКВЭД", en="register: activity code"),
    "open_data.employees": Bilingual(ru="реестр: сотрудники", en="register: employees"),
    "open_data.revenue_rub": Bilingual(ru="реестр: выручка, ₽", en="register: revenue, RUB"),
    "open_data.status": Bilingual(ru="реестр: статус", en="register: status"),
    "interactions": Bilingual(ru="контакт", en="contact"),
    "deals": Bilingual(ru="прошлая сделка", en="past deal"),
    "open_leads": Bilingual(ru="открытый лид", en="open lead"),
    "open_data.news": Bilingual(ru="новость", en="news"),
    "open_data.ad_activity": Bilingual(ru="реклама", en="advertising"),
}
_LISTED = re.compile(r"(?P<list>[a-z_.]+)\[(?P<index>\d+)\]")


def name_place(place: str, lang: str) -> str:
    """Return where a quote stands, for people: `interactions[1]` is «контакт 2»."""
    if listed := _LISTED.fullmatch(place):
        label = _PLACES.get(listed["list"])
        return f"{label.in_language(lang)} {int(listed['index']) + 1}" if label else place
    label = _PLACES.get(place)
    return label.in_language(lang) if label else place


def name_flag(flag: str, lang: str) -> str:
    """Return what a flag means, for people; the word itself when it has no label."""
    return FLAGS[flag].in_language(lang) if flag in FLAGS else flag
