"""All definitions and evaluations that we ship, make or print are laid out as everybody's are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompass_core.cli import main
from kompass_core.hooks.format_file import files_in, format_bytes, format_file

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(files_in(str(ROOT / room) for room in ("frameworks", "plugins", "kompass_core")))
OF = ("--framework", "kommunkompassen@2010")
NEW = [
    ("plugin", "tulip"),
    ("variant", "tulip", "--language", "fi", *OF),
    ("scale", "tulip", "--framework", "caf@2020"),
    ("framework", "tulip"),
    ("evaluation", "tulip", *OF, "--variant", "english"),
]
SHOWN = [
    ("kommunkompassen@2010", "--variant", "norway"),
    ("kommunkompassen@2010", "--scale", "2010"),
    ("caf@2020", "--scale", "classical"),
    ("caf@2020",),
]


def test_there_are_files() -> None:
    assert len(SHIPPED) > 80


@pytest.mark.parametrize("name", SHIPPED, ids=[Path(name).relative_to(ROOT).as_posix() for name in SHIPPED])
def test_a_file_that_we_ship_is_laid_out(name: str) -> None:
    made = format_file(name)
    assert made.problems == ()
    assert made.before.decode() == made.after.decode()


@pytest.mark.parametrize("arguments", NEW, ids=[kind for kind, *_ in NEW])
def test_what_is_new_is_laid_out(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(("new", *arguments)) == 0
    made = [format_file(name) for name in files_in(["."])]
    assert made
    assert [(one.name, one.problems) for one in made if one.changed or one.problems] == []


@pytest.mark.parametrize("arguments", SHOWN, ids=map(" ".join, SHOWN))
def test_what_is_shown_is_laid_out(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("show", *arguments)) == 0
    shown = capsys.readouterr().out
    assert shown.encode() == format_bytes(shown.encode(), "shown.toml").after
