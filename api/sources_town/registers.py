"""The Russian registers of the town: DaData, the statements of ГИР БО, Checko."""

from datetime import UTC, date, datetime
from typing import Any

from api.sources_town.call import NOT_FOUND, Answer, Call, say_json, say_page
from api.sources_town.companies import Company, Year, find_by_number, list_by_name, load_companies

_BAD_KEYS = frozenset({"", "bad"})
_SPENT = "spent"
_FORMS = {"ООО": "Общество с ограниченной ответственностью", "АО": "Акционерное общество"}


def answer_dadata(call: Call) -> Answer:
    """Find by number, or suggest by name; a spent key and a wrong one are refused alike."""
    key = call.headers.get("authorization", "").removeprefix("Token ").strip()
    if not key:
        return _refuse_dadata(401, "Unauthorized", "No API key found in request")
    if key in {*_BAD_KEYS, _SPENT}:
        return _refuse_dadata(403, "Forbidden", "Feature 'SUGGESTIONS' disabled for token")
    asked = call.read_json()
    query = str(asked.get("query", ""))
    if call.path.endswith("/findById/party"):
        found = find_by_number(query)
        return say_json({"suggestions": [_suggest(found, is_full=True)] if found else []})
    if not call.path.endswith("/suggest/party"):
        return _refuse_dadata(404, "Not Found", "No such method")
    codes = [str(place.get("kladr_id", "")) for place in asked.get("locations", [])]
    listed = [one for one in list_by_name(query, codes[0] if codes else None) if one.country == "RU"]
    legal = [one for one in listed if asked.get("type") != "LEGAL" or one.kind == "LEGAL"]
    return say_json({"suggestions": [_suggest(one, is_full=False) for one in legal]})


def _refuse_dadata(status: int, reason: str, message: str) -> Answer:
    return say_json({"family": "CLIENT_ERROR", "reason": reason, "message": message}, status=status)


def _suggest(company: Company, *, is_full: bool) -> dict[str, Any]:
    """The paid fields come with a full card only; a person's name is left out where the service gives it."""
    is_person = company.kind == "INDIVIDUAL"
    data: dict[str, Any] = {
        "inn": company.inn,
        "ogrn": company.ogrn,
        "type": company.kind,
        "branch_type": None if is_person else "MAIN",
        "kpp": None if is_person else f"{company.inn[:4]}01001",
        "name": {"short_with_opf": None if is_person else company.name, "full_with_opf": company.name},
        "state": {
            "status": company.status,
            "registration_date": _millis(company.founded),
            "liquidation_date": None,
            "actuality_date": _millis(date(2026, 11, 1)),
        },
        "okved": company.okved,
        "address": {"data": {"region": company.region, "city": company.city, "country": "Россия"}},
        "okveds": None,
        "employee_count": None,
        "finance": None,
        "documents": None,
        "emails": None,
        "phones": None,
        "management": None if is_person else {"name": "Лицо Не Называемое", "post": "ДИРЕКТОР"},
    }
    if is_full:
        data |= _paid(company)
    return {"value": company.name, "unrestricted_value": company.name, "data": data}


def _paid(company: Company) -> dict[str, Any]:
    year = max(company.years, default=None)
    money = company.years[year] if year else None
    return {
        "okveds": [{"main": True, "type": "2014", "code": company.okved, "name": company.okved_name}],
        "employee_count": company.employees,
        "finance": {"year": year, "revenue": money.revenue, "income": money.revenue} if money else None,
        "documents": {"smb": {"category": company.size}} if company.size else None,
        "emails": [{"data": {"domain": company.site}}] if company.site else None,
    }


