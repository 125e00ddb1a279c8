"""The page about archives keeps its word: its examples run one after the other, and print what is shown.

A block after `<!-- file: PATH -->` is written to that file when the page has come so far. The day on which
something was added, the version that scored it, and digests are not compared: definitions come and go.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kompass_core.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/archive.md").read_text("utf-8")
BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ kompass (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PASSING = re.compile(r"\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b|\d{4}-\d\d-\d\d, scored by Kompass \S+")


@pytest.mark.slow
def test_everything_that_the_page_shows_is_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for file, kind, text in BLOCK.findall(PAGE):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, "utf-8")
        for line, printed in COMMAND.findall(text) if kind == "console" else ():
            main(shlex.split(line))
            captured = capsys.readouterr()
            told, shown = (PASSING.sub("...", one.rstrip()) for one in (captured.out + captured.err, printed))
            assert (line, told) == (line, shown)
            ran += 1
    assert ran > 10


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)[#)]", PAGE))
def test_a_link_of_the_page_leads_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
