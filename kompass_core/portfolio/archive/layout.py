"""Layout: where everything lies in an archive that is a folder.

    .kompass-archive                       says that it is one, and of which version
    evaluations/FRAMEWORK/REVISION/ID.toml each evaluation as it was handed in, or .json, or .xlsx
    records/NN/SHA.json                    what these bytes were scored to, by their SHA-256
    definitions/DIGEST/framework.toml      what they were scored with, and its scales
    versions/ID/NUMBER-SHA.toml            what was replaced
    index.sqlite                           made of these, and made again where it is not there

All but the index, and what is only there while somebody writes, belongs under version control.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass_core.model.archive import Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.archive import Record

MARK: Final = ".kompass-archive"
EVALUATIONS: Final = "evaluations"
RECORDS: Final = "records"
DEFINITIONS: Final = "definitions"
VERSIONS: Final = "versions"
INCOMING: Final = ".incoming"
INDEX: Final = "index.sqlite"
LOCK: Final = ".lock"
VERSION: Final = "1"
GIT_IGNORES: Final = (".gitignore", f"/{INDEX}*\n/{INCOMING}/\n/{LOCK}\n")
"""What git is told to leave out, and in which file."""

GIT_ATTRIBUTES: Final = (".gitattributes", "* -text\n")
"""That git is to leave every byte as it is: some have it change the ends of lines."""


SUFFIXES: Final = (".toml", ".json", ".xlsx")
"""Of evaluations."""

NUMBERED: Final = re.compile(r"(\d{4,})-([0-9a-f]{64})(\.\w+)")
DEPTH: Final = 3
"""Folders from the root down to where an evaluation lies."""


def is_archive(folder: Path) -> bool:
    """Whether a folder is an archive."""
    return (folder / MARK).is_file()


def archive_of(path: Path) -> Path | None:
    """The archive in which an evaluation lies where they lie, None where that is none."""
    above = path.absolute().parents
    if len(above) <= DEPTH or above[DEPTH - 1].name != EVALUATIONS or not is_archive(above[DEPTH]):
        return None
    return above[DEPTH]


def place_of(record: Record) -> str:
    """Where the evaluation of a record lies, from the root."""
    return f"{EVALUATIONS}/{record.framework}/{record.revision}/{record.id}{record.suffix}"


def record_place(sha: str) -> str:
    """Where the record of bytes lies, from the root."""
    return f"{RECORDS}/{sha[:2]}/{sha}.json"


def version_place(version: Version) -> str:
    """Where a version lies, from the root."""
    return f"{VERSIONS}/{version.id}/{version.number:04}-{version.sha}{version.suffix}"


def evaluations_in(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Each evaluation with its place, by how its file is called; what a program keeps beside one is none."""
    for framework in _folders(root / EVALUATIONS):
        for revision in _folders(Path(framework.path)):
            with os.scandir(revision.path) as entries:
                for entry in entries:
                    named = entry.name.endswith(SUFFIXES) and entry.name[0] not in ".~"
                    if named and entry.is_file(follow_symlinks=False):
                        yield f"{EVALUATIONS}/{framework.name}/{revision.name}/{entry.name}", entry


def versions_in(folder: Path, id_: str) -> Iterator[Version]:
    """The versions in the folder of an id."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if found := NUMBERED.fullmatch(path.name):
            yield Version(id_, int(found[1]), found[2], found[3])


def _folders(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(
            (one for one in entries if one.name[0] != "." and one.is_dir(follow_symlinks=False)),
            key=lambda one: one.name,
        )
