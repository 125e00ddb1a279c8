"""All definitions and evaluations that we ship, make or print are laid out as everybody's are."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli import main
from kompass_core.hooks.format_file import files_in, format_bytes, format_file
from kompass_core.hooks.layers import layers
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.model.files.whole import shape_of
from kompass_core.stages.check import check, check_scale
from kompass_core.stages.layout import layout
from kompass_core.stages.layout.take_apart import take_apart
from kompass_core.stages.read import read_text
from tests.stages.layout.messy import Mess

if TYPE_CHECKING:
    from kompass_core.model.document import Document

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(files_in(str(ROOT / room) for room in ("frameworks", "plugins", "kompass_core")))
REVISIONS = sorted(ROOT.glob("frameworks/*/*.toml"))
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


@pytest.mark.parametrize("path", REVISIONS, ids=[f"{path.parent.name}-{path.stem}" for path in REVISIONS])
def test_one_that_was_written_in_a_hurry_is_the_same_framework_on_the_same_scales(path: Path) -> None:
    made_of = layers(path, load_plugins())
    definition = made_of.laid()
    plugins = made_of.with_scales(definition)
    laid = layout(read_text(hasty(definition.document), "again.toml"))
    assert check(read_text(laid, "again.toml"), plugins) == check(definition.document, plugins)
    for scale in definition.scales.values():
        laid = layout(read_text(hasty(scale), "again.toml"))
        assert check_scale(read_text(laid, "again.toml")) == check_scale(scale)


def hasty(document: Document) -> str:
    pieces = take_apart(document.source.text)
    chance = Random(1)  # noqa: S311 - any mess will do, but always the same
    return Mess(chance, remarks=True, points=True).text(pieces, shape_of(document.root))


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
