"""Every printed figure of the shipped evaluations, read back from the files that other programs read."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import warnings
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import tomli
from jsonstat_validator import validate_jsonstat

import kompass_csv
import kompass_excel
import kompass_json_stat
from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Figure
from kompass_core.stages.numeral import numeral
from kompass_core.stages.report import comparison, report, tables
from kompass_excel.number import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

    Card = Callable[..., Scorecard]

FRAMEWORK = Path(__file__).parents[2] / "frameworks" / "kommunkompassen"
EXPECTATIONS = sorted(
    path for path in FRAMEWORK.glob("expectations/*.toml") if not path.stem.startswith("examples")
)
LANGUAGES = ("sweden", "norway", "denmark", "english")
MANY = ("borlange-2010", "fagersta-2009", "mark-2009", "skovde-2010", "botkyrka-2005")
FORMAT = re.compile(r'(?:\[\$-[0-9A-F]+\])?("[^"]*")?0(\.0+)?("[^"]*")?(%?)')


def expected(path: Path) -> dict[str, dict[str, Any]]:
    """What was published of an evaluation."""
    return tomli.loads(path.read_text("utf-8"))


def printed(made: Report) -> Iterator[tuple[str, str, str, str]]:
    """Every figure of a report: scale, item, measure, and what is printed."""
    for figures in made.figures:
        for scale, items in figures.items():
            for code, item in items.items():
                for table in (item.figures, *item.tables.values()):
                    for measure, figure in table.items():
                        if isinstance(figure, Figure):
                            yield scale, code, measure, figure.printed


def shown(value: float, shape: str, sign: str) -> str:
    """What a spreadsheet shows of a number, by what Excel documents: 15 digits, rounded as on paper."""
    sections = shape.split(";")
    found = FORMAT.fullmatch(sections[min(len(sections) - 1, 1 if value < 0 else 0 if value else 2)])
    assert found is not None, shape
    before, decimals, after, percent = (part or "" for part in found.groups())
    digits = Decimal(f"{abs(value):.15g}") * (100 if percent else 1)
    rounded = digits.quantize(Decimal(1).scaleb(1 - len(decimals or ".")), ROUND_HALF_UP)
    return f"{before}{rounded:f}{after}{percent}".replace('"', "").replace(".", sign)


def sheets(made: bytes, sign: str) -> dict[str, list[list[str]]]:
    """The rows of every sheet of a workbook, as they are shown."""
    book = openpyxl.load_workbook(BytesIO(made), data_only=True)
    return {
        sheet.title: [
            [
                shown(cell.value, cell.number_format, sign)
                if isinstance(cell.value, int | float)
                else str(cell.value or "")
                for cell in row
            ]
            for row in sheet.iter_rows()
        ]
        for sheet in book
    }


def summary(rows: list[list[str]], scales: list[str]) -> dict[str, dict[str, str]]:
    """What the table of all scales shows, by scale and code."""
    cells = {row[0] or TOTAL: row[2:] for row in rows if len(row) >= 3 and row[1] and (row[0] or row[2])}
    return {scale: {code: row[place] for code, row in cells.items()} for place, scale in enumerate(scales)}


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_every_published_figure_is_shown_in_the_workbook(
    path: Path, card: Card, variants: dict[str, Variant]
) -> None:
    wanted = expected(path)
    own = variants[wanted["expectation"]["variant"]]
    made = tables(card(path.stem, own.id), own)
    found = list(sheets(kompass_excel.render(made), ",").values())
    whole = summary(found[1], list(made.figures[0]))
    assert {
        scale: {code: whole[scale][code] for code in listed} for scale, listed in wanted["summary"].items()
    } == wanted["summary"]
    for lines in wanted.get("lines", {}).values():
        measures = ("points", "maximum", "percent")
        # Tables of other figures may follow.
        rows = {row[0]: dict(zip(measures, row[2:], strict=False)) for row in reversed(found[2])}
        assert {code: rows[code] for code in lines} == lines


@pytest.mark.parametrize("variant", LANGUAGES)
def test_every_printed_figure_is_shown_in_every_language(
    variant: str, card: Card, variants: dict[str, Variant]
) -> None:
    made = report(card("borlange-2010", *dict.fromkeys(("sweden", variant))), variants[variant])
    found = sheets(kompass_excel.render(made), "." if variant == "english" else ",")
    rows = [row for listed in found.values() for row in listed]
    items = made.figures[0]["2010"]
    for code, item in items.items():
        if item.level == "subarea":
            wanted = [getattr(figure, "printed", figure) for figure in item.figures.values()]
            assert [row[2:5] for row in rows if row[0] == code] == [wanted], code
    (total,) = [row for row in found[list(found)[3]] if row[1] == made.words["total"]]
    assert total[2:4] == ["331", "443"]


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_no_cell_has_to_hold_less_than_the_exact_value(
    path: Path, card: Card, variants: dict[str, Variant]
) -> None:
    own = variants[expected(path)["expectation"]["variant"]]
    made = tables(card(path.stem, own.id), own)
    count = 0
    for figures in made.figures:
        for items in figures.values():
            for item in items.values():
                for table in (item.figures, *item.tables.values()):
                    for figure in table.values():
                        cell = number(figure, "xx") if isinstance(figure, Figure) else None
                        if isinstance(figure, Figure) and cell is not None:
                            count += 1
                            assert not cell.held
                            assert shown(cell.value, cell.shape, ",") == figure.printed
                            known = figure.low == figure.high
                            assert not known or cell.value == float(figure.low)
    assert count > 0


class Cells(HTMLParser):
    """The rows of all tables of a page, each with what is shown in its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as it is called
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data.strip("\n\t")


