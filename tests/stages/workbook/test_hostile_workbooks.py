"""Hostile workbooks: what could run, reach out or unfold without end is refused before it is read."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kompass_core.problems import KompassError
from kompass_core.stages.workbook import opened as limits
from kompass_core.stages.workbook.read import read_workbook
from tests.stages.workbook.filling import back, filled, part, sheet, workbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SOUND = workbook()
SHEET = "xl/worksheets/sheet1.xml"
BILLION = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def said(data: bytes) -> str:
    """What is said of it, on one line."""
    with pytest.raises(KompassError) as caught:
        read_workbook(data, "x.xlsx")
    return str(caught.value).splitlines()[0]


def bomb(count: int, size: int) -> bytes:
    """An archive of parts of zeros."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"xl/part{number}.bin", bytes(size))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
        ("xl/embeddings/oleObject1.bin", "other files inside"),
        ("xl/connections.xml", "connections to other data"),
    ],
)
def test_what_could_act_is_refused(name: str, what: str) -> None:
    assert (
        said(part(SOUND, name, lambda _: b"x")) == f"x.xlsx: error[unreadable-file]: the workbook has {what}"
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', BILLION),
        lambda xml: xml.replace(b"UTF-8", b"cp037"),
        lambda xml: xml.decode().encode("utf-16"),
    ],
)
def test_xml_that_refers_to_itself_or_hides_is_refused(change: object) -> None:
    assert "XML that no spreadsheet program writes" in said(part(SOUND, SHEET, change))  # type: ignore[arg-type]


def test_a_bomb_is_not_unfolded() -> None:
    assert "error[too-large]" in said(bomb(4, 15 * 2**20))


def test_a_part_that_says_less_than_it_is_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_PART", 1000)
    assert "error[too-large]" in said(SOUND)


def test_many_parts_are_refused() -> None:
    assert "error[too-large]" in said(bomb(501, 1))


def test_a_cell_far_away_is_refused() -> None:
    def change(book: Workbook) -> None:
        sheet(book, "visit")["XFD1048576"].value = "x"

    assert "more than 10,000 rows or 100 columns" in said(filled(SOUND, change))


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"schema = 1", SOUND[:2000], SOUND[:-30]])
def test_what_is_no_archive_is_no_workbook(data: bytes) -> None:
    assert said(data) == "x.xlsx: error[unreadable-file]: the file is no workbook"


@pytest.mark.parametrize("name", ["xl/workbook.xml", SHEET, "xl/styles.xml", "[Content_Types].xml"])
def test_what_is_broken_inside_is_no_workbook(name: str) -> None:
    assert "error[unreadable-file]: the file is no workbook" in said(part(SOUND, name, lambda xml: xml[:60]))


def test_no_text_becomes_a_formula() -> None:
    finding = back(workbook('[finding.1]\ntext = "=1+1"\nstrengths = ["@SUM(A1)"]')).findings["1"]
    assert (finding.text, finding.strengths) == ("=1+1", ("@SUM(A1)",))
