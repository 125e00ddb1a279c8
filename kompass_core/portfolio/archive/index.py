"""Index: the table of what is kept in a folder, in a file of SQLite; where it is no good it is made anew."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from kompass_core.portfolio.archive.layout import INDEX
from kompass_core.portfolio.archive.rows import COLUMNS, NUMBERS, archived_in, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.archive import Archived

VERSION: Final = 1
"""Of the table. Another version of it is made anew."""

PATIENCE: Final = 60.0
"""Seconds that a reader waits for a writer."""

STAMP: Final = ("size", "written")
"""What a file was by its folder when it was read: bytes, and nanoseconds."""

_COLUMNS: Final = ", ".join(
    f"{name} {'INTEGER' if name in (*NUMBERS, *STAMP) else 'TEXT'}" for name in (*COLUMNS, *STAMP)
)
MADE: Final = (
    "DROP TABLE IF EXISTS evaluation",
    f"CREATE TABLE evaluation ({_COLUMNS}, PRIMARY KEY (place))",
    "CREATE INDEX by_id ON evaluation (id)",
    "CREATE INDEX by_folded ON evaluation (folded)",
    f"PRAGMA user_version = {VERSION}",
)
PUT: Final = (
    f"INSERT OR REPLACE INTO evaluation ({', '.join((*COLUMNS, *STAMP))}) "  # noqa: S608 - names of our own
    f"VALUES ({', '.join('?' * len((*COLUMNS, *STAMP)))})"
)


class Index:
    """A connection to the table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection, of which somebody else takes care."""
        self._connection = connection

    @property
    def fit(self) -> bool:
        """Whether there is a table, and it is of this version."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        columns = self._connection.execute("PRAGMA table_info(evaluation)").fetchall()
        return bool(version == VERSION and tuple(one[1] for one in columns) == (*COLUMNS, *STAMP))

    def make(self) -> None:
        """Begin with no line."""
        for statement in MADE:
            self._connection.execute(statement)

    def stamps(self) -> dict[str, tuple[int, int] | None]:
        """What each file was when it was read, by its place; None of one that was not there any more."""
        rows = self._connection.execute("SELECT place, size, written FROM evaluation")
        return {place: None if size is None else (size, written) for place, size, written in rows}

    def lines(self, condition: str = "1", values: Iterable[Any] = ()) -> list[Archived]:
        """The lines that meet a condition, by id."""
        told = f"SELECT {', '.join(COLUMNS)} FROM evaluation WHERE {condition} ORDER BY id, place"  # noqa: S608 - ours
        return [archived_in(row) for row in self._connection.execute(told, tuple(values))]

    def put(self, lines: Iterable[tuple[Archived, tuple[int, int] | None]]) -> None:
        """Write lines, each in place of the one that has its place, with what the file is."""
        rows = ((*row_of(one), *(stamp or (None, None))) for one, stamp in lines)
        self._connection.executemany(PUT, rows)

    def drop(self, places: Iterable[str]) -> None:
        """Leave out the lines of these places."""
        self._connection.executemany("DELETE FROM evaluation WHERE place = ?", ((one,) for one in places))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all that is written in here, or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextmanager
def opened(root: Path) -> Iterator[Index]:
    """The index of a folder, whether it is fit or not; raises sqlite3.DatabaseError where it is damaged."""
    with closing(_connected(str(root / INDEX))) as connection:
        yield Index(connection)


@contextmanager
def in_memory() -> Iterator[Index]:
    """An index that nobody else sees, with no line."""
    with closing(_connected(":memory:")) as connection:
        index = Index(connection)
        index.make()
        yield index


def remove(root: Path) -> None:
    """Remove the index of a folder that is locked, with what belongs to it."""
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.unlink(root / f"{INDEX}{end}")  # noqa: PTH108 - the name with its end


def _connected(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, timeout=PATIENCE, isolation_level=None)
