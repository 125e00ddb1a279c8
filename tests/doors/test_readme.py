"""The README and the pages for maintainers and on statistics keep their word: examples print what is shown.

A block after `<!-- file: PATH -->` is such a file in the folder in which the examples of that page run. Of a
block of `console`, each line that begins with `$ kompass` is run, and what follows it is what it prints.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kompass_core.cli import main

ROOT = Path(__file__).parents[2]
PAGES = {
    name: (ROOT / name).read_text("utf-8")
    for name in ("README.md", "docs/maintaining.md", "docs/statistics.md")
}
FILES = {
    name: dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", page, re.DOTALL))
    for name, page in PAGES.items()
}
PYTHON = re.findall(r"```python\n(.*?)```", PAGES["README.md"], re.DOTALL)
COMMANDS = [
    (name, line, printed)
    for name, page in PAGES.items()
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    for line, printed in re.findall(r"^\$ kompass (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def lay_out(name: str, folder: Path) -> None:
    for path, text in FILES[name].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples_of_each_kind() -> None:
    assert min(len(FILES["README.md"]), len(PYTHON), len(COMMANDS)) > 1


@pytest.mark.parametrize(("name", "line", "printed"), COMMANDS, ids=[line for _, line, _ in COMMANDS])
def test_a_command_prints_what_the_page_shows(
    name: str, line: str, printed: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(name, folder)
    main(shlex.split(line))
    captured = capsys.readouterr()
    assert (captured.out + captured.err).rstrip() == printed.rstrip()


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_a_python_example_runs(code: str, folder: Path) -> None:
    lay_out("README.md", folder)
    exec(compile(code, "README.md", "exec"), {"__file__": str(ROOT / "README.md"), "__name__": "example"})  # noqa: S102


@pytest.mark.parametrize(
    ("name", "target"),
    [(name, target) for name, page in PAGES.items() for target in re.findall(r"\]\(([^):#]+)\)", page)],
)
def test_a_link_leads_somewhere(name: str, target: str) -> None:
    assert ((ROOT / name).parent / target).exists()
