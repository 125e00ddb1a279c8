"""Guard: who asks under a strange name, from a stranger's page, or without the token is not answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from kompass_core.serve.pool import in_a_thread
from kompass_core.serve.service import service
from kompass_core.serve.settings import Settings, is_expected, is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "f00-bär"  # noqa: S105 - of this test
ORIGIN = "https://forms.example"


@pytest.fixture(scope="module")
def guarded() -> Iterator[TestClient]:
    """A service that asks for a token, has a name, and lets the pages of one origin ask."""
    settings = Settings(token=TOKEN, hosts=("kompass.example",), origins=(ORIGIN,))
    with TestClient(service(settings, in_a_thread), base_url="http://kompass.example") as client:
        yield client


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LocalHost:8000", True),
        ("127.0.0.1:8000", True),
        ("192.0.2.7", True),
        ("[::1]:8000", True),
        ("kompass.example:80", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:8000", False),
        ("", False),
    ],
)
def test_an_address_and_a_name_that_was_said_are_expected(host: str, expected: bool) -> None:
    assert is_expected(host, ("Kompass.example",)) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)],  # noqa: S104 - not bound
)
def test_only_this_machine_is_within_reach_of_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) == expected


def test_a_name_that_leads_here_from_elsewhere_is_refused(client: TestClient) -> None:
    assert client.get("/v1/health", headers={"Host": "evil.example"}).status_code == 421


def test_a_page_of_a_stranger_is_refused(client: TestClient) -> None:
    for origin in ("http://evil.example", "null", "http://localhost:9000", "http://["):
        assert client.get("/v1/health", headers={"Origin": origin}).status_code == 403
    assert client.get("/v1/health", headers={"Origin": "http://localhost:8000"}).status_code == 200


@pytest.mark.parametrize(
    "said", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}"]
)
def test_without_the_token_nothing_is_answered(said: str | None, guarded: TestClient) -> None:
    headers = {} if said is None else {b"Authorization": said.encode()}
    for path in ("/v1/frameworks", "/v1/nothing"):
        answer = guarded.get(path, headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"][:6]) == (401, "Bearer")
    assert guarded.post("/v1/score", headers=headers, json={}).status_code == 401


def test_with_the_token_it_is_answered(guarded: TestClient) -> None:
    headers = {b"Authorization": f"bearer {TOKEN}".encode()}
    assert guarded.get("/v1/frameworks", headers=headers).status_code == 200


def test_what_says_nothing_needs_no_token(guarded: TestClient) -> None:
    assert [guarded.get(path).status_code for path in ("/", "/v1/health", "/v1/openapi.json")] == [200] * 3
    made = guarded.get("/v1/openapi.json").json()
    assert made["components"]["securitySchemes"] == {"token": {"type": "http", "scheme": "bearer"}}
    assert made["paths"]["/v1/score"]["post"]["security"] == [{"token": []}]


def test_pages_of_an_origin_that_was_said_may_ask(guarded: TestClient) -> None:
    headers = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    wanted = {**headers, "Access-Control-Request-Headers": "authorization, content-type"}
    answer = guarded.options("/v1/score", headers=wanted)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, ORIGIN)
    answer = guarded.get("/v1/health", headers={"Origin": ORIGIN})
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert guarded.get("/v1/health", headers={"Origin": "https://evil.example"}).status_code == 403
