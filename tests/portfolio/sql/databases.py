"""Databases: each asked in its own SQL, about a table that is put into it first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import duckdb
import pyarrow as pa
from attrs import frozen

from kompass_core.portfolio.sql.dialect import DUCKDB, POSTGRES, SPARK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection
    from pyspark.sql import SparkSession

    from kompass_core.portfolio.sql.dialect import Dialect

    Rows: TypeAlias = list[dict[str, Any]]
    Columns: TypeAlias = Mapping[str, Sequence[object]]

POSTGRES_TYPES = {pa.string(): "text", pa.int64(): "bigint", pa.float64(): "double precision"}


@frozen
class Duck:
    """A database of its own for each question."""

    dialect: Dialect = DUCKDB

    def answers(self, query: str, table: pa.Table, name: str = "evaluations") -> Rows:
        """The rows that a query makes of a table."""
        connection = duckdb.connect()
        connection.register("arrow", table)
        connection.execute(f"CREATE TABLE {self.dialect.identifier(name)} AS FROM arrow")
        found = connection.sql(query)
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@frozen
class Postgres:
    """A server, in which each table replaces the one before."""

    connection: Connection
    dialect: Dialect = POSTGRES

    def answers(self, query: str, table: pa.Table, name: str = "evaluations") -> Rows:
        """The rows that a query makes of a table."""
        quoted = self.dialect.identifier(name)
        columns = ", ".join(
            f"{self.dialect.identifier(field.name)} {POSTGRES_TYPES.get(field.type, 'numeric')}"
            for field in table.schema
        )
        with self.connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {quoted}".encode())
            cursor.execute(f"CREATE TABLE {quoted} ({columns})".encode())
            with cursor.copy(f"COPY {quoted} FROM STDIN".encode()) as copy:
                for row in table.to_pylist():
                    copy.write_row(list(row.values()))
            cursor.execute(query.encode())
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@frozen
class Spark:
    """A session, in which each table replaces the one before."""

    session: SparkSession
    dialect: Dialect = SPARK

    def answers(self, query: str, table: pa.Table, name: str = "evaluations") -> Rows:
        """The rows that a query makes of a table."""
        view = self.dialect.identifier(name)
        self.session.createDataFrame(table).createOrReplaceTempView(view)
        rows: Rows = self.session.sql(query.rstrip().removesuffix(";")).toArrow().to_pylist()
        return rows


Database: TypeAlias = Duck | Postgres | Spark


def texts(columns: Columns) -> pa.Table:
    """A table of texts."""
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
