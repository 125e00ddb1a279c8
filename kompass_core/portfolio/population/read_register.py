"""Read register: a file of CSV to what it knows of organisations, and classes of its numbers."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass_core.model.register import Register
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kompass_core.model.register import Classes

CODE, NAME, COUNTRY = "code", "name", "country"
NUMBER: Final = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
HINT = "its first line names the columns: `code`, or `name`, and whatever else is known"


def read_register(path: Path, classes: Mapping[str, Classes]) -> Register:
    """The register in a file: columns `code` or `name`, `country` where codes of several meet, and others.

    Raises:
        KompassError: `unreadable-file`; `wrong-kind` of a line that does not fit, or holds no number where
            there are classes; `duplicate-code`; `unknown-name` of classes of a column that is not there.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        message = f"the register cannot be read: {why}"
        raise KompassError([Problem("unreadable-file", message, str(path), HINT)]) from None
    lines = csv.reader(io.StringIO(text), strict=True)
    try:
        columns = tuple(name.strip() for name in next(lines, ()))
        _fit(columns, classes, path)
        rows: dict[tuple[str | None, str], Mapping[str, str]] = {}
        for line in lines:
            if any(line):
                _add(rows, columns, line, classes, f"{path}:{lines.line_num}:1")
    except csv.Error as error:
        message = f"this line is not CSV: {error}"
        raise KompassError([Problem("wrong-kind", message, f"{path}:{lines.line_num}:1", HINT)]) from None
    return Register(columns, MappingProxyType(rows), classes)


def _fit(columns: tuple[str, ...], classes: Mapping[str, Classes], path: Path) -> None:
    """Raise KompassError where columns are lacking, or named twice."""
    place = f"{path}:1:1"
    if not {CODE, NAME} & set(columns) or "" in columns:
        raise KompassError([Problem("wrong-kind", "this line does not name the columns", place, HINT)])
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice is not None:
        message = f"the column `{twice}` is there twice"
        raise KompassError([Problem("duplicate-code", message, place, "give one of them another name")])
    for name in (one.column for one in classes.values()):
        if name not in columns:
            hint = did_you_mean(name, columns) or there_are(columns)
            raise KompassError([Problem("unknown-name", f"there is no column `{name}`", place, hint)])


def _add(
    rows: dict[tuple[str | None, str], Mapping[str, str]],
    columns: tuple[str, ...],
    line: list[str],
    classes: Mapping[str, Classes],
    place: str,
) -> None:
    if len(line) != len(columns):
        message = f"this line has {len(line)} values, and the first names {len(columns)} columns"
        raise KompassError([Problem("wrong-kind", message, place, 'put text with a comma into `"..."`')])
    row = dict(zip(columns, map(str.strip, line), strict=True))
    for name in (one.column for one in classes.values()):
        if row[name] and not NUMBER.fullmatch(row[name]):
            message = f"`{row[name]}` of `{name}` is no number, so it is in no class"
            raise KompassError([Problem("wrong-kind", message, place, "write digits alone: 51000")])
    key = row.get(COUNTRY) or None, row.get(CODE) or row.get(NAME, "")
    if not key[1] or key in rows:
        message = f"`{key[1]}` is there twice" if key[1] else "this line is of nobody"
        hint = "a column `country` tells equal codes apart" if COUNTRY not in columns else None
        raise KompassError([Problem("duplicate-code", message, place, hint)])
    rows[key] = MappingProxyType(row)


def numbers(text: str) -> tuple[Fraction, ...] | None:
    """The numbers of a list with commas, rising; None where it is none."""
    parts = [part.strip() for part in text.split(",")]
    if not all(map(NUMBER.fullmatch, parts)):
        return None
    found = tuple(map(Fraction, parts))
    return found if all(one < other for one, other in pairwise(found)) else None
