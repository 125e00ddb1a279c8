"""The page about simulations keeps its word: its examples run, and print what is shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kompass_core.cli import main
from kompass_core.portfolio.simulate.sentence import uncertain, varied

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/simulate.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = re.findall(r"^```console\n\$ kompass (.*)\n((?:(?!```).*\n)*)", PAGE, re.MULTILINE)
TABLES = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize(("line", "printed"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_a_command_prints_what_the_page_shows(
    line: str,
    printed: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    main(shlex.split(line))
    captured = capsys.readouterr()
    assert (captured.out + captured.err).rstrip() == printed.rstrip()


def test_there_are_commands_and_files() -> None:
    assert (len(COMMANDS), list(FILES)) == (3, ["varied.toml"])


@pytest.mark.parametrize(
    "text", [one for cell in TABLES for one in re.findall(r"`'?(.*?)'?`", cell) if one[0] != "-"]
)
def test_what_the_tables_show_can_be_said(text: str) -> None:
    said = uncertain if text.partition(" ")[0] in {"one", "2", "opinions", "points"} else varied
    assert said(text, "page") is not None


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)[#)]", PAGE))
def test_a_link_of_the_page_leads_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
