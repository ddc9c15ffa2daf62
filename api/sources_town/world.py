"""The foreign registers and the encyclopedias of the town."""

from base64 import b64decode
from datetime import date
from typing import Any
from urllib.parse import unquote

from api.sources_town.call import NOT_FOUND, Answer, Call, say_json, say_page
from api.sources_town.companies import Company, list_by_name, load_companies

_GLEIF_TYPE = "application/vnd.api+json"
_FORBIDDEN = say_page("<html><body><h1>Request Rate Threshold Exceeded</h1></body></html>", status=403)
_COUNTRIES = {"GB": "England", "US": "United States"}


def answer_gleif(call: Call) -> Answer:
    """Search by the legal name; nothing found is an empty list."""
    if call.path != "/api/v1/lei-records":
        content = {"errors": [{"status": "404", "title": "Not Found"}]}
        return say_json(content, status=404, media_type=_GLEIF_TYPE)
    found = [one for one in list_by_name(call.query.get("filter[entity.legalName]", "")) if one.lei]
    page = {"currentPage": 1, "perPage": 10, "total": len(found), "lastPage": 1}
    meta = {"goldenCopy": {"publishDate": "2026-11-20T00:00:00Z"}, "pagination": page}
    return say_json(
        {"meta": meta, "links": {}, "data": [_lei_record(one) for one in found]}, media_type=_GLEIF_TYPE
    )


def _lei_record(company: Company) -> dict[str, Any]:
    place = {"addressLines": ["1"], "city": company.city, "region": None, "country": company.country}
    return {
        "type": "lei-records",
        "id": company.lei,
        "attributes": {
            "lei": company.lei,
            "entity": {
                "legalName": {"name": company.name, "language": "en"},
                "otherNames": [],
                "legalAddress": place,
                "headquartersAddress": place,
                "registeredAs": company.ogrn or company.number,
                "status": "ACTIVE",
                "creationDate": f"{company.founded.isoformat()}T00:00:00Z",
            },
            # An unpaid renewal, which says nothing of the company.
            "registration": {"status": "LAPSED", "lastUpdateDate": "2026-01-15T00:00:00Z"},
        },
    }


def answer_companies_house(call: Call) -> Answer:
    """The key is the user's name; without it nothing is said."""
    if not _user_of(call):
        return say_json({"error": "Invalid Authorization", "type": "ch:service"}, status=401)
    british = [one for one in load_companies() if one.number]
    if call.path == "/search/companies":
        asked = {one.key for one in list_by_name(call.query.get("q", ""))}
        items = [_search_item(one) for one in british if one.key in asked]
        return say_json({"kind": "search#companies", "items": items, "total_results": len(items)})
    found = next((one for one in british if call.path == f"/company/{one.number}"), None)
    if found is None:
        return say_json(
            {"errors": [{"error": "company-profile-not-found", "type": "ch:service"}]}, status=404
        )
    return say_json(_profile(found))


def _user_of(call: Call) -> str:
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    try:
        user = b64decode(token).decode().partition(":")[0]
    except ValueError:
        return ""
    return user if scheme == "Basic" and user != "bad" else ""


def _search_item(company: Company) -> dict[str, Any]:
    return {
        "kind": "searchresults#company",
        "title": company.name,
        "company_number": company.number,
        "company_status": "active",
        "date_of_creation": company.founded.isoformat(),
        "address": {"locality": company.city},
    }


def _profile(company: Company) -> dict[str, Any]:
    return {
        "company_name": company.name,
        "company_number": company.number,
        "company_status": "active",
        "type": "ltd",
        "date_of_creation": company.founded.isoformat(),
        "sic_codes": list(company.sic),
        "registered_office_address": {"locality": company.city, "country": _COUNTRIES[company.country]},
        "accounts": {"last_accounts": {"made_up_to": "2025-12-31", "type": company.accounts or "null"}},
    }


def answer_sec(call: Call) -> Answer:
    """Whoever does not say how it can be reached is refused with a page."""
    if not call.has_contact:
        return _FORBIDDEN
    filers = [one for one in load_companies() if one.cik]
    if call.path == "/files/company_tickers.json":
        rows = {
            str(rank): {"cik_str": one.cik, "ticker": one.key[:4].upper(), "title": one.name}
            for rank, one in enumerate(filers)
        }
        return say_json(rows)
    found = next((one for one in filers if one.cik and f"CIK{one.cik:010d}.json" in call.path), None)
    if found is None:
        return NOT_FOUND
    return say_json(_submissions(found) if call.path.startswith("/submissions/") else _company_facts(found))


