"""The tutorial on plugins keeps its word: its files and commands make `kompass-finland`.

A block after `<!-- file: PATH -->` is written to that file, one after `<!-- insert: PATH -->` before the
first title in it. Of a block of `console`, each line that begins with `$` is run in a fresh environment, and
what follows is what it prints, however it is spaced.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.load import HOOKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Environment

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
OUTSIDER = ROOT / "tests" / "outsider" / "finland"
BLOCK = re.compile(r"((?:<!-- \w+: \S+ -->\n)*)```(\w+)\n(.*?)```", re.DOTALL)
MARK = re.compile(r"<!-- (\w+): (\S+) -->")
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PASSED = re.compile(r"^(\d+ passed) in .*", re.MULTILINE)


def steps() -> Iterator[tuple[str, str, str]]:
    """What is done: `file` or `insert`, a path and a text; or `run`, a command and what it prints."""
    for marks, language, text in BLOCK.findall(PAGE):
        yield from ((what, path, text) for what, path in MARK.findall(marks))
        if language == "console":
            yield from (("run", command, printed) for command, printed in COMMAND.findall(text))


def spaced(text: str) -> list[str]:
    """The lines without what differs from run to run, and from terminal to terminal."""
    lines = PASSED.sub(r"\1", re.sub(r"^\.+ +\[100%\]\n", "", text, flags=re.MULTILINE)).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def test_there_are_steps_of_each_kind() -> None:
    kinds = [kind for kind, _, _ in steps()]
    assert [kinds.count(kind) > 1 for kind in ("file", "insert", "run")] == [True] * 3


@pytest.mark.slow
def test_the_tutorial_makes_what_it_says(fresh: Callable[[], Environment], tmp_path: Path) -> None:
    environment, folder = fresh(), tmp_path
    for what, where, text in steps():
        path = folder / where
        match what:
            case "file":
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
            case "insert":
                before, sign, after = path.read_text("utf-8").partition("[replace.area.")
                path.write_text(f"{before}{text}\n{sign}{after}", "utf-8")
            case _ if where.startswith("cd "):
                folder /= where.removeprefix("cd ")
            case _:
                done = environment.run("bash", "-c", where, within=folder)
                assert done.returncode == 0, done.stderr
                assert spaced(done.stdout) == spaced(text), where
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for path in OUTSIDER.glob("kompass_finland/*"):
        name = path.relative_to(OUTSIDER).as_posix()
        assert name in made
        assert (folder / name).read_text("utf-8") == path.read_text("utf-8")


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_a_part_of_the_page(hook: str) -> None:
    assert f"\n### `{hook}`\n" in PAGE


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)\)", PAGE))
def test_a_link_leads_somewhere(target: str) -> None:
    assert (ROOT / "docs" / target).exists()
