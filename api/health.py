"""How the service and each thing that it needs are doing."""

from fastapi import APIRouter
from starlette.responses import JSONResponse

from api.deps import Services, ServicesDep
from api.schemas import HealthJson
from kit.errors import StoreDown, StoreFull

router = APIRouter(tags=["health"])


@router.get(
    "/health",
    summary="State of the service",
    responses={200: {"model": HealthJson}, 503: {"model": HealthJson}},
)
def read_health(services: ServicesDep) -> JSONResponse:
    """Name each dependency and its state; 503 when something needed is down."""
    rules = services.profile
    dependencies = [
        _check_database(services),
        _check_disk(services),
        _state("profile", "ok", f"{rules.name} {rules.version}"),
        _state("engine", "ok", "rules"),
    ]
    is_ok = all(dependency["state"] == "ok" for dependency in dependencies)
    content = {
        "status": "ok" if is_ok else "down",
        "dependencies": dependencies,
        # A source that is off or silent costs facts, never the service.
        "enrich": "on" if services.lookup.is_on else "off",
        "sources": services.lookup.states(),
        # Leads are judged without a model, too.
        "model": services.models.describe(),
        # Past deals advise people; without them leads are judged all the same.
        "deals": services.deals.describe(),
    }
    return JSONResponse(content, status_code=200 if is_ok else 503)


def _check_database(services: Services) -> dict[str, str]:
    kind = "embedded" if services.database.is_embedded else "external"
    try:
        return _state("database", "ok", f"PostgreSQL {services.database.check()}, {kind}")
    except StoreDown:
        return _state("database", "down", f"PostgreSQL, {kind}")


def _check_disk(services: Services) -> dict[str, str]:
    try:
        services.database.require_space()
    except StoreFull:
        return _state("disk", "full", "nothing new is taken")
    return _state("disk", "ok", "")


def _state(name: str, state: str, detail: str) -> dict[str, str]:
    return {"name": name, "state": state, "detail": detail}
