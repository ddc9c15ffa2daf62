"""The job site of the town: employers found by name, their cards and open vacancies."""

from typing import Any

from api.sources_town.call import Answer, Call, say_json
from api.sources_town.companies import Company, Employer, list_by_name, load_companies


def answer_hh(call: Call) -> Answer:
    """Without a contact in the User-Agent 400, without a token 403; nobody found is an empty list."""
    if not call.has_contact:
        return _refuse(400, "bad_user_agent", "blacklisted")
    if call.headers.get("authorization", "") in {"", "Bearer", "Bearer bad"}:
        return _refuse(403, "oauth", "bad_authorization")
    if call.path == "/employers":
        found = [one for one in list_by_name(call.query.get("text", "")) if one.hh]
        return _list([_card(one, one.hh) for one in found if one.hh])
    if call.path == "/vacancies":
        asked = call.query.get("employer_id", "")
        return _list([row for one in load_companies() if one.hh for row in _vacancies(one.hh, asked)])
    number = call.path.removeprefix("/employers/")
    card = next((_card(one, one.hh) for one in load_companies() if one.hh and one.hh.id == number), None)
    return say_json(card) if card else _refuse(404, "not_found", None)


def _refuse(status: int, kind: str, value: str | None) -> Answer:
    error = {"type": kind, **({"value": value} if value else {})}
    return say_json({"errors": [error], "request_id": "0" * 32}, status=status)


def _list(items: list[dict[str, Any]]) -> Answer:
    return say_json({"items": items, "found": len(items), "pages": 1, "page": 0, "per_page": 100})


def _card(company: Company, employer: Employer) -> dict[str, Any]:
    return {
        "id": employer.id,
        "name": company.brand,
        "type": "company",
        "site_url": f"http://www.{company.site}" if company.site else "",
        "open_vacancies": employer.openings,
        "area": {"id": "1", "name": company.city},
        "industries": [{"id": "1.1", "name": company.okved_name}],
        "alternate_url": f"https://hh.ru/employer/{employer.id}",
    }


def _vacancies(employer: Employer, asked: str) -> list[dict[str, Any]]:
    if employer.id != asked:
        return []
    return [
        {
            "id": f"{employer.id}{rank}",
            "name": title,
            "archived": False,
            "salary": None,
            "published_at": f"2026-11-{10 + rank:02}T09:15:35+0300",
            "employer": {"id": employer.id},
        }
        for rank, title in enumerate(employer.vacancies)
    ]
