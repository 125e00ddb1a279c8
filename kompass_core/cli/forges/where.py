"""Where: the place of a problem to a file, as a forge knows it, and the region in it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.find import is_path

if TYPE_CHECKING:
    from kompass_core.problems import Span

LINE = re.compile(r"(?P<file>.+):(?P<line>[0-9]{1,9}):(?P<column>[0-9]{1,9})", re.DOTALL)
"""A place in a file that was not read as a document, such as a list of organisations."""


@frozen
class Region:
    """Lines and columns from 1, columns in characters; the end is the first place after."""

    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Where:
    """A file and the region in it, as far as there are any.

    `path` has forward slashes; it leads from the current folder where `below` it, else it is absolute.
    """

    path: str | None
    below: bool
    region: Region | None


def where(place: Span | str) -> Where:
    """Where a problem is; nowhere if its place is no file, but a plugin or a name that is not known."""
    if not isinstance(place, str):
        start, end = place.source.position(place.start), place.source.position(place.end)
        return _file(place.source.name, Region(*start, *end))
    found = LINE.fullmatch(place)
    if found and os.path.isfile(found["file"]):  # noqa: PTH113 - takes any name
        line, column = int(found["line"]), int(found["column"])
        return _file(found["file"], Region(line, column, line, column))
    if os.path.isfile(place) or is_path(place):  # noqa: PTH113 - takes any name
        return _file(place, None)
    return Where(None, below=False, region=None)


def _file(name: str, region: Region | None) -> Where:
    path, folder = Path(os.path.abspath(name)), Path.cwd()  # noqa: PTH100 - links stay what they are called
    if path.is_relative_to(folder):
        return Where(path.relative_to(folder).as_posix(), below=True, region=region)
    return Where(path.as_posix(), below=False, region=region)
