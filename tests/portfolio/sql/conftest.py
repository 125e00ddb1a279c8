"""Databases to ask: one embedded, one on a server of our own, and a session of Spark."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.portfolio.sql.databases import Duck, Postgres, Spark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.portfolio.sql.databases import Database

SPARK = (
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # its first release leaves sockets open
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
)
EACH = ("duckdb", "postgres", pytest.param("spark", marks=SPARK))


@pytest.fixture(scope="session")
def postgres(postgres_url: str) -> Iterator[Postgres]:
    """A database on the server."""
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        yield Postgres(connection)


@pytest.fixture(scope="session")
def spark() -> Iterator[Spark]:
    """The one session of Spark."""
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("there is no Java here, which Spark runs on")
    from kompass_core.portfolio.sql.in_spark import session

    # What is short-lived is sooner done when it is compiled quickly than when it is compiled well.
    quick = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1", "spark.driver.memory": "1g"}
    made = session("local[2]", {"spark.driver.host": "127.0.0.1", **quick})
    yield Spark(made)
    made.stop()


@pytest.fixture(params=EACH)
def database(request: pytest.FixtureRequest) -> Database:
    """Each database in turn."""
    if request.param == "duckdb":
        return Duck()
    found: Database = request.getfixturevalue(request.param)
    return found
