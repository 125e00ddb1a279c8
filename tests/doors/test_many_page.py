"""The page on many evaluations keeps its word: its examples run, and say and make what is shown.

A block after `<!-- file: PATH -->` is such a file in the folder in which they run, and one after
`<!-- made: PATH -->` is one that is there once all have run. How long it took is another figure every time.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kompass_core.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "many.md").read_text("utf-8")
BLOCK = r"<!-- {}: (\S+) -->\n```\w+\n(.*?)```"
FILES = dict(re.findall(BLOCK.format("file"), PAGE, re.DOTALL))
MADE = dict(re.findall(BLOCK.format("made"), PAGE, re.DOTALL))
COMMANDS = [
    (line, said)
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for line, said in re.findall(r"^\$ kompass (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]
SPEED = re.compile(r"[0-9.]+ s, [0-9,]+ rows a second")


def test_the_examples_of_the_page_on_many_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    assert min(len(FILES), len(MADE), len(COMMANDS)) > 1
    for line, said in COMMANDS:
        main(shlex.split(line))
        captured = capsys.readouterr()
        assert SPEED.sub("...", captured.out + captured.err) == SPEED.sub("...", said)
    assert {name: Path(name).read_text("utf-8") for name in MADE} == MADE


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)\)", PAGE))
def test_a_link_of_the_page_on_many_leads_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
