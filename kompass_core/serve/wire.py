"""Wire: a request to what of it can be answered, and an answer to what goes back, in the words of HTTP."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from anyio import move_on_after
from starlette.responses import Response

from kompass_core.serve.answer import JSON, PROBLEM, refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from kompass_core.serve.answer import Answer
    from kompass_core.serve.settings import Limits

UNSAID: Final = re.compile(r"[^A-Za-z0-9._@+-]")
"""Characters that the name of a file in a header is better without."""

RETRY: Final = "1"
"""Seconds until it makes sense to ask again."""

SANDBOX: Final = "sandbox; default-src 'none'"
"""Whatever an answer holds, no browser runs it as a page of this service."""


def misfit(request: Request) -> Answer | None:
    """Why the body of a request is not read, by what is said of it; None where it is."""
    kind, _, more = request.headers.get("content-type", "").partition(";")
    charset = more.strip().lower().removeprefix("charset=").strip('"')
    if kind.strip().lower() != JSON or (more.strip() and charset != "utf-8"):
        return refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"the body has to be {JSON}, in UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        return refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body must not be compressed")
    return None


async def body_of(request: Request, limits: Limits) -> bytes | Answer:
    """The body of a request, or why it is not read to its end."""
    large = refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is larger than {limits.body:,} bytes")
    said = request.headers.get("content-length", "0")
    if not said.isdigit() or int(said) > limits.body:
        return large
    parts: list[bytes] = []
    size = 0
    with move_on_after(limits.seconds):
        async for part in request.stream():
            size += len(part)
            if size > limits.body:
                return large
            parts.append(part)
        return b"".join(parts)
    return refused(HTTPStatus.REQUEST_TIMEOUT, f"the body took longer than {limits.seconds:g} seconds")


def response(answer: Answer, accept: str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """What goes back, if it is of a media type that is accepted; problems are told in any case."""
    if answer.media_type != PROBLEM and accept is not None and not accepted(answer.media_type, accept):
        detail = f"the answer is {answer.media_type.partition(';')[0]}, and that was not asked for"
        answer = refused(HTTPStatus.NOT_ACCEPTABLE, detail)
    more = {"Cache-Control": "no-store", "Content-Security-Policy": SANDBOX, **(headers or {})}
    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
        more["Retry-After"] = RETRY
    if answer.name:
        more["Content-Disposition"] = f'inline; filename="{UNSAID.sub("-", answer.name)}"'
    return Response(answer.body, answer.status, more, answer.media_type)


def accepted(media_type: str, accept: str) -> bool:
    """Whether a media type is among those of an `Accept`; the most exact of its ranges decides."""
    wanted = media_type.partition(";")[0].strip().lower()
    ranges: dict[str, bool] = {}
    for one in accept.lower().split(","):
        name, *parameters = (part.strip() for part in one.split(";"))
        weights = [part[2:] for part in parameters if part.startswith("q=")]
        ranges[name] = not weights or re.fullmatch(r"0(\.0*)?", weights[0]) is None
    for name in (wanted, f"{wanted.partition('/')[0]}/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return not accept.strip()
