"""Definition: the files of one that is kept to its documents, and whether they say what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.archive import FRAMEWORK
from kompass_core.portfolio.archive.store import DamagedError
from kompass_core.problems import KompassError
from kompass_core.stages.check import values
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Document


def documents(files: Mapping[str, bytes]) -> tuple[Document, tuple[Document, ...]]:
    """The document of a framework, and those of its scales in its order, of their files by name.

    Raises DamagedError where one is gone, or is nothing of the kind.
    """
    try:
        read = {name: read_bytes(data, name) for name, data in files.items()}
        if FRAMEWORK not in read:
            message = f"`{FRAMEWORK}` is gone"
            raise DamagedError(message)
        framework = read.pop(FRAMEWORK)
        scales = {values.text(values.table(one.root, "scale"), "id"): one for one in read.values()}
        named = values.texts(values.table(framework.root, "framework"), "scales")
        return framework, tuple(scales[name] for name in named)
    except KompassError as error:
        message = f"it cannot be read: {error.problems[0].message}"
        raise DamagedError(message) from error
    except TypeError as error:
        message = f"it is no definition any more: {error}"
        raise DamagedError(message) from error
    except KeyError as error:
        message = f"the scale `{error.args[0]}` is gone"
        raise DamagedError(message) from error


def unlike(files: Mapping[str, bytes], digested: str) -> str | None:
    """Why what is kept under a digest says something else; None where it does not."""
    try:
        framework, scales = documents(files)
    except DamagedError as error:
        return str(error)
    found = digest(framework, *(digest(scale) for scale in scales))
    return None if found == digested else "it says something else than what was scored with"