def forgetful(made: bytes) -> bytes:
    """The workbook without the values of its formulas, which have to be worked out."""
    out, forgotten = BytesIO(), 0
    with zipfile.ZipFile(BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part, count = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name))
            forgotten += count
            new.writestr(name, part)
    assert forgotten > 100
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_works_out_and_shows_the_same(
    tmp_path: Path, card: Card, variants: dict[str, Variant]
) -> None:
    for variant in LANGUAGES:
        made = report(card("borlange-2010", *dict.fromkeys(("sweden", variant))), variants[variant])
        (tmp_path / f"{variant}.xlsx").write_bytes(forgetful(kompass_excel.render(made)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{variant}.xlsx") for variant in LANGUAGES]
    command = ("soffice", profile, "--headless", "--convert-to", "html", "--outdir", str(tmp_path), *files)
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    for variant in LANGUAGES:
        made = report(card("borlange-2010", *dict.fromkeys(("sweden", variant))), variants[variant])
        rows = Cells((tmp_path / f"{variant}.html").read_text("utf-8")).rows
        for code, item in made.figures[0]["2010"].items():
            wanted = [getattr(figure, "printed", figure) for figure in item.figures.values()]
            if code != TOTAL:
                assert wanted in [row[2:5] for row in rows if row and row[0] == code]
        totals = [row[2:4] for row in rows if len(row) > 3 and row[1] == made.words["total"]]
        assert totals == [["331", "443"]] * 2


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_every_published_figure_is_a_value_of_json_stat(
    path: Path, card: Card, variants: dict[str, Variant]
) -> None:
    wanted = expected(path)
    own = variants[wanted["expectation"]["variant"]]
    text = kompass_json_stat.render(tables(card(path.stem, own.id), own))
    assert validate_jsonstat(json.loads(text))
    found = cube(text)
    for scale, listed in wanted["summary"].items():
        values = {code: found[scale, code, "summary.points"] for code in listed}
        assert values == {code: plain(figure) for code, figure in listed.items()}
    for scale, lines in wanted.get("lines", {}).items():
        for code, line in lines.items():
            assert {measure: found[scale, code, measure] for measure in line} == {
                measure: plain(figure) for measure, figure in line.items()
            }


def cube(text: str) -> dict[tuple[str, ...], Any]:
    """The values of a dataset by scale, item and measure, each with its digits as they are written."""
    data = json.loads(text, parse_float=str, parse_int=str)
    index = [data["dimension"][name]["category"]["index"] for name in data["id"]]
    places: list[tuple[str, ...]] = [()]
    for names in index:
        places = [(*place, name) for place in places for name in names]
    return {place[-3:]: value for place, value in zip(places, data["value"], strict=True)}


def plain(figure: str) -> str:
    """The digits of what is printed."""
    return figure.replace(",", ".").rstrip("% \N{NO-BREAK SPACE}")


@pytest.mark.parametrize("variant", LANGUAGES)
def test_json_stat_and_csv_have_every_printed_figure_in_every_language(
    variant: str, card: Card, variants: dict[str, Variant]
) -> None:
    cards = [card(name, *dict.fromkeys(("sweden", variant))) for name in MANY[:1]]
    made = tables(cards[0], variants[variant])
    rows = list(csv.DictReader(StringIO(kompass_csv.render(made), newline="")))
    lines = {
        (row["scale"], row["item"], row["measure"].rpartition(".")[2], row["printed"])
        for row in rows
        if row["state"] in {"known", "range"}
    }
    assert lines == set(printed(made))
    found = cube(kompass_json_stat.render(made))
    assert {value for value in found.values() if value is not None} == {
        numeral(figure)
        for figures in made.figures
        for items in figures.values()
        for item in items.values()
        for table in (item.figures, *item.tables.values())
        for figure in table.values()
        if isinstance(figure, Figure)
    } - {None}


def test_pyjstat_reads_what_is_printed_of_several(card: Card, variants: dict[str, Variant]) -> None:
    pyjstat = pytest.importorskip("pyjstat.pyjstat")
    made = comparison([card(name, "sweden") for name in MANY], variants["sweden"], "2002")
    text = kompass_json_stat.render(made)
    assert validate_jsonstat(json.loads(text))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own functions, to itself
        frame = pyjstat.Dataset.read(text).write("dataframe", naming="id")
    totals = frame[(frame["item"] == "total") & (frame["measure"] == "summary.points")].dropna()
    assert {(row.organisation, row.year): row.value for row in totals.itertuples()} == {
        ("2081", "2010"): 443.0,
        ("1982", "2009"): 466.0,
        ("1463", "2009"): 513.0,
        ("1496", "2010"): 465.5,
        ("0127", "2005"): totals[totals["organisation"] == "0127"]["value"].iloc[0],
    }
