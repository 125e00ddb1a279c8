"""The page about databases keeps its word: its query is made, and its example runs it in DuckDB."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.cli import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/sql.md").read_text("utf-8")
BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)


def test_everything_that_the_page_shows_is_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for file, kind, text in BLOCK.findall(PAGE):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, "utf-8")
        elif kind == "console":
            for line in re.findall(r"^\$ kompass (.*)", text, re.MULTILINE):
                assert (main(shlex.split(line)), capsys.readouterr().err) == (0, "")
        else:
            exec(compile(text, "sql.md", "exec"), {"__name__": "example"})  # noqa: S102 - our own example
            ran += 1
    assert ran == 1
