"""Sample requests for the documentation page; companies and people are invented."""

from typing import Any

LEAD_RU: dict[str, Any] = {
    "id": "crm-1042",
    "company": "ООО «Северный Пекарь»",
    "region": "Тверь",
    "contact": {"name": "Анна Лосева", "role": "директор по маркетингу", "phone": "+7 900 000-00-11"},
    "source": "site_form",
    "message": "Открываем три пекарни в марте, нужна СМС-рассылка и баннеры по Твери. "
    "Бюджет 600 тысяч рублей, решение принимаю я, до конца месяца.",
}
LEAD_EN: dict[str, Any] = {
    "id": "crm-1043",
    "lang": "en",
    "company": "Brightwater Clinics",
    "contact": {"name": "Helen Ford", "role": "CMO", "email": "helen@brightwater.example"},
    "source": "email",
    "message": "We need a campaign for two new clinics. The approved budget is 1.2m roubles, "
    "start in April; I sign the contract.",
}
RECORD_RU: dict[str, Any] = {
    "id": "crm-1044",
    "lang": "ru",
    "as_of": "2026-09-15",
    "lead": {
        "company": "Кофейни «Зерно»",
        "message": "Хотим рекламу осенью",
        "interactions": [
            {"at": "2026-09-10", "channel": "call", "from": "client", "text": "Бюджет пока не утверждён."}
        ],
    },
    "open_data": {"industry": "кофейни", "employees": 85, "status": "active"},
    "deals": [],
    "open_leads": [],
}
REQUESTS: dict[str, dict[str, Any]] = {
    "lead_ru": {"summary": "Лид из формы сайта", "value": LEAD_RU},
    "lead_en": {"summary": "A lead from an e-mail", "value": LEAD_EN},
    "record_ru": {"summary": "Готовое досье с датой", "value": RECORD_RU},
}
COMPANIES: dict[str, dict[str, Any]] = {
    "by_number": {"summary": "По ИНН", "value": {"company": "ООО «Ромашка»", "inn": "0000101070"}},
    "by_site": {"summary": "By its site", "value": {"company": "Romashka", "website": "romashka.example"}},
}
