"""Examine: a folder to what is in it otherwise than it was put there; every file is read again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kompass_core.model.archive import Finding
from kompass_core.portfolio.archive.layout import (
    INCOMING,
    RECORDS,
    VERSIONS,
    place_of,
    record_place,
    version_place,
    versions_in,
)
from kompass_core.portfolio.archive.record import read_record
from kompass_core.portfolio.archive.refresh import record_in, sha_of, writing
from kompass_core.portfolio.archive.store import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.archive import Archived, Version


def examine(root: Path) -> Iterator[Finding]:
    """What has changed, is gone, or is unknown, then what is left of interrupted commands."""
    with writing(root, deep=True) as index:
        lines = index.lines()
        versions = list(all_versions(root))
        incoming = sum(path.is_file() for path in (root / INCOMING).rglob("*"))
    orphans = dict(unused(root, lines, versions))
    there = [one for one in lines if one.state != "superseded"]
    several = Counter(one.id for one in there)
    for one in there:
        yield from _of(root, one, orphans, twice=several[one.id] > 1)
    for version in versions:
        yield from _of_version(root, version)
    superseded = len(lines) - len(there)
    left = incoming + superseded + len(doubled(lines, versions))
    left += sum(id_ not in several for id_ in orphans.values())
    if left:
        message = f"{left} {'file is' if left == 1 else 'files are'} left of a command that was interrupted"
        yield Finding("leftover", "", str(root), message)


def all_versions(root: Path) -> Iterator[Version]:
    """The versions of all ids."""
    folder = root / VERSIONS
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            yield from versions_in(path, path.name)


def doubled(lines: Iterable[Archived], versions: Iterable[Version]) -> list[Version]:
    """The last versions that are what is there, because whoever wanted to replace that was interrupted."""
    last = {one.id: one for one in versions}  # in their order, so that the last one stays
    there = {(one.id, one.sha) for one in lines if one.state not in {"missing", "superseded"}}
    return [one for id_, one in last.items() if (id_, one.sha) in there]


def unused(root: Path, lines: Iterable[Archived], versions: Iterable[Version]) -> Iterator[tuple[str, str]]:
    """The records of bytes that are not there, with the ids that they had."""
    used = {one.sha for one in lines if one.state != "missing"} | {one.sha for one in versions}
    for path in sorted((root / RECORDS).glob("*/*.json")):
        if path.stem not in used:
            try:
                yield path.stem, read_record(path.read_bytes(), str(path)).id
            except DamagedError:
                yield path.stem, ""


def _of(root: Path, one: Archived, orphans: dict[str, str], *, twice: bool) -> Iterator[Finding]:
    if twice:
        yield Finding("twice", one.id, one.place, "another file has the same id")
    if one.state == "missing":
        yield Finding("missing", one.id, one.place, "the file is gone")
        return
    try:
        record = record_in(root, one.sha)
    except DamagedError as error:
        yield Finding("damaged", one.id, record_place(one.sha), str(error))
        return
    if record is None:
        changed = one.id in orphans.values()
        message = "the file is not what was put there" if changed else "nobody has added this file"
        yield Finding("changed" if changed else "unknown", one.id, one.place, message)
    elif place_of(record) != one.place:
        yield Finding("moved", one.id, one.place, f"it belongs to {place_of(record)}")


def _of_version(root: Path, version: Version) -> Iterator[Finding]:
    place = version_place(version)
    if sha_of((root / place).read_bytes()) != version.sha:
        yield Finding("damaged", version.id, place, "the earlier version is not what was put there")
