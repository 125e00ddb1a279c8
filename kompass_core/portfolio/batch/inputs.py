"""Inputs: names of files, folders and patterns to the tables, or evaluations, that they stand for."""

from __future__ import annotations

import glob
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.portfolio.batch.order import Place

SEPARATED: Final = (".csv", ".tsv")
SCANNED: Final = (".parquet", ".pq", ".arrow", ".ipc", ".feather")
EVALUATIONS: Final = (".toml", ".json", ".xlsx")
"""By the ends of their names: what is read as text, what has types, and files of one evaluation each."""

HEAD: Final = 2**16
"""Bytes at both ends of a file by which it is known again; there lie headings and schemas."""

DEEPEST: Final = 8
"""Folders in each other that are looked into."""


@frozen
class Inputs:
    """Files in their order: tables, or evaluations."""

    tables: tuple[Path, ...]
    evaluations: tuple[Path, ...]


def inputs(names: Sequence[str], place: Place) -> Inputs:
    """What names stand for, each file once; of a folder nothing that is, or belongs to, the result.

    Raises:
        KompassError: there is no such file, it is none that is read, or both kinds are there.
    """
    found: dict[Path, Path] = {}
    for name in names:
        for path in _files(name):
            if place.holds(path) and not Path(name).is_dir():
                message = "the result would take the place of what it is made of"
                raise KompassError([Problem("reserved-name", message, name, "give the result another name")])
            if not place.holds(path):
                found.setdefault(path.resolve(), path)
    if not found:
        raise _nothing(names[0])
    paths = tuple(found.values())
    tables = tuple(path for path in paths if path.suffix.lower() in (*SEPARATED, *SCANNED))
    evaluations = tuple(path for path in paths if path.suffix.lower() in EVALUATIONS)
    if tables and evaluations:
        message = f"`{tables[0]}` is a table, and `{evaluations[0]}` an evaluation"
        raise KompassError([Problem("unknown-kind", message, str(evaluations[0]), "score them apart")])
    return Inputs(tables, evaluations)


def known_by(path: Path) -> dict[str, Any]:
    """What a file is known again by: its size, when it was written, and the digest of its ends."""
    status = path.stat()
    with path.open("rb") as stream:
        digest = hashlib.sha256(stream.read(HEAD))
        stream.seek(max(0, status.st_size - HEAD))
        digest.update(stream.read(HEAD))
    return {
        "file": str(path.resolve()),
        "size": status.st_size,
        "written": status.st_mtime_ns,
        "digest": digest.hexdigest(),
    }


def _files(name: str) -> Sequence[Path]:
    path = Path(name)
    if path.is_dir():
        return _in_folder(path)
    if path.is_file():
        if path.suffix.lower() not in (*SEPARATED, *SCANNED, *EVALUATIONS):
            message = f"a file whose name ends in `{path.suffix}` is no table"
            hint = f"name it after what is in it: {', '.join((*SEPARATED, *SCANNED))}"
            raise KompassError([Problem("unknown-kind", message, name, hint)])
        return [path]
    if found := [Path(one) for one in sorted(glob.glob(name)) if Path(one).is_file()]:  # noqa: PTH207 - as it is written
        return [file for one in found for file in _files(str(one))]
    raise KompassError([Problem("unreadable-file", "there is no such file", name, "check the path")])


def _in_folder(folder: Path) -> Sequence[Path]:
    """All files in a folder that are read, or in the folder `evaluations` of an archive; by their names."""
    kept = folder / "evaluations"
    inside = sorted((kept if kept.is_dir() else folder).rglob("*"))
    found = [
        path
        for path in inside
        if path.suffix.lower() in (*SEPARATED, *SCANNED, *EVALUATIONS)
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and not any(part.endswith((".parts", ".bad.csv")) for part in path.relative_to(folder).parts)
        and len(path.relative_to(folder).parts) <= DEEPEST
        and path.is_file()
    ]
    if not found:
        raise _nothing(str(folder))
    return found


def _nothing(folder: str) -> KompassError:
    hint = f"tables end in {', '.join((*SEPARATED, *SCANNED))}, and evaluations in {', '.join(EVALUATIONS)}"
    return KompassError([Problem("unreadable-file", "there is nothing to score in the folder", folder, hint)])
