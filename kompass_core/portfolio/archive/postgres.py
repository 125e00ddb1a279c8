"""Postgres: an archive in a database that several share, in tables of its first schema.

One writer at a time writes, in one transaction: whoever is killed in it has written nothing.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from kompass_core.model.archive import Finding, Mended, Version
from kompass_core.portfolio.archive.record import read_record, write_record
from kompass_core.portfolio.archive.refresh import sha_of
from kompass_core.portfolio.archive.rows import (
    COLUMNS,
    archived_as,
    archived_in,
    of_organisation,
    row_of,
    where,
)
from kompass_core.portfolio.archive.store import ArchiveError, DamagedError
from kompass_core.portfolio.archive.tables import LOCK, PUT, THERE, VERSION, made
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.model.archive import Archived, Candidate, Outcome, Record, Wanted
    from kompass_core.portfolio.archive.store import Judge

SHA = "encode(sha256({}data), 'hex')"
"""The SHA-256 of bytes, where they lie."""


class Postgres:
    """An archive in a database, by a connection of which somebody else takes care."""

    def __init__(self, connection: psycopg.Connection[Any], name: str) -> None:
        """Look at nothing yet."""
        self._connection = connection
        self._name = name

    @property
    def name(self) -> str:
        """The URL of the database, without what is secret in it."""
        return self._name

    def put(self, candidates: Sequence[Candidate], *, replace: bool) -> list[Outcome]:
        """Keep them, in one transaction."""
        from kompass_core.portfolio.archive.keep_rows import keep_rows  # noqa: PLC0415 - only a writer needs it

        with self._connection.transaction():
            if not self._there():
                made(self._connection)
            self._connection.execute(LOCK)
            return keep_rows(self._connection, candidates, replace=replace)

    def archived(self, wanted: Wanted) -> list[Archived]:
        """What is kept, of what is wanted, by id."""
        self._known()
        condition, values = where(wanted, "%s")
        told = (
            f'SELECT {", ".join(COLUMNS)} FROM kompass_evaluation WHERE {condition} ORDER BY id COLLATE "C"'  # noqa: S608 - names of our own
        )
        return of_organisation(map(archived_in, self._all(told, *values)), wanted)

    def data(self, one: Archived | Version) -> bytes:
        """The bytes of one; raises DamagedError where they are others."""
        if isinstance(one, Version):
            told = "SELECT data FROM kompass_version WHERE id = %s AND number = %s"
            found = self._all(told, one.id, one.number)
        else:
            found = self._all("SELECT data FROM kompass_evaluation WHERE id = %s", one.id)
        if not found or sha_of(found[0][0]) != one.sha:
            message = f"`{one.id}` is not what was put there"
            raise DamagedError(message)
        return bytes(found[0][0])

    def record(self, sha: str) -> Record | None:
        """What is recorded of bytes, None where nothing is; raises DamagedError."""
        found = self._all("SELECT record FROM kompass_record WHERE sha = %s", sha)
        return read_record(found[0][0], f"the record of {sha}") if found else None

    def versions(self, id_: str) -> tuple[Version, ...]:
        """What was replaced under an id, the first one first."""
        told = "SELECT id, number, sha, suffix FROM kompass_version WHERE id = %s ORDER BY number"
        return tuple(Version(*row) for row in self._all(told, id_))

    def definitions(self) -> tuple[str, ...]:
        """The digests of all definitions that are kept."""
        found = self._all("SELECT DISTINCT digest FROM kompass_definition ORDER BY digest")
        return tuple(digest for (digest,) in found)

    def definition(self, digest: str) -> Mapping[str, bytes]:
        """The files of a definition by their names; none where it is not kept."""
        told = "SELECT name, data FROM kompass_definition WHERE digest = %s ORDER BY name"
        return {name: bytes(data) for name, data in self._all(told, digest)}

    def examine(self) -> Iterator[Finding]:
        """What is not as it was put there: the database reads every byte again."""
        self._known()
        told = f"""
            SELECT one.id, {SHA.format("one.")} <> one.sha, known.sha IS NULL
            FROM kompass_evaluation AS one LEFT JOIN kompass_record AS known ON known.sha = one.sha
            ORDER BY one.id COLLATE "C"
        """  # noqa: S608 - names of our own
        for id_, other, unknown in self._all(told):
            if other:
                yield Finding("changed", id_, "", "its bytes are not what was put there")
            elif unknown:
                yield Finding("unknown", id_, "", "nothing is recorded of it")
        told = f"SELECT id, number FROM kompass_version WHERE {SHA.format('')} <> sha ORDER BY id, number"  # noqa: S608 - ours
        for id_, number in self._all(told):
            yield Finding("damaged", id_, "", f"the earlier version {number} is not what was put there")

    def mend(self, judge: Judge, *, rebuild: bool) -> Mended:
        """Record what is not recorded; with `rebuild` make every line anew."""
        self._known()
        recorded, failed = [], []
        told = f"""
            SELECT one.id, one.suffix, one.folded, known.record FROM kompass_evaluation AS one
            LEFT JOIN kompass_record AS known ON known.sha = {SHA.format("one.")}
            WHERE known.sha IS NULL OR one.sha <> known.sha OR %s
            ORDER BY one.id COLLATE "C"
        """  # noqa: S608 - names of our own
        with self._connection.transaction():
            self._connection.execute(LOCK)
            for id_, suffix, key, known in self._all(told, rebuild):
                try:
                    record = _record(known, id_) or self._judged(id_, suffix, judge)
                except KompassError as error:
                    failed.append(Finding("unfit", id_, "", "it cannot be recorded", None, error.problems))
                    continue
                self._connection.execute(PUT["line"], (*row_of(archived_as(record, "")), key))
                if _record(known, id_) is None:
                    recorded.append(id_)
        return Mended(recorded=tuple(recorded), failed=tuple(failed))

    def _judged(self, id_: str, suffix: str, judge: Judge) -> Record:
        """The record of what is not recorded, kept with its definition; raises KompassError."""
        ((data,),) = self._all("SELECT data FROM kompass_evaluation WHERE id = %s", id_)
        made_of = judge(f"{id_}{suffix}", bytes(data))
        record = made_of.record
        self._connection.execute(PUT["record"], (record.sha, write_record(record).decode()))
        for name, content in made_of.definition.items():
            self._connection.execute(PUT["definition"], (record.card.digest, name, content))
        return record

    def _there(self) -> bool:
        ((there,),) = self._all(THERE)
        return bool(there)

    def _known(self) -> None:
        """Raise ArchiveError where there is no archive, or one that only a later version can read."""
        if not self._there():
            message = f"there is no archive in `{self.name}`; `kompass archive add` makes one"
            raise ArchiveError(message)
        ((version,),) = self._all("SELECT version FROM kompass_archive")
        if version != VERSION:
            message = f"`{self.name}` is an archive of version {version}; this one reads {VERSION}"
            raise ArchiveError(message)

    def _all(self, told: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(told.encode(), values).fetchall()


def _record(text: str | None, name: str) -> Record | None:
    """What is recorded; None where nothing is, or it is damaged and has to be made anew."""
    try:
        return None if text is None else read_record(text, name)
    except DamagedError:
        return None


@contextmanager
def connected(url: str) -> Iterator[Postgres]:
    """The archive in the database of a URL; raises ArchiveError for whatever the database refuses."""
    try:
        parts = conninfo_to_dict(url)
        with psycopg.connect(url, autocommit=True) as connection:
            yield Postgres(connection, _name(parts))
    except psycopg.Error as error:
        message = f"the database cannot be used: {' '.join(str(error).split())}"
        raise ArchiveError(message) from error


def _name(parts: Mapping[str, Any]) -> str:
    user = f"{parts['user']}@" if parts.get("user") else ""
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"postgresql://{user}{parts.get('host', '')}{port}/{parts.get('dbname', '')}"
