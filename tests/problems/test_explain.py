"""Every slug has a page, whose example prints exactly what the page shows, and is fine once it is mended.

A page is read by its fences. `toml NAME` is a file (in another encoding than UTF-8 if a third word
names one), `python` alone is run, `console` shows commands with what they print, and `diff NAME`
mends a file. What a page does not show is as in `tests/problems/library`. Where a page has a
`pyproject.toml`, what it advertises is installed.
"""

from __future__ import annotations

import re
import shutil
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from kompass_core.cli import main
from kompass_core.hooks.check_file import check_file
from kompass_core.model.contributions import Plugins
from kompass_core.problems.slugs import SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    Captured = pytest.CaptureFixture[str]

ROOT = Path(__file__).parents[2]
PAGES = {path.stem: path for path in sorted(ROOT.glob("kompass_core/problems/explain/*.md"))}
LIBRARY = Path(__file__).parent / "library"
FENCE = re.compile(r"^```(?P<words>[^\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 70
"""Lines of a page: who reads it has something else to do."""


def fences(page: Path) -> list[tuple[list[str], str]]:
    """The words after each opening fence, and what stands in it."""
    return [(found["words"].split(), found["text"]) for found in FENCE.finditer(page.read_text("utf-8"))]


def commands(console: str) -> Iterator[tuple[str, str]]:
    """Each command of a console with what it prints."""
    lines = console.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith("$ kompass "):
            printed = takewhile(lambda following: not following.startswith("$ "), lines[number + 1 :])
            yield line.removeprefix("$ kompass ").strip(), "".join(printed)


def mended(text: str, diff: str) -> str:
    """A file with the lines of a diff exchanged, which stand in it once."""
    blocks = re.findall(r"((?:^-.*\n)*)((?:^\+.*\n)*)", diff, re.MULTILINE)
    for removed, added in blocks:
        old, new = (re.sub("^[-+]", "", lines, flags=re.MULTILINE) for lines in (removed, added))
        if old or new:
            assert text.count(old) == 1
            text = text.replace(old, new)
    return text


class Desk:
    """A folder with the files of a page, in which its commands run."""

    def __init__(self, page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        self.page = page
        self.folder = folder
        self.capsys = capsys
        shutil.copytree(LIBRARY, folder, dirs_exist_ok=True)
        monkeypatch.chdir(folder)
        for words, text in fences(page):
            match words:
                case ["toml" | "json" | "text" | "python", name, *encoding]:
                    (folder / name).parent.mkdir(exist_ok=True)
                    (folder / name).write_bytes(text.encode(*encoding))
                case ["python"]:
                    exec(text, {})  # noqa: S102 - our own page
        self.plugin = folder / "pyproject.toml"
        if self.plugin.exists():
            self._advertise()
            monkeypatch.syspath_prepend(str(folder))

    def _advertise(self) -> None:
        project = tomli.loads(self.plugin.read_text("utf-8"))["project"]
        name, version = project["name"], project["version"]
        info = self.folder / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        points = "".join(
            f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in listed.items())
            for group, listed in project["entry-points"].items()
        )
        (info / "entry_points.txt").write_text(points, "utf-8")

    def mend(self) -> None:
        """Mend the files as the page says."""
        for words, text in fences(self.page):
            if words[0] == "diff":
                path = self.folder / words[1]
                path.write_text(mended(path.read_text("utf-8"), text), "utf-8")

    def run(self, command: str) -> tuple[int, str]:
        """The exit code of a command, and what it prints."""
        verb, *names = command.split()
        if verb == "check" and not self.plugin.exists():  # without what is installed, which is slow to load
            checked = [check_file(name, Plugins()) for name in names]
            fine = "".join(f"{one.name}: fine ({one.kind} {one.holds})\n" for one in checked if not one.problems)
            problems = [str(problem) for one in checked for problem in one.problems]
            return int(bool(problems)), fine + "\n\n".join(problems) + "\n" * bool(problems)
        code = main(command.split())
        captured = self.capsys.readouterr()
        return code, (captured.err + captured.out).rstrip("\n") + "\n"


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> Desk:
    """The files of the page."""
    return Desk(PAGES[request.param], tmp_path, monkeypatch, capsys)


def test_every_slug_has_a_page_and_every_page_a_slug() -> None:
    assert sorted(SLUGS) == sorted(PAGES)


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_is_short_and_called_by_its_slug(slug: str) -> None:
    lines = PAGES[slug].read_text("utf-8").splitlines()
    assert lines[:2] == [f"# {slug}", ""]
    assert len(lines) <= LONGEST
    assert [line for line in lines if len(line) > 110 and "error[" not in line and "hint" not in line] == []


@pytest.mark.parametrize("desk", PAGES, indirect=True)
def test_an_example_prints_what_the_page_shows(desk: Desk) -> None:
    shown = [command for words, text in fences(desk.page) if words == ["console"] for command in commands(text)]
    assert shown != []
    for command, printed in shown:
        code, said = desk.run(command)
        assert printed == said
        assert (code == 1) == (f"error[{desk.page.stem}]" in said)
    assert f"[{desk.page.stem}]: " in "".join(printed for _, printed in shown)


@pytest.mark.parametrize("desk", PAGES, indirect=True)
def test_a_mended_example_is_fine(desk: Desk) -> None:
    """By its diffs; where it has none, because the command was wrong, by its last command."""
    desk.mend()
    shown = [command for words, text in fences(desk.page) if words == ["console"] for command, _ in commands(text)]
    diffs = [words for words, _ in fences(desk.page) if words[0] == "diff"]
    for command in shown if diffs else shown[-1:]:
        code, said = desk.run(command)
        assert (code, "error[" in said, "warning[" in said) == (0, False, False)
