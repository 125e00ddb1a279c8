"""Keep rows: candidates to rows of a database, within the transaction of the only writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kompass_core.model.archive import KEPT, Outcome
from kompass_core.portfolio.archive.decide import decide, folded
from kompass_core.portfolio.archive.keep import merged, runs
from kompass_core.portfolio.archive.record import read_record, write_record
from kompass_core.portfolio.archive.rows import COLUMNS, archived_as, archived_in, row_of
from kompass_core.portfolio.archive.store import DamagedError
from kompass_core.portfolio.archive.tables import PUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import psycopg

    from kompass_core.model.archive import Archived, Candidate, Record

    Connection = psycopg.Connection[Any]


def keep_rows(connection: Connection, candidates: Sequence[Candidate], *, replace: bool) -> list[Outcome]:
    """Keep them, and say what became of each."""
    return [outcome for run in runs(candidates) for outcome in _keep(connection, run, replace=replace)]


def _keep(connection: Connection, run: Sequence[Candidate], *, replace: bool) -> list[Outcome]:
    there = _there(connection, run)
    known = _known(connection, run)
    outcomes: list[Outcome] = []
    definitions: dict[tuple[str, str], bytes] = {}
    kept: list[tuple[Record, bytes]] = []
    replaced: list[str] = []
    for candidate in run:
        record = candidate.record
        other = there.get(folded(record.id))
        fate = decide(other, known.get(record.sha), record, replace=replace)
        outcomes.append(Outcome(candidate.source, record.id, fate, other.id if other else ""))
        if fate in KEPT:
            kept.append((merged(known.get(record.sha), record), candidate.data))
            files = candidate.definition.items()
            definitions |= {(record.card.digest, name): data for name, data in files}
        if fate == "replaced":
            replaced.append(record.id)
    _keep_versions(connection, replaced)
    with connection.cursor() as cursor:
        cursor.executemany(PUT["definition"], [(*key, data) for key, data in definitions.items()])
        cursor.executemany(PUT["record"], [(one.sha, write_record(one).decode()) for one, _ in kept])
        rows = [(*row_of(archived_as(one, "")), data) for one, data in kept]
        cursor.executemany(PUT["evaluation"], rows)
    return outcomes


def _there(connection: Connection, run: Sequence[Candidate]) -> dict[str, Archived]:
    """Of the candidates those that are there already, or others of their ids, by these."""
    told = f"SELECT {', '.join(COLUMNS)} FROM kompass_evaluation WHERE folded = ANY(%s)"  # noqa: S608 - names of our own
    ids = [folded(one.record.id) for one in run]
    found = map(archived_in, connection.execute(told.encode(), (ids,)))
    return {folded(one.id): one for one in found}


def _known(connection: Connection, run: Sequence[Candidate]) -> dict[str, Record]:
    """What is recorded of the bytes of candidates; what is damaged there is written anew."""
    told = b"SELECT sha, record FROM kompass_record WHERE sha = ANY(%s)"
    found: dict[str, Record] = {}
    for sha, text in connection.execute(told, ([one.record.sha for one in run],)):
        try:
            found[sha] = read_record(text, sha)
        except DamagedError:
            continue
    return found


def _keep_versions(connection: Connection, ids: Sequence[str]) -> None:
    """Keep what is going to be replaced, each after the versions that there are of it."""
    told = (
        b"INSERT INTO kompass_version SELECT one.id, "
        b"(SELECT coalesce(max(number), 0) + 1 FROM kompass_version AS other WHERE other.id = one.id), "
        b"one.sha, one.suffix, one.data FROM kompass_evaluation AS one WHERE one.id = ANY(%s)"
    )
    connection.execute(told, (list(ids),))
