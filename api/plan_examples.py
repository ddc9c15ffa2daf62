"""Sample briefs for the documentation page; companies and people are invented."""

from typing import Any

from api.samples import read_sample

PLAN_REQUESTS: dict[str, dict[str, Any]] = {
    "text_ru": {"summary": "Бриф банка письмом", "value": {"text": read_sample("brief_bank_ru.txt")}},
    "text_en": {
        "summary": "A retailer's letter",
        "value": {"text": read_sample("brief_retailer_en.txt"), "lang": "en"},
    },
    "brief": {
        "summary": "Бриф по полям",
        "value": {
            "as_of": "2026-11-25",
            "brief": {
                "advertiser": "Пекарни «Северный Хлеб»",
                "product": "новые пекарни",
                "industry": "restaurants",
                "objective": "traffic",
                "budget_max_rub": 900000,
                "vat_included": False,
                "start_date": "2027-02-01",
                "end_date": "2027-02-28",
                "regions": ["Тверь"],
                "audience": {"gender": "all", "age_min": 25, "age_max": 55},
                "channels_wanted": ["sms", "push", "dooh"],
            },
        },
    },
}
BRIEF_TEXTS: dict[str, dict[str, Any]] = {
    "pharmacy_ru": {
        "summary": "Бриф сети аптек",
        "value": {"text": read_sample("brief_pharmacy_ru.txt"), "as_of": "2026-11-25"},
    }
}
