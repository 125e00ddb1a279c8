"""Refresh: an index to one that says what lies in the folder now, reading only what has changed."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.archive import Archived
from kompass_core.portfolio.archive import index as indexes
from kompass_core.portfolio.archive.decide import folded
from kompass_core.portfolio.archive.layout import VERSIONS, evaluations_in, record_place, versions_in
from kompass_core.portfolio.archive.lock import locked
from kompass_core.portfolio.archive.record import read_record
from kompass_core.portfolio.archive.rows import archived_as
from kompass_core.portfolio.archive.store import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.model.archive import Record, State
    from kompass_core.portfolio.archive.index import Index

    Stamp = tuple[int, int]


def differs(root: Path, index: Index) -> bool:
    """Whether files lie in the folder, or do not, otherwise than the index says; none is read."""
    known = {place: stamp for place, stamp in index.stamps().items() if stamp is not None}
    return known != _stamps(root)


@contextmanager
def writing(root: Path, *, deep: bool = False) -> Iterator[Index]:
    """The refreshed index of a folder, of which one is the only writer; with `deep` all files are read.

    Raises OSError or sqlite3.OperationalError where nothing can be written there.
    """
    with locked(root):
        try:
            _refreshed(root, deep=deep)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # it is damaged, and can be made of the files
            indexes.remove(root)
            _refreshed(root, deep=deep)
        with indexes.opened(root) as index:
            yield index


def refresh(root: Path, index: Index, *, deep: bool = False) -> None:
    """Make the index say what lies in the folder.

    What was there and is gone stays, as missing, until somebody says that this is meant.
    """
    known, found = index.stamps(), _stamps(root)
    read = [place for place, stamp in found.items() if deep or known.get(place) != stamp]
    index.put((_line(root, place), found[place]) for place in read)
    gone = {place for place, stamp in known.items() if stamp is not None and place not in found}
    if read or gone:
        lines = index.lines()
        index.put((evolve(one, state="missing"), None) for one in lines if one.place in gone)
        _sort_out(root, index, found)


def sha_of(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 hexadecimal digits."""
    return sha256(data).hexdigest()


def record_in(root: Path, sha: str) -> Record | None:
    """What is recorded of bytes, None where nothing is; raises DamagedError."""
    path = root / record_place(sha)
    try:
        record = read_record(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None
    if record.sha != sha:
        message = f"`{path}` is the record of something else"
        raise DamagedError(message)
    return record


def _refreshed(root: Path, *, deep: bool) -> None:
    with indexes.opened(root) as index, index.together():
        if not index.fit:
            index.make()
        refresh(root, index, deep=deep)


def _stamps(root: Path) -> dict[str, Stamp]:
    found = {}
    for place, entry in evaluations_in(root):
        status = entry.stat()
        found[place] = status.st_size, status.st_mtime_ns
    return found


def _line(root: Path, place: str) -> Archived:
    """The line of a file that is there."""
    path = root / place
    sha = sha_of(path.read_bytes())
    try:
        record = record_in(root, sha)
    except DamagedError:
        record = None  # whoever examines the archive says so
    if record is not None:
        return archived_as(record, place)
    _, framework, revision, _ = place.split("/")
    unknown = {
        "variant": None,
        "organisation": "",
        "code": None,
        "year": None,
        "digest": "",
        "definition": "",
    }
    return Archived(
        id=path.stem,
        framework=framework,
        revision=revision,
        **unknown,  # type: ignore[arg-type]  # as their names say
        sha=sha,
        suffix=path.suffix,
        place=place,
        state="unrecorded",
        totals={},
    )


def _sort_out(root: Path, index: Index, found: dict[str, Stamp]) -> None:
    """Where one id has several lines: what was replaced by another is neither missing nor there twice."""
    for _, group in groupby(sorted(index.lines(), key=_folded), key=_folded):
        several = list(group)
        there = [one for one in several if one.state != "missing"]
        if len(several) == 1 or not there:
            continue
        index.drop(one.place for one in several if one.state == "missing")
        last = list(versions_in(root / VERSIONS / there[0].id, there[0].id))[-1:]
        old = [one for one in there if any(version.sha == one.sha for version in last)]
        if len(there) > 1:
            done = old if len(old) < len(there) else []
            states: list[State] = ["superseded" if one in done else _own(one) for one in there]
            lines = (evolve(one, state=state) for one, state in zip(there, states, strict=True))
            index.put((one, found[one.place]) for one in lines)


def _own(one: Archived) -> State:
    return "recorded" if one.digest else "unrecorded"


def _folded(one: Archived) -> str:
    return folded(one.id)