def _millis(day: date) -> int:
    """Moscow's midnight in milliseconds, as the service writes days."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() - 3 * 3600) * 1000


def answer_girbo(call: Call) -> Answer:
    """The search marks what it found with tags; whoever looks like no browser gets a page."""
    if call.headers.get("x-requested-with") != "XMLHttpRequest" or "referer" not in call.headers:
        return say_page("<html><body>Доступ ограничен</body></html>", status=403)
    if call.path == "/advanced-search/organizations/search":
        found = find_by_number(call.query.get("query", ""))
        hits = [_hit(found)] if found and found.years and found.kind == "LEGAL" else []
        return say_json({"content": hits, "totalElements": len(hits), "totalPages": len(hits), "last": True})
    parts = call.path.strip("/").split("/")
    if len(parts) == 4 and parts[:2] == ["nbo", "organizations"] and parts[3] == "bfo":
        company = next((one for one in load_companies() if str(_site_number(one)) == parts[2]), None)
        return say_json(_statements(company)) if company else NOT_FOUND
    return NOT_FOUND


def _site_number(company: Company) -> int:
    return 9_000_000 + int(company.inn[-6:] or 0)


def _hit(company: Company) -> dict[str, Any]:
    return {
        "id": _site_number(company),
        "inn": f"<strong>{company.inn}</strong>",
        "shortName": company.name,
        "ogrn": company.ogrn,
        "region": company.region.upper(),
        "okved2": company.okved,
        "statusCode": company.status,
        "bfo": {"period": str(max(company.years)), "gainSum": company.years[max(company.years)].revenue},
    }


def _statements(company: Company) -> list[dict[str, Any]]:
    return [
        {
            "id": _site_number(company) * 10 + year % 10,
            "period": str(year),
            "published": True,
            "organizationInfo": {
                "inn": company.inn,
                "fullName": company.name,
                "okved2": {"id": company.okved, "name": company.okved_name},
            },
            # The first filing was corrected a month later: the later one counts.
            "typeCorrections": [
                {"type": 12, "correction": _correction(company, year, f"{year + 1}-03-{day:02}", wrong)}
                for day, wrong in ((2, 1_000), (30, 0))
            ],
        }
        for year in sorted(company.years, reverse=True)
    ]


def _correction(company: Company, year: int, filed: str, wrong: int) -> dict[str, Any]:
    money = company.years[year]
    result: dict[str, Any] = {
        "current2110": money.revenue // 1000 - wrong,
        "current2400": _thousands(money.profit),
    }
    if not company.is_simplified:
        result["current2210"] = _thousands(money.selling)
    if before := company.years.get(year - 1):
        result["previous2110"] = before.revenue // 1000
    return {
        "datePresent": f"{filed}T09:15:00",
        "okei": "384",
        "balance": {"current1600": _thousands(money.assets), "current1300": _thousands(money.equity)},
        "financialResult": result,
    }


def _thousands(amount: int | None) -> int | None:
    return None if amount is None else amount // 1000


def answer_checko(call: Call) -> Answer:
    """Errors come with status 200; unknown companies with empty data."""
    key = call.query.get("key", "")
    if key in _BAD_KEYS:
        return _say_checko({}, status="error", message="Неверный API-ключ")
    if key == _SPENT:
        return _say_checko({}, status="error", message="Превышен лимит запросов")
    company = find_by_number(call.query.get("inn", ""))
    method = call.path.rpartition("/")[2]
    if company is None or (method == "entrepreneur") != (company.kind == "INDIVIDUAL"):
        return _say_checko([])
    if method == "finances":
        data = {str(year): _lines(money) for year, money in company.years.items()}
        return _say_checko(data, company={"ИНН": company.inn, "ОГРН": company.ogrn})
    if method == "contracts":
        return _say_checko({"ЗапВсего": company.contracts, "СтрВсего": 1, "СтрТекущ": 1, "Записи": []})
    return _say_checko(_card(company)) if method in {"company", "entrepreneur"} else NOT_FOUND


def _say_checko(data: Any, *, status: str = "ok", message: str | None = None, **more: Any) -> Answer:
    meta = {"status": status, **({"message": message} if message else {"today_request_count": 1})}
    return say_json({"data": data, "meta": meta, **more})


def _lines(money: Year) -> dict[str, int]:
    lines = {"2110": money.revenue, "2210": money.selling, "2400": money.profit, "1600": money.assets}
    return {line: amount for line, amount in lines.items() if amount is not None}


def _card(company: Company) -> dict[str, Any]:
    """Empty objects are written as lists, sums of taxes as texts."""
    is_alive = company.status == "ACTIVE"
    return {
        "ИНН": company.inn,
        "ОГРН": company.ogrn,
        "НаимСокр": company.name,
        "ДатаРег": company.founded.isoformat(),
        "ДатаВып": "2026-11-01",
        "Статус": {"Код": "001", "Наим": "Действует"}
        if is_alive
        else {"Код": "101", "Наим": "В стадии ликвидации"},
        "Регион": {"Код": "00", "Наим": company.region},
        "ЮрАдрес": {"НасПункт": f"г. {company.city}", "МассАдрес": []},
        "ОКВЭД": {"Код": company.okved, "Наим": company.okved_name, "Версия": "2014"},
        "СЧР": company.employees,
        "СЧРГод": "2025" if company.employees else None,
        "РМСП": [],
        "Налоги": {"СумУпл": "144119.59", "СведУплГод": "2024"},
        "Контакты": {"ВебСайт": company.site, "Емэйл": [f"info@{company.site}"]} if company.site else [],
        "Руковод": [{"ФИО": "Лицо Не Называемое"}],
    }
