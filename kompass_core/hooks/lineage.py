"""Lineage: the files of the revisions that lie between two of one framework, by what each `replaces`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.layers import framework_name, named
from kompass_core.problems import KompassError
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins


def between(before: Path, after: Path, plugins: Plugins) -> tuple[Path, ...] | None:
    """The files of what lies between two revisions, the oldest first; None where no line leads back.

    What a revision `replaces` is looked for beside the newer one, then beside the older one, then among
    those installed. Two states of one revision have nothing between them. Raises KompassError where a
    file on the way cannot be read.
    """
    wanted, document = framework_name(read(before)), read(after)
    here = framework_name(document)
    if wanted == here:
        return ()
    found: list[Path] = []
    seen = {here}
    while replaced := named(document, "replaces"):
        name = f"{named(document, 'id')}@{replaced}"
        if name == wanted:
            return tuple(reversed(found))
        path = file_of(name, (after, before), plugins)
        if name in seen or path is None:
            return None
        seen.add(name)
        found.append(path)
        document = read(path)
    return None


def file_of(name: str, beside: Iterable[Path], plugins: Plugins) -> Path | None:
    """The file of a revision: beside other files, or installed; None where nobody has it here."""
    for path in _neighbours(beside):
        if _says(path) == name:
            return path
    try:
        return find_framework(name, plugins)
    except KompassError:
        return None  # nobody has it here, so the line ends


def _neighbours(beside: Iterable[Path]) -> Iterator[Path]:
    folders = dict.fromkeys(path.resolve().parent for path in beside)
    return (path for folder in folders for path in sorted(folder.glob("*.toml")))


def _says(path: Path) -> str | None:
    """The framework and revision that a file says it is; None where it is no framework."""
    try:
        document = read(path)
    except KompassError:
        return None  # what is wrong with it concerns nobody here
    head = document.root.get("framework")
    return framework_name(document) if head and isinstance(head.value, Mapping) else None
