"""Opened: the bytes of a workbook that somebody else sent, to its sheets, or why they are not read.

Such a file is an archive of XML, and hostile until it was looked at: what it unfolds to is measured before
anything is unfolded, and whatever could run, reach out or refer to itself is refused. Nothing in it is
evaluated.
"""

from __future__ import annotations

import re
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_PARTS: Final = 500
LARGEST_PART: Final = 16 * 2**20
LARGEST: Final = 48 * 2**20
"""Bytes of all parts together, once they are unfolded."""

MOST_ROWS, MOST_COLUMNS = 10_000, 100
"""Of one sheet."""

ACTIVE: Final = {
    "vbaproject": "macros",
    "macrosheets": "macros",
    "externallinks": "links to other workbooks",
    "embeddings": "other files inside",
    "activex": "controls that run programs",
    "ctrlprops": "controls that run programs",
    "connections": "connections to other data",
    "querytables": "connections to other data",
}
"""What a workbook of ours never has, by what is in the name of the part."""

DECLARED: Final = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")


def opened(data: bytes, name: str) -> list[Worksheet]:
    """The sheets of the workbook, in order; raises KompassError where it is none, or may not be trusted."""
    _weigh(data, name)
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - only a workbook needs it, and it may not be there
    except ImportError:
        message = "a workbook is read with openpyxl, which is not here"
        hint = "install what is asked for by the extra `excel`: `pip install openpyxl XlsxWriter`"
        raise KompassError([Problem("unreadable-file", message, name, hint)]) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that it does not know, and we do not read
            book = load_workbook(BytesIO(data), keep_links=False)
            sheets = list(book.worksheets)
    except Exception as error:  # any: what is wrong with the XML comes out as whatever it led to
        raise _refused(name, "the file is no workbook that can be read") from error
    for sheet in sheets:
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            message = f"the sheet `{sheet.title}` has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns"
            raise KompassError(
                [Problem("too-large", message, name, "remove what lies far away from the rest")]
            )
    return sheets


def _weigh(data: bytes, name: str) -> None:
    """Raise KompassError unless all parts are small, and text that refers to nothing."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise KompassError([_too_large(name)])
            if len({part.filename.lower() for part in parts}) < len(parts):
                raise _refused(name, "a part of the workbook is there twice")
            for part in parts:
                for sign, what in ACTIVE.items():
                    if sign in part.filename.lower():
                        raise _refused(name, f"the workbook has {what}", "save it without them")
                if part.flag_bits & 1:
                    raise _refused(name, "the workbook is locked with a password", "save it without one")
                with archive.open(part) as stream:
                    unfolded = stream.read(LARGEST_PART + 1)
                if len(unfolded) > LARGEST_PART:
                    raise KompassError([_too_large(name)])
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _look(unfolded, name)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error, OSError):
        hint = "save it as `.xlsx` from a spreadsheet program; a file with a password cannot be read"
        raise _refused(name, "the file is no workbook", hint) from None


def _look(xml: bytes, name: str) -> None:
    declared = DECLARED.match(xml.removeprefix(b"\xef\xbb\xbf"))
    known = declared is None or declared[1].lower() in {b"utf-8", b"us-ascii"}
    if not known or b"\0" in xml or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise _refused(name, "the workbook has XML that no spreadsheet program writes")


def _too_large(name: str) -> Problem:
    message = f"the workbook unfolds to more than {LARGEST // 2**20} MiB, or to more than {MOST_PARTS} parts"
    return Problem("too-large", message, name, "check that it is the file you mean")


def _refused(name: str, message: str, hint: str = "fill in a new one and send that") -> KompassError:
    return KompassError([Problem("unreadable-file", message, name, hint)])
