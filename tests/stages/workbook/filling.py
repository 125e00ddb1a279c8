"""Filling: workbooks of the shipped frameworks, filled in by a test as a person or a stranger would."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from openpyxl import load_workbook

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.prepare import prepare
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.read import read_text
from kompass_core.stages.workbook.read import read_workbook
from kompass_core.stages.workbook.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program

ROOT = Path(__file__).parents[3]
HEAD = """\
schema = 1
[evaluation]
id = "x"
framework = "{}"
organisation = {{ name = "X" }}
"""


@cache
def plugins() -> Plugins:
    """All plugins of ours."""
    return load_plugins()


@cache
def program(name: str) -> Program:
    """The program of a framework that is shipped."""
    framework, _, revision = name.partition("@")
    return prepare(ROOT / "frameworks" / framework / f"{revision}.toml", plugins())


def evaluation(text: str = "", of: str = "kommunkompassen@2010") -> Evaluation:
    """An evaluation of a shipped framework, in which the text says the rest."""
    return check_evaluation(read_text(HEAD.format(of) + text, "x.toml"))


def workbook(text: str = "", of: str = "kommunkompassen@2010", language: str | None = None) -> bytes:
    """The workbook of such an evaluation, in the words of the variant that speaks the language."""
    wording = next((one for one in plugins().variants.values() if one.language == language), None)
    return write_workbook(program(of), evaluation(text, of), wording)


def back(data: bytes) -> Evaluation:
    """The evaluation that a workbook says."""
    return check_evaluation(read_workbook(data, "x.xlsx"))


def sheet(book: Workbook, role: str) -> Worksheet:
    """The sheet of a role."""
    return next(one for one in book if one["A1"].value == f"kompass:{role}")


def filled(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The workbook with what somebody did to it."""
    book = load_workbook(BytesIO(data))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def where(book: Workbook, code: str, key: str, role: str = "judgements") -> Any:
    """The cell of an item under a key."""
    there = sheet(book, role)
    column = next(cell.column for cell in there[1] if cell.value == key)
    row = next(cell.row for cell in there["A"] if cell.value == code)
    return there.cell(row, column)


def part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed, or added where there is none of that name."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return stream.getvalue()


def heads(shown: str) -> list[str]:
    """The first line of each problem."""
    return [line for line in shown.splitlines() if re.match(r"\S.*: (error|warning)\[", line)]
