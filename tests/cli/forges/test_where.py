"""The place of a problem, as a forge knows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli.forges.where import Region, Where, where
from kompass_core.problems import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.problems import Problem

    Made = Callable[..., Problem]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("name", ["a/b.toml", "./a/b.toml", "a/../a/b.toml", "{here}/a/b.toml"])
def test_a_file_below_the_current_folder_is_named_from_there(name: str, folder: Path) -> None:
    span = Span(Source(name.format(here=folder), "title = 1"), 0, 5)
    assert Where("a/b.toml", below=True, region=Region(1, 1, 1, 6)) == where(span)


def test_a_file_elsewhere_is_named_in_full(folder: Path) -> None:
    span = Span(Source("../there/b.toml", "title = 1"), 0, 5)
    expected = (folder.parent / "there" / "b.toml").as_posix()
    assert Where(expected, below=False, region=Region(1, 1, 1, 6)) == where(span)


def test_columns_count_characters_and_lines_from_one() -> None:
    text = "a = 1\n'\U0001f9ed' = å\n"
    span = Span(Source("a.toml", text), text.index("å"), len(text))
    assert Region(2, 7, 3, 1) == where(span).region


def test_a_file_that_is_not_there_has_no_region() -> None:
    assert Where("nowhere.toml", below=True, region=None) == where("nowhere.toml")


def test_a_line_of_a_list_is_found_in_its_file() -> None:
    Path("towns.csv").write_text("code,name\n1\n", "utf-8")
    assert Where("towns.csv", below=True, region=Region(2, 1, 2, 1)) == where("towns.csv:2:1")


@pytest.mark.parametrize(
    "name", ["main-street", "library@1", "plugin weed (kompass-weed 3.1)", "towns.csv:2:1"]
)
def test_a_name_of_no_file_is_nowhere(name: str) -> None:
    assert Where(None, below=False, region=None) == where(name)
