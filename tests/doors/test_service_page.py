"""The page on the service keeps its word: its examples run, and answer what is shown; `...` is left out."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from kompass_core.cli import main
from kompass_core.cli.serve import command
from kompass_core.serve.openapi import REFUSALS
from kompass_core.serve.pool import in_a_thread
from kompass_core.serve.service import LISTS, QUESTIONS, service
from kompass_core.serve.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/service.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n\n```\w+\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = [
    (line, printed)
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for line, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]
LEFT_OUT = re.compile(r"\s*\.\.\.\s*$")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """Somebody on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KOMPASS_CACHE", "")
        with TestClient(service(Settings(), in_a_thread), base_url="http://localhost:8000") as client:
            yield client


def curl(words: list[str], client: TestClient) -> str:
    """What `curl -s` would print."""
    url, *options = words
    said = dict(zip(options[::2], options[1::2], strict=True))
    name, _, value = said["-H"].partition(": ")
    data = said["-d"]
    body = FILES[data[1:]] if data.startswith("@") else data
    return client.post(url, content=body.encode(), headers={name: value}).text


@pytest.mark.parametrize(("line", "printed"), COMMANDS, ids=[line[:40] for line, _ in COMMANDS])
def test_an_example_answers_what_the_page_shows(
    line: str,
    printed: str,
    client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = shlex.split(line)
    if words[0] == "echo":
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words[1].encode() + b"\n")))
        main(words[words.index("kompass") + 1 :])
        made = capsys.readouterr().out
    else:
        assert words[:2] == ["curl", "-s"]
        made = curl(words[2:], client)
    if LEFT_OUT.search(printed):
        assert made.startswith(LEFT_OUT.sub("", printed).rstrip())
    else:
        assert made.rstrip() == printed.rstrip()


def test_the_python_example_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "service.md", "exec"), {"__name__": "example"})  # noqa: S102
    assert "running(Settings(" in code
    assert capsys.readouterr().out == ""


def test_every_address_option_and_status_is_told() -> None:
    assert [name for name in (*QUESTIONS, *LISTS) if f"/v1/{name}" not in PAGE] == []
    options = [one.opts[0] for one in command.params if "plugin" not in one.opts[0]]
    assert [name for name in options if name != "--port" and f"`{name}" not in PAGE] == []
    assert [
        status for status in REFUSALS if not re.search(rf"^\|.*\b{status}\b.*\|", PAGE, re.MULTILINE)
    ] == []
    assert all(json.loads(text) for text in FILES.values())
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)\)", PAGE))
def test_a_link_of_the_service_page_leads_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
