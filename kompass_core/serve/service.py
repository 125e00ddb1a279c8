"""Service: settings to an application of ASGI, which any server of that can run."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Route

from kompass_core.model.engine import __version__
from kompass_core.serve.answer import in_json, refused
from kompass_core.serve.guard import Guard
from kompass_core.serve.page import page
from kompass_core.serve.pool import Pool, busy, in_a_process
from kompass_core.serve.wire import body_of, misfit, response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request

    from kompass_core.serve.answer import Answer
    from kompass_core.serve.pool import Run
    from kompass_core.serve.settings import Settings

    Endpoint = Callable[[Request], Awaitable[Response]]

QUESTIONS: Final = ("check", "score", "explain", "report", "diff")
LISTS: Final = ("frameworks", "scales", "variants", "formats", "openapi.json")
LOG: Final = logging.getLogger("kompass.serve")


def service(settings: Settings, run: Run = in_a_process) -> Starlette:
    """The application; its processes start and end with it."""
    pool = Pool(settings, run)

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        app.state.furnished = await pool.furnished()
        yield

    routes = [
        Route("/", _methods(_page(token=settings.token is not None), "GET"), methods=["GET", "OPTIONS"]),
        Route("/v1/health", _methods(_health(pool), "GET"), methods=["GET", "OPTIONS"]),
        *(Route(f"/v1/{name}", _methods(_listed, "GET"), methods=["GET", "OPTIONS"]) for name in LISTS),
        *(
            Route(f"/v1/{name}", _methods(_question(pool, name), "POST"), methods=["POST", "OPTIONS"])
            for name in QUESTIONS
        ),
    ]
    middleware = [Middleware(Guard, settings=settings)]
    if settings.origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.origins,
                allow_methods=["GET", "POST"],
                allow_headers=["Authorization", "Content-Type"],
            )
        )
    app = Starlette(
        routes=routes,
        middleware=middleware,
        exception_handlers={HTTPException: _refused, Exception: _failed},
        lifespan=living,
    )
    app.router.redirect_slashes = False
    return app


def _methods(endpoint: Endpoint, method: str) -> Endpoint:
    """The endpoint, which also tells by which methods it is asked."""
    allowed = ", ".join(("GET", "HEAD", "OPTIONS") if method == "GET" else (method, "OPTIONS"))

    async def answered(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": allowed})
        return await endpoint(request)

    return answered


def _question(pool: Pool, name: str) -> Endpoint:
    async def answered(request: Request) -> Response:
        return response(await _answer(request, pool, name), request.headers.get("accept"))

    return answered


async def _answer(request: Request, pool: Pool, name: str) -> Answer:
    if wrong := misfit(request):
        return wrong
    limits = pool.settings.limits
    if pool.waiting >= limits.requests:
        return busy()
    pool.waiting += 1
    try:
        body = await body_of(request, limits)
        return await pool.answer(name, body) if isinstance(body, bytes) else body
    finally:
        pool.waiting -= 1


async def _listed(request: Request) -> Response:
    return response(request.app.state.furnished[request.url.path], request.headers.get("accept"))


def _health(pool: Pool) -> Endpoint:
    async def answered(request: Request) -> Response:
        most = pool.settings.limits.requests
        made = {"status": "ok", "engine": __version__, "waiting": pool.waiting, "most": most}
        return response(in_json(made), request.headers.get("accept"))

    return answered


def _page(*, token: bool) -> Endpoint:
    text, policy = page(token=token)

    async def answered(_: Request) -> Response:
        return Response(text, headers={"Content-Security-Policy": policy}, media_type="text/html")

    return answered


async def _refused(request: Request, error: Exception) -> Response:
    """The answer where no question is, or not by this method."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if "Allow" in headers:
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
    words = {404: f"there is nothing at {request.url.path}", 405: "this is not asked by that method"}
    return response(refused(status, words.get(status, "this cannot be answered")), headers=headers)


async def _failed(request: Request, error: Exception) -> Response:
    """The answer where we are at fault, which is told to who runs the service."""
    LOG.error("%s failed", request.url.path, exc_info=error)
    return response(refused(HTTPStatus.INTERNAL_SERVER_ERROR, "the service failed; who runs it was told why"))
