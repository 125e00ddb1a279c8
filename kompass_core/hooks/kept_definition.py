"""Kept definition: an evaluation in an archive that names a file, to the definition that was kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.archive import FRAMEWORK
from kompass_core.portfolio.archive.layout import DEFINITIONS, archive_of

if TYPE_CHECKING:
    from pathlib import Path


def kept_definition(evaluation: Path) -> Path | None:
    """The file of the framework as it was kept; None where the evaluation lies in no archive.

    Whoever added it had that file elsewhere: from here, the way to it leads nowhere.
    """
    root = archive_of(evaluation)
    if root is None:
        return None
    from kompass_core.portfolio.archive.refresh import record_in, sha_of  # noqa: PLC0415 - seldom needed
    from kompass_core.portfolio.archive.store import DamagedError  # noqa: PLC0415 - as above

    try:
        record = record_in(root, sha_of(evaluation.read_bytes()))
    except (DamagedError, OSError):
        return None  # `kompass archive verify` says so; here it is a framework that is not found
    path = None if record is None else root / DEFINITIONS / record.card.digest / FRAMEWORK
    return path if path is not None and path.is_file() else None
