"""The page for other programs keeps its word: its examples run in turn, and print what is shown."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli import main
from kompass_core.cli.schema import KINDS
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.rules import limits
from kompass_core.stages.reading import limits as of_files
from tests.npm import installed
from tests.rules.node import MISSING, NODE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "embedding.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def commands() -> Iterator[tuple[str, str]]:
    """What is typed, and what is shown of it."""
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL):
        yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with the files of the page."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_there_are_examples_of_each_kind() -> None:
    assert min(len(FILES), len(PYTHON), len([*commands()])) > 1


def test_commands_print_what_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    for line, printed in commands():
        program, *arguments = shlex.split(line)
        if program == "node":
            if NODE is None:
                continue
            said = subprocess.run(
                (NODE, *arguments), check=True, capture_output=True, encoding="utf-8"
            ).stdout
        else:
            assert (program, main(arguments)) == ("kompass", 0)
            captured = capsys.readouterr()
            said = captured.out + captured.err
        assert said == printed, line


def test_python_runs() -> None:
    names: dict[str, object] = {}
    for code in PYTHON:
        exec(compile(code, "embedding.md", "exec"), names)  # noqa: S102 - our own page


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason=MISSING)
def test_types_compile(folder: Path) -> None:
    installed(folder, "typescript")
    assert main(["javascript", "kommunkompassen@2010", "-o", "nystad"]) == 0
    tsc = shutil.which("tsc", path=str(folder / "node_modules" / ".bin"))
    assert tsc is not None
    options = (
        "--strict",
        "--noEmit",
        "--noUncheckedIndexedAccess",
        "--module",
        "nodenext",
        "--target",
        "es2022",
    )
    done = subprocess.run((tsc, *options, "form.ts"), check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")


def test_every_kind_of_json_is_told_of() -> None:
    table = PAGE.partition("<!-- table: kinds -->")[2].partition("\n\n")[0]
    told = re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in table.splitlines()[3:]))
    written = load_plugins(only=["json"]).formats["json"].schemas
    assert written is not None
    assert sorted(told) == sorted([*KINDS, "definition", *written()])


def test_limits_are_those_that_hold() -> None:
    said = re.findall(r"([\d,]+) (MB|values|levels|characters|parts)", PAGE.partition("**Limits.**")[2])
    assert [(int(number.replace(",", "")), what) for number, what in said] == [
        (of_files.LARGEST // 2**20, "MB"),
        (of_files.MOST, "values"),
        (of_files.DEEPEST, "levels"),
        (limits.CHARACTERS, "characters"),
        (limits.NODES, "parts"),
        (limits.DEPTH, "levels"),
    ]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^):#]+)(?:#[^)]*)?\)", PAGE))))
def test_a_link_leads_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
