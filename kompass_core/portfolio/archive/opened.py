"""Opened: the name of an archive to the archive, for as long as it is needed."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass_core.portfolio.archive.store import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.portfolio.archive.store import Store

DATABASES: Final = ("postgresql://", "postgres://")
"""How the URL begins of a database that is an archive."""


@contextmanager
def opened(where: str) -> Iterator[Store]:
    """The archive in a folder, or in the database of a URL.

    Raises ArchiveError where the database cannot be reached. Whether there is an archive shows later.
    """
    if not where.startswith(DATABASES):
        from kompass_core.portfolio.archive.folder import Folder  # noqa: PLC0415 - one of the two

        yield Folder(Path(where))
        return
    try:
        from kompass_core.portfolio.archive.postgres import connected  # noqa: PLC0415 - it may not be there
    except ImportError as error:
        message = "PostgreSQL is talked to with psycopg, which is not here: `pip install 'psycopg[binary]'`"
        raise ArchiveError(message) from error
    with connected(where) as store:
        yield store
