"""Wire: what HTTP says of a request is heeded, and every refusal has one shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import pytest
from starlette.requests import Request

from kompass_core.serve.answer import Answer
from kompass_core.serve.settings import Limits
from kompass_core.serve.wire import accepted, body_of, response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient
    from starlette.types import Message

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("media_type", "accept", "expected"),
    [
        ("text/html; charset=utf-8", "text/html", True),
        ("text/html", "TEXT/*;q=0.1", True),
        ("text/html", "*/*", True),
        ("text/html", "", True),
        ("text/html", "application/json", False),
        ("text/html", "*/*, text/html;q=0", False),
        ("text/html", "text/*;q=0.0, */*", False),
        ("text/html", "text/*;q=0, text/html;q=0.01", True),
    ],
)
def test_the_most_exact_range_decides(media_type: str, accept: str, expected: bool) -> None:
    assert accepted(media_type, accept) == expected


@pytest.mark.parametrize(
    ("method", "path", "headers", "status", "more"),
    [
        ("GET", "/nothing", {}, 404, {}),
        ("GET", "/v1/score/", {}, 404, {}),
        ("GET", "/v1/score", {}, 405, {"allow": "OPTIONS, POST"}),
        ("HEAD", "/v1/score", {}, 405, {"allow": "OPTIONS, POST"}),
        ("POST", "/v1/health", JSON, 405, {"allow": "GET, HEAD, OPTIONS"}),
        ("POST", "/v1/score", {"Content-Type": "text/plain"}, 415, {}),
        ("POST", "/v1/score", {"Content-Type": "application/json; charset=latin-1"}, 415, {}),
        ("POST", "/v1/score", {**JSON, "Content-Encoding": "gzip"}, 415, {}),
        ("POST", "/v1/score", {**JSON, "Content-Length": "999999999"}, 413, {}),
        ("POST", "/v1/score", JSON, 400, {}),
        ("GET", "/v1/formats", {"Accept": "text/html"}, 406, {}),
    ],
)
def test_a_refusal_has_its_status_and_one_shape(  # noqa: PLR0917 - a table
    method: str,
    path: str,
    headers: dict[str, str],
    status: int,
    more: dict[str, str],
    client: TestClient,
) -> None:
    answer = client.request(method, path, headers=headers)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in more} == more
    assert answer.headers["content-type"] == "application/problem+json"
    if method != "HEAD":
        made = answer.json()
        assert list(made) == ["type", "title", "status", "detail", "problems"]
        assert made["status"] == status


def test_a_body_may_say_its_charset(client: TestClient) -> None:
    headers = {"Content-Type": 'Application/JSON; charset="UTF-8"'}
    assert client.post("/v1/score", content=b"{}", headers=headers).status_code == 422


def test_problems_are_told_whatever_is_accepted(client: TestClient) -> None:
    answer = client.post("/v1/score", content=b"{", headers={**JSON, "Accept": "text/html"})
    assert (answer.status_code, answer.json()["problems"][0]["slug"]) == (400, "json-syntax")


def test_head_and_options_are_answered(client: TestClient) -> None:
    assert client.head("/v1/formats").content == b""
    answer = client.options("/v1/score")
    assert (answer.status_code, answer.headers["allow"]) == (204, "POST, OPTIONS")
    assert client.options("/v1/health").headers["allow"] == "GET, HEAD, OPTIONS"


def test_every_answer_is_one_that_no_browser_takes_for_a_page(client: TestClient) -> None:
    headers = client.get("/v1/health").headers
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    assert "access-control-allow-origin" not in headers


def test_the_name_of_a_file_is_harmless() -> None:
    made = response(Answer(200, "text/plain", b"", 'å"\r\nSet-Cookie: a=b.txt'))
    assert made.headers["content-disposition"] == 'inline; filename="----Set-Cookie--a-b.txt"'


def test_a_body_that_grows_too_large_or_too_old_is_not_read_on() -> None:
    def request(parts: Iterator[bytes]) -> Request:
        async def receive() -> Message:
            part = next(parts, None)
            if part is None:
                await anyio.sleep(10)
            return {"type": "http.request", "body": part, "more_body": True}

        return Request({"type": "http", "method": "POST", "headers": []}, receive)

    async def read(*parts: bytes) -> Any:
        return await body_of(request(iter(parts)), Limits(body=10, seconds=0.05))

    assert anyio.run(read, b"12345", b"678901").status == 413
    assert anyio.run(read, b"12345").status == 408
