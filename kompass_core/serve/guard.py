"""Guard: who may ask at all. It stands before everything else, and sees no body."""

from __future__ import annotations

from hashlib import sha256
from hmac import compare_digest
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders

from kompass_core.serve.answer import refused
from kompass_core.serve.settings import is_expected
from kompass_core.serve.wire import response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kompass_core.serve.answer import Answer
    from kompass_core.serve.settings import Settings

PUBLIC: Final = frozenset({"/", "/v1/health", "/v1/openapi.json"})
"""Says nothing that is not known of any such service."""

MISDIRECTED: Final = 421
CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="kompass"'}


class Guard:
    """Lets through what comes under an expected name, from no stranger's page, and with the token."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Stand before an application."""
        self.app = app
        self.settings = settings
        self._token = None if settings.token is None else _digest(settings.token.encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer instead of the application, or let it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Resource-Policy"] = (
                    "cross-origin" if self._is_allowed(scope) else "same-origin"
                )
            await send(message)

        answer = self._refusal(scope)
        if answer is None:
            await self.app(scope, receive, guarded)
            return
        more = CHALLENGE if answer.status == HTTPStatus.UNAUTHORIZED else None
        await response(answer, headers=more)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Answer | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not is_expected(host, self.settings.hosts):
            return refused(MISDIRECTED, "this service is not known by the name that it was asked for by")
        origin = headers.get("origin")
        if origin is not None and not self._is_own(origin, host) and not self._is_allowed(scope):
            return refused(HTTPStatus.FORBIDDEN, "pages of this origin may not ask")
        if self._token is None or scope["path"] in PUBLIC or scope["method"] == "OPTIONS":
            return None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        said = _digest(given.strip().encode("latin-1"))
        if scheme.lower() == "bearer" and compare_digest(said, self._token):
            return None
        return refused(HTTPStatus.UNAUTHORIZED, "the token is missing, or another one")

    def _is_allowed(self, scope: Scope) -> bool:
        return Headers(scope=scope).get("origin") in self.settings.origins

    @staticmethod
    def _is_own(origin: str, host: str) -> bool:
        """Whether a page came from here, by the same name and port."""
        try:
            return urlsplit(origin).netloc.lower() == host.lower()
        except ValueError:
            return False


def _digest(token: bytes) -> bytes:
    """Of one length whatever the token is, so that comparing takes the same time."""
    return sha256(token).digest()
