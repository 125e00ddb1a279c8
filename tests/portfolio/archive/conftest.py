"""Archives of both kinds, for what is the same of both."""

from __future__ import annotations

import os
from secrets import token_hex
from typing import TYPE_CHECKING

import pytest

from kompass_core.portfolio.archive import index
from kompass_core.portfolio.archive.folder import Folder
from kompass_core.portfolio.archive.opened import opened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.portfolio.archive.store import Store


@pytest.fixture(autouse=True)
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test pulls the plug, so that none has to wait for the disk."""

    def hurried(name: str) -> sqlite3.Connection:
        connection = connected(name)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    connected = index._connected
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(index, "_connected", hurried)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An archive that is a folder, which nobody has made yet."""
    return Folder(tmp_path / "archive")


@pytest.fixture
def database(postgres_url: str) -> Iterator[str]:
    """The URL of a database in which nobody else's tables are seen."""
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    name = f"test_{token_hex(4)}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{postgres_url}&options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=["folder", "postgres"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An archive of each kind."""
    if request.param == "folder":
        yield request.getfixturevalue("folder")
        return
    with opened(request.getfixturevalue("database")) as made:
        yield made
