"""Every figure that was published stands on the page of its report, where it belongs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from attrs import evolve

import kompass_html
from kompass_core.stages.report import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

    Card = Callable[..., Scorecard]

FRAMEWORK = Path(__file__).parents[2] / "frameworks" / "kommunkompassen"
EXPECTATIONS = sorted(
    path for path in FRAMEWORK.glob("expectations/*.toml") if not path.stem.startswith("examples")
)


class Rows(HTMLParser):
    """The rows of every table of a page, headings first, each with what is printed in its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as it is called
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tables[-1][-1][-1] += data


def load(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomli.loads(path.read_text("utf-8"))


@pytest.fixture
def read_back(card: Card, variants: dict[str, Variant]) -> Callable[[str, str], list[list[list[str]]]]:
    """The tables on the page of an evaluation, in the words of a variant."""

    def made(name: str, variant: str) -> list[list[list[str]]]:
        report = tables(card(name, variant), variants[variant])
        return Rows(kompass_html.render(evolve(report, derivations={}))).tables

    return made


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_every_published_figure_of_the_summary_is_read_back(
    path: Path, read_back: Callable[[str, str], list[list[list[str]]]]
) -> None:
    expected = load(path)
    found = read_back(path.stem, expected["expectation"]["variant"])
    wide = 2 + len(expected["summary"])
    summary = next(rows for rows in found if len(rows[0]) == wide)
    shown = {row[0] or "total": row[2:] for row in summary[1:]}
    for place, (scale, figures) in enumerate(expected["summary"].items()):
        assert {code: shown[code][place] for code in figures} == figures, scale


@pytest.mark.parametrize(
    "path", [path for path in EXPECTATIONS if "lines" in load(path)], ids=lambda path: path.stem
)
def test_every_published_line_of_the_closing_tables_is_read_back(
    path: Path, read_back: Callable[[str, str], list[list[list[str]]]]
) -> None:
    expected = load(path)
    found = read_back(path.stem, expected["expectation"]["variant"])
    (lines,) = expected["lines"].values()
    shown: dict[str, list[str]] = {}
    for head, *rows in found:
        if head[0] in lines:
            shown |= {row[0]: row[2:] for row in rows[:-1]} | {head[0]: rows[-1][2:]}
    assert shown == {code: list(line.values()) for code, line in lines.items()}
