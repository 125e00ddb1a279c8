"""What is done behind the back of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.portfolio.archive.folder import Folder
from kompass_core.portfolio.archive.layout import record_place
from kompass_core.portfolio.archive.postgres import Postgres
from tests.portfolio.archive.writing import candidate

if TYPE_CHECKING:
    from kompass_core.portfolio.archive.store import Store


def unrecord(store: Store, id_: str) -> None:
    """Take away the record of an evaluation as it was first."""
    sha = candidate(id_).record.sha
    if isinstance(store, Folder):
        (store.root / record_place(sha)).unlink()
    elif isinstance(store, Postgres):
        store._connection.execute("DELETE FROM kompass_record WHERE sha = %s", (sha,))


def spoil(store: Store, id_: str) -> None:
    """Put other bytes in the place of those of an evaluation."""
    if isinstance(store, Folder):
        (path,) = store.root.glob(f"evaluations/*/*/{id_}.*")
        path.write_bytes(b"other")
    elif isinstance(store, Postgres):
        store._connection.execute("UPDATE kompass_evaluation SET data = 'other' WHERE id = %s", (id_,))
