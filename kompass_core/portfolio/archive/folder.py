"""Folder: an archive that is a folder of files."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kompass_core.model.archive import Version
from kompass_core.portfolio.archive import index as indexes
from kompass_core.portfolio.archive.create import create, known, reason
from kompass_core.portfolio.archive.layout import DEFINITIONS, INDEX, VERSIONS, version_place, versions_in
from kompass_core.portfolio.archive.refresh import differs, record_in, refresh, sha_of, writing
from kompass_core.portfolio.archive.rows import of_organisation, where
from kompass_core.portfolio.archive.store import ArchiveError, DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kompass_core.model.archive import (
        Archived,
        Candidate,
        Finding,
        Mended,
        Outcome,
        Record,
        Wanted,
    )
    from kompass_core.portfolio.archive.store import Judge


class Folder:
    """An archive in a folder; see `layout` for what lies where."""

    def __init__(self, root: Path) -> None:
        """Look at nothing yet."""
        self.root = root

    @property
    def name(self) -> str:
        """The folder as it was named."""
        return str(self.root)

    def put(self, candidates: Sequence[Candidate], *, replace: bool) -> list[Outcome]:
        """Keep them, in files that are on disk when this returns; the index follows."""
        from kompass_core.portfolio.archive.keep import keep  # noqa: PLC0415 - only a writer needs it

        create(self.root)
        known(self.root)
        with _told(self.root), writing(self.root) as index:
            return keep(self.root, index, candidates, replace=replace)

    def archived(self, wanted: Wanted) -> list[Archived]:
        """What is kept, by the index, which is refreshed where files have come, changed or gone."""
        known(self.root)
        condition, values = where(wanted, "?")
        with _told(self.root):
            found = self._as_it_is(condition, values)
            if found is None:
                found = self._refreshed(condition, values)
        return of_organisation(found, wanted)

    def data(self, one: Archived | Version) -> bytes:
        """The bytes of a file; raises DamagedError where it is gone or changed."""
        place = version_place(one) if isinstance(one, Version) else one.place
        path = self.root / place
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"`{path}` cannot be read: {reason(error)}"
            raise DamagedError(message) from error
        if sha_of(data) != one.sha:
            message = f"`{path}` is not what was put there"
            raise DamagedError(message)
        return data

    def record(self, sha: str) -> Record | None:
        """What is recorded of bytes, None where nothing is; raises DamagedError."""
        with _told(self.root):
            return record_in(self.root, sha)

    def versions(self, id_: str) -> tuple[Version, ...]:
        """What was replaced under an id, the first one first."""
        with _told(self.root):
            return tuple(versions_in(self.root / VERSIONS / id_, id_))

    def definitions(self) -> tuple[str, ...]:
        """The digests of all definitions that lie there."""
        folder = self.root / DEFINITIONS
        return tuple(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else ()

    def definition(self, digest: str) -> Mapping[str, bytes]:
        """The files of a definition by their names; none where it is not kept."""
        folder = self.root / DEFINITIONS / digest
        with _told(self.root):
            return {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in sorted(folder.rglob("*"))
                if path.is_file()
            }

    def examine(self) -> Iterator[Finding]:
        """What is not as it was put there: all files are read again."""
        from kompass_core.portfolio.archive.examine import examine  # noqa: PLC0415 - seldom wanted

        known(self.root)
        with _told(self.root):
            yield from examine(self.root)

    def mend(self, judge: Judge, *, rebuild: bool) -> Mended:
        """Make the index say what there is, and clear away what was left over."""
        from kompass_core.portfolio.archive.mend import mend  # noqa: PLC0415 - as above

        known(self.root)
        with _told(self.root):
            return mend(self.root, judge, rebuild=rebuild)

    def _as_it_is(self, condition: str, values: tuple[object, ...]) -> list[Archived] | None:
        """The lines of the index where it is fit and says what there is, else None."""
        if not (self.root / INDEX).exists():
            return None
        try:
            with indexes.opened(self.root) as index:
                if index.fit and not differs(self.root, index):
                    return index.lines(condition, values)
        except sqlite3.DatabaseError:
            return None  # it is made anew
        return None

    def _refreshed(self, condition: str, values: tuple[object, ...]) -> list[Archived]:
        try:
            with writing(self.root) as index:
                return index.lines(condition, values)
        except (OSError, sqlite3.OperationalError):
            # Whoever may only read has an index of their own for as long as they look.
            with indexes.in_memory() as index:
                refresh(self.root, index)
                return index.lines(condition, values)


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """Raise ArchiveError for whatever the system refuses."""
    try:
        yield
    except OSError as error:
        where_ = error.filename or root
        raise ArchiveError(f"`{where_}` cannot be read or written: {reason(error)}") from error
    except sqlite3.Error as error:
        raise ArchiveError(f"the index of `{root}` cannot be used: {error}") from error
