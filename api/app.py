"""The web application: routes, one handler for every error, and the edge round both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api import (
    companies,
    health,
    leads,
    model_jobs,
    offers,
    outcomes,
    outreach,
    plans,
    reviews,
    revisions,
    similar_deals,
    work_list,
)
from api.deps import Services
from api.edge import Edge
from api.openapi import describe_api
from api.problems import make_http_problem, make_problem
from kit.errors import AppError, BadInput

VERSION = "0.1.0"


def create_app(services: Services) -> FastAPI:
    """Put routes, error handling and the edge round the services."""

    @asynccontextmanager
    async def run(_app: FastAPI) -> AsyncIterator[None]:
        yield
        services.close()

    app = FastAPIOffline(
        title="Dealwright",
        version=VERSION,
        description="Qualifies advertising leads by eleven criteria with quotes, and plans their briefs.",
        lifespan=run,
    )
    app.state.services = services
    app.include_router(leads.router)
    app.include_router(outreach.router)
    app.include_router(model_jobs.router)
    app.include_router(reviews.router)
    app.include_router(similar_deals.router)
    app.include_router(outcomes.router)
    app.include_router(work_list.router)
    app.include_router(companies.router)
    # Before plans: a plan's files stand under its own address.
    app.include_router(offers.router)
    app.include_router(revisions.router)
    app.include_router(plans.router)
    app.include_router(health.router)
    app.add_exception_handler(AppError, _answer_error)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_middleware(Edge, new_id=services.new_id, stopwatch=services.stopwatch)
    app.openapi = partial(describe_api, app)  # type: ignore[method-assign]
    return app


async def _answer_error(request: Request, error: Exception) -> Response:
    return make_problem(error if isinstance(error, AppError) else AppError(), request)


async def _answer_invalid(request: Request, error: Exception) -> Response:
    """A path or header of the wrong form; only its name is told, never its value."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    names = ", ".join(sorted({str(fault["loc"][-1]) for fault in faults}))
    return make_problem(BadInput(f"{names}: has a wrong form", ru=f"{names}: неверный вид"), request)


async def _answer_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return make_problem(AppError(), request)
    return make_http_problem(error.status_code, request, error.headers)