def _submissions(company: Company) -> dict[str, Any]:
    return {
        "cik": f"{company.cik:010d}",
        "name": company.name,
        "sic": company.sic[0] if company.sic else "",
        "sicDescription": company.okved_name,
        "website": f"https://www.{company.site}" if company.site else "",
        "addresses": {"business": {"city": company.city.upper()}},
        "filings": {"recent": {"form": ["10-K"], "filingDate": ["2025-02-20"]}},
    }


def _company_facts(company: Company) -> dict[str, Any]:
    flows: dict[str, dict[int, int | None]] = {
        "RevenueFromContractWithCustomerExcludingAssessedTax": {
            y: m.revenue for y, m in company.years.items()
        },
        "NetIncomeLoss": {y: m.profit for y, m in company.years.items()},
    }
    tags = {tag: {"units": {"USD": [_flow(*one) for one in rows.items()]}} for tag, rows in flows.items()}
    assets = [
        {"end": f"{year}-12-31", "val": money.assets, "form": "10-K", "filed": f"{year + 1}-02-20"}
        for year, money in company.years.items()
    ]
    return {"cik": company.cik, "facts": {"us-gaap": {**tags, "Assets": {"units": {"USD": assets}}}}}


def _flow(year: int, amount: int | None) -> dict[str, Any]:
    dates = {"start": f"{year}-01-01", "end": f"{year}-12-31", "filed": f"{year + 1}-02-20"}
    return {**dates, "val": amount, "fy": year + 1, "fp": "FY", "form": "10-K"}


def answer_wikidata(call: Call) -> Answer:
    """Search, then the item; one without a contact is told to slow down."""
    if not call.has_contact:
        return say_page("<html><body><h1>403 Forbidden</h1></body></html>", status=403)
    items = {one.wikidata: one for one in load_companies() if one.wikidata}
    if call.path == "/w/api.php":
        asked = {one.key for one in list_by_name(call.query.get("search", ""))}
        hits = [{"id": item, "label": one.brand} for item, one in items.items() if one.key in asked]
        return say_json({"search": hits, "success": 1})
    item = call.path.rpartition("/")[2].removesuffix(".json")
    return say_json({"entities": {item: _entity(items[item])}}) if item in items else NOT_FOUND


def _entity(company: Company) -> dict[str, Any]:
    """A year stands as a year, a former head count as outdated, an unknown end as `novalue`."""
    year_founded = {"time": f"+{company.founded.year}-00-00T00:00:00Z", "precision": 9}
    claims = {
        "P856": [_statement(f"https://www.{company.site}/")],
        "P571": [_statement(year_founded)],
        "P576": [{"mainsnak": {"snaktype": "novalue", "property": "P576"}, "rank": "normal"}],
    }
    if company.employees:
        amounts = ((company.employees // 3, 2015, "deprecated"), (company.employees - 7, 2024, "normal"))
        claims["P1128"] = [
            {**_statement({"amount": f"+{amount}", "unit": "1"}), "rank": rank, "qualifiers": _dated(year)}
            for amount, year, rank in amounts
        ]
    return {"labels": {"ru": {"language": "ru", "value": company.brand}}, "claims": claims}


def _statement(value: Any) -> dict[str, Any]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal"}


def _dated(year: int) -> dict[str, Any]:
    time = {"time": f"+{date(year, 12, 31).isoformat()}T00:00:00Z", "precision": 11}
    return {"P585": [{"snaktype": "value", "datavalue": {"value": time}}]}


def answer_wikipedia(call: Call) -> Answer:
    """The summary of an article; what has none is a problem document."""
    title = unquote(call.path.rpartition("/")[2]).replace("_", " ")
    found = next((one for one in load_companies() if one.wikipedia == title), None)
    if found is None or not call.path.startswith("/api/rest_v1/page/summary/"):
        return say_json({"status": 404, "type": "Internal error"}, status=404)
    return say_json(
        {
            "type": "standard",
            "title": title,
            "namespace": {"id": 0, "text": ""},
            "wikibase_item": found.wikidata,
            "timestamp": "2026-09-01T00:00:00Z",
            "extract": f"{found.brand} — вымышленная компания.",
        }
    )
