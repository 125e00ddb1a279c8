"""Using: the archive that an argument names, for as long as a command needs it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kompass_core.portfolio.archive.opened import opened
from kompass_core.portfolio.archive.store import ArchiveError
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.portfolio.archive.store import Store

archive = click.argument("where", metavar="ARCHIVE")


@contextmanager
def using(where: str) -> Iterator[Store]:
    """The archive; raises UsageError where it cannot be used, then or later."""
    try:
        with opened(where) as store:
            yield store
    except ArchiveError as error:
        raise click.UsageError(plain(str(error))) from error
