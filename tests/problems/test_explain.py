"""Every slug has a page, whose example prints exactly what the page shows, and is fine once it is mended.

A page is read by its fences: `toml NAME` is a file (in another encoding than UTF-8 if a third word
names one), `python` is run first, `python run` is run and says what the fence `text` after it holds,
`console` shows commands with what they print, and `diff NAME` mends a file, as a file after the
first console does; a console after that shows what is printed then. What a page does not show is as in
`tests/problems/library`. Where it has a `pyproject.toml`, what that advertises is installed.
"""

from __future__ import annotations

import re
import shutil
import sys
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from kompass_core.cli import main
from kompass_core.hooks.check_file import check_file
from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.problems.slugs import SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    Captured = pytest.CaptureFixture[str]
    Fences = list[tuple[list[str], str]]

ROOT = Path(__file__).parents[2]
PAGES = {path.stem: path for path in sorted(ROOT.glob("kompass_core/problems/explain/*.md"))}
LIBRARY = Path(__file__).parent / "library"
FENCE = re.compile(r"^```(?P<words>[^\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWS = (["console"], ["python", "run"])
MENDED = [slug for slug, page in PAGES.items() if "```diff " in page.read_text("utf-8")]
LONGEST = 80
"""Lines of a page: who reads it has something else to do."""


def fences(page: Path) -> tuple[Fences, Fences, Fences, Fences]:
    """The words and text of each fence: of the example, what it prints, what mends it, what that prints."""
    found = [(fence["words"].split(), fence["text"]) for fence in FENCE.finditer(page.read_text("utf-8"))]
    shows = [words in (*SHOWS, ["text"]) for words, _ in found]
    first = shows.index(True)
    mends = shows.index(False, first) if False in shows[first:] else len(found)
    then = shows.index(True, mends) if True in shows[mends:] else len(found)
    return found[:first], found[first:mends], found[mends:then], found[then:]


def commands(shown: Fences) -> Iterator[tuple[str, str]]:
    """Each command, or Python text, with what it prints."""
    for place, (words, text) in enumerate(shown):
        if words == ["python", "run"]:
            yield text, shown[place + 1][1]
        lines = text.splitlines(keepends=True) if words == ["console"] else []
        for number, line in enumerate(lines):
            if line.startswith("$ "):
                printed = takewhile(lambda following: not following.startswith("$ "), lines[number + 1 :])
                yield line.removeprefix("$ ").strip(), "".join(printed)


def mended(text: str, diff: str) -> str:
    """A file with the lines of a diff exchanged, which stand in it once."""
    for removed, added in re.findall(r"((?:^-.*\n)*)((?:^\+.*\n)*)", diff, re.MULTILINE):
        old, new = (re.sub("^[-+]", "", lines, flags=re.MULTILINE) for lines in (removed, added))
        if old or new:
            assert text.count(old) == 1
            text = text.replace(old, new)
    return text


class Desk:
    """A folder with the files of a page, in which its commands run."""

    def __init__(self, page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        self.folder = folder
        self.capsys = capsys
        self.example, self.shown, self.remedy, self.then = fences(page)
        shutil.copytree(LIBRARY, folder, dirs_exist_ok=True)
        monkeypatch.chdir(folder)
        self.put(self.example)
        self.plugin = folder / "pyproject.toml"
        if self.plugin.exists():
            self._advertise()
            monkeypatch.syspath_prepend(str(folder))

    def put(self, found: Fences) -> None:
        """Make, or mend, the files that the fences hold."""
        for words, text in found:
            match words:
                case ["python"]:
                    exec(text, {})  # noqa: S102 - our own page
                case ["diff", name]:
                    path = self.folder / name
                    path.write_text(mended(path.read_text("utf-8"), text), "utf-8")
                case [_, name, *encoding]:
                    (self.folder / name).parent.mkdir(exist_ok=True)
                    (self.folder / name).write_bytes(text.encode(*encoding))

    def _advertise(self) -> None:
        project = tomli.loads(self.plugin.read_text("utf-8"))["project"]
        name, version = project["name"], project["version"]
        info = self.folder / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        points = "".join(
            f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in listed.items())
            for group, listed in project["entry-points"].items()
        )
        (info / "entry_points.txt").write_text(points, "utf-8")

    def run(self, command: str) -> str:
        """What a command, or Python text, prints."""
        if not command.startswith("kompass "):
            return _run(command)
        verb, *names = command.removeprefix("kompass ").split()
        if verb == "check" and not self.plugin.exists():  # without what is installed, which is slow to load
            checked = [check_file(name, Plugins()) for name in names]
            fine = "".join(f"{one.name}: fine ({one.kind} {one.holds})\n" for one in checked if one.sound)
            problems = [str(problem) for one in checked for problem in one.problems]
            return fine + "\n\n".join(problems) + "\n" * bool(problems)
        main([verb, *names])
        captured = self.capsys.readouterr()
        printed = (captured.err + captured.out).rstrip("\n")
        return printed and f"{printed}\n"


def _run(text: str) -> str:
    try:
        exec(text, {})  # noqa: S102 - our own page
    except KompassError as error:
        return f"{error}\n"
    return ""


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> Iterator[Desk]:
    """The files of the page."""
    monkeypatch.setenv("KOMPASS_CACHE", "")
    before = set(sys.modules)
    yield Desk(PAGES[request.param], tmp_path, monkeypatch, capsys)
    for name in sys.modules.keys() - before:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]  # another page may have a plugin of this name


def test_every_slug_has_a_page_and_every_page_a_slug() -> None:
    assert sorted(SLUGS) == sorted(PAGES)


@pytest.mark.parametrize("slug", PAGES)
def test_a_page_is_short_and_called_by_its_slug(slug: str) -> None:
    lines = PAGES[slug].read_text("utf-8").splitlines()
    assert lines[:2] == [f"# {slug}", ""]
    assert len(lines) <= LONGEST


@pytest.mark.parametrize(
    ("desk", "slug"), [(slug, slug) for slug in PAGES], ids=PAGES.keys(), indirect=["desk"]
)
def test_an_example_prints_what_the_page_shows(desk: Desk, slug: str) -> None:
    shown = list(commands(desk.shown))
    assert [printed for _, printed in shown] == [desk.run(command) for command, _ in shown]
    assert f"[{slug}]: " in "".join(printed for _, printed in shown)


@pytest.mark.parametrize("desk", PAGES, indirect=True)
def test_a_mended_example_is_fine(desk: Desk) -> None:
    """By what the page changes; where that is nothing, since the command was wrong, by the last command."""
    desk.put(desk.remedy)
    shown = [command for command, _ in commands(desk.shown)]
    printed = "".join(desk.run(command) for command in (shown if desk.remedy else shown[-1:]))
    assert [line for line in printed.splitlines() if "error[" in line or "warning[" in line] == []


@pytest.mark.parametrize("desk", MENDED, indirect=True)
def test_a_mended_example_prints_what_the_page_shows(desk: Desk) -> None:
    desk.put(desk.remedy)
    shown = list(commands(desk.then))
    assert shown
    assert [printed for _, printed in shown] == [desk.run(command) for command, _ in shown]
