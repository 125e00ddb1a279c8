"""The page of formats: it names every one that we ship, every column of CSV, and shows lines as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kompass_core as kompass
import kompass_csv
from kompass_csv.figures import COLUMNS

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    """All that come with us."""
    return kompass.load_plugins(only=["kommunkompass"])


def first_cells(table: str) -> list[str]:
    """The names in the first column of a table."""
    return re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)


def test_every_format_is_named(plugins: Plugins) -> None:
    assert sorted(first_cells(PAGE.partition("\n## ")[0])) == sorted(plugins.formats)


def test_every_column_of_csv_is_told_of_in_its_order() -> None:
    table = PAGE.partition("<!-- table: csv -->")[2].partition("\n\n")[0]
    assert tuple(first_cells(table)) == COLUMNS


def test_the_lines_of_csv_are_those_that_are_written(plugins: Plugins) -> None:
    shown = re.search(r"<!-- example: csv -->\n```csv\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    report = kompass.report(kompass.score_file("borlange-2010", plugins), plugins.variants["sweden"])
    lines = kompass_csv.render(report).split("\r\n")
    assert shown[1].splitlines() == [lines[0], *(line for line in lines if ",2010,1.3," in line)]
