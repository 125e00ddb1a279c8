"""Points: what a spreadsheet program works out in a filled workbook is what the scorecard has."""

from __future__ import annotations

import random
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from kompass_core.rules.interval import Interval
from kompass_core.stages.score import score
from tests.stages.workbook.filling import back, filled, program, sheet, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

OFFICE = shutil.which("soffice")
ELSEWHERE = "see kompass score"
SAID_ELSEWHERE = {"kommunkompassen@2010": set(), "caf@2020": {"classical"}}
"""Scales whose rules no formula says: one has bands and a function of a plugin."""


def judged_at_random(book: Workbook) -> None:
    """Fill in most of what is asked."""
    chance = random.Random(7)  # noqa: S311 - nothing is secret
    steps: dict[str, list[Any]] = {}
    for row in book["kompass"].iter_rows(values_only=True):
        if row[0] == "step" and row[2] != "not applicable":
            steps.setdefault(f"dimension:{row[1]}", []).append(row[3])
    rows = sheet(book, "judgements")
    keys = {cell.column: cell.value for cell in rows[1]}
    for row in rows.iter_rows(min_row=3):
        for cell in row:
            if keys.get(cell.column) in steps and not cell.protection.locked and chance.random() < 0.8:
                absent = chance.random() < 0.05 and keys[cell.column] in {"dimension:system", "dimension:do"}
                cell.value = "not applicable" if absent else chance.choice(steps[str(keys[cell.column])])


def compared(data: bytes, of: str) -> int:
    """How many figures the workbook shows, all of which are those of its scorecard."""
    rows = sheet(load_workbook(BytesIO(data), data_only=True), "judgements")
    card = score(program(of), back(data))
    columns = {cell.value: cell.column for cell in rows[1]}
    shown = 0
    for row in rows.iter_rows(min_row=3):
        for scale, found in card.sheets.items():
            points = found.scores[str(row[0].value)].measures.get("points")
            for place, end in enumerate(("least", "most")):
                value = row[columns[f"points:{scale}:{end}"] - 1].value
                if scale in SAID_ELSEWHERE[of]:
                    assert value == ELSEWHERE
                elif isinstance(points, Interval):
                    assert value == pytest.approx(float((points.low, points.high)[place]), abs=1e-9)
                    shown += 1
                else:
                    assert value in {None, ""}
    return shown


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("of", SAID_ELSEWHERE)
def test_a_spreadsheet_program_comes_to_the_same_points(of: str, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(filled(workbook(of=of, language="en"), judged_at_random))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = (str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", "made", "x.xlsx")
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=100)
    assert compared((tmp_path / "made" / "x.xlsx").read_bytes(), of) > 50


@pytest.mark.parametrize("of", SAID_ELSEWHERE)
def test_the_points_stand_there_before_anything_is_worked_out(of: str) -> None:
    assert compared(workbook(of=of, language="en"), of) > 50


def test_where_points_are_given_the_workbook_shows_none_of_its_own() -> None:
    data = workbook('[given.2010.points]\n"1.1" = 2\n', language="en")
    rows = sheet(load_workbook(BytesIO(data), data_only=True), "judgements")
    column = next(cell.column for cell in rows[1] if cell.value == "points:2010:least")
    assert {rows.cell(row, column).value for row in range(3, rows.max_row + 1)} == {ELSEWHERE}
