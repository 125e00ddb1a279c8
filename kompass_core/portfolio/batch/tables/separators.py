"""Separators: the first bytes of a CSV file to the names of its columns, and what stands between cells."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from kompass_core.problems import KompassError, Problem

SEPARATORS: Final = (",", ";", "\t")
MARK: Final = b"\xef\xbb\xbf"
OTHERWISE: Final = (b"\xff\xfe", b"\xfe\xff")
"""How a file begins that says it is in UTF-16."""


def heading_of(data: bytes, file: str) -> tuple[tuple[str, ...], str, int]:
    """The names, the separator, and how many bytes the heading takes.

    Raises:
        KompassError: there is no heading, or it is not in UTF-8.
    """
    if data.startswith(OTHERWISE):
        raise KompassError([Problem("not-utf-8", "the file is in UTF-16", file, "save it as UTF-8")])
    skipped = len(MARK) if data.startswith(MARK) else 0
    line = _line(data[skipped:])
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        message = "the names of the columns are in another encoding than UTF-8"
        raise KompassError([Problem("not-utf-8", message, file, "save it as UTF-8")]) from None
    if not text.strip():
        message, hint = "the file has no heading", "its first line has the names of the columns"
        raise KompassError([Problem("missing-key", message, file, hint)])
    separator = max(SEPARATORS, key=text.count)
    names = next(csv.reader(StringIO(text, newline=""), delimiter=separator))
    return tuple(name.strip() for name in names), separator, skipped + len(line)


def _line(data: bytes) -> bytes:
    """The first line, which may go on over others inside of quotation marks."""
    end = data.find(b"\n")
    while end >= 0 and data.count(b'"', 0, end) % 2:
        end = data.find(b"\n", end + 1)
    return data if end < 0 else data[: end + 1]
