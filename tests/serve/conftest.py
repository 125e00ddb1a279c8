"""The service in this process, as whoever asks it sees it; and questions that it can answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from kompass_core.hooks.choice import Choice
from kompass_core.serve.examples import EXAMPLES
from kompass_core.serve.pool import in_a_thread
from kompass_core.serve.service import service
from kompass_core.serve.settings import Settings
from kompass_core.serve.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session", autouse=True)
def cache() -> Iterator[None]:
    """Nothing is kept on disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KOMPASS_CACHE", "")
        yield


@pytest.fixture(scope="session")
def client(cache: None) -> Iterator[TestClient]:
    """Somebody on this machine, who needs no token."""
    with TestClient(service(Settings(), in_a_thread), base_url="http://localhost:8000") as client:
        yield client


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Asks a question of a name, and returns the status and what was answered, as a program reads it."""

    def asked(name: str, **question: Any) -> tuple[int, Any]:
        answer = work(Choice(), name, json.dumps(question).encode())
        is_json = answer.media_type.endswith("json")
        return answer.status, json.loads(answer.body) if is_json else answer.body

    return asked


@pytest.fixture
def library() -> dict[str, Any]:
    """An evaluation and its definition, to be scored."""
    question = EXAMPLES["score"]["library"]["value"]
    return json.loads(json.dumps(question))  # type: ignore[no-any-return]
