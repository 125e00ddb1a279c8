"""Tables: those of an archive in PostgreSQL, and what is said to write into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kompass_core.portfolio.archive.rows import COLUMNS, NUMBERS

if TYPE_CHECKING:
    import psycopg

VERSION: Final = 1
KEY: Final = 0x6B6F6D70617373
"""Of the lock of whoever makes the tables: the letters of our name."""

_COLUMNS: Final = ", ".join(f"{name} {'integer' if name in NUMBERS else 'text'}" for name in COLUMNS)
_VERSION: Final = "id text, number integer, sha text NOT NULL, suffix text NOT NULL, data bytea NOT NULL"
_DEFINITION: Final = "digest text, name text, data bytea NOT NULL"
MADE: Final = (
    "CREATE TABLE kompass_archive (version integer NOT NULL)",
    f"INSERT INTO kompass_archive VALUES ({VERSION})",  # noqa: S608 - a number of our own
    f"CREATE TABLE kompass_evaluation ({_COLUMNS}, data bytea NOT NULL, PRIMARY KEY (folded))",
    "CREATE INDEX kompass_by_id ON kompass_evaluation (id)",
    "CREATE TABLE kompass_record (sha text PRIMARY KEY, record text NOT NULL)",
    f"CREATE TABLE kompass_version ({_VERSION}, PRIMARY KEY (id, number))",
    f"CREATE TABLE kompass_definition ({_DEFINITION}, PRIMARY KEY (digest, name))",
)
THERE: Final = (
    "SELECT EXISTS (SELECT FROM pg_catalog.pg_tables "
    "WHERE tablename = 'kompass_archive' AND schemaname = ANY(current_schemas(false)))"
)
"""Asked of a table: what a server remembers of names may be older than the transaction."""

LOCK: Final = "LOCK TABLE kompass_evaluation IN SHARE ROW EXCLUSIVE MODE"
"""One writer at a time; whoever reads is not held up."""

_OTHERS: Final = ", ".join(f"{name} = excluded.{name}" for name in (*COLUMNS, "data") if name != "folded")
_MARKS: Final = ", ".join(["%s"] * (len(COLUMNS) + 1))
PUT: Final[dict[str, bytes]] = {
    "evaluation": (
        f"INSERT INTO kompass_evaluation ({', '.join(COLUMNS)}, data) VALUES ({_MARKS}) "  # noqa: S608 - ours
        f"ON CONFLICT (folded) DO UPDATE SET {_OTHERS}"
    ).encode(),
    "record": (
        b"INSERT INTO kompass_record VALUES (%s, %s) ON CONFLICT (sha) DO UPDATE SET record = excluded.record"
    ),
    "line": (
        f"UPDATE kompass_evaluation SET {', '.join(f'{name} = %s' for name in COLUMNS)} "  # noqa: S608 - ours
        "WHERE folded = %s"
    ).encode(),
    "definition": b"INSERT INTO kompass_definition VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
}
"""What is said to write a row of each table, in place of one that has its key; or its `line` alone."""


def made(connection: psycopg.Connection[Any]) -> None:
    """Make the tables within a transaction, unless somebody else does at the same time."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (KEY,))
    row = connection.execute(THERE).fetchone()
    if row is not None and not row[0]:
        for statement in MADE:
            connection.execute(statement.encode())
