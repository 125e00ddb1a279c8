"""The README keeps its word: its examples run, and print what it says they print.

A block after `<!-- file: PATH -->` is such a file in the folder in which the examples run. Of a block of
`console`, each line that begins with `$ kompass` is run, and what follows it is what it prints.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompass_core.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", README, re.DOTALL))
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    (line, printed)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line, printed in re.findall(r"^\$ kompass (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the files of the README, to stand in."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


def test_there_are_examples_of_each_kind() -> None:
    assert min(len(FILES), len(PYTHON), len(COMMANDS)) > 1


@pytest.mark.parametrize(("line", "printed"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_a_command_prints_what_the_readme_shows(
    line: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(line.split())
    captured = capsys.readouterr()
    assert (captured.out + captured.err).rstrip() == printed.rstrip()


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_a_python_example_runs(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {"__file__": str(ROOT / "README.md"), "__name__": "example"})  # noqa: S102


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):]+)\)", README))
def test_a_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
